/**
 * Small dense systems. A symmetric matrix of size p is a Float64Array of p × p, row by row, of which only the lower triangle is read.
 * Method: Cholesky-Crout; Golub & Van Loan, Matrix Computations, § 4.2. Pure.
 */

/** Thrown when a matrix is not positive definite (a pivot of zero, less, or no number). */
export class NotPositiveDefinite extends Error {
  override name = "NotPositiveDefinite";
}

/** Overwrites the lower triangle of `matrix` with L, where L Lᵀ is the matrix. p³/3 multiplications. */
export function factorise(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    const rowAt = row * size;
    for (let column = 0; column < row; column += 1) {
      const columnAt = column * size;
      const rest = (matrix[rowAt + column] as number) - product(matrix, rowAt, columnAt, column);
      matrix[rowAt + column] = rest / (matrix[columnAt + column] as number);
    }
    const pivot = (matrix[rowAt + row] as number) - product(matrix, rowAt, rowAt, row);
    if (!(pivot > 0 && pivot < Number.POSITIVE_INFINITY)) throw new NotPositiveDefinite(`Pivot ${row} of ${size} is ${pivot}`);
    matrix[rowAt + row] = Math.sqrt(pivot);
  }
}

/** Scalar product of two stretches; four sums side by side, since one alone waits for itself. */
function product(matrix: Float64Array, left: number, right: number, length: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
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

/** The lower triangle (diagonal included) of the inverse of L Lᵀ, as a matrix of its own. About as much work as factorising. */
export function invert(factor: Float64Array, size: number): Float64Array {
  const inverse = invertTriangle(factor, size);
  for (let row = 0; row < size; row += 1) {
    const rowAt = row * size;
    const pivot = inverse[rowAt + row] as number;
    for (let column = 0; column <= row; column += 1) inverse[rowAt + column] = pivot * (inverse[rowAt + column] as number);
    for (let below = row + 1; below < size; below += 1) {
      const belowAt = below * size;
      const weight = inverse[belowAt + row] as number;
      for (let column = 0; column <= row; column += 1)
        inverse[rowAt + column] = (inverse[rowAt + column] as number) + weight * (inverse[belowAt + column] as number);
    }
  }
  return inverse;
}

function invertTriangle(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const rowAt = row * size;
    const pivot = 1 / (factor[rowAt + row] as number);
    for (let k = 0; k < row; k += 1) {
      const weight = (factor[rowAt + k] as number) * pivot;
      const kAt = k * size;
      for (let column = 0; column <= k; column += 1)
        inverse[rowAt + column] = (inverse[rowAt + column] as number) - weight * (inverse[kAt + column] as number);
    }
    inverse[rowAt + row] = pivot;
  }
  return inverse;
}
