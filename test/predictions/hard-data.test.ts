import { afterEach, beforeEach, expect, test } from "vitest";
import { customerPredictionOf, listForecasts } from "../../src/predictions/customers.queries.ts";
import { getPredictions } from "../../src/predictions/predictions.ts";
import { readTrackRecord } from "../../src/predictions/track-record.queries.ts";
import { atNight, type OrderGiven, simulated, startWorkspace } from "./workspace.ts";

/** Orders as they come: whatever they are like, an answer and never a number that is none. And what was said is held against what came. */

const DAY = 19_500;
let workspace: Awaited<ReturnType<typeof startWorkspace>>;
beforeEach(async () => {
  workspace = await startWorkspace();
});
afterEach(() => workspace.close());

const order = (customer: string, day: number, more: Partial<OrderGiven> = {}): OrderGiven => ({ customer, day, ...more });
const everything = async () => {
  const ctx = workspace.at(atNight(DAY));
  const page = await listForecasts(ctx, { limit: 100 });
  const ones = await Promise.all(page.items.map(({ id }) => customerPredictionOf(ctx, id)));
  return { whole: await getPredictions(ctx), page, ones, record: await readTrackRecord(ctx) };
};
/** Numbers that are none are told from null: JSON has no word for them. */
const strange = (value: unknown): boolean =>
  typeof value === "number" ? !Number.isFinite(value) : typeof value === "object" && value !== null && Object.values(value).some(strange);

const HARD: [string, OrderGiven[], { customers: number; left?: object }][] = [
  ["no order at all", [], { customers: 0 }],
  ["one customer, one order", [order("a", DAY - 3)], { customers: 1 }],
  ["one customer with many", Array.from({ length: 40 }, (_, week) => order("a", DAY - 7 * week)), { customers: 1 }],
  ["dates to come alone", [order("a", DAY + 1), order("b", DAY + 4_000)], { customers: 0 }],
  ["a date of another century", [order("a", DAY - 100_000), order("a", DAY - 20), order("b", -400_000)], { customers: 1 }],
  ["returns alone", [order("a", DAY - 5, { amount: -50 })], { customers: 0 }],
  [
    "a return of everything",
    [order("a", DAY - 9, { amount: 500 }), order("a", DAY - 5, { amount: -500, status: "returned" })],
    { customers: 0 },
  ],
  [
    "amounts of nothing and none",
    [order("a", DAY - 9, { amount: 0 }), order("b", DAY - 5, { amount: null })],
    { customers: 2, left: { withoutAmount: 1 } },
  ],
  [
    "cancelled, returned",
    [order("a", DAY - 9, { status: "cancelled" }), order("b", DAY - 9, { status: "returned" }), order("c", DAY - 2)],
    { customers: 1, left: { cancelled: 1, returned: 1, used: 1 } },
  ],
  [
    "several currencies",
    [order("a", DAY - 9), order("a", DAY - 2), order("b", DAY - 5, { currency: "USD", amount: 900 })],
    { customers: 2, left: { otherCurrencies: [{ currency: "USD", orders: 1 }] } },
  ],
  [
    "amounts beyond measure",
    Array.from({ length: 9 }, (_, at) => order("a", DAY - at, { amount: 9_007_199_254_740_991 })),
    { customers: 1 },
  ],
];

test.each(HARD)("%s: an order with labels, no percentage, nothing that is no number", async (_, orders, { customers, left }) => {
  await workspace.addOrders(orders);
  await workspace.night(DAY);
  const found = await everything();
  expect(strange(found)).toBe(false);
  expect(found.page.items.length).toBe(customers);
  expect(
    found.page.items.every(({ probability, purchases, yearAhead }) => probability === null && purchases === null && yearAhead === null),
  ).toBe(true);
  if (customers > 0) expect([found.whole.basis, found.whole.card?.percentages.state]).toEqual(["rule", "refused"]);
  else
    expect([found.whole.state, orders.length > 0 ? found.whole.run?.reason : null]).toEqual([
      "not_learned",
      orders.length > 0 ? "no_orders" : null,
    ]);
  if (left) expect(found.whole.card?.orders).toMatchObject(left);
});

test("a customer who pays in another currency has no sum in ours, but a forecast", async () => {
  const ours = simulated().filter(({ day }) => day <= DAY);
  await workspace.addOrders([...ours, ...[5, 40, 80].map((ago) => order("abroad", DAY - ago, { currency: "USD", amount: 900 }))]);
  await workspace.night(DAY);
  const { forecast } = await customerPredictionOf(workspace.at(atNight(DAY)), workspace.customerId("abroad"));
  expect(forecast).toMatchObject({ currency: null, valueAtStake: null, yearAhead: null, spend: null, spent: null, purchaseDays: 3 });
  expect(forecast?.probability).toBeGreaterThan(0);
  expect(strange(await everything())).toBe(false);
});

