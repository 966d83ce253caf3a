import { Unfit } from "../unfit.ts";
import type { ReadColumn } from "./columns.ts";
import { type Encoding, hotWriter, linearValues } from "./encoding.ts";

/**
 * The rows that are trained on, as features. Nearly all are one-hot, so a row is the list of the features that are 1 (one a column), beside
 * the few that are linear. Features are numbered from 0; the intercept comes last, as number `size`. Pure.
 */
export interface Design {
  rows: number;
  /** Features without the intercept. */
  size: number;
  /** rows × hotColumns: the features that are 1, rising within a row. */
  hot: Uint16Array;
  hotColumns: number;
  /** rows × linearFeatures.length: values of the linear features. */
  linear: Float64Array;
  linearFeatures: number[];
}

/** In place of a feature, where a row to score has a level or a gap that was never learned from. */
export const NO_FEATURE = 65_535;

const ROWS_AT_ONCE = 2_048;

/** The design of some rows of a table that has the columns of the encodings. */
export function designOf(encodings: Encoding[], columns: ReadColumn[], rows: Uint32Array): Design {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const hotEncodings = encodings.filter((encoding) => encoding.kind !== "linear" || encoding.size > 1);
  const linearEncodings = encodings.filter((encoding) => encoding.kind === "linear");
  const design: Design = {
    rows: rows.length,
    size: encodings.reduce((sum, encoding) => sum + encoding.size, 0),
    ...{ hot: new Uint16Array(rows.length * hotEncodings.length), hotColumns: hotEncodings.length },
    linear: new Float64Array(rows.length * linearEncodings.length),
    linearFeatures: linearEncodings.map(({ first }) => first),
  };
  const writers = hotEncodings.map((encoding) => hotWriter(encoding, named(byName, encoding.column)));
  // Some rows at once, so that the stretch that all columns write to stays near.
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.subarray(from, from + ROWS_AT_ONCE);
    for (const [at, write] of writers.entries()) write(some, design.hot, from * writers.length + at, writers.length);
  }
  for (const [at, encoding] of linearEncodings.entries())
    spread(linearValues(encoding, named(byName, encoding.column), rows), design.linear, at, linearEncodings.length);
  return design;
}

function spread(from: Float64Array, to: Float64Array, at: number, width: number): void {
  for (let row = 0; row < from.length; row += 1) to[row * width + at] = from[row] as number;
}

/** The design of the first `rows` alone, over the same numbers. */
export const firstRows = (design: Design, rows: number): Design => ({
  ...{ ...design, rows, hot: design.hot.subarray(0, rows * design.hotColumns) },
  linear: design.linear.subarray(0, rows * design.linearFeatures.length),
});

/** The column of that name. Throws `Unfit` with `unknown_column` when the rows to score lack it. */
export function named(columns: Map<string, ReadColumn>, name: string): ReadColumn {
  const found = columns.get(name);
  if (!found) throw new Unfit("unknown_column", `The column "${name}" was learned from, but the rows to score do not have it.`);
  return found;
}

/** Log-odds of one row under coefficients with the intercept last. */
export function logOddsOfRow(design: Design, coefficients: Float64Array, row: number): number {
  const { hot, hotColumns, linear, linearFeatures, size } = design;
  let sum = coefficients[size] as number;
  const end = (row + 1) * hotColumns;
  for (let at = row * hotColumns; at < end; at += 1) sum += coefficients[hot[at] as number] as number;
  for (let at = 0; at < linearFeatures.length; at += 1)
    sum += (coefficients[linearFeatures[at] as number] as number) * (linear[row * linearFeatures.length + at] as number);
  return sum;
}

/** Adds `weight` × the row to a vector of size + 1. */
export function addRow(design: Design, row: number, weight: number, to: Float64Array): void {
  const { hot, hotColumns, linear, linearFeatures, size } = design;
  const end = (row + 1) * hotColumns;
  for (let at = row * hotColumns; at < end; at += 1) to[hot[at] as number] = (to[hot[at] as number] as number) + weight;
  for (let at = 0; at < linearFeatures.length; at += 1) {
    const feature = linearFeatures[at] as number;
    to[feature] = (to[feature] as number) + weight * (linear[row * linearFeatures.length + at] as number);
  }
  to[size] = (to[size] as number) + weight;
}
