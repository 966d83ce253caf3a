/** ROUGE-1, -2 and -L as F1 (Lin 2004) over lower-case words without their plain English endings. Vietnamese is compared by syllables. */

export interface Rouge {
  r1: number;
  r2: number;
  rl: number;
}

const tokens = (text: string): string[] =>
  (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).map(stem);

/** What the first step of Porter's stemmer takes off, for words of more than three letters as ROUGE's own scripts do. */
function stem(word: string): string {
  if (word.length <= 3 || /[^a-z]/.test(word)) return word;
  const singular = word
    .replace(/sses$/, "ss")
    .replace(/ies$/, "i")
    .replace(/([^s])s$/, "$1");
  const bare = singular.replace(/([aeiouy].*)(?:ed|ing)$/, "$1");
  if (bare === singular) return singular.replace(/([aeiou].*)y$/, "$1i");
  return bare.replace(/(?:at|bl|iz)$/, "$&e").replace(/([^lsz])\1$/, "$1");
}

export function rouge(candidate: string, reference: string): Rouge {
  const [a, b] = [tokens(candidate), tokens(reference)];
  return { r1: overlap(grams(a, 1), grams(b, 1)), r2: overlap(grams(a, 2), grams(b, 2)), rl: f1(longestCommon(a, b), a.length, b.length) };
}

function grams(words: string[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + size <= words.length; at += 1) {
    const gram = words.slice(at, at + size).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function overlap(a: Map<string, number>, b: Map<string, number>): number {
  let common = 0;
  for (const [gram, count] of a) common += Math.min(count, b.get(gram) ?? 0);
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  return f1(common, total(a), total(b));
}

const f1 = (common: number, a: number, b: number): number => (common === 0 ? 0 : (2 * common) / (a + b));

function longestCommon(a: string[], b: string[]): number {
  let previous = new Uint32Array(b.length + 1);
  for (const word of a) {
    const current = new Uint32Array(b.length + 1);
    for (let at = 1; at <= b.length; at += 1)
      current[at] = word === b[at - 1] ? (previous[at - 1] ?? 0) + 1 : Math.max(previous[at] ?? 0, current[at - 1] ?? 0);
    previous = current;
  }
  return previous[b.length] ?? 0;
}
