import type { Design } from "./design.ts";

/**
 * Rows as pairs of features: XᵀWX, and what a row is under a matrix. Here learning spends its time, so the features of a row that are 1
 * are taken four at a time: what is fetched for one serves the others. Pure.
 */

/** Writes Σ weight × row × rowᵀ into the lower triangle of `to`, a matrix of (size + 1)². */
export function sumOfSquares(design: Design, weights: Float64Array, to: Float64Array): void {
  to.fill(0);
  if (design.linearFeatures.length > 0)
    for (let row = 0; row < design.rows; row += 1) addMixedSquare(design, row, weights[row] as number, to);
  else {
    for (let row = 0; row < design.rows; row += 1) addHotSquare(design, row, weights[row] as number, to);
    addIntercept(design, weights, to);
  }
}

function addHotSquare({ hot, hotColumns, size }: Design, row: number, weight: number, to: Float64Array): void {
  const width = size + 1;
  const start = row * hotColumns;
  const end = start + hotColumns;
  let at = start;
  for (; at + 3 < end; at += 4) {
    const first = (hot[at] as number) * width;
    const second = (hot[at + 1] as number) * width;
    const third = (hot[at + 2] as number) * width;
    const fourth = (hot[at + 3] as number) * width;
    for (let other = start; other < at; other += 1) {
      const feature = hot[other] as number;
      to[first + feature] = (to[first + feature] as number) + weight;
      to[second + feature] = (to[second + feature] as number) + weight;
      to[third + feature] = (to[third + feature] as number) + weight;
      to[fourth + feature] = (to[fourth + feature] as number) + weight;
    }
    for (let each = at; each < at + 4; each += 1) addPairs(hot, at, each, (hot[each] as number) * width, weight, to);
  }
  for (; at < end; at += 1) addPairs(hot, start, at, (hot[at] as number) * width, weight, to);
}

/** Adds to one row of the matrix the features from `from` up to `to`, the last included. */
function addPairs(hot: Uint16Array, from: number, last: number, rowAt: number, weight: number, to: Float64Array): void {
  for (let other = from; other <= last; other += 1) {
    const cell = rowAt + (hot[other] as number);
    to[cell] = (to[cell] as number) + weight;
  }
}

/** A feature that is 1 goes with the intercept as often as with itself. */
function addIntercept({ size }: Design, weights: Float64Array, to: Float64Array): void {
  const width = size + 1;
  for (let feature = 0; feature < size; feature += 1) to[size * width + feature] = to[feature * width + feature] as number;
  let all = 0;
  for (let row = 0; row < weights.length; row += 1) all += weights[row] as number;
  to[size * width + size] = all;
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

/** rowᵀ × matrix × row, of a symmetric matrix whose lower triangle is filled. */
export function squareForm(design: Design, row: number, matrix: Float64Array): number {
  return design.linearFeatures.length > 0 ? mixedSquareForm(design, row, matrix) : hotSquareForm(design, row, matrix);
}

function hotSquareForm({ hot, hotColumns, size }: Design, row: number, matrix: Float64Array): number {
  const width = size + 1;
  const start = row * hotColumns;
  const end = start + hotColumns;
  const interceptAt = size * width;
  let once = matrix[interceptAt + size] as number;
  let even = 0;
  let odd = 0;
  let at = start;
  for (; at + 3 < end; at += 4) {
    const first = (hot[at] as number) * width;
    const second = (hot[at + 1] as number) * width;
    const third = (hot[at + 2] as number) * width;
    const fourth = (hot[at + 3] as number) * width;
    for (let other = start; other < at; other += 1) {
      const feature = hot[other] as number;
      even += (matrix[first + feature] as number) + (matrix[second + feature] as number);
      odd += (matrix[third + feature] as number) + (matrix[fourth + feature] as number);
    }
    even += matrix[second + (hot[at] as number)] as number;
    odd += (matrix[third + (hot[at] as number)] as number) + (matrix[third + (hot[at + 1] as number)] as number);
    even += (matrix[fourth + (hot[at] as number)] as number) + (matrix[fourth + (hot[at + 1] as number)] as number);
    odd += matrix[fourth + (hot[at + 2] as number)] as number;
  }
  for (; at < end; at += 1)
    for (let other = start; other < at; other += 1) even += matrix[(hot[at] as number) * width + (hot[other] as number)] as number;
  for (let each = start; each < end; each += 1) {
    const feature = hot[each] as number;
    once += matrix[feature * width + feature] as number;
    odd += matrix[interceptAt + feature] as number;
  }
  return 2 * (even + odd) + once;
}

function mixedSquareForm(design: Design, row: number, matrix: Float64Array): number {
  const { features, values } = sparseRow(design, row);
  return squareFormOf(features, values, design.size + 1, matrix);
}

/** The same of a row that is told by its features, rising, and their values. */
export function squareFormOf(features: number[], values: number[], width: number, matrix: Float64Array): number {
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
