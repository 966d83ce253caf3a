import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { FormSetup } from "./forms.schema.ts";

export const forms = sqliteTable("forms", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** Anybody who has seen the form knows it. */
  token: text("token").notNull(),
  setup: text("setup", { mode: "json" }).$type<FormSetup>().notNull(),
  isOn: integer("is_on", { mode: "boolean" }).notNull(),
  submissions: integer("submissions").notNull(),
  lastSubmittedAt: integer("last_submitted_at"),
  memberId: text("member_id").notNull(),
  credentialId: text("credential_id"),
  scopes: text("scopes", { mode: "json" }).$type<string[]>(),
  reason: text("reason").$type<"access_ended">(),
  noticeDue: integer("notice_due").notNull(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export type FormRow = typeof forms.$inferSelect;
