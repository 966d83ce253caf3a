import * as z from "zod";
import { PURPOSES } from "./assistant.schema.ts";

/** How somebody writes in one language. Names and figures of customers are no part of it. */
export const styleOfLanguage = z
  .object({
    mails: z.int(),
    /** With slots: "Chào {you} {name},". */
    greeting: z.string().nullable(),
    signOff: z.string().nullable(),
    /** Words in a sentence, the median. */
    sentenceWords: z.int(),
    /** The emoji they like, and the share of their mails that has any. */
    emoji: z.string().nullable(),
    emojiShare: z.number(),
    exclamationShare: z.number(),
    /** Turns of phrase that stand in several mails to different people. */
    phrases: z.array(z.string()),
  })
  .meta({ id: "StyleOfLanguage" });

export const styleProfile = z.object({ vi: styleOfLanguage.nullable(), en: styleOfLanguage.nullable() }).meta({ id: "StyleProfile" });

/** Off until the member has it learned; gone when they say so. */
export const writingStyle = z
  .object({ isOn: z.boolean(), mails: z.int(), learnedAt: z.int().nullable(), profile: z.union([styleProfile, z.null()]) })
  .meta({ id: "WritingStyle" });

/** What the asker made of the drafts for one purpose. Sentences are counted over all that were sent. */
export const habit = z
  .object({
    purpose: z.enum(PURPOSES),
    drafts: z.int(),
    sent: z.int(),
    /** Sent as they were written. */
    untouched: z.int(),
    ...{ kept: z.int(), changed: z.int(), added: z.int(), removed: z.int() },
    /** Share of words changed, on average over those sent. */
    share: z.number().nullable(),
  })
  .meta({ id: "DraftHabit" });
/** How often each side won where the asker had two to pick from. */
export const picks = z.object({ tone: z.string(), angle: z.string(), picked: z.int(), dropped: z.int() }).meta({ id: "DraftPicks" });
export const habits = z.object({ purposes: z.array(habit), picks: z.array(picks) }).meta({ id: "DraftHabits" });

export type StyleOfLanguage = z.infer<typeof styleOfLanguage>;
export type StyleProfile = z.infer<typeof styleProfile>;
export type WritingStyle = z.infer<typeof writingStyle>;
export type Habits = z.infer<typeof habits>;
