import { formatMoney } from "../../../src/core/money.ts";
import { DAY, dayKey } from "../../../src/core/time.ts";
import { locale, timeZone } from "./locale.ts";

/** Dates and numbers as the reader writes them. Formatters are kept: making one costs more than a row. */

const kept = new Map<string, Intl.DateTimeFormat>();

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale.value}|${timeZone.value}|${JSON.stringify(options)}`;
  const found =
    kept.get(key) ?? new Intl.DateTimeFormat(locale.value === "vi" ? "vi-VN" : "en-GB", { timeZone: timeZone.value, ...options });
  kept.set(key, found);
  return found;
}

const isThisYear = (at: number): boolean => dayKey(at, timeZone.value).slice(0, 4) === dayKey(Date.now(), timeZone.value).slice(0, 4);

/** Days from today to the day of `at`: -1 is yesterday. */
export function daysFromToday(at: number): number {
  const noon = (time: number): number => Date.parse(`${dayKey(time, timeZone.value)}T12:00:00Z`);
  return Math.round((noon(at) - noon(Date.now())) / DAY);
}

/** "14 thg 10", with the year when it is another. */
export function shortDay(at: number): string {
  return dates({ day: "numeric", month: "short", ...(isThisYear(at) ? {} : { year: "numeric" }) }).format(at);
}

/** As short as a day can be: "14/10" in Vietnamese, "14 Oct" in English. */
export const tinyDay = (at: number): string =>
  locale.value === "vi" ? dates({ day: "numeric", month: "numeric" }).format(at) : shortDay(at);

export const fullDay = (at: number): string => dates({ day: "2-digit", month: "2-digit", year: "numeric" }).format(at);
export const clock = (at: number): string => dates({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
export const dayAndClock = (at: number): string => `${fullDay(at)} ${clock(at)}`;

/** "Hôm nay", "yesterday", "in 3 days"; beyond a week the date. */
export function nearDay(at: number): string {
  const days = daysFromToday(at);
  if (Math.abs(days) > 6) return shortDay(at);
  return new Intl.RelativeTimeFormat(locale.value, { numeric: "auto" }).format(days, "day");
}

/** The same within a sentence: "dùng hôm nay". */
export const whenIn = (at: number): string => nearDay(at).toLocaleLowerCase(locale.value);

/** "Thứ Năm, 26 tháng 11", with the year when it is another. */
export const longDay = (at: number): string =>
  dates({ weekday: "long", day: "numeric", month: "long", ...(isThisYear(at) ? {} : { year: "numeric" }) }).format(at);

/** The heading of one day on a timeline. */
export function dayHeading(at: number): string {
  const date = longDay(at);
  const near = Math.abs(daysFromToday(at)) < 2 ? nearDay(at) : "";
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(locale.value) + text.slice(1);
  return near ? `${capital(near)} · ${date}` : capital(date);
}

export const number = (value: number): string => value.toLocaleString(locale.value === "vi" ? "vi-VN" : "en-US");

export function money(minor: number | null, currency: string | null, fallback = "VND"): string {
  return minor === null ? "" : formatMoney(minor, currency ?? fallback, locale.value);
}

/** The value of an `<input type="date">` or `datetime-local` in the workspace's zone. */
export const dayInput = (at: number): string => dayKey(at, timeZone.value);
export const momentInput = (at: number): string => `${dayKey(at, timeZone.value)}T${clock(at)}`;

/** Minutes that the workspace's zone is ahead of UTC at that moment. */
function zoneOffsetMin(at: number): number {
  const wall = Date.parse(`${momentInput(at)}:00Z`);
  return Math.round((wall - at) / 60_000);
}

/** The moment that a date or date-and-time input means in the workspace's zone; a bare date means 09:00. */
export function momentOf(input: string): number | undefined {
  const wall = Date.parse(`${input.includes("T") ? input : `${input}T09:00`}:00Z`);
  return Number.isNaN(wall) ? undefined : wall - zoneOffsetMin(wall) * 60_000;
}

export function fileSize(bytes: number): string {
  const step = bytes < 1_000_000 ? { by: 1_000, unit: "KB" } : { by: 1_000_000, unit: "MB" };
  return `${number(Math.round((bytes / step.by) * 10) / 10)} ${step.unit}`;
}
