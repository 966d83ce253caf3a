import { tetOf } from "../../assistant/tet.ts";
import { quantileOf } from "../maths/quantiles.ts";
import type { PurchaseLog } from "./log.ts";

/**
 * Time as the whole workspace's buyers live it. A week in which everybody buys nothing (the shop is shut for Tết) passes in no time,
 * a rush passes slowly: so no customer's silence is longer than that of all. On ordinary days a day is a day. Pure.
 */
export interface Clock {
  /** Active days between two days (both at their end). */
  between(from: number, to: number): number;
  /** The day on which so many active days are over. */
  after(from: number, active: number): number;
  /** Pace of each whole week up to the day of the clock, oldest first: what the clock is made from. */
  paces: number[];
  /** Weeks that run at another pace than their neighbours, oldest first. */
  unusual: { from: number; to: number; pace: number }[];
}

const WEEK = 7;
const NEIGHBOURS = 8;
const YEAR = 365;
/** How many standard deviations from its neighbours a week must be, and how many purchases it is worth to be ordinary. */
const STRIKING = 3;
const PULL = 4;
const LEAST_NOISE = 0.15;
const [SLOW, FAST] = [0.6, 1.75];

/** The clock of a log as of a day, known from nothing later; ahead it repeats what came back at this time of the year. */
export const clockOf = (log: PurchaseLog, asOf: number, horizon: number): Clock => clockFrom(weeklyPaces(log, asOf), asOf, horizon);

/** The same clock from its paces. */
export function clockFrom(paces: number[], asOf: number, horizon: number): Clock {
  const start = asOf - paces.length * WEEK;
  const past = (day: number): number => paces[Math.floor((day - start - 1) / WEEK)] ?? 1;
  const days = paces.length * WEEK + horizon;
  const passed = new Float64Array(days + 1);
  for (let index = 1; index <= days; index += 1) {
    const day = start + index;
    passed[index] = (passed[index - 1] as number) + (day <= asOf ? past(day) : comingPace(past, day, start, asOf));
  }
  const at = (day: number): number => {
    const index = day - start;
    if (index < 0) return index;
    return index <= days ? (passed[index] as number) : (passed[days] as number) + index - days;
  };
  const unusual = paces.flatMap((pace, week) =>
    pace === 1 ? [] : [{ from: start + week * WEEK + 1, to: start + (week + 1) * WEEK, pace }],
  );
  const after = (from: number, active: number): number => {
    let day = from + 1;
    while (at(day) - at(from) < active - 1e-9) day += 1;
    return day;
  };
  return { between: (from, to) => at(to) - at(from), after, paces, unusual };
}

/** Pace of each whole week up to `asOf`: 1, unless its repeat purchases per known customer stand out from the weeks around it. */
function weeklyPaces(log: PurchaseLog, asOf: number): number[] {
  const weeks = Math.max(0, Math.floor((asOf - log.firstDay + 1) / WEEK));
  const { repeats, known } = weeklyCounts(log, asOf, weeks);
  const rates = repeats.map((count, week) => count / Math.max(1, known[week] ?? 0));
  const expected = rates.map((_, week) => median(around(rates, week)) * (known[week] ?? 0));
  const noise = Math.max(LEAST_NOISE, 1.4826 * median(repeats.flatMap((count, week) => relative(count, expected[week] ?? 0))));
  return repeats.map((count, week) => {
    const mean = expected[week] ?? 0;
    if (mean <= 0) return 1;
    const isBeyondChance = Math.abs(count - mean) > STRIKING * Math.sqrt(mean + (noise * mean) ** 2);
    const isStriking = isBeyondChance && (count < SLOW * mean || count > FAST * mean);
    return isStriking || isShut(count, mean) ? (count + PULL) / (mean + PULL) : 1;
  });
}

/** Hardly a purchase where many were to be expected: no chance explains it, however noisy the weeks are. */
const isShut = (count: number, mean: number): boolean => mean >= 12 && count < 0.1 * mean;

const relative = (count: number, mean: number): number[] =>
  mean > 5 ? [Math.max(0, Math.abs(count - mean) / mean - 0.67 / Math.sqrt(mean))] : [];

function weeklyCounts(log: PurchaseLog, asOf: number, weeks: number): { repeats: number[]; known: number[] } {
  const repeats = new Array<number>(weeks).fill(0);
  const joined = new Array<number>(weeks).fill(0);
  const weekOf = (day: number) => weeks - 1 - Math.floor((asOf - day) / WEEK);
  for (let customer = 0; customer < log.customers.length; customer += 1) {
    const [from, to] = [log.starts[customer] as number, log.starts[customer + 1] as number];
    for (let at = from; at < to; at += 1) {
      const week = weekOf(log.days[at] as number);
      if ((log.days[at] as number) > asOf) break;
      if (Number.isNaN(log.bought[at])) continue;
      const counted = at === from ? joined : repeats;
      if (week >= 0) counted[week] = (counted[week] ?? 0) + 1;
      else if (at === from) joined[0] = (joined[0] ?? 0) + 1;
    }
  }
  let sum = 0;
  const known = joined.map((count) => {
    sum += count;
    return sum;
  });
  return { repeats, known };
}

/** The weeks on both sides of one, without those right beside it: a closure often runs into the next week. */
const around = (rates: number[], week: number): number[] =>
  rates.filter((_, other) => Math.abs(other - week) <= NEIGHBOURS && Math.abs(other - week) >= 2);

const median = (values: number[]): number => (values.length === 0 ? 0 : quantileOf(Float64Array.from(values).sort(), 0.5));

const [TET_BEFORE, TET_AFTER] = [21, 21];

/** What this time of the year was like: around Tết after the last Tết, else after the same weeks of at least two years. */
function comingPace(past: (day: number) => number, day: number, start: number, asOf: number): number {
  const tet = nearestTet(day);
  const offset = day - tet;
  const isTet = offset >= -TET_BEFORE && offset <= TET_AFTER;
  const year = new Date(tet * 86_400_000).getUTCFullYear();
  const candidates = [1, 2, 3, 4, 5].map((back) => (isTet ? tetOf(year - back) + offset : day - Math.round(back * 365.25)));
  const known = candidates.filter((each) => each > start && each <= asOf);
  if (known.length < (isTet ? 1 : 2) || (!isTet && asOf - start < 2 * YEAR)) return 1;
  return Math.exp(known.reduce((sum, each) => sum + Math.log(past(each)), 0) / known.length);
}

function nearestTet(day: number): number {
  const year = new Date(day * 86_400_000).getUTCFullYear();
  const found = tetCache.get(year) ?? tetOf(year);
  tetCache.set(year, found);
  return found;
}

const tetCache = new Map<number, number>();
