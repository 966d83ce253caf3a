import type { Activity } from "../activities/activities.schema.ts";
import { addActivities, ownActivity, presentActivity, withCompanies } from "../activities/activities.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import type { OutgoingMail } from "../mail/mail.schema.ts";
import { holdMail } from "../mail/mail.ts";
import type { CheckedSentence, DraftLog, DraftSend } from "./assistant.schema.ts";
import type { DraftRow } from "./assistant.table.ts";
import { updateDraft } from "./desk.ts";
import { checkAgain, settledIn } from "./drafts.ts";
import { changesBetween } from "./recheck.ts";
import { type Run, runStatement, verdictOf } from "./runs.ts";
import { readSettledDraft } from "./settled-draft.ts";

/** Hands the mail over, where it can be taken back for ten seconds. Refuses as long as a statement is neither supported nor vouched for. */
export async function sendDraft(ctx: Context, id: string, input: DraftSend): Promise<OutgoingMail> {
  require(ctx, "mail:send");
  const { row, timeZone } = await readSettledDraft(ctx, id);
  if (row.channel !== "mail") throw new Refusal("conflict", "This draft is no mail: copy it, and note on the timeline that you sent it");
  const { to, cc, subject, body, task } = input;
  const also = leaving(ctx, row, { subject, body, sentences: vouchedFor(ctx, row, input, timeZone) });
  return holdMail(ctx, { recordIds: recordsOf(row), to, cc, subject, body, task, draftId: id, draftedWith: draftedWith(row), also });
}

/** A chat leaves by the person's own hand: what they sent is noted on the timeline, with how it was written. */
export async function logDraft(ctx: Context, id: string, input: DraftLog): Promise<Activity> {
  require(ctx, "activities:create");
  const { row, timeZone } = await readSettledDraft(ctx, id);
  if (row.channel !== "chat")
    throw new Refusal("conflict", "Only a chat is noted as sent: a mail is sent, a call is logged when it has been made");
  const { body } = input;
  const sentences = vouchedFor(ctx, row, input, timeZone);
  const change = new Change(ctx);
  const links = await withCompanies(ctx, recordsOf(row));
  const own = ownActivity(ctx, { kind: "chat", direction: "out", subject: "", body, links });
  const [activity] = addActivities(ctx, change, [{ ...own, meta: { draftedWith: draftedWith(row) } }]);
  if (!activity) throw new Error("No activity was made");
  change.also(...leaving(ctx, row, { subject: "", body, sentences }));
  return change.commit(presentActivity(ctx, activity));
}

const recordsOf = ({ contactId, recordId }: DraftRow): string[] => [...new Set([contactId ?? recordId, recordId])];

/** "model qwen3-32b" or "built-in": it goes where the text goes. */
const draftedWith = ({ engine, model }: DraftRow): string => [engine, model].filter(Boolean).join(" ");

function vouchedFor(ctx: Context, row: DraftRow, { body, settled }: DraftLog, timeZone: string): CheckedSentence[] {
  const sentences = checkAgain(row, body, [...settledIn(row), ...settled], ctx.now, timeZone);
  requireSettled(sentences);
  return sentences;
}

function requireSettled(sentences: CheckedSentence[]): void {
  const open = sentences.filter(({ status }) => status === "unsupported");
  if (open.length === 0) return;
  const fields = Object.fromEntries(open.map(({ text, problems }) => [text.slice(0, 300), problems.join(", ") || "no source says this"]));
  throw new Refusal(
    "unsettled_claims",
    `${open.length} statement${open.length === 1 ? "" : "s"} in this mail must be checked first`,
    fields,
  );
}

/** The draft as it leaves, what its writer changed, and the meter's line of it. */
function leaving(ctx: Context, row: DraftRow, text: Pick<DraftRow, "subject" | "body" | "sentences">): Statement[] {
  const changed = changesBetween(row.generatedBody, text.body);
  const after: DraftRow = { ...row, ...text, state: "sent", changed, updatedAt: ctx.now, version: row.version + 1 };
  const { recordId, engine, model } = row;
  const run: Run = {
    ...{ kind: "sent", recordId, engine, model, startedAt: Date.now(), outcome: "ok" },
    ...{ verdict: verdictOf(text.sentences), edited: changed.share },
  };
  return [...updateDraft(row, after), runStatement(ctx, run)];
}
