import { popularFor } from "../offers/back-test.ts";
import { type BasketLog, customersOf, type Known, knownAsOf } from "../offers/baskets.ts";
import { offerCard } from "../offers/card.ts";
import { type Dismissal, obstacleTo, remembered } from "../offers/conditions.rules.ts";
import { chosenFor, learnFrom, learnOffers, type OfferModel } from "../offers/model.ts";
import { firstPurchases, type OfferReason, reasonFor } from "../offers/reasons.ts";
import { Unfit } from "../unfit.ts";
import { LISTS, type OfferList } from "./offers.rules.ts";
import type { KeptOfferCard } from "./offers.schema.ts";
import { type PackedBaskets, unpackBaskets } from "./packed-baskets.ts";

/** What a workspace's offers are learned from. Days are since 1970, `now` is ms UTC. */
export interface OfferLearning {
  packed: PackedBaskets[];
  asOf: number;
  seed: string;
  now: number;
  /** All customers with an order; those of `packed` may be some of them. */
  customers: number;
}

/** Learns, and tests on the newest baskets, whether either list may be shown; null where there is nothing to learn from. */
export function learnShop({ packed, asOf, seed, now, customers }: OfferLearning): KeptOfferCard | null {
  try {
    const card = offerCard(learnOffers(unpackBaskets(packed, asOf), asOf), {}, seed, now);
    return {
      ...{ method: card.method, family: card.family, asOf: card.cutoff, trainedAt: card.trainedAt, seed: card.seed },
      ...{ customers, learnedFrom: card.customers, lines: card.rowsRead.used, items: card.items, testedFrom: card.tested.from },
      lists: LISTS.map((list) => {
        const { baskets, ours, popular, lift, shown } = card.lists[list];
        const gain = lift && { value: lift.value, low: lift.low, high: lift.high, times: lift.times };
        return { list, baskets, ours, popular, lift: gain, code: shown.state === "shown" ? null : shown.code };
      }),
    };
  } catch (thrown) {
    if (thrown instanceof Unfit) return null;
    throw thrown;
  }
}

export interface OfferScoring {
  /** What is learned from, the same for every slice of a run. */
  learned: PackedBaskets[];
  /** Whose lists are wanted; they may be among those. */
  scored: PackedBaskets[];
  asOf: number;
  most: number;
  /** Products that are offered to nobody. */
  retired: string[];
  dismissals: Dismissal[];
}

/** One place of a list, and what popularity alone would have named there. */
export interface ScoredOffer {
  id: string;
  list: OfferList;
  rank: number;
  productId: string;
  popularId: string | null;
  score: number;
  /** When a product is expected to be bought again. */
  nextDay: number | null;
  why: OfferReason;
}

/**
 * Both lists of some customers. What was learned is learned again: it takes about a second and nothing else is as small as the baskets
 * themselves; so all lists are exactly those that the card was made of (decision 43).
 */
export function scoreShop({ learned, scored, asOf, most, retired, dismissals }: OfferScoring): ScoredOffer[] {
  const inModel = new Set(learned.map(({ id }) => id));
  const log = unpackBaskets([...learned, ...scored.filter(({ id }) => !inModel.has(id))], asOf);
  const known = knownAsOf(log, asOf);
  const model = learnFrom(only(known, inModel));
  const index = firstPurchases(model.known);
  const gone = new Set(retired);
  const conditions = { stockOf: (item: string) => (gone.has(item) ? 0 : undefined), dismissedUntil: remembered(dismissals) };
  const wanted = new Set(scored.map(({ id }) => id));
  return customersOf(known).flatMap((customer) => {
    const id = log.customers[customer] as string;
    if (!wanted.has(id)) return [];
    const isOffered = (item: number): boolean => obstacleTo(conditions, id, log.items[item] as string, asOf + 1) === undefined;
    return LISTS.flatMap((list) => {
      const chosen = chosenFor(model, customer, list, most, conditions, known);
      const popular = popularOf(model, known, customer, list).filter(isOffered);
      return chosen.map((choice, at): ScoredOffer => {
        const why = reasonFor(model, index, customer, choice, known);
        return {
          ...{ id, list, rank: at + 1, productId: log.items[choice.item] as string, popularId: nameAt(log, popular[at]) },
          ...{ score: Number(choice.score.toPrecision(6)), nextDay: why.kind === "reorder" ? why.day : null, why },
        };
      });
    });
  });
}

/** The same log, of which only these customers are known. */
const only = (known: Known, ids: ReadonlySet<string>): Known => ({
  ...known,
  ends: known.ends.map((end, customer) =>
    ids.has(known.log.customers[customer] as string) ? end : (known.log.starts[customer] as number),
  ),
});

/** So many of what is popular are looked through for those that may be offered. */
const POPULAR_LOOKED_AT = 50;

const popularOf = (model: OfferModel, before: Known, customer: number, list: OfferList): number[] =>
  popularFor(model, model.crossSell.catalogue.recent, before, customer, list, POPULAR_LOOKED_AT);

const nameAt = (log: BasketLog, item: number | undefined): string | null => (item === undefined ? null : (log.items[item] as string));
