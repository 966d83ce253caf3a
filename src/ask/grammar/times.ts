import { shiftDay, shiftMonth } from "../../core/time.ts";
import { dayAt, isYear, monthNamed } from "./days.ts";
import type { When } from "./marks.ts";
import { countOf, type Token } from "./tokens.ts";

/** A time among the words: what it is, and how many words it takes. */
export interface FoundTime {
  when: When;
  length: number;
}

const within = (value: When["value"]): When => ({ op: "within", value });

const NAMED: Record<string, string> = {
  today: "today|hom nay|trong ngay|ngay hom nay",
  yesterday: "yesterday|hom qua|ngay hom qua",
  tomorrow: "tomorrow|ngay mai|mai",
  thisWeek: "this week|tuan nay|trong tuan|trong tuan nay|current week",
  lastWeek: "last week|tuan truoc|tuan roi|tuan vua roi|previous week|tuan qua|tuan vua qua",
  nextWeek: "next week|tuan sau|tuan toi",
  thisMonth:
    "this month|thang nay|trong thang|trong thang nay|current month|cuoi thang nay|end of the month|end of this month|cuoi thang|month to date",
  lastMonth: "last month|thang truoc|thang roi|thang vua roi|previous month|thang qua|thang vua qua",
  nextMonth: "next month|thang sau|thang toi",
  thisQuarter: "this quarter|quy nay|trong quy|trong quy nay|current quarter|quarter to date",
  lastQuarter: "last quarter|quy truoc|quy vua roi|quy roi|previous quarter|quy vua qua",
  nextQuarter: "next quarter|quy sau|quy toi",
  thisYear: "this year|nam nay|trong nam|trong nam nay|current year|tu dau nam|year to date|tu dau nam den nay|ytd|since january this year",
  lastYear: "last year|nam ngoai|nam truoc|nam roi|previous year|nam qua",
  nextYear: "next year|nam sau|nam toi|sang nam",
};
const BY_PHRASE = new Map(
  Object.entries(NAMED).flatMap(([period, phrases]) => phrases.split("|").map((phrase) => [phrase, period] as const)),
);

/** A length that the words do not say: what is taken stands in the query, to be changed. */
const UNSAID: [words: string, when: When][] = [
  ["gan day|dao nay|thoi gian gan day|trong thoi gian gan day|recently|lately|of late", within({ last: 30, unit: "days" })],
  [
    "lau|lau roi|da lau|da lau roi|tu lau|lau qua|lau lam|lau lam roi|bao lau|bao lau roi|lau nay|bay lau nay|lau ngay|mot thoi gian dai|long time|a long time|in a long time|for a long time|in a while|for a while|a while|in ages|for ages|ages|for long|in so long",
    { ...within({ last: 90, unit: "days" }), isVague: true },
  ],
];
const UNSAID_BY_PHRASE = new Map(UNSAID.flatMap(([phrases, when]) => phrases.split("|").map((phrase) => [phrase, when] as const)));

/** For the spelling. */
export const UNSAID_WORDS = [...UNSAID_BY_PHRASE.keys()];

const UNITS: Record<string, { unit: "days" | "weeks" | "months"; times: number }> = {
  ...Object.fromEntries(["ngay", "day", "days", "hom"].map((word) => [word, { unit: "days", times: 1 }])),
  ...Object.fromEntries(["tuan", "week", "weeks"].map((word) => [word, { unit: "weeks", times: 1 }])),
  ...Object.fromEntries(["thang", "month", "months"].map((word) => [word, { unit: "months", times: 1 }])),
  ...Object.fromEntries(["quy", "quarter", "quarters"].map((word) => [word, { unit: "months", times: 3 }])),
  ...Object.fromEntries(["nam", "year", "years"].map((word) => [word, { unit: "months", times: 12 }])),
};
const BACK = ["last", "past", "previous", "trailing"];
const BACK_AFTER = ["qua", "gan day", "tro lai day", "vua qua", "truoc", "gan nhat", "do lai", "do lai day", "nay", "roi", "ago"];
const AHEAD_AFTER = ["toi", "sap toi", "tiep theo", "nua", "ke tiep", "sau"];
const HALF_YEARS = ["nua nam", "half a year", "half year"];

/** The longest time that begins at a word. */
export function timeAt(tokens: Token[], at: number, today: string): FoundTime | undefined {
  const word = (offset: number): string => tokens[at + offset]?.folded ?? "";
  const starts = (offset: number, phrase: string): boolean => phrase.split(" ").every((part, index) => word(offset + index) === part);
  const found = [named(tokens, at), stretch(tokens, at, word, starts), calendar(tokens, at, today, word)].filter(
    (one) => one !== undefined,
  );
  return found.sort((a, b) => b.length - a.length)[0];
}

function named(tokens: Token[], at: number): FoundTime | undefined {
  for (let length = 5; length >= 1; length--) {
    if (at + length > tokens.length) continue;
    const words = tokens.slice(at, at + length);
    const unsaid = UNSAID_BY_PHRASE.get(words.map(({ folded }) => folded).join(" "));
    if (unsaid) return { when: unsaid, length };
    const period = BY_PHRASE.get(words.map(({ folded }) => folded).join(" "));
    if (words[0]?.folded === "trong" && tokens[at + length]?.isNumber) continue;
    // "Mai" alone is as often a name, and "trong" with "ngày" as often "within … days".
    if (period && !(length === 1 && words[0]?.folded === "mai" && words[0].text !== "mai")) return { when: within(period), length };
  }
  return undefined;
}

