import { factorise, invert, solve } from "../maths/cholesky.ts";
import { probabilityOf, surpriseOf } from "../maths/odds.ts";
import { addRow, addSquare, type Design, logOddsOfRow, squareForm } from "./design.ts";

/**
 * Ridge logistic regression: least Σ surprise(yᵢ, xᵢ·β) + ½ λ Σ βⱼ², the intercept free. Newton's method, which for logistic regression is
 * iteratively reweighted least squares (Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, § 4.4.1). Pure.
 */

export interface Fit {
  /** One a feature, then the intercept. */
  coefficients: Float64Array;
  /** Cholesky factor of XᵀWX + Λ, the second derivative at the optimum: (size + 1)². */
  factor: Float64Array;
  penalty: number;
  steps: number;
}

const MOST_STEPS = 50;
/** Newton's decrement a row. The step after it is still taken, and squares what is left. */
const CLOSE_ENOUGH = 1e-5;
/** Keeps the curvature positive where all probabilities are near 0 or 1. */
const FLAT = 1e-9;

/** Fits from `start`, or from the base rate. `outcomes` are 1 and 0, both present; `penalty` (λ) above 0. */
export function fitLogistic(design: Design, outcomes: Uint8Array, penalty: number, start?: Float64Array): Fit {
  const width = design.size + 1;
  const curvature = new Float64Array(width * width);
  let at = start ? Float64Array.from(start) : atBaseRate(design, outcomes);
  let here = lookAround(design, outcomes, penalty, at, curvature);
  for (let steps = 1; ; steps += 1) {
    factorise(curvature, width);
    const step = solve(curvature, width, here.downhill);
    const isClose = dot(step, here.downhill) / design.rows < CLOSE_ENOUGH;
    if (isClose || steps >= MOST_STEPS) return { coefficients: plus(at, step, 1), factor: curvature, penalty, steps };
    let size = 1;
    let there = lookAround(design, outcomes, penalty, plus(at, step, size), curvature);
    while (there.loss > here.loss && size > 1e-6) {
      size /= 2;
      there = lookAround(design, outcomes, penalty, plus(at, step, size), curvature);
    }
    [at, here] = [plus(at, step, size), there];
  }
}

function atBaseRate(design: Design, outcomes: Uint8Array): Float64Array {
  const start = new Float64Array(design.size + 1);
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  start[design.size] = Math.log(positives / (outcomes.length - positives));
  return start;
}

/** Loss and its negative gradient at some coefficients, in one walk over the rows; the second derivative goes into `curvature`. */
function lookAround(design: Design, outcomes: Uint8Array, penalty: number, at: Float64Array, curvature: Float64Array) {
  const width = design.size + 1;
  curvature.fill(0);
  const downhill = new Float64Array(width);
  let loss = 0;
  for (let row = 0; row < design.rows; row += 1) {
    const logOdds = logOddsOfRow(design, at, row);
    const probability = probabilityOf(logOdds);
    loss += surpriseOf(logOdds, outcomes[row] as number);
    addRow(design, row, (outcomes[row] as number) - probability, downhill);
    addSquare(design, row, Math.max(FLAT, probability * (1 - probability)), curvature);
  }
  for (let feature = 0; feature < design.size; feature += 1) {
    const coefficient = at[feature] as number;
    loss += (penalty * coefficient * coefficient) / 2;
    downhill[feature] = (downhill[feature] as number) - penalty * coefficient;
    curvature[feature * width + feature] = (curvature[feature * width + feature] as number) + penalty;
  }
  return { loss, downhill };
}

const dot = (left: Float64Array, right: Float64Array): number => left.reduce((sum, value, at) => sum + value * (right[at] as number), 0);

const plus = (from: Float64Array, step: Float64Array, size: number): Float64Array =>
  from.map((value, at) => value + size * (step[at] as number));

/**
 * Log-odds of each row as a fit without that row would give them: one Newton step away from the optimum, by the row's leverage
 * (Pregibon 1981; Rad & Maleki 2020, "A scalable estimate of the out-of-sample prediction error"). As good as as many folds as there are
 * rows, at the price of one fit.
 */
export function leaveOneOut(design: Design, outcomes: Uint8Array, fit: Fit): Float64Array {
  const inverse = invert(fit.factor, design.size + 1);
  const unseen = new Float64Array(design.rows);
  for (let row = 0; row < design.rows; row += 1) {
    const logOdds = logOddsOfRow(design, fit.coefficients, row);
    const probability = probabilityOf(logOdds);
    const reach = squareForm(design, row, inverse);
    const leverage = Math.min(0.99, reach * probability * (1 - probability));
    unseen[row] = logOdds - (reach * ((outcomes[row] as number) - probability)) / (1 - leverage);
  }
  return unseen;
}
