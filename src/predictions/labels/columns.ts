import { DAY } from "../../core/time.ts";
import { type DayOrder, guessDayOrder, readDay } from "../../imports/days.rules.ts";
import { type Cell, type Column, type Table, textOf } from "../table.ts";
import { type DecimalMark, decimalMarkOf, numberOf } from "./numbers.ts";

/** What the columns of a table are, and their cells as numbers. Pure. */

/** How the cells of a column are read; settled on the rows that were learned from, kept for those that are scored. */
export type Reading =
  | { kind: "number"; mark: DecimalMark }
  /** Days before (positive) or after the day that everything is seen from. */
  | { kind: "age"; order: DayOrder; asOf: number }
  | { kind: "levels" };

/** A column that can be learned from: numbers (NaN: missing) or levels (-1: missing). */
export type ReadColumn = NumberColumn | LevelColumn;

export interface NumberColumn {
  name: string;
  reading: Exclude<Reading, { kind: "levels" }>;
  values: Float64Array;
}

/** The level of each row, by its place among the levels. */
export type Ids = Int16Array | Int32Array;

export interface LevelColumn {
  name: string;
  reading: { kind: "levels" };
  levels: string[];
  ids: Ids;
}

export type DropReason = "empty" | "constant" | "different_in_each_row" | "text" | "leaks";

export interface Dropped {
  column: string;
  reason: DropReason;
  /** For a person. */
  says: string;
}

/** Share of the cells that must be numbers or days for the column to be one of them; the others are then missing. */
const MOSTLY = 0.95;
const SAMPLE = 2_000;

export interface ReadTable {
  rows: number;
  columns: ReadColumn[];
  dropped: Dropped[];
}

/** Reads every column of a table that is learned from. `asOf` (ms UTC) is the day that dates are seen from. */
export function readTable(table: Table, asOf: number): ReadTable {
  const read: ReadTable = { rows: table.rows, columns: [], dropped: [] };
  for (const column of table.columns) {
    const found = readColumn(column, readingOf(column, asOf));
    const reason = uselessness(found, table.rows);
    if (reason) read.dropped.push({ column: column.name, ...reason });
    else read.columns.push(found);
  }
  return read;
}

/** The cells of a column under a reading that is settled. */
export function readColumn({ name, cells }: Column, reading: Reading): ReadColumn {
  if (reading.kind === "levels") return { name, reading, ...levelsOf(cells) };
  if (cells instanceof Float64Array) return { name, reading, values: cells };
  return { name, reading, values: Float64Array.from({ length: cells.length }, (_, row) => numberIn(cells[row] ?? null, reading)) };
}

function numberIn(cell: Cell, reading: Exclude<Reading, { kind: "levels" }>): number {
  if (typeof cell === "number" && reading.kind === "number") return Number.isFinite(cell) ? cell : Number.NaN;
  const text = textOf(cell);
  if (text === "") return Number.NaN;
  if (reading.kind === "number") return numberOf(text, reading.mark);
  const day = readDay(text, reading.order);
  return day === undefined ? Number.NaN : Math.round((reading.asOf - day) / DAY) || 0;
}

/** Cells of which so many different ones are remembered as they were written, which saves reading each again. */
const MOST_REMEMBERED = 1_000;
const MOST_SMALL_IDS = 32_767;

function levelsOf(cells: ArrayLike<Cell>): { levels: string[]; ids: Ids } {
  const known = new Map<string, number>();
  const asWritten = new Map<Cell, number>();
  let ids: Ids = new Int16Array(cells.length);
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] ?? null;
    let id = asWritten.get(cell);
    if (id === undefined) {
      id = idOf(textOf(cell), known);
      if (asWritten.size < MOST_REMEMBERED) asWritten.set(cell, id);
      if (id > MOST_SMALL_IDS && ids instanceof Int16Array) ids = Int32Array.from(ids);
    }
    ids[row] = id;
  }
  return { levels: [...known.keys()], ids };
}

function idOf(text: string, known: Map<string, number>): number {
  if (text === "") return -1;
  const id = known.get(text) ?? known.size;
  known.set(text, id);
  return id;
}

