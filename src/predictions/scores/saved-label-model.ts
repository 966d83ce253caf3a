import type { LabelModel } from "../labels/model.ts";
import type { PointsRule } from "../labels/points.ts";
import type { Spread } from "../labels/spread.ts";
import type { Hazard } from "./deal-hazard.ts";
import type { LabelCard } from "./scores.schema.ts";

/** What was learned of a label, as plain data that is kept with the run. */

export interface SavedLabelModel {
  method: LabelCard["method"];
  isPercentage: boolean;
  label: SavedLogistic | null;
  points: PointsRule | null;
  hazard: Hazard | null;
  /** From where on a record is among the most likely three, and one, in ten of those that were learned from. */
  cuts: [raised: number, high: number];
}

type Numbers = "coefficients" | "means";
type SavedLogistic = Omit<LabelModel, Numbers | "spread"> & Record<Numbers, number[]> & { spread?: SavedSpread | null };

/** Of the covariance the rows of its lower triangle, one after another. */
type SavedSpread = Omit<Spread, "coefficients" | "within"> & Record<"coefficients" | "within", number[]>;

/** Digits that matter: the rest would only take room. */
const rounded = (values: ArrayLike<number>, digits = 5): number[] => Array.from(values, (value) => Number(value.toPrecision(digits)));

/** Of a variance: it is what is left of many numbers that cancel out. */
const DIGITS_OF_A_VARIANCE = 8;

function savedSpread({ coefficients, within, recalibration }: Spread): SavedSpread {
  const width = within.length + 1;
  const rows = Array.from({ length: width }, (_, row) =>
    rounded(coefficients.subarray(row * width, row * width + row + 1), DIGITS_OF_A_VARIANCE),
  );
  return { coefficients: rows.flat(), within: rounded(within), recalibration };
}

function spreadFrom({ coefficients, within, recalibration }: SavedSpread): Spread {
  const width = within.length + 1;
  const matrix = new Float64Array(width * width);
  for (let row = 0, from = 0; row < width; from += row + 1, row += 1) matrix.set(coefficients.slice(from, from + row + 1), row * width);
  return { coefficients: matrix, within: Float64Array.from(within), recalibration };
}

/** Intervals are kept only where a percentage is shown. */
export const saveLogistic = (model: LabelModel, isPercentage: boolean): SavedLogistic => ({
  ...model,
  ...{ coefficients: rounded(model.coefficients), means: rounded(model.means) },
  spread: isPercentage && model.spread ? savedSpread(model.spread) : null,
});

export const logisticFrom = (saved: SavedLogistic): LabelModel => ({
  ...saved,
  ...{ coefficients: Float64Array.from(saved.coefficients), means: Float64Array.from(saved.means) },
  spread: saved.spread ? spreadFrom(saved.spread) : null,
});
