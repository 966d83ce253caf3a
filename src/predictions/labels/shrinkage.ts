import { surpriseOf } from "../maths/odds.ts";
import type { Design } from "./design.ts";
import { fitLogistic, leaveOneOut, type Settled, settled } from "./logistic.ts";

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
export function fitShrunk(design: Design, outcomes: Uint8Array): Settled {
  const tries = new Tries(design, outcomes);
  const expected = tries.at(EXPECTED);
  const weaker = tries.walk(expected, -1, expected);
  const stronger = tries.walk(expected, 1);
  return weaker.cost < stronger.cost ? weaker.fit : stronger.fit;
}

interface Tried {
  at: number;
  fit: Settled;
  cost: number;
}

/** Candidates that are tried one after another, over few matrices: those of the beaten are used again. */
class Tries {
  readonly #design: Design;
  readonly #outcomes: Uint8Array;
  readonly #spare: Float64Array<ArrayBuffer>[] = [];

  constructor(design: Design, outcomes: Uint8Array) {
    this.#design = design;
    this.#outcomes = outcomes;
  }

  at(candidate: number, start?: Float64Array): Tried {
    const [design, outcomes] = [this.#design, this.#outcomes];
    const fit = settled(fitLogistic(design, outcomes, CANDIDATES[candidate] as number, start, this.#spare.pop()));
    const unseen = leaveOneOut(design, outcomes, fit);
    let surprise = 0;
    for (let row = 0; row < design.rows; row += 1) surprise += surpriseOf(unseen[row] as number, outcomes[row] as number);
    return { at: candidate, fit, cost: surprise + NATS_A_STEP * (candidate - EXPECTED) ** 2 };
  }

  /** The best from one candidate on in a direction. What is `kept` stays as it is, also where another is better. */
  walk(from: Tried, direction: 1 | -1, kept?: Tried): Tried {
    let best = from;
    for (let at = from.at + direction; at >= 0 && at < CANDIDATES.length; at += direction) {
      const tried = this.at(at, best.fit.coefficients);
      const isBetter = tried.cost < best.cost;
      const beaten = isBetter ? best : tried;
      if (beaten !== kept) this.#spare.push(beaten.fit.covariance);
      if (!isBetter) break;
      best = tried;
    }
    return best;
  }
}
