/** How good a ranked list is for what was then bought. Pure. */

export interface RankingFigures {
  /** 1 where any of the first five was bought. */
  hit: number;
  /** Normalised discounted cumulative gain of the first ten (Järvelin & Kekäläinen 2002), binary. */
  ndcg: number;
  /** 1 / place of the first that was bought; 0 where none of the list was. */
  reciprocal: number;
}

/** @param list best first, without repetition; @param truth what was bought, not empty */
export function rankingFigures(list: readonly number[], truth: ReadonlySet<number>): RankingFigures {
  let [gain, ideal] = [0, 0];
  for (let place = 0; place < 10; place += 1) {
    const worth = 1 / Math.log2(place + 2);
    if (place < list.length && truth.has(list[place] as number)) gain += worth;
    if (place < truth.size) ideal += worth;
  }
  const first = list.findIndex((item) => truth.has(item));
  return { hit: Number(first >= 0 && first < 5), ndcg: gain / ideal, reciprocal: first >= 0 ? 1 / (first + 1) : 0 };
}
