import type { Random } from "../core/random.ts";
import { quantileOf } from "./maths/quantiles.ts";

/**
 * How good predicted probabilities are. `outcomes` are 1 and 0, `scores` finite numbers of the same length; a figure that the data cannot
 * give (a class is absent) is NaN, for the caller to leave out. Pure.
 */

type Numbers = ArrayLike<number>;

/** Rows from the highest score to the lowest, so that several figures and draws share one sorting. */
export interface Ranking {
  outcomes: Numbers;
  scores: Numbers;
  order: Uint32Array;
}

/** Sorts once. O(n log n). */
export function rank(outcomes: Numbers, scores: Numbers): Ranking {
  const order = new Uint32Array(scores.length);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  return { outcomes, scores, order: order.sort((left, right) => (scores[right] as number) - (scores[left] as number)) };
}

/** Walks runs of equal scores from the highest down and tells how many positives and negatives each has; a row counts `weights` times. */
function eachRun(
  { outcomes, scores, order }: Ranking,
  weights: Numbers | undefined,
  told: (positives: number, negatives: number) => void,
): void {
  for (let at = 0; at < order.length; ) {
    const score = scores[order[at] as number];
    let positives = 0;
    let all = 0;
    for (; at < order.length && scores[order[at] as number] === score; at += 1) {
      const row = order[at] as number;
      const weight = weights ? (weights[row] as number) : 1;
      all += weight;
      positives += weight * (outcomes[row] as number);
    }
    told(positives, all - positives);
  }
}

/** Probability that a positive scores above a negative, ties counting half (Mann & Whitney 1947). */
export function aucOf(ranking: Ranking, weights?: Numbers): number {
  let [above, area, below] = [0, 0, 0];
  eachRun(ranking, weights, (positives, negatives) => {
    area += negatives * (above + positives / 2);
    above += positives;
    below += negatives;
  });
  return above > 0 && below > 0 ? area / (above * below) : Number.NaN;
}

/** `aucOf` of rows that are not sorted yet. */
export const auc = (outcomes: Numbers, scores: Numbers): number => aucOf(rank(outcomes, scores));

/** Average precision: Σ (recallₖ − recallₖ₋₁) · precisionₖ over runs of equal scores, as scikit-learn counts it. */
export function averagePrecisionOf(ranking: Ranking, weights?: Numbers): number {
  let [positivesAbove, allAbove, sum] = [0, 0, 0];
  eachRun(ranking, weights, (positives, negatives) => {
    positivesAbove += positives;
    allAbove += positives + negatives;
    if (positives > 0) sum += positives * (positivesAbove / allAbove);
  });
  return positivesAbove > 0 ? sum / positivesAbove : Number.NaN;
}

/** `averagePrecisionOf` of rows that are not sorted yet. */
export const averagePrecision = (outcomes: Numbers, scores: Numbers): number => averagePrecisionOf(rank(outcomes, scores));

/** Mean of a figure of each row. */
export function meanOf(length: number, figure: (row: number) => number): number {
  let sum = 0;
  for (let row = 0; row < length; row += 1) sum += figure(row);
  return length > 0 ? sum / length : Number.NaN;
}

/** Mean squared error of probabilities (Brier 1950); 0 is perfect. */
export const brier = (outcomes: Numbers, probabilities: Numbers): number =>
  meanOf(outcomes.length, (row) => ((outcomes[row] as number) - (probabilities[row] as number)) ** 2);

/** Mean negative log-likelihood in nats; probabilities are kept 1e-15 from 0 and 1. */
export const logLoss = (outcomes: Numbers, probabilities: Numbers): number =>
  meanOf(outcomes.length, (row) => {
    const probability = Math.min(1 - 1e-15, Math.max(1e-15, probabilities[row] as number));
    return -Math.log(outcomes[row] === 1 ? probability : 1 - probability);
  });

