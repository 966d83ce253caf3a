import type { Random } from "../../core/random.ts";
import { dateOf, dayNumber, tetOf } from "../calendar.ts";
import type { Habit } from "./habits.ts";

/** On which days somebody orders: their own rhythm, with its unevenness, breaks and end; or the days on which presents are given. */

/** The web shop is shut around Tết; every other day it takes orders. */
const SHUT = { before: 2, after: 4 };

/** That day, or one of the first after the holidays. */
function openFrom(day: number, random: Random): number {
  const fromTet = day - tetOf(dateOf(day).year);
  return fromTet >= -SHUT.before && fromTet <= SHUT.after ? day + SHUT.after + 1 - fromTet + random.between(0, 6) : day;
}

/** About a bell curve around 0, with a spread of 1. */
const bell = (random: Random): number => (random.next() + random.next() + random.next() - 1.5) * 2;

const BREAK = { chance: 0.07, times: 3 };

/** @param first the day of the first order @param until the day after the last one there can be */
export function visitsOf(habit: Habit, first: number, until: number, random: Random): number[] {
  return [...new Set(habit.every === 0 ? givingDays(habit, first, until, random) : ownRhythm(habit, first, until, random))];
}

function ownRhythm({ every, leaves }: Habit, first: number, until: number, random: Random): number[] {
  const own = every * Math.exp(0.3 * bell(random));
  const days: number[] = [];
  for (let day = openFrom(first, random); day < until; ) {
    days.push(day);
    if (random.chance(leaves)) break;
    const pause = random.chance(BREAK.chance) ? BREAK.times : 1;
    day = openFrom(day + Math.max(2, Math.round(own * pause * Math.exp(0.45 * bell(random)))), random);
  }
  return days;
}

/** 8 March and 20 October are women's days in Vietnam, 20 November the teachers'. */
const GIVING: [month: number, date: number, chance: number][] = [
  [3, 8, 0.35],
  [10, 20, 0.75],
  [11, 20, 0.3],
  [12, 24, 0.3],
];
const BEFORE_TET = 0.8;

function givingDays({ leaves }: Habit, first: number, until: number, random: Random): number[] {
  const days: number[] = [];
  for (let year = dateOf(first).year; year <= dateOf(until).year; year += 1) {
    const occasions: [number, number][] = [
      [tetOf(year) - random.between(6, 26), BEFORE_TET],
      ...GIVING.map(([month, date, chance]): [number, number] => [dayNumber(year, month, date) - random.between(2, 12), chance]),
    ];
    for (const [day, chance] of occasions) {
      const comes = random.chance(chance);
      if (day < first || day >= until || !comes) continue;
      days.push(day);
      if (random.chance(leaves)) return days;
    }
  }
  return days;
}
