import { auditStatement } from "../core/audit.ts";
import { type Context, type Model, require } from "../core/context.ts";
import { type Statement, stoppedByGuard } from "../core/database.ts";
import type { Ref } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows, updateRows } from "../core/rows.ts";
import { SECOND } from "../core/time.ts";
import { wakeSealer } from "../core/wake.ts";
import type { OutgoingMail } from "../mail/mail.schema.ts";
import { holdMail } from "../mail/mail.ts";
import { readDraft, readHistory } from "./assistant.queries.ts";
import type { CheckedSentence, Draft, DraftEvent, DraftInput, DraftPatch, DraftSend } from "./assistant.schema.ts";
import { type DraftRow, drafts } from "./assistant.table.ts";
import { buildPack, evidenceOf, type Pack } from "./evidence.ts";
import { ModelFailure } from "./model-failure.ts";
import { modelFor } from "./models.ts";
import { recheck, shareEdited } from "./recheck.ts";
import { type Run, runStatement, verdictOf } from "./runs.ts";
import { Checker } from "./verify.ts";
import { engineOf, Progress, type Wish, type Written, writeBuiltIn, writeWithModel } from "./writing.ts";

/** A draft as callers see it. */
export function presentDraft({ generatedBody, memberId, updatedAt, ...draft }: DraftRow): Draft {
  return draft;
}

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
  const { history } = await readHistory(ctx, input.recordId);
  const wish: Wish = { ...input, language: input.language ?? history.contact?.language ?? ctx.locale };
  const pack = buildPack(history, { now: ctx.now, ...wish });
  const model = await modelFor(ctx, "draft");
  const row = newDraft(ctx, pack, wish, model);
  await ctx.db.write([insertRows(drafts, [row]), auditStatement(ctx, { action: "draft.started", target: row.id })]);
  wakeSealer(ctx);
  const { id: draftId, engine, evidence } = row;
  yield { event: "start", data: { draftId, engine, model: row.model, evidence } };
  const desk = new Desk(ctx, row, pack, wish);
  const isWritten = model ? yield* desk.tryModel(model, signal) : false;
  if (!isWritten) yield* desk.writeBuiltIn();
}

/** One draft being written, with what it has cost so far. */
class Desk {
  readonly #ctx: Context;
  readonly #row: DraftRow;
  readonly #pack: Pack;
  readonly #wish: Wish;
  readonly #runs: Statement[] = [];
  #startedAt = Date.now();

  constructor(ctx: Context, row: DraftRow, pack: Pack, wish: Wish) {
    this.#ctx = ctx;
    this.#row = row;
    this.#pack = pack;
    this.#wish = wish;
  }