/** One bin of a calibration plot: rows whose probability is from `from` on and below `to`. */
export interface CalibrationBin {
  from: number;
  to: number;
  n: number;
  /** Mean probability, and how often it came true; null in an empty bin. */
  predicted: number | null;
  observed: number | null;
}

/** Ten (or `bins`) bins of equal width; the last includes 1. A row counts `weights` times. */
export function calibrationTable(outcomes: Numbers, probabilities: Numbers, weights?: Numbers, bins = 10): CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ n: 0, predicted: 0, observed: 0 }));
  for (let row = 0; row < outcomes.length; row += 1) {
    const bin = sums[Math.min(bins - 1, Math.floor((probabilities[row] as number) * bins))] as (typeof sums)[number];
    const weight = weights ? (weights[row] as number) : 1;
    bin.n += weight;
    bin.predicted += weight * (probabilities[row] as number);
    bin.observed += weight * (outcomes[row] as number);
  }
  return sums.map(({ n, predicted, observed }, bin) => ({
    ...{ from: bin / bins, to: (bin + 1) / bins, n },
    ...{ predicted: n > 0 ? predicted / n : null, observed: n > 0 ? observed / n : null },
  }));
}

/** Expected calibration error: |predicted − observed| of ten bins of equal width, weighted by their rows (Naeini et al. 2015). */
export function calibrationError(outcomes: Numbers, probabilities: Numbers, weights?: Numbers): number {
  const gaps = calibrationTable(outcomes, probabilities, weights).map(
    ({ n, predicted, observed }) => n * Math.abs((predicted ?? 0) - (observed ?? 0)),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / outcomes.length;
}

/** How many times the base rate the tenth with the highest scores has; rows that tie at its edge count by the share that is in it. */
export function liftOf(ranking: Ranking, weights?: Numbers): number {
  const rows = weights ? total(weights) : ranking.order.length;
  const wanted = rows / 10;
  let [taken, found, all] = [0, 0, 0];
  eachRun(ranking, weights, (positives, negatives) => {
    const share = Math.min(1, Math.max(0, (wanted - taken) / Math.max(1e-12, positives + negatives)));
    found += positives * share;
    taken += (positives + negatives) * share;
    all += positives;
  });
  return all > 0 ? found / wanted / (all / rows) : Number.NaN;
}

/** `liftOf` of rows that are not sorted yet. */
export const liftInTopTenth = (outcomes: Numbers, scores: Numbers): number => liftOf(rank(outcomes, scores));

function total(values: Numbers): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return sum;
}

/** An interval (90 %, unless it says otherwise), and how it was made. */
export interface Interval {
  low: number;
  high: number;
  method: "bootstrap";
}

/**
 * Percentile bootstrap (Efron 1979): `figures` of `draws` samples of the rows, drawn with replacement, are told by how many times each row
 * was drawn. A share of `outside` of the draws lies below the interval, and as many above; draws without an answer (NaN) are left out.
 */
export function bootstrapIntervals<Name extends string>(
  rows: number,
  random: Random,
  figures: (times: Uint8Array) => Record<Name, number>,
  { draws = 200, outside = 0.05 } = {},
): Record<Name, Interval> {
  const drawn = new Map<string, number[]>();
  for (let draw = 0; draw < draws; draw += 1) {
    const times = new Uint8Array(rows);
    for (let at = 0; at < rows; at += 1) {
      const row = Math.floor(random.next() * rows);
      times[row] = (times[row] as number) + 1;
    }
    for (const [name, value] of Object.entries<number>(figures(times)))
      if (!Number.isNaN(value)) drawn.set(name, [...(drawn.get(name) ?? []), value]);
  }
  const intervals = [...drawn].map(([name, values]) => [name, percentiles(values, outside)]);
  return Object.fromEntries(intervals) as Record<Name, Interval>;
}

function percentiles(values: number[], outside: number): Interval {
  const sorted = Float64Array.from(values).sort();
  return { low: quantileOf(sorted, outside), high: quantileOf(sorted, 1 - outside), method: "bootstrap" };
}
