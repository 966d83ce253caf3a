import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Locale, Role } from "../core/context.ts";
import { recordColumns } from "../core/record.ts";

/** Profiles of the people of a workspace, under the same ids as in the directory. One without an address cannot sign in. */
export const members = sqliteTable("members", {
  ...recordColumns,
  name: text("name").notNull(),
  sortName: text("sort_name").notNull(),
  email: text("email"),
  role: text("role").$type<Role>().notNull(),
  title: text("title"),
  region: text("region"),
  managerId: text("manager_id"),
  locale: text("locale").$type<Locale>().notNull().default("vi"),
  signature: text("signature"),
  externalId: text("external_id"),
});
