import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";

export const tasks = sqliteTable("tasks", {
  ...recordColumns,
  title: text("title").notNull(),
  note: text("note").notNull().default(""),
  dueAt: integer("due_at"),
  doneAt: integer("done_at"),
  assigneeId: text("assignee_id"),
  contactId: text("contact_id"),
  companyId: text("company_id"),
  dealId: text("deal_id"),
});
