import { itemsOf, type Known } from "./baskets.ts";
import { modelledOf } from "./catalogue.ts";
import type { CrossSell } from "./cross-sell.ts";
import type { Choice, OfferModel } from "./model.ts";
import { type Expected, expectedNext } from "./rhythm.ts";

/** Why something is offered: facts that can be counted again in the log, never a score. Pure. */
export type OfferReason =
  | ({ kind: "reorder"; times: number; lastDaysAgo: number } & Expected)
  /** `customers` bought all of `items` and, on a later day, what is offered. */
  | { kind: "bought_with"; items: string[]; customers: number }
  /** `customers` bought it in the last 30 days. */
  | { kind: "popular"; customers: number };

/** Who bought an item first when: customer and day, by customer. */
export interface FirstPurchases {
  starts: Int32Array;
  customers: Int32Array;
  days: Int32Array;
}

/** An index of what is known by item, made once for many reasons. */
export function firstPurchases({ log, ends }: Known): FirstPurchases {
  const first = log.customers.map((_, customer) => {
    const days = new Map<number, number>();
    for (let at = log.starts[customer] as number; at < (ends[customer] as number); at += 1) {
      const item = log.bought[at] as number;
      if (!days.has(item)) days.set(item, log.days[at] as number);
    }
    return days;
  });
  const starts = new Int32Array(log.items.length + 1);
  for (const days of first) for (const item of days.keys()) starts[item + 1] = (starts[item + 1] as number) + 1;
  for (let item = 0; item < log.items.length; item += 1) starts[item + 1] = (starts[item + 1] as number) + (starts[item] as number);
  const next = Int32Array.from(starts);
  const size = starts[log.items.length] as number;
  const [customers, days] = [new Int32Array(size), new Int32Array(size)];
  for (const [customer, bought] of first.entries())
    for (const [item, day] of bought) {
      const at = next[item] as number;
      customers[at] = customer;
      days[at] = day;
      next[item] = at + 1;
    }
  return { starts, customers, days };
}

/** How many customers bought all of `items` and first bought `then` on a day after all of those. */
export function boughtThen({ starts, customers, days }: FirstPurchases, items: readonly number[], then: number): number {
  const firstDays = items.map((item) => {
    const found = new Map<number, number>();
    for (let at = starts[item] as number; at < (starts[item + 1] as number); at += 1)
      found.set(customers[at] as number, days[at] as number);
    return found;
  });
  let count = 0;
  for (let at = starts[then] as number; at < (starts[then + 1] as number); at += 1) {
    const [customer, day] = [customers[at] as number, days[at] as number];
    if (firstDays.every((each) => (each.get(customer) ?? Number.POSITIVE_INFINITY) < day)) count += 1;
  }
  return count;
}

/** The reason for an offer to a customer. @param known what is known of the customer, where it is not what the model learned from */
export function reasonFor(
  model: OfferModel,
  index: FirstPurchases,
  customer: number,
  { item, kind }: Choice,
  known = model.known,
): OfferReason {
  return kind === "reorder" ? reorderReason(model, customer, item, known) : newReason(model, index, customer, item, known);
}

function reorderReason({ rhythms }: OfferModel, customer: number, item: number, { log, ends, asOf }: Known): OfferReason {
  const days: number[] = [];
  for (let at = log.starts[customer] as number; at < (ends[customer] as number); at += 1)
    if (log.bought[at] === item) days.push(log.days[at] as number);
  return { kind: "reorder", times: days.length, lastDaysAgo: asOf - (days.at(-1) as number), ...expectedNext(rhythms, item, days, asOf) };
}

/** Fewer than this who bought two items and then this one, and the one item that most came from says more. */
const FEWEST_FOR_TWO = 3;

function newReason({ crossSell }: OfferModel, index: FirstPurchases, customer: number, item: number, known: Known): OfferReason {
  const nameOf = (each: number): string => known.log.items[each] as string;
  const strongest = contributorsTo(crossSell, customer, item, known);
  const two = strongest.slice(0, 2);
  const both = two.length === 2 ? boughtThen(index, two, item) : 0;
  if (both >= FEWEST_FOR_TWO) return { kind: "bought_with", items: two.map(nameOf), customers: both };
  const [best] = strongest
    .map((from) => ({ from, customers: boughtThen(index, [from], item) }))
    .sort((left, right) => right.customers - left.customers);
  if (best && best.customers > 0) return { kind: "bought_with", items: [nameOf(best.from)], customers: best.customers };
  return { kind: "popular", customers: crossSell.catalogue.recent[item] as number };
}

const MOST_NAMED_FROM = 3;

/** Which of the customer's items speak most for another, strongest first; only those that speak for it. */
function contributorsTo({ catalogue, weights }: CrossSell, customer: number, item: number, known: Known): number[] {
  const column = catalogue.placeOf[item] as number;
  if (!weights || column < 0 || column >= catalogue.modelled) return [];
  const weightOf = (place: number): number => weights[place * catalogue.modelled + column] as number;
  return [...modelledOf(catalogue, itemsOf(known, customer))]
    .filter((place) => weightOf(place) > 0)
    .sort((left, right) => weightOf(right) - weightOf(left) || left - right)
    .slice(0, MOST_NAMED_FROM)
    .map((place) => catalogue.candidates[place] as number);
}
