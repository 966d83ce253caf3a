import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";

export const products = sqliteTable("products", {
  ...recordColumns,
  name: text("name").notNull(),
  sortName: text("sort_name").notNull(),
  matchName: text("match_name").notNull(),
  sku: text("sku"),
  series: text("series"),
  price: integer("price"),
  currency: text("currency"),
  unit: text("unit"),
  description: text("description"),
  externalId: text("external_id"),
});
