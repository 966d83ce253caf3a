import type { Random } from "../core/random.ts";
import { quantileOf } from "./maths/quantiles.ts";

/**
 * How good predicted probabilities are. `outcomes` are 1 and 0, `scores` finite numbers of the same length; a figure that the data cannot
 * give (a class is absent) is NaN, for the caller to leave out. Pure.
 */

type Numbers = ArrayLike<number>;

/** Positions of scores from the highest to the lowest; equal ones in any order. */
function descending(scores: Numbers): Uint32Array {
  const order = new Uint32Array(scores.length);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  return order.sort((left, right) => (scores[right] as number) - (scores[left] as number));
}

/** Walks runs of equal scores from the highest down and tells the positives and negatives of each. */
function eachRun(outcomes: Numbers, scores: Numbers, told: (positives: number, negatives: number) => void): void {
  const order = descending(scores);
  for (let at = 0; at < order.length; ) {
    const score = scores[order[at] as number];
    let positives = 0;
    const from = at;
    for (; at < order.length && scores[order[at] as number] === score; at += 1) positives += outcomes[order[at] as number] as number;
    told(positives, at - from - positives);
  }
}

/** Probability that a positive scores above a negative, ties counting half (Mann & Whitney 1947). O(n log n). */
export function auc(outcomes: Numbers, scores: Numbers): number {
  let [above, area, below] = [0, 0, 0];
  eachRun(outcomes, scores, (positives, negatives) => {
    area += negatives * (above + positives / 2);
    above += positives;
    below += negatives;
  });
  return above > 0 && below > 0 ? area / (above * below) : Number.NaN;
}

/** Average precision: Σ (recallₖ − recallₖ₋₁) · precisionₖ over runs of equal scores, as scikit-learn counts it. */
export function averagePrecision(outcomes: Numbers, scores: Numbers): number {
  let [positivesAbove, allAbove, sum] = [0, 0, 0];
  eachRun(outcomes, scores, (positives, negatives) => {
    positivesAbove += positives;
    allAbove += positives + negatives;
    sum += positives * (positivesAbove / allAbove);
  });
  return positivesAbove > 0 ? sum / positivesAbove : Number.NaN;
}

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

/** Ten (or `bins`) bins of equal width; the last includes 1. */
export function calibrationTable(outcomes: Numbers, probabilities: Numbers, bins = 10): CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ n: 0, predicted: 0, observed: 0 }));
  for (let row = 0; row < outcomes.length; row += 1) {
    const bin = sums[Math.min(bins - 1, Math.floor((probabilities[row] as number) * bins))] as (typeof sums)[number];
    bin.n += 1;
    bin.predicted += probabilities[row] as number;
    bin.observed += outcomes[row] as number;
  }
  return sums.map(({ n, predicted, observed }, bin) => ({
    ...{ from: bin / bins, to: (bin + 1) / bins, n },
    ...{ predicted: n > 0 ? predicted / n : null, observed: n > 0 ? observed / n : null },
  }));
}

/** Expected calibration error: |predicted − observed| of ten bins of equal width, weighted by their rows (Naeini et al. 2015). */
export function calibrationError(outcomes: Numbers, probabilities: Numbers): number {
  const gaps = calibrationTable(outcomes, probabilities).map(({ n, predicted, observed }) => n * Math.abs((predicted ?? 0) - (observed ?? 0)));
  return gaps.reduce((sum, gap) => sum + gap, 0) / outcomes.length;
}

/** How many times the base rate the tenth with the highest scores has; rows that tie at its edge count by the share that is in it. */
export function liftInTopTenth(outcomes: Numbers, scores: Numbers): number {
  const wanted = outcomes.length / 10;
  let [taken, found, all] = [0, 0, 0];
  eachRun(outcomes, scores, (positives, negatives) => {
    const share = Math.min(1, Math.max(0, (wanted - taken) / (positives + negatives)));
    found += positives * share;
    taken += (positives + negatives) * share;
    all += positives;
  });
  return all > 0 ? found / wanted / (all / outcomes.length) : Number.NaN;
}

/** A figure with its 90 % interval, and how the interval was made. */
export interface Interval {
  low: number;
  high: number;
  method: "bootstrap";
}

/** Percentile bootstrap (Efron 1979): the figure of `draws` samples of rows, drawn with replacement; 5 % below and above. NaN figures are left out. */
export function bootstrapInterval(rows: number, random: Random, figure: (rows: Uint32Array) => number, draws = 200): Interval {
  const drawn = new Uint32Array(rows);
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    for (let at = 0; at < rows; at += 1) drawn[at] = random.between(0, rows - 1);
    const value = figure(drawn);
    if (!Number.isNaN(value)) figures.push(value);
  }
  figures.sort((left, right) => left - right);
  return { low: quantileOf(figures, 0.05), high: quantileOf(figures, 0.95), method: "bootstrap" };
}
