import { binOf, cutPoints } from "../maths/quantiles.ts";
import type { ReadColumn } from "./columns.ts";

/** A column by itself: its values in groups, and how often the label comes with each. Pure. */
export interface Groups {
  column: string;
  /** The group of each row; the last one is for missing values. */
  groupOf: Int32Array;
  count: number;
  /** Whether neighbouring groups are neighbouring values. */
  isOrdered: boolean;
  /** A group, or a run of neighbouring ones, in words. */
  says(first: number, last?: number): string;
}

/** Levels are groups of their own; numbers go into at most `bins` runs of about the same length, over all of the given rows. */
export function groupsOf(column: ReadColumn, rows: Uint32Array, bins: number): Groups {
  if ("ids" in column) {
    const missing = column.levels.length;
    const groupOf = Int32Array.from(rows, (row) => ((column.ids[row] as number) < 0 ? missing : (column.ids[row] as number)));
    const says = (group: number) => `${column.name} is ${group === missing ? "missing" : column.levels[group]}`;
    return { column: column.name, groupOf, count: missing + 1, isOrdered: false, says };
  }
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) values[at] = column.values[rows[at] as number] as number;
  const sorted = values.slice().sort();
  const present = sorted.subarray(0, firstMissing(sorted));
  const cuts = present.length === 0 ? [] : cutPoints(present, bins);
  const missing = cuts.length + 1;
  const groupOf = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[at] as number;
    groupOf[at] = Number.isNaN(value) ? missing : binOf(cuts, value);
  }
  const says = (first: number, last = first) => `${column.name} is ${first === missing ? "missing" : runOf(cuts, first, last)}`;
  return { column: column.name, groupOf, count: missing + 1, isOrdered: true, says };
}

/** Where the missing ones begin, which sorting puts last. */
function firstMissing(sorted: Float64Array): number {
  const at = sorted.findIndex(Number.isNaN);
  return at < 0 ? sorted.length : at;
}

/** A run between cut points in words, from one bin to another. */
export function runOf(cuts: readonly number[], first: number, last = first): string {
  const [low, high] = [cuts[first - 1], cuts[last]];
  if (low === undefined) return high === undefined ? "any number" : `${shown(high)} or less`;
  return high === undefined ? `more than ${shown(low)}` : `more than ${shown(low)}, up to ${shown(high)}`;
}

/** A number with the digits that matter: whole from a thousand on. */
export const shown = (value: number): string =>
  value.toLocaleString("en-US", Math.abs(value) < 1_000 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 0 });

/** Rows and positives of each group; `isTaken` leaves rows out. */
export function countGroups({ groupOf, count }: Groups, outcomes: Uint8Array, isTaken?: (at: number) => boolean) {
  const [rows, positives] = [new Float64Array(count), new Float64Array(count)];
  for (const [at, group] of groupOf.entries()) {
    if (isTaken && !isTaken(at)) continue;
    rows[group] = (rows[group] as number) + 1;
    positives[group] = (positives[group] as number) + (outcomes[at] as number);
  }
  return { rows, positives };
}

/** Rows that a group's rate is pulled to the base rate by. */
const PRIOR_ROWS = 2;

/** Positives a row of a group, pulled to the base rate where the group is small. */
export const smoothedRate = (positives: number, rows: number, baseRate: number): number =>
  (positives + PRIOR_ROWS * baseRate) / (rows + PRIOR_ROWS);
