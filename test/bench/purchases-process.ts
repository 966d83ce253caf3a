import { forecastAll, learnPurchases } from "../../src/predictions/purchases/forecast.ts";
import { gatherLog } from "../../src/predictions/purchases/gather.ts";
import { valuesOf } from "../../src/predictions/purchases/value.ts";
import { simulate, USUAL } from "../predictions/simulated-purchases.ts";
import type { PurchaseSpeed } from "./purchases.ts";

/** Learns from the purchases of 100,000 customers, forecasts and values them all, and prints what it took. A process of its own: memory is counted from its peak. */

const CUSTOMERS = 100_000;
const rows = simulate({ ...USUAL, customers: CUSTOMERS, dropout: { r: 0.6, alpha: 50, a: 0.8, b: 4 } });
const before = process.memoryUsage().rss;

const marks = [performance.now()];
const log = gatherLog(rows);
marks.push(performance.now());
const model = learnPurchases(log, USUAL.firstDay + 450, 90);
marks.push(performance.now());
const forecasts = forecastAll(model);
marks.push(performance.now());
valuesOf(model);
marks.push(performance.now());

const [gatherSeconds = 0, learnSeconds = 0, scoreSeconds = 0, valueSeconds = 0] = marks
  .slice(1)
  .map((mark, at) => (mark - (marks[at] ?? 0)) / 1_000);
const megabytes = (process.resourceUsage().maxRSS * 1_024 - before) / 1_048_576;
const found: PurchaseSpeed = {
  ...{ customers: forecasts.length, purchases: rows.length },
  ...{ gatherSeconds, learnSeconds, scoreSeconds, valueSeconds, megabytes },
};
console.log(JSON.stringify(found));
