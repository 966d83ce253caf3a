import { type SQL, sql } from "drizzle-orm";
import { andVisible } from "../../core/access.ts";
import type { Context } from "../../core/context.ts";
import { type Query, select } from "../../core/select.ts";
import { productRecord } from "../../products/products.record.ts";
import { offers } from "./offers.table.ts";
import type { OfferRow } from "./present-offer.ts";

/** Condition on a row of `offers` beside its product: it may be offered today, by what product and customer are now. @param today as SQL */
const stands = (today: SQL): SQL => sql`products.deleted_at is null and products.status = 'active'
  and (products.stock is null or products.stock > 0)
  and not exists (select 1 from offer_dismissals as d where d.id = offers.id and d.product_id = offers.product_id
    and (d.until is null or d.until >= ${today}))`;

/** Condition on a row of `offers` alone, by the clock of the database. */
export const standsNow: SQL = sql`exists (select 1 from products where products.id = offers.product_id and ${stands(sql`unixepoch() / 86400`)})`;

const PRODUCT = Object.fromEntries(
  ["name", "sku", "price", "cost", "currency", "unit", "stock"].map((field) => [field, sql.raw(`products.${field}`)]),
);

/** Kept offers that still stand on a day (since 1970), as far as the asker sees products. `rest` follows the other conditions. */
export const standingOffers = (ctx: Context, today: number, joined: SQL, rest: SQL, beside: Record<string, SQL> = {}): Query<OfferRow> =>
  select(
    offers,
    sql`join products on products.id = offers.product_id ${joined}
      where ${stands(sql`${today}`)}${andVisible(ctx, productRecord)} and ${rest}`,
    { ...PRODUCT, ...beside },
  ) as unknown as Query<OfferRow>;
