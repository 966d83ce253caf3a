import { inArray, sql } from "drizzle-orm";
import { addActivities } from "../activities/activities.ts";
import { companies } from "../companies/companies.table.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { guard, type Statement, stoppedByGuard } from "../core/database.ts";
import { errorFields } from "../core/log.ts";
import { MINUTE } from "../core/time.ts";
import { addTasks } from "../tasks/tasks.ts";
import { composeMail } from "./compose.ts";
import type { OutgoingMail } from "./mail.schema.ts";
import { type OutgoingRow, outgoingMail } from "./mail.table.ts";

const AT_ONCE = 50;
const GIVE_UP_AFTER = 5;
const RETRY_MS = 2 * MINUTE;

/** Sends what is due. A mail that was being sent when something died is tried again under the same Message-ID. Answers how many left. */
export async function sendDueMail(ctx: Context): Promise<number> {
  let sent = 0;
  for (;;) {
    const due = await ctx.db.orm
      .select()
      .from(outgoingMail)
      .where(
        sql`(${outgoingMail.state} = 'held' and ${outgoingMail.sendAt} <= ${ctx.now}) or (${outgoingMail.state} = 'sending' and ${outgoingMail.updatedAt} <= ${ctx.now - RETRY_MS})`,
      )
      .orderBy(outgoingMail.sendAt)
      .limit(AT_ONCE);
    for (const row of due) if (await sendOne(ctx, row)) sent += 1;
    if (due.length < AT_ONCE) return sent;
  }
}

async function sendOne(ctx: Context, held: OutgoingRow): Promise<boolean> {
  const claimed = { ...held, state: "sending" as const, version: held.version + 1, attempts: held.attempts + 1 };
  try {
    await ctx.db.write(moveTo(held, "sending", ctx.now, "attempts = attempts + 1"));
  } catch (thrown) {
    if (stoppedByGuard(thrown)) return false; // another consumer, or the person, was first
    throw thrown;
  }
  if (held.attempts >= GIVE_UP_AFTER) return giveUp(ctx, claimed, "It was handed over, but that could not be noted");
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
  await giveUp(ctx, row, String(errorFields(thrown).error));
}

async function giveUp(ctx: Context, row: OutgoingRow, reason: string): Promise<false> {
  const change = new Change(ctx);
  change.also(...moveTo(row, "failed", ctx.now), { sql: "update outgoing_mail set reason = ? where id = ?", args: [reason, row.id] });
  change.announce("mail.failed", "mail", row.id, row.version + 1, { records: row.recordIds });
  await change.commit(undefined);
  return false;
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
  if (row.task) addTasks(ctx, change, [{ ...row.task, ...(await linksOf(ctx, row)), assigneeId: row.memberId }]);
  change.also(...moveTo(row, "sent", ctx.now), {
    sql: "update outgoing_mail set activity_id = ?, sent_at = ? where id = ?",
    args: [activity?.id ?? null, ctx.now, row.id],
  });
  change.announce("mail.sent", "mail", row.id, row.version + 1, { records: row.recordIds });
  await change.commit(undefined);
}

/** What the task is about: what the mail was about, as far as it is still there. */
async function linksOf(ctx: Context, { recordIds }: OutgoingRow): Promise<{ contactId: string | null; companyId: string | null }> {
  const [people, firms] = await ctx.db.read(
    ctx.db.orm.select({ id: contacts.id }).from(contacts).where(inArray(contacts.id, recordIds)),
    ctx.db.orm.select({ id: companies.id }).from(companies).where(inArray(companies.id, recordIds)),
  );
  const first = (rows: { id: string }[]) => recordIds.find((id) => rows.some((row) => row.id === id)) ?? null;
  return { contactId: first(people), companyId: first(firms) };
}

/** Another state for a mail that nobody else has moved meanwhile. */
export const moveTo = (row: OutgoingRow, state: OutgoingMail["state"], now: number, extra = "reason = reason"): Statement[] => [
  {
    sql: `update outgoing_mail set state = ?, updated_at = ?, version = version + 1, ${extra} where id = ? and version = ?`,
    args: [state, now, row.id, row.version],
  },
  guard(1),
];
