import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import { eventStatement } from "../core/outbox.ts";
import { insertRows } from "../core/rows.ts";
import { plain, select } from "../core/select.ts";
import { wakeConsumers } from "../core/wake.ts";
import type { Learning, Learnt } from "./learn-purchases.ts";
import { LOG_DAYS_KEPT, LOGGED_AT_MOST, loggedEndings } from "./predictions.rules.ts";
import type { RunFailure, RunStep } from "./predictions.schema.ts";
import { forecastDrafts, forecasts, predictionRuns, type RunRow } from "./predictions.table.ts";
import { purchasesOf } from "./purchases/log.ts";
import { unpack } from "./purchases/packed-orders.ts";
import type { Scored, Scoring } from "./score-purchases.ts";
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
  packedQuery,
} from "./workspace-orders.queries.ts";

/**
 * What a run does, step by step. Each takes the run as it stands and writes what it found together with how far the run is now, guarded by
 * the run's version: of two deliveries of a message one writes, and after an interruption the step is done again from where it began.
 */

const CUSTOMERS_AT_ONCE = 1_000;
const SETTLED_AT_ONCE = 500;
const RUNS_KEPT = 60;

/** What a Worker can learn from at once; measured in docs/predictions.md. */
const LEARNED_AT_ONCE = { customers: 20_000, orders: 200_000 };

type Moved = Partial<
  Pick<RunRow, "state" | "step" | "position" | "done" | "total" | "finishedAt" | "reason" | "currency" | "modelRunId">
> & {
  learnt?: Learnt;
};

const COLUMNS: Record<keyof Omit<Moved, "learnt">, string> = {
  ...{ state: "state", step: "step", position: "position", done: "done", total: "total" },
  ...{ finishedAt: "finished_at", reason: "reason", currency: "currency", modelRunId: "model_run_id" },
};

/** The run one place further, unless somebody else has moved it meanwhile. */
function moved(run: RunRow, { learnt, ...to }: Moved): Statement[] {
  const given = Object.entries(to).map(([field, value]) => [COLUMNS[field as keyof typeof COLUMNS], value] as const);
  const kept: (readonly [string, string | number | null])[] = learnt
    ? [...given, ["model", JSON.stringify(learnt.model)], ["card", JSON.stringify(learnt.card)]]
    : given;
  return [
    {
      sql: `update prediction_runs set ${kept.map(([column]) => `${column} = ?, `).join("")}updated_at = ?, version = version + 1
        where id = ? and version = ? and state = 'running'`,
      args: [...kept.map(([, value]) => value), Date.now(), run.id, run.version],
    },
    guard(1),
  ];
}

async function write(ctx: Context, run: RunRow, to: Moved, ...statements: Statement[]): Promise<void> {
  const told = eventStatement(ctx, { event: "prediction.progressed", kind: "prediction", id: run.id, version: run.version + 1 });
  await ctx.db.write([...moved(run, to), ...statements, told]);
  wakeConsumers(ctx);
}

export const STEPS: Record<RunStep, (ctx: Context, run: RunRow) => Promise<void>> = {
  settle: settleSlice,
  learn,
  score: scoreSlice,
  publish,
};

const daysOf = async (ctx: Context, { asOf }: RunRow): Promise<LogDays> => daysUpTo(asOf, lastWholeDay(ctx.now, await ctx.timeZone()));

