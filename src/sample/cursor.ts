import type { Random } from "../core/random.ts";
import { MINUTE } from "../core/time.ts";
import { dayOf, isWorkday, minuteOf, momentOf, pastTet, weekdayOf, workdayBefore, workdayFrom } from "./calendar.ts";

const OPENING = 8 * 60;
const LUNCH_FROM = 12 * 60;
const LUNCH_TO = 13 * 60 + 15;
const CLOSING = 18 * 60;
const SATURDAY = 6;

/** Walks through a story's days. Plans count in calendar days; what happens lands on workdays, in business hours, before today. */
export class Cursor {
  readonly #random: Random;
  readonly #today: number;
  readonly #lastDay: number;
  readonly #tet: number;
  #planned: number;
  #keepsSaturdaysFree = false;
  at: number;

  constructor(now: number, random: Random) {
    this.#random = random;
    this.#today = dayOf(now);
    this.#lastDay = workdayBefore(this.#today);
    this.#tet = pastTet(now);
    this.#planned = this.#today;
    this.at = 0;
  }

  begin(daysAgo: number): void {
    this.#start(this.#today - daysAgo);
  }

  /** Customers abroad do not work on Saturdays. */
  keepSaturdaysFree(isFree: boolean): void {
    this.#keepsSaturdaysFree = isFree;
    if (isFree && this.at > 0 && weekdayOf(dayOf(this.at)) === SATURDAY) this.advance(0);
  }

  /** Days after the last Tết, or before it when negative. */
  beginAroundTet(days: number): void {
    this.#start(this.#tet + days);
  }

  /** Goes on by calendar days; 0 is later the same day. A fixed time of day is for appointments. */
  advance(days: number, minuteOfDay?: number): void {
    this.#planned = this.#openFrom(this.#planned + days);
    this.at = this.#moment(Math.min(this.#planned, this.#lastDay), minuteOfDay);
  }

  /** The workday on which `advance(days)` would land: what people write when they promise a date. */
  ahead(days: number): number {
    return momentOf(this.#openFrom(this.#planned + days), LUNCH_FROM);
  }

  /** The next Friday at least two days ahead that is a workday. */
  friday(): number {
    let day = dayOf(this.at) + 2;
    while ((day + 4) % 7 !== 5 || !isWorkday(day)) day += 1;
    return momentOf(day, 17 * 60);
  }

  /** Five in the afternoon so many days from today. */
  fromToday(days: number): number {
    return momentOf(this.#today + days, 17 * 60);
  }

  #openFrom(day: number): number {
    const open = workdayFrom(day);
    return this.#keepsSaturdaysFree && weekdayOf(open) === SATURDAY ? workdayFrom(open + 1) : open;
  }

  #start(day: number): void {
    this.#planned = day;
    this.at = 0;
    this.advance(0);
  }

  #moment(day: number, minuteOfDay: number | undefined): number {
    const last = dayOf(this.at);
    if (last > day || (last === day && (minuteOfDay ?? 0) <= minuteOf(this.at))) return this.#laterOn(last);
    return momentOf(day, minuteOfDay ?? this.#officeMinute());
  }

  #officeMinute(): number {
    const minute = this.#random.between(OPENING + 3, CLOSING - 40);
    return minute > LUNCH_FROM && minute < LUNCH_TO ? minute + 80 : minute;
  }

  /** Later on the same day, or the next morning when the day is over. */
  #laterOn(day: number): number {
    const minute = minuteOf(this.at) + this.#random.between(9, 75);
    const free = minute > LUNCH_FROM && minute < LUNCH_TO ? minute + 75 : minute;
    if (free < CLOSING + 20) return momentOf(day, free);
    const next = this.#openFrom(day + 1);
    return next <= this.#lastDay ? momentOf(next, OPENING + this.#random.between(2, 40)) : this.at + this.#random.between(1, 4) * MINUTE;
  }
}
