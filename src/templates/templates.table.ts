import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Template } from "./templates.schema.ts";

export const templates = sqliteTable("templates", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** Null: for any purpose. */
  purpose: text("purpose").$type<Template["purpose"]>(),
  channel: text("channel").$type<Template["channel"]>().notNull(),
  language: text("language").$type<Template["language"]>().notNull(),
  subject: text("subject").notNull(),
  body: text("body").notNull(),
  /** How many drafts were begun with it, and when last. */
  used: integer("used").notNull(),
  lastUsedAt: integer("last_used_at"),
  memberId: text("member_id").notNull(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export type TemplateRow = typeof templates.$inferSelect;
