/**
 * Small dense systems. A symmetric matrix of size p is a Float64Array of p × p, row by row, of which only the lower triangle is read.
 * Method: Cholesky-Crout; Golub & Van Loan, Matrix Computations, § 4.2. Rows are taken four at a time, so that each number that is
 * fetched is used several times: fetching is what takes the time. Pure.
 */

/** Thrown when a matrix is not positive definite (a pivot of zero, less, or no number). */
export class NotPositiveDefinite extends Error {
  override name = "NotPositiveDefinite";
}

const ROWS_AT_ONCE = 4;

/** Overwrites the lower triangle of `matrix` with L, where L Lᵀ is the matrix. p³/6 multiplications. */
export function factorise(matrix: Float64Array, size: number): void {
  for (let first = 0; first < size; first += ROWS_AT_ONCE) {
    const last = Math.min(size, first + ROWS_AT_ONCE);
    if (last - first === ROWS_AT_ONCE) for (let column = 0; column < first; column += 2) factoriseTile(matrix, size, first, column);
    else for (let row = first; row < last; row += 1) factoriseRow(matrix, size, row, 0, first);
    for (let row = first; row < last; row += 1) {
      factoriseRow(matrix, size, row, first, row);
      const rowAt = row * size;
      const pivot = (matrix[rowAt + row] as number) - product(matrix, rowAt, rowAt, row);
      if (!(pivot > 0 && pivot < Number.POSITIVE_INFINITY)) throw new NotPositiveDefinite(`Pivot ${row} of ${size} is ${pivot}`);
      matrix[rowAt + row] = Math.sqrt(pivot);
    }
  }
}

/** Columns `from` up to `to` of one row. */
function factoriseRow(matrix: Float64Array, size: number, row: number, from: number, to: number): void {
  const rowAt = row * size;
  for (let column = from; column < to; column += 1) {
    const columnAt = column * size;
    const rest = (matrix[rowAt + column] as number) - product(matrix, rowAt, columnAt, column);
    matrix[rowAt + column] = rest / (matrix[columnAt + column] as number);
  }
}

/** Two columns of four rows, all below the diagonal. */
function factoriseTile(matrix: Float64Array, size: number, row: number, column: number): void {
  const [a, b, c, d] = [row * size, (row + 1) * size, (row + 2) * size, (row + 3) * size];
  const [left, right] = [column * size, (column + 1) * size];
  // One name a line: taking several out of a list at once costs more here than all the rest.
  let a0 = 0;
  let a1 = 0;
  let b0 = 0;
  let b1 = 0;
  let c0 = 0;
  let c1 = 0;
  let d0 = 0;
  let d1 = 0;
  for (let k = 0; k < column; k += 1) {
    const l = matrix[left + k] as number;
    const r = matrix[right + k] as number;
    const ak = matrix[a + k] as number;
    a0 += ak * l;
    a1 += ak * r;
    const bk = matrix[b + k] as number;
    b0 += bk * l;
    b1 += bk * r;
    const ck = matrix[c + k] as number;
    c0 += ck * l;
    c1 += ck * r;
    const dk = matrix[d + k] as number;
    d0 += dk * l;
    d1 += dk * r;
  }
  const first = matrix[left + column] as number;
  const across = matrix[right + column] as number;
  const second = matrix[right + column + 1] as number;
  matrix[a + column] = ((matrix[a + column] as number) - a0) / first;
  matrix[b + column] = ((matrix[b + column] as number) - b0) / first;
  matrix[c + column] = ((matrix[c + column] as number) - c0) / first;
  matrix[d + column] = ((matrix[d + column] as number) - d0) / first;
  const next = column + 1;
  matrix[a + next] = ((matrix[a + next] as number) - a1 - across * (matrix[a + column] as number)) / second;
  matrix[b + next] = ((matrix[b + next] as number) - b1 - across * (matrix[b + column] as number)) / second;
  matrix[c + next] = ((matrix[c + next] as number) - c1 - across * (matrix[c + column] as number)) / second;
  matrix[d + next] = ((matrix[d + next] as number) - d1 - across * (matrix[d + column] as number)) / second;
}

