import { sql } from "drizzle-orm";
import { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import type { Statement } from "../../core/database.ts";
import { insertRows } from "../../core/rows.ts";
import { plain, select } from "../../core/select.ts";
import { isAtRest, isToBeLogged, LOG_DAYS_KEPT, LOGGED_AT_MOST, loggedEndings } from "../predictions.rules.ts";
import type { RunRow } from "../predictions.table.ts";
import { failRun, moved, oldRunsGo, writeStep } from "../run-writing.ts";
import { type LightRun, OFFERS, publishedModel, settingsOfRows, settingsQuery } from "../runs.queries.ts";
import type { Beginning, Subject } from "../subjects.ts";
import {
  countsQuery,
  daysUpTo,
  everyNth,
  given,
  type LogDays,
  lastWholeDay,
  nextCustomers,
  ordersSeenQuery,
  runningImports,
} from "../workspace-orders.queries.ts";
import { basketsQuery, linesQuery, retiredQuery } from "./baskets.queries.ts";
import type { OfferLearning, OfferScoring, ScoredOffer } from "./learn-offers.ts";
import { cardOf } from "./offer-card.queries.ts";
import { MOST_KEPT, MOST_SHOWN, type OfferList, outcomeOf } from "./offers.rules.ts";
import type { KeptOfferCard } from "./offers.schema.ts";
import { offerDismissals, offerDrafts } from "./offers.table.ts";
import { basketsOf } from "./packed-baskets.ts";

/** What a run of offers does, step by step: what each customer may buy next, learned from what all of them bought. */

const CUSTOMERS_AT_ONCE = 1_000;
const SETTLED_AT_ONCE = 500;

/** What a Worker can learn from at once; measured in docs/predictions.md. */
const LEARNED_AT_ONCE = { customers: 5_000, lines: 80_000 };

const daysOf = async (ctx: Context, { asOf }: RunRow): Promise<LogDays> => daysUpTo(asOf, lastWholeDay(ctx.now, await ctx.timeZone()));

interface DueRow {
  madeOn: number;
  id: string;
  list: OfferList;
  dueOn: number;
  products: string;
  popular: string;
}

/** Holds lists that are due against what was bought. */
async function settleSlice(ctx: Context, run: RunRow): Promise<void> {
  const due = await ctx.db.all(
    plain<DueRow>(sql`select made_on as madeOn, id, list, due_on as dueOn, products, popular from offer_log
      where has_bought is null and due_on <= ${run.asOf} order by due_on, id limit ${SETTLED_AT_ONCE}`),
  );
  if (due.length === 0) return writeStep(ctx, run, { step: "learn", position: "", done: 0, total: 0 });
  const packed = await ctx.db.all(basketsQuery(await daysOf(ctx, run), given([...new Set(due.map(({ id }) => id))])));
  const bought = new Map(packed.map((customer) => [customer.id, basketsOf(customer)]));
  const outcomes = due.map(({ products, popular, ...said }) => {
    const named = { products: JSON.parse(products) as string[], popular: JSON.parse(popular) as string[] };
    const { hasBought, isHit, isPopularHit } = outcomeOf({ ...said, ...named }, bought.get(said.id) ?? []);
    return [said.madeOn, said.id, said.list, ...[hasBought, isHit, isPopularHit].map(Number)];
  });
  await writeStep(
    ctx,
    run,
    { done: run.done + due.length },
    {
      sql: `update offer_log set has_bought = given.value ->> 3, is_hit = given.value ->> 4, is_popular_hit = given.value ->> 5
        from json_each(?) as given
        where made_on = given.value ->> 0 and offer_log.id = given.value ->> 1 and list = given.value ->> 2`,
      args: [JSON.stringify(outcomes)],
    },
  );
}

/** Every so-many-th customer is learned from, so that a Worker can. The same of all slices of a run. */
async function learnedFrom(ctx: Context): Promise<{ customers: number; sample: ReturnType<typeof everyNth> }> {
  const [[counts], [lines]] = await ctx.db.read(countsQuery, linesQuery);
  const customers = counts?.customers ?? 0;
  const stride = Math.ceil(Math.max(customers / LEARNED_AT_ONCE.customers, (lines?.lines ?? 0) / LEARNED_AT_ONCE.lines));
  return { customers, sample: everyNth(Math.max(1, stride)) };
}

/** Learns and tests. Where there is nothing to learn from the run ends, and nothing is offered to anybody. */
async function learn(ctx: Context, run: RunRow): Promise<void> {
  const { customers, sample } = await learnedFrom(ctx);
  const packed = await ctx.db.all(basketsQuery(await daysOf(ctx, run), sample));
  const learning: OfferLearning = { packed, asOf: run.asOf, seed: run.seed, now: ctx.now, customers };
  const card = packed.length > 0 ? ((await ctx.ports.workshop("/predictions/offers/learn", learning)) as KeptOfferCard | null) : null;
  if (!card) return failRun(ctx, run, "no_orders", ...offers.clear, statement("delete from offers"));
  const learnt = { model: null, card };
  await writeStep(ctx, run, { step: "score", position: "", done: 0, total: customers, modelRunId: run.id, learnt });
}

/** Both lists of the next customers; drafts until all are there. */
async function scoreSlice(ctx: Context, run: RunRow): Promise<void> {
  const customers = await ctx.db.all(plain<{ id: string }>(nextCustomers(run.position, CUSTOMERS_AT_ONCE)));
  const last = customers.at(-1);
  if (!last) return writeStep(ctx, run, { step: "publish" });
  const [days, { sample }, ids] = [await daysOf(ctx, run), await learnedFrom(ctx), given(customers.map(({ id }) => id))];
  const [learned, scored, retired, dismissals] = await ctx.db.read(
    basketsQuery(days, sample),
    basketsQuery(days, ids),
    retiredQuery,
    select(offerDismissals, sql`where id in ${ids}`),
  );
  const scoring: OfferScoring = {
    ...{ learned, scored, asOf: run.asOf, most: MOST_KEPT, retired: retired.map(({ id }) => id) },
    dismissals: dismissals.map(({ id, productId, until }) => ({ customer: id, item: productId, until })),
  };
  const found = scored.length > 0 ? ((await ctx.ports.workshop("/predictions/offers/score", scoring)) as ScoredOffer[]) : [];
  const rows = found.map((offer) => ({ ...offer, runId: run.id }));
  await writeStep(ctx, run, { position: last.id, done: run.done + customers.length }, insertRows(offerDrafts, rows));
}

const statement = (text: string, ...args: (string | number | null)[]): Statement => ({ sql: text, args });

/** All drafts at once, of those lists that a test has borne out: readers have the old offers until this batch, and the new ones after it. */
async function publish(ctx: Context, run: RunRow): Promise<void> {
  const shown = cardOf(run).lists.flatMap(({ list, code }) => (code === null ? [list] : []));
  const place = "id, list, rank, product_id, score, next_day, why";
  const change = new Change(ctx).also(
    ...moved(run, { state: "finished", finishedAt: ctx.now }),
    statement("delete from offers"),
    statement(
      `insert into offers (${place}) select ${place} from offer_drafts where run_id = ? and list in (select value from json_each(?))`,
      ...[run.id, JSON.stringify(shown)],
    ),
    ...(run.isLogged ? logged(run) : []),
    ...offers.clear,
    ...oldRunsGo(run),
  );
  change.announce("prediction.published", "prediction", run.id, run.version + 1);
  await change.commit(undefined);
}

/** What is said now is kept, of very many customers an even share, to be held against what they buy; and what is too old goes. */
const logged = (run: RunRow): Statement[] => [
  statement(
    `insert into offer_log (made_on, id, list, due_on, products, popular)
      select ?, id, list, ?, json_group_array(product_id), json_group_array(popular_id) from offer_drafts
      where run_id = ? and rank <= ? and instr(?, substr(id, -1)) > 0 group by id, list on conflict do nothing`,
    ...[run.asOf, run.asOf + run.horizonDays, run.id, MOST_SHOWN, loggedEndings(run.total, LOGGED_AT_MOST)],
  ),
  statement("delete from offer_log where made_on < ?", run.asOf - LOG_DAYS_KEPT),
];

async function begin(ctx: Context): Promise<Beginning> {
  const [settings, [orders], [lastLogged]] = await ctx.db.read(
    settingsQuery,
    ordersSeenQuery,
    plain<{ on: number | null }>(sql`select max(made_on) as "on" from offer_log`),
  );
  const { asOf } = lastWholeDay(ctx.now, await ctx.timeZone());
  const { horizonDays } = settingsOfRows(settings);
  return {
    ...{ asOf, horizonDays, currency: null, ordersSeen: orders?.seen ?? "", modelRunId: null },
    isLogged: isToBeLogged(asOf, horizonDays, lastLogged?.on ?? null),
  };
}

/** Learned anew whenever an order has moved, and after a week: what is popular and when something is due changes with the days. */
async function due(ctx: Context, asOf: number, newest: LightRun | undefined): Promise<RunRow["kind"] | null> {
  const [settings, [orders], [trained], [importing]] = await ctx.db.read(
    settingsQuery,
    ordersSeenQuery,
    publishedModel(OFFERS),
    runningImports,
  );
  const { horizonDays } = settingsOfRows(settings);
  const standing = { horizonDays, asOf, ordersSeen: orders?.seen ?? "", newest: newest ?? null, trained: trained ?? null };
  if ((importing?.n ?? 0) > 0 || isAtRest(standing)) return null;
  const [[lines]] = await ctx.db.read(linesQuery);
  return (lines?.lines ?? 0) > 0 || trained ? "train" : null;
}

export const offers: Subject = {
  steps: { settle: settleSlice, learn, score: scoreSlice, publish },
  ...{ begin, due },
  clear: [statement("delete from offer_drafts")],
};
