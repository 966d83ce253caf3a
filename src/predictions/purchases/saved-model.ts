import type { Encoding } from "../labels/encoding.ts";
import type { Recalibration } from "../labels/recalibration.ts";
import type { Choice } from "./back-test.ts";
import type { DropoutKind, DropoutModel } from "./dropout-model.ts";
import type { RfmScales } from "./segments.rules.ts";
import type { SpendModel } from "./spend-model.ts";

/** All that was learned, as plain data: it scores customers whom it has not seen, later and elsewhere. */
export interface SavedModel extends Learned {
  /** Days since 1970, and calendar days ahead. */
  asOf: number;
  horizon: number;
  /** Pace of each whole week up to `asOf`; see clock.ts. */
  paces: number[];
  spend: SpendModel | null;
  choice: Pick<Choice, "method" | "kind" | "calibration" | "counts" | "spend" | "isBent">;
  /** Whether only an order is shown. */
  isRanked: boolean;
  seed: string;
  /** What would have been learned had other customers been seen, for the bootstrap; and by how much their spread is too wide. */
  draws: Learned[];
  narrower: number;
  scales: RfmScales;
  /** The middle customer: repeat purchases, and active days from the first to the last. */
  typical: { repeats: number; recency: number };
}

export interface Learned {
  /** Active days ahead. */
  ahead: number;
  usual: number;
  dropout: Record<DropoutKind, DropoutModel>;
  past: {
    rfm: { encodings: Encoding[]; coefficients: number[] } | null;
    rules: Record<"recency-rule" | "own-gap-rule", Recalibration>;
  } | null;
}
