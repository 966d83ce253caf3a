import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { DAY } from "../../src/core/time.ts";
import { auc } from "../../src/predictions/metrics.ts";
import { learnCandidates } from "../../src/predictions/purchases/candidates.ts";
import {
  countDistribution,
  expectedPurchases,
  probabilityAlive,
  probabilityOfNone,
} from "../../src/predictions/purchases/dropout-forecast.ts";
import { type DropoutModel, fitDropout, type History, logLikelihood } from "../../src/predictions/purchases/dropout-model.ts";
import { gatherLog } from "../../src/predictions/purchases/gather.ts";
import { purchasesOf } from "../../src/predictions/purchases/log.ts";
import { expectedSpend, fitSpend } from "../../src/predictions/purchases/spend-model.ts";

/** What the literature and an independent program (scipy) found on the CDNOW sample. Skipped where the data are not there. */

const folder = resolve(process.env.RELATA_DATA ?? join(import.meta.dirname, "../../../shared/data"), "cdnow");
const read = (name: string): string[][] =>
  readFileSync(join(folder, name), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.replaceAll('"', "").split(","));

const summary = (): History[] =>
  read("cdnow_customers_summary.csv").map(([, repeats, recency, age]) => ({
    repeats: Number(repeats),
    recency: Number(recency),
    age: Number(age),
  }));

const CUTOFF = Date.UTC(1997, 8, 30) / DAY;
const purchaseLog = () =>
  gatherLog(
    read("cdnow_elog_sample.csv").map(([customer = "", day = "", , amount]) => ({
      customer,
      day: Date.parse(day) / DAY,
      amount: Number(amount),
    })),
  );

/** Within so many per cent. */
const near = (found: number, wanted: number, percent = 1) => expect(Math.abs(found / wanted - 1) * 100, `${found}`).toBeLessThan(percent);

const isThere = existsSync(folder);
const PUBLISHED = {
  "bg-nbd": { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259, logLikelihood: -9582.43 },
  "mbg-nbd": { r: 0.5248, alpha: 6.1833, a: 0.8914, b: 1.6142, logLikelihood: -9582.14 },
} as const;

describe.skipIf(!isThere)("CDNOW", () => {
  for (const [kind, wanted] of Object.entries(PUBLISHED)) {
    test(`${kind} is the published one`, () => {
      const histories = summary();
      const found = fitDropout(kind as keyof typeof PUBLISHED, histories);
      for (const name of ["r", "alpha", "a", "b"] as const) near(found[name], wanted[name]);
      expect(Math.abs(found.logLikelihood - wanted.logLikelihood)).toBeLessThan(0.1);
      expect(logLikelihood(found.kind, wanted, histories)).toBeCloseTo(wanted.logLikelihood, 1);
    });
  }

  test("the log gives the published summary, Gamma-Gamma and holdout errors", () => {
    const log = purchaseLog();
    const spendings = log.customers.map((_, customer) => {
      const [, ...repeats] = purchasesOf(log, customer, Number.NEGATIVE_INFINITY, CUTOFF).amounts;
      return { purchases: repeats.length, mean: repeats.reduce((sum, amount) => sum + amount, 0) / Math.max(1, repeats.length) };
    });
    const spend = fitSpend(spendings);
    near(spend?.p ?? 0, 6.249);
    near(spend?.q ?? 0, 3.744);
    near(spend?.gamma ?? 0, 15.445);

    const { known } = learnCandidates(log, CUTOFF, 273);
    expect(known).toHaveLength(2_357);
    const seen = known.map(({ customer }) => purchasesOf(log, customer, CUTOFF + 1, CUTOFF + 273));
    const weekly = known.map(({ history: { repeats, recency, age } }) => ({ repeats, recency: recency / 7, age: age / 7 }));
    const errorsOf = (model: DropoutModel) => {
      const misses = weekly.map((history, row) => expectedPurchases(model, history, 39) - (seen[row]?.days.length ?? 0));
      return {
        mae: misses.reduce((sum, miss) => sum + Math.abs(miss), 0) / misses.length,
        rmse: Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length),
      };
    };
    const bg = fitDropout("bg-nbd", weekly);
    const mbg = fitDropout("mbg-nbd", weekly);
    near(errorsOf(bg).mae, 0.785, 0.5);
    near(errorsOf(bg).rmse, 1.608, 0.5);
    near(errorsOf(mbg).mae, 0.765, 0.5);
    near(errorsOf(mbg).rmse, 1.607, 0.5);
    const spent = weekly.map(
      (history, row) => expectedPurchases(bg, history, 39) * (spend ? expectedSpend(spend, spendings[row] as never) : 0),
    );
    const squares = spent.reduce(
      (sum, each, row) => sum + (each - (seen[row]?.amounts.reduce((all, amount) => all + amount, 0) ?? 0)) ** 2,
      0,
    );
    near(Math.sqrt(squares / spent.length), 72.3, 0.5);

    const silent = seen.map(({ days }) => +(days.length === 0));
    expect(
      auc(
        silent,
        weekly.map((history) => 1 - probabilityAlive(bg, history)),
      ),
    ).toBeCloseTo(0.316, 2);
    expect(
      auc(
        silent,
        weekly.map((history) => probabilityOfNone(mbg, history, 39)),
      ),
    ).toBeGreaterThan(0.75);
  });
});

