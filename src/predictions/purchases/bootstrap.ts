import { type Random, seeded } from "../../core/random.ts";
import { logOddsOf, probabilityOf } from "../maths/odds.ts";
import { recalibrated } from "./back-test.ts";
import { type Candidates, learnCandidates, noneBy } from "./candidates.ts";
import type { PurchaseModel, Range } from "./forecast.ts";
import { chosen, type PurchaseLog } from "./log.ts";

const MOST_DRAWN = 3_000;
const NINE_OF_TEN = 1.645;

/** Models learned anew from customers drawn with replacement (Efron 1979). A draw that is smaller than the log spreads too wide by `narrower`. */
export interface Bootstrap {
  draws: Candidates[];
  narrower: number;
}

export function drawAgain({ log, candidates, seed }: PurchaseModel, draws = 20): Bootstrap {
  const { asOf, horizon } = candidates;
  const random = seeded(`${seed}: bootstrap`);
  const size = Math.min(MOST_DRAWN, log.customers.length);
  // Draws only say who will buy: what they spend need not be learned again.
  const silent = { ...log, hasAmounts: false };
  const learned = Array.from({ length: draws }, () => learnCandidates(withReplacement(silent, size, random), asOf, horizon, candidates));
  return { draws: learned, narrower: Math.sqrt(size / log.customers.length) };
}

/**
 * 90 % bootstrap interval of each customer's P(no purchase): how far the number would move had other customers been seen.
 * It says nothing of the method being wrong. Null where there is no percentage.
 */
export function probabilityRanges(model: PurchaseModel, given?: Bootstrap): (Range | null)[] {
  const { candidates, choice, percentages } = model;
  const { known } = candidates;
  if (percentages.state === "refused") return known.map(() => null);
  const { draws, narrower } = given ?? drawAgain(model);
  const said = draws.flatMap((again) => noneBy(choice.method, { ...again, known }) ?? []);
  const centres = noneBy(choice.method, candidates);
  if (said.length < 2 || !centres) return known.map(() => null);
  return known.map((_, row): Range => {
    const values = said.map((none) => logOddsOf(recalibrated(choice.calibration, none[row] as number)));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) * narrower;
    const centre = logOddsOf(recalibrated(choice.calibration, centres[row] as number));
    return [probabilityOf(centre - NINE_OF_TEN * spread), probabilityOf(centre + NINE_OF_TEN * spread)];
  });
}

function withReplacement(log: PurchaseLog, size: number, random: Random): PurchaseLog {
  return chosen(
    log,
    Int32Array.from({ length: size }, () => random.between(0, log.customers.length - 1)),
  );
}
