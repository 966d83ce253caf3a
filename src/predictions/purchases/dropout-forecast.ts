import { type DropoutModel, type History, staysOf } from "./dropout-model.ts";

/** What BG/NBD and MBG/NBD say of the time ahead. All exact: finite sums of positive terms, no cancellation and no pole at a = 1. */

/** P(not gone for good). Not a forecast: in BG/NBD it is 1 for every one-time buyer, however long ago. */
export function probabilityAlive({ kind, r, alpha, a, b }: DropoutModel, { repeats, recency, age }: History): number {
  const stays = staysOf(kind, repeats);
  if (stays === 0) return 1;
  const logOdds = Math.log(a / (b + stays - 1)) + (r + repeats) * (Math.log(alpha + age) - Math.log(alpha + recency));
  return logOdds > 700 ? 0 : 1 / (1 + Math.exp(logOdds));
}

/** P(no purchase in (age, age + horizon]): gone, or here and silent: 1 − A + A·((α+T)/(α+T+H))^(r+x). */
export function probabilityOfNone(model: DropoutModel, history: History, horizon: number): number {
  const alive = probabilityAlive(model, history);
  const rate = model.alpha + history.age;
  return 1 - alive * -Math.expm1(-(model.r + history.repeats) * Math.log1p(horizon / rate));
}

const SMALL = 1e-10;
const MOST_TERMS = 20_000;

/**
 * Expected number of purchases in (age, age + horizon].
 * The papers write A·(a+b'−1)/(a−1)·[1 − (1−z)^r'·₂F₁(r', b'; a+b'−1; z)] with z = H/(α+T+H); the same sum, term by term, is
 * A·Σ_j E[(1−p)^j]·P(K > j) with K ~ NB(r', z): a j-th purchase happens if nobody left before and the Poisson process comes that far.
 */
export function expectedPurchases(model: DropoutModel, history: History, horizon: number): number {
  if (horizon <= 0) return 0;
  const alive = probabilityAlive(model, history);
  const stays = staysOf(model.kind, history.repeats);
  const [shape, z] = [model.r + history.repeats, horizon / (model.alpha + history.age + horizon)];
  let term = Math.exp(shape * Math.log1p(-z));
  if (term < 1e-290) return alive * expectedByQuadrature(model.a, model.b + stays, shape, horizon / (model.alpha + history.age));
  let [beyond, stayed, sum] = [1 - term, 1, 0];
  for (let j = 0; j < MOST_TERMS; j += 1) {
    sum += stayed * beyond;
    stayed *= (model.b + stays + j) / (model.a + model.b + stays + j);
    term *= ((shape + j) / (j + 1)) * z;
    beyond -= term;
    if (beyond < SMALL) break;
  }
  return alive * sum;
}

const NODES = 400;

/** The same as an integral, ∫ Beta(p; a, b)·(1 − (1 + p·h)^−s)/p dp, for histories so long that the first term of the sum is no number. */
function expectedByQuadrature(a: number, b: number, shape: number, ratio: number): number {
  let [top, base] = [0, 0];
  for (let node = 0; node < NODES; node += 1) {
    const z = -40 + (80 * (node + 0.5)) / NODES;
    const p = 1 / (1 + Math.exp(-z));
    const weight = Math.exp(a * Math.log(p) + b * Math.log1p(-p) - logPeak(a, b));
    top += (weight * -Math.expm1(-shape * Math.log1p(p * ratio))) / p;
    base += weight;
  }
  return top / base;
}

/** The greatest exponent of the weights above, taken off so that none is lost to underflow. */
const logPeak = (a: number, b: number): number => a * Math.log(a / (a + b)) + b * Math.log(b / (a + b));

const SEEN = 1 - 1e-7;
const MOST_COUNTS = 2_000;

/**
 * P(n purchases in (age, age + horizon]) for n = 0, 1, 2 … until all but 1e-7 is told; what is left goes to the last.
 * Fader, Hardie and Lee (2005), formula 8, with the customer's own posterior in place of the prior.
 */
export function countDistribution(model: DropoutModel, history: History, horizon: number): number[] {
  const alive = probabilityAlive(model, history);
  const b = model.b + staysOf(model.kind, history.repeats);
  const [shape, z] = [model.r + history.repeats, horizon / (model.alpha + history.age + horizon)];
  let poisson = Math.exp(shape * Math.log1p(-z));
  let [beyond, stayed] = [1 - poisson, 1];
  const shares = [1 - alive + alive * poisson];
  let told = shares[0] as number;
  for (let n = 1; n < MOST_COUNTS && told < SEEN; n += 1) {
    const left = (stayed * model.a) / (model.a + b + n - 1);
    stayed *= (b + n - 1) / (model.a + b + n - 1);
    poisson *= ((shape + n - 1) / n) * z;
    const share = alive * (stayed * poisson + left * Math.max(0, beyond));
    beyond -= poisson;
    shares.push(share);
    told += share;
  }
  shares[shares.length - 1] = (shares.at(-1) as number) + Math.max(0, 1 - told);
  return shares;
}