type Word = (offset: number) => string;

/** "90 ngày qua", "last 30 days", "hai tuần tới", "half a year". */
function stretch(tokens: Token[], at: number, word: Word, starts: (offset: number, phrase: string) => boolean): FoundTime | undefined {
  const before = BACK.includes(word(0)) ? "last" : word(0) === "next" || word(0) === "coming" ? "next" : undefined;
  const start = before ? 1 : 0;
  const half = HALF_YEARS.find((phrase) => starts(start, phrase));
  if (half) return { when: within({ [before ?? "last"]: 6, unit: "months" } as When["value"]), length: start + wordsIn(half) };
  const token = tokens[at + start];
  const count = token ? (/^(a|an)$/.test(token.folded) ? 1 : countOf(token)) : undefined;
  const unit = UNITS[word(start + 1)];
  if (count === undefined || !unit || count < 1 || !Number.isInteger(count)) return undefined;
  const size = { count: count * unit.times, unit: unit.unit };
  const length = start + 2;
  const back = BACK_AFTER.filter((phrase) => starts(length, phrase)).sort((a, b) => b.length - a.length)[0];
  const ahead = AHEAD_AFTER.filter((phrase) => starts(length, phrase)).sort((a, b) => b.length - a.length)[0];
  if (size.count > 3_660) return undefined;
  if (before === "next" || ahead) return { when: within({ next: size.count, unit: size.unit }), length: length + wordsIn(ahead) };
  const isSpan = before === undefined && back === undefined;
  return { when: { ...within({ last: size.count, unit: size.unit }), ...(isSpan ? { isSpan } : {}) }, length: length + wordsIn(back) };
}

const wordsIn = (phrase: string | undefined): number => (phrase ? phrase.split(" ").length : 0);

/** A day, month, quarter or year by its number or name. */
function calendar(tokens: Token[], at: number, today: string, word: Word): FoundTime | undefined {
  return dayAt(tokens, at, today) ?? monthAt(tokens, at, today, word) ?? quarterAt(tokens, at, today, word) ?? yearAt(word);
}

const YEARS_SAID: Record<string, number> = { "nam nay": 0, "this year": 0, "nam ngoai": -1, "nam truoc": -1, "last year": -1 };

function monthAt(tokens: Token[], at: number, today: string, word: Word): FoundTime | undefined {
  const [, month, year] = word(0) === "thang" ? (/^(\d{1,2})\/(\d{4})$/.exec(tokens[at + 1]?.text ?? "") ?? []) : [];
  if (month && year) return monthOf(Number(month), year, today, 2);
  const isEnglish = monthNamed(word(0));
  const number = isEnglish || (word(0) === "thang" && tokens[at + 1] && /^\d{1,2}$/.test(word(1)) ? Number(word(1)) : 0);
  if (number < 1 || number > 12) return undefined;
  const length = isEnglish ? 1 : 2;
  const [offset, named] = word(length) === "nam" || word(length) === "of" ? [1, word(length + 1)] : [0, word(length)];
  if (isYear(named)) return monthOf(number, named, today, length + offset + 1);
  // "Tháng 3 năm nay", "March this year".
  const said = YEARS_SAID[`${word(length)} ${word(length + 1)}`];
  if (said !== undefined) return monthOf(number, String(Number(today.slice(0, 4)) + said), today, length + 2);
  return monthOf(number, undefined, today, length);
}

function monthOf(month: number, year: string | undefined, today: string, length: number): FoundTime {
  return rangeOf(`${year ?? today.slice(0, 4)}-${String(month).padStart(2, "0")}-01`, 1, year === undefined, length);
}

function rangeOf(from: string, months: number, hasNoYear: boolean, length: number): FoundTime {
  const to = shiftDay(shiftMonth(from, months), -1);
  return { when: { op: "between", value: [from, to], ...(hasNoYear ? { hasNoYear } : {}) }, length };
}

const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** "Quý 2", "quý II năm 2017", "Q3 2016", "second quarter" is left to "quarter 2". */
function quarterAt(tokens: Token[], at: number, today: string, word: Word): FoundTime | undefined {
  const text = tokens[at + 1]?.text ?? "";
  const [, short, shortYear] = /^([1-4])\/(\d{4})$/.exec(text) ?? [];
  const isNamed = word(0) === "quy" || word(0) === "quarter" || word(0) === "q";
  const number = isNamed ? Number(short ?? ROMAN[word(1)] ?? (/^[1-4]$/.test(word(1)) ? word(1) : 0)) : 0;
  if (number < 1 || number > 4) return undefined;
  const offset = word(2) === "nam" || word(2) === "of" ? 1 : 0;
  const year = shortYear ?? (isYear(word(2 + offset)) ? word(2 + offset) : undefined);
  const from = `${year ?? today.slice(0, 4)}-${String(number * 3 - 2).padStart(2, "0")}-01`;
  return rangeOf(from, 3, year === undefined, shortYear || !year ? 2 : 3 + offset);
}

function yearAt(word: Word): FoundTime | undefined {
  const [length, year] = word(0) === "nam" ? [2, word(1)] : [1, word(0)];
  return isYear(year) ? rangeOf(`${year}-01-01`, 12, false, length) : undefined;
}
