import { sql } from "drizzle-orm";
import { companyRecord } from "../../companies/companies.record.ts";
import { contactRecord } from "../../contacts/contacts.record.ts";
import { andVisible } from "../../core/access.ts";
import type { Context } from "../../core/context.ts";
import { notFound } from "../../core/get.ts";
import { plain, type Query } from "../../core/select.ts";
import { productRecord } from "../../products/products.record.ts";
import { andOrdersSeen } from "../forecast-rights.ts";
import { dayText } from "../predictions.rules.ts";
import { OFFERS, publishedRun, settingsOfRows, settingsQuery } from "../runs.queries.ts";
import { lastWholeDay } from "../workspace-orders.queries.ts";
import { withoutConsent } from "./consent.queries.ts";
import { cardOf, requireOffers } from "./offer-card.queries.ts";
import { byWorth, type HidingCode, LISTS, MOST_SHOWN, type OfferList } from "./offers.rules.ts";
import type { CustomerOffers, KeptOfferCard } from "./offers.schema.ts";
import { HIDDEN } from "./offers.words.ts";
import { presentOffer } from "./present-offer.ts";
import { standingOffers } from "./standing-offers.queries.ts";

interface CustomerRow {
  /** Whether the asker sees all of their orders, whether there are any, and whether they may be contacted. */
  areSeen: number;
  hasOrders: number;
  isRefused: number;
}

interface DismissedRow {
  productId: string;
  name: string;
  until: number | null;
}

/** What to offer one company or contact. Refuses those that the asker may not see; a list that is not shown says why. */
export async function customerOffersOf(ctx: Context, id: string): Promise<CustomerOffers> {
  requireOffers(ctx);
  const record = id.startsWith("con_") ? contactRecord : companyRecord;
  const table = sql.raw(record.noun);
  const customer = sql`${table}.id`;
  const today = lastWholeDay(ctx.now, await ctx.timeZone()).asOf + 1;
  const [[found], settingRows, [run], rows, dismissed, named] = await ctx.db.read(
    plain<CustomerRow>(sql`select (select count(*) from (select 1) where true${andOrdersSeen(ctx, customer)}) as areSeen,
        exists (select 1 from orders where coalesce(company_id, contact_id) = ${customer} and orders.deleted_at is null) as hasOrders,
        ${withoutConsent(customer)} as isRefused
      from ${table} where ${customer} = ${id}${andVisible(ctx, record)}`),
    settingsQuery,
    publishedRun(OFFERS),
    standingOffers(ctx, today, sql``, sql`offers.id = ${id}`),
    plain<DismissedRow>(sql`select product_id as productId, products.name, until from offer_dismissals
      join products on products.id = product_id${andVisible(ctx, productRecord)}
      where offer_dismissals.id = ${id} and (until is null or until >= ${today}) order by offer_dismissals.at desc, product_id`),
    reasonProducts(ctx, id),
  );
  if (!found) throw notFound(record.kind);
  const settings = settingsOfRows(settingRows);
  const card = run ? cardOf(run) : null;
  const names = new Map(named.map((product) => [product.id, product.name]));
  const worthiest = byWorth(rows, settings.marginWeight);
  const shownOf = (list: OfferList) =>
    worthiest
      .filter((row) => row.list === list)
      .slice(0, MOST_SHOWN)
      .map((row) => presentOffer(ctx, row, run?.asOf ?? 0, today, names));
  return {
    asOf: run ? dayText(run.asOf) : null,
    lists: LISTS.map((list) => {
      const code = hidingCode(settings.isOn, card, found, list);
      return { list, state: code ? "hidden" : "shown", code, says: code && HIDDEN[code], items: code ? [] : shownOf(list) };
    }),
    dismissed: found.areSeen
      ? dismissed.map(({ until, ...product }) => ({ ...product, until: until === null ? null : dayText(until) }))
      : [],
  };
}

function hidingCode(isOn: boolean, card: KeptOfferCard | null, customer: CustomerRow, list: OfferList): HidingCode | null {
  if (!isOn) return "off";
  if (!card) return "not_learned";
  if (!customer.areSeen) return "orders_not_shown";
  if (!customer.hasOrders) return "no_orders";
  if (customer.isRefused) return "no_consent";
  return card.lists.find((one) => one.list === list)?.code ?? null;
}

/** The products that reasons name, as far as the asker sees products; also those that are sold no more. */
const reasonProducts = (ctx: Context, id: string): Query<{ id: string; name: string }> =>
  plain(sql`select id, name from products where id in (
    select item.value from offers, json_each(offers.why, '$.items') as item where offers.id = ${id})${andVisible(ctx, productRecord)}`);
