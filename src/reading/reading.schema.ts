import * as z from "zod";
import { proposal } from "../proposals/proposals.schema.ts";
import { COMPLAINTS, GRAINS, INTENTS, READING_FIELDS, SENTIMENTS, ULTIMATUMS } from "./reading.rules.ts";

/** What a message, a note or a call is read into: a closed set of fields, each with the words that say it. */

/** Where in the activity the words stand: offsets into its subject or body. */
export const span = z
  .object({ field: z.enum(["subject", "body"]), start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: "ReadingSpan" });

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const budget = z.strictObject({ amount: z.int().min(0).max(Number.MAX_SAFE_INTEGER), currency: z.string().regex(/^[A-Z]{3}$/) });
export const timing = z.strictObject({ from: day, to: day, grain: z.enum(GRAINS) });
/** A product of the workspace, or what the customer calls it. */
export const interest = z.strictObject({ id: z.string().max(40).nullable(), name: z.string().min(1).max(200) });

const found = <V extends z.ZodType>(value: V) => z.object({ value, span, confidence: z.number().min(0).max(1) });
const VALUES = {
  intent: z.enum(INTENTS),
  sentiment: z.enum(SENTIMENTS),
  complaint: z.enum(COMPLAINTS),
  ultimatum: z.enum(ULTIMATUMS),
  competitor: z.string().min(1).max(100),
  budget,
  timing,
  product: interest,
};
export const findings = z
  .object({
    intent: found(VALUES.intent),
    sentiment: found(VALUES.sentiment),
    complaint: found(VALUES.complaint),
    ultimatum: found(VALUES.ultimatum),
    competitor: found(VALUES.competitor),
    budget: found(VALUES.budget),
    timing: found(VALUES.timing),
    product: found(VALUES.product),
  })
  .partial()
  .meta({ id: "ReadingFindings" });

/** What a person says it should have been; null: nothing of the kind is said there. */
export const corrections = z
  .strictObject({
    intent: VALUES.intent.nullable(),
    sentiment: VALUES.sentiment.nullable(),
    complaint: VALUES.complaint.nullable(),
    ultimatum: VALUES.ultimatum.nullable(),
    competitor: VALUES.competitor.nullable(),
    budget: VALUES.budget.nullable(),
    timing: VALUES.timing.nullable(),
    product: VALUES.product.nullable(),
  })
  .partial()
  .meta({ id: "ReadingCorrections" });

/** Of what a person has added, the words that say it. */
export const markings = z
  .strictObject(Object.fromEntries(READING_FIELDS.map((field) => [field, span])) as Record<ReadingField, typeof span>)
  .partial()
  .meta({ id: "ReadingMarkings" });

/** Values put right, and added ones with their words: what the reader has not found counts only with the words that say it. */
export const correctionInput = corrections.extend({ spans: markings.optional() }).meta({ id: "ReadingCorrectionInput" });

export const reading = z
  .object({
    activityId: z.string(),
    engine: z.enum(["model", "built-in"]),
    engineVersion: z.int(),
    model: z.string().nullable(),
    readAt: z.int(),
    /** As the engine found it, whatever a person has said since. */
    found: findings,
    corrected: corrections,
    /** Where a person has marked the words of a value that they added. */
    spans: markings,
    /** Why the built-in reader read it, where a model was asked and failed. */
    reason: z.string().optional(),
    version: z.int(),
  })
  .meta({ id: "Reading" });

const MOST_ACTIVITIES = 100;
/** Ids with commas. */
export const readingQuery = z.strictObject({
  activityIds: z
    .string()
    .max(40 * MOST_ACTIVITIES)
    .transform((text) => text.split(",").slice(0, MOST_ACTIVITIES)),
});
export const readingList = z.object({ items: z.array(reading), proposals: z.array(proposal) }).meta({ id: "ReadingList" });

/** Of one field: how many activities say something of it, and what people made of that. */
export const readingLabels = z
  .object({
    items: z.array(z.object({ field: z.string(), read: z.int(), confirmed: z.int(), corrected: z.int() })),
    activities: z.int(),
  })
  .meta({ id: "ReadingLabels" });

export interface Values {
  intent: (typeof INTENTS)[number];
  sentiment: (typeof SENTIMENTS)[number];
  complaint: (typeof COMPLAINTS)[number];
  ultimatum: (typeof ULTIMATUMS)[number];
  competitor: string;
  budget: z.infer<typeof budget>;
  timing: z.infer<typeof timing>;
  product: z.infer<typeof interest>;
}
export type ReadingField = keyof Values;
export type Span = z.infer<typeof span>;
export interface Found<V> {
  value: V;
  span: Span;
  confidence: number;
}
export type Findings = { [F in ReadingField]?: Found<Values[F]> | undefined };
export type Corrections = z.infer<typeof corrections>;
export type Markings = z.infer<typeof markings>;
export type CorrectionInput = z.infer<typeof correctionInput>;
export type Reading = z.infer<typeof reading>;
