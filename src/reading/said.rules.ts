import { exact, fold } from "../core/text.ts";

/** Patterns in Vietnamese as it is written: what has marks is read by them, and only a sentence without any as if the pattern had none. */

export interface Said {
  marked: RegExp;
  bare: RegExp;
}

/** Whole words only: "thu" is not found in "thủ", nor "hư lần" in "như lần". */
const bounded = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "gu");

/** Classes such as \p{L} keep their capitals; all else of a pattern is lower case. */
const CLASS = /(\\p\{\w+\})/u;
const each = (pattern: string, change: (words: string) => string): string =>
  pattern
    .split(CLASS)
    .map((part) => (CLASS.test(part) ? part : change(part)))
    .join("");

/** Compiles alternatives of whole words, written in lower case with their marks. */
export function said(...alternatives: string[]): Said {
  const pattern = alternatives.join("|");
  return { marked: bounded(each(pattern, exact)), bare: bounded(each(pattern, fold)) };
}

const patternFor = ({ marked, bare }: Said, lower: string): RegExp => (lower === fold(lower) ? bare : marked);

export function isSaid(said: Said, sentence: string): boolean {
  const lower = exact(sentence);
  return lower.search(patternFor(said, lower)) >= 0;
}

/** The sentence, lower case, without what the pattern finds. */
export function withoutSaid(said: Said, sentence: string): string {
  const lower = exact(sentence);
  return lower.replace(patternFor(said, lower), " ");
}
