import { shiftDay, shiftMonth } from "../../core/time.ts";
import type { Bucket } from "../ask.schema.ts";
import type { When } from "./marks.ts";

/** Times with another beside them or with an open end. */

/** "Since March", "từ tháng 3": from its first day on. "Before", "until" and "after" likewise. */
export function openEnded({ op, value, ...rest }: When, way: "since" | "before" | "after" | "until"): When {
  const [from, to] = op === "between" ? (value as [string, string]) : [value, value];
  if (way === "before") return { op: "before", value: from, ...rest };
  if (way === "after") return { op: "after", value: to, ...rest };
  if (way === "until")
    return typeof to === "string" && /^\d/.test(to)
      ? { op: "before", value: shiftDay(to, 1), ...rest }
      : { op: "before", value: to, ...rest };
  if (typeof from !== "string") return { op, value, ...rest };
  return /^\d/.test(from) ? { op: "after", value: shiftDay(from, -1), ...rest } : { op: "between", value: [from, "today"], ...rest };
}

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d/.test(value);

/** From one time to another: an end without a year takes that of the other. */
export function between(first: When, last: When): When {
  const start = first.op === "between" ? (first.value as [string, string])[0] : first.value;
  const end = last.op === "between" ? (last.value as [string, string])[1] : last.value;
  const of = (from: unknown, to: unknown): When => ({ op: "between", value: [from, to] as When["value"] });
  if (!isDay(start) || !isDay(end)) return of(start, end);
  if (first.hasNoYear && last.hasNoYear) return { ...of(start, start > end ? shiftMonth(end, 12) : end), hasNoYear: true };
  if (first.hasNoYear) {
    const from = inYear(start, end);
    return of(from > end ? shiftMonth(from, -12) : from, end);
  }
  const to = last.hasNoYear ? inYear(end, start) : end;
  return of(start, to < start && last.hasNoYear ? shiftMonth(to, 12) : to);
}

const inYear = (day: string, other: string): string => shiftMonth(day, 12 * (Number(other.slice(0, 4)) - Number(day.slice(0, 4))));

/** The stretch of the calendar that a time is one of: periods of one kind can be told side by side. */
export function stretchOf({ op, value }: When): Bucket | undefined {
  if (value === "today" || value === "yesterday") return "day";
  const period = typeof value === "string" ? /^(?:this|last|next)(Week|Month|Quarter|Year)$/.exec(value)?.[1] : undefined;
  if (period) return period.toLowerCase() as Bucket;
  if (op !== "between" || !Array.isArray(value)) return undefined;
  const [from, end] = value as [string, string];
  const lengths = { month: 1, quarter: 3, year: 12 } as const;
  return (["month", "quarter", "year"] as const).find(
    (bucket) => shiftDay(shiftMonth(from, lengths[bucket]), -1) === end && from.endsWith("-01"),
  );
}

/** "Between this quarter and the last" are two periods, not the time from the one to the other. */
export const isNamed = ({ value, ...when }: When): boolean => typeof value === "string" && stretchOf({ value, ...when }) !== undefined;
