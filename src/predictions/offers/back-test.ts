import { seeded } from "../../core/random.ts";
import { bootstrapIntervals, type Interval } from "../metrics.ts";
import { customersOf, itemsOf, type Known, knownAsOf, lastBasketOf } from "./baskets.ts";
import { chosenFor, type LearnOptions, learnFrom, type Mode, type OfferModel } from "./model.ts";
import { type RankingFigures, rankingFigures } from "./ranking.ts";
import { topOf } from "./top.ts";

/**
 * How good lists would have been. The last baskets of the customers who bought last are held out, each customer's earlier rows are known,
 * and all that is learned from everybody comes from days before the first of the held-out baskets. Pure.
 */

/** Share of the customers with two baskets or more whose last one is held out, at most so many of them, and the fewest that tell anything. */
const HELD_OUT_SHARE = 0.4;
const MOST_TESTED = 3_000;
export const FEWEST_TESTED = 30;
export const TESTED_LENGTH = 10;

export interface Held {
  customer: number;
  /** What was in the basket. */
  basket: Set<number>;
}

export interface Split {
  /** What models may learn from. */
  learned: Known;
  /** What is known of the customers: all of theirs before the baskets held out. */
  before: Known;
  held: Held[];
}

/** Holds out the last basket of every customer with two or more; everything else may be learned from (leave-last-basket-out). */
export function lastBasketsOut(known: Known): Split {
  const ends = Int32Array.from(known.ends);
  const held: Held[] = [];
  for (const customer of customersOf(known)) {
    const at = lastBasketOf(known, customer);
    if (at === known.log.starts[customer]) continue;
    held.push({ customer, basket: new Set(known.log.bought.subarray(at, ends[customer])) });
    ends[customer] = at;
  }
  const before = { ...known, ends };
  return { learned: before, before, held };
}

/** As `lastBasketsOut`, but nothing is learned from days on or after the first held-out basket, whoever's it is. Undefined where too few. */
export function newestBasketsOut(known: Known): Split | undefined {
  const { before, held } = lastBasketsOut(known);
  const dayOf = ({ customer }: Held): number => known.log.days[before.ends[customer] as number] as number;
  const days = Int32Array.from(held, dayOf).sort();
  const from = days[Math.floor((1 - HELD_OUT_SHARE) * days.length)];
  if (from === undefined) return undefined;
  const newest = held.filter((each) => dayOf(each) >= from);
  const learned = knownAsOf(known.log, from - 1);
  if (newest.length < FEWEST_TESTED || customersOf(learned).length === 0) return undefined;
  return { learned, before, held: spaced(newest) };
}

/** At most `MOST_TESTED` of them, evenly spaced. */
export function spaced(held: Held[]): Held[] {
  const step = Math.max(1, held.length / MOST_TESTED);
  return Array.from({ length: Math.min(held.length, MOST_TESTED) }, (_, at) => held[Math.floor(at * step)] as Held);
}

/** What of a basket a list could have named: bought before, never bought, or anything. */
export function truthOf({ before }: Split, { customer, basket }: Held, mode: Mode): Set<number> {
  if (mode === "all") return basket;
  const owned = new Set(itemsOf(before, customer));
  return new Set([...basket].filter((item) => owned.has(item) === (mode === "reorder")));
}

/** The same items ranked by a count of each, for comparison. */
export function popularFor(model: OfferModel, counts: Float64Array, before: Known, customer: number, mode: Mode, most: number): number[] {
  const owned = new Set(itemsOf(before, customer));
  const items = mode === "reorder" ? Int32Array.from(owned).sort() : model.crossSell.catalogue.candidates;
  const scores = Float64Array.from(items, (item) => counts[item] as number);
  const isMeant = (at: number): boolean => mode === "all" || owned.has(items[at] as number) === (mode === "reorder");
  return topOf(scores, most, isMeant, () => 0).map(({ at }) => items[at] as number);
}

/** Figures of every held-out basket that has anything to find. */
export function figuresOf(split: Split, mode: Mode, listOf: (customer: number) => readonly number[]): RankingFigures[] {
  return split.held.flatMap((held) => {
    const truth = truthOf(split, held, mode);
    return truth.size > 0 ? [rankingFigures(listOf(held.customer), truth)] : [];
  });
}

/** Whether a list may be shown. Codes are stable. */
export type Shown = { state: "shown" } | { state: "hidden"; code: "no_lift" | "not_tested"; says: string };

