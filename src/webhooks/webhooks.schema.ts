import * as z from "zod";
import { cursor, flag, instant, line, maker, pageOf } from "../core/fields.schema.ts";
import { isEventPattern } from "./webhooks.rules.ts";

const eventPattern = z.string().max(60).refine(isEventPattern, "must be the name of an event such as contact.created, or contact.*, or *");

const webhookFields = {
  url: z.string().max(2_000),
  description: line(200),
  events: z.array(eventPattern).min(1).max(60),
  /** Without it a message says only what changed; the receiver reads the record through the API. */
  includesRecord: z.boolean(),
};

export const webhookInput = z.strictObject(webhookFields).partial().required({ url: true, events: true }).meta({ id: "WebhookInput" });
export const webhookPatch = z
  .strictObject({ ...webhookFields, state: z.enum(["on", "paused"]) })
  .partial()
  .meta({ id: "WebhookPatch" });

export const webhook = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    events: z.array(z.string()),
    includesRecord: z.boolean(),
    /** `disabled` is what Relata does, `paused` what a person does. */
    state: z.enum(["on", "paused", "disabled"]),
    reason: z.enum(["failing", "gone", "maker_left", "access_ended"]).nullable(),
    /** Since when nothing has arrived, if nothing has. */
    failingSince: z.int().nullable(),
    lastSuccessAt: z.int().nullable(),
    stoppedAt: z.int().nullable(),
    /** Until when the secret before signs along; null where there is one secret. */
    oldSecretUntil: z.int().nullable(),
    /** With whose rights records are sent. */
    ...maker,
    version: z.int(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: "Webhook" });
export const webhookList = z.object({ items: z.array(webhook) });
/** The secret is shown this once. */
export const newWebhook = webhook.extend({ secret: z.string() }).meta({ id: "NewWebhook" });

export const DELIVERY_STATES = ["waiting", "sending", "delivered", "failed", "missed", "skipped"] as const;
export const delivery = z
  .object({
    id: z.string(),
    webhookId: z.string(),
    /** The webhook-id header: the same for every try, so that a receiver can tell a repeat. */
    eventId: z.string(),
    event: z.string(),
    recordKind: z.string(),
    recordId: z.string(),
    recordVersion: z.int(),
    eventAt: z.int(),
    /** `failed`: every try failed; `missed`: the webhook was off; `skipped`: its maker may not see the record. */
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    /** When it is tried next; null when it is not. */
    nextAt: z.int().nullable(),
    lastTriedAt: z.int().nullable(),
    lastStatus: z.int().nullable(),
    lastError: z.string().nullable(),
    createdAt: z.int(),
  })
  .meta({ id: "WebhookDelivery" });
export const deliveryPage = pageOf(delivery).meta({ id: "WebhookDeliveryList" });
export const deliveryQuery = z.strictObject({
  /** Only what did not arrive and is not tried again by itself. */
  failed: flag,
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const attempt = z.object({
  attempt: z.int(),
  at: z.int(),
  /** The answer's HTTP status; null where there was none. */
  status: z.int().nullable(),
  ms: z.int(),
  error: z.string().nullable(),
  /** The first 1,000 characters of what was answered. */
  answer: z.string(),
});
export const deliveryDetail = delivery
  .extend({
    tries: z.array(attempt),
    /**
     * What is sent when it is tried now: it is made from the record anew at each try, and none of it is kept. Null where nothing
     * may be, or where it says what the asker may not read themselves.
     */
    body: z.string().nullable(),
  })
  .meta({ id: "WebhookDeliveryDetail" });

/** Everything that did not arrive since then. */
export const replayInput = z.strictObject({ since: instant }).meta({ id: "WebhookReplay" });
export const replayed = z.object({ replayed: z.int() });

export type Webhook = z.infer<typeof webhook>;
export type NewWebhook = z.infer<typeof newWebhook>;
export type WebhookInput = z.infer<typeof webhookInput>;
export type WebhookPatch = z.infer<typeof webhookPatch>;
export type Delivery = z.infer<typeof delivery>;
export type DeliveryDetail = z.infer<typeof deliveryDetail>;
export type DeliveryQuery = z.infer<typeof deliveryQuery>;
