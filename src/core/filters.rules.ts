import type { FilterValue, Operator, PERIODS, Relative } from "./filters.schema.ts";
import { fold } from "./text.ts";
import { dayKey, shiftDay, shiftMonth, startOfDay } from "./time.ts";

/** What a filter means, without a database: which operators a type takes, how letters are compared, which days a value names. */

/** `time` is a moment in ms UTC, `day` a yyyy-mm-dd, `money` minor units beside a currency, `texts` several texts of one record. */
export const FIELD_TYPES = ["text", "texts", "number", "money", "choice", "reference", "time", "day"] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const TEXT: Operator[] = ["is", "isNot", "in", "notIn", "contains", "notContains", "starts", "empty", "notEmpty"];
const NUMBER: Operator[] = ["is", "isNot", "in", "notIn", "gt", "gte", "lt", "lte", "between", "empty", "notEmpty"];
const CHOICE: Operator[] = ["is", "isNot", "in", "notIn", "empty", "notEmpty"];
const TIME: Operator[] = ["before", "after", "within", "between", "empty", "notEmpty"];

export const OPERATORS_OF: Record<FieldType, readonly Operator[]> = {
  ...{ text: TEXT, texts: TEXT, number: NUMBER, money: NUMBER, choice: CHOICE, reference: CHOICE, time: TIME, day: TIME },
};

const OPPOSITES: Partial<Record<Operator, Operator>> = { isNot: "is", notIn: "in", notContains: "contains", empty: "notEmpty" };

/**
 * An operator as a positive one and whether it is turned round. What is turned round holds wherever the positive does not, so also where the
 * field is empty: "city is not Huế" finds records without a city.
 */
export const positiveOf = (op: Operator): { op: Operator; isTurned: boolean } => ({ op: OPPOSITES[op] ?? op, isTurned: op in OPPOSITES });

/** Latin letters with marks, as far as they are single characters. */
const LATIN = [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const;

/** A letter without marks and case: "Đ" → "d". Letters of other scripts lose their case only. */
function plainLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const isLatin = code < 0x80 || LATIN.some(([from, to]) => code >= from && code <= to);
  const plain = isLatin ? fold(letter) : letter.toLowerCase();
  const isKept = isLatin ? [...plain].length !== 1 : plain.toUpperCase() !== letter;
  return isKept ? letter : plain;
}

/** A text letter by letter without marks and case: what `contains` and `starts` compare. */
export const plainText = (text: string): string => Array.from(text.normalize("NFC"), plainLetter).join("");

let classes: Map<string, string> | undefined;

/** All letters that are written alike without marks: "a" → "aAàÀáÁ…". */
function lettersLike(plain: string): string {
  if (!classes) {
    classes = new Map();
    for (const [from, to] of [[0x41, 0x5a], ...LATIN] as const)
      for (let code = from; code <= to; code++) {
        const letter = String.fromCodePoint(code);
        const key = plainLetter(letter);
        if (key !== letter) classes.set(key, (classes.get(key) ?? "") + letter);
      }
  }
  const upper = plain.toUpperCase();
  const others = classes.get(plain) ?? (upper !== plain && plainLetter(upper) === plain ? upper : "");
  return plain + others;
}

/** A GLOB pattern that finds the text whatever its marks and case: SQLite cannot fold Vietnamese, but it knows sets of letters. */
export function globOf(text: string, where: "contains" | "starts"): string {
  const letters = Array.from(plainText(text), (letter) => {
    const alike = lettersLike(letter);
    return alike.length > letter.length || "*?[".includes(letter) ? `[${alike}]` : letter;
  });
  return `${where === "contains" ? "*" : ""}${letters.join("")}*`;
}

/** Days from the first to the one before `end`, as yyyy-mm-dd. */
export interface Days {
  from: string;
  end: string;
}

type Period = (typeof PERIODS)[number];

const WEEKDAY_OF_MONDAY = 1;

function startOfPeriod(day: string, unit: string): string {
  const [year = "", month = ""] = day.split("-");
  if (unit === "Week") return shiftDay(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 7 - WEEKDAY_OF_MONDAY) % 7));
  if (unit === "Month") return `${year}-${month}-01`;
  if (unit === "Quarter") return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
  return `${year}-01-01`;
}

const MONTHS: Record<string, number> = { Month: 1, Quarter: 3, Year: 12 };
const shiftPeriod = (day: string, unit: string, by: number): string =>
  unit === "Week" ? shiftDay(day, 7 * by) : shiftMonth(day, (MONTHS[unit] ?? 0) * by);

function daysOfPeriod(period: Period, today: string): Days {
  const near = { yesterday: -1, today: 0, tomorrow: 1 }[period as string];
  if (near !== undefined) return { from: shiftDay(today, near), end: shiftDay(today, near + 1) };
  const [, way = "this", unit = "Year"] = /^(this|last|next)(\w+)$/.exec(period) ?? [];
  const from = shiftPeriod(startOfPeriod(today, unit), unit, { last: -1, this: 0, next: 1 }[way] ?? 0);
  return { from, end: shiftPeriod(from, unit, 1) };
}

/** "Last 3 days": from the beginning of the day three days ago to the end of today; "next" likewise. */
function daysOfStretch(stretch: Relative, today: string): Days {
  const count = "last" in stretch ? -stretch.last : stretch.next;
  const far = stretch.unit === "months" ? shiftMonth(today, count) : shiftDay(today, count * (stretch.unit === "weeks" ? 7 : 1));
  return count < 0 ? { from: far, end: shiftDay(today, 1) } : { from: today, end: shiftDay(far, 1) };
}

const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;

/** The days that a value names, or undefined when it names none. `periods` are the names that are known. */
export function daysOf(value: FilterValue | undefined, today: string, periods: readonly string[]): Days | undefined {
  if (typeof value === "object" && !Array.isArray(value)) return daysOfStretch(value, today);
  if (typeof value !== "string") return undefined;
  if (periods.includes(value)) return daysOfPeriod(value as Period, today);
  const isDay = DAY_TEXT.test(value) && value >= "1000-01-01" && value < "9999-12-31" && shiftDay(value, 0) === value;
  return isDay ? { from: value, end: shiftDay(value, 1) } : undefined;
}

/** The same in ms UTC; a number is that very moment. */
export function momentsOf(
  value: FilterValue | undefined,
  now: number,
  timeZone: string,
  periods: readonly string[],
): { from: number; end: number } | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? { from: value, end: value + 1 } : undefined;
  const days = daysOf(value, dayKey(now, timeZone), periods);
  return days && { from: startOfDay(days.from, timeZone), end: startOfDay(days.end, timeZone) };
}
