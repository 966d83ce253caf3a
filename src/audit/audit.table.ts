import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Who did what from where: migrations/workspace/0008_audit.sql says what each column is for. */
export const audit = sqliteTable("audit", {
  id: text("id").primaryKey(),
  at: integer("at").notNull(),
  memberId: text("member_id"),
  via: text("via").notNull(),
  action: text("action").notNull(),
  target: text("target"),
  detail: text("detail"),
  changeId: text("change_id"),
  ip: text("ip"),
  userAgent: text("user_agent"),
  requestId: text("request_id"),
  salt: text("salt"),
  personal: text("personal").notNull(),
  logDigest: text("log_digest"),
  digest: text("digest").notNull(),
  erasure: text("erasure"),
  seq: integer("seq"),
  seal: text("seal"),
});

export type AuditRow = typeof audit.$inferSelect;
/** A row that has its place in the chain. */
export type SealedRow = AuditRow & { seq: number; seal: string };
