/** What may be offered to whom. Pure: the caller brings the records. */

export interface Conditions {
  /** How much margin weighs against what fits the customer: 0 only decides between equals, 1 counts as much as one standard deviation of fit. */
  marginWeight?: number;
  priceOf?: (item: string) => number | undefined;
  costOf?: (item: string) => number | undefined;
  /** Undefined: not known, which does not stand in the way. */
  stockOf?: (item: string) => number | undefined;
  consentOf?: (customer: string) => Consent;
  /** The last day on which an item is not to be offered to a customer (null: never again); see `remembered`. */
  dismissedUntil?: (customer: string, item: string) => number | null | undefined;
}

export type Consent = { mayContact: true } | { mayContact: false; reason: string };

/** "Not again": an item is not offered to a customer up to the end of a day. */
export interface Dismissal {
  customer: string;
  item: string;
  /** Day since 1970; null: never again. */
  until: number | null;
}

const ALLOWED: Consent = { mayContact: true };

/** Whether a customer may be offered anything at all, and otherwise why not. */
export const consentTo = ({ consentOf }: Conditions, customer: string): Consent => consentOf?.(customer) ?? ALLOWED;

/** Looks dismissals up; of several for the same customer and item the longest counts. */
export function remembered(dismissals: Iterable<Dismissal>): NonNullable<Conditions["dismissedUntil"]> {
  const byCustomer = new Map<string, Map<string, number | null>>();
  for (const { customer, item, until } of dismissals) {
    const items = byCustomer.get(customer) ?? new Map<string, number | null>();
    byCustomer.set(customer, items);
    const before = items.get(item);
    items.set(item, until === null || before === null ? null : Math.max(until, before ?? until));
  }
  return (customer, item) => byCustomer.get(customer)?.get(item);
}

/** Why an item is not offered to a customer on a day; undefined where nothing stands in the way. */
export function obstacleTo(
  conditions: Conditions,
  customer: string,
  item: string,
  today: number,
): "out_of_stock" | "dismissed" | undefined {
  const stock = conditions.stockOf?.(item);
  if (stock !== undefined && stock <= 0) return "out_of_stock";
  const until = conditions.dismissedUntil?.(customer, item);
  return until === null || (until !== undefined && until >= today) ? "dismissed" : undefined;
}

/** Price less cost as a share of the price, from −1 to 1; 0 where either is not known. */
export function marginOf({ priceOf, costOf }: Conditions, item: string): number {
  const [price, cost] = [priceOf?.(item), costOf?.(item)];
  if (price === undefined || cost === undefined || !(price > 0) || !Number.isFinite(price - cost)) return 0;
  return Math.max(-1, Math.min(1, (price - cost) / price));
}
