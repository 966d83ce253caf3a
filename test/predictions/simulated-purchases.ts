import { type Random, seeded } from "../../src/core/random.ts";
import type { DropoutKind, DropoutParameters } from "../../src/predictions/purchases/dropout-model.ts";
import type { PurchaseRow } from "../../src/predictions/purchases/log.ts";
import type { SpendModel } from "../../src/predictions/purchases/spend-model.ts";

/** Customers who behave exactly as the purchase models say, so that what is found can be held against what is true. */
export interface Simulation {
  customers: number;
  /** Days over which customers come, and days in all; day 0 is `firstDay`. */
  joinDays: number;
  days: number;
  firstDay: number;
  kind: DropoutKind;
  /** Time in days. */
  dropout: DropoutParameters;
  spend: SpendModel;
  seed: string;
  /** Days on which nobody can buy; who would have, does not. */
  isShut?: (day: number) => boolean;
}

export const USUAL: Simulation = {
  customers: 2_000,
  joinDays: 180,
  days: 540,
  firstDay: 19_000,
  kind: "mbg-nbd",
  dropout: { r: 0.9, alpha: 25, a: 0.8, b: 4 },
  spend: { p: 5, q: 4, gamma: 20 },
  seed: "simulated",
};

export function simulate(simulation: Simulation): PurchaseRow[] {
  const { customers, joinDays, days, firstDay, kind, dropout, spend, isShut } = simulation;
  const random = seeded(simulation.seed);
  const rows: PurchaseRow[] = [];
  for (let customer = 0; customer < customers; customer += 1) {
    const rate = gamma(random, dropout.r) / dropout.alpha;
    const leaves = beta(random, dropout.a, dropout.b);
    const scale = spend.gamma / gamma(random, spend.q);
    let at = random.next() * joinDays;
    for (let bought = 0; at < days; bought += 1) {
      const day = firstDay + Math.floor(at);
      if (!isShut?.(day)) rows.push({ customer: `c${customer}`, day, amount: Math.round(100 * gamma(random, spend.p) * scale) / 100 });
      if ((bought > 0 || kind === "mbg-nbd") && random.chance(leaves)) break;
      at += -Math.log(1 - random.next()) / rate;
    }
  }
  return rows;
}

/** Gamma with this shape and scale 1 (Marsaglia and Tsang 2000). */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

function beta(random: Random, a: number, b: number): number {
  const [left, right] = [gamma(random, a), gamma(random, b)];
  return left / (left + right);
}
