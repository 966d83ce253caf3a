import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AskQuery } from "../ask/ask.schema.ts";
import { recordColumns } from "../core/record.ts";

/** Questions that are kept. */
export const views = sqliteTable("views", {
  ...recordColumns,
  name: text("name").notNull(),
  sortName: text("sort_name").notNull(),
  query: text("query", { mode: "json" }).$type<AskQuery>().notNull(),
  isShared: integer("is_shared", { mode: "boolean" }).notNull(),
  ownerId: text("owner_id").notNull(),
});
