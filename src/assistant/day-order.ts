import { dateOf, numberOf } from "./calendar.ts";
import { type DayFigure, type DayReading, daysIn } from "./days.ts";
import { languageOf } from "./topics.ts";

/** Which day "12/05" is: Vietnamese writes the day first, English either way. */

export type DayOrder = "day-first" | "month-first" | "either";

const MONTH_FIRST_ZONES =
  /^(?:US\/|Pacific\/Honolulu$|America\/(?:New_York|Detroit|Chicago|Menominee|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Nome|Yakutat|Adak|Indiana\/|Kentucky\/|North_Dakota\/))/u;
const DAY_FIRST_ZONES = /^(?:Europe\/|Africa\/|Australia\/|Pacific\/Auckland$|Asia\/(?:Kolkata|Calcutta|Karachi|Dhaka|Colombo)$)/u;

/** The order in which a text's days are written; where English is nobody's own, its letters come in both. `of` is the whole text, for lines too short to tell. */
export function dayOrderOf(text: string, timeZone: string, of = text): DayOrder {
  if ((languageOf(text) ?? languageOf(of)) !== "en") return "day-first";
  if (MONTH_FIRST_ZONES.test(timeZone)) return "month-first";
  return DAY_FIRST_ZONES.test(timeZone) ? "day-first" : "either";
}

/** Half a year, roughly: further away nobody means a day that they write without its year. */
const NEAR = 183;

/** What of a date's readings lies ahead, nearest first where its words leave a choice of order: more than one then means that a person has to say. */
export function daysAhead({ readings }: Pick<DayFigure, "readings">, today: number, order: DayOrder): DayReading[] {
  const isOpen = readings.some((reading) => reading.order);
  if (!isOpen) return readings.filter(({ to }) => to >= today);
  const meant = readings.filter((reading) => order === "either" || reading.order === order).map((reading) => nextOf(reading, today));
  const ahead = meant.filter(({ from }) => from >= today).sort((a, b) => a.from - b.from);
  const near = ahead.filter(({ from }) => from - today <= NEAR);
  return near.length === 1 ? near : ahead;
}

/** Whether only a person can say which of them is meant. */
export const isOpenDay = (ahead: DayReading[]): boolean => ahead.length > 1 && ahead.some(({ order }) => order !== undefined);

/** What surely lies ahead of all dates in a text: a day of two readings is told as none. */
export function surelyAhead(text: string, today: number, timeZone: string): DayReading[] {
  const order = dayOrderOf(text, timeZone);
  const ahead = daysIn(text, { today, monthFirst: order !== "day-first" }).map((figure) => daysAhead(figure, today, order));
  return ahead.filter((readings) => !isOpenDay(readings)).flat();
}

function nextOf(reading: DayReading, today: number): DayReading {
  if (!reading.isYearless || reading.from >= today) return reading;
  const date = dateOf(reading.from);
  const next = numberOf(date.getUTCFullYear() + 1, date.getUTCMonth() + 1, date.getUTCDate());
  return { ...reading, from: next, to: next };
}
