import { type DayBase, type DayFigure, daysIn } from "./days.ts";
import { type NameWord, nameWord } from "./names.ts";
import { type NumberFigure, numbersIn, softNumbersIn } from "./numbers.ts";
import { isTelling } from "./topics.ts";

/** Where figures stand: what each counts, in what unit, for one or for all, from or to. */

export interface Place {
  figure: NumberFigure | DayFigure;
  /** The words right behind it, nearest first, and those in front of it: what it counts, and what it is said of. */
  behind: NameWord[];
  before: NameWord[];
  measure: string | null;
  /** The price of one, or of all. */
  share: "one" | "all" | null;
  /** "Under 5", "at least 200". */
  bound: "most" | "least" | null;
  /** The figure that this one changed from, by where it begins. */
  from: number | null;
}

/** A clause ends here, and with it what a figure counts. */
const BREAK =
  /[,;!?…\n]|\.(?=\s|$)|(?<![\p{L}\p{M}])(?:và|với|còn|nhưng|mà|rồi|thì|chứ|and|but|while|whereas|plus|then)(?![\p{L}\p{M}])/giu;
/** A line of an order: "- Filter set: 300 sets × $6.50 = $1,950". */
const ORDER_LINE = /^.*\d[^\n]*×[^\n]*=.*$/gmu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’&.-][\p{L}\p{M}\p{N}]+)*/gu;
const IN_A_CODE = /[\p{L}\d][-_/.]$/u;
const YEAR = /^(?:19|20)\d\d$/u;
/** "Máy", "mẻ", "cân" are no English "may", "me" and "can". */
const FOREIGN_STOPS = /^(?:may|me|can|to|her|then|them|any|most|more)$/u;
const NEAREST = 4;
const REACH = 90;

const MEASURES: [RegExp, string][] = [
  [/^(?:kg|kgs|ký|kí|ky|kilo\p{L}*|cân)$/iu, "kg"],
  [/^(?:g|gr|gram\p{L}*)$/iu, "g"],
  [/^(?:tấn|tonnes?|tons?|mt)$/iu, "t"],
  [/^mm$/iu, "mm"],
  [/^cm$/iu, "cm"],
  [/^(?:m|mét|met\p{L}*)$/iu, "m"],
  [/^km$/iu, "km"],
  [/^(?:l|lít|lit\p{L}*)$/iu, "l"],
  [/^ml$/iu, "ml"],
  [/^(?:v|volts?)$/iu, "V"],
  [/^(?:kw|w|watts?)$/iu, "W"],
  [/^(?:bags?|bao|sacks?)$/iu, "bag"],
];

const FOR_ONE =
  /^[ \u00a0]?(?:\/ ?\p{L}|(?:cho )?(?:một|mỗi) (?:ký|kg|cái|chiếc|bộ|máy|hộp|gói|thùng|tấn|phin|ly|suất|bao|người|phòng|lớp|đơn vị)|(?:per|each|apiece|every)(?![\p{L}])|an? (?:kg|kilo|box|set|bag|piece|unit|tonne|ton|pound|lb)(?![\p{L}]))/iu;
const ONE_BEFORE =
  /(?:[×x@]\s?|(?:mỗi|một) (?:\p{L}+)(?: (?:giá|là))*\s|each (?:\p{L}+ )?(?:at|for|costs?)\s|unit price\p{P}?\s?(?:of )?)$/iu;
const FOR_ALL = /^[ \u00a0]?(?:in total|tất cả|tổng cộng|altogether|all in)/iu;
const ALL_BEFORE =
  /(?:=\s?|(?:tổng(?: cộng| trị giá| giá trị)*|total\p{L}*|amount(?:ed)?(?: to)?|giá trị|trị giá)[:\s]\s?(?:là |of |is |came to )?)$/iu;
const AT_MOST = /(?:dưới|tối đa|không quá|nhiều nhất|under|below|less than|at most|up to|no more than|fewer than)\s$/iu;
const AT_LEAST = /(?:trên|hơn|tối thiểu|ít nhất|từ|over|above|more than|at least|from|no less than)\s$/iu;
const FROM = /(?<![\p{L}\p{M}])(?:từ|from)\s(?:mức |giá |khoảng |about )?$/iu;
const TO = /^[^.,;\d]{0,24}(?<![\p{L}\p{M}])(?:lên|xuống|thành|sang|còn|up to|down to|to)\s(?:mức |giá |thành |còn |khoảng |about )?$/iu;

