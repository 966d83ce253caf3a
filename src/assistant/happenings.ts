import { HAPPENINGS } from "./happening-words.ts";
import { polarityAt, reader } from "./statuses.ts";
import { languageOf, topicWords } from "./topics.ts";

/** "Your roaster burned down": a sentence may tell of an event only where a source tells of it, in its words or in the same in others. */

const FAMILIES = HAPPENINGS.map(({ told, heard }) => ({
  told: reader(told),
  heard: reader(heard === undefined ? told : `${told}|${heard}`),
}));

const isMarked = (text: string): "marked" | "unmarked" => (/[à-ỹđ]/iu.test(text) ? "marked" : "unmarked");

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

/** Less than this of what a sentence tells is in its sources: it tells of something else. */
const FEWEST_SHARED = 0.4;
/** A cause has few words, and half of them are as good as none. */
const CAUSE_SHARED = 0.5;
/** Shorter sentences say too little to measure. */
const FEWEST_WORDS = 2;

const PAST =
  /(?<![\p{L}\p{M}])(?:đã|bị|vừa|được|từng|\p{L}{2,}ed|left|lost|won|broke|sold|took|gave|went|came|made|met|found|got|began|fell|grew|hit|was|were|has|have|had)(?![\p{L}\p{M}])/iu;
const OURS =
  /^(?:dạ,? )?(?:(?:trong|hôm|ngày|on|in|at|as) [^,]{1,40}, )?(?:bên (?:em|mình|tôi|cháu)|em|tôi|mình|cháu|chúng tôi|i|we|our)(?![\p{L}\p{M}])/iu;

/** Does it tell of something that befell the other side in words of which its sources have hardly one? */
export const isInvented = (text: string, sources: Told[]): boolean =>
  PAST.test(text) && !OURS.test(text.trim()) && sharedPart(text, sources) < FEWEST_SHARED;

const CAUSES = {
  vi: /(?<![\p{L}\p{M}])(?:do|vì|bởi)(?![\p{L}\p{M}])(?<cause>[^.;!?]+)/iu,
  en: /(?<![\p{L}\p{M}])(?:because of|because|due to|as a result of|owing to)(?![\p{L}\p{M}])(?<cause>[^.;!?]+)/iu,
};

/** "… because freight went up": a reason that its sources do not give. */
export function unfoundedCauses(text: string, sources: Told[]): string[] {
  const cause = CAUSES[languageOf(text) ?? "en"].exec(text)?.groups?.cause ?? "";
  return sharedPart(cause, sources) < CAUSE_SHARED ? [cause.trim()] : [];
}

/** How much of what a text speaks of stands in the sources, from 0 to 1; across languages it cannot be told. */
function sharedPart(text: string, sources: Told[]): number {
  const own = [...topicWords(text)].filter((word) => !word.startsWith("*"));
  const language = languageOf(text);
  if (own.length < FEWEST_WORDS || sources.some((source) => languageOf(source.text) !== language)) return 1;
  return own.filter((word) => sources.some(({ topics }) => topics.has(word))).length / own.length;
}

const THANKED_FOR =
  /(?<![\p{L}\p{M}])(?:(?:cảm ơn|cám ơn|xin lỗi|tiếc|vui|mừng|chúc mừng)(?: [\p{L}\p{M}]+){0,4}? (?:đã|vì|do|khi|bị)|(?:thank(?:s| you)|sorry|apologies|glad|happy|congratulations|congrats|delighted)(?: [\p{L}\p{M}]+){0,4}? (?:for|that|on|about|to hear))(?![\p{L}\p{M}])/iu;

/** Thanks, regrets and wishes are free, unless they are for something that has happened. */
export const tellsInPassing = (text: string): boolean => THANKED_FOR.test(text);
