import type { Random } from "../../core/random.ts";
import type { ReadColumn } from "./columns.ts";
import { type Design, designOf } from "./design.ts";
import { type Encoding, learnEncodings } from "./encoding.ts";
import { type Fit, fitLogistic, leaveOneOut } from "./logistic.ts";
import { type Recalibration, recalibrate } from "./recalibration.ts";
import { replicatesOf } from "./replicates.ts";
import { fitShrunk } from "./shrinkage.ts";

/** What was learned: plain data, so that it can be kept and read again. Pure. */
export interface LabelModel {
  encodings: Encoding[];
  /** One a feature, then the intercept. */
  coefficients: Float64Array;
  /** The mean of each feature over the rows that were learned from. */
  means: Float64Array;
  penalty: number;
  recalibration: Recalibration;
  /** See `replicatesOf`; empty where no intervals are asked for. */
  replicates: Float32Array;
  /** How many rows were learned from, and how many of them have the label. */
  rows: number;
  positives: number;
}

/** Above this many rows λ and the first guess come from so many of them. */
const SHRINKAGE_ROWS = 5_000;

/**
 * Learns from some rows of a table: encodings, coefficients, recalibration on leave-one-out log-odds and, with a `random`, replicates for
 * intervals. `outcomes` are 1 and 0 of these rows; both must be there. The rows come in random order: the first ones stand for all.
 */
export function learn(columns: ReadColumn[], rows: Uint32Array, outcomes: Uint8Array, random?: Random): LabelModel {
  const encodings = learnEncodings(columns, rows);
  const design = designOf(encodings, columns, rows);
  const fit = rows.length > SHRINKAGE_ROWS ? fitFromSome(encodings, columns, rows, design, outcomes) : fitShrunk(design, outcomes);
  return {
    encodings,
    coefficients: fit.coefficients,
    means: meansOf(design),
    penalty: fit.penalty,
    recalibration: recalibrate(outcomes, leaveOneOut(design, outcomes, fit)),
    replicates: random ? replicatesOf(design, outcomes, fit, random) : new Float32Array(),
    rows: rows.length,
    positives: outcomes.reduce((sum, outcome) => sum + outcome, 0),
  };
}

function fitFromSome(encodings: Encoding[], columns: ReadColumn[], rows: Uint32Array, design: Design, outcomes: Uint8Array): Fit {
  const some = outcomes.subarray(0, SHRINKAGE_ROWS);
  if (!some.includes(1) || !some.includes(0)) return fitShrunk(design, outcomes);
  const first = fitShrunk(designOf(encodings, columns, rows.subarray(0, SHRINKAGE_ROWS)), some);
  return fitLogistic(design, outcomes, first.penalty, first.coefficients);
}

function meansOf({ rows, size, hot, linear, linearFeatures }: Design): Float64Array {
  const means = new Float64Array(size);
  for (const feature of hot) means[feature] = (means[feature] as number) + 1 / rows;
  for (const [at, value] of linear.entries()) {
    const feature = linearFeatures[at % linearFeatures.length] as number;
    means[feature] = (means[feature] as number) + value / rows;
  }
  return means;
}
