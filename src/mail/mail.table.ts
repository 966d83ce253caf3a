import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { OutgoingMail } from "./mail.schema.ts";

export const outgoingMail = sqliteTable("outgoing_mail", {
  id: text("id").primaryKey(),
  messageId: text("message_id").notNull(),
  state: text("state").$type<OutgoingMail["state"]>().notNull(),
  fromAddress: text("from_address").notNull(),
  fromName: text("from_name").notNull(),
  replyTo: text("reply_to"),
  toAddresses: text("to_addresses", { mode: "json" }).$type<string[]>().notNull(),
  ccAddresses: text("cc_addresses", { mode: "json" }).$type<string[]>().notNull(),
  subject: text("subject").notNull(),
  body: text("body").notNull(),
  inReplyTo: text("in_reply_to"),
  sendAt: integer("send_at").notNull(),
  sentAt: integer("sent_at"),
  attempts: integer("attempts").notNull(),
  reason: text("reason"),
  draftId: text("draft_id"),
  draftedWith: text("drafted_with"),
  threadId: text("thread_id"),
  recordIds: text("record_ids", { mode: "json" }).$type<string[]>().notNull(),
  task: text("task", { mode: "json" }).$type<{ title: string; dueAt: number } | null>(),
  activityId: text("activity_id"),
  memberId: text("member_id").notNull(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export type OutgoingRow = typeof outgoingMail.$inferSelect;