/** What a column is, by up to 2,000 of its cells spread over all of it. */
function readingOf({ cells }: Column, asOf: number): Reading {
  if (cells instanceof Float64Array) return { kind: "number", mark: "." };
  const texts = sampleOf(cells);
  const mark = decimalMarkOf(texts);
  const different = new Set(texts).size;
  if (different > 2 && most(texts, (text) => !Number.isNaN(numberOf(text, mark)))) return { kind: "number", mark };
  const order = guessDayOrder(texts) ?? "dmy";
  if (different > 2 && most(texts, (text) => /\D/.test(text) && readDay(text, order) !== undefined)) return { kind: "age", order, asOf };
  return { kind: "levels" };
}

function sampleOf(cells: ArrayLike<Cell>): string[] {
  const step = Math.max(1, Math.floor(cells.length / SAMPLE));
  const texts: string[] = [];
  for (let row = 0; row < cells.length; row += step) {
    const text = textOf(cells[row] ?? null);
    if (text !== "") texts.push(text);
  }
  return texts;
}

const most = (texts: string[], test: (text: string) => boolean): boolean =>
  texts.length > 0 && texts.filter(test).length >= MOSTLY * texts.length;

/** Days are written down as noon. */
const NOON = DAY / 2;

/** The newest day that any column of dates has, not after `now` (ms UTC): what the table is likely to be seen from. `now` without dates. */
export function newestDay(table: Table, now: number): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const column of table.columns) {
    const reading = readingOf(column, NOON);
    if (reading.kind !== "age") continue;
    for (const age of (readColumn(column, reading) as NumberColumn).values) {
      const at = NOON - age * DAY;
      if (at <= now && at > newest) newest = at;
    }
  }
  return newest === Number.NEGATIVE_INFINITY ? now : newest;
}

const LONG_TEXT_WORDS = 4;
const FEW_ROWS = 20;

function uselessness(column: ReadColumn, rows: number): { reason: DropReason; says: string } | undefined {
  const { present, different } = "values" in column ? countNumbers(column.values) : countLevels(column);
  if (present === 0) return { reason: "empty", says: "no row has a value" };
  if (different === 1 && present === rows) return { reason: "constant", says: "all rows have the same value" };
  if (rows < FEW_ROWS) return undefined;
  if ("values" in column) return isRunningNumber(column, present, different) ? EACH_DIFFERENT : undefined;
  if (different > 0.9 * present && different > FEW_ROWS) return wordsIn(column.levels) >= LONG_TEXT_WORDS ? FREE_TEXT : EACH_DIFFERENT;
  return different > 0.3 * present && wordsIn(column.levels) >= LONG_TEXT_WORDS ? FREE_TEXT : undefined;
}

const EACH_DIFFERENT = {
  reason: "different_in_each_row",
  says: "nearly each row has a value of its own, like a number or a name",
} as const;
const FREE_TEXT = { reason: "text", says: "free text is not read here" } as const;

/** `different` is exact where all values are whole; of others it tells only whether there is more than one. */
function countNumbers(values: Float64Array): { present: number; different: number } {
  let [present, some, areWhole, areSame] = [0, Number.NaN, true, true];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    if (present === 0) some = value;
    present += 1;
    if (value !== some) areSame = false;
    if (!Number.isInteger(value)) areWhole = false;
  }
  if (present === 0 || areSame) return { present, different: Math.min(1, present) };
  return { present, different: areWhole ? new Set(values).size : 2 };
}

function countLevels({ ids, levels }: LevelColumn): { present: number; different: number } {
  let present = 0;
  for (let row = 0; row < ids.length; row += 1) present += Number((ids[row] as number) >= 0);
  return { present, different: levels.length };
}

/** Whole numbers that are all different and close together, or whose heading says that they name the row. */
function isRunningNumber({ name, values }: NumberColumn, present: number, different: number): boolean {
  if (different < present || present < FEW_ROWS || values.some((value) => !Number.isNaN(value) && !Number.isInteger(value))) return false;
  const { low, high } = rangeOf(values);
  return high - low < 2 * present || /(?:^|[^a-z])(?:id|no|key|code|phone|number)$/i.test(name) || /[a-z]I[dD]$/.test(name);
}

function rangeOf(values: Float64Array): { low: number; high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

const wordsIn = (levels: string[]): number => {
  const some = levels.slice(0, 200);
  return some.reduce((sum, level) => sum + level.split(/\s+/).length, 0) / Math.max(1, some.length);
};
