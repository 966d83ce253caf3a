import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import {
  auc,
  averagePrecision,
  bootstrapIntervals,
  brier,
  calibrationError,
  calibrationTable,
  liftInTopTenth,
  logLoss,
} from "../../src/predictions/metrics.ts";

const scored = fc.array(fc.record({ outcome: fc.integer({ min: 0, max: 1 }), score: fc.integer({ min: 0, max: 12 }) }), {
  minLength: 2,
  maxLength: 60,
});
const parts = (rows: { outcome: number; score: number }[]) => ({
  outcomes: rows.map((row) => row.outcome),
  scores: rows.map((row) => row.score / 12),
});

/** The share of pairs, counted one by one. */
function byPairs(outcomes: number[], scores: number[]): number {
  let [won, all] = [0, 0];
  for (const [at, outcome] of outcomes.entries())
    for (const [other, otherOutcome] of outcomes.entries()) {
      if (outcome !== 1 || otherOutcome !== 0) continue;
      all += 1;
      const [mine, theirs] = [scores[at] as number, scores[other] as number];
      won += mine > theirs ? 1 : mine === theirs ? 0.5 : 0;
    }
  return all > 0 ? won / all : Number.NaN;
}

describe("AUC", () => {
  test("is the share of pairs in the right order, ties counting half", () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const { outcomes, scores } = parts(rows);
        const expected = byPairs(outcomes, scores);
        if (Number.isNaN(expected)) expect(auc(outcomes, scores)).toBeNaN();
        else expect(auc(outcomes, scores)).toBeCloseTo(expected, 12);
      }),
    );
  });

  test("stays the same under any rising transform, and mirrors under a falling one", () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const { outcomes, scores } = parts(rows);
        const before = auc(outcomes, scores);
        if (Number.isNaN(before)) return;
        expect(
          auc(
            outcomes,
            scores.map((score) => Math.exp(3 * score) - 7),
          ),
        ).toBeCloseTo(before, 12);
        expect(
          auc(
            outcomes,
            scores.map((score) => -score),
          ),
        ).toBeCloseTo(1 - before, 12);
      }),
    );
  });
});

test("figures of a worked example", () => {
  const [outcomes, scores] = [
    [0, 0, 1, 1],
    [0.1, 0.4, 0.35, 0.8],
  ];
  expect(auc(outcomes, scores)).toBeCloseTo(0.75, 12);
  expect(averagePrecision(outcomes, scores)).toBeCloseTo(0.8333333, 6);
  expect(brier(outcomes, scores)).toBeCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, 12);
  expect(logLoss(outcomes, scores)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, 12);
  expect(calibrationError(outcomes, scores)).toBeCloseTo((0.1 + 0.4 + 0.65 + 0.2) / 4, 12);
});

test("the calibration plot has ten bins of equal width, 1 in the last, and its rows add up", () => {
  fc.assert(
    fc.property(scored, (rows) => {
      const { outcomes, scores } = parts(rows);
      const table = calibrationTable(outcomes, scores);
      expect(table).toHaveLength(10);
      expect(table.reduce((sum, { n }) => sum + n, 0)).toBe(rows.length);
      const error = calibrationError(outcomes, scores);
      expect(error >= 0 && error <= 1).toBe(true);
    }),
  );
  expect(calibrationTable([1], [1])[9]).toMatchObject({ n: 1, predicted: 1, observed: 1 });
});

test("lift of the top tenth: ten times with all of them there, once when all scores are the same", () => {
  const outcomes = Array.from({ length: 100 }, (_, at) => Number(at < 10));
  expect(liftInTopTenth(outcomes, outcomes)).toBeCloseTo(10, 12);
  expect(
    liftInTopTenth(
      outcomes,
      outcomes.map(() => 0.5),
    ),
  ).toBeCloseTo(1, 12);
});

test("a bootstrap interval is called so, is the same under a seed, and covers a mean nine times in ten", () => {
  const meanOf = (values: number[]) => (times: Uint8Array) => ({
    mean: values.reduce((sum, value, at) => sum + value * (times[at] as number), 0) / values.length,
  });
  let covered = 0;
  for (let trial = 0; trial < 200; trial += 1) {
    const random = seeded(`trial ${trial}`);
    const values = Array.from({ length: 80 }, () => random.next());
    const { mean } = bootstrapIntervals(values.length, random, meanOf(values));
    covered += Number(mean.low <= 0.5 && 0.5 <= mean.high);
    if (trial === 0) expect(mean.method).toBe("bootstrap");
  }
  expect(covered / 200).toBeGreaterThan(0.84);
  expect(covered / 200).toBeLessThan(0.96);
  const once = () => bootstrapIntervals(3, seeded("same"), meanOf([1, 2, 4]));
  expect(once()).toEqual(once());
});
