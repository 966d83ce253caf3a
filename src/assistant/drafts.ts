import { auditStatement } from "../core/audit.ts";
import { type Context, type Model, require } from "../core/context.ts";
import { stoppedByGuard } from "../core/database.ts";
import type { Ref } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows } from "../core/rows.ts";
import { wakeSealer } from "../core/wake.ts";
import { usedStatement } from "../templates/templates.ts";
import { readDraft, readHistory } from "./assistant.queries.ts";
import type { Draft, DraftEvent, DraftInput, DraftPatch, EvidenceItem, Gap } from "./assistant.schema.ts";
import { type DraftRow, drafts } from "./assistant.table.ts";
import { checkAgain } from "./checking.ts";
import { Desk, updateDraft } from "./desk.ts";
import { type Aids, readAids } from "./drafting.queries.ts";
import { buildPack, evidenceOf, type Pack } from "./evidence.ts";
import { modelFor } from "./models.ts";
import { presentDraft } from "./present-draft.ts";
import { readSettledDraft } from "./settled-draft.ts";
import { addressedAs, type Wish } from "./wish.ts";
import { engineOf, type Job } from "./writing.ts";

/** What a draft is besides its texts: how it was asked for, and what it belongs to. */
export type Origin = Pick<DraftRow, "templateId" | "asIWrite" | "rivalId" | "revises" | "edit" | "subject">;

/**
 * Writes a draft: events as in DraftEvent. Refuses before the first event. When `signal` fires, what has come so far is kept as stopped;
 * when the model fails, the built-in engine starts over, and says so.
 */
export async function* writeDraft(
  ctx: Context,
  input: DraftInput,
  signal: AbortSignal | undefined = ctx.signal,
): AsyncGenerator<DraftEvent> {
  require(ctx, "assistant:create");
  const [{ history: read }, aids] = await together(readHistory(ctx, input.recordId), readAids(ctx, input));
  const history = addressedAs(read, input.addressForm);
  const language = input.language ?? aids.template?.language ?? history.contact?.language ?? ctx.locale;
  const wish: Wish = { ...wishOf(input), ...aided(aids, language), language };
  const pack = buildPack(history, { now: ctx.now, ...wish, products: aids.products });
  const { templateId = null, asIWrite, rivalOf = null } = input;
  const origin: Origin = { templateId, asIWrite, rivalId: rivalOf, revises: null, edit: "", subject: "" };
  yield* written(ctx, { pack, wish }, { origin, gaps: styleGaps(asIWrite, wish), vouched: [] }, signal);
}

/** Both at once; where both are refused, the first one speaks. */
export async function together<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  second.catch(() => undefined);
  return [await first, await second];
}

const wishOf = ({ purpose, tone, length, channel, angle, addressForm, instruction }: DraftInput) => ({
  ...{ purpose, tone, length, channel, angle, addressForm, instruction },
});

/** What helps to write in this language: the team's text, the member's own manner. */
export const aided = ({ template, style }: Aids, language: Wish["language"]): Pick<Wish, "template" | "style"> => ({
  template: template && { name: template.name, subject: template.subject, body: template.body },
  style: style?.[language] ?? undefined,
});

const styleGaps = (asIWrite: boolean, { style }: Wish): Gap[] => (asIWrite && !style ? [{ code: "style", detail: "" }] : []);

/** The row of a new draft, then its text by the model, or by the built-in engine. */
export async function* written(
  ctx: Context,
  job: Job,
  { origin, gaps, vouched }: { origin: Origin; gaps: Gap[]; vouched: string[] },
  signal: AbortSignal | undefined,
): AsyncGenerator<DraftEvent> {
  const model = await modelFor(ctx, "draft");
  const row: DraftRow = { ...newDraft(ctx, job, model), ...origin, gaps };
  const started = auditStatement(ctx, { action: "draft.started", target: row.id });
  await ctx.db.write([insertRows(drafts, [row]), started, ...(row.templateId ? [usedStatement(ctx, row.templateId)] : [])]);
  wakeSealer(ctx);
  const { id: draftId, engine, evidence } = row;
  yield { event: "start", data: { draftId, engine, model: row.model, evidence } };
  const desk = new Desk(ctx, row, job, vouched);
  const isWritten = model ? yield* desk.tryModel(model, signal) : false;
  if (!isWritten) yield* desk.writeBuiltIn();
}

