import { type Random, seeded } from "../../core/random.ts";
import { logOddsOf, probabilityOf } from "../maths/odds.ts";
import { recalibrated } from "./back-test.ts";
import { learnCandidates, noneBy } from "./candidates.ts";
import type { PurchaseModel, Range } from "./forecast.ts";
import { chosen, type PurchaseLog } from "./log.ts";

const MOST_DRAWN = 3_000;
const NINE_OF_TEN = 1.645;

/**
 * 90 % bootstrap interval of each customer's P(no purchase): how far the number would move had other customers been seen (Efron 1979).
 * It says nothing of the method being wrong. Each draw learns the chosen method anew from customers drawn with replacement; where a draw
 * is smaller than the log, its spread is narrowed by the root of their sizes. Null where there is no percentage.
 */
export function probabilityRanges(model: PurchaseModel, draws = 20): (Range | null)[] {
  const { log, candidates, choice, percentages, seed } = model;
  const { asOf, horizon, known } = candidates;
  if (percentages.state === "refused") return known.map(() => null);
  const random = seeded(`${seed}: bootstrap`);
  const size = Math.min(MOST_DRAWN, log.customers.length);
  const narrower = Math.sqrt(size / log.customers.length);
  const [sums, squares] = [new Float64Array(known.length), new Float64Array(known.length)];
  let drawn = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const again = learnCandidates(withReplacement(log, size, random), asOf, horizon, candidates);
    const said = noneBy(choice.method, { ...again, known });
    if (!said) continue;
    drawn += 1;
    for (let row = 0; row < said.length; row += 1) {
      const value = logOddsOf(recalibrated(choice.calibration, said[row] as number));
      sums[row] = (sums[row] as number) + value;
      squares[row] = (squares[row] as number) + value * value;
    }
  }
  const centres = noneBy(choice.method, candidates);
  return known.map((_, row): Range | null => {
    if (drawn < 2 || !centres) return null;
    const mean = (sums[row] as number) / drawn;
    const spread = Math.sqrt(Math.max(0, (squares[row] as number) / drawn - mean * mean) * (drawn / (drawn - 1))) * narrower;
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
