import { type SQL, sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible, reachSql } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { orderRecord } from "../orders/orders.record.ts";

/** Who may see a forecast: it tells of the customer and of all their orders, so it takes the sight of both. */

type Asker = Pick<Context, "access" | "member">;

export function requirePredictions(ctx: Context): void {
  require(ctx, "predictions:read");
  require(ctx, "orders:read");
}

/** Whether the asker sees what was paid. */
export const seesMoney = ({ access }: Pick<Context, "access">): boolean => !access.hidden("predictions").has("valueAtStake");

/** Both tables that the id of a row of `table` may stand in. */
export const customersBeside = (table: "forecasts" | "offers"): SQL =>
  sql.raw(`left join companies on companies.id = ${table}.id and companies.deleted_at is null
  left join contacts on contacts.id = ${table}.id and contacts.deleted_at is null`);

export const CUSTOMERS = customersBeside("forecasts");

/** Condition on a row of `table` beside its customers. */
export const visibleForecast = (ctx: Asker, table: "forecasts" | "offers" = "forecasts"): SQL =>
  sql`((companies.id is not null${andVisible(ctx, companyRecord)}) or (contacts.id is not null${andVisible(ctx, contactRecord)}))${andOrdersSeen(ctx, sql.raw(`${table}.id`))}`;

/** Behind another condition: none of the customer's orders is out of the asker's sight. */
export function andOrdersSeen(ctx: Asker, customer: SQL = sql.raw("forecasts.id")): SQL {
  const seen = reachSql(ctx, orderRecord, "orders:read");
  return seen
    ? sql` and not exists (select 1 from orders where coalesce(orders.company_id, orders.contact_id) = ${customer}
        and orders.deleted_at is null and (${seen}) is not true)`
    : sql``;
}
