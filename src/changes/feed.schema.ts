import * as z from "zod";
import { cursor } from "../core/fields.schema.ts";
import { changeEntry } from "./changes.schema.ts";

export const FEED_KINDS = ["company", "contact", "deal", "order", "product", "activity", "task", "member"] as const;
export const FEED_DAYS = 90;

const kinds = z
  .string()
  .max(200)
  .transform((text) => text.split(",").map((kind) => kind.trim()))
  .pipe(z.array(z.enum(FEED_KINDS)))
  .meta({ type: "string", description: `Only of these kinds, with commas: ${FEED_KINDS.join(", ")}` });

export const feedQuery = z.strictObject({
  since: cursor.optional().meta({
    description: "The cursor up to which you have read; `now` for a first one without reading; without it the oldest that is kept",
  }),
  kinds: kinds.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export const feedEntry = z
  .object({
    /** Goes on after this very change. */
    cursor: z.string(),
    kind: z.enum(FEED_KINDS),
    id: z.string(),
    /** The record's version after the change; null of changes from before versions were logged. */
    version: z.int().nullable(),
    action: changeEntry.shape.action,
    /** ms UTC. The feed is in the order of commits, which times of changes made at once may not follow. */
    at: z.int(),
    changeId: z.string(),
    memberId: z.string().nullable(),
    via: z.string(),
    /** Names of the fields that changed; none of a creation. */
    fields: z.array(z.string()),
  })
  .meta({ id: "FeedEntry" });

/** `cursor` is where to go on, also where there are no items; `hasMore` says that it is worth doing at once. */
export const feedAnswer = z.object({ items: z.array(feedEntry), cursor: z.string(), hasMore: z.boolean() }).meta({ id: "Feed" });

export type FeedQuery = z.output<typeof feedQuery>;
export type FeedEntry = z.infer<typeof feedEntry>;
export type Feed = z.infer<typeof feedAnswer>;
