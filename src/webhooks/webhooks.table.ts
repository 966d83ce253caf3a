import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Delivery, Webhook } from "./webhooks.schema.ts";

/** A secret as it lies here; without an end it is the one in force. */
export interface SealedSecret {
  sealed: string;
  expiresAt: number | null;
}

export const webhooks = sqliteTable("webhooks", {
  id: text("id").primaryKey(),
  url: text("url").notNull(),
  description: text("description").notNull(),
  events: text("events", { mode: "json" }).$type<string[]>().notNull(),
  includesRecord: integer("includes_record", { mode: "boolean" }).notNull(),
  secrets: text("secrets", { mode: "json" }).$type<SealedSecret[]>().notNull(),
  state: text("state").$type<Webhook["state"]>().notNull(),
  reason: text("reason").$type<Webhook["reason"]>(),
  failingSince: integer("failing_since"),
  lastSuccessAt: integer("last_success_at"),
  stoppedAt: integer("stopped_at"),
  noticeDue: integer("notice_due").notNull(),
  memberId: text("member_id").notNull(),
  credentialId: text("credential_id"),
  scopes: text("scopes", { mode: "json" }).$type<string[]>(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const webhookDeliveries = sqliteTable("webhook_deliveries", {
  id: text("id").primaryKey(),
  webhookId: text("webhook_id").notNull(),
  eventId: text("event_id").notNull(),
  event: text("event").notNull(),
  recordKind: text("record_kind").notNull(),
  recordId: text("record_id").notNull(),
  recordVersion: integer("record_version").notNull(),
  eventAt: integer("event_at").notNull(),
  state: text("state").$type<Delivery["state"]>().notNull(),
  attempts: integer("attempts").notNull(),
  tries: integer("tries").notNull(),
  nextAt: integer("next_at").notNull(),
  firstTriedAt: integer("first_tried_at"),
  lastTriedAt: integer("last_tried_at"),
  lastStatus: integer("last_status"),
  lastError: text("last_error"),
  createdAt: integer("created_at").notNull(),
});

export type WebhookRow = typeof webhooks.$inferSelect;
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;
