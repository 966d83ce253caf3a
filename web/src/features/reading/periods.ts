import type { Values } from "../../../../src/reading/reading.schema.ts";

type Period = Values["timing"];

const MONTHS = { month: 1, quarter: 3, year: 12 };

/** The day, week from Monday, month, quarter or year that a day lies in. */
export function periodAt(day: string, grain: Period["grain"]): Period {
  if (grain === "day") return { from: day, to: day, grain };
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  if (grain === "week") {
    const monday = date - ((new Date(day).getUTCDay() + 6) % 7);
    return { from: dayAt(year, month, monday), to: dayAt(year, month, monday + 6), grain };
  }
  const months = MONTHS[grain];
  const first = month - ((month - 1) % months);
  return { from: dayAt(year, first, 1), to: dayAt(year, first + months, 0), grain };
}

/** A day that may lie over the edge of its month: the 0th is the last of the one before. */
const dayAt = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
