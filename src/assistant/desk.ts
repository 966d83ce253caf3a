import type { Context, Model } from "../core/context.ts";
import { type Statement, stoppedByGuard } from "../core/database.ts";
import { updateRows } from "../core/rows.ts";
import type { Draft, DraftEvent, Gap } from "./assistant.schema.ts";
import { type DraftRow, drafts } from "./assistant.table.ts";
import { checkWriting } from "./checking.ts";
import { ModelFailure } from "./model-failure.ts";
import { presentDraft } from "./present-draft.ts";
import { draftPrompt } from "./prompting.ts";
import { type Run, runStatement, verdictOf } from "./runs.ts";
import { type Job, Progress, type Written, writeBuiltIn, writeWithModel } from "./writing.ts";

/** Subject lines to choose from. */
const MOST_SUBJECTS = 3;
/** What the built-in engine could not say, a model may have said. */
const WRITTEN_OTHERWISE = new Set<Gap["code"]>(["slot", "edit", "no_evidence", "unsaid", "answer"]);
const NO_USAGE = { tokensIn: null, tokensOut: null };

/** One draft being written, with what it has cost so far. */
export class Desk {
  readonly #ctx: Context;
  readonly #row: DraftRow;
  readonly #job: Job;
  /** Sentences that the person has vouched for already. */
  readonly #vouched: string[];
  readonly #runs: Statement[] = [];
  #startedAt = Date.now();

  constructor(ctx: Context, row: DraftRow, job: Job, vouched: string[] = []) {
    this.#ctx = ctx;
    this.#row = row;
    this.#job = job;
    this.#vouched = vouched;
  }

  /** True when there is nothing more to do: written, or stopped by the person. */
  async *tryModel(model: Model, signal: AbortSignal | undefined): AsyncGenerator<DraftEvent, boolean> {
    const progress = new Progress();
    try {
      const written = yield* this.#deltas(model, progress, signal);
      yield { event: "done", data: { draft: await this.#keep("ready", await this.#withChoices(written)) } };
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ModelFailure)) throw thrown;
      if (thrown.reason === "stopped") await this.#keep("stopped", await this.#withChoices({ ...progress, usage: NO_USAGE }));
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
    const { written, pieces } = await writeBuiltIn(this.#ctx, this.#job);
    for (const text of pieces) yield { event: "delta", data: { text } };
    yield { event: "done", data: { draft: await this.#keep("ready", written) } };
  }

  async *#deltas(model: Model, progress: Progress, signal: AbortSignal | undefined): AsyncGenerator<DraftEvent, Omit<Written, "gaps">> {
    const pieces = writeWithModel(model, await draftPrompt(this.#ctx, this.#job), this.#job.wish, signal, progress);
    for (;;) {
      const next = await pieces.next();
      if (next.done) return next.value;
      yield { event: "delta", data: { text: next.value } };
    }
  }

  /** Beside a model's subject lines stand the built-in ones; what the record lacks is found by code, whoever writes. */
  async #withChoices(written: Omit<Written, "gaps">): Promise<Written> {
    const { pack, wish, revision } = this.#job;
    const { written: own } = await writeBuiltIn(this.#ctx, { pack, wish });
    const kept = revision ? [this.#row.subject] : [];
    const gaps = own.gaps.filter(({ code }) => !WRITTEN_OTHERWISE.has(code));
    return { ...written, subjects: [...(written.subjects.length > 0 ? written.subjects : kept), ...own.subjects], gaps };
  }

  /** Checks what was written, and saves it with the lines of the meter. A draft that the person has changed meanwhile stays theirs. */
  async #keep(state: "ready" | "stopped", { subjects, text, usage, gaps }: Written): Promise<Draft> {
    const before = this.#row;
    const { pack, revision } = this.#job;
    const at = { now: pack.now, timeZone: pack.history.workspace.timeZone };
    const {
      body,
      sentences,
      subjects: choices,
    } = await checkWriting(this.#ctx, before, at, {
      text,
      subjects: before.channel === "mail" ? subjects : [],
      ownSubject: revision?.current.subject,
      vouched: this.#vouched,
    });
    const after: DraftRow = {
      ...before,
      subject: choices[0] ?? "",
      subjects: choices.slice(0, MOST_SUBJECTS),
      gaps: [...before.gaps, ...gaps],
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

  #run(result: Pick<Run, "outcome"> & Partial<Run>): Run {
    const { recordId, engine, model, evidence } = this.#row;
    return { kind: "draft", recordId, engine, model, evidence, startedAt: this.#startedAt, ...result };
  }
}

const SAVED = ["subject", "subjects", "gaps", "body", "sentences", "state", "engine", "model", "generatedBody", "changed", "updatedAt"];

/** The draft as it is now, if nobody has changed it since. */
export const updateDraft = (before: DraftRow, after: DraftRow): Statement[] =>
  updateRows(drafts, SAVED, [{ ...after, version: before.version }]);
