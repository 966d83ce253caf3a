import { type SQL, sql } from "drizzle-orm";
import { plain, type Query } from "../core/select.ts";
import { DAY, dayKey, startOfDay } from "../core/time.ts";
import type { OrdersRead } from "./predictions.schema.ts";
import type { PackedOrders } from "./purchases/packed-orders.ts";

/** A workspace's own orders as a purchase log: the one place that says what of them a model knows; sources.ts says it in words. */

/** So far back orders are read: older ones say little, and a date of another century is a slip. */
export const WINDOW_DAYS = 3_650;

/** The days of a log: `asOf` is the last one that is over, `end` the moment (ms UTC) it ended, `offset` from UTC to the workspace's clock. */
export interface LogDays {
  asOf: number;
  end: number;
  offset: number;
}

/** The last day that is over in that zone. */
export function lastWholeDay(now: number, timeZone: string): LogDays {
  const today = dayKey(now, timeZone);
  const todayAsDay = Math.round(Date.parse(`${today}T00:00:00Z`) / DAY);
  const end = startOfDay(today, timeZone);
  return { asOf: todayAsDay - 1, end, offset: todayAsDay * DAY - end };
}

/** The same for a day that was the last whole one before. */
export const daysUpTo = (asOf: number, { offset }: LogDays): LogDays => ({ asOf, end: (asOf + 1) * DAY - offset, offset });

/** Who bought: the company, and the person where there is none. */
export const CUSTOMER = sql.raw("coalesce(company_id, contact_id)");
/** Cancelled is no purchase; one that was returned is none either, unless it is the credit note itself. */
const COUNTS = sql.raw("(status in ('placed', 'fulfilled') or (status = 'returned' and amount < 0))");

const within = ({ asOf, end, offset }: LogDays): SQL =>
  sql`deleted_at is null and ${COUNTS} and ordered_at < ${end} and ordered_at >= ${(asOf - WINDOW_DAYS) * DAY - offset}`;

/** Whole days since 1970, also before it. */
const dayOf = (offset: number): SQL =>
  sql`((ordered_at + ${offset} - (((ordered_at + ${offset}) % 86400000 + 86400000) % 86400000)) / 86400000)`;

/** What these customers bought, as rows of `orderId`, `customer` and `day`: returns are none of it. */
export const purchasesOf = (days: LogDays, customers: SQL): SQL =>
  sql`select id as orderId, ${CUSTOMER} as customer, ${dayOf(days.offset)} as day from orders
    where ${CUSTOMER} in ${customers} and ${within(days)} and status <> 'returned'`;

/** Orders of these customers (a list of ids as SQL), packed; a customer whose orders do not count has none. */
export const packedQuery = (days: LogDays, currency: string | null, customers: SQL): Query<PackedOrders & { lastOrderId: string }> =>
  plain(sql`with daily as (
      select ${CUSTOMER} as id, ${dayOf(days.offset)} as day, sum(amount is null or amount >= 0) as purchases,
        sum(case when amount >= 0 and currency = ${currency} then amount * 1.0 end) as bought,
        sum(case when amount < 0 and currency = ${currency} then amount * -1.0 end) as returned,
        max(case when amount is null or amount >= 0 then id end) as last
      from orders where ${CUSTOMER} in ${customers} and ${within(days)} group by 1, 2)
    select id, group_concat(day || ':' || purchases || ':' || coalesce(bought, '') || ':' || coalesce(returned, ''), ' ') as days,
      (select last from daily as newest where newest.id = daily.id and last is not null order by day desc limit 1) as lastOrderId
    from daily group by id order by id`);

/** The next customers after one, in the order of their ids. */
export const nextCustomers = (after: string, limit: number): SQL =>
  sql`select distinct ${CUSTOMER} as id from orders where deleted_at is null and ${CUSTOMER} > ${after} order by 1 limit ${limit}`;

/** Every so-many-th customer, in the order of their ids. */
export const everyNth = (stride: number): SQL =>
  sql`(select id from (select id, row_number() over (order by id) as place from
    (select distinct ${CUSTOMER} as id from orders where deleted_at is null and ${CUSTOMER} is not null)) where place % ${stride} = 0)`;

export const given = (ids: readonly string[]): SQL => sql`(select value from json_each(${JSON.stringify(ids)}))`;

export interface OrderCounts {
  customers: number;
  orders: number;
}

export const countsQuery = plain<OrderCounts>(sql`select
  (select count(distinct ${CUSTOMER}) from orders where deleted_at is null) as customers,
  (select count(*) from orders where deleted_at is null) as orders`);

/** When an order was last written or put into the bin: two looks into an index, to be asked every minute. */
export const ordersSeenQuery = plain<{ seen: string }>(sql`select
  coalesce((select max(updated_at) from orders where deleted_at is null), 0) || ':' ||
  coalesce((select max(deleted_at) from orders where deleted_at is not null), 0) as seen`);

/** What is half there is not learned from. */
export const runningImports = plain<{ n: number }>(sql`select count(*) as n from imports where state = 'running'`);

/** Currencies of the orders, the most frequent first. */
export const currenciesQuery = plain<{ currency: string; orders: number }>(
  sql`select currency, count(*) as orders from orders where deleted_at is null and ${COUNTS} and amount is not null and currency is not null
    group by 1 order by 2 desc, 1`,
);

type Sums = Omit<OrdersRead, "otherCurrencies">;

/** Which orders are read as of a day, and which are left out. */
export const leftOutQuery = (days: LogDays): Query<Sums> =>
  plain(sql`select coalesce(sum(${CUSTOMER} is not null and ${within(days)}), 0) as used,
    coalesce(sum(status = 'cancelled'), 0) as cancelled,
    coalesce(sum(status = 'returned' and coalesce(amount, 0) >= 0), 0) as returned,
    coalesce(sum(ordered_at >= ${days.end} and status <> 'cancelled'), 0) as future,
    coalesce(sum(${CUSTOMER} is null), 0) as withoutCustomer,
    coalesce(sum(amount is null and status in ('placed', 'fulfilled')), 0) as withoutAmount
    from orders where deleted_at is null`);
