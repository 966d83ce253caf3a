import { KINDRED } from "./kindred-words.ts";
import { polarityAt } from "./statuses.ts";
import { isNamed, waysOf, wordsFor } from "./word-lists.ts";

/** "Walnut tables" from an order for oak ones: a thing of the same kind as the one that the sources name, and which none of them does. */

const FAMILIES = KINDRED.map((things) => ({ all: wordsFor(things), things: things.map((thing) => wordsFor([thing])) }));

/** Words for a thing in whose place the sources speak of another; what is not meant ("not the oak one") swaps nothing. */
export function swappedThings(text: string, sources: string[], quoted: { start: number; end: number }[]): string[] {
  const isQuoted = (at: number) => quoted.some(({ start, end }) => start <= at && at < end);
  return FAMILIES.flatMap(({ all, things }) => {
    if (!sources.some((source) => isNamed(source, all))) return [];
    const ways = waysOf(text);
    const claimed = [...text.matchAll(all[ways])].filter(({ index, 0: raw }) => !isQuoted(index) && polarityAt(text, index, raw) !== "no");
    return claimed.flatMap(({ 0: raw }) => {
      const meant = things.filter((thing) => raw.search(thing[ways]) >= 0);
      return meant.some((thing) => sources.some((source) => isNamed(source, thing))) ? [] : [raw];
    });
  });
}
