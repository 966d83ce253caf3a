import { HAPPENINGS } from "./happening-words.ts";
import { polarityAt, reader } from "./statuses.ts";
import { topicWords } from "./topics.ts";

/** "Your roaster burned down": a sentence may tell of an event only where a source tells of it, in its words or in the same in others. */

const FAMILIES = HAPPENINGS.map(({ told, heard }) => ({
  told: reader(told),
  heard: reader(heard === undefined ? told : `${told}|${heard}`),
}));

const isMarked = (text: string): "marked" | "unmarked" => (/[à-ỹđ]/iu.test(text) ? "marked" : "unmarked");

/** Most of what it says stands in the sources, in whatever words it is told. */
const COVERED = 0.6;
/** Shorter sentences say too little to measure. */
const FEWEST_WORDS = 2;

export interface Told {
  text: string;
  topics: Set<string>;
}

/** Words of the sentence that tell of an event which no source speaks of. What may come of something is none, and courtesies count none. */
export function unfoundedHappenings(text: string, sources: Told[], quoted: { start: number; end: number }[]): string[] {
  const reads = isMarked(text);
  return FAMILIES.flatMap((family) => {
    const match = [...text.matchAll(family.told[reads])].find(
      ({ index, 0: raw }) => !quoted.some(({ start, end }) => start <= index && index < end) && polarityAt(text, index, raw) === "yes",
    );
    const isHeard = match && sources.some((source) => source.text.search(family.heard[isMarked(source.text)]) >= 0);
    return match && !isHeard ? [match[0]] : [];
  });
}

/** How much of what the sentence speaks of stands in the sources, from 0 to 1. */
export function coverage(text: string, sources: Told[]): number {
  const own = [...topicWords(text)].filter((word) => !word.startsWith("*"));
  if (own.length < FEWEST_WORDS) return 1;
  return own.filter((word) => sources.some(({ topics }) => topics.has(word))).length / own.length;
}

/** Told of in words of which the sources have most? */
export const isCovered = (text: string, sources: Told[]): boolean => coverage(text, sources) >= COVERED;

const THANKED_FOR =
  /(?<![\p{L}\p{M}])(?:(?:cảm ơn|cám ơn|xin lỗi|tiếc|vui|mừng|chúc mừng)(?: [\p{L}\p{M}]+){0,4}? (?:đã|vì|do|khi|bị)|(?:thank(?:s| you)|sorry|apologies|glad|happy|congratulations|congrats|delighted)(?: [\p{L}\p{M}]+){0,4}? (?:for|that|on|about|to hear))(?![\p{L}\p{M}])/iu;

/** Thanks, regrets and wishes are free, unless they are for something that has happened. */
export const tellsInPassing = (text: string): boolean => THANKED_FOR.test(text);
