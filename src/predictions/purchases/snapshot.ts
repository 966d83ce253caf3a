import type { Clock } from "./clock.ts";
import type { History } from "./dropout-model.ts";
import { type PurchaseLog, purchasesOf } from "./log.ts";
import type { Spending } from "./spend-model.ts";

/** All that was known of one customer at the end of a day. Times are active days (see clock.ts). */
export interface Known {
  /** Index into the log's customers. */
  customer: number;
  history: History;
  spending: Spending;
  /** Spent in all, and calendar days without a purchase. */
  spent: number;
  silentDays: number;
  /** Purchase days in the last horizon and in the one before. */
  lately: number;
  before: number;
}

/** Every customer with a purchase up to `asOf`, in the order of the log. */
export function knownAt(log: PurchaseLog, asOf: number, horizon: number, clock: Clock): Known[] {
  const known: Known[] = [];
  for (let customer = 0; customer < log.customers.length; customer += 1) {
    const { days, amounts } = purchasesOf(log, customer, Number.NEGATIVE_INFINITY, asOf);
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) continue;
    const paid = amounts.filter((amount) => amount > 0);
    const spent = paid.reduce((sum, amount) => sum + amount, 0);
    known.push({
      customer,
      history: { repeats: days.length - 1, recency: clock.between(first, last), age: clock.between(first, asOf) },
      spending: { purchases: paid.length, mean: paid.length > 0 ? spent / paid.length : 0 },
      spent,
      silentDays: asOf - last,
      lately: days.filter((day) => day > asOf - horizon).length,
      before: days.filter((day) => day > asOf - 2 * horizon && day <= asOf - horizon).length,
    });
  }
  return known;
}

/** What became of a customer in the days after `asOf`, up to `until`. */
export interface Outcome {
  purchases: number;
  spend: number;
}

export function outcomesAfter(log: PurchaseLog, known: readonly Known[], asOf: number, until: number): Outcome[] {
  return known.map(({ customer }) => {
    const { days, amounts } = purchasesOf(log, customer, asOf + 1, until);
    return { purchases: days.length, spend: amounts.reduce((sum, amount) => sum + amount, 0) };
  });
}
