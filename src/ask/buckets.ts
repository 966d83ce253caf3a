import { type SQL, sql } from "drizzle-orm";
import type { FilterField } from "../core/filter-fields.ts";
import { Refusal } from "../core/refusal.ts";
import { offsetsOf } from "../core/time.ts";
import type { Bucket } from "./ask.schema.ts";

/** The stretch of the calendar that a time lies in: "2026-11-22", the Monday of its week, "2026-11", "2026-Q4", "2026". */
export function bucketSql({ type }: FilterField, value: SQL, bucket: Bucket, timeZone: string, path: string[]): SQL {
  if (type !== "time" && type !== "day")
    throw new Refusal("invalid", "Only times lie in days, weeks and months", { [path.join(".")]: "a time, or no `by`" });
  const day = type === "day" ? value : sql`date((${value} + ${offsetSql(value, timeZone)}) / 1000, 'unixepoch')`;
  if (bucket === "day") return day;
  if (bucket === "week") return sql`date(${day}, '-6 days', 'weekday 1')`;
  if (bucket === "quarter") return sql`(strftime('%Y', ${day}) || '-Q' || ((strftime('%m', ${day}) + 2) / 3))`;
  return sql`strftime(${bucket === "month" ? sql.raw("'%Y-%m'") : sql.raw("'%Y'")}, ${day})`;
}

/** SQLite knows no time zones: how far the zone's clocks are ahead, written out by the moments at which they were moved. */
function offsetSql(value: SQL, timeZone: string): SQL {
  const [first, ...later] = offsetsOf(timeZone);
  if (later.length === 0) return sql.raw(String(first?.offset ?? 0));
  const newestFirst = later
    .reverse()
    .map(({ from, offset }) => sql`when ${value} >= ${sql.raw(String(from))} then ${sql.raw(String(offset))}`);
  return sql`case ${sql.join(newestFirst, sql` `)} else ${sql.raw(String(first?.offset ?? 0))} end`;
}
