import { surpriseOf } from "../maths/odds.ts";
import type { Design } from "./design.ts";
import { type Fit, fitLogistic, leaveOneOut } from "./logistic.ts";

/**
 * How strongly coefficients are pulled to 0 (the ridge's λ). The candidates are compared by leave-one-out log loss, and λ = 10 is expected
 * before anything is seen: coefficients of about ± 0.3, which is what business data have (compare the weakly informative priors of Gelman
 * et al. 2008). The expectation is worth a fixed number of nats, so it decides where labels are few and vanishes where they are many. Pure.
 */
const CANDIDATES = [1, 3.16, 10, 31.6, 100, 316, 1_000];
const EXPECTED = CANDIDATES.indexOf(10);
/** Nats that being one candidate away from what is expected costs; four times as much for two. */
const NATS_A_STEP = 2;

/** The fit under the best λ. The candidates are tried from the expected one outwards until none gets better. */
export function fitShrunk(design: Design, outcomes: Uint8Array): Fit {
  const expected = costOf(design, outcomes, EXPECTED);
  const weaker = walk(design, outcomes, expected, -1);
  const stronger = walk(design, outcomes, expected, 1);
  return weaker.cost < stronger.cost ? weaker.fit : stronger.fit;
}

interface Tried {
  at: number;
  fit: Fit;
  cost: number;
}

function walk(design: Design, outcomes: Uint8Array, from: Tried, direction: 1 | -1): Tried {
  let best = from;
  for (let at = from.at + direction; at >= 0 && at < CANDIDATES.length; at += direction) {
    const tried = costOf(design, outcomes, at, best.fit.coefficients);
    if (tried.cost >= best.cost) break;
    best = tried;
  }
  return best;
}

function costOf(design: Design, outcomes: Uint8Array, at: number, start?: Float64Array): Tried {
  const fit = fitLogistic(design, outcomes, CANDIDATES[at] as number, start);
  const unseen = leaveOneOut(design, outcomes, fit);
  const surprise = unseen.reduce((sum, logOdds, row) => sum + surpriseOf(logOdds, outcomes[row] as number), 0);
  return { at, fit, cost: surprise + NATS_A_STEP * (at - EXPECTED) ** 2 };
}
