import type { ReadColumn } from "./columns.ts";
import { type Design, designOf, firstRows } from "./design.ts";
import { type Encoding, learnEncodings } from "./encoding.ts";
import { fitLogistic, leaveOneOut, type Settled, settled } from "./logistic.ts";
import { type Recalibration, recalibrate, recalibrationSpread } from "./recalibration.ts";
import { fitShrunk } from "./shrinkage.ts";
import { type Spread, withinFeatures } from "./spread.ts";

/** What was learned: plain data, so that it can be kept and read again. Pure. */
export interface LabelModel {
  encodings: Encoding[];
  /** One a feature, then the intercept. */
  coefficients: Float64Array;
  /** The mean of each feature over the rows that were learned from. */
  means: Float64Array;
  penalty: number;
  recalibration: Recalibration;
  /** Null where no intervals are wanted. */
  spread: Spread | null;
  /** How many rows were learned from, and how many of them have the label. */
  rows: number;
  positives: number;
}

/** Above this many rows λ and the first guess come from so many of them. */
const SHRINKAGE_ROWS = 5_000;
const ROWS_TIMES = 4;

/**
 * Learns from some rows of a table: encodings, coefficients, recalibration on leave-one-out log-odds, and how far all of it may be off.
 * `outcomes` are 1 and 0 of these rows; both must be there. The rows come in random order: the first ones stand for all.
 */
export function learn(columns: ReadColumn[], rows: Uint32Array, outcomes: Uint8Array): LabelModel {
  const encodings = learnEncodings(columns, rows);
  const design = designOf(encodings, columns, rows);
  const fit = rows.length > SHRINKAGE_ROWS ? fitFromSome(design, outcomes) : fitShrunk(design, outcomes);
  const unseen = leaveOneOut(design, outcomes, fit);
  const recalibration = recalibrate(outcomes, unseen);
  return {
    encodings,
    coefficients: fit.coefficients,
    means: meansOf(design),
    penalty: fit.penalty,
    recalibration,
    spread: {
      coefficients: fit.covariance,
      within: withinFeatures(encodings, columns, rows, fit.coefficients),
      recalibration: recalibrationSpread(unseen, recalibration),
    },
    rows: rows.length,
    positives: outcomes.reduce((sum, outcome) => sum + outcome, 0),
  };
}

/** λ from the first rows; then from ever more of them, each time from where fewer led to, so that the walks over all are few. */
function fitFromSome(design: Design, outcomes: Uint8Array): Settled {
  const some = outcomes.subarray(0, SHRINKAGE_ROWS);
  if (!some.includes(1) || !some.includes(0)) return fitShrunk(design, outcomes);
  const { penalty, coefficients } = fitShrunk(firstRows(design, SHRINKAGE_ROWS), some);
  const fitFirst = (rows: number, start: Float64Array) => fitLogistic(firstRows(design, rows), outcomes.subarray(0, rows), penalty, start);
  let start = coefficients;
  for (let rows = SHRINKAGE_ROWS * ROWS_TIMES; rows < design.rows; rows *= ROWS_TIMES) start = fitFirst(rows, start).coefficients;
  return settled(fitFirst(design.rows, start));
}

function meansOf({ rows, size, hot, linear, linearFeatures }: Design): Float64Array {
  const means = new Float64Array(size);
  for (let at = 0; at < hot.length; at += 1) means[hot[at] as number] = (means[hot[at] as number] as number) + 1 / rows;
  for (let at = 0; at < linear.length; at += 1) {
    const feature = linearFeatures[at % linearFeatures.length] as number;
    means[feature] = (means[feature] as number) + (linear[at] as number) / rows;
  }
  return means;
}
