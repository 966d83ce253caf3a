import { dateOf, numberOf, weekdayOf } from "./calendar.ts";
import { RULES } from "./day-rules.ts";

/** Finds dates and times of day as Vietnamese and English people write them, relative ones too ("thứ Sáu tuần sau", "3 weeks ago"). */

export type Grain = "day" | "week" | "month" | "quarter" | "year" | "weekday" | "monthday" | "time";

/** One meaning of a date. Days are counted from 1970-01-01; a weekday is 0–6 from Sunday, a monthday 1–31, a time minutes after midnight. */
export interface DayReading {
  grain: Grain;
  from: number;
  to: number;
  isYearless: boolean;
  /** Of a day in figures that can be read either way: which part is its day in this reading. */
  order?: "day-first" | "month-first";
}

export interface DayFigure {
  kind: "day";
  raw: string;
  start: number;
  end: number;
  readings: DayReading[];
  /** Counted from the day of writing, so its words mean something else on another day. */
  isRelative: boolean;
  /** The weekday beside it is another day's. */
  isMistaken?: boolean;
}

/** The day from which "tomorrow" is counted, and whether "05/12" may have the month in front. */
export interface DayBase {
  today: number;
  monthFirst: boolean;
}

/** All dates and times in the text, in order, without overlaps. What reads as no real day is left out, or kept without a meaning. */
export function daysIn(text: string, base: DayBase): DayFigure[] {
  const found: DayFigure[] = [];
  for (const { pattern, read, isRelative = false, isSurelyDate = false } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (isMay(match[0]) || found.some((other) => other.start < end && start < other.end)) continue;
      const readings = read(match, base);
      if (readings.length > 0 || isSurelyDate) found.push({ kind: "day", raw: match[0].trim(), start, end, readings, isRelative });
    }
  }
  return withWeekdays(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

const BESIDE = /^(?:,? ?(?:ngày |hôm |the )?|,? ?\()$/iu;

/** "Thứ Sáu 02/10", "17 September (Thursday)": one day, and a wrong one where its weekday is another. */
function withWeekdays(text: string, days: DayFigure[]): DayFigure[] {
  const merged: DayFigure[] = [];
  for (const day of days) {
    const before = merged.at(-1);
    const [weekday, date] = before && weekdayIn(before) !== undefined ? [before, day] : [day, before];
    const named = weekdayIn(weekday);
    const isBeside = before !== undefined && BESIDE.test(text.slice(before.end, day.start));
    if (!isBeside || named === undefined || !date?.readings.some(({ grain }) => grain === "day") || weekdayIn(date) !== undefined) {
      merged.push(day);
      continue;
    }
    merged[merged.length - 1] = {
      ...date,
      raw: text.slice(before.start, day.end),
      ...{ start: before.start, end: day.end },
      isMistaken: !date.readings.some((reading) => mayFallOn(reading, named)),
    };
  }
  return merged;
}

const weekdayIn = ({ readings }: DayFigure): number | undefined => readings.find(({ grain }) => grain === "weekday")?.from;

/** A day without its year may be meant in the one before or after. */
function mayFallOn({ grain, from, isYearless }: DayReading, weekday: number): boolean {
  if (grain !== "day") return false;
  const date = dateOf(from);
  const years = isYearless ? [-1, 0, 1] : [0];
  return years.some((off) => weekdayOf(numberOf(date.getUTCFullYear() + off, date.getUTCMonth() + 1, date.getUTCDate())) === weekday);
}

/** Months and weekdays are capitalised in English: "may 3 people" and "sat there" are none. */
const isMay = (raw: string): boolean => /(?:^|\s)(?:may|mar|march|sun|sat|mon|wed)\b/.test(raw);

/** Does the found date bear out the claimed one? A week, month or year is borne out by any day in it. */
export function sameDay(claim: DayFigure, found: DayReading[]): boolean {
  return !claim.isMistaken && claim.readings.some((reading) => found.some((other) => bearsOut(reading, other)));
}

function bearsOut(claim: DayReading, found: DayReading): boolean {
  if (claim.grain === "time" || found.grain === "time") return claim.grain === found.grain && (claim.from - found.from) % 720 === 0;
  if (claim.grain === "weekday")
    return found.grain === "day" ? weekdayOf(found.from) === claim.from : found.grain === "weekday" && found.from === claim.from;
  if (claim.grain === "monthday")
    return found.grain === "day" ? dateOf(found.from).getUTCDate() === claim.from : found.grain === "monthday" && found.from === claim.from;
  if (found.grain === "weekday" || found.grain === "monthday") return false;
  if (claim.grain === "day")
    return found.grain === "day" && (claim.isYearless ? monthAndDay(claim.from) === monthAndDay(found.from) : claim.from === found.from);
  if (claim.isYearless && claim.grain === "month")
    return dateOf(claim.from).getUTCMonth() === dateOf(found.from).getUTCMonth() && found.to - found.from <= 31;
  return found.from >= claim.from && found.to <= claim.to;
}

const monthAndDay = (day: number): number => dateOf(day).getUTCMonth() * 100 + dateOf(day).getUTCDate();
