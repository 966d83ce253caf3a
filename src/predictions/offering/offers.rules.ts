import { marginOf } from "../offers/conditions.rules.ts";

/** What is offered, in which order, and what came of it. Pure. */

/** Bought before, and never bought: two questions, so two lists that are never mixed. */
export const LISTS = ["reorder", "new"] as const;
export type OfferList = (typeof LISTS)[number];

/** So many products of a list are kept, and so many are shown: the rest step in for what is out of stock by then or wanted no more. */
export const MOST_KEPT = 8;
export const MOST_SHOWN = 5;

/** Why a list is not shown. */
export const HIDING_CODES = ["off", "not_learned", "no_orders", "orders_not_shown", "no_consent", "no_lift", "not_tested"] as const;
export type HidingCode = (typeof HIDING_CODES)[number];

interface Weighed {
  rank: number;
  score: number;
  price: number | null;
  cost: number | null;
}

/** Share of the price that is ours; null where price or cost is not known. */
export function marginShare({ price, cost }: Pick<Weighed, "price" | "cost">): number | null {
  if (price === null || cost === null || price === 0) return null;
  return marginOf({ priceOf: () => price, costOf: () => cost }, "");
}

/** Best first: what fits the customer, and margin for as much as it weighs; at 0 it only decides between equals. */
export function byWorth<O extends Weighed>(offers: readonly O[], marginWeight: number): O[] {
  const margin = (offer: O): number => marginShare(offer) ?? 0;
  const worth = (offer: O): number => offer.score + marginWeight * margin(offer);
  return [...offers].sort((left, right) => worth(right) - worth(left) || margin(right) - margin(left) || left.rank - right.rank);
}

export interface SaidOffers {
  list: OfferList;
  /** Days since 1970: what was bought after the one and up to the end of the other counts. */
  madeOn: number;
  dueOn: number;
  products: readonly string[];
  popular: readonly string[];
}

export interface OfferOutcome {
  /** Whether anything was bought that a list of this kind could have named. */
  hasBought: boolean;
  isHit: boolean;
  isPopularHit: boolean;
}

/** What became of a list, by all that its customer has bought. */
export function outcomeOf(said: SaidOffers, baskets: readonly { day: number; items: readonly string[] }[]): OfferOutcome {
  const before = new Set(baskets.filter(({ day }) => day <= said.madeOn).flatMap(({ items }) => items));
  const since = baskets.filter(({ day }) => day > said.madeOn && day <= said.dueOn).flatMap(({ items }) => items);
  const found = new Set(since.filter((item) => before.has(item) === (said.list === "reorder")));
  const names = (products: readonly string[]): boolean => products.some((product) => found.has(product));
  return { hasBought: found.size > 0, isHit: names(said.products), isPopularHit: names(said.popular) };
}
