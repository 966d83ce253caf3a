import type { Known } from "./baskets.ts";
import type { Catalogue } from "./catalogue.ts";
import { daysByItem } from "./rhythm.ts";

/**
 * What a customer buys again: how often they bought it, a purchase of a year ago counting half; between equals the item that most customers
 * bought lately. (The time since the last purchase, as a tie-breaker, made the order worse; the item's rhythm tells when, not what.) Pure.
 */

const HALF_LIFE_DAYS = 365;
/** Less than one purchase, so that it only decides between equals. */
const TREND_WORTH = 0.5;

export interface Reorder {
  item: number;
  score: number;
  /** Days on which it was bought, rising. */
  days: number[];
}

/** All items that a customer is known to have bought, best first. @param mostRecent the highest 30-day popularity of all items */
export function reordersOf(known: Known, { recent }: Catalogue, mostRecent: number, customer: number): Reorder[] {
  const latest = known.log.days[(known.ends[customer] as number) - 1] as number;
  const found = [...daysByItem(known, customer)].map(([item, days]): Reorder => {
    const often = days.reduce((sum, day) => sum + 0.5 ** ((latest - day) / HALF_LIFE_DAYS), 0);
    return { item, days, score: often + (TREND_WORTH * (recent[item] as number)) / Math.max(1, mostRecent) };
  });
  return found.sort((left, right) => right.score - left.score || left.item - right.item);
}
