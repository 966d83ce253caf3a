import { type Context, require } from "../core/context.ts";
import { readHistory } from "./assistant.queries.ts";
import type { DraftEvent, DraftRevision } from "./assistant.schema.ts";
import type { DraftRow } from "./assistant.table.ts";
import { checkAgain } from "./checking.ts";
import { readAids } from "./drafting.queries.ts";
import { aided, refsFrom, settledIn, together, written } from "./drafts.ts";
import { ordersIn, wishAfter } from "./edit-orders.ts";
import { buildPack } from "./evidence.ts";
import { readSettledDraft } from "./settled-draft.ts";
import { addressedAs, type Wish } from "./wish.ts";

const MOST_EDIT = 2_000;

/**
 * Changes a draft as its writer asks: a new draft beside the old one, which stays as it is. Events as of a new draft. The evidence is read
 * anew, as the asker may see it now.
 */
export async function* reviseDraft(
  ctx: Context,
  id: string,
  input: DraftRevision,
  signal: AbortSignal | undefined = ctx.signal,
): AsyncGenerator<DraftEvent> {
  require(ctx, "assistant:create");
  const { row, timeZone } = await readSettledDraft(ctx, id);
  const edit = [input.instruction, row.edit].filter(Boolean).join("\n").slice(0, MOST_EDIT);
  const named = `${row.instruction}\n${edit}`;
  const [{ history }, aids] = await together(readHistory(ctx, row.recordId), readAids(ctx, { ...row, instruction: named }));
  const orders = ordersIn(input.instruction);
  const before: Wish = { ...wishOfRow(row), ...aided(aids, row.language) };
  const after = wishAfter(before, orders);
  const wish: Wish = { ...after, ...aided(aids, after.language) };
  const pack = buildPack(addressedAs(history, row.addressForm ?? undefined), { now: ctx.now, ...wish, edit, products: aids.products });
  const body = input.body ?? row.body;
  const vouched = [...settledIn(row), ...input.settled];
  const refs = refsFrom(row.evidence, pack);
  const sentences = await checkAgain(ctx, row, body, vouched, timeZone);
  const current = {
    subject: input.subject ?? row.subject,
    subjects: row.subjects,
    body,
    sentences: sentences.map(({ text, cites }) => ({ text, cites: cites.flatMap(refs) })),
  };
  const own = sentences.filter(({ status }) => status === "no_claim" || status === "settled").map(({ text }) => text);
  const origin = { templateId: row.templateId, asIWrite: row.asIWrite, rivalId: null, revises: row.id, edit, subject: current.subject };
  const job = { pack, wish, revision: { current, instruction: input.instruction, orders, before } };
  yield* written(ctx, job, { origin, gaps: [], vouched: own }, signal);
}

const wishOfRow = ({ purpose, tone, length, language, channel, angle, addressForm, instruction }: DraftRow): Wish => ({
  ...{ purpose, tone, length, language, channel, angle, instruction },
  addressForm: addressForm ?? undefined,
});
