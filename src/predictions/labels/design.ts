import { Unfit } from "../unfit.ts";
import type { ReadColumn } from "./columns.ts";
import { type Encoding, linearValues, writeHot } from "./encoding.ts";

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

/** The design of some rows of a table that has the columns of the encodings; all that they hold was there when those were learned. */
export function designOf(encodings: Encoding[], columns: ReadColumn[], rows: Uint32Array): Design {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const hotEncodings = encodings.filter((encoding) => encoding.kind !== "linear" || encoding.size > 1);
  const linearEncodings = encodings.filter((encoding) => encoding.kind === "linear");
  const hot = new Uint16Array(rows.length * hotEncodings.length);
  const linear = new Float64Array(rows.length * linearEncodings.length);
  for (const [at, encoding] of hotEncodings.entries())
    writeHot(encoding, named(byName, encoding.column), rows, hot, at, hotEncodings.length);
  for (const [at, encoding] of linearEncodings.entries())
    spread(linearValues(encoding, named(byName, encoding.column), rows), linear, at, linearEncodings.length);
  return {
    rows: rows.length,
    size: encodings.reduce((sum, encoding) => sum + encoding.size, 0),
    ...{ hot, hotColumns: hotEncodings.length },
    ...{ linear, linearFeatures: linearEncodings.map(({ first }) => first) },
  };
}

function spread(from: Float64Array, to: Float64Array, at: number, width: number): void {
  for (let row = 0; row < from.length; row += 1) to[row * width + at] = from[row] as number;
}

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

/** Adds `weight` × row × rowᵀ to the lower triangle of a matrix of (size + 1)². */
export function addSquare(design: Design, row: number, weight: number, to: Float64Array): void {
  if (design.linearFeatures.length > 0) addMixedSquare(design, row, weight, to);
  else addHotSquare(design, row, weight, to);
}

function addHotSquare({ hot, hotColumns, size }: Design, row: number, weight: number, to: Float64Array): void {
  const width = size + 1;
  const start = row * hotColumns;
  const interceptAt = size * width;
  for (let at = 0; at < hotColumns; at += 1) {
    const feature = hot[start + at] as number;
    const rowAt = feature * width;
    for (let other = 0; other <= at; other += 1) {
      const cell = rowAt + (hot[start + other] as number);
      to[cell] = (to[cell] as number) + weight;
    }
    to[interceptAt + feature] = (to[interceptAt + feature] as number) + weight;
  }
  to[interceptAt + size] = (to[interceptAt + size] as number) + weight;
}

/** rowᵀ × matrix × row, of a symmetric matrix whose lower triangle is filled. */
export function squareForm(design: Design, row: number, matrix: Float64Array): number {
  if (design.linearFeatures.length === 0) return hotSquareForm(design, row, matrix);
  const { features, values } = sparseRow(design, row);
  const width = design.size + 1;
  let sum = 0;
  for (let at = 0; at < features.length; at += 1) {
    const rowAt = (features[at] as number) * width;
    let inner = 0;
    for (let other = 0; other < at; other += 1)
      inner += (matrix[rowAt + (features[other] as number)] as number) * (values[other] as number);
    const own = values[at] as number;
    sum += own * (2 * inner + own * (matrix[rowAt + (features[at] as number)] as number));
  }
  return sum;
}

function hotSquareForm({ hot, hotColumns, size }: Design, row: number, matrix: Float64Array): number {
  const width = size + 1;
  const start = row * hotColumns;
  const interceptAt = size * width;
  let [twice, once] = [0, matrix[interceptAt + size] as number];
  for (let at = 0; at < hotColumns; at += 1) {
    const feature = hot[start + at] as number;
    const rowAt = feature * width;
    for (let other = 0; other < at; other += 1) twice += matrix[rowAt + (hot[start + other] as number)] as number;
    twice += matrix[interceptAt + feature] as number;
    once += matrix[rowAt + feature] as number;
  }
  return 2 * twice + once;
}

function addMixedSquare(design: Design, row: number, weight: number, to: Float64Array): void {
  const { features, values } = sparseRow(design, row);
  const width = design.size + 1;
  for (let at = 0; at < features.length; at += 1) {
    const rowAt = (features[at] as number) * width;
    const scaled = weight * (values[at] as number);
    for (let other = 0; other <= at; other += 1) {
      const cell = rowAt + (features[other] as number);
      to[cell] = (to[cell] as number) + scaled * (values[other] as number);
    }
  }
}

/** The features of a row that are not 0, rising, with the intercept at the end. */
function sparseRow(design: Design, row: number): { features: number[]; values: number[] } {
  const { hot, hotColumns, linear, linearFeatures, size } = design;
  const pairs: [number, number][] = [];
  for (let at = row * hotColumns; at < (row + 1) * hotColumns; at += 1) pairs.push([hot[at] as number, 1]);
  for (const [at, feature] of linearFeatures.entries()) pairs.push([feature, linear[row * linearFeatures.length + at] as number]);
  if (linearFeatures.length > 0) pairs.sort((left, right) => left[0] - right[0]);
  pairs.push([size, 1]);
  return { features: pairs.map(([feature]) => feature), values: pairs.map(([, value]) => value) };
}
