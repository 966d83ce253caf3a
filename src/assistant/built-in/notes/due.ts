import { DAY, startOfDay } from "../../../core/time.ts";
import { dateOf, dayNumber, NINE_O_CLOCK } from "../../calendar.ts";
import { type DayOrder, dayOrderOf, daysAhead, isOpenDay } from "../../day-order.ts";
import type { DayFigure, DayReading } from "../../days.ts";
import { spokenDaysIn } from "../../spoken-days.ts";
import { marked } from "../../topics.ts";
import type { NotesInput } from "./notes.ts";

/** By when a line wants its task done. */

export interface Due {
  dueAt: number | null;
  /** The days between which "12/05" leaves the choice, nearest first: a person says which. Empty where the day is known, or there is none. */
  dueChoices: number[];
}

const FURTHEST_DAYS = 400;
const DATED = new Set<DayReading["grain"]>(["day", "week", "month", "quarter", "year"]);
const NO_DUE: Due = { dueAt: null, dueChoices: [] };
const PAST_DAY = /^hôm (?!nay)/iu;

/** When and where the line was written, and the text that it is from, for lines too short to show their language. */
export type Setting = Pick<NotesInput, "writtenAt" | "timeZone"> & { lines?: { text: string }[] };

interface Days {
  figures: DayFigure[];
  written: number;
  order: DayOrder;
  /** It names a day that is over. */
  isPast: boolean;
}

/** The days of a line, counted from the day of the meeting; without those that are told as past. */
export function daysOf(text: string, { writtenAt, timeZone, lines = [] }: Setting): Days {
  const written = dayNumber(writtenAt, timeZone);
  const order = dayOrderOf(text, timeZone, lines.map((line) => line.text).join("\n"));
  const read = marked(text);
  const all = spokenDaysIn(read, { today: written, monthFirst: order !== "day-first" });
  const figures = all.filter(({ raw, start }) => !PAST_DAY.test(raw) && !/(?<!\p{L})hôm\s+$/iu.test(read.slice(0, start)));
  const isOver = ({ readings }: DayFigure) => readings.length > 0 && readings.every(({ grain, to }) => DATED.has(grain) && to < written);
  return { figures, written, order, isPast: figures.length < all.length || all.some(isOver) };
}

/** The morning of the day that a line names, or of each day that it may name. */
export function dueIn(text: string, setting: Setting): Due {
  const { figures, written, order } = daysOf(text, setting);
  const morning = (day: number) => startOfDay(new Date(day * DAY).toISOString().slice(0, 10), setting.timeZone) + NINE_O_CLOCK;
  const isToday = figures.some(({ raw }) => TODAY.test(raw));
  for (const figure of figures) {
    const ahead = daysAhead(figure, written, order)
      .filter((reading) => isDue(reading, written))
      .map(isToday || !isWeekday(figure) ? same : nextOf(written));
    const [first] = ahead;
    if (isOpenDay(ahead)) return { dueAt: null, dueChoices: ahead.map(({ to }) => morning(to)) };
    if (first) return { dueAt: morning(first.to), dueChoices: [] };
  }
  const weekday = figures.flatMap(({ readings }) => readings).find(({ grain }) => grain === "weekday");
  return weekday ? { dueAt: morning(written + ((weekday.from - dateOf(written).getUTCDay() + 7) % 7 || 7)), dueChoices: [] } : NO_DUE;
}

const TODAY = /(?<!\p{L})(?:(?:hôm nay|today|tonight|this (?:morning|afternoon|evening))(?!\p{L})|nay$)/iu;
const WEEKDAY = /(?:^|\s)(?:thứ|chủ nhật|cn|t[2-7]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?!\p{L})/iu;
const isWeekday = ({ raw }: DayFigure): boolean => WEEKDAY.test(raw);
const same = (reading: DayReading): DayReading => reading;
/** Whoever means today says so: on a Wednesday "Wednesday" is the next one. */
const nextOf =
  (written: number) =>
  (reading: DayReading): DayReading =>
    reading.grain === "day" && reading.to === written ? { ...reading, from: written + 7, to: written + 7 } : reading;

const isDue = ({ grain, to }: DayReading, written: number): boolean =>
  (grain === "day" || grain === "week" || grain === "month") && to >= written && to < written + FURTHEST_DAYS;

const BEFORE_DAY =
  /^(?:(?:vào|đến|tới|trước|khoảng|từ|lúc|sáng|trưa|chiều|tối|đầu|cuối|giữa|ngay|hết|on|by|before|at|from|around|early|late|the|end of|no later than|\d{1,2}(?:[:hg]\d{0,2}| giờ))\s+)+/iu;
const MOST_LEADING = 3;

/** "Ngày 03/12 anh Minh bàn giao", "By Monday I call": the line after the day that it begins with; undefined where it begins otherwise. */
export function withoutLeadingDay(text: string, setting: Setting): string | undefined {
  const { figures } = daysOf(text, setting);
  let at = 0;
  for (let found = 0; found < MOST_LEADING; found += 1) {
    const lead = at + (BEFORE_DAY.exec(text.slice(at))?.[0].length ?? 0);
    const figure = figures.find(({ start, end }) => start <= lead && start >= at && end > lead);
    if (!figure) break;
    at = figure.end + (/^[\s,:–-]+/u.exec(text.slice(figure.end))?.[0].length ?? 0);
  }
  return at > 0 ? text.slice(at) : undefined;
}
