import { normalCdf, normalQuantile } from "../purchases/special.ts";
import type { Known } from "./baskets.ts";

/**
 * When an item is bought again. Logarithms of the days between two purchases of an item by one customer are normal about the customer's
 * mean, which is shrunk to the item's, which is shrunk to everybody's (empirical Bayes with fixed prior counts). Pure.
 */

/** Gaps that the item's mean is worth for a customer; customers that everybody's is worth for an item. */
const [WORTH_OF_ITEM, WORTH_OF_ALL] = [3, 10];
const [USUAL_GAP_DAYS, USUAL_SPREAD] = [45, 0.8];
const LEAST_SPREAD = 0.15;
const NINE_OF_TEN = { low: 0.05, high: 0.95 };

/** Mean and spread of log days per item of the log; those without a gap have everybody's. */
export interface Rhythms {
  means: Float64Array;
  spreads: Float64Array;
}

/** Days between purchases of an item by a customer. @param days rising */
export const gapsOf = (days: readonly number[]): number[] => days.slice(1).map((day, at) => day - (days[at] as number));

/** Days on which a customer is known to have bought each item, rising. */
export function daysByItem({ log, ends }: Known, customer: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let at = log.starts[customer] as number; at < (ends[customer] as number); at += 1) {
    const item = log.bought[at] as number;
    const days = found.get(item);
    if (days) days.push(log.days[at] as number);
    else found.set(item, [log.days[at] as number]);
  }
  return found;
}

/** Learns the rhythm of all items from what is known. A customer's gaps in an item count as one together, or who buys daily would set the pace. */
export function learnRhythms(known: Known): Rhythms {
  const items = known.log.items.length;
  const [counts, sums, squares] = [new Float64Array(items), new Float64Array(items), new Float64Array(items)];
  for (const customer of known.log.customers.keys())
    for (const [item, days] of daysByItem(known, customer))
      for (const gap of gapsOf(days)) {
        const [value, worth] = [Math.log(gap), 1 / (days.length - 1)];
        counts[item] = (counts[item] as number) + worth;
        sums[item] = (sums[item] as number) + worth * value;
        squares[item] = (squares[item] as number) + worth * value * value;
      }
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const all = total(counts);
  const mean = (total(sums) + WORTH_OF_ALL * Math.log(USUAL_GAP_DAYS)) / (all + WORTH_OF_ALL);
  const spread = Math.sqrt(
    (total(squares) - 2 * mean * total(sums) + all * mean * mean + WORTH_OF_ALL * USUAL_SPREAD ** 2) / (all + WORTH_OF_ALL),
  );
  const means = sums.map((sum, item) => (sum + WORTH_OF_ALL * mean) / ((counts[item] as number) + WORTH_OF_ALL));
  const spreads = means.map((own, item) => {
    const [n, sum, square] = [counts[item] as number, sums[item] as number, squares[item] as number];
    return Math.max(LEAST_SPREAD, Math.sqrt((square - 2 * own * sum + n * own * own + WORTH_OF_ALL * spread ** 2) / (n + WORTH_OF_ALL)));
  });
  return { means, spreads };
}

/** When the next purchase is expected, if there is one at all. */
export interface Expected {
  /** Days that usually lie between two purchases of this item by this customer. */
  everyDays: number;
  /** Day since 1970; never before the day after what is known. */
  day: number;
  /** 90 %, both ends included. */
  range: [low: number, high: number];
  /** Longer ago than usual. */
  isDue: boolean;
}

/**
 * The next purchase of an item, given that none came until `asOf`: median and 90 % of the log-normal distribution cut off at the days that
 * have passed. @param days on which the customer bought it, rising
 */
export function expectedNext(rhythms: Rhythms, item: number, days: readonly number[], asOf: number): Expected {
  const { mean, spread } = nextGapOf(rhythms, item, days);
  const last = days.at(-1) as number;
  const passed = asOf - last;
  const until = passed > 0 ? Math.min(1 - 1e-6, normalCdf((Math.log(passed) - mean) / spread)) : 0;
  const at = (share: number): number => {
    const gap = Math.exp(mean + spread * normalQuantile(until + (1 - until) * share));
    return Math.max(asOf + 1, last + Math.round(gap));
  };
  const everyDays = Math.max(1, Math.round(Math.exp(mean)));
  return { everyDays, day: at(0.5), range: [at(NINE_OF_TEN.low), at(NINE_OF_TEN.high)], isDue: passed >= everyDays };
}

/** Mean and spread of the log of the next gap of a customer who bought the item on these days. */
function nextGapOf({ means, spreads }: Rhythms, item: number, days: readonly number[]): { mean: number; spread: number } {
  const gaps = gapsOf(days);
  const worth = gaps.length + WORTH_OF_ITEM;
  const sum = gaps.reduce((all, gap) => all + Math.log(gap), WORTH_OF_ITEM * (means[item] as number));
  return { mean: sum / worth, spread: (spreads[item] as number) * Math.sqrt(1 + 1 / worth) };
}
