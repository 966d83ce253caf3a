/** The best few of many. Pure. */

export interface Ranked {
  /** Index into what was ranked. */
  at: number;
  score: number;
  tie: number;
}

/** The `most` highest scores, best first; equals by the higher tie-breaker, then the lower index. O(n log k). */
export function topOf(
  scores: ArrayLike<number>,
  most: number,
  isAllowed: (at: number) => boolean,
  tieOf: (at: number) => number,
): Ranked[] {
  const best: Ranked[] = [];
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] as number;
    const worst = best[best.length - 1];
    if (best.length === most && worst && score < worst.score) continue;
    if (!isAllowed(at)) continue;
    const ranked: Ranked = { at, score, tie: tieOf(at) };
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(best[middle] as Ranked, ranked)) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, ranked);
    if (best.length > most) best.pop();
  }
  return best;
}

const isBefore = (left: Ranked, right: Ranked): boolean =>
  left.score > right.score || (left.score === right.score && (left.tie > right.tie || (left.tie === right.tie && left.at < right.at)));
