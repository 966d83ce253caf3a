import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** When a member last looked at a record, and when they had looked before. */
export const recordLooks = sqliteTable(
  "record_looks",
  {
    memberId: text("member_id").notNull(),
    recordId: text("record_id").notNull(),
    lookedAt: integer("looked_at").notNull(),
    beforeAt: integer("before_at"),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.recordId] })],
);
