import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Changed, CheckedSentence, Draft, Engine, EvidenceItem, Language, RunKind, SummaryPoint } from "./assistant.schema.ts";
import type { StyleProfile } from "./style.schema.ts";

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
  channel: text("channel").$type<Draft["channel"]>().notNull(),
  angle: text("angle").$type<Draft["angle"]>().notNull(),
  addressForm: text("address_form").$type<Draft["addressForm"]>(),
  templateId: text("template_id"),
  asIWrite: integer("as_i_write", { mode: "boolean" }).notNull(),
  subjects: text("subjects", { mode: "json" }).$type<string[]>().notNull(),
  gaps: text("gaps", { mode: "json" }).$type<Draft["gaps"]>().notNull(),
  /** The draft that this one rewrites. */
  revises: text("revises"),
  /** Everything that was asked to be changed, from the first draft on: it is evidence, too. */
  edit: text("edit").notNull(),
  /** The draft that this one was written beside, to choose from the two. */
  rivalId: text("rival_id"),
  choice: text("choice").$type<"picked" | "dropped">(),
  changed: text("changed", { mode: "json" }).$type<Changed>(),
  /** The text as it was written, to see how much the person changed. */
  generatedBody: text("generated_body").notNull(),
  memberId: text("member_id").notNull(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
export type DraftRow = typeof drafts.$inferSelect;

export type KeptKind = "summary" | "thread" | "notes" | "news" | "brief";

/** A point; one that is to be done may name who does it and by when, or the days between which its words leave the choice. */
export type KeptPoint = SummaryPoint & { owner?: string | null; dueAt?: number | null; dueChoices?: number[] };

/** Points by section, with what they rest on. */
export interface KeptBody {
  sections: Record<string, KeptPoint[]>;
  evidence: EvidenceItem[];
  /** Claims that were taken out because nothing supports them. */
  removed: number;
  /** Why the built-in engine wrote it, where a model was asked and failed. */
  reason?: string;
}

/** A text by what it was made from: the key names the exact content that its reader may see. */
export const summaries = sqliteTable(
  "summaries",
  {
    recordId: text("record_id").notNull(),
    packKey: text("pack_key").notNull(),
    kind: text("kind").$type<KeptKind>().notNull(),
    language: text("language").$type<Language>().notNull(),
    engine: text("engine").$type<Engine>().notNull(),
    model: text("model"),
    body: text("body", { mode: "json" }).$type<KeptBody>().notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.recordId, table.packKey, table.language, table.engine] })],
);

/** What somebody decided about a task that notes propose. */
export const noteActions = sqliteTable(
  "note_actions",
  {
    activityId: text("activity_id").notNull(),
    actionKey: text("action_key").notNull(),
    decision: text("decision").$type<"accepted" | "dismissed">().notNull(),
    taskId: text("task_id"),
    memberId: text("member_id").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.actionKey] })],
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

/** How a member writes; none where they have not asked for it to be learned. */
export const writingStyles = sqliteTable("writing_styles", {
  memberId: text("member_id").primaryKey(),
  profile: text("profile", { mode: "json" }).$type<StyleProfile>().notNull(),
  mails: integer("mails").notNull(),
  learnedAt: integer("learned_at").notNull(),
});
