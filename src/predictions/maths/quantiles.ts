/** Quantiles and cut points. Values that are no numbers are the caller's to leave out. Pure. */

/** The quantile (0 to 1) of values in rising order, between neighbours where it falls between them (type 7 of Hyndman & Fan 1996). NaN of none. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (at - below);
}

/**
 * Rising cut points that part sorted values into at most `bins` runs of about the same length; a value belongs to the run behind all
 * cuts that are less than it. As many runs as there are different values where those are no more than `bins`.
 */
export function cutPoints(sorted: Float64Array, bins: number): number[] {
  const different = distinct(sorted, bins + 1);
  const last = sorted[sorted.length - 1] as number;
  if (different.length <= bins) return different.slice(0, -1);
  const cuts = new Set<number>();
  for (let bin = 1; bin < bins; bin += 1) {
    const cut = sorted[Math.ceil((bin / bins) * sorted.length) - 1] as number;
    if (cut < last) cuts.add(cut);
  }
  return [...cuts];
}

/** The first `limit` different values of sorted ones. */
function distinct(sorted: Float64Array, limit: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < sorted.length && found.length < limit; at += 1)
    if (at === 0 || sorted[at] !== sorted[at - 1]) found.push(sorted[at] as number);
  return found;
}

/** How many of rising `cuts` are less than the value: the run it belongs to. */
export function binOf(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
