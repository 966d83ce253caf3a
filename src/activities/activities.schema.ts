import * as z from "zod";
import { cursor, id, instant, line, pageOf, prose, recordFields } from "../core/fields.schema.ts";
import { filterText } from "../core/filters.schema.ts";

export const ACTIVITY_KINDS = ["email", "call", "meeting", "note", "chat", "sms", "letter", "visit", "form", "order", "system"] as const;
export const DIRECTIONS = ["in", "out"] as const;

const activityFields = {
  subject: line(500),
  body: prose(200_000),
  direction: z.enum(DIRECTIONS).nullable(),
  occurredAt: instant,
  durationMin: z.int().min(0).max(100_000).nullable(),
  /** Ids of the contacts, companies, deals and orders it is about; a contact's company is added by itself. */
  links: z.array(id).max(200),
  /** Only its author sees it. */
  isPrivate: z.boolean(),
};

/** Mail arrives by import, by mail, or is sent by Relata: a person cannot claim one was sent. */
export const LOGGABLE_KINDS = ["call", "meeting", "note", "chat", "sms", "letter", "visit"] as const;
export const activityInput = z
  .strictObject({ kind: z.enum(LOGGABLE_KINDS), ...activityFields })
  .partial()
  .required({ kind: true, links: true })
  .meta({ id: "ActivityInput" });
export const activityPatch = z.strictObject(activityFields).partial().meta({ id: "ActivityPatch" });

export const activityMeta = z
  .object({
    from: z.object({ name: z.string(), address: z.string() }).optional(),
    to: z.array(z.object({ name: z.string(), address: z.string() })).optional(),
    cc: z.array(z.object({ name: z.string(), address: z.string() })).optional(),
    attachments: z.array(z.object({ name: z.string(), bytes: z.int() })).optional(),
    inReplyTo: z.string().optional(),
    /** Said when the assistant drafted it: "model" with the model's name behind it, or "built-in". */
    draftedWith: z.string().optional(),
    amount: z.int().optional(),
    currency: z.string().optional(),
    /** The order that it stands on the timeline for. */
    orderId: z.string().optional(),
    orderNumber: z.string().optional(),
    outcome: z.string().optional(),
    /** The form that a visitor filled in, and whether they agreed to its terms. */
    formId: z.string().optional(),
    hasConsent: z.boolean().optional(),
  })
  .meta({ id: "ActivityMeta" });

export const activity = z
  .object({
    id: z.string(),
    kind: z.enum(ACTIVITY_KINDS),
    direction: z.enum(DIRECTIONS).nullable(),
    subject: z.string(),
    body: z.string(),
    /** Earlier mail quoted below, folded away on the page. */
    quoted: z.string().nullable(),
    occurredAt: z.int(),
    durationMin: z.int().nullable(),
    authorId: z.string().nullable(),
    channelId: z.string().nullable(),
    threadId: z.string().nullable(),
    meta: activityMeta,
    links: z.array(z.string()),
    /** The one member who sees it; null where everybody sees it who sees one of its records. */
    privateTo: z.string().nullable(),
    source: z.string().nullable(),
    ...recordFields,
  })
  .meta({ id: "Activity" });

export const timelineQuery = z.strictObject({
  recordId: id,
  kind: z.enum(ACTIVITY_KINDS).optional(),
  filter: filterText.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const activityPage = pageOf(activity).meta({ id: "ActivityList" });

export type Activity = z.infer<typeof activity>;
export type ActivityMeta = z.infer<typeof activityMeta>;
export type ActivityInput = z.infer<typeof activityInput>;
export type ActivityPatch = z.infer<typeof activityPatch>;
export type TimelineQuery = z.infer<typeof timelineQuery>;
