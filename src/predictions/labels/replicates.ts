import type { Random } from "../../core/random.ts";
import { solve } from "../maths/cholesky.ts";
import { probabilityOf } from "../maths/odds.ts";
import { addRow, type Design, logOddsOfRow } from "./design.ts";
import type { Fit } from "./logistic.ts";

/**
 * Bootstrap of the coefficients: rows are drawn anew with replacement and the fit goes one Newton step from the optimum towards the drawn
 * rows (the one-step bootstrap: Schucany & Wang 1991; Davison & Hinkley, Bootstrap Methods and their Application, § 7). Above 1,000 rows
 * the rows are dealt into 1,000 groups at random, which are drawn whole. Pure.
 */

export const REPLICATES = 100;
const GROUPS = 1_000;

/** Coefficients of each replicate, feature by feature: (size + 1) × REPLICATES. */
export function replicatesOf(design: Design, outcomes: Uint8Array, fit: Fit, random: Random): Float32Array {
  const width = design.size + 1;
  const groups = groupScores(design, outcomes, fit, random);
  const replicates = new Float32Array(width * REPLICATES);
  for (let replicate = 0; replicate < REPLICATES; replicate += 1) {
    const step = solve(fit.factor, width, drawnGradient(groups, width, random));
    for (let feature = 0; feature < width; feature += 1)
      replicates[feature * REPLICATES + replicate] = (fit.coefficients[feature] as number) + (step[feature] as number);
  }
  return replicates;
}

/** What each group of rows adds to the gradient: Σ xᵢ (yᵢ − pᵢ). */
function groupScores(design: Design, outcomes: Uint8Array, fit: Fit, random: Random): Float64Array[] {
  const count = Math.min(GROUPS, design.rows);
  const groups = Array.from({ length: count }, () => new Float64Array(design.size + 1));
  for (let row = 0; row < design.rows; row += 1) {
    const group = groups[design.rows > GROUPS ? random.between(0, count - 1) : row] as Float64Array;
    addRow(design, row, (outcomes[row] as number) - probabilityOf(logOddsOfRow(design, fit.coefficients, row)), group);
  }
  return groups;
}

/** Σ (times drawn − 1) × score: what is left of the gradient at the optimum when rows weigh as they were drawn. */
function drawnGradient(groups: Float64Array[], width: number, random: Random): Float64Array {
  const times = new Int32Array(groups.length).fill(-1);
  for (let draw = 0; draw < groups.length; draw += 1) {
    const drawn = random.between(0, groups.length - 1);
    times[drawn] = (times[drawn] as number) + 1;
  }
  const gradient = new Float64Array(width);
  for (const [at, group] of groups.entries()) {
    const weight = times[at] as number;
    if (weight !== 0)
      for (let feature = 0; feature < width; feature += 1)
        gradient[feature] = (gradient[feature] as number) + weight * (group[feature] as number);
  }
  return gradient;
}
