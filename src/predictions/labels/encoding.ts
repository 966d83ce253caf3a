import { binOf, cutPoints, quantileOf } from "../maths/quantiles.ts";
import type { Ids, LevelColumn, NumberColumn, ReadColumn, Reading } from "./columns.ts";

/** How a column becomes features: learned from the rows that are trained on, kept in the model as plain data. Pure. */

export type Encoding = {
  column: string;
  reading: Reading;
  /** The first feature of the column and how many it has. */
  first: number;
  size: number;
  /** Whether the last feature stands for a missing value. */
  hasMissing: boolean;
} & (
  | { kind: "bins"; cuts: number[]; usual: number }
  /** (value kept within low and high − middle) / spread, and 0 where missing. */
  | { kind: "linear"; low: number; high: number; middle: number; spread: number; usual: number }
  /** Levels that are frequent enough; all others share one feature (before the one for missing). */
  | { kind: "levels"; levels: string[]; usual: string }
);

/** With more labels than these, numbers go into ten bins of about equal size; below, they stay linear. */
export const BINS_ABOVE = 500;
const BINS = 10;
/** Features of a table altogether, about: what keeps the matrix of all pairs, and its factor, small. */
const MOST_FEATURES = 800;
const MOST_LEVELS = 50;
const RARE_SHARE = 0.002;
const FEWEST_OF_A_LEVEL = 3;
/** Cut points of bins come from a spread sample of at most this many rows. */
const SAMPLE = 20_000;

/** The encodings of all columns that differ within `rows`; a column that is the same in all of them has none. */
export function learnEncodings(columns: ReadColumn[], rows: Uint32Array): Encoding[] {
  const encodings: Encoding[] = [];
  const most = Math.max(2, Math.floor(MOST_FEATURES / columns.length));
  let first = 0;
  for (const column of columns) {
    const found = "values" in column ? numberEncoding(column, rows, first, most) : levelEncoding(column, rows, first, most);
    if (found.size < 2 && found.kind !== "linear") continue;
    encodings.push(found);
    first += found.size;
  }
  return encodings;
}

function numberEncoding(column: NumberColumn, rows: Uint32Array, first: number, most: number): Encoding {
  const { sorted, hasMissing } = sortedSample(column.values, rows);
  const base = { column: column.name, reading: column.reading, first, hasMissing, usual: quantileOf(sorted, 0.5) };
  if (rows.length > BINS_ABOVE) {
    const cuts = sorted.length === 0 ? [] : cutPoints(sorted, Math.min(BINS, most));
    return { ...base, kind: "bins", cuts, size: cuts.length + 1 + Number(hasMissing) };
  }
  const [low, high] = [quantileOf(sorted, 0.02), quantileOf(sorted, 0.98)];
  const bounded = sorted.map((value) => Math.min(high, Math.max(low, value)));
  const middle = bounded.reduce((sum, value) => sum + value, 0) / sorted.length;
  const spread = Math.sqrt(bounded.reduce((sum, value) => sum + (value - middle) ** 2, 0) / sorted.length);
  if (!(spread > 0)) return { ...base, kind: "bins", cuts: [], size: 1 + Number(hasMissing) };
  return { ...base, kind: "linear", low, high, middle, spread, size: hasMissing ? 3 : 1 };
}

function sortedSample(values: Float64Array, rows: Uint32Array): { sorted: Float64Array; hasMissing: boolean } {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const kept = new Float64Array(Math.ceil(rows.length / step));
  let [count, hasMissing] = [0, false];
  for (let at = 0; at < rows.length; at += step) {
    const value = values[rows[at] as number] as number;
    if (Number.isNaN(value)) hasMissing = true;
    else kept[count++] = value;
  }
  return { sorted: kept.subarray(0, count).sort(), hasMissing: hasMissing || rows.some((row) => Number.isNaN(values[row] as number)) };
}

