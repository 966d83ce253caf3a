import { probabilityOf } from "../maths/odds.ts";

/**
 * Log-odds are stretched and shifted so that what is predicted comes true as often: `shift + slope × log-odds`, fitted to log-odds of rows
 * that the model had not learned from (Platt 1999; Cox 1958). Pure.
 */
export interface Recalibration {
  shift: number;
  slope: number;
}

/** How far (one standard deviation) the slope is expected to be from 1 before anything is seen: few rows move it little. */
const EXPECTED_FROM_ONE = 0.25;
/** What a slope becomes that would turn the order round. */
export const LEAST_SLOPE = 0.02;
const STEPS = 25;

/** Fits by Newton's method, with a normal prior of mean 1 on the slope. A slope below .02 becomes that, so that ranks stay. */
export function recalibrate(outcomes: Uint8Array, logOdds: Float64Array): Recalibration {
  const pull = 1 / EXPECTED_FROM_ONE ** 2;
  let [shift, slope] = [0, 1];
  for (let step = 0; step < STEPS; step += 1) {
    let [byShift, bySlope, shiftTwice, both, slopeTwice] = [0, pull * (1 - slope), 1e-9, 0, pull];
    for (let row = 0; row < outcomes.length; row += 1) {
      const x = logOdds[row] as number;
      const probability = probabilityOf(shift + slope * x);
      const rest = (outcomes[row] as number) - probability;
      const weight = probability * (1 - probability);
      byShift += rest;
      bySlope += rest * x;
      shiftTwice += weight;
      both += weight * x;
      slopeTwice += weight * x * x;
    }
    const determinant = shiftTwice * slopeTwice - both * both;
    const [moveShift, moveSlope] = [
      (slopeTwice * byShift - both * bySlope) / determinant,
      (shiftTwice * bySlope - both * byShift) / determinant,
    ];
    shift += moveShift;
    slope += moveSlope;
    if (Math.abs(moveShift) + Math.abs(moveSlope) < 1e-10) break;
  }
  return slope >= LEAST_SLOPE ? { shift, slope } : { ...shiftFor(outcomes), slope: LEAST_SLOPE };
}

/** Variances of shift and slope, and what they share, at what `recalibrate` found. */
export function recalibrationSpread(
  logOdds: Float64Array,
  { shift, slope }: Recalibration,
): { shift: number; slope: number; both: number } {
  let [shiftTwice, both, slopeTwice] = [1e-9, 0, 1 / EXPECTED_FROM_ONE ** 2];
  for (let row = 0; row < logOdds.length; row += 1) {
    const x = logOdds[row] as number;
    const probability = probabilityOf(shift + slope * x);
    const weight = probability * (1 - probability);
    shiftTwice += weight;
    both += weight * x;
    slopeTwice += weight * x * x;
  }
  const determinant = shiftTwice * slopeTwice - both * both;
  return { shift: slopeTwice / determinant, slope: shiftTwice / determinant, both: -both / determinant };
}

/** The base rate alone: what a slope of next to nothing leaves. */
function shiftFor(outcomes: Uint8Array): { shift: number } {
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  return { shift: Math.log((positives + 0.5) / (outcomes.length - positives + 0.5)) };
}
