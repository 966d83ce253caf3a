import { learnWorkspace } from "../../src/predictions/learn-purchases.ts";
import { forecastAll, learnPurchases } from "../../src/predictions/purchases/forecast.ts";
import { gatherLog } from "../../src/predictions/purchases/gather.ts";
import type { PurchaseRow } from "../../src/predictions/purchases/log.ts";
import type { PackedOrders } from "../../src/predictions/purchases/packed-orders.ts";
import { valuesOf } from "../../src/predictions/purchases/value.ts";
import { scoreCustomers } from "../../src/predictions/score-purchases.ts";
import { simulate, USUAL } from "../predictions/simulated-purchases.ts";
import type { PurchaseSpeed } from "./purchases.ts";

/**
 * Learns from the purchases of 100,000 customers, forecasts and values them all; then does what a Worker does, which learns from fewer and
 * scores all in slices, orders unpacked and reasons found. Prints what it took. A process of its own: memory is counted from its peak.
 */

const CUSTOMERS = 100_000;
const LEARNED_IN_A_WORKER = 20_000;
const SLICE = 1_000;
const AS_OF = USUAL.firstDay + 450;
const rows = simulate({ ...USUAL, customers: CUSTOMERS, dropout: { r: 0.6, alpha: 50, a: 0.8, b: 4 } });
const before = process.memoryUsage().rss;

/** Seconds of processor, which a busy machine does not change much. */
function timed<Result>(work: () => Result): [result: Result, seconds: number] {
  const started = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(started);
  return [result, (user + system) / 1e6];
}

function packedOf(some: PurchaseRow[]): PackedOrders[] {
  const days = new Map<string, string[]>();
  for (const { customer, day, amount = 0 } of some) {
    const own = days.get(customer) ?? [];
    days.set(customer, own);
    own.push(`${day}:1:${Math.round(amount * 100)}:`);
  }
  return [...days].map(([id, own]) => ({ id, days: own.join(" ") }));
}

const [log, gatherSeconds] = timed(() => gatherLog(rows));
const [model, learnSeconds] = timed(() => learnPurchases(log, AS_OF, 90));
const [forecasts, forecastSeconds] = timed(() => forecastAll(model));
const [, valueSeconds] = timed(() => valuesOf(model));
const megabytes = (process.resourceUsage().maxRSS * 1_024 - before) / 1_048_576;

const packed = packedOf(rows);
const orders = { used: rows.length, cancelled: 0, returned: 0, future: 0, withoutCustomer: 0, withoutAmount: 0, otherCurrencies: [] };
const settings = { asOf: AS_OF, horizonDays: 90, seed: "bench", now: 0, currency: "VND", customers: CUSTOMERS, orders };
const some = packed.filter((_, at) => at % (CUSTOMERS / LEARNED_IN_A_WORKER) === 0);
const [learnt, workerLearnSeconds] = timed(() => learnWorkspace({ packed: some, ...settings }));
if (!learnt) throw new Error("nothing was learned");
const [scored, scoreSeconds] = timed(() => {
  let count = 0;
  for (let from = 0; from < packed.length; from += SLICE)
    count += scoreCustomers({
      model: learnt.model,
      packed: packed.slice(from, from + SLICE),
      asOf: AS_OF,
      currency: "VND",
      readings: null,
    }).length;
  return count;
});
const found: PurchaseSpeed = {
  ...{ customers: forecasts.length, purchases: rows.length, gatherSeconds, learnSeconds, forecastSeconds, valueSeconds, megabytes },
  ...{ workerCustomers: some.length, workerLearnSeconds, scored, scoreSeconds },
};
console.log(JSON.stringify(found));
