import * as z from "zod";
import { email, instant, line, prose } from "../core/fields.schema.ts";

export const MAIL_STATES = ["held", "sending", "sent", "taken_back", "failed"] as const;

export const outgoingMail = z
  .object({
    id: z.string(),
    messageId: z.string(),
    state: z.enum(MAIL_STATES),
    fromAddress: z.string(),
    fromName: z.string(),
    toAddresses: z.array(z.string()),
    ccAddresses: z.array(z.string()),
    subject: z.string(),
    body: z.string(),
    sendAt: z.int(),
    sentAt: z.int().nullable(),
    reason: z.string().nullable(),
    draftId: z.string().nullable(),
    /** What the assistant wrote it with: "model qwen3-32b" or "built-in"; null where a person wrote all of it. */
    draftedWith: z.string().nullable(),
    activityId: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: "OutgoingMail" });

export const followUpTask = z.strictObject({ title: line(300), dueAt: instant });

export const sendFields = {
  to: z.array(email).min(1).max(20),
  cc: z.array(email).max(20).default([]),
  subject: line(500),
  body: prose(200_000).pipe(z.string().min(1)),
  task: followUpTask.optional(),
};

export type OutgoingMail = z.infer<typeof outgoingMail>;
