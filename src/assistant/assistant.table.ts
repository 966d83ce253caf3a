import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CheckedSentence, Draft, Engine, EvidenceItem, Language, RunKind, Summary } from "./assistant.schema.ts";

export const drafts = sqliteTable("drafts", {
  id: text("id").primaryKey(),
  recordId: text("record_id").notNull(),
  contactId: text("contact_id"),
  companyId: text("company_id"),
  purpose: text("purpose").$type<Draft["purpose"]>().notNull(),
  tone: text("tone").$type<Draft["tone"]>().notNull(),
  length: text("length").$type<Draft["length"]>().notNull(),
  language: text("language").$type<Language>().notNull(),
  instruction: text("instruction").notNull(),
  subject: text("subject").notNull(),
  body: text("body").notNull(),
  evidence: text("evidence", { mode: "json" }).$type<EvidenceItem[]>().notNull(),
  sentences: text("sentences", { mode: "json" }).$type<CheckedSentence[]>().notNull(),
  engine: text("engine").$type<Engine>().notNull(),
  model: text("model"),
  state: text("state").$type<Draft["state"]>().notNull(),
  /** The text as it was written, to see how much the person changed. */
  generatedBody: text("generated_body").notNull(),
  memberId: text("member_id").notNull(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
export type DraftRow = typeof drafts.$inferSelect;

/** A summary by what it was made from: the key names the exact content that its reader may see. */
export const summaries = sqliteTable(
  "summaries",
  {
    recordId: text("record_id").notNull(),
    packKey: text("pack_key").notNull(),
    language: text("language").$type<Language>().notNull(),
    engine: text("engine").$type<Engine>().notNull(),
    model: text("model"),
    body: text("body", { mode: "json" })
      .$type<Pick<Summary, "points" | "openQuestions" | "nextSteps" | "evidence" | "removed" | "reason">>()
      .notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.recordId, table.packKey, table.language, table.engine] })],
);

/**
 * One line per time an engine wrote something. `edited` is the share of words that the person changed before sending. Messages are as they
 * left, evidence is what they were made from; both and the answer are kept for 30 days.
 */
export const assistantRuns = sqliteTable("assistant_runs", {
  id: text("id").primaryKey(),
  kind: text("kind").$type<RunKind>().notNull(),
  recordId: text("record_id"),
  memberId: text("member_id").notNull(),
  engine: text("engine").$type<Engine>().notNull(),
  model: text("model"),
  promptVersion: text("prompt_version").notNull(),
  tokensIn: integer("tokens_in"),
  tokensOut: integer("tokens_out"),
  costMicros: integer("cost_micros"),
  latencyMs: integer("latency_ms").notNull(),
  outcome: text("outcome").notNull(),
  verdict: text("verdict", { mode: "json" }).$type<Record<string, number>>().notNull(),
  edited: real("edited"),
  messages: text("messages", { mode: "json" }).$type<{ role: string; content: string }[]>(),
  answer: text("answer"),
  evidence: text("evidence", { mode: "json" }).$type<EvidenceItem[]>(),
  at: integer("at").notNull(),
});
export type RunRow = typeof assistantRuns.$inferSelect;
