import { sql } from "drizzle-orm";
import type { Context } from "../core/context.ts";
import type { Sort } from "../core/pages.ts";
import { Refusal } from "../core/refusal.ts";
import type { OrderRow } from "./orders.record.ts";
import type { OrderQuery } from "./orders.schema.ts";

/** Puts the least amount at nothing, so that as texts of one length amounts stand in their order. */
const LIFT = 2n ** 53n;

/** Amounts of two currencies are never compared: currency by currency, and in each by amount. As the index `orders_by_amount` has it. */
const byAmount = sql.raw("coalesce(orders.currency, '') || printf('%017d', coalesce(orders.amount, 0) + 9007199254740992)");
const amountRank = ({ currency, amount }: OrderRow): string => `${currency ?? ""}${String(BigInt(amount ?? 0) + LIFT).padStart(17, "0")}`;

export const ORDER_SORT_KEYS: Record<NonNullable<OrderQuery["sort"]>, Sort<OrderRow>> = {
  "-orderedAt": { by: sql`orders.ordered_at`, descending: true, valueOf: (row) => row.orderedAt },
  orderedAt: { by: sql`orders.ordered_at`, descending: false, valueOf: (row) => row.orderedAt },
  "-amount": { by: byAmount, descending: true, valueOf: amountRank },
  amount: { by: byAmount, descending: false, valueOf: amountRank },
  "-updatedAt": { by: sql`orders.updated_at`, descending: true, valueOf: (row) => row.updatedAt },
};

/** An order by amounts would tell those who do not see them which is the larger. */
export function requireSortSeen({ access }: Context, { sort }: OrderQuery): void {
  if (sort?.endsWith("amount") && access.hidden("orders").has("amount"))
    throw new Refusal("forbidden", "Your role does not show amounts", { sort: "another order: your role does not show amounts" });
}
