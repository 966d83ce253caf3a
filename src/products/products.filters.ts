import { choiceOf, filterNoun } from "../core/filter-fields.ts";
import { productRecord } from "./products.record.ts";
import { PRODUCT_STATUSES } from "./products.schema.ts";

const text = { type: "text" } as const;

export const productFilters = filterNoun(productRecord, {
  fields: {
    name: text,
    sku: text,
    series: text,
    price: { type: "money" },
    cost: { type: "money" },
    currency: text,
    unit: text,
    stock: { type: "number" },
    status: choiceOf(PRODUCT_STATUSES),
    description: text,
    externalId: text,
  },
});
