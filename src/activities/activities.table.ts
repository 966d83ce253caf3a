import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";
import type { Activity, ActivityMeta } from "./activities.schema.ts";

export const activities = sqliteTable("activities", {
  ...recordColumns,
  kind: text("kind").$type<Activity["kind"]>().notNull(),
  direction: text("direction").$type<Activity["direction"]>(),
  subject: text("subject").notNull().default(""),
  body: text("body").notNull().default(""),
  quoted: text("quoted"),
  occurredAt: integer("occurred_at").notNull(),
  durationMin: integer("duration_min"),
  authorId: text("author_id"),
  channelId: text("channel_id"),
  threadId: text("thread_id"),
  meta: text("meta", { mode: "json" }).$type<ActivityMeta>().notNull(),
  privateTo: text("private_to"),
  links: text("links", { mode: "json" }).$type<string[]>().notNull(),
});

/** The timeline's index: one row per record that an activity is about. */
export const activityLinks = sqliteTable(
  "activity_links",
  {
    recordId: text("record_id").notNull(),
    occurredAt: integer("occurred_at").notNull(),
    activityId: text("activity_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.recordId, table.occurredAt, table.activityId] })],
);
