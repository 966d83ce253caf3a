import { type Token, tokenOf } from "./tokens.ts";

/** How many letters have to be put in, left out, exchanged or swapped with their neighbour; stops caring above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [older, old] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (old[j] ?? 0) + 1, (old[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [older, old] = [old, row];
  }
  return old[b.length] ?? limit + 1;
}

const LONG = 8;
const SHORTEST = 4;

/** A word that is not known as the one known word that it is a slip of the finger away from; two that are as near leave it as it is. */
export function respelled(token: Token, known: ReadonlySet<string>): Token {
  const { folded, isNumber } = token;
  if (isNumber || folded.length < SHORTEST || known.has(folded) || !/^[a-z]+$/.test(folded)) return token;
  const limit = folded.length >= LONG ? 2 : 1;
  let [best, least, isTied] = ["", limit + 1, false];
  for (const word of known) {
    if (word.length < SHORTEST) continue;
    const apart = distance(folded, word, limit);
    // A first letter is seldom wrong.
    const weight = apart + (word[0] === folded[0] ? 0 : 0.5) + (word.length === folded.length ? 0 : 0.1);
    if (weight > limit + 0.6 || weight > least) continue;
    isTied = weight === least;
    [best, least] = [word, weight];
  }
  return best && !isTied ? { ...tokenOf(best), text: token.text } : token;
}
