import type { Condition, Filter, FilterValue, Relative } from "../../src/core/filters.schema.ts";

/** What a filter means, said a second time in plain JavaScript over plain rows, to compare the SQL with. */

export type Plain = Record<string, unknown>;

export interface World {
  today: string;
  timeZone: string;
  /** The record that a link of a row names. */
  linked(row: Plain, link: string): Plain | undefined;
  /** The records that belong to a row. */
  related?(row: Plain, name: string): Plain[];
}

const MARKS = /[\u0300-\u036f]/g;
const bare = (text: string) =>
  Array.from(text.normalize("NFC"), (letter) => {
    const plain = letter.normalize("NFD").replace(MARKS, "").toLowerCase().replace("đ", "d");
    return [...plain].length === 1 ? plain : letter;
  }).join("");

const shift = (day: string, { days = 0, months = 0 }): string => {
  const at = new Date(`${day}T00:00:00Z`);
  if (months) {
    const date = at.getUTCDate();
    at.setUTCDate(1);
    at.setUTCMonth(at.getUTCMonth() + months);
    at.setUTCDate(Math.min(date, new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()));
  }
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};

const months = (day: string, by: number, count: number): [string, string] => {
  const from = shift(`${day.slice(0, 8)}01`, { months: by });
  return [from, shift(shift(from, { months: count }), { days: -1 })];
};
const quarterOf = (day: string): string =>
  `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
const weekAt = (day: string): [string, string] => {
  const monday = shift(day, { days: -((new Date(day).getUTCDay() + 6) % 7) });
  return [monday, shift(monday, { days: 6 })];
};

const PERIODS: Record<string, (today: string) => [string, string]> = {
  today: (day) => [day, day],
  yesterday: (day) => [shift(day, { days: -1 }), shift(day, { days: -1 })],
  thisWeek: (day) => {
    const monday = shift(day, { days: -((new Date(day).getUTCDay() + 6) % 7) });
    return [monday, shift(monday, { days: 6 })];
  },
  thisMonth: (day) => [`${day.slice(0, 8)}01`, shift(shift(`${day.slice(0, 8)}01`, { months: 1 }), { days: -1 })],
  lastMonth: (day) => months(day, -1, 1),
  nextMonth: (day) => months(day, 1, 1),
  thisQuarter: (day) => months(quarterOf(day), 0, 3),
  lastQuarter: (day) => months(quarterOf(day), -3, 3),
  nextQuarter: (day) => months(quarterOf(day), 3, 3),
  thisYear: (day) => [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`],
  lastYear: (day) => [`${Number(day.slice(0, 4)) - 1}-01-01`, `${Number(day.slice(0, 4)) - 1}-12-31`],
  tomorrow: (day) => [shift(day, { days: 1 }), shift(day, { days: 1 })],
  lastWeek: (day) => weekAt(shift(day, { days: -7 })),
  nextWeek: (day) => weekAt(shift(day, { days: 7 })),
};
export const KNOWN_PERIODS = Object.keys(PERIODS);

/** First and last day, both included. */
function days(value: FilterValue, today: string): [string, string] {
  if (typeof value === "string") return PERIODS[value]?.(today) ?? [value, value];
  const stretch = value as Relative;
  const sign = "last" in stretch ? -stretch.last : stretch.next;
  const by = stretch.unit === "months" ? { months: sign } : { days: sign * (stretch.unit === "weeks" ? 7 : 1) };
  const far = shift(today, by);
  return sign < 0 ? [far, today] : [today, far];
}

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone });
  formats.set(timeZone, format);
  return format;
};

/** The day of a moment in a zone. */
export const dayOf = (value: string | number, timeZone: string): string =>
  typeof value === "string" ? value : formatOf(timeZone).format(value);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

function positive(op: string, kept: string | number, sought: FilterValue | undefined, world: World, isDate: boolean): boolean {
  if (isDate) {
    const isMoment = (value: unknown): value is number => typeof value === "number";
    const edge = (value: FilterValue, end: 0 | 1): string | number => (isMoment(value) ? value : days(value, world.today)[end]);
    const compare = (value: FilterValue, end: 0 | 1): number => {
      const other = edge(value, end);
      const mine = isMoment(other) ? kept : dayOf(kept, world.timeZone);
      return mine < other ? -1 : mine > other ? 1 : 0;
    };
    if (op === "before") return compare(sought as FilterValue, 0) < 0;
    if (op === "after") return compare(sought as FilterValue, 1) > 0;
    const [from, to] = op === "between" ? (sought as [FilterValue, FilterValue]) : [sought as FilterValue, sought as FilterValue];
    return compare(from, 0) >= 0 && compare(to, 1) <= 0;
  }
  if (op === "is") return kept === sought;
  if (op === "in") return (sought as unknown[]).includes(kept);
  if (op === "contains") return bare(String(kept)).includes(bare(String(sought)));
  if (op === "starts") return bare(String(kept)).startsWith(bare(String(sought)));
  const [low, high] = (op === "between" ? sought : [sought, sought]) as [number, number];
  const number = Number(kept);
  return (
    { between: number >= low && number <= high, gt: number > low, gte: number >= low, lt: number < low, lte: number <= low }[op] ?? false
  );
}

const TURNED: Record<string, string> = { isNot: "is", notIn: "in", notContains: "contains", empty: "notEmpty" };

function condition({ field, op, value }: Condition, row: Plain, world: World): boolean {
  if (TURNED[op]) return !condition({ field, op: TURNED[op] as Condition["op"], value }, row, world);
  const [link = "", name] = field.includes(".") ? field.split(".") : ["", field];
  const owner = link ? world.linked(row, link) : row;
  const kept = owner?.[name ?? ""];
  if (isEmpty(kept)) return false;
  if (op === "notEmpty") return true;
  const isDate = ["before", "after", "within"].includes(op) || (op === "between" && /At$|^birthday$/.test(field));
  return [kept].flat().some((each) => positive(op, each as string | number, value, world, isDate));
}

export function holds(filter: Filter, row: Plain, world: World): boolean {
  if ("all" in filter) return filter.all.every((part) => holds(part, row, world));
  if ("any" in filter) return filter.any.some((part) => holds(part, row, world));
  if ("none" in filter) return !filter.none.some((part) => holds(part, row, world));
  if ("has" in filter) {
    const found = (world.related?.(row, filter.has) ?? []).filter((each) => !filter.where || holds(filter.where, each, world));
    return found.length >= (filter.atLeast ?? 1);
  }
  return condition(filter, row, world);
}
