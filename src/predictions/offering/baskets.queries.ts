import { type SQL, sql } from "drizzle-orm";
import { plain, type Query } from "../../core/select.ts";
import { type LogDays, purchasesOf } from "../workspace-orders.queries.ts";
import type { PackedBaskets } from "./packed-baskets.ts";

/** What customers bought, product by product: lines that name a product, of orders that count (workspace-orders.queries.ts). */

/** Baskets of these customers (a list of ids as SQL), packed; who bought nothing that is named has none. */
export const basketsQuery = (days: LogDays, customers: SQL): Query<PackedBaskets> =>
  plain(sql`with bought as (
      select distinct customer, day, product_id as product from (${purchasesOf(days, customers)})
      join order_lines on order_lines.order_id = orderId where product_id is not null and quantity > 0),
    baskets as (select customer, day, group_concat(product) as products from bought group by 1, 2)
    select customer as id, group_concat(day || ':' || products, ' ') as baskets from baskets group by 1 order by 1`);

/** How many lines name a product, whatever their order. */
export const linesQuery = plain<{ lines: number }>(sql`select count(*) as lines from order_lines where product_id is not null`);

/** What is offered to nobody, although it was bought: retired, or in the bin. */
export const retiredQuery = plain<{ id: string }>(sql`select id from products where status <> 'active' or deleted_at is not null`);
