import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Mapping } from "./mapping.rules.ts";

export const inboundHooks = sqliteTable("inbound_hooks", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  token: text("token").notNull(),
  secret: text("secret"),
  mapping: text("mapping", { mode: "json" }).$type<Mapping>().notNull(),
  isOn: integer("is_on", { mode: "boolean" }).notNull(),
  sample: text("sample"),
  sampleAt: integer("sample_at"),
  memberId: text("member_id").notNull(),
  credentialId: text("credential_id"),
  scopes: text("scopes", { mode: "json" }).$type<string[]>(),
  reason: text("reason").$type<"access_ended">(),
  noticeDue: integer("notice_due").notNull(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export type InboundHookRow = typeof inboundHooks.$inferSelect;
