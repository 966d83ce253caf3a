/** A purchase log, as the models see it. Days are whole days since 1 January 1970; amounts are in whatever unit they came in. Pure. */

export interface PurchaseRow {
  customer: string;
  day: number;
  /** Below 0: a return. Undefined where the log tells no amounts. */
  amount: number | undefined;
}

/**
 * Per customer (in the order of their names, so that the order of rows does not matter) and day: what was bought and what came back.
 * Customer c has the days from starts[c] up to starts[c + 1].
 */
export interface PurchaseLog {
  customers: string[];
  starts: Int32Array;
  days: Int32Array;
  /** Sum of what was bought on that day; NaN where only returns happened. */
  bought: Float64Array;
  /** Sum of what was given back on that day, as a positive number. */
  returned: Float64Array;
  hasAmounts: boolean;
  firstDay: number;
  lastDay: number;
  rows: RowCounts;
}

export interface RowCounts {
  used: number;
  /** No customer, or a day that is no number: left out. */
  unreadable: number;
  /** Dated after today: left out. */
  future: number;
  /** Amounts that are no number: the purchase counts, its amount does not. */
  withoutAmount: number;
  returns: number;
  /** Equal to another row in customer, day and amount; they are kept: a log may well have two equal lines. */
  repeated: number;
}

/** A log of at most so many of the customers, evenly spaced: enough to learn from. */
export function thinned(log: PurchaseLog, most: number): PurchaseLog {
  const { length } = log.customers;
  return length <= most
    ? log
    : chosen(
        log,
        Int32Array.from({ length: most }, (_, index) => Math.floor((index * length) / most)),
      );
}

/** A log of these customers, in this order; one may occur several times. */
export function chosen(log: PurchaseLog, customers: Int32Array): PurchaseLog {
  const starts = new Int32Array(customers.length + 1);
  for (const [index, customer] of customers.entries())
    starts[index + 1] = (starts[index] as number) + (log.starts[customer + 1] as number) - (log.starts[customer] as number);
  const size = starts[customers.length] as number;
  const copy = { days: new Int32Array(size), bought: new Float64Array(size), returned: new Float64Array(size) };
  for (const [index, customer] of customers.entries()) {
    for (const name of ["days", "bought", "returned"] as const)
      copy[name].set(log[name].subarray(log.starts[customer], log.starts[customer + 1]), starts[index] as number);
  }
  return { ...log, ...copy, customers: Array.from(customers, (customer) => log.customers[customer] as string), starts };
}

export interface NetPurchases {
  days: number[];
  amounts: number[];
}

/**
 * Purchases of a customer from day `from` to day `to` (both included), with returns of the same days set against them: first
 * against the same day, then backwards, latest first. A day of which everything came back is no purchase; a return that finds
 * nothing to set against is left out. Only rows of those days count, so that no later return is known before it happened.
 */
export function purchasesOf(log: PurchaseLog, customer: number, from: number, to: number): NetPurchases {
  const found: NetPurchases = { days: [], amounts: [] };
  const end = log.starts[customer + 1] ?? 0;
  for (let at = log.starts[customer] ?? 0; at < end; at += 1) {
    const day = log.days[at] as number;
    if (day < from) continue;
    if (day > to) break;
    const amount = log.bought[at] as number;
    if (!Number.isNaN(amount)) {
      found.days.push(day);
      found.amounts.push(amount);
    }
    setAgainst(found, log.returned[at] as number);
  }
  return found;
}

function setAgainst({ days, amounts }: NetPurchases, returned: number): void {
  let left = returned;
  for (let at = days.length - 1; at >= 0 && left > 0; at -= 1) {
    const amount = amounts[at] as number;
    if (amount === 0) continue;
    const kept = amount - left;
    left = Math.max(0, left - amount);
    if (kept > amount * 1e-9) amounts[at] = kept;
    else {
      days.splice(at, 1);
      amounts.splice(at, 1);
    }
  }
}
