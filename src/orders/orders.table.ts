import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";
import type { Order, OrderLine } from "./orders.schema.ts";

export const orders = sqliteTable("orders", {
  ...recordColumns,
  number: text("number"),
  sortName: text("sort_name").notNull(),
  companyId: text("company_id"),
  contactId: text("contact_id"),
  dealId: text("deal_id"),
  ownerId: text("owner_id"),
  orderedAt: integer("ordered_at").notNull(),
  status: text("status").$type<Order["status"]>().notNull(),
  channel: text("channel"),
  currency: text("currency"),
  lines: text("lines", { mode: "json" }).$type<OrderLine[]>().notNull(),
  givenAmount: integer("given_amount"),
  tax: integer("tax"),
  net: integer("net"),
  amount: integer("amount"),
  note: text("note"),
  externalId: text("external_id"),
});

/** Follows from the lines that stand in the orders, in the same batch. */
export const orderLines = sqliteTable(
  "order_lines",
  {
    orderId: text("order_id").notNull(),
    position: integer("position").notNull(),
    productId: text("product_id"),
    name: text("name"),
    quantity: real("quantity").notNull(),
    unitPrice: integer("unit_price"),
    discount: integer("discount").notNull(),
    amount: integer("amount").notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.position] })],
);
