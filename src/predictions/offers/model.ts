import { Unfit } from "../unfit.ts";
import { type BasketLog, customersOf, itemsOf, type Known, knownAsOf } from "./baskets.ts";
import { catalogueOf, MOST_ITEMS, RECENT_DAYS } from "./catalogue.ts";
import { type Conditions, marginOf, obstacleTo } from "./conditions.rules.ts";
import { type CrossSell, crossSellScores, type Family, learnCrossSell, segmentTrend } from "./cross-sell.ts";
import { reordersOf } from "./reorder.ts";
import { learnRhythms, type Rhythms } from "./rhythm.ts";
import { topOf } from "./top.ts";

/** All that was learned from a log as of a day. Pure. */
export interface OfferModel {
  known: Known;
  crossSell: CrossSell;
  rhythms: Rhythms;
  /** The highest 30-day popularity of all items. */
  mostRecent: number;
  /** Per customer of the log, standardised popularity in their segment, where segments were told. */
  trendOf: (customer: number) => Float64Array;
}

export interface LearnOptions {
  /** At most 1,500. */
  mostItems?: number;
  family?: Family;
  popularityWeight?: number;
  /** The segment of a customer, for those of whom nothing else is known. */
  segmentOf?: (customer: string) => string | undefined;
}

/** "reorder": bought before. "new": never bought. "all": reorders first, filled up with new ones; for questions that do not tell them apart. */
export type Mode = "reorder" | "new" | "all";

export interface Choice {
  /** Index into the items of the log. */
  item: number;
  score: number;
  kind: "reorder" | "new";
}

const MOST_OFFERED = 1_000;

/** Learns from rows up to the end of `asOf` (day since 1970) and nothing later. */
export function learnOffers(log: BasketLog, asOf: number, options: LearnOptions = {}): OfferModel {
  if (log.customers.length === 0)
    throw new Unfit("no_rows", "There is no purchase with a customer, an item and a readable date that is not in the future.");
  if (!Number.isInteger(asOf)) throw new Unfit("no_such_day", "The cutoff is no date.");
  if (asOf < log.firstDay)
    throw new Unfit("nothing_before_cutoff", "The first purchase is after the cutoff: there is nothing to learn from.");
  return learnFrom(knownAsOf(log, asOf), options);
}

/** Learns from whatever is said to be known: the back-test and the evaluation hold back more than days. */
export function learnFrom(known: Known, { mostItems = MOST_ITEMS, family, popularityWeight, segmentOf }: LearnOptions = {}): OfferModel {
  const catalogue = catalogueOf(known, mostItems);
  const crossSell = learnCrossSell(known, catalogue, family, popularityWeight);
  const mostRecent = catalogue.recent.reduce((most, count) => Math.max(most, count), 0);
  return { known, crossSell, rhythms: learnRhythms(known), mostRecent, trendOf: trends(known, crossSell, segmentOf) };
}

function trends(known: Known, crossSell: CrossSell, segmentOf: LearnOptions["segmentOf"]): OfferModel["trendOf"] {
  if (!segmentOf) return () => crossSell.trend;
  const { customers } = known.log;
  const members = new Map<string, number[]>();
  for (const customer of customersOf(known)) {
    const segment = segmentOf(customers[customer] as string);
    if (segment === undefined) continue;
    const others = members.get(segment);
    if (others) others.push(customer);
    else members.set(segment, [customer]);
  }
  const learned = new Map([...members].map(([segment, each]) => [segment, segmentTrend(known, crossSell, each, RECENT_DAYS)]));
  return (customer) => learned.get(segmentOf(customers[customer] as string) ?? "") ?? crossSell.trend;
}

/**
 * The best `most` items for a customer who may be contacted, best first; what is out of stock or dismissed is left out before they are
 * counted. @param known what is known of the customer, where it is not what the model learned from
 */
export function chosenFor(
  model: OfferModel,
  customer: number,
  mode: Mode,
  most: number,
  conditions: Conditions = {},
  known = model.known,
): Choice[] {
  checkLength(most);
  const choices = mode === "new" ? [] : reorderChoices(model, customer, most, conditions, known);
  if (mode === "reorder" || choices.length === most) return choices;
  return [...choices, ...newChoices(model, customer, most - choices.length, conditions, known)];
}

/** The length of a list, if it can be one. Throws `Unfit` with `k_out_of_range`. */
export function checkLength(most: number): number {
  if (Number.isInteger(most) && most >= 1 && most <= MOST_OFFERED) return most;
  throw new Unfit("k_out_of_range", `A list has from 1 to ${MOST_OFFERED} items: a whole number is wanted.`);
}

function reorderChoices(model: OfferModel, customer: number, most: number, conditions: Conditions, known: Known): Choice[] {
  const reorders = reordersOf(known, model.crossSell.catalogue, model.mostRecent, customer);
  const items = Int32Array.from(reorders, ({ item }) => item);
  const scores = Float64Array.from(reorders, ({ score }) => score);
  return pick(model, items, scores, customer, most, conditions, () => true).map((each) => ({ ...each, kind: "reorder" }));
}

function newChoices(model: OfferModel, customer: number, most: number, conditions: Conditions, known: Known): Choice[] {
  const bought = itemsOf(known, customer);
  const owned = new Set(bought);
  const scores = crossSellScores(model.crossSell, bought, model.trendOf(customer));
  const { candidates } = model.crossSell.catalogue;
  return pick(model, candidates, scores, customer, most, conditions, (item) => !owned.has(item)).map((each) => ({ ...each, kind: "new" }));
}

function pick(
  { known: { log, asOf } }: OfferModel,
  items: Int32Array,
  scores: Float64Array,
  customer: number,
  most: number,
  conditions: Conditions,
  isMeant: (item: number) => boolean,
): Omit<Choice, "kind">[] {
  const name = log.customers[customer] as string;
  const itemAt = (at: number): string => log.items[items[at] as number] as string;
  const { marginWeight = 0, priceOf } = conditions;
  const margin = priceOf ? (at: number): number => marginOf(conditions, itemAt(at)) : (): number => 0;
  const weighed = marginWeight > 0 ? scores.map((score, at) => score + marginWeight * margin(at)) : scores;
  const isAllowed = (at: number): boolean =>
    isMeant(items[at] as number) && obstacleTo(conditions, name, itemAt(at), asOf + 1) === undefined;
  return topOf(weighed, most, isAllowed, margin).map(({ at, score }) => ({ item: items[at] as number, score }));
}
