import type { Activity, ActivityInput, ActivityMeta } from "../activities/activities.schema.ts";
import { addActivities, ownActivity, presentActivity, withCompanies } from "../activities/activities.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import type { OutgoingMail } from "../mail/mail.schema.ts";
import { holdMail } from "../mail/mail.ts";
import type { CheckedSentence, DraftLog, DraftSend } from "./assistant.schema.ts";
import type { DraftRow } from "./assistant.table.ts";
import { checkAgain, checkSubject } from "./checking.ts";
import { updateDraft } from "./desk.ts";
import { settledIn } from "./drafts.ts";
import { changesBetween } from "./edits.ts";
import { type Run, runStatement, verdictOf } from "./runs.ts";
import { readSettledDraft } from "./settled-draft.ts";

/** Hands the mail over, where it can be taken back for ten seconds. Refuses as long as a statement is neither supported nor vouched for. */
export async function sendDraft(ctx: Context, id: string, input: DraftSend): Promise<OutgoingMail> {
  require(ctx, "mail:send");
  const { row, timeZone } = await readSettledDraft(ctx, id);
  if (row.channel !== "mail") throw new Refusal("conflict", "This draft is no mail: copy it, and note on the timeline that you sent it");
  const { to, cc, subject, body, task } = input;
  await requireSubject(ctx, row, input, timeZone);
  const also = leaving(ctx, row, { subject, body, sentences: await vouchedFor(ctx, row, input, timeZone) });
  return holdMail(ctx, { recordIds: recordsOf(row), to, cc, subject, body, task, draftId: id, draftedWith: draftedWith(row), also });
}

/**
 * What left by the person's own hand is noted on the timeline, with how it was written: a chat as it was sent, its statements settled; a call
 * with what was said, which is the person's own account.
 */
export async function logDraft(ctx: Context, id: string, input: DraftLog): Promise<Activity> {
  require(ctx, "activities:create");
  const { row, timeZone } = await readSettledDraft(ctx, id);
  if (row.channel === "mail") throw new Refusal("conflict", "A mail is sent, and noted by itself");
  const { activity, left } = row.channel === "call" ? callOf(row, input) : chatOf(row, input, await vouchedFor(ctx, row, input, timeZone));
  const change = new Change(ctx);
  const links = await withCompanies(ctx, recordsOf(row));
  const { meta, ...fields } = activity;
  const own = ownActivity(ctx, { ...fields, direction: "out", subject: "", links });
  const [noted] = addActivities(ctx, change, [{ ...own, meta: { ...meta, draftedWith: draftedWith(row) } }]);
  if (!noted) throw new Error("No activity was made");
  change.also(...leaving(ctx, row, left));
  return change.commit(presentActivity(ctx, noted));
}

type Leaving = Pick<DraftRow, "subject" | "body" | "sentences">;

interface Noted {
  activity: Pick<ActivityInput, "kind" | "body" | "durationMin"> & { meta: Pick<ActivityMeta, "outcome"> };
  /** The draft's text as it was used. */
  left: Leaving;
}

function chatOf({ channel }: DraftRow, { body, outcome, durationMin }: DraftLog, sentences: CheckedSentence[]): Noted {
  const only = `is noted of a call only; this is a ${channel}`;
  if (outcome !== undefined) throw new Refusal("invalid", "Only a call ends", { outcome: only });
  if (durationMin !== undefined) throw new Refusal("invalid", "Only a call takes time", { durationMin: only });
  return { activity: { kind: "chat", body, meta: {} }, left: { subject: "", body, sentences } };
}

const callOf = ({ body: script, sentences }: DraftRow, { body, outcome, durationMin }: DraftLog): Noted => ({
  activity: { kind: "call", body, durationMin: durationMin ?? null, meta: outcome === undefined ? {} : { outcome } },
  left: { subject: "", body: script, sentences },
});

const recordsOf = ({ contactId, recordId }: DraftRow): string[] => [...new Set([contactId ?? recordId, recordId])];

/** "model qwen3-32b" or "built-in": it goes where the text goes. */
const draftedWith = ({ engine, model }: DraftRow): string => [engine, model].filter(Boolean).join(" ");

async function vouchedFor(ctx: Context, row: DraftRow, { body, settled }: DraftLog, timeZone: string): Promise<CheckedSentence[]> {
  const sentences = await checkAgain(ctx, row, body, [...settledIn(row), ...settled], timeZone);
  requireSettled(sentences);
  return sentences;
}

/** A subject line is vouched for like a sentence, by its words among the settled ones. */
async function requireSubject(ctx: Context, row: DraftRow, { subject, settled }: DraftSend, timeZone: string): Promise<void> {
  if (subject === "" || settled.includes(subject)) return;
  const problems = await checkSubject(ctx, row, subject, timeZone);
  if (problems.length > 0) refuseOpen([{ text: subject, problems }]);
}

function requireSettled(sentences: CheckedSentence[]): void {
  const open = sentences.filter(({ status }) => status === "unsupported");
  if (open.length > 0) refuseOpen(open);
}

function refuseOpen(open: Pick<CheckedSentence, "text" | "problems">[]): never {
  const fields = Object.fromEntries(open.map(({ text, problems }) => [text.slice(0, 300), problems.join(", ") || "no source says this"]));
  throw new Refusal(
    "unsettled_claims",
    `${open.length} statement${open.length === 1 ? "" : "s"} in this mail must be checked first`,
    fields,
  );
}

/** The draft as it leaves, what its writer changed, and the meter's line of it. */
function leaving(ctx: Context, row: DraftRow, text: Leaving): Statement[] {
  const changed = changesBetween(row.generatedBody, text.body);
  const after: DraftRow = { ...row, ...text, state: "sent", changed, updatedAt: ctx.now, version: row.version + 1 };
  const { recordId, engine, model } = row;
  const run: Run = {
    ...{ kind: "sent", recordId, engine, model, startedAt: Date.now(), outcome: "ok" },
    ...{ verdict: verdictOf(text.sentences), edited: changed.share },
  };
  return [...updateDraft(row, after), runStatement(ctx, run)];
}
