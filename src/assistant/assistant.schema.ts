import * as z from "zod";
import { ADDRESS_FORMS } from "../contacts/contacts.schema.ts";
import { id, instant, language, line, prose, requiredLine } from "../core/fields.schema.ts";
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
  "renewal",
  "congratulation",
  "tet_greeting",
  "birthday_greeting",
] as const;
/** How it reaches the customer: a mail, a short message, or a call that the person makes with the text before them. */
export const CHANNELS = ["mail", "chat", "call"] as const;
/** What comes first: what happened, or what is asked. */
export const ANGLES = ["story", "ask_first"] as const;
/** What a draft could not do: for want of an occasion, of a value for a slot, or of words that the built-in engine has not. */
export const GAPS = [
  "occasion",
  "birthday",
  "birthday_far",
  "tet_far",
  "term",
  "complaint",
  "known",
  "quote",
  "slot",
  "estimate",
  "style",
  "no_evidence",
  "edit",
  "unsaid",
  "form",
  "undecided",
  "recent",
  "no_complaint",
  "nothing_due",
  "no_talk",
  "no_message",
  "never_bought",
  "nothing_done",
  "answered",
  "not_yet",
  "answer",
] as const;
export const TONES = ["friendly", "formal", "direct"] as const;
export const LENGTHS = ["short", "medium", "long"] as const;
/** What an engine was asked for. */
export const RUN_KINDS = ["draft", "sent", "summary", "brief", "digest", "ask", "reading", "forecast"] as const;
/** What the texts of points are made of. */
export const NOTE_SECTIONS = ["decision", "action", "risk", "mood"] as const;
export const BRIEF_SECTIONS = ["who", "history", "promise", "ask"] as const;
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
    /** What it says in money is our own estimate of an open deal, which no customer has been told. */
    isEstimate: z.boolean().optional(),
    /** Known only among ourselves (a task, a note, a deal's next step): it bears out no promise to the customer. */
    isInternal: z.boolean().optional(),
    /** How this person is addressed, where the record says so: "anh", "Ms". */
    form: z.string().optional(),
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
    channel: z.enum(CHANNELS).default("mail"),
    angle: z.enum(ANGLES).default("story"),
    /** Instead of the contact's own, for this text alone. */
    addressForm: z.enum(ADDRESS_FORMS).optional(),
    templateId: id.optional(),
    /** In the writer's own manner, if they have had it learned. */
    asIWrite: z.boolean().default(false),
    /** The draft that this one is written beside, to pick one of the two. */
    rivalOf: id.optional(),
    instruction: line(1_000).default(""),
  })
  .meta({ id: "DraftInput" });

/** What could not be done, with the day, slot or words it is about. */
/** `purpose` is what would fit instead of the one that was asked for. */
export const gap = z.object({ code: z.enum(GAPS), detail: z.string(), purpose: z.enum(PURPOSES).optional() }).meta({ id: "DraftGap" });

/** What the person changed before sending, in sentences; `share` is of words. */
export const changed = z
  .object({ kept: z.int(), changed: z.int(), added: z.int(), removed: z.int(), share: z.number() })
  .meta({ id: "DraftChanged" });

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
    channel: z.enum(CHANNELS),
    angle: z.enum(ANGLES),
    addressForm: z.enum(ADDRESS_FORMS).nullable(),
    templateId: z.string().nullable(),
    asIWrite: z.boolean(),
    instruction: z.string(),
    subject: z.string(),
    /** Subject lines to pick from; a mail has three. */
    subjects: z.array(z.string()),
    gaps: z.array(gap),
    revises: z.string().nullable(),
    rivalId: z.string().nullable(),
    choice: z.enum(["picked", "dropped"]).nullable(),
    changed: changed.nullable(),
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

/** "Shorter, mention the discount", on the text as the person has it. */
export const draftRevision = z
  .strictObject({
    instruction: requiredLine(1_000),
    subject: line(500).optional(),
    body: prose(50_000).optional(),
    settled: z.array(prose(5_000)).max(200).default([]),
  })
  .meta({ id: "DraftRevision" });

export const draftSend = z.strictObject({ ...sendFields, settled: z.array(prose(5_000)).max(200).default([]) }).meta({ id: "DraftSend" });

/** A chat as the person sent it; of a call what was said, and how it ended. */
export const draftLog = z
  .strictObject({
    body: prose(20_000).pipe(z.string().regex(/\S/)),
    settled: z.array(prose(5_000)).max(200).default([]),
    outcome: requiredLine(200).optional(),
    durationMin: z.int().min(0).max(1_440).optional(),
  })
  .meta({ id: "DraftLog" });

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

/** A task that the notes of a meeting propose. `key` names it when somebody decides about it. */
export const noteAction = z
  .object({
    key: z.string(),
    title: z.string(),
    /** Who is to do it, as the notes have it, and the member whom that means. */
    owner: z.string().nullable(),
    ownerId: z.string().nullable(),
    dueAt: z.int().nullable(),
    /** The days that "12/05" may mean, nearest first, where only a person can say which; `dueAt` is null then. */
    dueChoices: z.array(z.int()),
    cites: z.array(z.string()),
    state: z.enum(["open", "accepted", "dismissed"]),
    taskId: z.string().nullable(),
  })
  .meta({ id: "NoteAction" });

export const notesReading = z
  .object({
    activityId: z.string(),
    language,
    engine: z.enum(ENGINES),
    model: z.string().nullable(),
    generatedAt: z.int(),
    stale: z.boolean(),
    decisions: z.array(summaryPoint),
    actions: z.array(noteAction),
    risks: z.array(summaryPoint),
    /** How the customer feels, with the words that show it; null where nothing does. */
    mood: z.union([summaryPoint, z.null()]),
    evidence: z.array(evidenceItem),
    removed: z.int(),
    /** Why the built-in engine read them, where a model was asked and failed. */
    reason: z.string().optional(),
  })
  .meta({ id: "NotesReading" });

/** What somebody decides about a proposed task: it becomes one, as they have set it, or is put aside. */
export const noteDecision = z
  .strictObject({
    key: z.string().regex(/^[0-9a-f]{16}$/),
    decision: z.enum(["accept", "dismiss"]),
    title: requiredLine(300).optional(),
    dueAt: instant.nullable().optional(),
    assigneeId: id.nullable().optional(),
  })
  .meta({ id: "NoteDecision" });
export const noteDecided = z
  .object({ key: z.string(), state: z.enum(["accepted", "dismissed"]), taskId: z.string().nullable() })
  .meta({ id: "NoteDecided" });

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
export type DraftRevision = z.infer<typeof draftRevision>;
export type Gap = z.infer<typeof gap>;
export type Changed = z.infer<typeof changed>;
export type Channel = (typeof CHANNELS)[number];
export type Angle = (typeof ANGLES)[number];
export type DraftPatch = z.infer<typeof draftPatch>;
export type DraftSend = z.infer<typeof draftSend>;
export type DraftLog = z.infer<typeof draftLog>;
export type SummaryPoint = z.infer<typeof summaryPoint>;
export type Summary = z.infer<typeof summary>;
export type NoteAction = z.infer<typeof noteAction>;
export type NotesReading = z.infer<typeof notesReading>;
export type NoteDecision = z.infer<typeof noteDecision>;
export type NoteDecided = z.infer<typeof noteDecided>;
export type Purpose = (typeof PURPOSES)[number];
export type Tone = (typeof TONES)[number];
export type Length = (typeof LENGTHS)[number];
export type Language = z.infer<typeof language>;
