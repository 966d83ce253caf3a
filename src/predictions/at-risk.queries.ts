import { type SQL, sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { plain, type Query } from "../core/select.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { CUSTOMERS, visibleForecast } from "./forecast-rights.ts";

/** A customer who may well not buy again, with the last order that says so. */
export interface AtRisk {
  id: string;
  name: string;
  /** Of no purchase within the horizon. */
  probability: number;
  horizonDays: number;
  silentDays: number;
  usualDays: number;
  /** The last order where the asker sees it: when it was, and its entry on the timeline. */
  orderedAt: number | null;
  entryId: string | null;
}

const MOST = 12;
/** Who is gone already, or has only just come, is nobody's to win back this week. */
const LEFT_OUT = sql.raw("('lost', 'hibernating', 'new')");

/**
 * Those with most at stake, as far as the asker sees them; nobody where only an order is shown. `owned` narrows it, beside `companies` and
 * `contacts`.
 */
export function customersAtRisk(ctx: Context, owned: SQL): Query<AtRisk> {
  const may = ctx.may("predictions:read") && ctx.may("orders:read") ? sql`true` : sql`false`;
  const order = sql`from orders where orders.id = forecasts.facts ->> '$.lastOrderId' and orders.deleted_at is null${andVisible(ctx, orderRecord)}`;
  return plain(sql`select forecasts.id, coalesce(companies.name, contacts.name) as name, probability,
      (select horizon_days from prediction_runs where id = forecasts.run_id) as horizonDays,
      facts ->> '$.silentDays' as silentDays, facts ->> '$.usualDays' as usualDays, (select ordered_at ${order}) as orderedAt,
      (select activity_id from activity_links join activities on activities.id = activity_id and activities.kind = 'order'
        where record_id = (select orders.id ${order}) limit 1) as entryId
    from forecasts ${CUSTOMERS} where ${may} and forecasts.band = 'high' and probability is not null and segment not in ${LEFT_OUT}
      and ${visibleForecast(ctx)} and ${owned}
    order by coalesce(value_at_stake, -1) desc, forecasts.id desc limit ${MOST}`);
}
