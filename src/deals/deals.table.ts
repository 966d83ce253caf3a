import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";
import type { Deal, DealStage } from "./deals.schema.ts";

export const deals = sqliteTable("deals", {
  ...recordColumns,
  name: text("name").notNull(),
  sortName: text("sort_name").notNull(),
  companyId: text("company_id"),
  contactId: text("contact_id"),
  productId: text("product_id"),
  ownerId: text("owner_id"),
  stage: text("stage").$type<DealStage>().notNull(),
  status: text("status").$type<Deal["status"]>().notNull(),
  amount: integer("amount"),
  currency: text("currency"),
  openedAt: integer("opened_at"),
  expectedCloseAt: integer("expected_close_at"),
  closedAt: integer("closed_at"),
  nextStep: text("next_step"),
  lostReason: text("lost_reason"),
  externalId: text("external_id"),
});

/** When a deal entered which stage. */
export const dealStageEvents = sqliteTable(
  "deal_stage_events",
  {
    dealId: text("deal_id").notNull(),
    enteredAt: integer("entered_at").notNull(),
    stage: text("stage").$type<DealStage>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.dealId, table.enteredAt, table.stage] })],
);
