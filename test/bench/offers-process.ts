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
const before = process.memoryUsage().rss;

const seconds = (work: () => void): number => {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) / 1_000;
};

const sample = Array.from({ length: 5_000 }, (_, at) => Int32Array.from({ length: 20 }, (_each, k) => (at * 7 + k * 53) % ITEMS));
const gram = gramOf(sample, ITEMS);
const inverseSeconds = seconds(() => easeWeights(gram, ITEMS));

const asOf = FIRST_DAY + 700;
let log = gatherBaskets([]);
const gatherSeconds = seconds(() => {
  log = gatherBaskets(rows);
});
let model = learnOffers(log, asOf, { family: "popularity" });
const learnSeconds = seconds(() => {
  model = learnOffers(log, asOf);
});
const listsOf = (mode: "new" | "reorder") =>
  seconds(() => {
    for (const customer of log.customers.keys()) chosenFor(model, customer, mode, 10);
  });
const newSeconds = listsOf("new");
const reorderSeconds = listsOf("reorder");
const testSeconds = seconds(() => {
  backTest(model.known, {}, "bench");
});
const megabytes = (process.resourceUsage().maxRSS * 1_024 - before) / 1_048_576;
const found: OfferSpeed = {
  ...{ customers: log.customers.length, lines: rows.length },
  ...{ inverseSeconds, gatherSeconds, learnSeconds, newSeconds, reorderSeconds, testSeconds, megabytes },
};
console.log(JSON.stringify(found));
