import { factorise, invert } from "../maths/cholesky.ts";

/**
 * EASE, "embarrassingly shallow autoencoder" (Steck 2019, eq. 8): item weights B that rebuild a binary matrix X (customers × items) from
 * itself with a zero diagonal. With P = (XᵀX + λI)⁻¹, B_ij = −P_ij / P_jj for i ≠ j. Pure.
 */

export const LAMBDA = 1_000;

/** XᵀX, size × size, lower triangle, row by row. @param baskets per customer the different items, each below `size` */
export function gramOf(baskets: Iterable<ArrayLike<number>>, size: number): Float64Array {
  const gram = new Float64Array(size * size);
  for (const items of baskets)
    for (let one = 0; one < items.length; one += 1)
      for (let other = 0; other < items.length; other += 1) {
        const [row, column] = [items[one] as number, items[other] as number];
        if (row >= column) gram[row * size + column] = (gram[row * size + column] as number) + 1;
      }
  return gram;
}

/**
 * B, size × size: row i holds what having bought i says for every j. The Gram matrix is overwritten; at its peak it and
 * the one of Float32 that is handed back are held (12 MB for 1,000 items, 27 MB for 1,500).
 */
export function easeWeights(gram: Float64Array, size: number, lambda = LAMBDA): Float32Array {
  for (let item = 0; item < size; item += 1) gram[item * size + item] = (gram[item * size + item] as number) + lambda;
  factorise(gram, size);
  const inverse = invert(gram, size);
  const weights = new Float32Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1) {
      const both = inverse[row * size + column] as number;
      weights[row * size + column] = -both / (inverse[column * size + column] as number);
      weights[column * size + row] = -both / (inverse[row * size + row] as number);
    }
  return weights;
}
