import { sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { plain, select } from "../core/select.ts";
import { orderRecord } from "./orders.record.ts";
import type { OrderTotals } from "./orders.schema.ts";
import { orders } from "./orders.table.ts";
import { customerNames, presentListed } from "./orders.ts";

const NEWEST = 5;

/** What a company or a contact has ordered: how often, for how much in each currency, and the newest. Cancelled orders are counted in no sum. */
export async function readOrderTotals(ctx: Context, recordId: string): Promise<OrderTotals> {
  require(ctx, "orders:read");
  const column = sql.raw(recordId.startsWith("con_") ? "contact_id" : "company_id");
  const theirs = sql`${column} = ${recordId} and deleted_at is null${andVisible(ctx, orderRecord)}`;
  const [[all], sums, newest] = await ctx.db.read(
    plain<{ n: number; last: number | null }>(sql`select count(*) as n, max(ordered_at) as last from orders where ${theirs}`),
    plain<{ currency: string; amount: number }>(
      sql`select currency, sum(amount) as amount from orders where ${theirs} and status <> 'cancelled' and amount is not null and currency is not null
        group by currency order by 2 desc`,
    ),
    select(orders, sql`where ${theirs} order by ordered_at desc, id desc limit ${NEWEST}`, customerNames(ctx)),
  );
  const hidesMoney = ["amount", "currency"].some((field) => ctx.access.hidden("orders").has(field));
  return {
    ...{ count: all?.n ?? 0, lastAt: all?.last ?? null, sums: hidesMoney ? [] : sums },
    newest: newest.map((row) => presentListed(ctx, row)),
  };
}
