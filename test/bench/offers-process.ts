import { backTest } from "../../src/predictions/offers/back-test.ts";
import { gatherBaskets } from "../../src/predictions/offers/baskets.ts";
import { easeWeights, gramOf } from "../../src/predictions/offers/ease.ts";
import { chosenFor, learnOffers } from "../../src/predictions/offers/model.ts";
import { baskets, FIRST_DAY, SHOP } from "../predictions/simulated-baskets.ts";
import type { OfferSpeed } from "./offers.ts";

/** Learns from the baskets of 100,000 customers, makes both lists for them all, and prints what it took. A process of its own: memory is counted from its peak. */

const CUSTOMERS = 100_000;
const ITEMS = 1_000;
const rows = baskets({ ...SHOP, customers: CUSTOMERS, items: 4 * ITEMS, tastes: 40, days: 700 });
const residentBefore = process.memoryUsage().rss;

/** Seconds of processor, which a busy machine does not change much. */
function timed<Result>(work: () => Result): [result: Result, seconds: number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

const sample = Array.from({ length: 5_000 }, (_, at) => Int32Array.from({ length: 20 }, (_each, k) => (at * 7 + k * 53) % ITEMS));
const gram = gramOf(sample, ITEMS);
const [, inverseSeconds] = timed(() => easeWeights(gram, ITEMS));
const [log, gatherSeconds] = timed(() => gatherBaskets(rows));
const [model, learnSeconds] = timed(() => learnOffers(log, FIRST_DAY + 700));
const everybody = (mode: "new" | "reorder"): void => {
  for (const customer of log.customers.keys()) chosenFor(model, customer, mode, 10);
};
const [, newSeconds] = timed(() => everybody("new"));
const [, reorderSeconds] = timed(() => everybody("reorder"));
const [, testSeconds] = timed(() => backTest(model.known, {}, "bench"));
const megabytes = (process.resourceUsage().maxRSS * 1_024 - residentBefore) / 1_048_576;
const found: OfferSpeed = {
  ...{ customers: log.customers.length, lines: rows.length },
  ...{ inverseSeconds, gatherSeconds, learnSeconds, newSeconds, reorderSeconds, testSeconds, megabytes },
};
console.log(JSON.stringify(found));
