import type { Encoding } from "../labels/encoding.ts";
import type { Recalibration } from "../labels/recalibration.ts";
import { quantileOf } from "../maths/quantiles.ts";
import type { Percentages } from "../model-card.ts";
import type { Choice } from "./back-test.ts";
import { type Bootstrap, drawAgain } from "./bootstrap.ts";
import type { Candidates } from "./candidates.ts";
import { clockFrom } from "./clock.ts";
import type { DropoutKind, DropoutModel } from "./dropout-model.ts";
import type { PurchaseModel } from "./forecast.ts";
import type { PurchaseLog } from "./log.ts";
import type { RfmScales } from "./segments.rules.ts";
import { knownAt } from "./snapshot.ts";
import type { SpendModel } from "./spend-model.ts";
import { scalesOf } from "./value.ts";

/** All that was learned, as plain data: it scores customers whom it has not seen, later and elsewhere. */
export interface SavedModel extends Learned {
  /** Days since 1970, and calendar days ahead. */
  asOf: number;
  horizon: number;
  /** Pace of each whole week up to `asOf`; see clock.ts. */
  paces: number[];
  spend: SpendModel | null;
  choice: Pick<Choice, "method" | "kind" | "calibration" | "counts" | "spend" | "isBent">;
  percentages: Percentages;
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

/** A model as plain data, without the customers it was learned from. */
export function saveModel(model: PurchaseModel): SavedModel {
  const { candidates, choice, percentages, seed } = model;
  const { method, kind, calibration, counts, spend, isBent } = choice;
  const { asOf, horizon, clock, known } = candidates;
  const { draws, narrower } = percentages.state === "allowed" ? drawAgain(model) : { draws: [], narrower: 1 };
  return {
    ...learnedOf(candidates),
    ...{ asOf, horizon, paces: clock.paces, spend: candidates.spend ?? null },
    ...{ choice: { method, kind, calibration, counts, spend, isBent }, percentages, seed },
    ...{ draws: draws.map(learnedOf), narrower, scales: scalesOf(known) },
    typical: {
      repeats: Math.round(middle(known.map(({ history }) => history.repeats))),
      recency: middle(known.map(({ history }) => history.recency)),
    },
  };
}

const middle = (values: number[]): number => quantileOf(Float64Array.from(values).sort(), 0.5);

const learnedOf = ({ ahead, usual, dropout, learned }: Candidates): Learned => ({
  ...{ ahead, usual, dropout },
  past: learned
    ? {
        rfm: learned.rfm ? { encodings: learned.rfm.encodings, coefficients: [...learned.rfm.coefficients] } : null,
        rules: learned.rules,
      }
    : null,
});

const A_YEAR_AND_A_QUARTER = 456;

/** The model again, with these customers as they were known at the end of `asOf`, which may be later than the day it was learned. */
export function modelFrom(saved: SavedModel, log: PurchaseLog, asOf: number): PurchaseModel & { bootstrap: Bootstrap } {
  const { horizon, spend, choice, percentages, seed } = saved;
  const clock = clockFrom(saved.paces, saved.asOf, Math.max(horizon, A_YEAR_AND_A_QUARTER) + asOf - saved.asOf);
  const known = knownAt(log, asOf, horizon, clock);
  const ahead = clock.between(asOf, asOf + horizon);
  const candidatesOf = (learned: Learned): Candidates => ({
    ...{ asOf, horizon, clock, known, usual: learned.usual, dropout: learned.dropout, spend: spend ?? undefined },
    ahead: (learned.ahead * ahead) / saved.ahead,
    learned: pastOf(learned),
  });
  return {
    ...{ log, candidates: candidatesOf(saved), percentages, seed },
    choice: { ...choice, held: null, testedHorizon: 0, familyHorizon: 0, scores: [], familyAt: [] },
    bootstrap: { draws: saved.draws.map(candidatesOf), narrower: saved.narrower },
  };
}

function pastOf({ past }: Learned): Candidates["learned"] {
  if (!past) return undefined;
  const { rfm, rules } = past;
  return { rules, rfm: rfm ? { encodings: rfm.encodings, coefficients: Float64Array.from(rfm.coefficients) } : undefined };
}
