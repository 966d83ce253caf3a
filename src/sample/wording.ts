import { dateOf, dayOf, minuteOf, weekdayOf } from "./calendar.ts";

/** How amounts and days are typed in a mail. `Intl` would write the same, at a hundred times the cost. */

const grouped = (whole: number, separator: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, separator);
const cents = (minor: number): string => (minor % 100 === 0 ? "" : `.${String(minor % 100).padStart(2, "0")}`);

export const count = (value: number): string => grouped(value, ".");
export const countEn = (value: number): string => grouped(value, ",");
export const vnd = (amount: number): string => `${grouped(amount, ".")} ₫`;
export const usd = (minor: number): string => `$${grouped(Math.floor(minor / 100), ",")}${cents(minor)}`;
export const eur = (minor: number): string => `€${grouped(Math.floor(minor / 100), ",")}${cents(minor)}`;
export const money = (amount: number, currency: string): string =>
  currency === "USD" ? usd(amount) : currency === "EUR" ? eur(amount) : vnd(amount);

/** 185000000 → "185 triệu", 62500000 → "62,5 triệu". */
export const trieu = (amount: number): string => `${String(Math.round(amount / 100_000) / 10).replace(".", ",")} triệu`;

const WEEKDAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
const WEEKDAYS_EN = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS_EN = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const two = (value: number): string => String(value).padStart(2, "0");

/** "14/11" */
export function ngay(at: number): string {
  const { month, date } = dateOf(dayOf(at));
  return `${two(date)}/${two(month)}`;
}
/** "thứ Sáu" */
export const thu = (at: number): string => WEEKDAYS[weekdayOf(dayOf(at))] ?? "";
/** "thứ Sáu 14/11" */
export const thuNgay = (at: number): string => `${thu(at)} ${ngay(at)}`;
/** "tháng 11" */
export const thang = (at: number): string => `tháng ${dateOf(dayOf(at)).month}`;
/** "14 November" */
export function dayEn(at: number): string {
  const { month, date } = dateOf(dayOf(at));
  return `${date} ${MONTHS_EN[month - 1]}`;
}
export const weekdayEn = (at: number): string => WEEKDAYS_EN[weekdayOf(dayOf(at))] ?? "";
export const monthEn = (at: number): string => MONTHS_EN[dateOf(dayOf(at)).month - 1] ?? "";
/** "Friday 14 November" */
export const weekdayDayEn = (at: number): string => `${weekdayEn(at)} ${dayEn(at)}`;
export const year = (at: number): number => dateOf(dayOf(at)).year;
/** "09:14" */
export const clock = (at: number): string => `${two(Math.floor(minuteOf(at) / 60))}:${two(minuteOf(at) % 60)}`;
/** "251114", for numbers of quotes and orders. */
export function stamp(at: number): string {
  const date = dateOf(dayOf(at));
  return `${date.year % 100}${two(date.month)}${two(date.date)}`;
}

/** Upper case for the first letter of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