function levelEncoding(column: LevelColumn, rows: Uint32Array, first: number, most: number): Encoding {
  const counts = new Uint32Array(column.levels.length);
  let missing = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const id = column.ids[rows[at] as number] as number;
    if (id < 0) missing += 1;
    else counts[id] = (counts[id] as number) + 1;
  }
  const nameOf = (id: number) => column.levels[id] as string;
  const byCountThenName = (left: number, right: number) =>
    (counts[right] as number) - (counts[left] as number) || (nameOf(left) < nameOf(right) ? -1 : 1);
  const fewest = Math.max(FEWEST_OF_A_LEVEL, Math.ceil(rows.length * RARE_SHARE));
  const present = [...counts.keys()].filter((id) => (counts[id] as number) > 0).sort(byCountThenName);
  const frequent = present.filter((id) => (counts[id] as number) >= fewest).slice(0, Math.min(MOST_LEVELS, most));
  const levels = frequent.map(nameOf);
  const hasMissing = missing > 0;
  const size = levels.length + Number(present.length > levels.length) + Number(hasMissing);
  const base = { column: column.name, reading: column.reading, first, hasMissing };
  return { ...base, kind: "levels", levels, usual: levels[0] ?? "", size };
}

/** The one-hot feature (absolute) of each row, or `NO_FEATURE`. */
export function hotFeatures(encoding: Encoding, column: ReadColumn, rows: Uint32Array): Uint16Array {
  const hot = new Uint16Array(rows.length);
  hotWriter(encoding, column)(rows, hot, 0, 1);
  return hot;
}

/** In place of a feature: the row has a level or a gap that was never learned from. */
export const NO_FEATURE = 65_535;

/** Writes the one-hot features of some rows to every `stride`-th place from `place` on. */
type HotWriter = (rows: Uint32Array, to: Uint16Array, place: number, stride: number) => void;

export function hotWriter(encoding: Encoding, column: ReadColumn): HotWriter {
  const missing = encoding.hasMissing ? encoding.first + encoding.size - 1 : NO_FEATURE;
  return encoding.kind === "levels" && "ids" in column
    ? levelWriter(column.ids, featuresOfLevels(encoding, column.levels), missing)
    : numberWriter(numbersOf(encoding, column).values, encoding.first, encoding.kind === "bins" ? encoding.cuts : undefined, missing);
}

function levelWriter(ids: Ids, features: Uint16Array, missing: number): HotWriter {
  return (rows, to, place, stride) => {
    for (let at = 0; at < rows.length; at += 1) to[place + at * stride] = features[ids[rows[at] as number] as number] ?? missing;
  };
}

/** Without `cuts` the column is linear, and only has a feature for being there and one for missing. */
function numberWriter(values: Float64Array, first: number, cuts: number[] | undefined, missing: number): HotWriter {
  return (rows, to, place, stride) => {
    for (let at = 0; at < rows.length; at += 1) {
      const value = values[rows[at] as number] as number;
      to[place + at * stride] = Number.isNaN(value) ? missing : first + (cuts ? binOf(cuts, value) : 1);
    }
  };
}

function numbersOf(encoding: Encoding, column: ReadColumn): NumberColumn {
  if ("values" in column) return column;
  throw new TypeError(`${encoding.column} was learned as a number`);
}

function featuresOfLevels(encoding: Encoding & { kind: "levels" }, levels: string[]): Uint16Array {
  const known = new Map(encoding.levels.map((level, index) => [level, encoding.first + index]));
  const hasOther = encoding.size > encoding.levels.length + Number(encoding.hasMissing);
  const other = hasOther ? encoding.first + encoding.levels.length : NO_FEATURE;
  return Uint16Array.from(levels, (level) => known.get(level) ?? other);
}

/** The standardised value of each row under a linear encoding; 0 where missing. */
export function linearValues(encoding: Encoding & { kind: "linear" }, column: ReadColumn, rows: Uint32Array): Float64Array {
  const { values } = numbersOf(encoding, column);
  const { low, high, middle, spread } = encoding;
  return Float64Array.from(rows, (row) => {
    const value = values[row] as number;
    return Number.isNaN(value) ? 0 : (Math.min(high, Math.max(low, value)) - middle) / spread;
  });
}
