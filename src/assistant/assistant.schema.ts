import * as z from "zod";
import { id, language, line, prose } from "../core/fields.schema.ts";
import { sendFields } from "../mail/mail.schema.ts";

export const PURPOSES = [
  "follow_up",
  "first_contact",
  "reply",
  "after_meeting",
  "quote_reminder",
  "late_payment",
  "win_back",
  "apology",
  "thanks",
] as const;
export const TONES = ["friendly", "formal", "direct"] as const;
export const LENGTHS = ["short", "medium", "long"] as const;
/** What an engine was asked for. */
export const RUN_KINDS = ["draft", "sent", "summary", "brief", "digest", "ask", "reading"] as const;
export const ENGINES = ["model", "built-in"] as const;

/** One thing the assistant may rely on. `ref` is what a text cites ("a12"); `recordId` is what a click opens. */
export const evidenceItem = z
  .object({
    ref: z.string(),
    kind: z.enum(["activity", "deal", "task", "contact", "company", "fact"]),
    recordId: z.string().nullable(),
    at: z.int().nullable(),
    title: z.string(),
    text: z.string(),
    /** A mail that the assistant drafted and we sent: it proves what we wrote, not what happened. */
    isDrafted: z.boolean().optional(),
  })
  .meta({ id: "EvidenceItem" });

/** A sentence of a draft or summary with the verdict of the check in code. Offsets are into the body. */
export const checkedSentence = z
  .object({
    text: z.string(),
    start: z.int(),
    end: z.int(),
    cites: z.array(z.string()),
    status: z.enum(["supported", "unsupported", "no_claim", "settled"]),
    /** What was not found in the evidence: "500.000.000 ₫", "12/05". */
    problems: z.array(z.string()),
  })
  .meta({ id: "CheckedSentence" });

export const draftInput = z
  .strictObject({
    recordId: id,
    purpose: z.enum(PURPOSES).default("follow_up"),
    tone: z.enum(TONES).default("friendly"),
    length: z.enum(LENGTHS).default("medium"),
    language: language.optional(),
    instruction: line(1_000).default(""),
  })
  .meta({ id: "DraftInput" });

export const draft = z
  .object({
    id: z.string(),
    recordId: z.string(),
    contactId: z.string().nullable(),
    companyId: z.string().nullable(),
    purpose: z.enum(PURPOSES),
    tone: z.enum(TONES),
    length: z.enum(LENGTHS),
    language,
    instruction: z.string(),
    subject: z.string(),
    body: z.string(),
    evidence: z.array(evidenceItem),
    sentences: z.array(checkedSentence),
    engine: z.enum(ENGINES),
    model: z.string().nullable(),
    state: z.enum(["writing", "ready", "stopped", "sent"]),
    version: z.int(),
    createdAt: z.int(),
  })
  .meta({ id: "Draft" });

export const draftPatch = z
  .strictObject({
    subject: line(500),
    body: prose(50_000),
    /** Sentences the person vouches for, by their text. */
    settled: z.array(prose(5_000)).max(200),
  })
  .partial()
  .meta({ id: "DraftPatch" });

export const draftSend = z.strictObject({ ...sendFields, settled: z.array(prose(5_000)).max(200).default([]) }).meta({ id: "DraftSend" });

export const summaryPoint = z.object({ at: z.int().nullable(), text: z.string(), cites: z.array(z.string()) }).meta({ id: "SummaryPoint" });
export const summary = z
  .object({
    recordId: z.string(),
    language,
    engine: z.enum(ENGINES),
    model: z.string().nullable(),
    generatedAt: z.int(),
    /** True when something arrived after it was written. */
    stale: z.boolean(),
    points: z.array(summaryPoint),
    openQuestions: z.array(summaryPoint),
    nextSteps: z.array(summaryPoint),
    evidence: z.array(evidenceItem),
    /** Claims that were taken out because nothing supports them. */
    removed: z.int(),
    /** Why the built-in engine wrote it, where a model was asked and failed. */
    reason: z.string().optional(),
  })
  .meta({ id: "Summary" });

const event = <N extends string, D extends z.ZodType>(name: N, data: D) => z.object({ event: z.literal(name), data });

/** Server-sent events of POST /assistant/drafts, in order: start, delta…, (restart, delta…)?, done | failed. */
export const draftEvent = z
  .discriminatedUnion("event", [
    event(
      "start",
      z.object({ draftId: z.string(), engine: z.enum(ENGINES), model: z.string().nullable(), evidence: z.array(evidenceItem) }),
    ),
    event("delta", z.object({ text: z.string() })),
    event("restart", z.object({ engine: z.enum(ENGINES), reason: z.string() })),
    event("done", z.object({ draft })),
    event("failed", z.object({ code: z.string(), message: z.string() })),
  ])
  .meta({ id: "DraftEvent" });

export type DraftEvent = z.infer<typeof draftEvent>;
export type RunKind = (typeof RUN_KINDS)[number];
export type Engine = (typeof ENGINES)[number];
export type EvidenceItem = z.infer<typeof evidenceItem>;
export type CheckedSentence = z.infer<typeof checkedSentence>;
export type DraftInput = z.infer<typeof draftInput>;
export type Draft = z.infer<typeof draft>;
export type DraftPatch = z.infer<typeof draftPatch>;
export type DraftSend = z.infer<typeof draftSend>;
export type SummaryPoint = z.infer<typeof summaryPoint>;
export type Summary = z.infer<typeof summary>;
export type Purpose = (typeof PURPOSES)[number];
export type Tone = (typeof TONES)[number];
export type Length = (typeof LENGTHS)[number];
export type Language = z.infer<typeof language>;
