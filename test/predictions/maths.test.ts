import fc from "fast-check";
import { expect, test } from "vitest";
import { firstOf, seeded } from "../../src/core/random.ts";
import { factorise, invert, NotPositiveDefinite, solve } from "../../src/predictions/maths/cholesky.ts";
import { logOddsOf, probabilityOf, surpriseOf } from "../../src/predictions/maths/odds.ts";
import { placesByKey } from "../../src/predictions/maths/places.ts";
import { binOf, cutPoints, quantileOf } from "../../src/predictions/maths/quantiles.ts";

/** A Aᵀ + I of any A: symmetric and positive definite. */
const positiveDefinite = fc.integer({ min: 1, max: 14 }).chain((size) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size * size, maxLength: size * size }).map((a) => {
    const matrix = new Float64Array(size * size);
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1) {
        let sum = row === column ? 1 : 0;
        for (let k = 0; k < size; k += 1) sum += (a[row * size + k] as number) * (a[column * size + k] as number);
        matrix[row * size + column] = sum;
      }
    return { matrix, size };
  }),
);

const times = (matrix: Float64Array, size: number, x: ArrayLike<number>): number[] =>
  Array.from({ length: size }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += (matrix[row * size + column] as number) * (x[column] as number);
    return sum;
  });

test("a system is solved, and the inverse solves it too", () => {
  fc.assert(
    fc.property(positiveDefinite, ({ matrix, size }) => {
      const right = Float64Array.from({ length: size }, (_, at) => at - 1.5);
      const factor = matrix.slice();
      factorise(factor, size);
      for (const [at, value] of times(matrix, size, solve(factor, size, right)).entries())
        expect(value).toBeCloseTo(right[at] as number, 6);
      const lower = invert(factor, size);
      const whole = lower.map(
        (_, at) => lower[Math.max(Math.floor(at / size), at % size) * size + Math.min(Math.floor(at / size), at % size)] as number,
      );
      for (const [at, value] of times(matrix, size, times(whole, size, right)).entries()) expect(value).toBeCloseTo(right[at] as number, 6);
    }),
  );
});

test("places by key are in the rising order of their keys, and of equal keys the first comes first", () => {
  const keys = fc.array(
    fc.oneof(
      fc.constantFrom(0, 0.25, 0.5),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((each) => each / 2 ** 32),
    ),
  );
  fc.assert(
    fc.property(keys, (given) => {
      const sorted = given.map((key, place) => ({ key, place })).sort((one, two) => one.key - two.key || one.place - two.place);
      expect([...placesByKey(Float64Array.from(given))]).toEqual(sorted.map(({ place }) => place));
    }),
  );
});

test("the first number of a seed is the same, had alone or from the row of them", () => {
  fc.assert(fc.property(fc.string(), (seed) => firstOf(seed) === seeded(seed).next()));
});

test("a matrix that is not positive definite is refused", () => {
  for (const matrix of [
    [1, 0, 2, 1],
    [0, 0, 0, 0],
    [Number.NaN, 0, 0, 1],
    [-1, 0, 0, 1],
  ])
    expect(() => factorise(Float64Array.from(matrix), 2)).toThrow(NotPositiveDefinite);
});

test("log-odds and probabilities undo each other and never overflow", () => {
  fc.assert(
    fc.property(fc.double({ min: -15, max: 15, noNaN: true }), (x) => {
      expect(logOddsOf(probabilityOf(x))).toBeCloseTo(x, 5);
    }),
  );
  expect([probabilityOf(-1_000), probabilityOf(1_000), surpriseOf(1_000, 1), surpriseOf(-1_000, 1), surpriseOf(0, 0)]).toEqual([
    0,
    1,
    0,
    1_000,
    Math.log(2),
  ]);
});

test("quantiles of type 7; cut points part into runs of about the same length", () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantileOf([1, 2, 3, 4], share))).toEqual([1, 1.75, 2.5, 4]);
  expect(quantileOf([], 0.5)).toBeNaN();
  expect(cutPoints(Float64Array.from([1, 1, 2, 5]), 10)).toEqual([1, 2]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 300 }), (values) => {
      const sorted = Float64Array.from(values).sort();
      const cuts = cutPoints(sorted, 10);
      expect(cuts.length).toBeLessThan(10);
      const bins = Array.from(sorted, (value) => binOf(cuts, value));
      expect(new Set(bins).size).toBe(cuts.length + 1);
      expect(bins).toEqual([...bins].sort((left, right) => left - right));
    }),
  );
});
