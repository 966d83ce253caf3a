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
    for (let column = 0; column <= row; column += 1) {
      const columnAt = column * size;
      let sum = matrix[rowAt + column] as number;
      for (let k = 0; k < column; k += 1) sum -= (matrix[rowAt + k] as number) * (matrix[columnAt + k] as number);
      if (column < row) matrix[rowAt + column] = sum / (matrix[columnAt + column] as number);
      else if (sum > 0 && sum < Number.POSITIVE_INFINITY) matrix[rowAt + row] = Math.sqrt(sum);
      else throw new NotPositiveDefinite(`Pivot ${row} of ${size} is ${sum}`);
    }
  }
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

/** The lower triangle (diagonal included) of the inverse of L Lᵀ, as a matrix of its own. */
export function invert(factor: Float64Array, size: number): Float64Array {
  const lower = invertTriangle(factor, size);
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k += 1) {
    for (let row = 0; row <= k; row += 1) {
      const left = lower[k * size + row] as number;
      if (left === 0) continue;
      const rowAt = row * size;
      const kAt = k * size;
      for (let column = 0; column <= row; column += 1)
        inverse[rowAt + column] = (inverse[rowAt + column] as number) + left * (lower[kAt + column] as number);
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
