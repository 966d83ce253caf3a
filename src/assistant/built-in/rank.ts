import { words } from "../../core/text.ts";

/**
 * Picks the sentences that stand for a text. Up to 40 sentences: LexRank (Erkan & Radev 2004: PageRank over TF-IDF cosine)
 * weighed by position; above: BM25 similarity to the whole text, thinned out by maximal marginal relevance (Carbonell & Goldstein 1998).
 */

const FEW = 40;
const DAMPING = 0.85;
const ROUNDS = 40;
const RELEVANCE = 0.65;
/** Speech repeats itself: a word counts on for longer, and a long turn is held less against its speaker, than in written documents. */
const BM25_K1 = 2.5;
const BM25_B = 0.5;

type Vector = Map<string, number>;

/** Indices of the `count` most telling sentences, in reading order. `prior` weighs each sentence; by default the earlier, the heavier. */
export function pickSentences(sentences: string[], count: number, prior?: number[]): number[] {
  const bags = sentences.map((sentence) => bagOf(words(sentence)));
  const ranked = sentences.length <= FEW ? byLexRank(bags, prior) : byCentroid(bags, count, prior);
  return ranked.slice(0, count).sort((a, b) => a - b);
}

function bagOf(tokens: string[]): Vector {
  const bag: Vector = new Map();
  for (const token of tokens) bag.set(token, (bag.get(token) ?? 0) + 1);
  return bag;
}

function documentsOf(bags: Vector[]): Vector {
  const documents: Vector = new Map();
  for (const bag of bags) for (const token of bag.keys()) documents.set(token, (documents.get(token) ?? 0) + 1);
  return documents;
}

/** Rarer words weigh more: ln((n + 1) / (df + 1)) + 1. */
function rarity(bags: Vector[]): Vector {
  return new Map([...documentsOf(bags)].map(([token, df]) => [token, Math.log((bags.length + 1) / (df + 1)) + 1]));
}

/** BM25's own, which cannot turn negative: ln(1 + (n - df + ½) / (df + ½)). */
function bm25Rarity(bags: Vector[]): Vector {
  const documents = documentsOf(bags);
  return new Map([...documents].map(([token, df]) => [token, Math.log(1 + (bags.length - df + 0.5) / (df + 0.5))]));
}

function unit(bag: Vector, idf: Vector): Vector {
  const weighed = [...bag].map(([token, tf]) => [token, tf * (idf.get(token) ?? 0)] as const);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  return new Map(weighed.map(([token, weight]) => [token, weight / length]));
}

function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [token, weight] of small) sum += weight * (large.get(token) ?? 0);
  return sum;
}

const descending = (scores: number[]): number[] =>
  scores.map((_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);

function byLexRank(bags: Vector[], prior: number[] | undefined): number[] {
  const idf = rarity(bags);
  const vectors = bags.map((bag) => unit(bag, idf));
  const similar = vectors.map((a) => vectors.map((b) => dot(a, b)));
  const sums = similar.map((row) => row.reduce((sum, value) => sum + value, 0) || 1);
  let scores = bags.map(() => 1 / bags.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    scores = scores.map(
      (_, to) =>
        (1 - DAMPING) / bags.length +
        DAMPING * scores.reduce((sum, score, from) => sum + (score * (similar[from]?.[to] ?? 0)) / (sums[from] ?? 1), 0),
    );
  }
  return descending(scores.map((score, index) => score * (prior?.[index] ?? (1 + index) ** -0.4)));
}

function byCentroid(bags: Vector[], count: number, prior: number[] | undefined): number[] {
  const idf = bm25Rarity(bags);
  const sizes = bags.map((bag) => [...bag.values()].reduce((sum, tf) => sum + tf, 0));
  const mean = sizes.reduce((sum, size) => sum + size, 0) / (bags.length || 1) || 1;
  const centroid = totals(bags);
  const scores = bags.map((bag, index) => bm25(bag, centroid, idf, (sizes[index] ?? 0) / mean) * (prior?.[index] ?? 1));
  return thinOut(
    scores,
    bags.map((bag) => unit(bag, idf)),
    count,
  );
}

function totals(bags: Vector[]): Vector {
  const sums: Vector = new Map();
  for (const bag of bags) for (const [token, tf] of bag) sums.set(token, (sums.get(token) ?? 0) + tf);
  return sums;
}

function bm25(bag: Vector, query: Vector, idf: Vector, length: number): number {
  let score = 0;
  for (const [token, tf] of bag) {
    const saturated = (tf * (BM25_K1 + 1)) / (tf + BM25_K1 * (1 - BM25_B + BM25_B * length));
    score += saturated * (idf.get(token) ?? 0) * (query.get(token) ?? 0);
  }
  return score;
}

/** Maximal marginal relevance over the best hundred candidates. */
function thinOut(scores: number[], vectors: Vector[], count: number): number[] {
  const candidates = descending(scores).slice(0, Math.max(100, count * 4));
  const best = scores[candidates[0] ?? 0] || 1;
  const chosen: number[] = [];
  while (chosen.length < count && candidates.length > 0) {
    const gains = candidates.map((index) => {
      const nearest = Math.max(0, ...chosen.map((other) => dot(vectors[index] ?? new Map(), vectors[other] ?? new Map())));
      return (RELEVANCE * (scores[index] ?? 0)) / best - (1 - RELEVANCE) * nearest;
    });
    const at = gains.indexOf(Math.max(...gains));
    chosen.push(...candidates.splice(at, 1));
  }
  return chosen;
}