export interface ListTest {
  mode: Mode;
  /** Held-out baskets with something of that kind in them. */
  baskets: number;
  /** Mean figures of the list and of the better of the two popularities; null where not tested. */
  ours: RankingFigures | null;
  popular: (RankingFigures & { recent: boolean }) | null;
  /** NDCG@10 less popularity's on the same baskets, with a paired 95 % bootstrap interval; `times` as a multiple, null where popularity found nothing. */
  lift: ({ value: number; times: number | null } & Interval) | null;
  shown: Shown;
}

export interface OfferTest {
  /** The first day of the held-out baskets; null where there were too few. */
  heldOutFrom: number | null;
  /** The model that was tested, learned from earlier days alone. */
  learnedCustomers: number;
  family: OfferModel["crossSell"]["family"] | null;
  lists: Record<Mode, ListTest>;
}

const MODES: readonly Mode[] = ["reorder", "new", "all"];

/** Tests all lists as of a past day. Deterministic under a seed. */
export function backTest(known: Known, options: LearnOptions, seed: string): OfferTest {
  const split = newestBasketsOut(known);
  const model = split && learnFrom(split.learned, options);
  const lists = MODES.map((mode) => [mode, split && model ? testList(split, model, mode, seed) : untested(mode, 0)] as const);
  return {
    heldOutFrom: split ? split.learned.asOf + 1 : null,
    learnedCustomers: split ? customersOf(split.learned).length : 0,
    family: model?.crossSell.family ?? null,
    lists: Object.fromEntries(lists) as Record<Mode, ListTest>,
  };
}

function testList(split: Split, model: OfferModel, mode: Mode, seed: string): ListTest {
  const ours = figuresOf(split, mode, (customer) =>
    chosenFor(model, customer, mode, TESTED_LENGTH, {}, split.before).map(({ item }) => item),
  );
  if (ours.length < FEWEST_TESTED) return untested(mode, ours.length);
  const { popularity, recent } = model.crossSell.catalogue;
  const [ever, lately] = [popularity, recent].map((counts) =>
    figuresOf(split, mode, (customer) => popularFor(model, counts, split.before, customer, mode, TESTED_LENGTH)),
  ) as [RankingFigures[], RankingFigures[]];
  const isRecent = meanFigures(lately).ndcg >= meanFigures(ever).ndcg;
  const popular = isRecent ? lately : ever;
  const lift = liftOver(ours, popular, `${seed}: ${mode}`);
  return {
    ...{ mode, baskets: ours.length, ours: meanFigures(ours), popular: { ...meanFigures(popular), recent: isRecent }, lift },
    shown: lift.low > 0 ? { state: "shown" } : { state: "hidden", code: "no_lift", says: NO_LIFT },
  };
}

const NO_LIFT = "on baskets that it had not seen it was not surely better than naming what is popular";

const untested = (mode: Mode, baskets: number): ListTest => ({
  ...{ mode, baskets, ours: null, popular: null, lift: null },
  shown: {
    state: "hidden",
    code: "not_tested",
    says: `only ${baskets} held-out baskets say anything of it, and a test takes ${FEWEST_TESTED}`,
  },
});

/** Paired: each draw takes the same baskets for both. */
export function liftOver(ours: RankingFigures[], popular: RankingFigures[], seed: string): NonNullable<ListTest["lift"]> {
  const gains = Float64Array.from(ours, ({ ndcg }, at) => ndcg - (popular[at]?.ndcg ?? 0));
  const mean = (times?: Uint8Array): number =>
    gains.reduce((sum, gain, at) => sum + gain * (times ? (times[at] as number) : 1), 0) / gains.length;
  const { gain } = bootstrapIntervals(gains.length, seeded(seed), (times) => ({ gain: mean(times) }), { draws: 1_000, outside: 0.025 });
  const base = meanFigures(popular).ndcg;
  return { value: mean(), times: base > 0 ? meanFigures(ours).ndcg / base : null, ...gain };
}

/** Means over baskets. */
export function meanFigures(figures: readonly RankingFigures[]): RankingFigures {
  const mean = (name: keyof RankingFigures): number => figures.reduce((sum, each) => sum + each[name], 0) / figures.length;
  return { hit: mean("hit"), ndcg: mean("ndcg"), reciprocal: mean("reciprocal") };
}
