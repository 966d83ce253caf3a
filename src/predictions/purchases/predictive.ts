import { quantileOf } from "../maths/quantiles.ts";
import { normalCdf, normalQuantile } from "./special.ts";
import { type Spending, type SpendModel, spendMoments } from "./spend-model.ts";

/** The whole distribution of what a customer may do, not only its mean: what 90 % intervals are cut from. Pure. */

/** P(n) for n = 0, 1, 2 …: the distribution of a purchase model, bent so that P(0) is what was said in the end. */
export function bentCounts(shares: readonly number[], none: number): number[] {
  const was = shares[0] as number;
  if (was >= 1 - 1e-12) return none >= 1 ? [1] : [none, 1 - none];
  const scale = (1 - none) / (1 - was);
  return shares.map((share, n) => (n === 0 ? none : share * scale));
}

/** The mean of a distribution that was bent from one P(0) to another. */
export const bentMean = (mean: number, was: number, none: number): number =>
  was >= 1 - 1e-12 ? 1 - none : (mean * (1 - none)) / (1 - was);

/** Nothing with probability `none`; else log-normal with mean and variance of the Gamma-Gamma sum over the number of purchases. */
export interface SpendDistribution {
  none: number;
  mu: number;
  sigma: number;
}

export function spendDistribution(model: SpendModel, spending: Spending, counts: readonly number[]): SpendDistribution {
  const none = counts[0] as number;
  const some = Math.max(1e-12, 1 - none);
  let [mean, square] = [0, 0];
  for (let n = 1; n < counts.length; n += 1) {
    const each = spendMoments(model, spending, n);
    mean += ((counts[n] as number) / some) * each.mean;
    square += ((counts[n] as number) / some) * (each.variance + each.mean ** 2);
  }
  const sigma2 = Math.log(Math.max(1 + 1e-9, square / Math.max(1e-300, mean * mean)));
  return { none, mu: Math.log(Math.max(1e-300, mean)) - sigma2 / 2, sigma: Math.sqrt(sigma2) };
}

/** Where in its distribution a count came to lie, 0 to 1; `chance` (0 to 1) says where within its own share, as counts are discrete. */
export function placeOfCount(counts: readonly number[], seen: number, chance: number): number {
  let below = 0;
  for (let n = 0; n < Math.min(seen, counts.length); n += 1) below += counts[n] as number;
  return Math.min(1, below + chance * (counts[seen] ?? 0));
}

export function placeOfSpend({ none, mu, sigma }: SpendDistribution, seen: number, chance: number): number {
  return seen <= 0 ? none * chance : none + (1 - none) * normalCdf((Math.log(seen) - mu) / sigma);
}

/** The smallest count with at least `share` of the distribution up to it. */
export function countAt(counts: readonly number[], share: number): number {
  let sum = 0;
  for (let n = 0; n < counts.length; n += 1) {
    sum += counts[n] as number;
    if (sum >= share) return n;
  }
  return counts.length - 1;
}

export function spendAt({ none, mu, sigma }: SpendDistribution, share: number): number {
  if (share <= none) return 0;
  return Math.exp(mu + sigma * normalQuantile(Math.min(1 - 1e-6, (share - none) / Math.max(1e-12, 1 - none))));
}

/** Between which places of a distribution nine of ten outcomes lie. */
export interface Levels {
  low: number;
  high: number;
}

export const AS_MODELLED: Levels = { low: 0.05, high: 0.95 };

/**
 * The places between which nine of ten past outcomes lay (conformal prediction). Windows differ more than the customers of one do, so
 * they go only as far as so many windows tell: half the way from 5 % and 95 % by one, two thirds by two.
 */
export function levelsOf(places: readonly number[], windows: number): Levels {
  if (places.length === 0) return AS_MODELLED;
  const sorted = Float64Array.from(places).sort();
  const partly = (share: number) => (windows * quantileOf(sorted, share) + share) / (windows + 1);
  return { low: partly(AS_MODELLED.low), high: partly(AS_MODELLED.high) };
}
