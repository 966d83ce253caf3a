import { FAMILY_NAMES, GIVEN_NAMES, NOT_NAMES, PHRASES, SAME_PLACE } from "./name-words.ts";

/** Finds names of people, companies, places and products by their capitals, and looks them up in what a source says. */

export interface NameFigure {
  kind: "name";
  raw: string;
  start: number;
  end: number;
  words: NameWord[];
  /** It opens a sentence, so that its first capital may mean nothing. */
  isFirst: boolean;
}

/** A word to compare: in lower case with its marks, and without them. */
export interface NameWord {
  marked: string;
  plain: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’&.-][\p{L}\p{M}\p{N}]+)*/gu;
const OPENING = /(?:^|[.!?:…]["'”’»)\]]*\s+|["“‘«(\n•–—]\s*|\s-\s)$/u;
const TITLE = /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|ts|ths|st|tp)\.\s*$/iu;

/** Marks set in the old way count as the new: "hoà" is "hòa", "thuý" is "thúy". */
const TONE_PLACES: [RegExp, string][] = [
  [/o([àáảãạ])$/u, "o"], [/o([èéẻẽẹ])$/u, "o"], [/u([ỳýỷỹỵ])$/u, "u"],
];
const TONES = "\u0300\u0301\u0309\u0303\u0323";

/** A word as names are compared. */
export function nameWord(word: string): NameWord {
  const bare = word.normalize("NFC").toLowerCase().replace(/['’]s$/u, "").replace(/[.'’-]/g, "");
  const marked = TONE_PLACES.some(([pattern]) => pattern.test(bare)) ? moveTone(bare) : bare;
  return { marked, plain: plain(marked) };
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}+/gu, "").replaceAll("đ", "d");

function moveTone(word: string): string {
  const last = (word.at(-1) ?? "").normalize("NFD");
  const tone = [...last].find((mark) => TONES.includes(mark)) ?? "";
  if (/^q/u.test(word) && word.at(-2) === "u") return word;
  return `${word.slice(0, -2)}${(word.at(-2) ?? "") + tone}${last.replace(tone, "")}`.normalize("NFC");
}

/** Words of a text for looking names up in. */
export function nameWords(text: string): NameWord[] {
  return (text.match(WORD) ?? []).map(nameWord);
}

/** Capitalised runs that may be names, outside the spans already taken by figures. */
export function namesIn(text: string, taken: { start: number; end: number }[] = []): NameFigure[] {
  const blocked = [...taken, ...[...text.matchAll(PHRASES)].map((match) => ({ start: match.index, end: match.index + match[0].length }))];
  const names: NameFigure[] = [];
  let run: RegExpExecArray[] = [];
  const close = () => {
    const name = run.length > 0 ? toName(text, run) : undefined;
    if (name) names.push(name);
    run = [];
  };
  for (const word of text.matchAll(WORD)) {
    const isName = isCapitalised(word[0]) && !NOT_NAMES.has(word[0].toLowerCase()) && !blocked.some((span) => span.start < word.index + word[0].length && word.index < span.end);
    const before = run.at(-1);
    if (before && !/^(?: |\u00a0| & )$/u.test(text.slice(before.index + before[0].length, word.index))) close();
    if (isName) run.push(word);
    else close();
  }
  close();
  return names;
}

const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word) || /^\p{Ll}{1,2}\p{Lu}/u.test(word);

function toName(text: string, run: RegExpExecArray[]): NameFigure | undefined {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return undefined;
  const before = text.slice(Math.max(0, first.index - 6), first.index);
  const isFirst = first.index === 0 || (OPENING.test(before) && !TITLE.test(before));
  const end = last.index + last[0].length;
  return { kind: "name", raw: text.slice(first.index, end), start: first.index, end, words: run.map((word) => nameWord(word[0])), isFirst };
}

/** A lone capitalised word that opens a sentence is a name only when it is a known one. */
export function isPlainOpening(name: NameFigure, known: (word: NameWord) => boolean): boolean {
  const [word] = name.words;
  return name.isFirst && name.words.length === 1 && word !== undefined && !/\p{Lu}\p{Lu}/u.test(name.raw) && !GIVEN_NAMES.has(word.marked) && !known(word);
}

/** What a source says, ready to be searched for names. */
export interface NameSource {
  words: NameWord[];
  /** Words of each capitalised run, for names given in another order or in part. */
  runs: NameWord[][];
}

export function nameSource(text: string): NameSource {
  return { words: nameWords(text), runs: namesIn(text).map((name) => name.words) };
}

/** Is the name in the source: as written, in part, in another order, without its marks, or by its name in the other language? */
export function hasName(source: NameSource, name: NameFigure): boolean {
  if (hasWords(source, name.words)) return true;
  const [first, ...rest] = name.words;
  const mayDropFirst = name.isFirst && rest.length > 0 && first !== undefined && !FAMILY_NAMES.has(first.marked) && !GIVEN_NAMES.has(first.marked);
  return mayDropFirst && hasWords(source, rest);
}

function hasWords(source: NameSource, words: NameWord[]): boolean {
  const isWithin = words.length > 1 && source.runs.some((run) => words.every((word) => run.some((other) => alike(word, other))));
  return isWithin || hasSequence(source.words, words) || hasJoined(source.words, words) || otherNames(words).some((alias) => hasSequence(source.words, alias));
}

const hasSequence = (text: NameWord[], words: NameWord[]): boolean =>
  text.some((_, at) => words.every((word, index) => alike(word, text[at + index])));

/** "Hanoi" for "Hà Nội", "Thien Long" for "ThienLong": the same letters, spaced otherwise. */
function hasJoined(text: NameWord[], words: NameWord[]): boolean {
  const joined = words.map((word) => word.plain).join("");
  if (joined.length < 5) return false;
  return text.some((_, at) => {
    for (let size = 1, letters = ""; size <= 4 && letters.length < joined.length; size += 1) {
      letters += text[at + size - 1]?.plain ?? "";
      if (letters === joined && size !== words.length) return true;
    }
    return false;
  });
}

/** The same word; a word written without marks stands for any with them. */
const alike = (a: NameWord, b: NameWord | undefined): boolean =>
  b !== undefined && a.plain === b.plain && (a.marked === b.marked || a.marked === a.plain || b.marked === b.plain);

function otherNames(words: NameWord[]): NameWord[][] {
  const spoken = words.map((word) => word.marked).join(" ");
  const place = SAME_PLACE.find((names) => names.includes(spoken) || names.some((name) => plain(name) === spoken));
  return (place ?? []).map(nameWords);
}
