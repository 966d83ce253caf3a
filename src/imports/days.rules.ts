import { fold } from "../core/text.ts";
import { parseDay, startOfDay } from "../core/time.ts";

/** Days as spreadsheets write them. Pure. */

export type DayOrder = "dmy" | "mdy";

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?:[ T,].*)?$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const EXCEL_EPOCH = Date.UTC(1899, 11, 30, 12);
const DAY_MS = 86_400_000;

/** Whether a column writes the day or the month first, or undefined when no value tells. */
export function guessDayOrder(values: string[]): DayOrder | undefined {
  const pairs = values.map((value) => NUMERIC.exec(value.trim())).filter((match) => match !== null);
  const dayFirst = pairs.some((match) => Number(match[1]) > 12);
  const monthFirst = pairs.some((match) => Number(match[2]) > 12);
  return dayFirst === monthFirst ? undefined : dayFirst ? "dmy" : "mdy";
}

/** Noon UTC of a written day: 2017-03-01, 1/3/2017 in the given order, 1 Mar 2017, "1 tháng 3 năm 2017", Excel's 42795; else undefined. */
export function readDay(text: string, order: DayOrder): number | undefined {
  const written = text.trim();
  const year = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T].*)?$/.exec(written) ?? /^(\d{4})(\d{2})(\d{2})(?:[ T].*)?$/.exec(written);
  if (year) return dayOf(year[1], year[2], year[3]);
  const numeric = NUMERIC.exec(written);
  if (numeric) return order === "dmy" ? dayOf(numeric[3], numeric[2], numeric[1]) : dayOf(numeric[3], numeric[1], numeric[2]);
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(written)) return EXCEL_EPOCH + Math.floor(Number(written)) * DAY_MS;
  return spelledDay(fold(written));
}

const CLOCK = /[ T,]\s*(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?/i;
const MINUTES = 60_000;

/** The moment of a written day with a time in a zone; noon UTC of the day where no time stands behind it. Excel's 42795.35 has its time in the fraction. */
export function readMoment(text: string, order: DayOrder, timeZone: string): number | undefined {
  const day = readDay(text, order);
  if (day === undefined) return undefined;
  const excel = /^[2-7]\d{4}(\.\d+)$/.exec(text.trim());
  const [, hours = "", minutes = "0", seconds = "0", half] = CLOCK.exec(text) ?? [];
  if (!excel && hours === "") return day;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hours);
  const ofDay = excel
    ? Math.round(Number(excel[1]) * 24 * 60) * MINUTES
    : (hour * 60 + Number(minutes)) * MINUTES + Number(seconds) * 1_000;
  return ofDay < DAY_MS && Number(minutes) < 60 ? beginningOf(day, timeZone) + ofDay : undefined;
}

const REMEMBERED_AT_MOST = 2_000;
const beginnings = new Map<string, number>();

/** When a day begins: rows of one day follow each other, and asking for a zone's clock takes longer than reading a row. */
function beginningOf(day: number, timeZone: string): number {
  const key = `${day} ${timeZone}`;
  const known = beginnings.get(key);
  if (known !== undefined) return known;
  if (beginnings.size >= REMEMBERED_AT_MOST) beginnings.clear();
  const begins = startOfDay(new Date(day).toISOString().slice(0, 10), timeZone);
  beginnings.set(key, begins);
  return begins;
}

function spelledDay(text: string): number | undefined {
  const vietnamese = /^(?:ngay )?(\d{1,2}) (?:thang|thg) (\d{1,2}),? (?:nam )?(\d{4})$/.exec(text);
  if (vietnamese) return dayOf(vietnamese[3], vietnamese[2], vietnamese[1]);
  const dayFirst = /^(\d{1,2})[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{2}|\d{4})(?: .*)?$/.exec(text);
  const monthFirst = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?: .*)?$/.exec(text);
  const [year, month, day] = dayFirst ? [dayFirst[3], dayFirst[2], dayFirst[1]] : [monthFirst?.[3], monthFirst?.[1], monthFirst?.[2]];
  const number = MONTHS.indexOf(month ?? "") + 1;
  return number > 0 ? dayOf(year, String(number), day) : undefined;
}

function dayOf(year = "", month = "", day = ""): number | undefined {
  const full = year.length === 2 ? (Number(year) < 70 ? `20${year}` : `19${year}`) : year;
  return parseDay(`${full}-${month}-${day}`);
}
