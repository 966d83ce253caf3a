import type { LabelModel } from "../labels/model.ts";
import type { PointsRule } from "../labels/points.ts";
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

type Numbers = "coefficients" | "means" | "replicates";
type SavedLogistic = Omit<LabelModel, Numbers> & Record<Numbers, number[]>;

/** Digits that matter: the rest would only take room. */
const rounded = (values: ArrayLike<number>): number[] => Array.from(values, (value) => Number(value.toPrecision(5)));

/** Intervals are kept only where a percentage is shown. */
export const saveLogistic = (model: LabelModel, isPercentage: boolean): SavedLogistic => ({
  ...model,
  ...{ coefficients: rounded(model.coefficients), means: rounded(model.means) },
  replicates: isPercentage ? rounded(model.replicates) : [],
});

export const logisticFrom = (saved: SavedLogistic): LabelModel => ({
  ...saved,
  ...{ coefficients: Float64Array.from(saved.coefficients), means: Float64Array.from(saved.means) },
  replicates: Float32Array.from(saved.replicates),
});
