/** A log of what was bought, as the offers see it: a basket is all that a customer bought on one day. Days are whole days since 1970. Pure. */

export interface BasketRow {
  customer: string;
  day: number;
  item: string;
  /** 0 or less: a return, which is no purchase. Undefined where the log tells no quantities. */
  quantity?: number | undefined;
}

/**
 * Customers and items in the order of their names, so that the order of rows does not matter. Customer c has the entries from starts[c] up
 * to starts[c + 1], by day and then item; an item is there once a day, however many lines it had.
 */
export interface BasketLog {
  customers: string[];
  items: string[];
  starts: Int32Array;
  days: Int32Array;
  bought: Int32Array;
  firstDay: number;
  lastDay: number;
  rows: BasketRowCounts;
}

export interface BasketRowCounts {
  used: number;
  /** No customer, no item, or a day that is no number: left out. */
  unreadable: number;
  /** Dated after today: left out. */
  future: number;
  /** Quantities of 0 or less: left out. What was given back was wanted once, so the purchase before it stays. */
  returns: number;
  /** The same item of the same customer and day again: counts once. */
  repeated: number;
}

/** Gathers rows into baskets. @param today rows of later days are left out */
export function gatherBaskets(rows: Iterable<BasketRow>, today = Number.POSITIVE_INFINITY): BasketLog {
  const counts: BasketRowCounts = { used: 0, unreadable: 0, future: 0, returns: 0, repeated: 0 };
  const byCustomer = new Map<string, Map<number, Set<string>>>();
  const items = new Set<string>();
  for (const { customer, day, item, quantity } of rows) {
    if (customer === "" || item === "" || !Number.isSafeInteger(day)) counts.unreadable += 1;
    else if (day > today) counts.future += 1;
    else if (quantity !== undefined && quantity <= 0) counts.returns += 1;
    else {
      const days = byCustomer.get(customer) ?? new Map<number, Set<string>>();
      byCustomer.set(customer, days);
      const basket = days.get(day) ?? new Set<string>();
      days.set(day, basket);
      counts[basket.has(item) ? "repeated" : "used"] += 1;
      basket.add(item);
      items.add(item);
    }
  }
  return packed(byCustomer, [...items].sort(), counts);
}

function packed(byCustomer: Map<string, Map<number, Set<string>>>, items: string[], rows: BasketRowCounts): BasketLog {
  const customers = [...byCustomer.keys()].sort();
  const codes = new Map(items.map((item, code) => [item, code]));
  const [starts, days, bought] = [new Int32Array(customers.length + 1), new Int32Array(rows.used), new Int32Array(rows.used)];
  let [at, firstDay, lastDay] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [index, customer] of customers.entries()) {
    const baskets = [...(byCustomer.get(customer) ?? [])].sort(([left], [right]) => left - right);
    for (const [day, basket] of baskets) {
      const sorted = Int32Array.from(basket, (item) => codes.get(item) as number).sort();
      bought.set(sorted, at);
      days.fill(day, at, at + sorted.length);
      at += sorted.length;
      firstDay = Math.min(firstDay, day);
      lastDay = Math.max(lastDay, day);
    }
    starts[index + 1] = at;
  }
  return { customers, items, starts, days, bought, firstDay, lastDay, rows };
}

/** What is known of a log: of customer c the entries from starts[c] up to ends[c], and nothing after the day `asOf`. */
export interface Known {
  log: BasketLog;
  ends: Int32Array;
  asOf: number;
}

/** All rows up to the end of a day. */
export function knownAsOf(log: BasketLog, asOf: number): Known {
  const ends = Int32Array.from(log.customers, (_, customer) => {
    let end = log.starts[customer + 1] as number;
    while (end > (log.starts[customer] as number) && (log.days[end - 1] as number) > asOf) end -= 1;
    return end;
  });
  return { log, ends, asOf };
}

/** Where the last known basket of a customer begins; `end` itself where there is none. */
export function lastBasketOf({ log, ends }: Known, customer: number): number {
  const end = ends[customer] as number;
  const first = log.starts[customer] as number;
  let at = end;
  while (at > first && log.days[at - 1] === log.days[end - 1]) at -= 1;
  return at;
}

/** The different items that a customer is known to have bought, in rising order. */
export function itemsOf({ log, ends }: Known, customer: number): Int32Array {
  return Int32Array.from(new Set(log.bought.subarray(log.starts[customer], ends[customer]))).sort();
}

/** Customers with at least one known purchase. */
export function customersOf({ log, ends }: Known): number[] {
  return [...log.customers.keys()].filter((customer) => (ends[customer] as number) > (log.starts[customer] as number));
}
