import { LEAST_SLOPE, recalibrate } from "../labels/recalibration.ts";
import { logOddsOf, probabilityOf, surpriseOf } from "../maths/odds.ts";
import { auc, brier, logLoss } from "../metrics.ts";
import { FEWEST_OF_A_CLASS, SURE } from "../model-card.ts";
import type { ModelVerdict } from "./reading.rules.ts";

/**
 * How much a language model's word counts beside the statistics. It is learned from what both had said of the same customers before it was
 * known what happens: on older answers, and used only where it would have helped on newer ones. Pure.
 */

/** What both said of a customer on one day, and what came of it: 1 where nothing was bought. */
export interface Pair {
  customer: string;
  madeOn: number;
  dueOn: number;
  statistical: number;
  model: number;
  outcome: number;
}

/** The model moves the log-odds by `weight × slope × (its own log-odds − centre)`. */
export interface Blend {
  weight: number;
  slope: number;
  centre: number;
}

export interface Judged {
  blend: Blend;
  verdict: ModelVerdict;
}

const NOTHING: Blend = { weight: 0, slope: 0, centre: 0 };
/** So sure is nobody: what is said beyond counts as this, so that one answer cannot outweigh the others. */
const SUREST = 0.98;
/** Beside what the statistics know already, a model is worth at most what it is worth alone. */
const MOST_WEIGHT = 1;
const HALVINGS = 40;
/** In log-odds: who says the same of everybody tells nobody apart, whatever rounding makes of it. */
const LEAST_SPREAD = 1e-3;
/** The newest answers must bear it out by themselves: what has turned bad counts no longer. */
const NEWEST_SHARE = 0.2;

/** By how much (log-odds) a model's answer moves what the statistics say. */
export const shiftOf = ({ weight, slope, centre }: Blend, model: number): number => weight * slope * (heard(model) - centre);

const heard = (probability: number): number => logOddsOf(Math.min(SUREST, Math.max(1 - SUREST, probability)));

/** A probability that is moved by so many log-odds. */
export const movedBy = (probability: number, shift: number): number => probabilityOf(logOddsOf(probability) + shift);

/** Learns how much the model counts: `weight` is 0 unless it surely helps. O(n) for n pairs. */
export function learnBlend(pairs: readonly Pair[]): Judged {
  const no = (verdict: ModelVerdict): Judged => ({ blend: NOTHING, verdict });
  if (hasTooFew(pairs)) return no("too_few");
  const split = splitByDay(pairs);
  if (!split) return no("one_day_only");
  const [older, newer] = split;
  if (hasTooFew(older) || hasTooFew(newer)) return no("too_few");
  const blend = fitted(older);
  if (blend.weight === 0) return no("says_nothing_more");
  const restretched = stretchOf(older);
  const plain = newer.map((pair) => gainOf(pair, blend, (logOdds) => logOdds));
  const isSure =
    isAbove(newer, plain) &&
    isAbove(
      newer,
      newer.map((pair) => gainOf(pair, blend, restretched)),
    );
  if (!isSure) return no("no_better");
  return newestGain(newer, plain) > 0 ? { blend, verdict: "helps" } : no("worse_lately");
}

/** Customers count once, however often they were read. */
function hasTooFew(pairs: readonly Pair[]): boolean {
  const customersWith = (wanted: number) => new Set(pairs.filter(({ outcome }) => outcome === wanted).map(({ customer }) => customer)).size;
  return Math.min(customersWith(0), customersWith(1)) < FEWEST_OF_A_CLASS;
}

/** The older half of the answers and the newer one, by whole days; of the older without those whose outcome reaches into a newer one of the same customer. */
function splitByDay(pairs: readonly Pair[]): [older: Pair[], newer: Pair[]] | null {
  const days = pairs.map(({ madeOn }) => madeOn).sort((one, other) => one - other);
  const middle = days[Math.floor(days.length / 2)] as number;
  const first = middle > (days[0] as number) ? middle : days.find((day) => day > middle);
  if (first === undefined) return null;
  const newer = pairs.filter(({ madeOn }) => madeOn >= first);
  const begun = new Map<string, number>();
  for (const { customer, madeOn } of newer) begun.set(customer, Math.min(madeOn, begun.get(customer) ?? Number.POSITIVE_INFINITY));
  const older = pairs.filter(({ customer, madeOn, dueOn }) => madeOn < first && dueOn <= (begun.get(customer) ?? Number.POSITIVE_INFINITY));
  return [older, newer];
}

