import { type Context, require } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { dayKey } from "../core/time.ts";
import type { AskInput, AskQuery, AskReply } from "./ask.schema.ts";
import type { Asking, Reading } from "./grammar/vocabulary.ts";
import { readWithModel } from "./model-reading.ts";
import { runQuery } from "./run.ts";
import { vocabularyFor } from "./vocabulary.ts";

/**
 * Answers a question: it becomes a query of the closed grammar, by a model where there is one and by the built-in grammar otherwise, and
 * runs with the asker's rights. What is not understood is named and nothing is guessed.
 */
export async function ask(ctx: Context, { question, context }: AskInput): Promise<AskReply> {
  require(ctx, "assistant:read");
  const { known, currency } = await vocabularyFor(ctx, question);
  const asking: Asking = { question, context, known, currency, today: dayKey(ctx.now, await ctx.timeZone()) };
  const read = await readWithModel(ctx, asking, (query) => tryRun(ctx, query));
  if (read.answer) {
    const reply = { ...empty, engine: "model" as const, model: read.model, isFollowUp: context !== undefined };
    return { ...reply, query: read.answer.query, answer: read.answer };
  }
  const reading = (await ctx.ports.workshop("/built-in/ask", asking)) as Reading;
  const reply = { ...empty, ...reading, model: null, fellBack: read.failure };
  return reading.query ? { ...reply, answer: await runQuery(ctx, reading.query) } : reply;
}

/** Answers a query as it stands: one that was changed by hand, or kept. */
export async function answerQuery(ctx: Context, query: AskQuery) {
  require(ctx, "assistant:read");
  return runQuery(ctx, query);
}

const empty = {
  engine: "built-in" as const,
  fellBack: null,
  isFollowUp: false,
  query: null,
  unknown: [],
  notKept: [],
  unclear: null,
  examples: [],
  answer: null,
};

/** What a model made of it may name what there is not; what the asker may not see is refused whoever wrote the query. */
async function tryRun(ctx: Context, query: AskQuery) {
  try {
    return await runQuery(ctx, query);
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === "invalid") return undefined;
    throw thrown;
  }
}
