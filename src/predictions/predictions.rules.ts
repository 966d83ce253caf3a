import { DAY } from "../core/time.ts";
import type { Band } from "./predictions.schema.ts";

/** When predictions are made anew, how they are named, and whether they still hold. Pure. */

export const DEFAULT_HORIZON_DAYS = 90;

/** A day of the log, since 1970, as yyyy-mm-dd. */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const [HIGH, RAISED] = [0.7, 0.4];
/** Silence against the customer's own usual gap. */
const [LONG, LONGER_THAN_USUAL] = [2.5, 1.5];

export const bandOf = (probability: number): Band => (probability >= HIGH ? "high" : probability >= RAISED ? "raised" : "low");
export const bandBySilence = (ratio: number): Band => (ratio >= LONG ? "high" : ratio >= LONGER_THAN_USUAL ? "raised" : "low");

/** Settled predictions of one tenth of probabilities: how much was said on average, and how often it happened. */
export interface SettledBin {
  bin: number;
  customers: number;
  said: number;
  happened: number;
  /** Mean squared error. */
  missed: number;
}

const FEWEST_SETTLED = 100;
const FAR = 0.05;
const STANDARD_ERRORS = 3;

/** Whether what happens has moved away from what was said: farther than chance and rounding explain, over all bins together. */
export function driftOf(bins: readonly SettledBin[]): boolean {
  const customers = bins.reduce((sum, bin) => sum + bin.customers, 0);
  if (customers < FEWEST_SETTLED) return false;
  return bins.some(({ customers: n, said, happened }) => {
    const error = Math.sqrt(Math.max(said * (1 - said), 0.01) / n);
    return n >= FEWEST_SETTLED / 4 && Math.abs(said - happened) > FAR + STANDARD_ERRORS * error;
  });
}
