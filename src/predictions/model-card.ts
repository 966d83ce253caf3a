import type { Random } from "../core/random.ts";
import {
  aucOf,
  averagePrecisionOf,
  bootstrapIntervals,
  brier,
  type CalibrationBin,
  calibrationError,
  calibrationTable,
  type Interval,
  liftOf,
  logLoss,
  rank,
} from "./metrics.ts";

/** What is shown beside every predicted number: how it was tested, on how many, how well it did. Plain data. Pure. */
export interface ModelCard {
  /** What is predicted, in the words of the data: "Churn is Yes". */
  question: string;
  method: string;
  tested: Test;
  /** Rows that were learned from in the end, and how many of them have the label. */
  rows: number;
  positives: number;
  baseRate: number;
  /** On rows that were not learned from; null when there were too few to hold any back. */
  metrics: Metrics | null;
  calibration: CalibrationBin[];
  /** What saying the base rate for everybody scores on the same rows. */
  base: { brier: number; logLoss: number } | null;
  /** The best rule of one column, on the same rows. */
  simpleRule: { says: string; auc: number; brier: number } | null;
  percentages: Percentages;
  trainedAt: string;
  seed: string;
}

/** How rows were held back: each in one of several folds, the newest, or some at random. */
export interface Test {
  how: "folds" | "newest" | "held_out" | "none";
  folds: number;
  /** Rows learned from (in each fold, about) and rows that were predicted. */
  learned: number;
  predicted: number;
}

export type MetricName = "auc" | "prAuc" | "brier" | "logLoss" | "ece" | "lift";
export type Metrics = Record<MetricName, { value: number } & Interval>;

export type RefusalReason = "too_few_of_a_class" | "no_better_than_base_rate" | "no_better_on_the_newest" | "not_tested";

/** Whether numbers may be shown as percentages, or only as an order with labels. */
export type Percentages = { state: "allowed" } | { state: "refused"; reason: RefusalReason; says: string };

/** Fewer than this of a class, and a percentage would promise more than is known. */
export const FEWEST_OF_A_CLASS = 30;

/** Standard errors: one-sided 99 % and 95 %. Of models that know nothing one in a hundred passes, or one in twenty. */
export const SURE = 2.326;
const FAIRLY_SURE = 1.645;

/** Held-out outcomes, what was predicted for them, and the base rate that was known when they were predicted. */
export interface HeldOut {
  outcomes: Uint8Array;
  probabilities: Float64Array;
  baseRates: Float64Array;
}

/**
 * Whether a percentage may be shown. The paired difference of squared errors must be above 0 by 2.3 standard errors, so that luck does not
 * pass; and where rows have dates, by 1.6 on the newest of them: what only held in the past is no ground for a percentage.
 */
export function judge(
  positives: number,
  rows: number,
  held: HeldOut | null,
  newest: { column: string; held: HeldOut }[] = [],
): Percentages {
  const fewest = Math.min(positives, rows - positives);
  if (fewest < FEWEST_OF_A_CLASS)
    return refused("too_few_of_a_class", `only ${fewest} of one kind are known, and a percentage takes ${FEWEST_OF_A_CLASS}`);
  if (!held) return refused("not_tested", "too few rows to hold any back for a test");
  if (!isBetterThanBase(held, SURE))
    return refused(
      "no_better_than_base_rate",
      "on rows that it had not seen it was not surely better than saying the base rate for everybody",
    );
  const failed = newest.find((each) => !isBetterThanBase(each.held, FAIRLY_SURE));
  if (!failed) return { state: "allowed" };
  return refused(
    "no_better_on_the_newest",
    `on the newest fifth by ${failed.column} it was not surely better than saying the base rate of the older ones`,
  );
}

const refused = (reason: RefusalReason, says: string): Percentages => ({ state: "refused", reason, says });

/** Whether the Brier score is less than the base rate's by so many standard errors of the paired difference. */
export function isBetterThanBase({ outcomes, probabilities, baseRates }: HeldOut, errors: number): boolean {
  const gains = probabilities.map((probability, row) => {
    const outcome = outcomes[row] as number;
    return ((baseRates[row] as number) - outcome) ** 2 - (probability - outcome) ** 2;
  });
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / Math.max(1, gains.length - 1);
  return mean > 0 && mean > errors * Math.sqrt(variance / gains.length);
}

/** All figures of held-out rows with 90 % bootstrap intervals (none where all rows were alike), the calibration plot, and the base rate's scores. */
export function measure(held: HeldOut, random: Random): Pick<ModelCard, "calibration" | "base" | "metrics"> {
  const { outcomes, probabilities, baseRates } = held;
  const ranking = rank(outcomes, probabilities);
  const squared = probabilities.map((probability, row) => (probability - (outcomes[row] as number)) ** 2);
  const surprise = probabilities.map((probability, row) => logLoss([outcomes[row] as number], [probability]));
  const figures = (times?: Uint8Array): Record<MetricName, number> => ({
    auc: aucOf(ranking, times),
    prAuc: averagePrecisionOf(ranking, times),
    brier: weightedMean(squared, times),
    logLoss: weightedMean(surprise, times),
    ece: calibrationError(outcomes, probabilities, times),
    lift: liftOf(ranking, times),
  });
  const values = figures();
  const intervals = bootstrapIntervals(outcomes.length, random, figures);
  const metrics = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, ...intervals[name as MetricName] }]));
  const areAll = Object.values(metrics).every(({ value, low, high }) => [value, low, high].every(Number.isFinite));
  return {
    metrics: areAll ? (metrics as Metrics) : null,
    calibration: calibrationTable(outcomes, probabilities),
    base: { brier: brier(outcomes, baseRates), logLoss: logLoss(outcomes, baseRates) },
  };
}

function weightedMean(values: Float64Array, times: Uint8Array | undefined): number {
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) sum += (values[row] as number) * (times ? (times[row] as number) : 1);
  return sum / values.length;
}
