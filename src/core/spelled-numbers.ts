/** Numbers of several words, in both languages: "mười hai triệu rưỡi", "two thousand five hundred". Pure. */

export interface SpelledNumber {
  start: number;
  end: number;
  value: number;
  /** Counted in thousands or more, as sums are. */
  isScaled: boolean;
  /** "A hundred thanks": as often a manner of speaking as a number. */
  isLoose: boolean;
}

const counted = (words: string, first: number, step = 1): [string, number][] =>
  words.split(" ").map((word, index) => [word, first + index * step]);

const DIGITS = new Map([
  ...counted("không một hai ba bốn năm sáu bảy tám chín", 0),
  ...counted("zero one two three four five six seven eight nine", 0),
]);
/** Said so only behind a ten. */
const BEHIND_TENS = new Map([...DIGITS, ["mốt", 1], ["tư", 4], ["lăm", 5], ["nhăm", 5]]);
const TEENS = new Map(counted("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10));
const TENS = new Map(counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10));
const HUNDRED = new Set(["trăm", "hundred"]);
const SCALES = new Map([
  ...(["nghìn", "ngàn", "thousand"] as const).map((word): [string, number] => [word, 1e3]),
  ...(["triệu", "million"] as const).map((word): [string, number] => [word, 1e6]),
  ...(["tỷ", "tỉ", "billion"] as const).map((word): [string, number] => [word, 1e9]),
]);
const WORDS = [...BEHIND_TENS, ...TEENS, ...TENS, ...SCALES].map(([word]) => word).concat(...HUNDRED, "mười", "mươi", "rưỡi");

const WORD = `(?:${WORDS.sort((a, b) => b.length - a.length).join("|")})`;
const LINK = "(?:[ \\u00a0]+(?:and[ \\u00a0]|linh[ \\u00a0]|lẻ[ \\u00a0])?|-)";
const RUN = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}]|thứ )(?:an?[ \\u00a0](?=hundred|thousand|million|billion))?${WORD}(?:${LINK}${WORD})*(?![\\p{L}\\p{M}])`,
  "giu",
);
const TOKEN = /\p{L}+/gu;

/** Every number of two words or more; what only strings digits together ("hai ba ngày") is none. */
export function spelledNumbersIn(text: string): SpelledNumber[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: raw, index }) => {
    const tokens = [...raw.matchAll(TOKEN)].filter(([word]) => !/^(?:and|linh|lẻ)$/iu.test(word));
    const read = longest(tokens.map(([word]) => word.toLowerCase()));
    const last = tokens[read.length - 1];
    if (!last || read.length < 2 || read.value === 0) return [];
    const words = tokens.slice(0, read.length).map(([word]) => word.toLowerCase());
    const end = index + last.index + last[0].length;
    return [{ start: index, end, value: read.value, isScaled: words.some((word) => SCALES.has(word)), isLoose: /^an?\s/iu.test(raw) }];
  });
}

/** "Hai mươi năm" are twenty years: the words from the first on that make a number. */
function longest(words: string[]): { value: number; length: number } {
  const found = words.map((_, index) => words.length - index).find((length) => numberFrom(words.slice(0, length)) !== undefined);
  return found === undefined ? { value: Number.NaN, length: 0 } : { value: numberFrom(words.slice(0, found)) ?? Number.NaN, length: found };
}

/** The number that all the words make. */
function numberFrom(words: string[]): number | undefined {
  let [total, ceiling, from] = [0, Number.POSITIVE_INFINITY, 0];
  for (const [index, word] of words.entries()) {
    const scale = SCALES.get(word);
    if (scale === undefined) continue;
    const group = belowThousand(words.slice(from, index));
    if (group === undefined || scale >= ceiling) return undefined;
    [total, ceiling, from] = [total + group * scale, scale, index + 1];
  }
  const rest = words.slice(from);
  if (rest.length === 0) return total;
  const tail = ceiling === Number.POSITIVE_INFINITY ? undefined : tenthsOf(rest);
  if (tail !== undefined) return total + tail * ceiling;
  const below = belowThousand(rest);
  return below === undefined ? undefined : total + below;
}

/** "Ba triệu rưỡi", "hai triệu tư": a part of the last scale. */
function tenthsOf(words: string[]): number | undefined {
  const [word = "", ...more] = words;
  if (more.length > 0 || /^[a-z]+$/u.test(word) !== /^(?:hai|ba)$/u.test(word)) return undefined;
  if (word === "rưỡi") return 0.5;
  const digit = word === "năm" ? undefined : BEHIND_TENS.get(word);
  return digit === undefined || digit === 0 ? undefined : digit / 10;
}

function belowThousand(words: string[]): number | undefined {
  const at = words.findIndex((word) => HUNDRED.has(word));
  if (at < 0) return belowHundred(words);
  const hundreds = /^an?$/u.test(words[0] ?? "") && at === 1 ? 1 : belowHundred(words.slice(0, at));
  const rest = words.slice(at + 1);
  if (hundreds === undefined) return undefined;
  if (rest.length === 0) return hundreds * 100;
  if (rest.length === 1 && rest[0] === "rưỡi") return hundreds * 100 + 50;
  const below = rest[0] === "năm" && rest.length === 1 ? undefined : belowHundred(rest);
  return below === undefined ? undefined : hundreds * 100 + below;
}

function belowHundred(words: string[]): number | undefined {
  const [first = "", second, third] = words;
  const [ten, digit] = [TENS.get(first), DIGITS.get(first)];
  if (words.length === 1) return /^an?$/u.test(first) ? 1 : first === "mười" ? 10 : (digit ?? TEENS.get(first) ?? ten);
  if (words.length === 2 && first === "mười") return behind(10, second);
  if (words.length === 2 && ten !== undefined) return behind(ten, second);
  if (digit === undefined || digit < 2 || second !== "mươi") return undefined;
  return words.length === 2 ? digit * 10 : words.length === 3 ? behind(digit * 10, third) : undefined;
}

/** "Mười năm" are ten years, and "mười lăm" is fifteen. */
function behind(tens: number, word: string | undefined): number | undefined {
  const digit = word === undefined || word === "năm" ? undefined : BEHIND_TENS.get(word);
  return digit === undefined || digit === 0 ? undefined : tens + digit;
}