/** The statistics' log-odds as they would have had to be stretched and shifted: what a mere echo of them could gain. */
function stretchOf(pairs: readonly Pair[]): (logOdds: number) => number {
  const { shift, slope } = recalibrate(
    outcomesOf(pairs),
    Float64Array.from(pairs, ({ statistical }) => logOddsOf(statistical)),
  );
  return (logOdds) => shift + slope * logOdds;
}

const outcomesOf = (pairs: readonly Pair[]): Uint8Array => Uint8Array.from(pairs, ({ outcome }) => outcome);

/** The weight that would have surprised least beside the statistics, between 0 and 1: who is right the wrong way round gets 0. */
function fitted(pairs: readonly Pair[]): Blend {
  const said = Float64Array.from(pairs, ({ model }) => heard(model));
  const centre = said.reduce((sum, one) => sum + one, 0) / said.length;
  const spread = said.reduce((most, one) => Math.max(most, Math.abs(one - centre)), 0);
  const { slope } = recalibrate(outcomesOf(pairs), said);
  if (slope <= LEAST_SLOPE || spread < LEAST_SPREAD) return NOTHING;
  const stretch = stretchOf(pairs);
  const known = pairs.map(({ statistical }) => stretch(logOddsOf(statistical)));
  const pull = (weight: number): number =>
    pairs.reduce((sum, { outcome }, row) => {
      const lift = slope * ((said[row] as number) - centre);
      return sum + (outcome - probabilityOf((known[row] as number) + weight * lift)) * lift;
    }, 0);
  if (!(pull(0) > 0)) return NOTHING;
  let [low, high] = [0, MOST_WEIGHT];
  if (pull(high) >= 0) return { weight: high, slope, centre };
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (pull(middle) > 0) low = middle;
    else high = middle;
  }
  return { weight: low, slope, centre };
}

/** How much less surprising (nats) an outcome was with the model than without. */
function gainOf({ statistical, model, outcome }: Pair, blend: Blend, stretch: (logOdds: number) => number): number {
  const base = stretch(logOddsOf(statistical));
  return surpriseOf(base, outcome) - surpriseOf(base + shiftOf(blend, model), outcome);
}

/** Whether the mean gain is above 0 by 2.3 standard errors; answers about one customer are not independent, so customers are what is drawn. */
function isAbove(pairs: readonly Pair[], gains: readonly number[]): boolean {
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const byCustomer = new Map<string, number>();
  for (const [row, { customer }] of pairs.entries())
    byCustomer.set(customer, (byCustomer.get(customer) ?? 0) + (gains[row] as number) - mean);
  const customers = byCustomer.size;
  const squares = [...byCustomer.values()].reduce((sum, one) => sum + one * one, 0);
  return mean > 0 && mean > (SURE * Math.sqrt((squares * customers) / (customers - 1))) / gains.length;
}

/** Mean gain of the newest whole days that hold a fifth of all. */
function newestGain(pairs: readonly Pair[], gains: readonly number[]): number {
  const days = pairs.map(({ madeOn }) => madeOn).sort((one, other) => other - one);
  const since = days[Math.ceil(NEWEST_SHARE * days.length) - 1] as number;
  return pairs.reduce((sum, { madeOn }, row) => sum + (madeOn >= since ? (gains[row] as number) : 0), 0);
}

/** How well the model did by itself, and the statistics on the same customers. */
export interface ModelFigures {
  settled: number;
  positives: number;
  logLoss: number;
  auc: number | null;
  brier: number;
  statistical: { settled: number; logLoss: number; brier: number } | null;
}

/** Figures of what is settled; null where nothing is. `statistical` may be missing where no percentage was allowed. */
export function figuresOf(settled: readonly (Omit<Pair, "statistical"> & { statistical: number | null })[]): ModelFigures | null {
  if (settled.length === 0) return null;
  const outcomes = settled.map(({ outcome }) => outcome);
  const said = settled.map(({ model }) => model);
  const ranked = auc(outcomes, said);
  const both = settled.filter((one): one is Pair => one.statistical !== null);
  const [happened, known] = [both.map(({ outcome }) => outcome), both.map(({ statistical }) => statistical)];
  return {
    ...{ settled: settled.length, positives: outcomes.reduce((sum, outcome) => sum + outcome, 0) },
    ...{ logLoss: logLoss(outcomes, said), auc: Number.isFinite(ranked) ? ranked : null, brier: brier(outcomes, said) },
    statistical: both.length === 0 ? null : { settled: both.length, logLoss: logLoss(happened, known), brier: brier(happened, known) },
  };
}
