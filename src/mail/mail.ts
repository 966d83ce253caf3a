import { eq, sql } from "drizzle-orm";
import { addActivities, withCompanies } from "../activities/activities.ts";
import { timelineSelect } from "../activities/timeline.queries.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { kindOfId, newId } from "../core/ids.ts";
import { errorFields } from "../core/log.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows } from "../core/rows.ts";
import { randomToken } from "../core/secrets.ts";
import { MINUTE, SECOND } from "../core/time.ts";
import { addTasks } from "../tasks/tasks.ts";
import { composeMail } from "./compose.ts";
import type { OutgoingMail } from "./mail.schema.ts";
import { type OutgoingRow, outgoingMail } from "./mail.table.ts";
import { bareSubject, senderOf } from "./sender.rules.ts";

/** How long a mail is held, in which it can be taken back. */
export const HOLD_MS = 10 * SECOND;
const GIVE_UP_AFTER = 5;
const RETRY_MS = 2 * MINUTE;

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
  const sender = senderOf(ctx.member, ctx.workspace.name, ctx.ports.mailFrom);
  const answered = await findAnswered(ctx, input);
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
  const held = await change.commit(presentMail(row));
  ctx.defer(ctx.ports.hub.wakeAt(row.sendAt));
  return held;
}

/** The mail of the same subject that this one answers, if the timeline has one. */
async function findAnswered(ctx: Context, input: MailToHold): Promise<{ channelId: string | null; threadId: string | null } | undefined> {
  const recordId = input.recordIds[0];
  if (!recordId || !bareSubject(input.subject)) return undefined;
  const mails = await timelineSelect(ctx, { recordId, kind: "email", limit: 20 });
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
  if (row.state !== "held")
    throw new Refusal("conflict", row.state === "failed" ? "This mail was not sent" : "This mail has already been sent");
  const change = new Change(ctx);
  change.also(...moveTo(row, "taken_back", ctx.now));
  change.announce("mail.taken_back", "mail", row.id, row.version + 1);
  return change.commit(presentMail({ ...row, state: "taken_back", version: row.version + 1 }));
}

async function getOwnRow(ctx: Context, id: string): Promise<OutgoingRow> {
  const [row] = await ctx.db.orm.select().from(outgoingMail).where(eq(outgoingMail.id, id));
  if (!row || (row.memberId !== ctx.member.id && !ctx.may("mail:manage"))) throw notFound("mail");
  return row;
}

/** Sends what is due. A mail that was being sent when something died is tried again under the same Message-ID. Answers how many left. */
export async function sendDueMail(ctx: Context): Promise<number> {
  const due = await ctx.db.orm
    .select()
    .from(outgoingMail)
    .where(
      sql`(${outgoingMail.state} = 'held' and ${outgoingMail.sendAt} <= ${ctx.now}) or (${outgoingMail.state} = 'sending' and ${outgoingMail.updatedAt} <= ${ctx.now - RETRY_MS})`,
    )
    .limit(50);
  let sent = 0;
  for (const row of due) if (await sendOne(ctx, row)) sent += 1;
  return sent;
}

async function sendOne(ctx: Context, held: OutgoingRow): Promise<boolean> {
  const claimed = { ...held, state: "sending" as const, version: held.version + 1, attempts: held.attempts + 1 };
  try {
    await ctx.db.write(moveTo(held, "sending", ctx.now, "attempts = attempts + 1"));
  } catch {
    return false; // another consumer, or the person, was first
  }
  try {
    const raw = composeMail(claimed, ctx.now);
    await ctx.ports.sendMail({
      messageId: claimed.messageId,
      from: claimed.fromAddress,
      to: [...claimed.toAddresses, ...claimed.ccAddresses],
      raw,
    });
  } catch (thrown) {
    await noteFailure(ctx, claimed, thrown);
    return false;
  }
  await recordSent(ctx, claimed);
  return true;
}

async function noteFailure(ctx: Context, row: OutgoingRow, thrown: unknown): Promise<void> {
  ctx.log("warn", "mail was not sent", { recordId: row.id, attempts: row.attempts, ...errorFields(thrown) });
  if (row.attempts < GIVE_UP_AFTER) return ctx.ports.hub.wakeAt(ctx.now + RETRY_MS);
  const change = new Change(ctx);
  change.also(...moveTo(row, "failed", ctx.now), {
    sql: "update outgoing_mail set reason = ? where id = ?",
    args: [String(errorFields(thrown).error), row.id],
  });
  change.announce("mail.failed", "mail", row.id, row.version + 1);
  await change.commit(undefined);
}

/** The mail on the timeline, the task that was asked for, and the state of the mail: one batch. */
async function recordSent(ctx: Context, row: OutgoingRow): Promise<void> {
  const change = new Change(ctx);
  const people = (addresses: string[]) => addresses.map((address) => ({ name: "", address }));
  const [activity] = addActivities(ctx, change, [
    {
      kind: "email",
      direction: "out",
      subject: row.subject,
      body: row.body,
      occurredAt: ctx.now,
      authorId: row.memberId,
      channelId: row.messageId,
      threadId: row.threadId ?? row.messageId,
      links: row.recordIds,
      meta: {
        from: { name: row.fromName, address: row.fromAddress },
        to: people(row.toAddresses),
        cc: people(row.ccAddresses),
        ...(row.inReplyTo ? { inReplyTo: row.inReplyTo } : {}),
        ...(row.draftedWith ? { draftedWith: row.draftedWith } : {}),
      },
    },
  ]);
  if (row.task) addTasks(ctx, change, [{ ...row.task, ...linksOf(row), assigneeId: row.memberId }]);
  change.also(...moveTo(row, "sent", ctx.now), {
    sql: "update outgoing_mail set activity_id = ?, sent_at = ? where id = ?",
    args: [activity?.id ?? null, ctx.now, row.id],
  });
  change.announce("mail.sent", "mail", row.id, row.version + 1, { records: row.recordIds });
  await change.commit(undefined);
}

function linksOf(row: OutgoingRow): { contactId: string | null; companyId: string | null } {
  const first = (kind: "contact" | "company") => row.recordIds.find((id) => kindOfId(id) === kind) ?? null;
  return { contactId: first("contact"), companyId: first("company") };
}

const moveTo = (row: OutgoingRow, state: OutgoingMail["state"], now: number, extra = "reason = reason"): Statement[] => [
  {
    sql: `update outgoing_mail set state = ?, updated_at = ?, version = version + 1, ${extra} where id = ? and version = ?`,
    args: [state, now, row.id, row.version],
  },
  guard(1),
];

/** A mail as callers see it. */
export function presentMail(row: OutgoingRow): OutgoingMail {
  const {
    id,
    messageId,
    state,
    fromAddress,
    fromName,
    toAddresses,
    ccAddresses,
    subject,
    body,
    sendAt,
    sentAt,
    reason,
    draftId,
    activityId,
    version,
  } = row;
  return {
    id,
    messageId,
    state,
    fromAddress,
    fromName,
    toAddresses,
    ccAddresses,
    subject,
    body,
    sendAt,
    sentAt,
    reason,
    draftId,
    activityId,
    version,
  };
}
