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

/**
 * Levels are groups of their own; numbers go into at most `bins` runs of about the same length, over all of the given rows. `sorted` are
 * their values (see `sortedValues`), where several groupings need them.
 */
export function groupsOf(column: ReadColumn, rows: Uint32Array, bins: number, sorted?: Float64Array): Groups {
  const groupOf = new Int32Array(rows.length);
  if ("ids" in column) {
    const missing = column.levels.length;
    for (let at = 0; at < rows.length; at += 1) {
      const id = column.ids[rows[at] as number] as number;
      groupOf[at] = id < 0 ? missing : id;
    }
    const says = (group: number) => `${column.name} is ${group === missing ? "missing" : column.levels[group]}`;
    return { column: column.name, groupOf, count: missing + 1, isOrdered: false, says };
  }
  const known = sorted ?? sortedValues(column, rows);
  const cuts = known.length === 0 ? [] : cutPoints(known, bins);
  const missing = cuts.length + 1;
  for (let at = 0; at < rows.length; at += 1) {
    const value = column.values[rows[at] as number] as number;
    groupOf[at] = Number.isNaN(value) ? missing : binOf(cuts, value);
  }
  const says = (first: number, last = first) => `${column.name} is ${first === missing ? "missing" : runOf(cuts, first, last)}`;
  return { column: column.name, groupOf, count: missing + 1, isOrdered: true, says };
}

/** The values of some rows in rising order, without missing ones; none of a column of levels. */
export function sortedValues(column: ReadColumn, rows: Uint32Array): Float64Array {
  if ("ids" in column) return new Float64Array();
  const sorted = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) sorted[at] = column.values[rows[at] as number] as number;
  return present(sorted.sort());
}

/** Sorting puts missing ones last. */
function present(sorted: Float64Array): Float64Array {
  let end = sorted.length;
  while (end > 0 && Number.isNaN(sorted[end - 1])) end -= 1;
  return sorted.subarray(0, end);
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
  for (let at = 0; at < groupOf.length; at += 1) {
    if (isTaken && !isTaken(at)) continue;
    const group = groupOf[at] as number;
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
