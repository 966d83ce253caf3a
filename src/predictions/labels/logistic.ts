import { factorise, invert, solve } from "../maths/cholesky.ts";
import { probabilityOf, surpriseOf } from "../maths/odds.ts";
import { addRow, type Design, logOddsOfRow } from "./design.ts";
import { squareForm, sumOfSquares } from "./squares.ts";

/**
 * Ridge logistic regression: least Σ surprise(yᵢ, xᵢ·β) + ½ λ Σ βⱼ², the intercept free. Newton's method, which for logistic regression is
 * iteratively reweighted least squares (Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, § 4.4.1). Pure.
 */

export interface Fit {
  /** One a feature, then the intercept. */
  coefficients: Float64Array;
  /** Cholesky factor of XᵀWX + Λ, the second derivative at the optimum: (size + 1)². */
  factor: Float64Array<ArrayBuffer>;
  penalty: number;
  steps: number;
}

/** A fit with the inverse of XᵀWX + Λ in place of its factor: the lower triangle of the covariance of the coefficients. */
export interface Settled {
  coefficients: Float64Array;
  covariance: Float64Array<ArrayBuffer>;
  penalty: number;
}

/** Overwrites the factor of the fit. */
export function settled({ coefficients, factor, penalty }: Fit): Settled {
  return { coefficients, covariance: invert(factor, coefficients.length), penalty };
}

const MOST_STEPS = 50;
/** Newton's decrement a row. The step after it is still taken, and squares what is left; with a curvature from elsewhere it only divides it. */
const CLOSE_ENOUGH = { withOwnCurvature: 1e-5, withFormer: 1e-9 };
/**
 * So near the optimum the curvature hardly changes any more, and that of this place serves for the steps that are left. Not with few rows,
 * where each has a leverage that is felt, and looking once more costs little.
 */
const NEAR = 1e-2;
const FEW_ROWS = 5_000;
/** Keeps the curvature positive where all probabilities are near 0 or 1. */
const FLAT = 1e-9;

/**
 * Fits from `start`, or from the base rate. `outcomes` are 1 and 0, both present; `penalty` (λ) above 0. The factor is written into
 * `room`, where a matrix of that size is there to be used again.
 */
export function fitLogistic(
  design: Design,
  outcomes: Uint8Array,
  penalty: number,
  start?: Float64Array,
  room = new Float64Array((design.size + 1) ** 2),
): Fit {
  const [factor, width] = [room, design.size + 1];
  let at = start ? Float64Array.from(start) : atBaseRate(design, outcomes);
  let here = slopeAt(design, outcomes, penalty, at);
  let wasFar = true;
  for (let steps = 1; ; steps += 1) {
    if (wasFar) curvatureAt(design, penalty, here.probabilities, factor);
    if (wasFar) factorise(factor, width);
    const step = solve(factor, width, here.downhill);
    const decrement = dot(step, here.downhill) / design.rows;
    const isClose = decrement < (wasFar ? CLOSE_ENOUGH.withOwnCurvature : CLOSE_ENOUGH.withFormer);
    if (isClose || steps >= MOST_STEPS) return { coefficients: plus(at, step, 1), factor, penalty, steps };
    let size = 1;
    let there = slopeAt(design, outcomes, penalty, plus(at, step, size));
    while (there.loss > here.loss && size > 1e-6) {
      size /= 2;
      there = slopeAt(design, outcomes, penalty, plus(at, step, size));
    }
    [at, here, wasFar] = [plus(at, step, size), there, decrement > NEAR || size < 1 || design.rows <= FEW_ROWS];
  }
}

function atBaseRate(design: Design, outcomes: Uint8Array): Float64Array {
  const start = new Float64Array(design.size + 1);
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  start[design.size] = Math.log(positives / (outcomes.length - positives));
  return start;
}

/** Loss and its negative gradient at some coefficients, with the probability of each row there. */
function slopeAt(design: Design, outcomes: Uint8Array, penalty: number, at: Float64Array) {
  const downhill = new Float64Array(design.size + 1);
  const probabilities = new Float64Array(design.rows);
  let loss = 0;
  for (let row = 0; row < design.rows; row += 1) {
    const logOdds = logOddsOfRow(design, at, row);
    const outcome = outcomes[row] as number;
    const probability = probabilityOf(logOdds);
    probabilities[row] = probability;
    loss += surpriseOf(logOdds, outcome);
    addRow(design, row, outcome - probability, downhill);
  }
  for (let feature = 0; feature < design.size; feature += 1) {
    const coefficient = at[feature] as number;
    loss += (penalty * coefficient * coefficient) / 2;
    downhill[feature] = (downhill[feature] as number) - penalty * coefficient;
  }
  return { loss, downhill, probabilities };
}

/** The second derivative, XᵀWX + Λ, into the lower triangle of `curvature`. */
function curvatureAt(design: Design, penalty: number, probabilities: Float64Array, curvature: Float64Array): void {
  const weights = new Float64Array(design.rows);
  for (let row = 0; row < design.rows; row += 1) {
    const probability = probabilities[row] as number;
    weights[row] = Math.max(FLAT, probability * (1 - probability));
  }
  sumOfSquares(design, weights, curvature);
  for (let at = 0; at < design.size; at += 1) curvature[at * (design.size + 2)] = (curvature[at * (design.size + 2)] as number) + penalty;
}

const dot = (left: Float64Array, right: Float64Array): number => left.reduce((sum, value, at) => sum + value * (right[at] as number), 0);

const plus = (from: Float64Array, step: Float64Array, size: number): Float64Array =>
  from.map((value, at) => value + size * (step[at] as number));

/**
 * Log-odds of each row as a fit without that row would give them: one Newton step away from the optimum, by the row's leverage
 * (Pregibon 1981; Rad & Maleki 2020, "A scalable estimate of the out-of-sample prediction error"). As good as as many folds as there are
 * rows, at the price of one fit.
 */
export function leaveOneOut(design: Design, outcomes: Uint8Array, { coefficients, covariance }: Settled): Float64Array {
  const unseen = new Float64Array(design.rows);
  for (let row = 0; row < design.rows; row += 1) {
    const logOdds = logOddsOfRow(design, coefficients, row);
    const probability = probabilityOf(logOdds);
    const reach = squareForm(design, row, covariance);
    const leverage = Math.min(0.99, reach * probability * (1 - probability));
    unseen[row] = logOdds - (reach * ((outcomes[row] as number) - probability)) / (1 - leverage);
  }
  return unseen;
}