  /** True when there is nothing more to do: written, or stopped by the person. */
  async *tryModel(model: Model, signal: AbortSignal | undefined): AsyncGenerator<DraftEvent, boolean> {
    const progress = new Progress();
    try {
      const written = yield* this.#deltas(model, progress, signal);
      yield { event: "done", data: { draft: await this.#keep("ready", written) } };
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ModelFailure)) throw thrown;
      if (thrown.reason === "stopped") await this.#keep("stopped", { ...progress, usage: { tokensIn: null, tokensOut: null } });
      if (thrown.reason === "stopped") return true;
      this.#ctx.log("warn", "the model failed", { engine: "model", reason: thrown.reason, kind: "draft" });
      this.#runs.push(runStatement(this.#ctx, this.#run({ outcome: thrown.reason })));
      Object.assign(this.#row, { engine: "built-in", model: null });
      yield { event: "restart", data: { engine: "built-in", reason: thrown.reason } };
      return false;
    }
  }

  async *writeBuiltIn(): AsyncGenerator<DraftEvent> {
    this.#startedAt = Date.now();
    const { written, pieces } = await writeBuiltIn(this.#ctx, this.#pack, this.#wish);
    for (const text of pieces) yield { event: "delta", data: { text } };
    yield { event: "done", data: { draft: await this.#keep("ready", written) } };
  }

  async *#deltas(model: Model, progress: Progress, signal: AbortSignal | undefined): AsyncGenerator<DraftEvent, Written> {
    const pieces = writeWithModel(model, this.#pack, this.#wish, signal, progress);
    for (;;) {
      const next = await pieces.next();
      if (next.done) return next.value;
      yield { event: "delta", data: { text: next.value } };
    }
  }

  /** Checks what was written, and saves it with the lines of the meter. A draft that the person has changed meanwhile stays theirs. */
  async #keep(state: "ready" | "stopped", { subject, text, usage }: Omit<Written, "usage"> & { usage: Written["usage"] }): Promise<Draft> {
    const { body, sentences } = new Checker(this.#row.evidence, {
      now: this.#pack.now,
      timeZone: this.#pack.history.workspace.timeZone,
      language: this.#row.language,
    }).check(text);
    const before = this.#row;
    const after: DraftRow = {
      ...before,
      subject: subject || (await this.#subject()),
      body,
      sentences,
      state,
      generatedBody: body,
      updatedAt: Date.now(),
      version: before.version + 1,
    };
    const run = this.#run({ ...usage, outcome: state === "ready" ? "ok" : "stopped", verdict: verdictOf(sentences) });
    try {
      await this.#ctx.db.write([...updateDraft(before, after), ...this.#runs, runStatement(this.#ctx, run)]);
    } catch (thrown) {
      if (!stoppedByGuard(thrown)) throw thrown;
    }
    return presentDraft(after);
  }

  /** A model that left the subject out gets the built-in one. */
  async #subject(): Promise<string> {
    return (await writeBuiltIn(this.#ctx, this.#pack, this.#wish)).written.subject;
  }

  #run(result: Pick<Run, "outcome"> & Partial<Run>): Run {
    const { recordId, engine, model, evidence } = this.#row;
    return { kind: "draft", recordId, engine, model, evidence, startedAt: this.#startedAt, ...result };
  }
}

const SAVED = ["subject", "body", "sentences", "state", "engine", "model", "generatedBody", "updatedAt"];
const updateDraft = (before: DraftRow, after: DraftRow): Statement[] => updateRows(drafts, SAVED, [{ ...after, version: before.version }]);

function newDraft(ctx: Context, pack: Pack, { purpose, tone, length, language, instruction }: Wish, model: Model | undefined): DraftRow {
  const { recordId, contact, company } = pack.history;
  return {
    ...{ id: newId("draft", ctx.now), recordId, contactId: contact?.id ?? null, companyId: company?.id ?? null },
    ...{
      purpose,
      tone,
      length,
      language,
      instruction,
      subject: "",
      body: "",
      generatedBody: "",
      evidence: evidenceOf(pack),
      sentences: [],
    },
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
  const { row, timeZone, hasLiveMail } = await readSettledDraft(ctx, ref.id);
  if (hasLiveMail) throw new Refusal("conflict", "This draft has been sent");
  if (ref.version !== undefined && ref.version !== row.version) throw staleDraft(row.version);
  const body = patch.body ?? row.body;
  const sentences = checkAgain(row, body, patch.settled ?? settledIn(row), ctx.now, timeZone);
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

const settledIn = ({ sentences }: DraftRow): string[] => sentences.filter(({ status }) => status === "settled").map(({ text }) => text);

function checkAgain(row: DraftRow, body: string, settled: string[], now: number, timeZone: string): CheckedSentence[] {
  return recheck(new Checker(row.evidence, { now, timeZone, language: row.language }), body, row.sentences, settled);
}

const STOPPING_MS = 2 * SECOND;
const LOOK_AGAIN_MS = 150;

/** The draft, once the stop that the person has just pressed is written down: until then its sentences have no sources. */
async function readSettledDraft(ctx: Context, id: string): Promise<Awaited<ReturnType<typeof readDraft>>> {
  for (const until = Date.now() + STOPPING_MS; ; ) {
    const found = await readDraft(ctx, id);
    if (found.row.state !== "writing" || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Hands the mail over, where it can be taken back for ten seconds. Refuses as long as a statement is neither supported nor vouched for. */
export async function sendDraft(ctx: Context, id: string, input: DraftSend): Promise<OutgoingMail> {
  require(ctx, "mail:send");
  const { row, timeZone, hasLiveMail } = await readSettledDraft(ctx, id);
  if (hasLiveMail) throw new Refusal("conflict", "This draft has been sent already");
  const sentences = checkAgain(row, input.body, [...settledIn(row), ...input.settled], ctx.now, timeZone);
  requireSettled(sentences);
  const { to, cc, subject, body, task } = input;
  const after: DraftRow = { ...row, subject, body, sentences, state: "sent", updatedAt: ctx.now, version: row.version + 1 };
  const { recordId, engine, model } = row;
  const run: Run = {
    kind: "sent",
    recordId,
    engine,
    model,
    startedAt: Date.now(),
    outcome: "ok",
    verdict: verdictOf(sentences),
    edited: shareEdited(row.generatedBody, body),
  };
  const recordIds = [...new Set([row.contactId ?? recordId, recordId])];
  return holdMail(ctx, {
    recordIds,
    to,
    cc,
    subject,
    body,
    task,
    draftId: id,
    draftedWith: engine,
    also: [...updateDraft(row, after), runStatement(ctx, run)],
  });
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