/** Every number and day of a text in its place. */
export function placesIn(text: string, base: DayBase): Place[] {
  const days = daysIn(text, base);
  const numbers = [...numbersIn(text), ...softNumbersIn(text)].filter(
    ({ start, end, raw }) =>
      !YEAR.test(raw) &&
      !IN_A_CODE.test(text.slice(Math.max(0, start - 2), start)) &&
      !days.some((day) => day.start < end && start < day.end),
  );
  const figures = [...days, ...numbers].sort((a, b) => a.start - b.start);
  const lines = [...text.matchAll(ORDER_LINE)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
  const breaks = [...text.matchAll(BREAK)].map(({ index, 0: raw }) => ({ start: index, end: index + raw.length }));
  return figures.map((figure, index) => {
    const line = lines.find(({ start, end }) => start <= figure.start && figure.end <= end);
    const left = line?.start ?? leftOf(figure, figures[index - 1]?.end, breaks);
    const right = line?.end ?? rightOf(figure, figures[index + 1]?.start, breaks, text.length);
    return placeOf(text, figure, left, right, figures[index - 1]);
  });
}

type Span = { start: number; end: number };

const leftOf = ({ start }: Span, previous: number | undefined, breaks: Span[]): number =>
  Math.max(start - REACH, 0, previous ?? 0, ...breaks.filter(({ end }) => end <= start).map(({ end }) => end));

const rightOf = ({ end }: Span, next: number | undefined, breaks: Span[], length: number): number =>
  Math.min(end + REACH, next ?? length, breaks.find(({ start }) => start >= end)?.start ?? length);

function placeOf(text: string, figure: Place["figure"], left: number, right: number, previous: Place["figure"] | undefined): Place {
  const end = figure.kind === "day" ? figure.end : endOfNumeral(text, figure);
  const [lead, rest] = [text.slice(Math.max(0, figure.start - 40), figure.start), text.slice(end, end + 40)];
  const behind = wordsOf(text.slice(end, Math.max(end, right)));
  return {
    figure,
    behind: behind.slice(0, NEAREST),
    before: wordsOf(text.slice(left, figure.start)).reverse().slice(0, NEAREST),
    measure: measureAfter(rest),
    share: FOR_ONE.test(rest) || ONE_BEFORE.test(lead) ? "one" : FOR_ALL.test(rest) || ALL_BEFORE.test(lead) ? "all" : null,
    bound: AT_MOST.test(lead) ? "most" : AT_LEAST.test(lead) ? "least" : null,
    from: previous && changesFrom(text, previous, figure) ? previous.start : null,
  };
}

/** A number in words is read with what it counts. */
const endOfNumeral = (text: string, { start, end, raw, isSpelled }: NumberFigure): number =>
  isSpelled || /^\d|^[$€£¥]|^[A-Z]{2,3}/u.test(raw) ? end : start + (/^\S+/u.exec(text.slice(start, end))?.[0].length ?? 0);

const measureAfter = (rest: string): string | null => {
  const word = /^[ \u00a0-]?([\p{L}]+)/u.exec(rest)?.[1] ?? "";
  return MEASURES.find(([pattern]) => pattern.test(word))?.[1] ?? null;
};

const changesFrom = (text: string, previous: Span, { start }: Span): boolean =>
  FROM.test(text.slice(Math.max(0, previous.start - 24), previous.start)) && TO.test(text.slice(previous.end, start));

const wordsOf = (text: string): NameWord[] => [...text.matchAll(WORD)].filter(([raw]) => tells(raw)).map(([raw]) => nameWord(raw));

/** A lone capital tells samples apart: "mẫu B". */
function tells(raw: string): boolean {
  if (/^[B-HJ-Z]$/u.test(raw)) return true;
  const { plain, marked } = nameWord(raw);
  return isTelling(plain) || (marked !== plain && FOREIGN_STOPS.test(plain));
}
