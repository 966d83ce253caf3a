import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { stoppedByGuard } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { errorFields } from "../core/log.ts";
import { Refusal } from "../core/refusal.ts";
import { plain, select } from "../core/select.ts";
import { HOUR, MINUTE } from "../core/time.ts";
import { driftOf, dueRun, isAtRest, isToBeLogged } from "./predictions.rules.ts";
import type { PredictionRun } from "./predictions.schema.ts";
import { predictionRuns, type RunRow } from "./predictions.table.ts";
import { fail, newRun, STEPS } from "./run-steps.ts";
import { newestRun, presentRun, publishedModel, settingsOfRows, settingsQuery } from "./runs.queries.ts";
import { settledBins } from "./track-record.queries.ts";
import { countsQuery, lastWholeDay, ordersSeenQuery } from "./workspace-orders.queries.ts";

/** Runs: begun by the clock or by somebody, carried on by the queue, one at a time in a workspace. */

/** Nights begin at two: when nobody works, and a day is over wherever they slept. */
const NIGHT_MS = 2 * HOUR;
const STALLED_MS = 2 * MINUTE;
const GIVEN_UP_MS = 6 * HOUR;

const runningRun = select(predictionRuns, sql`where state = 'running'`);

/** Learns anew from the orders of today. It goes on by itself. Refuses while a run is under way, and where predictions are turned off. */
export async function startTraining(ctx: Context): Promise<PredictionRun> {
  require(ctx, "predictions:manage");
  return startRun(ctx, "train");
}

async function startRun(ctx: Context, kind: RunRow["kind"]): Promise<PredictionRun> {
  const run = await beginRun(ctx, kind);
  await ctx.ports.queue.send({ kind: "predictions", workspaceId: ctx.workspace.id });
  return run;
}

/** Writes a run down. Whoever begins it has it carried on; refuses while there is another. */
export async function beginRun(ctx: Context, kind: RunRow["kind"]): Promise<PredictionRun> {
  const [settings, [running]] = await ctx.db.read(settingsQuery, runningRun);
  if (!settingsOfRows(settings).isOn) throw new Refusal("conflict", "Predictions are turned off");
  if (running) throw underWay();
  const row = await freshRun(ctx, kind);
  const change = new Change(ctx).also(...newRun(row));
  change.announce("prediction.started", "prediction", row.id, 1);
  try {
    return await change.commit(presentRun(row));
  } catch (thrown) {
    throw thrown instanceof Refusal && thrown.code === "stale" ? underWay() : thrown;
  }
}

const underWay = () => new Refusal("conflict", "Predictions are being made right now");

/** A run as it begins, as of the last day that is over. */
async function freshRun(ctx: Context, kind: RunRow["kind"]): Promise<RunRow> {
  const [settings, [orders], [trained], [logged]] = await ctx.db.read(
    settingsQuery,
    ordersSeenQuery,
    publishedModel,
    plain<{ on: number | null }>(sql`select max(made_on) as "on" from prediction_log`),
  );
  const { asOf } = lastWholeDay(ctx.now, await ctx.timeZone());
  const horizonDays = kind === "score" && trained ? trained.horizonDays : settingsOfRows(settings).horizonDays;
  return {
    ...{ id: newId("prediction_run", ctx.now), kind, state: "running", step: "settle", position: "", done: 0 },
    ...{ total: 0, asOf, horizonDays, currency: trained?.currency ?? null, seed: ctx.workspace.id },
    ...{ ordersSeen: orders?.seen ?? "", modelRunId: kind === "score" ? (trained?.id ?? null) : null, model: null, card: null },
    ...{ isLogged: isToBeLogged(asOf, horizonDays, logged?.on ?? null), reason: null },
    ...{ memberId: ctx.member.id, startedAt: ctx.now, finishedAt: null, updatedAt: ctx.now, version: 1 },
  };
}

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
    await STEPS[run.step](ctx, run);
    return true;
  } catch (thrown) {
    if (thrown instanceof Refusal ? thrown.code === "stale" : stoppedByGuard(thrown)) return false;
    ctx.log("warn", "a step of predictions did not go through", { recordId: run.id, ...errorFields(thrown) });
    throw thrown;
  }
}

/** By the clock: hands on a run that stands still, and begins the night's where something has moved. */
export async function keepPredictionsFresh(ctx: Context): Promise<void> {
  const [settingRows, [newest], [running]] = await ctx.db.read(settingsQuery, newestRun, runningRun);
  const settings = settingsOfRows(settingRows);
  if (running) return tendRunning(ctx, running);
  const timeZone = await ctx.timeZone();
  const days = lastWholeDay(ctx.now, timeZone);
  if (!settings.isOn || (newest && (ctx.now < days.end + NIGHT_MS || newest.asOf >= days.asOf))) return;
  const kind = await dueNow(ctx, newest, settings.horizonDays, days.asOf);
  if (kind) await startRun(ctx, kind);
}

async function tendRunning(ctx: Context, run: RunRow): Promise<void> {
  if (ctx.now - run.startedAt > GIVEN_UP_MS) return fail(ctx, run, "interrupted");
  if (ctx.now - run.updatedAt > STALLED_MS) await ctx.ports.queue.send({ kind: "predictions", workspaceId: ctx.workspace.id });
}

async function dueNow(ctx: Context, newest: RunRow | undefined, horizonDays: number, asOf: number) {
  const [[orders], [trained], [importing]] = await ctx.db.read(ordersSeenQuery, publishedModel, runningImports);
  const standing = { horizonDays, asOf, ordersSeen: orders?.seen ?? "", newest: newest ?? null, trained: trained ?? null };
  if ((importing?.n ?? 0) > 0 || isAtRest(standing)) return null;
  const [[counts], bins, [settled]] = await ctx.db.read(countsQuery, settledBins, lastSettled);
  return dueRun({
    ...standing,
    ...{ orders: counts?.orders ?? 0, ordersTrainedOn: trained?.card?.orders.used ?? 0 },
    ...{ isDrifting: driftOf(bins), settledOn: settled?.on ?? null },
  });
}

/** What is half there is not learned from. */
const runningImports = plain<{ n: number }>(sql`select count(*) as n from imports where state = 'running'`);
const lastSettled = plain<{ on: number | null }>(sql`select max(due_on) as "on" from prediction_log where outcome is not null`);
