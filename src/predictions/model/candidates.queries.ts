import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../core/context.ts";
import { plain } from "../../core/select.ts";
import { DAY } from "../../core/time.ts";
import { standsNow } from "../offering/standing-offers.queries.ts";
import { CUSTOMER, given } from "../workspace-orders.queries.ts";

/** A product that may be offered. */
export interface Candidate {
  id: string;
  name: string;
}

const MOST = 10;
const OWN = 5;
const POPULAR_FOR = 90 * DAY;

/** What may be offered to each of these customers: what stands on their lists, then what they bought most often, then what most customers bought lately. */
export async function candidatesFor(ctx: Context, ids: string[]): Promise<Map<string, Candidate[]>> {
  const [offered, own, popular] = await ctx.db.read(
    plain<Candidate & { customer: string }>(sql`select offers.id as customer, products.id, products.name from offers
      join products on products.id = offers.product_id where offers.id in ${given(ids)} and ${standsNow} order by rank, list`),
    plain<
      Candidate & { customer: string }
    >(sql`select * from (select *, row_number() over (partition by customer order by times desc, id) as place from
      (select ${CUSTOMER} as customer, products.id, products.name, count(distinct orders.id) as times ${SOLD} and ${CUSTOMER} in ${given(ids)} group by 1, 2))
      where place <= ${OWN}`),
    plain<Candidate>(sql`select products.id, products.name ${SOLD} and orders.ordered_at >= ${ctx.now - POPULAR_FOR} group by 1
      order by count(distinct ${CUSTOMER}) desc, products.id limit ${MOST}`),
  );
  const byCustomer = Map.groupBy([...offered, ...own], ({ customer }) => customer);
  return new Map(ids.map((id) => [id, merged([...(byCustomer.get(id) ?? []), ...popular])]));
}

const SOLD: SQL = sql.raw(`from order_lines join orders on orders.id = order_lines.order_id and orders.deleted_at is null
  and orders.status in ('placed', 'fulfilled') join products on products.id = order_lines.product_id and products.deleted_at is null
  and products.status = 'active' where order_lines.quantity > 0`);

/** Each once, the first ones. */
const merged = (candidates: Candidate[]): Candidate[] =>
  [...new Map(candidates.map(({ id, name }) => [id, { id, name }])).values()].slice(0, MOST);
