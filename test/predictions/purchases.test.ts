import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { placesOf, windowOf } from "../../src/predictions/purchases/back-test.ts";
import { drawAgain, probabilityRanges } from "../../src/predictions/purchases/bootstrap.ts";
import { cameTrueOf, purchaseCard } from "../../src/predictions/purchases/card.ts";
import { expectedPurchases, probabilityAlive, probabilityOfNone } from "../../src/predictions/purchases/dropout-forecast.ts";
import type { DropoutModel, History } from "../../src/predictions/purchases/dropout-model.ts";
import { fitDropout } from "../../src/predictions/purchases/dropout-model.ts";
import { forecastAll, learnPurchases } from "../../src/predictions/purchases/forecast.ts";
import { gatherLog } from "../../src/predictions/purchases/gather.ts";
import { type PurchaseRow, purchasesOf } from "../../src/predictions/purchases/log.ts";
import { outcomesAfter } from "../../src/predictions/purchases/snapshot.ts";
import { expectedSpend, fitSpend } from "../../src/predictions/purchases/spend-model.ts";
import { valuesOf } from "../../src/predictions/purchases/value.ts";
import { Unfit } from "../../src/predictions/unfit.ts";
import { gamma, simulate, USUAL } from "./simulated-purchases.ts";

const CUTOFF = USUAL.firstDay + 450;
const forecast = (rows: PurchaseRow[], asOf = CUTOFF, horizon = 90) => forecastAll(learnPurchases(gatherLog(rows), asOf, horizon));

describe("the log", () => {
  const net = (...rows: [day: number, amount: number][]) => {
    const log = gatherLog(rows.map(([day, amount]) => ({ customer: "An", day, amount })));
    return purchasesOf(log, 0, 0, 1_000);
  };

  test.each<[string, [number, number][], [number[], number[]]]>([
    [
      "lines of a day are one purchase",
      [
        [5, 10],
        [5, 20],
        [9, 1],
      ],
      [
        [5, 9],
        [30, 1],
      ],
    ],
    [
      "a return is set against its day first",
      [
        [5, 10],
        [9, 8],
        [9, -3],
      ],
      [
        [5, 9],
        [10, 5],
      ],
    ],
    [
      "then backwards, latest first",
      [
        [5, 10],
        [9, 8],
        [20, -12],
      ],
      [[5], [6]],
    ],
    [
      "all of a day given back is no purchase",
      [
        [5, 10],
        [9, 8],
        [9, -8],
      ],
      [[5], [10]],
    ],
    [
      "a return of what was never bought is left out",
      [
        [3, -50],
        [5, 10],
      ],
      [[5], [10]],
    ],
    [
      "a purchase for nothing is a purchase",
      [
        [5, 0],
        [9, 8],
      ],
      [
        [5, 9],
        [0, 8],
      ],
    ],
    [
      "and is not given back",
      [
        [5, 10],
        [9, 0],
        [12, -4],
      ],
      [
        [5, 9],
        [6, 0],
      ],
    ],
  ])("%s", (_, rows, [days, amounts]) => {
    expect(net(...rows)).toEqual({ days, amounts });
  });

  test("a return is known only from its day on", () => {
    const log = gatherLog([
      { customer: "An", day: 5, amount: 10 },
      { customer: "An", day: 30, amount: -10 },
    ]);
    expect(purchasesOf(log, 0, 0, 29).days).toEqual([5]);
    expect(purchasesOf(log, 0, 0, 30).days).toEqual([]);
    expect(purchasesOf(log, 0, 6, 30).days).toEqual([]);
  });

  test("what cannot be used is counted", () => {
    const rows: PurchaseRow[] = [
      { customer: "", day: 5, amount: 1 },
      { customer: "An", day: Number.NaN, amount: 1 },
      { customer: "An", day: 99, amount: 1 },
      { customer: "An", day: 5, amount: Number.NaN },
      { customer: "An", day: 6, amount: 2 },
      { customer: "An", day: 6, amount: 2 },
      { customer: "An", day: 7, amount: -2 },
    ];
    expect(gatherLog(rows, 50).rows).toEqual({ used: 4, unreadable: 2, future: 1, withoutAmount: 1, returns: 1, repeated: 1 });
  });
});

