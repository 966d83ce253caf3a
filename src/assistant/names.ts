import { ADDRESSES, EVERYDAY, FAMILY_NAMES, GIVEN_NAMES, NOT_NAMES, PHRASES, SAME_PLACE } from "./name-words.ts";

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
const OPENING = /(?:^|[.!?:…]["'”’»)\]]*\s+|["“‘«(]\s*|\n\s*(?:[•–—*-]\s*)?)$/u;
const TITLE = /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|ts|ths|st|tp)\.\s*$/iu;

/** Marks set in the old way count as the new: "hoà" is "hòa", "thuý" is "thúy". */
const TONE_PLACES: [RegExp, string][] = [
  [/o([àáảãạ])$/u, "o"],
  [/o([èéẻẽẹ])$/u, "o"],
  [/u([ỳýỷỹỵ])$/u, "u"],
];
const TONES = "\u0300\u0301\u0309\u0303\u0323";

/** A word as names are compared. */
export function nameWord(word: string): NameWord {
  const bare = word
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]s$/u, "")
    .replace(/[.'’-]/g, "");
  const marked = TONE_PLACES.some(([pattern]) => pattern.test(bare)) ? moveTone(bare) : bare;
  return { marked, plain: plain(marked) };
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("đ", "d");

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
    const lower = word[0].toLowerCase();
    const isNamed = !NOT_NAMES.has(lower) || (ADDRESSES.has(lower) && run.length > 0 && text[word.index - 1] === " ");
    const isName =
      isCapitalised(word[0]) && isNamed && !blocked.some((span) => span.start < word.index + word[0].length && word.index < span.end);
    const before = run.at(-1);
    if (before && !/^(?: |\u00a0| & )$/u.test(text.slice(before.index + before[0].length, word.index))) close();
    if (isName) run.push(word);
    else close();
  }
  close();
  return names;
}

const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word) || /^\p{Ll}{1,2}\p{Lu}\p{L}{2}/u.test(word);

function toName(text: string, run: RegExpExecArray[]): NameFigure | undefined {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return undefined;
  const before = text.slice(Math.max(0, first.index - 6), first.index);
  const isFirst = first.index === 0 || (OPENING.test(before) && !TITLE.test(before));
  const end = last.index + last[0].length;
  return { kind: "name", raw: text.slice(first.index, end), start: first.index, end, words: run.map((word) => nameWord(word[0])), isFirst };
}

/** What a person does: behind a Vietnamese given name it shows that the word is one ("Minh đã gọi", but "Phương án mới"). */
const DOES =
  /^\s(?:đã|có|vừa|đang|sẽ|muốn|cần|nói|hỏi|báo|yêu cầu|xác nhận|gọi|gửi|nhắn|đồng ý|là|bảo|cho|thích|mua|đặt|hẹn|không|chưa|cũng|phàn nàn|khiếu nại|từ chối|duyệt|ký|chốt)(?![\p{L}\p{M}])/u;

const SPEAKS =
  /^\s(?:confirmed|said|says|asked|told|promised|agreed|approved|wants|wanted|wrote|mentioned|requested|complained|joined|signed|called|prefers|decided|offered|quoted|replied|rejected|declined)\b/u;

const VIETNAMESE_LETTER = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/u;

/** No Vietnamese syllable and no everyday English word: in a Vietnamese text, or doing what people do, it names someone. */
const isForeign = (word: NameWord): boolean =>
  word.marked === word.plain && word.plain.length >= 4 && !isSyllable(word) && !EVERYDAY.has(word.plain);

/** What stands between the first and the last word of a name: "Anneke de Vries". */
const PARTICLE = /^ (?:de|van|von|der|den|du|da|di|la|le|bin|ten) (?:der |den )?\p{Lu}/u;

/** A lone capitalised word that opens a sentence is a name only when it is a known one, or does what people do. */
export function isPlainOpening(name: NameFigure, text: string, known: (word: NameWord) => boolean): boolean {
  const [word] = name.words;
  if (!name.isFirst || name.words.length !== 1 || !word || /\p{Lu}\p{Lu}/u.test(name.raw)) return false;
  const following = text.slice(name.end);
  if (PARTICLE.test(following)) return false;
  if (isForeign(word) ? SPEAKS.test(following) || VIETNAMESE_LETTER.test(text) : false) return false;
  const isEnglish = word.marked === word.plain && !DOES.test(following) && !/^\s\p{L}*[^\u0000-\u007f]/u.test(following);
  return !(GIVEN_NAMES.has(word.marked) && (isEnglish || DOES.test(following))) && !(known(word) && (DOES.test(following) || isEnglish));
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
  const mayDropFirst =
    name.isFirst &&
    rest.length > 0 &&
    first !== undefined &&
    isSyllable(first) &&
    !FAMILY_NAMES.has(first.marked) &&
    !GIVEN_NAMES.has(first.marked);
  return mayDropFirst && hasWords(source, rest);
}

/** Could it be a common Vietnamese word, capital only because it opens the sentence? */
const isSyllable = ({ plain: word }: NameWord): boolean =>
  /^(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/.test(word);

function hasWords(source: NameSource, words: NameWord[]): boolean {
  const isWithin = words.length > 1 && source.runs.some((run) => words.every((word) => run.some((other) => alike(word, other))));
  return (
    isWithin ||
    hasSequence(source.words, words) ||
    hasJoined(source.words, words) ||
    otherNames(words).some((alias) => hasSequence(source.words, alias))
  );
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
export const alike = (a: NameWord, b: NameWord | undefined): boolean =>
  b !== undefined && a.plain === b.plain && (a.marked === b.marked || a.marked === a.plain || b.marked === b.plain);

function otherNames(words: NameWord[]): NameWord[][] {
  const spoken = words.map((word) => word.marked).join(" ");
  const place = SAME_PLACE.find((names) => names.includes(spoken) || names.some((name) => plain(name) === spoken));
  return (place ?? []).map(nameWords);
}