describe("formulas against numbers found elsewhere", () => {
  const BG: DropoutModel = { kind: "bg-nbd", r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259, logLikelihood: 0 };
  const MBG: DropoutModel = { kind: "mbg-nbd", r: 0.5248, alpha: 6.1833, a: 0.8914, b: 1.6142, logLikelihood: 0 };
  const JANE: History = { repeats: 2, recency: 30.43, age: 38.86 };

  test("the customer of the BG/NBD note buys 1.226 times in 39 weeks", () => {
    expect(expectedPurchases(BG, JANE, 39)).toBeCloseTo(1.226, 3);
  });

  /** The 2F1 of the papers, by mpmath with 40 digits. */
  const HYPERGEOMETRIC = [
    {
      name: "BG/NBD, a frequent customer",
      model: BG,
      history: { repeats: 25, recency: 30, age: 38 },
      horizon: 39,
      purchases: 2.605323628266918,
    },
    {
      name: "MBG/NBD, a one-time buyer",
      model: MBG,
      history: { repeats: 0, recency: 0, age: 38 },
      horizon: 39,
      purchases: 0.1575613056404319,
    },
    { name: "MBG/NBD, far ahead", model: MBG, history: JANE, horizon: 2_000, purchases: 12.07848523690115 },
    {
      name: "BG/NBD, a just above 1",
      model: { ...BG, a: 1.0000001 },
      history: JANE,
      horizon: 39,
      purchases: 1.1019894693596914,
    },
    {
      name: "hardly any dropout, b = 1,100",
      model: { ...BG, a: 0.05, b: 1_100 },
      history: { repeats: 60, recency: 37, age: 38 },
      horizon: 100,
      purchases: 141.586705067717,
    },
  ];

  test.each(HYPERGEOMETRIC)("$name", ({ model, history, horizon, purchases }) => {
    expect(expectedPurchases(model, history, horizon) / purchases).toBeCloseTo(1, 7);
  });

  test("the distribution of counts has the same mean and the same share of nothing", () => {
    for (const model of [BG, MBG]) {
      for (const history of [JANE, { repeats: 0, recency: 0, age: 12 }, { repeats: 40, recency: 38, age: 38.5 }]) {
        const counts = countDistribution(model, history, 39);
        expect(counts.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(counts[0]).toBeCloseTo(probabilityOfNone(model, history, 39), 12);
        expect(counts.reduce((sum, share, n) => sum + n * share, 0)).toBeCloseTo(expectedPurchases(model, history, 39), 4);
      }
    }
  });
});
