import * as z from "zod";
import { ENGINES, evidenceItem } from "../assistant/assistant.schema.ts";
import { flag, language } from "../core/fields.schema.ts";

export const DIGEST_KINDS = ["daily", "weekly"] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** Of a day: whom to see to and why, then what there is of each kind. Of a week: what became of the pipeline, and what to learn from it. */
export const DAILY_SECTIONS = ["focus", "tasks", "complaints", "messages", "waiting", "promises", "silent", "deals", "birthdays"] as const;
export const WEEKLY_SECTIONS = ["pipeline", "won", "lost", "moved", "opened", "risk", "complaints", "workload"] as const;
const SECTIONS = [...new Set([...DAILY_SECTIONS, ...WEEKLY_SECTIONS])];

export const digestPoint = z
  .object({
    text: z.string(),
    /** What it rests on, by the refs of the evidence. */
    cites: z.array(z.string()),
    /** The record that a click opens, and the words of the text that name it. */
    recordId: z.string().nullable(),
    about: z.string().nullable(),
    at: z.int().nullable(),
  })
  .meta({ id: "DigestPoint" });

export const digest = z
  .object({
    kind: z.enum(DIGEST_KINDS),
    language,
    /** The days that it is about, in the workspace's zone; the last one is today. */
    from: z.string(),
    to: z.string(),
    generatedAt: z.int(),
    engine: z.enum(ENGINES),
    model: z.string().nullable(),
    /** A few sentences by the model on top, each checked against the points below; empty without a model. */
    headline: z.array(digestPoint),
    sections: z.array(
      z.object({ name: z.enum(SECTIONS), points: z.array(digestPoint), more: z.int().meta({ description: "How many are not listed" }) }),
    ),
    evidence: z.array(evidenceItem),
    /** Why there is no headline, where a model was asked for one and failed. */
    reason: z.string().optional(),
  })
  .meta({ id: "Digest" });

export const digestQuery = z.strictObject({
  kind: z.enum(DIGEST_KINDS).default("daily"),
  language: language.optional(),
  isWhole: flag.meta({ description: "Every point of every section, without a headline" }),
});

const minute = z.int().min(0).max(1_439).nullable();
const schedule = { dailyAt: minute, weeklyAt: minute, weeklyDay: z.int().min(0).max(6) };
/** When digests are mailed: minutes after midnight in the workspace's time zone, null for never; weekdays count from Sunday, 0. */
export const digestSettings = z.object({ ...schedule, timeZone: z.string(), version: z.int() }).meta({ id: "DigestSettings" });
export const digestSettingsPatch = z.strictObject(schedule).partial().meta({ id: "DigestSettingsPatch" });

export type DigestPoint = z.infer<typeof digestPoint>;
export type Digest = z.infer<typeof digest>;
export type DigestQuery = z.infer<typeof digestQuery>;
export type DigestSection = (typeof SECTIONS)[number];
export type DigestSettings = z.infer<typeof digestSettings>;
export type DigestSettingsPatch = z.infer<typeof digestSettingsPatch>;
