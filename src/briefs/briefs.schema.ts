import * as z from "zod";
import { ENGINES, evidenceItem, summaryPoint } from "../assistant/assistant.schema.ts";
import { flag, id, language } from "../core/fields.schema.ts";

const written = {
  language,
  engine: z.enum(ENGINES),
  model: z.string().nullable(),
  generatedAt: z.int(),
  evidence: z.array(evidenceItem),
  /** Claims that were taken out because nothing supports them. */
  removed: z.int(),
  /** Why the built-in engine wrote it, where a model was asked and failed. */
  reason: z.string().optional(),
};

export const newsQuery = z.strictObject({ recordId: id, language: language.optional() });

/** What came to a record since the asker looked at it last; `since` is null on their first look. */
export const news = z
  .object({ recordId: z.string(), since: z.int().nullable(), points: z.array(summaryPoint), ...written })
  .meta({ id: "News" });

export const briefQuery = z.strictObject({ language: language.optional(), refresh: flag });

export const brief = z
  .object({
    recordId: z.string(),
    name: z.string(),
    stale: z.boolean(),
    who: z.array(summaryPoint),
    history: z.array(summaryPoint),
    promises: z.array(summaryPoint),
    questions: z.array(summaryPoint),
    ...written,
  })
  .meta({ id: "Brief" });

export const upcomingItem = z.object({
  /** A meeting that stands on the timeline, or a task. */
  id: z.string(),
  kind: z.enum(["activity", "task"]),
  title: z.string(),
  at: z.int(),
  about: z.object({ id: z.string(), name: z.string() }),
});
/** What the asker has before them today and tomorrow that a brief can be read for. */
export const upcoming = z.object({ items: z.array(upcomingItem) }).meta({ id: "Upcoming" });

export type News = z.infer<typeof news>;
export type NewsQuery = z.infer<typeof newsQuery>;
export type Brief = z.infer<typeof brief>;
export type BriefQuery = z.infer<typeof briefQuery>;
export type Upcoming = z.infer<typeof upcoming>;
