import { DAY } from "../core/time.ts";

/** Days as plain numbers, counted from 1970-01-01, so that they can be compared and shifted. */

/** Day number of an instant in a time zone. */
export function dayNumber(at: number, timeZone: string): number {
  const [year = 0, month = 1, day = 1] = calendar(timeZone).format(at).split("-").map(Number);
  return numberOf(year, month, day);
}

const calendars = new Map<string, Intl.DateTimeFormat>();
function calendar(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  calendars.set(timeZone, known);
  return known;
}

/** Days since 1970-01-01; months and days run over as in `Date.UTC`. */
export const numberOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
export const dateOf = (day: number): Date => new Date(day * DAY);
export const weekdayOf = (day: number): number => dateOf(day).getUTCDay();
export const mondayOf = (day: number): number => day - ((weekdayOf(day) + 6) % 7);

/** A day that is named without a time means its morning: so long after midnight. */
export const NINE_O_CLOCK = 9 * 3_600_000;
