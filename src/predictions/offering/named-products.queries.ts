import { sql } from "drizzle-orm";
import { andVisible } from "../../core/access.ts";
import type { Context } from "../../core/context.ts";
import { plain } from "../../core/select.ts";
import { fold, words } from "../../core/text.ts";
import { productRecord } from "../../products/products.record.ts";
import { andOrdersSeen } from "../forecast-rights.ts";
import type { OfferReason } from "../offers/reasons.ts";
import { OFFERS } from "../runs.queries.ts";
import { lastWholeDay } from "../workspace-orders.queries.ts";
import type { Offer } from "./offers.schema.ts";
import { presentReason } from "./present-offer.ts";

/** A product that a text names, as the asker sees it, and why it is offered to the customer, where it is. */
export interface NamedProduct extends Pick<Offer, "name" | "price" | "currency" | "unit" | "stock"> {
  reason: Offer["reason"] | null;
}

interface NamedRow extends Omit<NamedProduct, "reason"> {
  why: string | null;
  /** Names of the products in the reason, by id, as JSON; and the last day that was learned from. */
  names: string;
  asOf: number | null;
}

const MOST_NAMED = 5;
/** The database does not know where words end. */
const MOST_LOOKED_AT = 40;
const SHORTEST_NAME = 2;

/** Products whose names stand in a text, whatever their marks and case, the longest name first. @param customer a company or a contact whom the text is for */
export async function productsNamedIn(ctx: Context, text: string, customer: string): Promise<NamedProduct[]> {
  if (text.length < SHORTEST_NAME || !ctx.may("products:read")) return [];
  const today = lastWholeDay(ctx.now, await ctx.timeZone()).asOf + 1;
  const offer =
    ctx.may("predictions:read") && ctx.may("orders:read")
      ? sql`offers.id = ${customer}${andOrdersSeen(ctx, sql`${customer}`)}`
      : sql`false`;
  const rows = await ctx.db.all(
    plain<NamedRow>(sql`select products.name, price, currency, unit, stock, offers.why,
      (select json_group_object(p.id, p.name) from products as p, json_each(offers.why, '$.items') as item where p.id = item.value) as names,
      (select as_of from prediction_runs where subject = ${OFFERS} and state = 'finished' order by started_at desc limit 1) as asOf
      from products left join offers on offers.product_id = products.id and ${offer}
      where products.deleted_at is null and products.status = 'active' and length(products.name) >= ${SHORTEST_NAME}
        and instr(${fold(text)}, products.sort_name) > 0${andVisible(ctx, productRecord)}
      order by length(products.name) desc, products.id limit ${MOST_LOOKED_AT}`),
  );
  const said = inWords(text);
  const hidden = ctx.access.hidden("products");
  const shown = <V>(field: string, value: V): V | null => (hidden.has(field) ? null : value);
  const isNamed = ({ name }: NamedRow): boolean => said.includes(inWords(name));
  return rows
    .filter(isNamed)
    .slice(0, MOST_NAMED)
    .map(({ name, why, names, asOf, ...product }) => ({
      ...{ name, price: shown("price", product.price), currency: shown("currency", product.currency) },
      ...{ unit: shown("unit", product.unit), stock: shown("stock", product.stock) },
      reason: why && presentReason(JSON.parse(why) as OfferReason, asOf ?? 0, today, new Map(Object.entries(JSON.parse(names)))),
    })) as NamedProduct[];
}

const inWords = (text: string): string => ` ${words(text).join(" ")} `;