/** Holds what was said, and is due, against what happened. */
async function settleSlice(ctx: Context, run: RunRow): Promise<void> {
  const due = await ctx.db.all(
    plain<{ customer_id: string; made_on: number; due_on: number }>(
      sql`select customer_id, made_on, due_on from prediction_log where outcome is null and due_on <= ${run.asOf} order by due_on, customer_id limit ${SETTLED_AT_ONCE}`,
    ),
  );
  if (due.length === 0) return write(ctx, run, { step: run.kind === "train" ? "learn" : "score", position: "", done: 0, total: 0 });
  const ids = [...new Set(due.map(({ customer_id }) => customer_id))];
  const log = unpack(await ctx.db.all(packedQuery(await daysOf(ctx, run), run.currency, given(ids))), run.asOf);
  const places = new Map(log.customers.map((id, place) => [id, place]));
  const outcomes = due.map(({ customer_id: id, made_on: madeOn, due_on: dueOn }) => {
    const place = places.get(id);
    const bought = place === undefined ? 0 : purchasesOf(log, place, madeOn + 1, dueOn).days.length;
    return [id, madeOn, bought === 0 ? 1 : 0];
  });
  await write(
    ctx,
    run,
    { done: run.done + due.length },
    {
      sql: `update prediction_log set outcome = given.value ->> 2 from json_each(?) as given
      where prediction_log.customer_id = given.value ->> 0 and prediction_log.made_on = given.value ->> 1`,
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
  if (!learnt) return fail(ctx, run, "no_orders", { sql: "delete from forecasts", args: [] });
  const { currency, customers } = learnt.card;
  await write(ctx, run, { step: "score", position: "", done: 0, total: customers, currency, modelRunId: run.id, learnt });
}

/** The next customers, as the model sees them; drafts until all are there. */
async function scoreSlice(ctx: Context, run: RunRow): Promise<void> {
  const [[model], customers] = await ctx.db.read(
    select(predictionRuns, sql`where id = ${run.modelRunId}`),
    plain<{ id: string }>(nextCustomers(run.position, CUSTOMERS_AT_ONCE)),
  );
  const last = customers.at(-1);
  if (!last || !model?.model) return write(ctx, run, { step: "publish" });
  const ids = customers.map(({ id }) => id);
  const [packed, before] = await ctx.db.read(
    packedQuery(await daysOf(ctx, run), run.currency, given(ids)),
    select(forecasts, sql`where id in ${given(ids)}`, { asOf: sql`(select as_of from prediction_runs where id = forecasts.run_id)` }),
  );
  const scoring: Scoring = { model: model.model, packed, asOf: run.asOf, currency: run.currency };
  const scored = (await ctx.ports.workshop("/predictions/score", scoring)) as Scored[];
  const lastOrders = new Map(packed.map(({ id, lastOrderId }) => [id, lastOrderId]));
  const earlier = new Map(before.map((row) => [row.id, row.asOf === run.asOf ? row.facts.previous : row.probability]));
  const rows = scored.map((row) => ({
    ...{ ...row, runId: run.id },
    facts: { ...row.facts, previous: earlier.get(row.id) ?? null, lastOrderId: lastOrders.get(row.id) ?? null },
  }));
  await write(ctx, run, { position: last.id, done: run.done + ids.length }, insertRows(forecastDrafts, rows));
}

const SAID = "id, run_id, band, segment, probability, risk, value_at_stake, year_ahead, currency, facts";

/** All drafts at once: readers have the old forecasts until this batch, and the new ones after it. */
async function publish(ctx: Context, run: RunRow): Promise<void> {
  const change = new Change(ctx);
  const rest = (sqlText: string, ...args: (string | number | null)[]): Statement => ({ sql: sqlText, args });
  change.also(
    ...moved(run, { state: "finished", finishedAt: ctx.now }),
    rest("delete from forecasts where id not in (select id from forecast_drafts where run_id = ?)", run.id),
    rest(`insert or replace into forecasts (${SAID}) select ${SAID} from forecast_drafts where run_id = ?`, run.id),
    ...(run.isLogged ? [logDrafts(run)] : []),
    rest("delete from prediction_log where made_on < ?", run.asOf - LOG_DAYS_KEPT),
    rest("delete from forecast_drafts"),
    rest("update prediction_runs set model = null where model is not null and id is not ?", run.modelRunId),
    rest(
      `delete from prediction_runs where id is not ? and id not in (select id from prediction_runs order by started_at desc, id desc limit ?)`,
      ...[run.modelRunId, RUNS_KEPT],
    ),
  );
  change.announce("prediction.published", "prediction", run.id, run.version + 1);
  await change.commit(undefined);
}

/** Those whose id ends in some of its letters: all of them, or an even share where they are very many. */
const logDrafts = (run: RunRow): Statement => ({
  sql: `insert into prediction_log (made_on, customer_id, due_on, probability, band)
    select ?, id, ?, probability, band from forecast_drafts where run_id = ? and instr(?, substr(id, -1)) > 0 on conflict do nothing`,
  args: [run.asOf, run.asOf + run.horizonDays, run.id, loggedEndings(run.total, LOGGED_AT_MOST)],
});

/** Ends a run that comes to nothing. */
export async function fail(ctx: Context, run: RunRow, reason: RunFailure, ...statements: Statement[]): Promise<void> {
  await write(ctx, run, { state: "failed", reason, finishedAt: ctx.now }, ...statements, { sql: "delete from forecast_drafts", args: [] });
}

export const newRun = (row: RunRow): Statement[] => [
  { sql: "delete from forecast_drafts", args: [] },
  insertRows(predictionRuns, [row], "on conflict do nothing"),
  guard(1),
];
