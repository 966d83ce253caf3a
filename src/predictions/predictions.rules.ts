import { DAY } from "../core/time.ts";
import type { Band } from "./predictions.schema.ts";

/** When predictions are made anew, how they are named, and whether they still hold. Pure. */

export const DEFAULT_HORIZON_DAYS = 90;

/** A day of the log, since 1970, as yyyy-mm-dd. */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** From which probability a customer is in which danger. */
export const BAND_FROM = { high: 0.7, raised: 0.4 };
/** By rule: from which silence on, against the customer's own usual gap. */
export const BAND_BY_SILENCE_FROM = { high: 2.5, raised: 1.5 };

const bandFrom = (value: number, { high, raised }: typeof BAND_FROM): Band => (value >= high ? "high" : value >= raised ? "raised" : "low");
export const bandOf = (probability: number): Band => bandFrom(probability, BAND_FROM);
export const bandBySilence = (ratio: number): Band => bandFrom(ratio, BAND_BY_SILENCE_FROM);

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

/** So long what was said is kept, in days. */
export const LOG_DAYS_KEPT = 1_100;
/** Of so many customers what was said is logged in one run; and not again before these days or the horizon are over. */
export const LOGGED_AT_MOST = 20_000;
const LOGGED_EVERY_DAYS = 28;

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Last letters of the ids that are logged, so that of `customers` about `most` are: an even share, and always the same customers. */
export const loggedEndings = (customers: number, most: number): string =>
  LETTERS.slice(0, customers <= most ? LETTERS.length : Math.max(1, Math.floor((LETTERS.length * most) / customers)));

export const isToBeLogged = (asOf: number, horizonDays: number, loggedOn: number | null): boolean =>
  loggedOn === null || asOf - loggedOn >= Math.min(LOGGED_EVERY_DAYS, horizonDays);

const TRAINED_EVERY_DAYS = 7;
const GROWN = 1.25;

/** What the newest runs were like, and how things stand. */
export interface Standing {
  horizonDays: number;
  asOf: number;
  ordersSeen: string;
  /** The newest run, whatever became of it. */
  newest: { asOf: number; ordersSeen: string } | null;
  /** The run that trained the model in use. */
  trained: { asOf: number; horizonDays: number } | null;
}

/** Whether nothing can be due, by what is cheap to know: nothing has moved since, and what was learned is not old. */
export function isAtRest({ horizonDays, asOf, ordersSeen, newest, trained }: Standing): boolean {
  if (!newest || newest.ordersSeen !== ordersSeen) return false;
  return !trained || !isOutOfDate(trained, asOf, horizonDays);
}

const isOutOfDate = (trained: NonNullable<Standing["trained"]>, asOf: number, horizonDays: number): boolean =>
  asOf - trained.asOf >= TRAINED_EVERY_DAYS || trained.horizonDays !== horizonDays;

/** The same with what takes longer to find out. */
export interface FullStanding extends Standing {
  orders: number;
  ordersTrainedOn: number;
  isDrifting: boolean;
  /** When an outcome that tells of drift last became known. */
  settledOn: number | null;
}

/**
 * What is to be run: learned anew after a week, for another horizon, when what happens has drifted from what was said since it was learned,
 * or when there are many more orders (an import); else only scored, as a day more of silence has passed for everybody.
 */
export function dueRun(standing: FullStanding): "train" | "score" | null {
  const { horizonDays, asOf, trained, orders, ordersTrainedOn, isDrifting, settledOn } = standing;
  if (isAtRest(standing) || (orders === 0 && !trained)) return null;
  if (!trained || isOutOfDate(trained, asOf, horizonDays) || orders > GROWN * ordersTrainedOn) return "train";
  return isDrifting && settledOn !== null && settledOn > trained.asOf ? "train" : "score";
}
