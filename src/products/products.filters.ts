import { filterNoun } from "../core/filter-fields.ts";
import { productRecord } from "./products.record.ts";

const text = { type: "text" } as const;

export const productFilters = filterNoun(productRecord, {
  fields: {
    name: text,
    sku: text,
    series: text,
    price: { type: "money" },
    currency: text,
    unit: text,
    description: text,
    externalId: text,
  },
});
