import { askForJson } from "../assistant/model.ts";
import { ModelFailure } from "../assistant/model-failure.ts";
import { modelFor } from "../assistant/models.ts";
import { runStatement } from "../assistant/runs.ts";
import type { Context } from "../core/context.ts";
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
    const shape = { name: "query", schema: modelAnswer, json: ANSWER_JSON };
    const { value, usage } = await askForJson(model, askMessages(asking), shape, ctx.signal);
    const query = askQuery.safeParse(withIds(value.query, asking.known));
    let outcome = "ok";
    try {
      const answer = query.success ? await run(query.data) : undefined;
      if (!answer) outcome = value.query === null ? "not_understood" : "invalid_output";
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
