import { DAY, HOUR, MINUTE } from "../core/time.ts";

/** Days are counted since 1970 on Vietnam's calendar (UTC+7, no summer time), so that no time zone tables are needed. */
const ZONE_OFFSET = 7 * HOUR;

export const dayOf = (at: number): number => Math.floor((at + ZONE_OFFSET) / DAY);
export const momentOf = (day: number, minuteOfDay: number): number => day * DAY - ZONE_OFFSET + minuteOfDay * MINUTE;
export const minuteOf = (at: number): number => Math.floor((at - momentOf(dayOf(at), 0)) / MINUTE);
/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Year, month (1-12) and day of the month. */
export function dateOf(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

export const dayNumber = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / DAY;

/** First day of the lunar year in Vietnam, as month and day. */
const TET: Record<number, [month: number, date: number]> = {
  2024: [2, 10],
  2025: [1, 29],
  2026: [2, 17],
  2027: [2, 6],
  2028: [1, 26],
  2029: [2, 13],
  2030: [2, 2],
  2031: [1, 23],
  2032: [2, 11],
  2033: [1, 31],
  2034: [2, 19],
  2035: [2, 8],
  2036: [1, 28],
  2037: [2, 15],
  2038: [2, 4],
  2039: [1, 24],
  2040: [2, 12],
  2041: [2, 1],
  2042: [1, 22],
  2043: [2, 10],
  2044: [1, 30],
  2045: [2, 17],
};
const USUAL_TET: [number, number] = [2, 5];

export function tetOf(year: number): number {
  const [month, date] = TET[year] ?? USUAL_TET;
  return dayNumber(year, month, date);
}

const CLOSED_BEFORE_TET = 3;
const CLOSED_AFTER_TET = 5;
const HOLIDAYS = new Set(["1-1", "4-30", "5-1", "9-2"]);

/** Whether the business is open: Monday to Saturday, closed around Tết and on the fixed holidays. */
export function isWorkday(day: number): boolean {
  const { year, month, date } = dateOf(day);
  const fromTet = day - tetOf(year);
  if (fromTet >= -CLOSED_BEFORE_TET && fromTet <= CLOSED_AFTER_TET) return false;
  return weekdayOf(day) !== 0 && !HOLIDAYS.has(`${month}-${date}`);
}

/** That day, or the next one on which the business is open. */
export function workdayFrom(day: number): number {
  let open = day;
  while (!isWorkday(open)) open += 1;
  return open;
}

export function workdayBefore(day: number): number {
  let open = day - 1;
  while (!isWorkday(open)) open -= 1;
  return open;
}

/** The newest Tết that lies far enough back for everything told around it to have happened. */
export function pastTet(now: number): number {
  const today = dayOf(now);
  const { year } = dateOf(today);
  const thisYear = tetOf(year);
  return thisYear <= today - SETTLED_DAYS ? thisYear : tetOf(year - 1);
}
const SETTLED_DAYS = 40;