test("by rule what was bought lately is at stake with who is silent for long, and nothing with who buys as usual", async () => {
  const every30 = (customer: string, newest: number) =>
    [0, 30, 60, 90].map((ago) => order(customer, DAY - newest - ago, { amount: 100_000 }));
  await workspace.addOrders([...every30("steady", 2), ...every30("gone", 150)]);
  await workspace.night(DAY);
  const said = async (name: string) => (await customerPredictionOf(workspace.at(atNight(DAY)), workspace.customerId(name))).forecast;
  expect(await said("steady")).toMatchObject({ band: "low", probability: null, stakeBasis: "last_year", valueAtStake: 0 });
  expect(await said("gone")).toMatchObject({ band: "high", probability: null, stakeBasis: "last_year", valueAtStake: 400_000 });
});

test("at stake is probability × what the year would bring; reasons stand in both languages", async () => {
  await workspace.addOrders(simulated().filter(({ day }) => day <= DAY));
  await workspace.night(DAY);
  const { items } = await listForecasts(workspace.at(atNight(DAY)), { limit: 100 });
  for (const { probability, yearAhead, valueAtStake, reasons, probabilityRange } of items) {
    expect(Math.abs((valueAtStake ?? -9) - (probability ?? 0) * (yearAhead ?? 0))).toBeLessThanOrEqual(1 + (yearAhead ?? 0) * 1e-5);
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every(({ text }) => text.en !== text.vi && text.en !== "")).toBe(true);
    expect((probabilityRange?.low ?? 1) <= (probability ?? 0) && (probabilityRange?.high ?? 0) >= (probability ?? 1)).toBe(true);
  }
  const stakes = items.map(({ valueAtStake }) => valueAtStake ?? -1);
  expect(stakes).toEqual([...stakes].sort((one, two) => two - one));
  const silent = items.flatMap(({ reasons, silentDays, usualDays }) =>
    reasons
      .filter(({ code }) => code === "silence")
      .map(({ effect, weight }) => ({ effect, weight: weight ?? 0, isLonger: silentDays > usualDays })),
  );
  expect(silent.filter(({ weight }) => Math.abs(weight) > 0.3).every(({ effect, isLonger }) => (effect === "raises") === isLonger)).toBe(
    true,
  );
});

test("what was said is held against what came, once it is due, and not before", async () => {
  const orders = simulated({ customers: 400 });
  await workspace.addOrders(orders.filter(({ day }) => day <= DAY - 90));
  await workspace.night(DAY - 90);
  const said = await workspace.workspace.rows<{ id: string; probability: number }>("select id, probability from forecasts");
  await workspace.addOrders(
    orders.filter(({ day }) => day > DAY - 90 && day <= DAY - 1),
    5,
  );
  await workspace.night(DAY - 1);
  expect(await readTrackRecord(workspace.at(atNight(DAY - 1)))).toMatchObject({ settled: 0, nextDueOn: "2023-05-23" });
  await workspace.addOrders(
    orders.filter(({ day }) => day === DAY),
    6,
  );
  await workspace.night(DAY);
  const record = await readTrackRecord(workspace.at(atNight(DAY)));
  const bought = new Set(orders.filter(({ day }) => day > DAY - 90 && day <= DAY).map(({ customer }) => workspace.customerId(customer)));
  const missed = said.reduce((sum, { id, probability }) => sum + (probability - (bought.has(id) ? 0 : 1)) ** 2, 0) / said.length;
  expect([record.settled, record.since, record.isDrifting]).toEqual([said.length, "2023-02-22", false]);
  expect(record.brier).toBeCloseTo(missed, 5);
  expect(record.brier).toBeLessThan(record.baseBrier ?? 0);
  expect(record.bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(said.length);
  const one = await customerPredictionOf(workspace.at(atNight(DAY)), said[0]?.id ?? "");
  expect(one.said[0]).toMatchObject({ asOf: "2023-02-22", dueOn: "2023-05-23", cameTrue: !bought.has(said[0]?.id ?? "") });
  expect(one.forecast?.previousProbability).not.toBeNull();
});

test("when all leave at once, what was said falls apart, and the model is learned anew", async () => {
  const orders = simulated({ customers: 400 });
  await workspace.addOrders(orders.filter(({ day }) => day <= DAY - 90));
  await workspace.night(DAY - 90);
  await workspace.workspace.run("update prediction_runs set as_of = ?, orders_seen = 'x'", DAY - 3);
  await workspace.night(DAY);
  expect((await readTrackRecord(workspace.at(atNight(DAY)))).isDrifting).toBe(true);
  await workspace.addOrders([order("c1", DAY - 1)], 9);
  await workspace.workspace.run("update prediction_runs set as_of = ? where kind = 'train'", DAY - 1);
  await workspace.night(DAY + 1);
  const kinds = await workspace.workspace.rows<{ kind: string }>("select kind from prediction_runs order by started_at");
  expect(kinds.map(({ kind }) => kind)).toEqual(["train", "score", "train"]);
});
