import { type SQL, sql } from "drizzle-orm";
import { andVisible } from "../../core/access.ts";
import type { Context } from "../../core/context.ts";
import { plain, type Query } from "../../core/select.ts";
import { DAY } from "../../core/time.ts";
import { productRecord } from "../../products/products.record.ts";
import { customersBeside, visibleForecast } from "../forecast-rights.ts";
import { OFFERS } from "../runs.queries.ts";
import { withoutConsent } from "./consent.queries.ts";
import { standsNow } from "./standing-offers.queries.ts";

/** A customer who usually has bought a product again by now. */
export interface DueReorder {
  id: string;
  name: string;
  product: string;
  times: number;
  everyDays: number;
  /** Noon of the day of the last purchase, ms UTC. */
  lastAt: number;
}

const MOST = 3;
/** Beyond so many times the usual gap nobody is late any more: they have stopped. */
const STOPPED = 3;

/**
 * Reorders that are due, one of each customer, as far as the asker sees them; none while the list is hidden. `owned` narrows it, beside
 * `companies` and `contacts`. @param today day since 1970
 */
export function dueReorders(ctx: Context, owned: SQL, today: number): Query<DueReorder> {
  const may = ctx.may("predictions:read") && ctx.may("orders:read") && ctx.may("products:read") ? sql`true` : sql`false`;
  return plain(sql`with learned as (select as_of as day from prediction_runs where subject = ${OFFERS} and state = 'finished'
        order by started_at desc limit 1),
      due as (select offers.id, coalesce(companies.name, contacts.name) as name, products.name as product, why ->> '$.times' as times,
        why ->> '$.everyDays' as everyDays, (select day from learned) - (why ->> '$.lastDaysAgo') as lastDay, offers.rank, offers.score
      from offers join products on products.id = offers.product_id ${customersBeside("offers")}
      where ${may} and offers.list = 'reorder' and why ->> '$.times' > 1 and ${standsNow} and ${owned}
        and not ${withoutConsent(sql.raw("offers.id"))} and ${visibleForecast(ctx, "offers")}${andVisible(ctx, productRecord)})
    select id, name, product, times, everyDays, lastDay * ${DAY} + ${DAY / 2} as lastAt from (
      select *, row_number() over (partition by id order by rank) as place from due
      where ${today} - lastDay between everyDays and everyDays * ${STOPPED})
    where place = 1 order by score desc, id limit ${MOST}`);
}
