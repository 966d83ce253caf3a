import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";
import type { Product } from "./products.schema.ts";

export const products = sqliteTable("products", {
  ...recordColumns,
  name: text("name").notNull(),
  sortName: text("sort_name").notNull(),
  matchName: text("match_name").notNull(),
  sku: text("sku"),
  series: text("series"),
  price: integer("price"),
  cost: integer("cost"),
  currency: text("currency"),
  unit: text("unit"),
  stock: integer("stock"),
  status: text("status").$type<Product["status"]>().notNull().default("active"),
  description: text("description"),
  externalId: text("external_id"),
});
