import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";

/** Who works with whom. The people of a team stand in `memberIds`; `team_members` is the index over it. */
export const teams = sqliteTable("teams", {
  ...recordColumns,
  name: text("name").notNull(),
  sortName: text("sort_name").notNull(),
  parentId: text("parent_id"),
  memberIds: text("member_ids", { mode: "json" }).$type<string[]>().notNull(),
});
