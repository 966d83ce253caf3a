import type { PurchaseLog, PurchaseRow, RowCounts } from "./log.ts";

/** Rows of purchases into a log. They are kept as numbers in long lists, since of an object for each of millions there would be no end. Pure. */

/** A row is compared with so many others of its customer and day. */
const MOST_COMPARED = 50;

/** A greater amount is no money but a slip, whatever the currency; sums and squares of them would leave the numbers there are. */
const MOST_OF_AN_AMOUNT = 1e18;

/** Gathers rows into a log. One purchase per customer and day, as the literature of these models has it. */
export function gatherLog(rows: Iterable<PurchaseRow>, today = Number.POSITIVE_INFINITY): PurchaseLog {
  const counts: RowCounts = { used: 0, unreadable: 0, future: 0, withoutAmount: 0, returns: 0, repeated: 0 };
  const list = new RowList();
  let hasAmounts = false;
  for (const { customer, day, amount } of rows) {
    if (customer === "" || !Number.isSafeInteger(day)) counts.unreadable += 1;
    else if (day > today) counts.future += 1;
    else {
      const known = amount !== undefined && Math.abs(amount) <= MOST_OF_AN_AMOUNT;
      if (known) hasAmounts = true;
      else if (amount !== undefined) counts.withoutAmount += 1;
      list.add(customer, day, known ? amount : 0);
    }
  }
  counts.used = list.length;
  return packed(list, hasAmounts, counts);
}

const ROWS_AT_FIRST = 1_024;

class RowList {
  length = 0;
  /** Customers in the order in which they came; a row has the place of its own there. */
  readonly places = new Map<string, number>();
  owners = new Int32Array(ROWS_AT_FIRST);
  days = new Int32Array(ROWS_AT_FIRST);
  values = new Float64Array(ROWS_AT_FIRST);

  add(customer: string, day: number, value: number): void {
    if (this.length === this.owners.length) this.#grow();
    const place = this.places.get(customer) ?? this.places.size;
    if (place === this.places.size) this.places.set(customer, place);
    this.owners[this.length] = place;
    this.days[this.length] = day;
    this.values[this.length] = value;
    this.length += 1;
  }

  #grow(): void {
    const room = 2 * this.length;
    const grown = { owners: new Int32Array(room), days: new Int32Array(room), values: new Float64Array(room) };
    grown.owners.set(this.owners);
    grown.days.set(this.days);
    grown.values.set(this.values);
    Object.assign(this, grown);
  }
}

function packed(list: RowList, hasAmounts: boolean, rows: RowCounts): PurchaseLog {
  const customers = [...list.places.keys()].sort();
  const { order, starts } = byCustomer(list, customers);
  const log: PurchaseLog = {
    ...{ customers, starts: new Int32Array(customers.length + 1), days: new Int32Array(list.length) },
    ...{ bought: new Float64Array(list.length), returned: new Float64Array(list.length), hasAmounts, rows },
    ...{ firstDay: Number.POSITIVE_INFINITY, lastDay: Number.NEGATIVE_INFINITY },
  };
  let size = 0;
  for (let customer = 0; customer < customers.length; customer += 1) {
    const own = order.subarray(starts[customer], starts[customer + 1]);
    sortByDay(own, list.days);
    for (let from = 0; from < own.length; size += 1) from = addDay(log, size, list, own, from);
    log.starts[customer + 1] = size;
    log.firstDay = Math.min(log.firstDay, list.days[own[0] as number] as number);
    log.lastDay = Math.max(log.lastDay, list.days[own[own.length - 1] as number] as number);
  }
  return size === list.length
    ? log
    : { ...log, days: log.days.slice(0, size), bought: log.bought.slice(0, size), returned: log.returned.slice(0, size) };
}

/** Rows by customer, each one's in the order in which they came; customer c has those from starts[c] up to starts[c + 1]. */
function byCustomer({ length, owners, places }: RowList, customers: string[]): { order: Int32Array; starts: Int32Array } {
  const ranks = new Int32Array(customers.length);
  for (const [rank, customer] of customers.entries()) ranks[places.get(customer) as number] = rank;
  const starts = new Int32Array(customers.length + 1);
  const rankOf = (row: number): number => ranks[owners[row] as number] as number;
  for (let row = 0; row < length; row += 1) starts[rankOf(row) + 1] = (starts[rankOf(row) + 1] as number) + 1;
  for (let rank = 0; rank < customers.length; rank += 1) starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);
  const next = starts.slice();
  const order = new Int32Array(length);
  for (let row = 0; row < length; row += 1) {
    const rank = rankOf(row);
    order[next[rank] as number] = row;
    next[rank] = (next[rank] as number) + 1;
  }
  return { order, starts };
}

function sortByDay(own: Int32Array, days: Int32Array): void {
  const dayOf = (at: number): number => days[own[at] as number] as number;
  for (let at = 1; at < own.length; at += 1)
    if (dayOf(at) < dayOf(at - 1)) {
      own.sort((left, right) => (days[left] as number) - (days[right] as number) || left - right);
      return;
    }
}

/** All rows of one customer and day as one entry of the log; answers where the next day begins. */
function addDay(log: PurchaseLog, at: number, { days, values }: RowList, own: Int32Array, from: number): number {
  const day = days[own[from] as number] as number;
  let [bought, returned, to] = [Number.NaN, 0, from];
  for (; to < own.length && days[own[to] as number] === day; to += 1) {
    const value = values[own[to] as number] as number;
    if (isAmong(values, own, from, Math.min(to, from + MOST_COMPARED), value)) log.rows.repeated += 1;
    if (value < 0) {
      log.rows.returns += 1;
      returned -= value;
    } else bought = (Number.isNaN(bought) ? 0 : bought) + value;
  }
  log.days[at] = day;
  log.bought[at] = bought;
  log.returned[at] = returned;
  return to;
}

function isAmong(values: Float64Array, own: Int32Array, from: number, to: number, value: number): boolean {
  for (let at = from; at < to; at += 1) if (values[own[at] as number] === value) return true;
  return false;
}
