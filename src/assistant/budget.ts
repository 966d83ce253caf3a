import { costOf, limitsMoney } from "../assistant-settings/assistant-settings.rules.ts";
import type { Budget, Price } from "../assistant-settings/assistant-settings.schema.ts";
import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { tellOfBudget } from "./budget-notice.ts";
import { type Periods, periodsOf, type Spent } from "./spending.ts";

/** What models may cost here: reserved before a call in one statement, settled after it, so that calls at the same time cannot overshoot. */

/** Room that a call has taken; null where no budget is set. */
export interface Reservation extends Periods {
  id: string | null;
}

const hasLimits = (budget: Budget): boolean => Object.values(budget).some((limit) => limit !== null);

/** Takes room for the most that a call may cost; else why there is none: the day or month has not that much left, or it is money and no price is known. */
export async function reserve(
  ctx: Context,
  { budget, price }: { budget: Budget; price: Price | null },
  most: { tokensIn: number; tokensOut: number },
): Promise<Reservation | "budget_spent" | "price_unknown"> {
  const periods = await periodsOf(ctx, Date.now());
  if (!hasLimits(budget)) return { id: null, ...periods };
  if (!price && limitsMoney(budget)) return "price_unknown";
  const id = newId("reservation");
  const [tokens, micros] = [most.tokensIn + most.tokensOut, costOf(price, most.tokensIn, most.tokensOut) ?? 0];
  const limits: [unit: "tokens" | "cost_micros", period: "day" | "month", limit: number | null][] = [
    ["tokens", "day", budget.dayTokens],
    ["tokens", "month", budget.monthTokens],
    ["cost_micros", "day", budget.dayMicros],
    ["cost_micros", "month", budget.monthMicros],
  ];
  const set = limits.filter(([, , limit]) => limit !== null);
  const conditions = set.map(
    ([unit, period]) => `? + coalesce((select ${unit} from assistant_spend where period = ?), 0)
      + (select coalesce(sum(${unit}), 0) from assistant_reservations where month = ? and ${period} = ?) <= ?`,
  );
  const rows = await ctx.db.rows<{ id: string }>({
    sql: `insert into assistant_reservations (id, day, month, tokens, cost_micros, at) select ?, ?, ?, ?, ?, ? where ${conditions.join(" and ")} returning id`,
    args: [
      ...[id, periods.day, periods.month, tokens, micros, Date.now()],
      ...set.flatMap(([unit, period, limit]) => [
        unit === "tokens" ? tokens : micros,
        periods[period],
        periods.month,
        periods[period],
        limit,
      ]),
    ],
  });
  return rows.length > 0 ? { id, ...periods } : "budget_spent";
}

/** Puts what the call did cost in the place of what it might have, and tells the admins when four fifths or all of a budget is gone. */
export async function settle(ctx: Context, budget: Budget, { id, day, month }: Reservation, spent: Spent): Promise<void> {
  const add = (period: string): Statement => ({
    sql: `insert into assistant_spend (period, tokens, cost_micros) values (?, ?, ?)
      on conflict (period) do update set tokens = tokens + excluded.tokens, cost_micros = cost_micros + excluded.cost_micros`,
    args: [period, spent.tokens, spent.micros],
  });
  const release: Statement[] = id === null ? [] : [{ sql: "delete from assistant_reservations where id = ?", args: [id] }];
  await ctx.db.write([...release, ...(spent.tokens > 0 ? [add(day), add(month)] : [])]);
  if (id !== null) await tellOfBudget(ctx, budget, { day, month });
}
