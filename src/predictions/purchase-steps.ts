import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { insertRows } from "../core/rows.ts";
import { plain, select } from "../core/select.ts";
import type { Learning, Learnt } from "./learn-purchases.ts";
import { MODEL_SUBJECT } from "./model/reading.rules.ts";
import { answersQuery, standingOf } from "./model/standing.queries.ts";
import { driftOf, dueRun, isAtRest, isToBeLogged } from "./predictions.rules.ts";
import { forecastDrafts, forecasts, predictionRuns, type RunRow } from "./predictions.table.ts";
import { failRun, logged, moved, oldRunsGo, writeStep } from "./run-writing.ts";
import { type LightRun, PURCHASES, publishedModel, settingsOfRows, settingsQuery } from "./runs.queries.ts";
import type { Scored, Scoring } from "./score-purchases.ts";
import type { Settling } from "./settle-purchases.ts";
import type { Beginning, Subject } from "./subjects.ts";
import { settledBins } from "./track-record.queries.ts";
import {
  countsQuery,
  currenciesQuery,
  daysUpTo,
  everyNth,
  given,
  type LogDays,
  lastWholeDay,
  leftOutQuery,
  nextCustomers,
  ordersSeenQuery,
  packedQuery,
  runningImports,
} from "./workspace-orders.queries.ts";

/** What a run of purchase predictions does, step by step: who will buy again, learned from the workspace's own orders. */

const CUSTOMERS_AT_ONCE = 1_000;
const SETTLED_AT_ONCE = 500;

/** What a Worker can learn from at once; measured in docs/predictions.md. */
const LEARNED_AT_ONCE = { customers: 20_000, orders: 200_000 };

const daysOf = async (ctx: Context, { asOf }: RunRow): Promise<LogDays> => daysUpTo(asOf, lastWholeDay(ctx.now, await ctx.timeZone()));

/** Holds what was said, and is due, against what happened: by the statistics, and by a language model of the same. */
async function settleSlice(ctx: Context, run: RunRow): Promise<void> {
  const due = await ctx.db.all(
    plain<Settling["due"][number]>(
      sql`select subject, record_id, made_on, due_on from prediction_log
        where subject in (${PURCHASES}, ${MODEL_SUBJECT}) and outcome is null and due_on <= ${run.asOf}
        order by due_on, record_id limit ${SETTLED_AT_ONCE}`,
    ),
  );
  if (due.length === 0) return writeStep(ctx, run, { step: run.kind === "train" ? "learn" : "score", position: "", done: 0, total: 0 });
  const ids = [...new Set(due.map(({ record_id }) => record_id))];
  const packed = await ctx.db.all(packedQuery(await daysOf(ctx, run), run.currency, given(ids)));
  const outcomes = await ctx.ports.workshop("/predictions/settle", { packed, asOf: run.asOf, due } satisfies Settling);
  await writeStep(
    ctx,
    run,
    { done: run.done + due.length },
    {
      sql: `update prediction_log set outcome = given.value ->> 3 from json_each(?) as given where prediction_log.subject = given.value ->> 0
      and prediction_log.made_on = given.value ->> 1 and prediction_log.record_id = given.value ->> 2`,
      args: [JSON.stringify(outcomes)],
    },
  );
}

/** What there is to learn from: at most so many customers and orders, evenly spread. Null where no order counts. */
export async function learningOf(ctx: Context, run: RunRow, most: { customers: number; orders: number }): Promise<Learning | null> {
  const days = await daysOf(ctx, run);
  const [[counts], currencies, [sums]] = await ctx.db.read(countsQuery, currenciesQuery, leftOutQuery(days));
  const [customers, orders] = [counts?.customers ?? 0, counts?.orders ?? 0];
  const currency = currencies[0]?.currency ?? null;
  const stride = Math.max(1, Math.ceil(customers / most.customers), Math.ceil(orders / most.orders));
  const packed = await ctx.db.all(packedQuery(days, currency, everyNth(stride)));
  if (packed.length === 0 || !sums) return null;
  return {
    packed: packed.map(({ id, days: text }) => ({ id, days: text })),
    ...{ asOf: run.asOf, horizonDays: run.horizonDays, seed: run.seed, now: ctx.now, currency, customers },
    orders: { ...sums, otherCurrencies: currencies.slice(1) },
  };
}

async function learn(ctx: Context, run: RunRow): Promise<void> {
  const learning = await learningOf(ctx, run, LEARNED_AT_ONCE);
  await keepLearnt(ctx, run, learning && ((await ctx.ports.workshop("/predictions/learn", learning)) as Learnt | null));
}

/** Goes on to scoring with what was learned. Where there is nothing to learn from, the run ends and nothing is shown of anybody. */
export async function keepLearnt(ctx: Context, run: RunRow, learnt: Learnt | null): Promise<void> {
  if (!learnt) return failRun(ctx, run, "no_orders", ...purchases.clear, { sql: "delete from forecasts", args: [] });
  const { currency, customers } = learnt.card;
  await writeStep(ctx, run, { step: "score", position: "", done: 0, total: customers, currency, modelRunId: run.id, learnt });
}

