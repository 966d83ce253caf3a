/**
 * Item-kNN for shops that are too small for EASE: items are alike that are bought by the same customers. Cosine with shrinkage,
 * c_ij / (√(c_i c_j) + 20), the 50 nearest of each item (Sarwar et al. 2001; Bell & Koren 2007 for the shrinkage). Pure.
 */

const SHRINK = 20;
const NEAREST = 50;

/** Weights as EASE has them, size × size: row i holds what having bought i says for its neighbours. @param gram XᵀX, lower triangle */
export function neighbourWeights(gram: Float64Array, size: number): Float32Array {
  const together = (one: number, other: number): number => gram[Math.max(one, other) * size + Math.min(one, other)] as number;
  const weights = new Float32Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const alike: [item: number, likeness: number][] = [];
    for (let column = 0; column < size; column += 1) {
      const shared = column === row ? 0 : together(row, column);
      if (shared > 0) alike.push([column, shared / (Math.sqrt(together(row, row) * together(column, column)) + SHRINK)]);
    }
    alike.sort((left, right) => right[1] - left[1] || left[0] - right[0]);
    for (const [column, likeness] of alike.slice(0, NEAREST)) weights[row * size + column] = likeness;
  }
  return weights;
}
