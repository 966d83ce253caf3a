import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeLines } from "../../src/imports/order-merge.rules.ts";
import type { OrderLine } from "../../src/orders/orders.schema.ts";

/** However a file's lines of one order are sequenced and cut into slices, the order ends with each of them once, and reading it again changes nothing. */

const line: fc.Arbitrary<OrderLine> = fc
  .record({ goods: fc.constantFrom("A", "B", null), quantity: fc.integer({ min: -3, max: 3 }) })
  .map(({ goods, quantity }) => ({ productId: null, name: goods, quantity, unitPrice: 5, discount: 0, amount: quantity * 5 }));
const slices = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });

const sorted = (lines: OrderLine[]) => lines.map((each) => JSON.stringify(each)).sort();

/** One import's run over an order: `isOwn` where the import itself made it, so that all that stands there is its own. */
function run(standing: OrderLine[], file: OrderLine[], sizes: number[], isOwn: boolean) {
  let [lines, taken, created] = [standing, [] as number[], 0];
  for (let from = 0, turn = 0; from < file.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    const merged = mergeLines(lines, file.slice(from, from + size), isOwn ? [...lines.keys()] : taken);
    created += merged.fates.filter((fate) => fate === "created").length;
    [lines, taken, from] = [merged.lines, merged.taken, from + size];
  }
  return { lines, created };
}

test("an order ends with every line of its file, twice where the file has it twice", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), slices, (file, sizes) => {
      const { lines, created } = run([], file, sizes, true);
      expect([sorted(lines), created]).toEqual([sorted(file), file.length]);
    }),
  );
});

test("the same lines in another sequence and other slices leave it as it is", () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 25 }),
      slices,
      slices,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (file, first, second, keys) => {
        const before = run([], file, first, true).lines;
        const shuffled = file
          .map((each) => [keys.next().value as number, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each);
        const { lines, created } = run(before, shuffled, second, false);
        expect([sorted(lines), created]).toEqual([sorted(file), 0]);
      },
    ),
  );
});

test("an import that was broken off is made whole by the next one", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), fc.nat(25), slices, slices, (file, cut, first, second) => {
      const part = run([], file.slice(0, cut), first, true).lines;
      expect(sorted(run(part, file, second, false).lines)).toEqual(sorted(file));
    }),
  );
});

test("a line that was corrected takes the place of the one of its product", () => {
  const of = (name: string, quantity: number): OrderLine => ({
    productId: null,
    name,
    quantity,
    unitPrice: 5,
    discount: 0,
    amount: quantity * 5,
  });
  const { lines, fates } = mergeLines([of("A", 1), of("B", 1)], [of("B", 1), of("A", 2), of("C", 1)], []);
  expect([lines.map(({ name, quantity }) => [name, quantity]), fates]).toEqual([
    [
      ["A", 2],
      ["B", 1],
      ["C", 1],
    ],
    ["unchanged", "updated", "created"],
  ]);
});
