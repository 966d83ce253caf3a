import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { stoppedByGuard } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { errorFields } from "../core/log.ts";
import { Refusal } from "../core/refusal.ts";
import { select } from "../core/select.ts";
import { HOUR, MINUTE } from "../core/time.ts";
import type { PredictionRun } from "./predictions.schema.ts";
import { predictionRuns, type RunRow } from "./predictions.table.ts";
import { failRun, newRun } from "./run-writing.ts";
import { newestRuns, PURCHASES, presentRun, settingsOfRows, settingsQuery } from "./runs.queries.ts";
import { type Subject, subjectNames, subjectOf } from "./subjects.ts";
import { lastWholeDay } from "./workspace-orders.queries.ts";

/** Runs: begun by the clock or by somebody, carried on by the queue, one at a time in a workspace, whatever they learn. */

/** Nights begin at two: when nobody works, and a day is over wherever they slept. */
export const NIGHT_MS = 2 * HOUR;
const STALLED_MS = 2 * MINUTE;
const GIVEN_UP_MS = 6 * HOUR;

const runningRun = select(predictionRuns, sql`where state = 'running'`);

/** Learns anew from what is known today. It goes on by itself. Refuses while a run is under way, and where predictions are turned off. */
export async function startTraining(ctx: Context, subject = PURCHASES): Promise<PredictionRun> {
  require(ctx, "predictions:manage");
  return startRun(ctx, subject, "train");
}

/** Has everybody scored once more with what was learned before, because what moves the numbers beside it has changed. */
export const scoreAnew = (ctx: Context): Promise<void> => startRun(ctx, PURCHASES, "score").then(() => undefined);

async function startRun(ctx: Context, subject: string, kind: RunRow["kind"]): Promise<PredictionRun> {
  const run = await beginRun(ctx, subject, kind);
  await ctx.ports.queue.send({ kind: "predictions", workspaceId: ctx.workspace.id });
  return run;
}

/** Writes a run down. Whoever begins it has it carried on; refuses while there is another. */
export async function beginRun(ctx: Context, subject: string, kind: RunRow["kind"]): Promise<PredictionRun> {
  const [settings, [running]] = await ctx.db.read(settingsQuery, runningRun);
  if (!settingsOfRows(settings).isOn) throw new Refusal("conflict", "Predictions are turned off");
  if (running) throw underWay();
  const row = freshRun(ctx, subject, kind, await subjectOf(subject).begin(ctx, kind));
  const change = new Change(ctx).also(...subjectOf(subject).clear, ...newRun(row));
  change.announce("prediction.started", "prediction", row.id, 1);
  try {
    return await change.commit(presentRun(row));
  } catch (thrown) {
    throw thrown instanceof Refusal && thrown.code === "stale" ? underWay() : thrown;
  }
}

const underWay = () => new Refusal("conflict", "Predictions are being made right now");

const freshRun = (ctx: Context, subject: string, kind: RunRow["kind"], beginning: Awaited<ReturnType<Subject["begin"]>>): RunRow => ({
  ...{ id: newId("prediction_run", ctx.now), subject, kind, state: "running", step: "settle", position: "", done: 0, total: 0 },
  ...{ blend: null, ...beginning, seed: ctx.workspace.id, model: null, card: null, reason: null },
  ...{ memberId: ctx.member.id, startedAt: ctx.now, finishedAt: null, updatedAt: ctx.now, version: 1 },
});

/** Goes on, step after step, until the run has ended or the time (ms UTC) is up; then the queue is asked for another turn. */
export async function continueRun(ctx: Context, untilMs: number): Promise<void> {
  for (;;) {
    const [run] = await ctx.db.all(runningRun);
    if (!run) return;
    if (Date.now() >= untilMs) return ctx.ports.queue.send({ kind: "predictions", workspaceId: ctx.workspace.id }).then(() => undefined);
    if (!(await takeStep(ctx, run))) return;
  }
}

/** Answers whether the step was ours: when the message was delivered twice, the other one goes on. */
export async function takeStep(ctx: Context, run: RunRow): Promise<boolean> {
  try {
    await subjectOf(run.subject).steps[run.step](ctx, run);
    return true;
  } catch (thrown) {
    if (thrown instanceof Refusal ? thrown.code === "stale" : stoppedByGuard(thrown)) return false;
    ctx.log("warn", "a step of predictions did not go through", { recordId: run.id, ...errorFields(thrown) });
    throw thrown;
  }
}

/** By the clock: hands on a run that stands still, and begins the night's next one where something has moved. */
export async function keepPredictionsFresh(ctx: Context): Promise<void> {
  const [settings, newest, [running]] = await ctx.db.read(settingsQuery, newestRuns, runningRun);
  if (running) return tendRunning(ctx, running);
  if (!settingsOfRows(settings).isOn) return;
  const { asOf, end } = lastWholeDay(ctx.now, await ctx.timeZone());
  for (const name of await subjectNames(ctx)) {
    const before = newest.find((run) => run.subject === name);
    if (before && (ctx.now < end + NIGHT_MS || before.asOf >= asOf)) continue;
    const kind = await subjectOf(name).due(ctx, asOf, before);
    if (kind) return startRun(ctx, name, kind).then(() => undefined);
  }
}

async function tendRunning(ctx: Context, run: RunRow): Promise<void> {
  if (ctx.now - run.startedAt > GIVEN_UP_MS) return failRun(ctx, run, "interrupted", ...subjectOf(run.subject).clear);
  if (ctx.now - run.updatedAt > STALLED_MS) await ctx.ports.queue.send({ kind: "predictions", workspaceId: ctx.workspace.id });
}