/** The next customers, as the model sees them; drafts until all are there. */
async function scoreSlice(ctx: Context, run: RunRow): Promise<void> {
  const [[model], customers] = await ctx.db.read(
    select(predictionRuns, sql`where id = ${run.modelRunId}`),
    plain<{ id: string }>(nextCustomers(run.position, CUSTOMERS_AT_ONCE)),
  );
  const last = customers.at(-1);
  if (!last || !model?.model) return writeStep(ctx, run, { step: "publish" });
  const ids = customers.map(({ id }) => id);
  const [packed, before, answers] = await ctx.db.read(
    packedQuery(await daysOf(ctx, run), run.currency, given(ids)),
    select(forecasts, sql`where id in ${given(ids)}`, { asOf: sql`(select as_of from prediction_runs where id = forecasts.run_id)` }),
    answersQuery(run.blend, ids, run.asOf),
  );
  const readings = run.blend && { blend: run.blend, answers: Object.fromEntries(answers.map(({ id, probability }) => [id, probability])) };
  const scoring: Scoring = { model: model.model, packed, asOf: run.asOf, currency: run.currency, readings };
  const scored = (await ctx.ports.workshop("/predictions/score", scoring)) as Scored[];
  const lastOrders = new Map(packed.map(({ id, lastOrderId }) => [id, lastOrderId]));
  const earlier = new Map(before.map((row) => [row.id, row.asOf === run.asOf ? row.facts.previous : row.probability]));
  const rows = scored.map((row) => ({
    ...{ ...row, runId: run.id },
    facts: { ...row.facts, previous: earlier.get(row.id) ?? null, lastOrderId: lastOrders.get(row.id) ?? null },
  }));
  await writeStep(ctx, run, { position: last.id, done: run.done + ids.length }, insertRows(forecastDrafts, rows));
}

const SAID = "id, run_id, band, segment, probability, risk, value_at_stake, year_ahead, currency, facts";

const rest = (sqlText: string, ...args: (string | number | null)[]): Statement => ({ sql: sqlText, args });

/** All drafts at once: readers have the old forecasts until this batch, and the new ones after it. */
async function publish(ctx: Context, run: RunRow): Promise<void> {
  const change = new Change(ctx).also(
    ...moved(run, { state: "finished", finishedAt: ctx.now }),
    rest("delete from forecasts where id not in (select id from forecast_drafts where run_id = ?)", run.id),
    rest(`insert or replace into forecasts (${SAID}) select ${SAID} from forecast_drafts where run_id = ?`, run.id),
    ...(run.isLogged ? logged(run, "forecast_drafts") : []),
    ...purchases.clear,
    ...oldRunsGo(run),
  );
  change.announce("prediction.published", "prediction", run.id, run.version + 1);
  await change.commit(undefined);
}

async function begin(ctx: Context, kind: RunRow["kind"]): Promise<Beginning> {
  const [settings, [orders], [trained], [lastLogged]] = await ctx.db.read(
    settingsQuery,
    ordersSeenQuery,
    publishedModel(PURCHASES),
    plain<{ on: number | null }>(sql`select max(made_on) as "on" from prediction_log where subject = ${PURCHASES}`),
  );
  const { asOf } = lastWholeDay(ctx.now, await ctx.timeZone());
  const horizonDays = kind === "score" && trained ? trained.horizonDays : settingsOfRows(settings).horizonDays;
  return {
    ...{ asOf, horizonDays, currency: trained?.currency ?? null, ordersSeen: orders?.seen ?? "" },
    ...{ modelRunId: kind === "score" ? (trained?.id ?? null) : null, blend: (await standingOf(ctx)).blend },
    isLogged: isToBeLogged(asOf, horizonDays, lastLogged?.on ?? null),
  };
}

const lastSettled = plain<{ on: number | null }>(
  sql`select max(due_on) as "on" from prediction_log where subject = ${PURCHASES} and outcome is not null`,
);

async function due(ctx: Context, asOf: number, newest: LightRun | undefined): Promise<RunRow["kind"] | null> {
  const [settings, [orders], [trained], [importing]] = await ctx.db.read(
    settingsQuery,
    ordersSeenQuery,
    publishedModel(PURCHASES),
    runningImports,
  );
  const { horizonDays } = settingsOfRows(settings);
  const standing = { horizonDays, asOf, ordersSeen: orders?.seen ?? "", newest: newest ?? null, trained: trained ?? null };
  if ((importing?.n ?? 0) > 0 || isAtRest(standing)) return null;
  const [[counts], bins, [settled]] = await ctx.db.read(countsQuery, settledBins(PURCHASES), lastSettled);
  return dueRun({
    ...standing,
    ...{ orders: counts?.orders ?? 0, ordersTrainedOn: trained?.card?.orders.used ?? 0 },
    ...{ isDrifting: driftOf(bins), settledOn: settled?.on ?? null },
  });
}

export const purchases: Subject = {
  steps: { settle: settleSlice, learn, score: scoreSlice, publish },
  ...{ begin, due },
  clear: [{ sql: "delete from forecast_drafts", args: [] }],
};
