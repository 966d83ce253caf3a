import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AssistantChoices } from "./assistant-settings.schema.ts";

/** What the workspace lets a model do: one row, `id` is "assistant". */
export const assistantSettings = sqliteTable("assistant_settings", {
  id: text("id").primaryKey(),
  choices: text("choices", { mode: "json" }).$type<Partial<AssistantChoices>>().notNull(),
  secret: text("secret"),
  version: integer("version").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
export type AssistantSettingsRow = typeof assistantSettings.$inferSelect;
