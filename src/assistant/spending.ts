import type { Budget } from "../assistant-settings/assistant-settings.schema.ts";
import type { Context } from "../core/context.ts";
import { dayKey, startOfDay } from "../core/time.ts";

/** What models have cost in a day and a month of the workspace. */

export interface Periods {
  day: string;
  month: string;
}

export interface Spent {
  tokens: number;
  micros: number;
}

/** The day and month of the workspace, where `now` falls. */
export async function periodsOf(ctx: Context, now: number): Promise<Periods> {
  const day = dayKey(now, await ctx.timeZone());
  return { day, month: day.slice(0, 7) };
}

/** What has been spent in the day and month, with what calls under way have reserved. One round trip. */
export async function spentIn(ctx: Context, { day, month }: Periods): Promise<Record<"day" | "month", Spent>> {
  const rows = await ctx.db.rows<{ day: number; tokens: number; micros: number }>({
    sql: `select period = ?1 as day, tokens, cost_micros as micros from assistant_spend where period in (?1, ?2)
      union all select day = ?1, tokens, cost_micros from assistant_reservations where day = ?1
      union all select 0, tokens, cost_micros from assistant_reservations where month = ?2`,
    args: [day, month],
  });
  const total = (isDay: boolean): Spent =>
    rows
      .filter((row) => Boolean(row.day) === isDay)
      .reduce((sum, row) => ({ tokens: sum.tokens + row.tokens, micros: sum.micros + row.micros }), { tokens: 0, micros: 0 });
  return { day: total(true), month: total(false) };
}

/** Runs of the day and month that used a model whose price was not known: what they cost is in no sum. */
export async function unpricedIn(ctx: Context, { day, month }: Periods): Promise<Record<"day" | "month", number>> {
  const timeZone = await ctx.timeZone();
  const [row] = await ctx.db.rows<Record<"day" | "month", number>>({
    sql: `select coalesce(sum(at >= ?), 0) as day, count(*) as month from assistant_runs
      where at >= ? and cost_micros is null and coalesce(tokens_in, 0) + coalesce(tokens_out, 0) > 0`,
    args: [startOfDay(day, timeZone), startOfDay(`${month}-01`, timeZone)],
  });
  return { day: row?.day ?? 0, month: row?.month ?? 0 };
}

/** The greatest share of any limit that is gone: 0.8 is four fifths. */
export function shareSpent(budget: Budget, spent: Record<"day" | "month", Spent>): { period: "day" | "month"; share: number } {
  const shares = [
    { period: "day" as const, share: shareOf(spent.day.tokens, budget.dayTokens) },
    { period: "day" as const, share: shareOf(spent.day.micros, budget.dayMicros) },
    { period: "month" as const, share: shareOf(spent.month.tokens, budget.monthTokens) },
    { period: "month" as const, share: shareOf(spent.month.micros, budget.monthMicros) },
  ];
  return shares.reduce((most, each) => (each.share > most.share ? each : most));
}

const shareOf = (spent: number, limit: number | null): number => (limit === null ? 0 : spent / Math.max(1, limit));
