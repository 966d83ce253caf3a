import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logLoss } from "../../../src/predictions/metrics.ts";
import { type Blend, figuresOf, learnBlend, movedBy, type Pair, shiftOf } from "../../../src/predictions/model/blend.ts";
import { CHARACTERS, type Character, simulatedPairs } from "./simulated-readings.ts";

/** How much a language model counts: only what it knows beside the statistics, and only while it does. */

const DRAWS = Array.from({ length: 100 }, (_, draw) => `draw ${draw}`);
const weightsOf = (character: Character, customers: number, months: number, seeds = DRAWS): number[] =>
  seeds.map((seed) => learnBlend(simulatedPairs({ customers, months, seed, character })).blend.weight);
const counted = (weights: number[]): number => weights.filter((weight) => weight > 0).length;

describe("in simulated worlds", () => {
  test("who helps counts, and what is said is better on days that were not learned from", () => {
    for (const seed of DRAWS.slice(0, 20)) {
      const { blend, verdict } = learnBlend(simulatedPairs({ customers: 300, months: 6, seed, character: CHARACTERS.helpful }));
      expect([seed, verdict, blend.weight > 0]).toEqual([seed, "helps", true]);
      const fresh = simulatedPairs({ customers: 2_000, months: 1, seed: `fresh ${seed}`, character: CHARACTERS.helpful });
      expect(lossWith(fresh, blend)).toBeLessThan(lossWith(fresh, { ...blend, weight: 0 }) - 0.005);
    }
  });

  test.each(["useless", "chasing some", "an echo of the statistics"] as const)("%s: 0 in at least 95 of 100 draws", (name) => {
    expect(counted(weightsOf(CHARACTERS[name], 200, 6))).toBeLessThanOrEqual(5);
  });

  test.each(["inverted", "chasing good customers", "always the same"] as const)("%s: 0 in all", (name) => {
    expect(counted(weightsOf(CHARACTERS[name], 200, 6))).toBe(0);
  });

  test("of a tiny sample nothing is concluded, however well it went", () => {
    expect(counted(weightsOf(CHARACTERS.helpful, 25, 2))).toBe(0);
    expect(learnBlend([])).toEqual({ blend: { weight: 0, slope: 0, centre: 0 }, verdict: "too_few" });
  });

  test("who has turned bad counts no longer at the next look", () => {
    const from = { month: 6, character: CHARACTERS.inverted };
    for (const seed of DRAWS.slice(0, 20)) {
      expect(learnBlend(simulatedPairs({ customers: 300, months: 6, seed, character: CHARACTERS.helpful })).verdict).toBe("helps");
      const after = learnBlend(simulatedPairs({ customers: 300, months: 7, seed, character: CHARACTERS.helpful, from }));
      expect([seed, after.blend.weight]).toEqual([seed, 0]);
    }
  });

  test("one customer read ever again is no crowd", () => {
    const [first] = simulatedPairs({ customers: 1, months: 1, seed: "one", character: CHARACTERS.helpful });
    const again = Array.from({ length: 400 }, (_, day) => ({
      ...(first as Pair),
      madeOn: day,
      dueOn: day + 1,
      outcome: day % 2,
      model: day % 2,
    }));
    expect(learnBlend(again).verdict).toBe("too_few");
  });

  test("all of one day cannot be told apart by time", () => {
    expect(learnBlend(simulatedPairs({ customers: 400, months: 1, seed: "a", character: CHARACTERS.helpful })).verdict).toBe(
      "one_day_only",
    );
  });
});

const lossWith = (pairs: Pair[], blend: Blend): number =>
  logLoss(
    pairs.map(({ outcome }) => outcome),
    pairs.map(({ statistical, model }) => movedBy(statistical, shiftOf(blend, model))),
  );

describe("moving a number", () => {
  const blend: Blend = { weight: 0.5, slope: 0.6, centre: 0 };

  test.each([
    ["nothing at the centre", blend, 0.5, 0],
    ["upwards", blend, 0.9, 0.5 * 0.6 * Math.log(9)],
    ["downwards", blend, 0.1, -0.5 * 0.6 * Math.log(9)],
    ["no further than 98 %", blend, 1, 0.5 * 0.6 * Math.log(0.98 / 0.02)],
    ["nothing without a weight", { ...blend, weight: 0 }, 0.99, 0],
  ])("%s", (_, given, model, shift) => expect(shiftOf(given, model)).toBeCloseTo(shift, 10));

  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const anyBlend = fc.record({
    weight: fc.double({ min: 0, max: 1, noNaN: true }),
    slope: fc.double({ min: 0, max: 1.5, noNaN: true }),
    centre: fc.double({ min: -3, max: 3, noNaN: true }),
  });

  test("it stays a probability, and who says more moves it further up", () => {
    fc.assert(
      fc.property(probability, probability, probability, anyBlend, (statistical, one, other, given) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((model) => movedBy(statistical, shiftOf(given, model)));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low as number).toBeLessThanOrEqual((high as number) + 1e-12);
      }),
    );
  });

  test("whatever was said and happened, the weight is between 0 and 1, and the order of the pairs does not matter", () => {
    const pair = fc.record({
      customer: fc.integer({ min: 0, max: 90 }).map((one) => `c${one}`),
      madeOn: fc.integer({ min: 0, max: 5 }),
      dueOn: fc.integer({ min: 6, max: 9 }),
      ...{ statistical: probability, model: probability, outcome: fc.integer({ min: 0, max: 1 }) },
    });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 150, maxLength: 300 }), (pairs) => {
        const { blend: learned, verdict } = learnBlend(pairs);
        expect(learned.weight >= 0 && learned.weight <= 1).toBe(true);
        expect(learned.weight > 0).toBe(verdict === "helps");
        const other = learnBlend([...pairs].reverse());
        expect([other.verdict, other.blend.weight]).toEqual([verdict, expect.closeTo(learned.weight, 9)]);
      }),
      { numRuns: 40 },
    );
  });
});

test("figures are of settled answers alone, beside the statistics on the same customers", () => {
  expect(figuresOf([])).toBeNull();
  const one = { customer: "a", madeOn: 1, dueOn: 2 };
  const found = figuresOf([
    { ...one, statistical: 0.5, model: 0.8, outcome: 1 },
    { ...one, statistical: null, model: 0.2, outcome: 0 },
  ]);
  expect(found).toMatchObject({ settled: 2, positives: 1, auc: 1, statistical: { settled: 1, brier: 0.25 } });
  expect(found?.brier).toBeCloseTo(0.04, 10);
  expect(figuresOf([{ ...one, statistical: null, model: 0.8, outcome: 1 }])).toMatchObject({ auc: null, statistical: null });
});
