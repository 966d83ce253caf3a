import { askForJson } from "../assistant/model.ts";
import { ModelFailure } from "../assistant/model-failure.ts";
import { modelFor } from "../assistant/models.ts";
import type { Usage } from "../assistant/openai.ts";
import { runStatement } from "../assistant/runs.ts";
import type { Context, Model } from "../core/context.ts";
import { type AskAnswer, type AskQuery, askQuery } from "./ask.schema.ts";
import type { Asking } from "./grammar/vocabulary.ts";
import { ANSWER_JSON, askMessages, modelAnswer } from "./prompt.ts";
import { withIds } from "./resolve-names.ts";

/** What a model made of a question, run already; without a model all of it is empty. */
export interface ModelReading {
  model: string | null;
  answer: AskAnswer | null;
  failure: string | null;
}

/** What the model makes of the question: a query of the grammar, none because the records cannot answer it, or neither. Throws ModelFailure. */
export async function queryFrom(
  model: Model,
  asking: Asking,
  signal?: AbortSignal,
): Promise<{ query: AskQuery | undefined; isNone: boolean; usage: Usage }> {
  const shape = { name: "query", schema: modelAnswer, json: ANSWER_JSON };
  const { value, usage } = await askForJson(model, askMessages(asking), shape, signal);
  return { query: askQuery.safeParse(withIds(value.query, asking.known)).data, isNone: value.query === null, usage };
}

/** Asks the model for a query. Names in it become ids here, and what it says is read by the same schema as anybody's; it counts where `run` can answer it. */
export async function readWithModel(
  ctx: Context,
  asking: Asking,
  run: (query: AskQuery) => Promise<AskAnswer | undefined>,
): Promise<ModelReading> {
  const model = await modelFor(ctx, "ask");
  if (!model) return { model: null, answer: null, failure: null };
  const startedAt = Date.now();
  const noted = { kind: "ask", recordId: null, engine: "model", model: model.model, startedAt } as const;
  const note = (outcome: string, usage = {}) => ctx.db.write([runStatement(ctx, { ...noted, ...usage, outcome })]);
  try {
    const { query, isNone, usage } = await queryFrom(model, asking, ctx.signal);
    let outcome = "ok";
    try {
      const answer = query && (await run(query));
      if (!answer) outcome = isNone ? "not_understood" : "invalid_output";
      return { model: model.model, answer: answer ?? null, failure: answer ? null : outcome };
    } finally {
      await note(outcome, usage);
    }
  } catch (thrown) {
    if (!(thrown instanceof ModelFailure)) throw thrown;
    ctx.log("warn", "the model failed", { engine: "model", reason: thrown.reason, kind: "ask" });
    await note(thrown.reason);
    return { model: model.model, answer: null, failure: thrown.reason };
  }
}
