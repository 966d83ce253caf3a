import { expect, test } from "vitest";
import { tetOf } from "../../src/assistant/tet.ts";
import { clockOf } from "../../src/predictions/purchases/clock.ts";
import { probabilityOfNone } from "../../src/predictions/purchases/dropout-forecast.ts";
import { fitDropout } from "../../src/predictions/purchases/dropout-model.ts";
import { forecastAll, learnPurchases } from "../../src/predictions/purchases/forecast.ts";
import { gatherLog } from "../../src/predictions/purchases/gather.ts";
import { type PurchaseRow, purchasesOf } from "../../src/predictions/purchases/log.ts";
import { type Simulation, simulate, USUAL } from "./simulated-purchases.ts";

/** A shop that shuts for two weeks at Tết: nobody buys, and nobody is gone. */

const TET = tetOf(2024);
const isTet = (day: number) => [2023, 2024, 2025].some((year) => day >= tetOf(year) - 6 && day < tetOf(year) + 8);
/** People who buy every two weeks or so, and stay. */
const SHOP: Simulation = {
  ...USUAL,
  customers: 1_500,
  joinDays: 120,
  days: 800,
  firstDay: TET - 400,
  kind: "bg-nbd",
  dropout: { r: 3, alpha: 45, a: 0.4, b: 8 },
  seed: "Tết",
};
const REOPENS = TET + 8;
const open = simulate(SHOP);
const shut = open.filter(({ day }) => !isTet(day));

const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanNone = (rows: PurchaseRow[], asOf: number, horizon: number) =>
  meanOf(forecastAll(learnPurchases(gatherLog(rows), asOf, horizon)).map(({ none }) => none ?? Number.NaN));

/** What the model says when two weeks without anybody count as everybody's silence. */
function meanNoneByCalendarDays(rows: PurchaseRow[], asOf: number, horizon: number): number {
  const log = gatherLog(rows.filter(({ day }) => day <= asOf));
  const histories = log.customers.map((_, customer) => {
    const { days } = purchasesOf(log, customer, 0, asOf);
    const [first = 0, last = 0] = [days[0], days.at(-1)];
    return { repeats: days.length - 1, recency: last - first, age: asOf - first };
  });
  const model = fitDropout("bg-nbd", histories);
  return meanOf(histories.map((history) => probabilityOfNone(model, history, horizon)));
}

test("two shut weeks at Tết do not make everybody look as if they were leaving", () => {
  const asOf = REOPENS - 1;
  const [before, after] = [meanNone(open, asOf, 30), meanNone(shut, asOf, 30)];
  expect(Math.abs(after - before)).toBeLessThan(0.02);
  expect(meanNoneByCalendarDays(shut, asOf, 30) - meanNoneByCalendarDays(open, asOf, 30)).toBeGreaterThan(0.03);
});

test("the weeks stand on the clock; ordinary weeks do not", () => {
  const { unusual, between } = clockOf(gatherLog(shut), REOPENS - 1, 30);
  expect(unusual.every(({ from, to, pace }) => pace < 0.6 && isTet(from + 3) && isTet(to - 3))).toBe(true);
  expect(between(TET - 6, REOPENS - 1)).toBeLessThan(3);
  expect(between(TET - 90, TET - 30)).toBeCloseTo(60, 9);
  expect(clockOf(gatherLog(open), REOPENS - 1, 30).unusual).toEqual([]);
});

test("a horizon over the next Tết expects a shop that is shut, by the last one; one beside it does not", () => {
  const log = gatherLog(shut);
  const next = tetOf(2025);
  const { between } = clockOf(log, next - 15, 30);
  expect(between(next - 15, next + 15)).toBeLessThan(20);
  expect(clockOf(log, next - 120, 30).between(next - 120, next - 90)).toBeCloseTo(30, 9);
});

test("a week that comes back every summer is expected after two years, not after one", () => {
  const first = Math.floor(Date.UTC(2021, 2, 1) / 86_400_000);
  const isAugust = (day: number) => {
    const date = new Date(day * 86_400_000);
    return date.getUTCMonth() === 7 && date.getUTCDate() <= 14;
  };
  const rows = simulate({ ...SHOP, firstDay: first, days: 1_300, joinDays: 60, dropout: { ...SHOP.dropout, a: 0.1 } }).filter(
    ({ day }) => !isAugust(day),
  );
  const july = (year: number) => Math.floor(Date.UTC(year, 6, 25) / 86_400_000);
  const ahead = (year: number) => clockOf(gatherLog(rows), july(year), 28).between(july(year), july(year) + 28);
  expect(ahead(2022)).toBeCloseTo(28, 9);
  expect(ahead(2023)).toBeLessThan(20);
});

test("customers who really stop at once are not hidden by the clock for long", () => {
  const stop = REOPENS - 60;
  const half = open.filter(({ customer, day }) => day < stop || Number(customer.slice(1)) % 2 === 0);
  const log = gatherLog(half);
  const forecasts = forecastAll(learnPurchases(log, REOPENS - 1, 30));
  const none = (isStopped: boolean) =>
    meanOf(forecasts.filter(({ customer }) => (Number(customer.slice(1)) % 2 === 1) === isStopped).map((each) => each.none ?? 0));
  expect(none(true)).toBeGreaterThan(none(false) + 0.15);
});
