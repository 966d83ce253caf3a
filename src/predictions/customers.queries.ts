import { type SQL, sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import type { Page } from "../core/fields.schema.ts";
import { notFound } from "../core/get.ts";
import { pageSql, type Sort, toPage } from "../core/pages.ts";
import { Refusal } from "../core/refusal.ts";
import { plain, select } from "../core/select.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { andOrdersSeen, CUSTOMERS, requirePredictions, seesMoney, visibleForecast } from "./forecast-rights.ts";
import { presentReading } from "./model/present-reading.ts";
import { modelReadings } from "./model/reading.table.ts";
import { dayText } from "./predictions.rules.ts";
import type { Band, CustomerPrediction, Forecast, ForecastQuery, ForecastSort } from "./predictions.schema.ts";
import { forecasts } from "./predictions.table.ts";
import { helpsFor } from "./predictions.words.ts";
import { presentForecast, type ShownRow } from "./present-forecast.ts";
import { PURCHASES, publishedRun, settingsOfRows, settingsQuery } from "./runs.queries.ts";

const SORTS: Record<ForecastSort, Sort<ShownRow>> = {
  "-valueAtStake": {
    by: sql`coalesce(forecasts.value_at_stake, -1)`,
    descending: true,
    valueOf: ({ valueAtStake }) => valueAtStake ?? -1,
  },
  "-risk": { by: sql`forecasts.risk`, descending: true, valueOf: ({ risk }) => risk },
  "-yearAhead": { by: sql`coalesce(forecasts.year_ahead, -1)`, descending: true, valueOf: ({ yearAhead }) => yearAhead ?? -1 },
};

/** One page of customers: keyset, one round trip. Without the sight of amounts they are sorted by danger. */
export async function listForecasts(ctx: Context, query: ForecastQuery): Promise<Page<Forecast>> {
  requirePredictions(ctx);
  const { limit, cursor } = query;
  const key = sortOf(ctx, query.sort);
  const { after, order } = pageSql(ctx, `forecasts by ${key}`, SORTS[key], sql`forecasts.id`, cursor);
  const conditions = [...asked(query), visibleForecast(ctx), ...(after ? [after] : [])];
  const rows = await ctx.db.all(
    select(forecasts, sql`${CUSTOMERS} where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit + 1}`, shownBeside(ctx)),
  );
  const page = toPage(ctx, `forecasts by ${key}`, SORTS[key], rows, limit);
  return { ...page, items: page.items.map((row) => presentForecast(ctx, row)) };
}

function sortOf(ctx: Context, sort: ForecastSort | undefined): ForecastSort {
  if (seesMoney(ctx)) return sort ?? "-valueAtStake";
  if (sort && sort !== "-risk") throw new Refusal("forbidden", "Your role does not show amounts", { sort: "-risk" });
  return "-risk";
}

function asked({ band, segment, kind }: ForecastQuery): SQL[] {
  return [
    ...(band ? [sql`forecasts.band = ${band}`] : []),
    ...(segment ? [sql`forecasts.segment = ${segment}`] : []),
    ...(kind === "company" ? [sql`companies.id is not null`] : kind === "contact" ? [sql`contacts.id is not null`] : []),
  ];
}

/** The customer's name, and the last order where the asker sees it. */
const shownBeside = (ctx: Context): Record<"name" | "shownOrderId", SQL> => ({
  name: sql`coalesce(companies.name, contacts.name)`,
  shownOrderId: sql`(select orders.id from orders where orders.id = forecasts.facts ->> '$.lastOrderId' and orders.deleted_at is null${andVisible(ctx, orderRecord)})`,
});

interface SaidRow {
  made_on: number;
  due_on: number;
  probability: number | null;
  band: Band;
  outcome: number | null;
}

const SAID_AT_MOST = 24;

/** What is said of one company or contact. Refuses those that the asker may not see; says where their orders are not shown to them. */
export async function customerPredictionOf(ctx: Context, id: string): Promise<CustomerPrediction> {
  requirePredictions(ctx);
  const record = id.startsWith("con_") ? contactRecord : companyRecord;
  const table = sql.raw(record.noun);
  const [customers, settingRows, runs, rows, seen, said, readings] = await ctx.db.read(
    plain<{ id: string }>(sql`select id from ${table} where ${table}.id = ${id}${andVisible(ctx, record)}`),
    settingsQuery,
    publishedRun(PURCHASES),
    select(forecasts, sql`${CUSTOMERS} where forecasts.id = ${id} and ${visibleForecast(ctx)}`, shownBeside(ctx)),
    plain<{ n: number }>(sql`select count(*) as n from (select ${id} as id) as forecasts where true${andOrdersSeen(ctx)}`),
    plain<SaidRow>(
      sql`select made_on, due_on, probability, band, outcome from prediction_log where record_id = ${id} and subject = ${PURCHASES} order by made_on desc limit ${SAID_AT_MOST}`,
    ),
    select(modelReadings, sql`where id = ${id}`),
  );
  if (customers.length === 0) throw notFound(record.kind);
  const [row, run, settings] = [rows[0], runs[0], settingsOfRows(settingRows)];
  const areSeen = (seen[0]?.n ?? 0) > 0;
  const state = !settings.isOn ? "off" : !run ? "not_learned" : !areSeen ? "orders_not_shown" : row ? "learned" : "no_orders";
  const isShown = state === "learned";
  const reading = settings.readsWithModel ? readings[0] : undefined;
  return {
    state,
    asOf: run ? dayText(run.asOf) : null,
    horizonDays: run?.horizonDays ?? settings.horizonDays,
    forecast: row && isShown ? presentForecast(ctx, row) : null,
    modelReading: row && isShown && reading ? await presentReading(ctx, reading, row) : null,
    helps: row && isShown ? helpsFor(row.facts.reasons) : [],
    said: isShown ? said.map(presentSaid).reverse() : [],
  };
}

const presentSaid = ({ made_on, due_on, probability, band, outcome }: SaidRow): CustomerPrediction["said"][number] => ({
  ...{ asOf: dayText(made_on), dueOn: dayText(due_on), probability, band },
  cameTrue: outcome === null ? null : outcome === 1,
});
