import { fold } from "../core/text.ts";
import { alternativesOf, bounded } from "./statuses.ts";

/** Lists of words as "Vietnamese / English", looked up in texts with and without Vietnamese marks. */

export type Words = Record<"marked" | "unmarked", RegExp>;

/** Words of the lists. A Vietnamese word typed without its marks is mostly another ("nhung" for "nhưng"); a phrase is not. */
export function wordsFor(things: string[]): Words {
  const [own, foreign] = [0, 1].map((at) => things.flatMap((thing) => alternativesOf(thing.split(" / ")[at] ?? "")).filter(Boolean));
  const phrases = (own ?? []).filter((word) => word.includes(" ") && !word.includes("(?")).map(fold);
  const longestFirst = (words: string[]) => bounded(words.sort((a, b) => b.length - a.length).join("|"));
  return { marked: longestFirst([...(own ?? []), ...(foreign ?? [])]), unmarked: longestFirst([...phrases, ...(foreign ?? [])]) };
}

export const waysOf = (text: string): keyof Words => (/[à-ỹđ]/iu.test(text) ? "marked" : "unmarked");

/** Does the text have one of the words? */
export const isNamed = (text: string, words: Words): boolean => text.search(words[waysOf(text)]) >= 0;
