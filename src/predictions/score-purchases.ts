import { type Blend, movedBy, shiftOf } from "./model/blend.ts";
import { bandBySilence, bandOf } from "./predictions.rules.ts";
import type { Facts } from "./predictions.schema.ts";
import type { ForecastRow } from "./predictions.table.ts";
import { probabilityRanges } from "./purchases/bootstrap.ts";
import { ownGap } from "./purchases/features.ts";
import { type CustomerForecast, forecastAll, type PurchaseModel, type Range } from "./purchases/forecast.ts";
import { purchasesOf } from "./purchases/log.ts";
import { type PackedOrders, unpack } from "./purchases/packed-orders.ts";
import { reasonsOf } from "./purchases/reasons.ts";
import { modelFrom, type SavedModel } from "./purchases/saved-model.ts";
import type { Known } from "./purchases/snapshot.ts";
import { type CustomerValue, valuesOf } from "./purchases/value.ts";

export interface Scoring {
  model: SavedModel;
  packed: PackedOrders[];
  /** Day since 1970: nothing later is read. */
  asOf: number;
  currency: string | null;
  /** What a language model said of some of them, and how much that counts. */
  readings: { blend: Blend; answers: Record<string, number> } | null;
}

type Found = Omit<Facts, "previous" | "lastOrderId">;
export type Scored = Omit<ForecastRow, "runId" | "facts"> & { facts: Found };

const YEAR = 365;

/** What the model says of these customers as of a day; who has no purchase up to then has no forecast. */
export function scoreCustomers({ model: saved, packed, asOf, currency, readings }: Scoring): Scored[] {
  const log = unpack(packed, asOf);
  if (log.customers.length === 0) return [];
  const model = modelFrom(saved, log, asOf);
  const said = forecastAll(model);
  const values = valuesOf(model, 1, saved.scales).customers;
  const ranges = probabilityRanges(model, model.bootstrap);
  const reasons = reasonsOf(model, saved);
  return model.candidates.known.map((known, row) => {
    const [{ none: statistical, ...rest }, value] = [said[row] as CustomerForecast, values[row] as CustomerValue];
    const moved = statistical === null ? 0 : shiftBy(readings, rest.customer);
    const forecast: CustomerForecast = { ...rest, none: statistical === null ? null : movedBy(statistical, moved) };
    const isPriced = known.spending.purchases > 0 && currency !== null;
    const figures = forecast.none === null ? byRule(model, known, isPriced) : byProbability(forecast, value, isPriced);
    return {
      ...{ id: forecast.customer, segment: value.segment, currency: isPriced ? currency : null },
      ...{ band: figures.band, probability: forecast.none === null ? null : rounded(forecast.none), risk: rounded(figures.risk) },
      ...{ valueAtStake: whole(figures.valueAtStake), yearAhead: whole(figures.yearAhead) },
      facts: {
        ...{ range: pair(ranges[row], (end) => rounded(movedBy(end, moved))), ...figures.expected },
        ...{ silentDays: known.silentDays, usualDays: rounded(forecast.usualDays), purchaseDays: known.history.repeats + 1 },
        ...{ spent: isPriced ? whole(known.spent) : null, lately: known.lately, before: known.before },
        ...{ lastDay: asOf - known.silentDays, reasons: reasons[row] ?? [] },
        ...(statistical !== null && moved !== 0 && { statistical: rounded(statistical), moved: rounded(moved) }),
      },
    };
  });
}

const shiftBy = (readings: Scoring["readings"], customer: string): number =>
  readings && customer in readings.answers ? shiftOf(readings.blend, readings.answers[customer] as number) : 0;

type Expected = Pick<Found, "purchases" | "purchasesRange" | "spend" | "spendRange" | "yearAheadRange">;

function byProbability(forecast: CustomerForecast, value: CustomerValue, isPriced: boolean) {
  const none = forecast.none ?? 0;
  const yearAhead = isPriced ? value.yearAhead : null;
  const expected: Expected = {
    ...{ purchases: rounded(forecast.purchases), purchasesRange: pair(forecast.purchasesRange, rounded) },
    ...{ spend: isPriced ? whole(forecast.spend) : null, spendRange: isPriced ? pair(forecast.spendRange, whole) : null },
    yearAheadRange: isPriced ? pair(value.yearAheadRange, whole) : null,
  };
  return { band: bandOf(none), risk: none, yearAhead, valueAtStake: yearAhead === null ? null : none * yearAhead, expected };
}

const NOTHING_EXPECTED: Expected = { purchases: null, purchasesRange: null, spend: null, spendRange: null, yearAheadRange: null };

/** Where no number can be answered for: silence against the own usual gap; at stake is what was bought in the last twelve months, with who is silent for longer than usual. */
function byRule({ log, candidates: { asOf, usual } }: PurchaseModel, known: Known, isPriced: boolean) {
  const { age, recency } = known.history;
  const risk = (age - recency + 1) / (ownGap(known, usual) + 1);
  const band = bandBySilence(risk);
  const lastYear = purchasesOf(log, known.customer, asOf - YEAR + 1, asOf).amounts.reduce((sum, amount) => sum + amount, 0);
  const atStake = band === "low" ? 0 : lastYear;
  return { band, risk, yearAhead: null, valueAtStake: isPriced ? atStake : null, expected: NOTHING_EXPECTED };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** Money as it can be kept; null for what is no number. */
const whole = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) ? null : Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, Math.round(value)));

function pair(range: Range | null | undefined, kept: (value: number) => number | null): Found["range"] {
  if (!range) return null;
  const [low, high] = [kept(range[0]), kept(range[1])];
  return low === null || high === null ? null : [low, high];
}
