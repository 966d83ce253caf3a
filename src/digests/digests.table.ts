import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { DigestKind } from "./digests.schema.ts";

/** When a member wants digests by mail: minutes after midnight in the workspace's zone, null for not at all. */
export const digestSettings = sqliteTable("digest_settings", {
  memberId: text("member_id").primaryKey(),
  dailyAt: integer("daily_at"),
  weeklyAt: integer("weekly_at"),
  weeklyDay: integer("weekly_day").notNull(),
  version: integer("version").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const digestSendings = sqliteTable(
  "digest_sendings",
  {
    memberId: text("member_id").notNull(),
    kind: text("kind").$type<DigestKind>().notNull(),
    day: text("day").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.kind, table.day] })],
);
