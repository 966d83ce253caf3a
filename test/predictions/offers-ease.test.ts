import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { easeWeights, gramOf } from "../../src/predictions/offers/ease.ts";
import { neighbourWeights } from "../../src/predictions/offers/neighbours.ts";

/** X as lists of items, invented. */
function customers(count: number, size: number, seed: string): Int32Array[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => Int32Array.from(new Set(Array.from({ length: 6 }, () => random.between(0, size - 1)))));
}

/** Gauss-Jordan, the plainest way there is. */
function naiveInverse(matrix: number[][]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [...row, ...row.map((_, column) => Number(column === at))]);
  for (let at = 0; at < size; at += 1) {
    const pivot = rows[at] as number[];
    const by = pivot[at] as number;
    for (let column = 0; column < 2 * size; column += 1) pivot[column] = (pivot[column] as number) / by;
    for (const [other, row] of rows.entries()) {
      const times = row[at] as number;
      if (other !== at)
        for (let column = 0; column < 2 * size; column += 1) row[column] = (row[column] as number) - times * (pivot[column] as number);
    }
  }
  return rows.map((row) => row.slice(size));
}

describe("EASE", () => {
  test.each([
    [5, 1],
    [40, 10],
    [40, 1_000],
  ])("%i items, λ = %i: the weights are those of a naive inverse, with a diagonal of 0", (size, lambda) => {
    const lists = customers(300, size, `ease ${size}`);
    const x = lists.map((items) => Array.from({ length: size }, (_, item) => Number(items.includes(item))));
    const gram = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_each, column) =>
        x.reduce((sum, bought) => sum + (bought[row] as number) * (bought[column] as number), row === column ? lambda : 0),
      ),
    );
    const inverse = naiveInverse(gram);
    const weights = easeWeights(gramOf(lists, size), size, lambda);
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1) {
        const expected = row === column ? 0 : -(inverse[row]?.[column] as number) / (inverse[column]?.[column] as number);
        expect(weights[row * size + column]).toBeCloseTo(expected, 6);
      }
  });

  test("each column is the ridge regression of its item on the others: no other weights rebuild X with less loss", () => {
    const [size, lambda] = [12, 20];
    const lists = customers(200, size, "loss");
    const loss = (weights: Float32Array): number => {
      let sum = lambda * weights.reduce((all, weight) => all + weight * weight, 0);
      for (const items of lists)
        for (let item = 0; item < size; item += 1) {
          const said = items.reduce((all, from) => all + (weights[from * size + item] as number), 0);
          sum += (Number(items.includes(item)) - said) ** 2;
        }
      return sum;
    };
    const best = easeWeights(gramOf(lists, size), size, lambda);
    const random = seeded("elsewhere");
    for (let at = 0; at < 50; at += 1) {
      const other = best.map((weight, index) => (index % (size + 1) === 0 ? 0 : weight + 0.05 * (random.next() - 0.5)));
      expect(loss(other)).toBeGreaterThan(loss(best));
    }
  });
});

test("item-kNN: cosine shrunk by 20, the 50 nearest and no more", () => {
  const gram = gramOf(
    [[0, 1], [0, 1], [0, 2], [1]].map((items) => Int32Array.from(items)),
    3,
  );
  const weights = neighbourWeights(gram, 3);
  expect([...weights].map((weight) => Number(weight.toFixed(6)))).toEqual(
    [0, 2 / 23, 1 / (Math.sqrt(3) + 20), 2 / 23, 0, 0, 1 / (Math.sqrt(3) + 20), 0, 0].map((weight) => Number(weight.toFixed(6))),
  );
  const size = 80;
  const everything = gramOf([Int32Array.from({ length: size }, (_, at) => at)], size);
  const many = neighbourWeights(everything, size);
  expect(many.slice(0, size).filter((weight) => weight > 0)).toHaveLength(50);
});
