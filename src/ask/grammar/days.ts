import { shiftDay } from "../../core/time.ts";
import type { When } from "./marks.ts";
import type { Token } from "./tokens.ts";

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

export const isYear = (word: string): boolean => /^(19|20)\d\d$/.test(word);

/** The number of a month by its English name; 0 where the word is none. */
export const monthNamed = (word: string): number =>
  MONTHS.findIndex((name) => name === word || (name.slice(0, 3) === word && word !== "may")) + 1;

interface Found {
  when: When;
  length: number;
}

/** "2026-11-22", "22/11", "ngày 22 tháng 11 năm 2026", "22 November", "November 22, 2026". */
export function dayAt(tokens: Token[], at: number, today: string): Found | undefined {
  const isNamed = ["ngay", "mung"].includes(tokens[at]?.folded ?? "");
  const start = isNamed ? at + 1 : at;
  const found = written(tokens[start]?.text ?? "", today) ?? spoken(tokens, start, today);
  return found && { ...found, length: found.length + (start - at) };
}

function written(text: string, today: string): Found | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { when: { op: "within", value: text }, length: 1 };
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(text) ?? [];
  return date && month ? dayOf(date, Number(month), year, today, 1) : undefined;
}

function spoken(tokens: Token[], at: number, today: string): Found | undefined {
  const word = (offset: number): string => tokens[at + offset]?.folded ?? "";
  const isCount = (text: string): boolean => /^\d{1,2}$/.test(text);
  if (isCount(word(0)) && word(1) === "thang") {
    const [, joined, joinedYear] = /^(\d{1,2})\/(\d{4})$/.exec(tokens[at + 2]?.text ?? "") ?? [];
    if (joined) return dayOf(word(0), Number(joined), joinedYear, today, 3);
    const offset = word(3) === "nam" ? 4 : 3;
    if (isCount(word(2))) return withYear(word(0), Number(word(2)), word(offset), today, [3, offset + 1]);
  }
  if (isCount(word(0)) && monthNamed(word(1))) return withYear(word(0), monthNamed(word(1)), word(2), today, [2, 3]);
  if (monthNamed(word(0)) && isCount(word(1))) return withYear(word(1), monthNamed(word(0)), word(2), today, [2, 3]);
  return undefined;
}

/** The lengths without and with the year behind it. */
const withYear = (date: string, month: number, next: string, today: string, [bare, full]: [number, number]): Found | undefined =>
  isYear(next) ? dayOf(date, month, next, today, full) : dayOf(date, month, undefined, today, bare);

/** Without a year it is this one's, and may turn out to be the last one's; what no calendar has is no day. */
function dayOf(date: string, month: number, year: string | undefined, today: string, length: number): Found | undefined {
  const day = `${year ?? today.slice(0, 4)}-${String(month).padStart(2, "0")}-${date.padStart(2, "0")}`;
  const isReal = !Number.isNaN(Date.parse(day)) && shiftDay(day, 0) === day;
  if (!isReal) return undefined;
  return { when: year ? { op: "within", value: day } : { op: "between", value: [day, day], hasNoYear: true }, length };
}
