import { describe, expect, test } from "vitest";
import { scoreLabels } from "../../src/predictions/labels/train.ts";
import type { Cell, Table } from "../../src/predictions/table.ts";
import { Unfit } from "../../src/predictions/unfit.ts";
import { customers, learnLeavers, tableOf } from "./world.ts";

/** Data as they should not be: a sentence with a stable code, or numbers; never NaN. */

const ids = (rows: number): string[] => Array.from({ length: rows }, (_, row) => `cus_${row}`);
const labels = (rows: number): string[] => ids(rows).map((_, row) => (row % 3 === 0 ? "yes" : "no"));

function refusal(work: () => unknown): Unfit {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof Unfit) return thrown;
    throw thrown;
  }
  throw new Error("nothing was refused");
}

describe("refused", () => {
  test.each<[string, Record<string, Cell[]>, string, RegExp]>([
    ["no row", { id: [], left: [] }, "no_rows", /only headings/],
    ["one row", { id: ["a"], days: [1], left: ["yes"] }, "one_label_only", /All 1 rows have "yes"/],
    ["few rows", { id: ids(6), days: [1, 2, 3, 4, 5, 6], left: labels(6) }, "too_few_rows", /Only 6 rows/],
    ["all one label", { id: ids(50), days: Array(50).fill(2), left: Array(50).fill("yes") }, "one_label_only", /nothing to tell apart/],
    ["a label that no row has", { id: ids(50), left: Array(50).fill("no") }, "label_not_found", /There are: "no" \(50\)/],
    ["no label at all", { id: ids(50), left: Array(50).fill("") }, "label_not_found", /no values at all/],
    ["no such label column", { id: ids(50), days: Array(50).fill(2) }, "unknown_column", /no column "left".*days/],
    ["no such id column", { days: Array(50).fill(2), left: labels(50) }, "unknown_column", /no column "id"/],
    [
      "constant and empty columns only",
      { id: ids(50), a: Array(50).fill("x"), b: Array(50).fill(null), left: labels(50) },
      "nothing_to_learn_from",
      /a \(all rows have the same value\); b \(no row/,
    ],
    ["nothing beside the label", { id: ids(50), left: labels(50) }, "nothing_to_learn_from", /only the label/],
  ])("%s", (_, columns, code, says) => {
    const { code: found, message } = refusal(() => learnLeavers(tableOf(columns)));
    expect([found, message]).toEqual([code, expect.stringMatching(says)]);
  });

  test("rows to score that are none, or lack a column", () => {
    const trained = learnLeavers(customers(200, "bad").table);
    expect(refusal(() => scoreLabels(trained, tableOf({ days: [], plan: [], spent: [], city: [] }))).code).toBe("no_rows");
    expect(refusal(() => scoreLabels(trained, tableOf({ days: [1], plan: ["monthly"], city: ["Huế"] }))).message).toMatch(
      /no column "spent"/,
    );
  });
});

describe("learned from all the same, without a NaN", () => {
  const rows = 700;
  const base = customers(rows, "odd").table;
  const with_ = (extra: Record<string, ArrayLike<Cell>>): Table => ({ rows, columns: [...base.columns, ...tableOf(extra).columns] });
  const each = (cell: (row: number) => Cell): Cell[] => ids(rows).map((_, row) => cell(row));

  test.each<[string, Table]>([
    ["ten thousand levels, nearly", with_({ code: each((row) => `c${row % 350}`) })],
    ["negative amounts", with_({ refund: each((row) => `-${row % 40},5`) })],
    [
      "dates in the future, and the year 9999",
      with_({ ends: each((row) => (row % 9 === 0 ? "9999-12-31" : `20${30 + (row % 20)}-01-0${1 + (row % 9)}`)) }),
    ],
    ["infinite numbers", with_({ ratio: each((row) => (row % 5 === 0 ? Number.POSITIVE_INFINITY : row % 17)) })],
    ["a column that is nearly always missing", with_({ rare: each((row) => (row < 3 ? row : null)) })],
    [
      "labels that are partly missing",
      {
        rows,
        columns: base.columns.map((column) =>
          column.name === "left" ? { name: "left", cells: each((row) => (row % 6 === 0 ? null : (column.cells[row] ?? null))) } : column,
        ),
      },
    ],
    [
      "the same row again and again",
      {
        rows: 60,
        columns: tableOf({
          id: Array(60).fill("one"),
          days: ids(60).map((_, row) => row % 2),
          plan: ids(60).map((_, row) => `p${row % 3}`),
          left: labels(60),
        }).columns,
      },
    ],
    [
      "one positive among many",
      {
        rows,
        columns: base.columns.map((column) =>
          column.name === "left" ? { name: "left", cells: each((row) => (row === 5 ? "yes" : "no")) } : column,
        ),
      },
    ],
  ])("%s", (_, table) => {
    const trained = learnLeavers(table);
    const scores = scoreLabels(trained, table);
    for (const values of [scores.probabilities, scores.low, scores.high])
      expect(values.every((value) => value > 0 && value < 1)).toBe(true);
    for (const [row, probability] of scores.probabilities.entries())
      expect((scores.low[row] as number) <= probability && probability <= (scores.high[row] as number)).toBe(true);
    const told = Object.values(trained.card.metrics ?? {}).flatMap(({ value, low, high }) => [value, low, high]);
    expect(told.every(Number.isFinite)).toBe(true);
  });

  test("everything missing in a row that is scored gives the usual probability", () => {
    const trained = learnLeavers(base);
    const empty = tableOf({ days: [null], plan: [""], spent: ["NA"], city: [null] });
    expect(scoreLabels(trained, empty).probabilities[0]).toBeCloseTo(trained.card.baseRate, 1);
  });
});
