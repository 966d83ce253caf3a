import type { RecordKind, Row } from "../core/record.ts";
import { productNames } from "./products.rules.ts";
import { products } from "./products.table.ts";

export type ProductRow = Row<typeof products>;

export const productRecord: RecordKind<typeof products> = {
  kind: "product",
  noun: "products",
  table: products,
  derived: { fields: ["sortName", "matchName"], from: ({ name }) => productNames(name) },
  searched: ["sku", "series", "description"],
  search: (row) => ({ title: row.name, text: [row.sku, row.series, row.description].filter(Boolean).join(" \n"), at: row.updatedAt }),
};