describe("input that nothing can be learned from", () => {
  const one = (day: number): PurchaseRow => ({ customer: "An", day, amount: 5 });
  test.each<[string, PurchaseRow[], number, number, string]>([
    ["an empty file", [], 100, 30, "no_rows"],
    ["all dates unreadable", [one(Number.NaN)], 100, 30, "no_rows"],
    ["a horizon of 0", [one(5)], 100, 0, "horizon_out_of_range"],
    ["a horizon below 0", [one(5)], 100, -3, "horizon_out_of_range"],
    ["a horizon that is no whole number", [one(5)], 100, 1.5, "horizon_out_of_range"],
    ["a horizon that is no number", [one(5)], 100, Number.NaN, "horizon_out_of_range"],
    ["a horizon of ages", [one(5)], 100, 100_000, "horizon_out_of_range"],
    ["a cutoff before all data", [one(5)], 4, 30, "nothing_before_cutoff"],
    ["a cutoff that is no day", [one(5)], Number.NaN, 30, "no_such_day"],
    ["all given back", [one(5), { ...one(6), amount: -5 }], 100, 30, "nothing_before_cutoff"],
  ])("%s", (_, rows, asOf, horizon, code) => {
    const refused = (() => {
      try {
        return learnPurchases(gatherLog(rows), asOf, horizon);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(refused).toBeInstanceOf(Unfit);
    expect((refused as Unfit).code).toBe(code);
    expect((refused as Unfit).message).toMatch(/^[A-Z].+\.$/);
  });

  const many = (rowsOf: (customer: number) => PurchaseRow[]) => Array.from({ length: 150 }, (_, customer) => rowsOf(customer)).flat();
  const buys = (customer: number, day: number, amount: number | undefined): PurchaseRow => ({ customer: `c${customer}`, day, amount });

  test.each<[string, PurchaseRow[]]>([
    ["one customer, once", [buys(1, 100, 5)]],
    ["one customer, often", Array.from({ length: 40 }, (_, week) => buys(1, 7 * week, 5))],
    ["all bought once", many((customer) => [buys(customer, customer % 90, 5)])],
    ["all on one day", many((customer) => [buys(customer, 300, 5)])],
    ["all every day", many((customer) => Array.from({ length: 300 }, (_, day) => buys(customer, day, 2)))],
    [
      "constant amounts",
      many((customer) => [buys(customer, customer, 7), buys(customer, customer + 60, 7), buys(customer, customer + 100, 7)]),
    ],
    ["amounts of 0", many((customer) => [buys(customer, customer, 0), buys(customer, customer + 60, 0)])],
    ["no amounts", many((customer) => [buys(customer, customer, undefined), buys(customer, customer + 60, undefined)])],
    ["only returns beside one purchase", [buys(1, 100, 5), ...many((customer) => [buys(customer + 5, 50, -5)])]],
    ["amounts beyond measure", many((customer) => [buys(customer, customer, 1e15), buys(customer, customer + 60, 1e-9)])],
    ["everything on the cutoff", many((customer) => [buys(customer, 320, 5)])],
  ])("%s: numbers, and never NaN", (_, rows) => {
    const model = learnPurchases(gatherLog(rows), 320, 60);
    const forecasts = forecastAll(model);
    expect(forecasts.length).toBeGreaterThan(0);
    for (const { none, purchases, purchasesRange, spend, spendRange, rank } of forecasts) {
      for (const number of [none ?? 0, purchases, ...purchasesRange, spend ?? 0, ...(spendRange ?? []), rank])
        expect(Number.isFinite(number)).toBe(true);
      expect(none ?? 0.5).toBeGreaterThanOrEqual(0);
      expect(none ?? 0.5).toBeLessThanOrEqual(1);
    }
    const card = purchaseCard(model, forecasts, 0);
    expect(JSON.stringify(card)).not.toContain("NaN");
    for (const value of valuesOf(model).customers) expect(Number.isFinite(value.yearAhead ?? 0)).toBe(true);
  });

  test("below a hundred customers there is an order by silence against the own gap, and no percentage", () => {
    const rows = Array.from({ length: 60 }, (_, customer) => {
      const gap = 5 + (customer % 20);
      return Array.from({ length: 8 }, (_, n) => buys(customer, 300 - (customer % 7) * 9 - n * gap, 5));
    }).flat();
    const model = learnPurchases(gatherLog(rows), 310, 30);
    expect(model.percentages).toMatchObject({ state: "refused", says: expect.stringContaining("60 customers") });
    const forecasts = forecastAll(model);
    expect(forecasts.every(({ none }) => none === null)).toBe(true);
    const first = forecasts.find(({ rank }) => rank === 1);
    const last = forecasts.toSorted((left, right) => right.rank - left.rank)[0];
    expect((first?.silentDays ?? 0) / (first?.usualDays ?? 1)).toBeGreaterThan((last?.silentDays ?? 0) / (last?.usualDays ?? 1));
  });

  test("a log of pure chance is refused a percentage", () => {
    const random = seeded("chance");
    const rows = Array.from({ length: 600 }, (_, customer) => {
      const days = Array.from({ length: 400 }, (_, day) => day).filter((day) => day === customer % 3 || random.chance(0.01));
      return days.map((day) => buys(customer, day, 10));
    }).flat();
    expect(learnPurchases(gatherLog(rows), 399, 60).percentages.state).toBe("refused");
  });
});

const positive = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const anyModel: fc.Arbitrary<DropoutModel> = fc.record({
  kind: fc.constantFrom("bg-nbd" as const, "mbg-nbd" as const),
  r: positive(0.05, 20),
  alpha: positive(0.1, 500),
  a: positive(0.02, 15),
  b: positive(0.05, 50),
  logLikelihood: fc.constant(0),
});
const anyHistory: fc.Arbitrary<History> = fc
  .record({ repeats: fc.integer({ min: 0, max: 300 }), active: positive(0, 1_000), silent: positive(0, 1_000) })
  .map(({ repeats, active, silent }) => ({ repeats, recency: repeats === 0 ? 0 : active, age: repeats === 0 ? silent : active + silent }));

describe("properties of the purchase models", () => {
  const horizons = fc.tuple(positive(1, 400), positive(1, 400)).map((pair) => pair.sort((left, right) => left - right) as [number, number]);

  test("P(no purchase) is a probability, falls and expected purchases rise with the horizon, and one follows from the other", () => {
    fc.assert(
      fc.property(anyModel, anyHistory, horizons, (model, history, [shorter, longer]) => {
        const [near, far] = [probabilityOfNone(model, history, shorter), probabilityOfNone(model, history, longer)];
        expect(near).toBeGreaterThanOrEqual(far - 1e-12);
        expect(far).toBeGreaterThanOrEqual(0);
        expect(near).toBeLessThanOrEqual(1);
        const [few, more] = [expectedPurchases(model, history, shorter), expectedPurchases(model, history, longer)];
        expect(more).toBeGreaterThanOrEqual(few - 1e-6);
        expect(few).toBeGreaterThanOrEqual(1 - near - 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  test("the longer a customer is silent, the less is expected", () => {
    fc.assert(
      fc.property(anyModel, anyHistory, positive(1, 400), (model, history, more) => {
        const later = { ...history, age: history.age + more };
        expect(probabilityOfNone(model, later, 60)).toBeGreaterThanOrEqual(probabilityOfNone(model, history, 60) - 1e-12);
        expect(probabilityAlive(model, later)).toBeLessThanOrEqual(probabilityAlive(model, history) + 1e-12);
      }),
      { numRuns: 300 },
    );
  });

  test("P(alive) alone is 1 for every one-time buyer, however long ago", () => {
    const model: DropoutModel = { kind: "bg-nbd", r: 0.24, alpha: 30, a: 0.8, b: 2.4, logLikelihood: 0 };
    expect(probabilityAlive(model, { repeats: 0, recency: 0, age: 5_000 })).toBe(1);
    expect(probabilityOfNone(model, { repeats: 0, recency: 0, age: 5_000 }, 90)).toBeGreaterThan(0.95);
  });
});

describe("what is true of simulated customers is found", () => {
  test.each(["bg-nbd", "mbg-nbd"] as const)("parameters of %s", (kind) => {
    const truth = { r: 0.6, alpha: 60, a: 0.9, b: 3 };
    const log = gatherLog(simulate({ ...USUAL, kind, dropout: truth, customers: 8_000, days: 720, joinDays: 90, seed: kind }));
    const histories = log.customers.map((_, customer) => {
      const { days } = purchasesOf(log, customer, 0, USUAL.firstDay + 720);
      const [first = 0, last = 0] = [days[0], days.at(-1)];
      return { repeats: days.length - 1, recency: last - first, age: USUAL.firstDay + 720 - first };
    });
    const found = fitDropout(kind, histories);
    expect(found.r / truth.r).toBeCloseTo(1, 0.8);
    expect(found.alpha / truth.alpha).toBeCloseTo(1, 0.8);
    expect(found.a / (found.a + found.b)).toBeCloseTo(truth.a / (truth.a + truth.b), 1.4);
  });

  test("what a next purchase comes to, by Gamma-Gamma", () => {
    const random = seeded("spend");
    const spendings = Array.from({ length: 6_000 }, () => {
      const scale = 15 / gamma(random, 4);
      const purchases = random.between(1, 12);
      const total = Array.from({ length: purchases }, () => gamma(random, 6) * scale).reduce((sum, each) => sum + each, 0);
      return { purchases, mean: total / purchases };
    });
    const found = fitSpend(spendings);
    const truth = { p: 6, q: 4, gamma: 15 };
    for (const seen of [
      { purchases: 1, mean: 8 },
      { purchases: 1, mean: 90 },
      { purchases: 6, mean: 15 },
      { purchases: 12, mean: 70 },
    ])
      expect(Math.abs(found ? expectedSpend(found, seen) / expectedSpend(truth, seen) - 1 : 1)).toBeLessThan(0.12);
  });

  const log = gatherLog(simulate(USUAL));
  const model = learnPurchases(log, CUTOFF, 90);
  const forecasts = forecastAll(model);

  test("probabilities come true, better than the base rate and than both rules, and 90 % intervals hold nine of ten", () => {
    const card = purchaseCard(model, forecasts, 0);
    const { cameTrue } = card;
    expect(cameTrue?.ece).toBeLessThan(0.04);
    expect(cameTrue?.auc).toBeGreaterThan(0.78);
    expect(cameTrue?.brier).toBeLessThan((cameTrue?.baseRate ?? 0) * (1 - (cameTrue?.baseRate ?? 0)) - 0.03);
    const loss = (method: string) => card.compared.find((each) => each.method === method)?.logLoss ?? 0;
    expect(loss(card.chosen)).toBeLessThan(Math.min(loss("recency-rule"), loss("own-gap-rule")) - 0.01);
    for (const held of [cameTrue?.coverage.purchases, cameTrue?.coverage.spend]) {
      expect(held).toBeGreaterThan(0.88);
      expect(held).toBeLessThan(0.92);
    }
    expect(card.percentages).toEqual({ state: "allowed" });
  });

  test("intervals as they are shown hold at least nine of ten outcomes, and not everything", () => {
    const outcomes = outcomesAfter(log, model.candidates.known, CUTOFF, CUTOFF + 90);
    const share = (holds: (row: number) => boolean) => outcomes.filter((_, row) => holds(row)).length / outcomes.length;
    const inside = (value: number, range: readonly [number, number] | null | undefined) =>
      value >= (range?.[0] ?? 0) && value <= (range?.[1] ?? 0);
    expect(share((row) => inside(outcomes[row]?.purchases ?? 0, forecasts[row]?.purchasesRange))).toBeGreaterThan(0.88);
    expect(share((row) => inside(outcomes[row]?.spend ?? 0, forecasts[row]?.spendRange))).toBeGreaterThan(0.88);
    const wide = forecasts.reduce((sum, { purchasesRange: [low, high] }) => sum + high - low, 0) / forecasts.length;
    expect(wide).toBeLessThan(6);
    const places = placesOf([windowOf(model.candidates, outcomes)], "mbg-nbd", "mbg-nbd", { shift: 0, slope: 1 }, seeded("places"));
    expect(places.counts.filter((place) => place < 0.5).length / places.counts.length).toBeCloseTo(0.5, 1);
  });

  test("the same seed gives the same, in whatever order the rows come", () => {
    const rows = simulate({ ...USUAL, customers: 400 });
    const random = seeded("order");
    const shuffled = rows.map((row) => ({ row, at: random.next() })).sort((left, right) => left.at - right.at);
    expect(forecast(shuffled.map(({ row }) => row))).toEqual(forecast(rows));
  });

  test("an order that comes twice changes no probability of a purchase model", () => {
    const rows = simulate({ ...USUAL, customers: 400 });
    const twice = rows.flatMap((row, index) => (index % 5 === 0 ? [row, row] : [row]));
    const [once, again] = [rows, twice].map((each) => learnPurchases(gatherLog(each), CUTOFF, 90).candidates);
    expect(again?.dropout).toEqual(once?.dropout);
    expect(again?.known.map(({ history }) => history)).toEqual(once?.known.map(({ history }) => history));
  });

  test("nothing after the cutoff is learned from", () => {
    const rows = simulate({ ...USUAL, customers: 400 });
    const earlier = rows.filter(({ day }) => day <= CUTOFF);
    const known = new Set(earlier.map(({ customer }) => customer));
    const strangers = [...rows.filter(({ day }) => day > CUTOFF), ...rows.map((row) => ({ ...row, day: CUTOFF + 3, amount: 9_999 }))];
    expect(forecast([...earlier, ...strangers.filter(({ customer }) => known.has(customer))])).toEqual(forecast(earlier));
  });

  test("bootstrap intervals of probabilities surround them and narrow with the number of customers", () => {
    const width = (customers: number) => {
      const some = learnPurchases(gatherLog(simulate({ ...USUAL, customers })), CUTOFF, 90);
      const said = forecastAll(some);
      const ranges = probabilityRanges(some, drawAgain(some, 8));
      for (const [row, range] of ranges.entries()) {
        expect(range?.[0]).toBeLessThanOrEqual((said[row]?.none ?? 0) + 1e-9);
        expect(range?.[1]).toBeGreaterThanOrEqual((said[row]?.none ?? 1) - 1e-9);
      }
      return ranges.reduce((sum, range) => sum + (range ? range[1] - range[0] : 0), 0) / ranges.length;
    };
    expect(width(2_000)).toBeLessThan(width(300));
  });

  test("value: twelve months ahead with an interval around it, revenue by the best customers, every cell named", () => {
    const { customers, pareto } = valuesOf(model, 0.4);
    const full = valuesOf(model).customers;
    for (const [row, { yearAhead, yearAheadRange }] of customers.entries()) {
      expect(yearAhead).toBeCloseTo(0.4 * (full[row]?.yearAhead ?? 0), 6);
      expect(yearAheadRange?.[0]).toBeLessThanOrEqual(yearAheadRange?.[1] ?? 0);
    }
    expect(pareto.shares.map(({ revenue }) => revenue)).toEqual(
      pareto.shares.map(({ revenue }) => revenue).toSorted((left, right) => left - right),
    );
    const best = customers.filter(({ segment }) => segment === "champions");
    const lost = customers.filter(({ segment }) => segment === "lost");
    const mean = (some: typeof customers) => some.reduce((sum, { yearAhead }) => sum + (yearAhead ?? 0), 0) / some.length;
    expect(mean(best)).toBeGreaterThan(5 * mean(lost));
  });

  test("scoring says the same of the future as the card", () => {
    expect(cameTrueOf(model, forecasts)).toEqual(purchaseCard(model, forecasts, 0).cameTrue);
  });
});
