import { describe, expect, test } from "vitest";
import { newestDay, readTable } from "../../src/predictions/labels/columns.ts";
import { learnEncodings } from "../../src/predictions/labels/encoding.ts";
import { isWrittenWithOutcome } from "../../src/predictions/labels/leakage.ts";
import { decimalMarkOf, numberOf } from "../../src/predictions/labels/numbers.ts";
import type { Cell } from "../../src/predictions/table.ts";
import { DAY_OF_TEST, learnLeavers, tableOf } from "./world.ts";

describe("numbers as people write them", () => {
  test.each([
    [
      ["1,234.5", "12"],
      [1234.5, 12],
    ],
    [
      ["1.234,56", "7,5"],
      [1234.56, 7.5],
    ],
    [
      ["1,234", "12,000,500"],
      [1234, 12000500],
    ],
    [
      ["1.234.567", "1.000.000"],
      [1234567, 1000000],
    ],
    [
      ["0.125", "3"],
      [0.125, 3],
    ],
    [
      ["$1,054", "-$20", "(500)"],
      [1054, -20, -500],
    ],
    [
      ["12 %", "1e-3", "+4"],
      [12, 0.001, 4],
    ],
    [
      ["125.000.000 ₫", "2.500.000 đ"],
      [125000000, 2500000],
    ],
    [
      ["two", "1.2.x", ""],
      [Number.NaN, Number.NaN, Number.NaN],
    ],
  ])("%j", (texts, numbers) => {
    const mark = decimalMarkOf(texts);
    expect(texts.map((text) => numberOf(text, mark))).toEqual(numbers);
  });
});

const repeated = (cells: Cell[], rows = 60): Cell[] => Array.from({ length: rows }, (_, row) => cells[row % cells.length] ?? null);

describe("what a column is", () => {
  test.each<[string, Cell[], string]>([
    ["numbers with gaps", repeated(["1,5", "2", "NA", "", "7"]), "number"],
    ["a few cells that are none", [...repeated(["3", "4", "5"], 98), "unknown", "see note"], "number"],
    ["days, in the order they show", repeated(["31/01/2026", "02/03/2026", "15/06/2026"]), "age"],
    ["yes and no", repeated(["yes", "no"]), "levels"],
    ["0 and 1", repeated([0, 1]), "levels"],
    ["true and false", repeated([true, false, null]), "levels"],
    ["levels", repeated(["a", "b", "c", "None"]), "levels"],
  ])("%s", (_, cells, kind) => {
    expect(readTable(tableOf({ column: cells }), DAY_OF_TEST).columns.map(({ reading }) => reading.kind)).toEqual([kind]);
  });

  test.each<[string, Cell[], string]>([
    ["nothing in it", repeated(["", null, "N/A"]), "empty"],
    ["always the same", repeated(["VN"]), "constant"],
    ["a running number", Array.from({ length: 60 }, (_, row) => 1000 + row), "different_in_each_row"],
    ["names", Array.from({ length: 60 }, (_, row) => `Person${row}`), "different_in_each_row"],
    ["free text", Array.from({ length: 60 }, (_, row) => `the customer called ${row} times about it`), "text"],
  ])("%s is not learned from", (_, cells, reason) => {
    expect(readTable(tableOf({ column: cells }), DAY_OF_TEST)).toMatchObject({ columns: [], dropped: [{ column: "column", reason }] });
  });

  test("dates are days before the day everything is seen from; those after it count below zero", () => {
    const table = tableOf({ renewal: repeated(["2026-11-16", "2026-12-06", "2026-11-26"]) });
    const [column] = readTable(table, DAY_OF_TEST).columns;
    expect(column && "values" in column && [...column.values.slice(0, 3)]).toEqual([10, -10, 0]);
    expect(newestDay(table, Date.UTC(2026, 10, 20))).toBe(Date.UTC(2026, 10, 16, 12));
  });

  test("ten thousand levels stay bounded: the rare ones share a feature", () => {
    const cells = Array.from({ length: 30_000 }, (_, row) => (row % 3 === 0 ? "common" : `rare ${row % 10_000}`));
    const { columns } = readTable(tableOf({ column: cells }), DAY_OF_TEST);
    const [encoding] = learnEncodings(
      columns,
      Uint32Array.from({ length: 30_000 }, (_, row) => row),
    );
    expect(encoding).toMatchObject({ kind: "levels", levels: ["common"], size: 2 });
  });
});

describe("columns that know the outcome", () => {
  test.each([
    ["close_date", true],
    ["ClosedAt", true],
    ["Lost Reason", true],
    ["reason for leaving", true],
    ["cancellation date", true],
    ["Ngày chốt", true],
    ["lý do mất khách", true],
    ["expected close date", false],
    ["Ngày chốt dự kiến", false],
    ["closest_store", false],
    ["renewal date", false],
    ["signup_date", false],
    ["lifetime value", false],
  ])("%s: %s", (heading, isKnowing) => expect(isWrittenWithOutcome(heading)).toBe(isKnowing));

  const rows = Array.from({ length: 400 }, (_, row) => row);
  const left = rows.map((row) => (row % 4 === 0 ? "yes" : "no"));
  const honest = rows.map((row) => (row * 7919) % 101);

  test("a column that tells the label alone is named, left out, and used when somebody insists", () => {
    const table = tableOf({ honest, refund: rows.map((row) => (row % 4 === 0 ? 50 + (row % 9) : row % 5)), left });
    const question = { id: undefined };
    expect(learnLeavers(table, question).card.leaks).toMatchObject([
      { column: "refund", isLeftOut: true, reason: "tells_the_label_alone" },
    ]);
    const kept = learnLeavers(table, { ...question, keep: ["refund"] }).card;
    expect(kept.leaks).toMatchObject([{ column: "refund", isLeftOut: false }]);
    expect(kept.metrics?.auc.value).toBeGreaterThan(0.99);
  });

  test("a value that only those with the label have is named", () => {
    const status = rows.map((row) => (row % 8 === 0 ? "account closed" : ["a", "b", "c"][(row * 31) % 3]) as string);
    const { leaks } = learnLeavers(tableOf({ honest, status, left }), { id: undefined }).card;
    expect(leaks).toMatchObject([
      { column: "status", isLeftOut: true, says: expect.stringContaining("status is account closed, 50 of 50") },
    ]);
  });

  test("a value that few rows make look nearly pure is named, and learned from", () => {
    const contract = rows.map((row) => (row % 4 === 3 ? "two years" : "monthly"));
    const leavers = rows.map((row) => (row === 3 || (row % 3 === 0 && row % 4 !== 3) ? "yes" : "no"));
    const { leaks } = learnLeavers(tableOf({ honest, contract, left: leavers }), { id: undefined }).card;
    expect(leaks).toMatchObject([
      { column: "contract", isLeftOut: false, says: expect.stringContaining("99 of 100 do not have the label") },
    ]);
  });

  test("an honest column, however plain, is not", () => {
    expect(learnLeavers(tableOf({ honest, left }), { id: undefined }).card.leaks).toEqual([]);
  });
});
