import { customersOf, itemsOf, type Known } from "./baskets.ts";
import { type Catalogue, modelledOf, standardise } from "./catalogue.ts";
import { easeWeights, gramOf } from "./ease.ts";
import { neighbourWeights } from "./neighbours.ts";

/** What a customer who never bought it may want: item weights and recent popularity together. Pure. */

export type Family = "ease" | "item-knn" | "popularity";

/** Customers with two different items, from which on a family is trusted. */
export const FEWEST_FOR: Record<"ease" | "item-knn", number> = { ease: 100, "item-knn": 30 };

/**
 * How much 30-day popularity counts beside the weights, both at mean 0 and deviation 1. Of 0, .15, .3 and .6, .3 was best or close to it on
 * online retail in each of four splits.
 */
export const POPULARITY_WEIGHT = 0.3;

export interface CrossSell {
  family: Family;
  catalogue: Catalogue;
  /** modelled × modelled, by rows of what was bought; null for popularity. */
  weights: Float32Array | null;
  /** Standardised 30-day popularity per candidate. */
  trend: Float64Array;
  popularityWeight: number;
}

/** Learns from what is known. @param wanted a family other than the one that so many customers allow */
export function learnCrossSell(known: Known, catalogue: Catalogue, wanted?: Family, popularityWeight = POPULARITY_WEIGHT): CrossSell {
  const size = catalogue.modelled;
  const baskets = customersOf(known)
    .map((customer) => modelledOf(catalogue, itemsOf(known, customer)))
    .filter((items) => items.length > 1);
  const family = wanted ?? familyFor(baskets.length);
  const trend = standardise(Float64Array.from(catalogue.candidates, (item) => catalogue.recent[item] as number));
  const weights =
    family === "popularity"
      ? null
      : family === "ease"
        ? easeWeights(gramOf(baskets, size), size)
        : neighbourWeights(gramOf(baskets, size), size);
  return { family, catalogue, weights, trend, popularityWeight };
}

function familyFor(customers: number): Family {
  if (customers >= FEWEST_FOR.ease) return "ease";
  return customers >= FEWEST_FOR["item-knn"] ? "item-knn" : "popularity";
}

/**
 * Scores per candidate of a customer who bought these items; of somebody of whom nothing modelled is known, popularity alone.
 * @param trend standardised popularity to use instead of everybody's (a segment's)
 */
export function crossSellScores(model: CrossSell, items: Int32Array, trend = model.trend): Float64Array {
  const { catalogue, weights, popularityWeight } = model;
  const bought = weights ? modelledOf(catalogue, items) : new Int32Array();
  if (!weights || bought.length === 0) return Float64Array.from(trend);
  const size = catalogue.modelled;
  const scores = new Float64Array(catalogue.candidates.length);
  for (const place of bought) {
    const row = place * size;
    for (let at = 0; at < size; at += 1) scores[at] = (scores[at] as number) + (weights[row + at] as number);
  }
  standardise(scores);
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] as number) + popularityWeight * (trend[at] as number);
  return scores;
}

/** Prior strength of everybody's popularity within a segment, in customers. */
const SEGMENT_PRIOR = 20;

/** Standardised 30-day popularity within a segment, shrunk to everybody's. @param members customers of the segment */
export function segmentTrend(known: Known, { catalogue }: CrossSell, members: readonly number[], recentDays: number): Float64Array {
  const { log, ends, asOf } = known;
  const counts = new Float64Array(log.items.length);
  for (const customer of members) {
    const lately = new Set<number>();
    for (let at = log.starts[customer] as number; at < (ends[customer] as number); at += 1)
      if ((log.days[at] as number) > asOf - recentDays) lately.add(log.bought[at] as number);
    for (const item of lately) counts[item] = (counts[item] as number) + 1;
  }
  const all = Math.max(1, customersOf(known).length);
  const share = (item: number): number =>
    ((counts[item] as number) + (SEGMENT_PRIOR * (catalogue.recent[item] as number)) / all) / (members.length + SEGMENT_PRIOR);
  return standardise(Float64Array.from(catalogue.candidates, share));
}
