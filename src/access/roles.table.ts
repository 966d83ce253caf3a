import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Policy } from "./policy.rules.ts";

/** Roles of workspaces' own, in the directory. */
export const roles = sqliteTable("roles", {
  id: text("id").primaryKey(),
  workspaceId: text("workspace_id").notNull(),
  name: text("name").notNull(),
  description: text("description").notNull().default(""),
  policy: text("policy", { mode: "json" }).$type<Policy>().notNull(),
  version: integer("version").notNull().default(1),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
