import { sql } from "drizzle-orm";
import type { Context } from "../core/context.ts";
import { notFound, stale } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { select } from "../core/select.ts";
import type { Learning, Learnt } from "./learn-purchases.ts";
import type { PredictionRun } from "./predictions.schema.ts";
import { predictionRuns, type RunRow } from "./predictions.table.ts";
import { keepLearnt, learningOf } from "./purchase-steps.ts";
import { PURCHASES, presentRun, publishedModel } from "./runs.queries.ts";
import { beginRun, takeStep } from "./runs.ts";
import { subjectNames } from "./subjects.ts";

/** A run that a terminal carries on step by step; what is learned there comes back here. The same steps as in the queue. */

/** A terminal has the memory for so many; learning from more tells nothing more (purchases/forecast.ts). */
const LEARNED_AT_A_TERMINAL = { customers: 25_000, orders: 1_000_000 };

export async function startRunAtTerminal(ctx: Context, kind: RunRow["kind"], subject = PURCHASES): Promise<PredictionRun> {
  const names = await subjectNames(ctx);
  if (!names.includes(subject))
    throw new Refusal("invalid", `Nothing is predicted that is called ${subject}`, { subject: names.join(", ") });
  const [trained] = await ctx.db.all(publishedModel(subject));
  if (kind === "score" && !trained) throw new Refusal("conflict", "Nothing has been learned yet: run relata train first");
  return beginRun(ctx, subject, kind);
}

const runOf = async (ctx: Context, id: string): Promise<PredictionRun> => presentRun(await getRun(ctx, id));

/** Takes the step that is next, unless somebody else has; answers the run as it is then. */
export async function stepOf(ctx: Context, id: string): Promise<PredictionRun> {
  const run = await getRun(ctx, id);
  if (run.state === "running") await takeStep(ctx, run);
  return runOf(ctx, id);
}

/** What there is to learn from. */
export const learningFor = async (ctx: Context, id: string): Promise<Learning | null> =>
  learningOf(ctx, await getRun(ctx, id), LEARNED_AT_A_TERMINAL);

/** Keeps what the terminal has learned, if the run is still where it was. */
export async function keepLearntFor(ctx: Context, id: string, version: number, learnt: Learnt | null): Promise<PredictionRun> {
  const run = await getRun(ctx, id);
  if (run.version !== version || run.step !== "learn" || run.state !== "running") throw stale(run.version);
  await keepLearnt(ctx, run, learnt);
  return runOf(ctx, id);
}

async function getRun(ctx: Context, id: string): Promise<RunRow> {
  const [run] = await ctx.db.all(select(predictionRuns, sql`where id = ${id}`));
  if (!run) throw notFound("prediction run");
  return run;
}