/** Scalar product of two stretches; four sums side by side, since one alone waits for itself. */
function product(matrix: Float64Array, left: number, right: number, length: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    first += (matrix[left + k] as number) * (matrix[right + k] as number);
    second += (matrix[left + k + 1] as number) * (matrix[right + k + 1] as number);
    third += (matrix[left + k + 2] as number) * (matrix[right + k + 2] as number);
    fourth += (matrix[left + k + 3] as number) * (matrix[right + k + 3] as number);
  }
  for (; k < length; k += 1) first += (matrix[left + k] as number) * (matrix[right + k] as number);
  return first + second + third + fourth;
}

/** x with (L Lᵀ) x = right, of a factor made by `factorise`. */
export function solve(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    let sum = x[row] as number;
    for (let k = 0; k < row; k += 1) sum -= (factor[row * size + k] as number) * (x[k] as number);
    x[row] = sum / (factor[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const value = (x[row] as number) / (factor[row * size + row] as number);
    x[row] = value;
    for (let k = 0; k < row; k += 1) x[k] = (x[k] as number) - (factor[row * size + k] as number) * value;
  }
  return x;
}

/** Overwrites the lower triangle of a factor L with that of the inverse of L Lᵀ. About twice the work of factorising. */
export function invert<Matrix extends Float64Array>(factor: Matrix, size: number): Matrix {
  invertTriangle(factor, size);
  for (let row = 0; row < size; row += 1) {
    const rowAt = row * size;
    const pivot = factor[rowAt + row] as number;
    for (let column = 0; column <= row; column += 1) factor[rowAt + column] = pivot * (factor[rowAt + column] as number);
    let below = row + 1;
    for (; below + 3 < size; below += 4) {
      const at = below * size;
      const first = factor[at + row] as number;
      const second = factor[at + size + row] as number;
      const third = factor[at + 2 * size + row] as number;
      addFour(factor, rowAt, at, size, row + 1, first, second, third, factor[at + 3 * size + row] as number);
    }
    for (; below < size; below += 1) addStretch(factor, rowAt, below * size, 0, row + 1, factor[below * size + row] as number);
  }
  return factor;
}

/** Overwrites L with its inverse. */
function invertTriangle(factor: Float64Array, size: number): void {
  const own = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const rowAt = row * size;
    const pivot = 1 / (factor[rowAt + row] as number);
    for (let k = 0; k < row; k += 1) {
      own[k] = -(factor[rowAt + k] as number) * pivot;
      factor[rowAt + k] = 0;
    }
    let k = 0;
    // What is right of a diagonal must not count, so the four are added together as far as the first of them goes.
    for (; k + 3 < row; k += 4) {
      addFour(factor, rowAt, k * size, size, k + 1, own[k] as number, own[k + 1] as number, own[k + 2] as number, own[k + 3] as number);
      for (let each = k + 1; each < k + 4; each += 1) addStretch(factor, rowAt, each * size, k + 1, each + 1, own[each] as number);
    }
    for (; k < row; k += 1) addStretch(factor, rowAt, k * size, 0, k + 1, own[k] as number);
    factor[rowAt + row] = pivot;
  }
}

/** Adds to the stretch at `to` four rows from `from` on, each times its weight. */
function addFour(
  matrix: Float64Array,
  to: number,
  from: number,
  size: number,
  length: number,
  w0: number,
  w1: number,
  w2: number,
  w3: number,
): void {
  const [second, third, fourth] = [from + size, from + 2 * size, from + 3 * size];
  for (let column = 0; column < length; column += 1)
    matrix[to + column] =
      (matrix[to + column] as number) +
      w0 * (matrix[from + column] as number) +
      w1 * (matrix[second + column] as number) +
      w2 * (matrix[third + column] as number) +
      w3 * (matrix[fourth + column] as number);
}

/** Adds to the stretch at `to` the places `start` up to `end` of one row, times its weight. */
function addStretch(matrix: Float64Array, to: number, from: number, start: number, end: number, weight: number): void {
  for (let column = start; column < end; column += 1)
    matrix[to + column] = (matrix[to + column] as number) + weight * (matrix[from + column] as number);
}
