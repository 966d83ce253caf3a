import { eq } from "drizzle-orm";
import { withCompanies } from "../activities/activities.ts";
import { timelineSelect } from "../activities/timeline.queries.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows } from "../core/rows.ts";
import { randomToken } from "../core/secrets.ts";
import { SECOND } from "../core/time.ts";
import { getMyProfile } from "../members/members.ts";
import { settingsOf } from "../settings/settings.ts";
import type { OutgoingMail } from "./mail.schema.ts";
import { type OutgoingRow, outgoingMail } from "./mail.table.ts";
import { bareSubject, senderOf } from "./sender.rules.ts";
import { moveTo } from "./sending.ts";

/** How long a mail is held, in which it can be taken back. */
export const HOLD_MS = 10 * SECOND;

export interface MailToHold {
  recordIds: string[];
  to: string[];
  cc: string[];
  subject: string;
  body: string;
  task?: { title: string; dueAt: number } | undefined;
  draftId?: string | undefined;
  draftedWith?: string | undefined;
  /** Further statements of the same batch. */
  also?: Statement[];
}

/** Puts a mail on its way: it leaves after ten seconds unless it is taken back. */
export async function holdMail(ctx: Context, input: MailToHold): Promise<OutgoingMail> {
  require(ctx, "mail:send");
  const recordIds = await withCompanies(ctx, input.recordIds);
  const [profile, settings, answered] = await Promise.all([getMyProfile(ctx), settingsOf(ctx.db), findAnswered(ctx, input)]);
  const sender = senderOf({ name: profile.name, email: ctx.member.email }, settings.name, ctx.ports.mailFrom);
  const row: OutgoingRow = {
    ...{ id: newId("mail", ctx.now), messageId: `${randomToken().slice(0, 22)}@${sender.address.split("@")[1]}`, state: "held" },
    ...{ fromAddress: sender.address, fromName: sender.name, replyTo: sender.replyTo, toAddresses: input.to, ccAddresses: input.cc },
    ...{ subject: input.subject, body: input.body, inReplyTo: answered?.channelId ?? null, threadId: answered?.threadId ?? null },
    ...{ sendAt: ctx.now + HOLD_MS, sentAt: null, attempts: 0, reason: null, activityId: null, recordIds, task: input.task ?? null },
    ...{ draftId: input.draftId ?? null, draftedWith: input.draftedWith ?? null, memberId: ctx.member.id },
    ...{ version: 1, createdAt: ctx.now, updatedAt: ctx.now },
  };
  const change = new Change(ctx);
  change.also(insertRows(outgoingMail, [row]), ...(input.also ?? []));
  change.announce("mail.held", "mail", row.id, 1);
  const { mail } = await change.commit({ mail: presentMail(row) });
  ctx.defer(ctx.ports.hub.wakeAt(row.sendAt));
  return mail;
}

/** The mail of the same subject that this one answers, if the timeline has one. */
async function findAnswered(ctx: Context, input: MailToHold): Promise<{ channelId: string | null; threadId: string | null } | undefined> {
  const recordId = input.recordIds[0];
  if (!recordId || !bareSubject(input.subject)) return undefined;
  const mails = await ctx.db.all(timelineSelect(ctx, { recordId, kind: "email", limit: 20 }));
  return mails.find((mail) => mail.channelId && bareSubject(mail.subject) === bareSubject(input.subject));
}

export async function getMail(ctx: Context, id: string): Promise<OutgoingMail> {
  require(ctx, "mail:send");
  return presentMail(await getOwnRow(ctx, id));
}

/** Stops a mail that is still held. */
export async function takeBackMail(ctx: Context, id: string): Promise<OutgoingMail> {
  require(ctx, "mail:send");
  const row = await getOwnRow(ctx, id);
  if (row.state === "taken_back") return presentMail(row);
  if (row.state !== "held") throw new Refusal("conflict", NOT_HELD[row.state]);
  const change = new Change(ctx);
  change.also(...moveTo(row, "taken_back", ctx.now));
  change.announce("mail.taken_back", "mail", row.id, row.version + 1);
  const { mail } = await change.commit({ mail: presentMail({ ...row, state: "taken_back", version: row.version + 1 }) });
  return mail;
}

const NOT_HELD = {
  sending: "This mail is on its way already",
  sent: "This mail has already been sent",
  failed: "This mail was not sent",
} as const;

async function getOwnRow(ctx: Context, id: string): Promise<OutgoingRow> {
  const [row] = await ctx.db.orm.select().from(outgoingMail).where(eq(outgoingMail.id, id));
  if (!row || (row.memberId !== ctx.member.id && !ctx.may("mail:manage"))) throw notFound("mail");
  return row;
}

/** A mail as callers see it. */
export function presentMail(row: OutgoingRow): OutgoingMail {
  const { replyTo, inReplyTo, attempts, threadId, recordIds, task, memberId, createdAt, updatedAt, ...mail } = row;
  return mail;
}