function newDraft(ctx: Context, { pack, wish }: Job, model: Model | undefined): Omit<DraftRow, keyof Origin> {
  const { recordId, contact, company } = pack.history;
  const { purpose, tone, length, language, channel = "mail", angle = "story", addressForm = null, instruction = "" } = wish;
  return {
    ...{ id: newId("draft", ctx.now), recordId, contactId: contact?.id ?? null, companyId: company?.id ?? null },
    ...{ purpose, tone, length, language, channel, angle, addressForm, instruction },
    ...{ subjects: [], gaps: [], body: "", generatedBody: "", evidence: evidenceOf(pack), sentences: [], changed: null, choice: null },
    ...{ ...engineOf(model), state: "writing", memberId: ctx.member.id, version: 1, createdAt: ctx.now, updatedAt: ctx.now },
  };
}

/** A draft of the asker's own. */
export async function getDraft(ctx: Context, id: string): Promise<Draft> {
  require(ctx, "assistant:read");
  return presentDraft((await readDraft(ctx, id)).row);
}

/** Saves what the person has changed and checks it again. */
export async function editDraft(ctx: Context, ref: Ref, patch: DraftPatch): Promise<Draft> {
  require(ctx, "assistant:create");
  const { row, timeZone } = await readSettledDraft(ctx, ref.id);
  if (ref.version !== undefined && ref.version !== row.version) throw staleDraft(row.version);
  const body = patch.body ?? row.body;
  const sentences = await checkAgain(ctx, row, body, patch.settled ?? settledIn(row), timeZone);
  const after: DraftRow = {
    ...row,
    subject: patch.subject ?? row.subject,
    body,
    sentences,
    state: "ready",
    updatedAt: ctx.now,
    version: row.version + 1,
  };
  try {
    await ctx.db.write([...updateDraft(row, after), auditStatement(ctx, { action: "draft.updated", target: row.id })]);
  } catch (thrown) {
    throw stoppedByGuard(thrown) ? staleDraft(row.version + 1) : thrown;
  }
  wakeSealer(ctx);
  return presentDraft(after);
}

const staleDraft = (version: number): Refusal =>
  new Refusal("stale", `This draft was changed a moment ago: it is at version ${version} now`, { version: String(version) });

export const settledIn = ({ sentences }: Pick<DraftRow, "sentences">): string[] =>
  sentences.filter(({ status }) => status === "settled").map(({ text }) => text);

/** Of two drafts written side by side this one is taken. Saying so again, or of the other one, is no error. */
export async function pickDraft(ctx: Context, id: string): Promise<Draft> {
  require(ctx, "assistant:create");
  const { row } = await readDraft(ctx, id);
  const pair = "id = ? or rival_id = ? or id = (select rival_id from drafts where id = ?)";
  await ctx.db.write([
    {
      sql: `update drafts set choice = iif(id = ?, 'picked', 'dropped') where member_id = ? and record_id = ? and (${pair})`,
      args: [id, ctx.member.id, row.recordId, id, id, id],
    },
    auditStatement(ctx, { action: "draft.picked", target: id }),
  ]);
  wakeSealer(ctx);
  return presentDraft({ ...row, choice: "picked" });
}

/** Refs of one pack by what they stand for in another; what is not there is left out. */
export function refsFrom(before: EvidenceItem[], pack: Pack): (ref: string) => string[] {
  const keyOf = ({ kind, recordId, title, ref }: EvidenceItem) => recordId ?? `${kind} ${/^[fdpq]/.test(ref) ? title : ref}`;
  const now = new Map(evidenceOf(pack).map((item) => [keyOf(item), item.ref]));
  const then = new Map(before.map((item) => [item.ref, now.get(keyOf(item))]));
  return (ref) => [then.get(ref) ?? []].flat();
}
