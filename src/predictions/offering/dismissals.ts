import { sql } from "drizzle-orm";
import { companyRecord } from "../../companies/companies.record.ts";
import { contactRecord } from "../../contacts/contacts.record.ts";
import { Change } from "../../core/change.ts";
import type { Context, Verb } from "../../core/context.ts";
import { getLiveRow, getRow, notFound } from "../../core/get.ts";
import { kindOfId } from "../../core/ids.ts";
import type { AnyRow, RecordKind, RecordTable } from "../../core/record.ts";
import { Refusal } from "../../core/refusal.ts";
import { insertRows } from "../../core/rows.ts";
import { plain, select } from "../../core/select.ts";
import { DAY } from "../../core/time.ts";
import { productRecord } from "../../products/products.record.ts";
import { andOrdersSeen } from "../forecast-rights.ts";
import { dayText } from "../predictions.rules.ts";
import { requireOffers } from "./offer-card.queries.ts";
import type { Dismissed } from "./offers.schema.ts";
import { offerDismissals } from "./offers.table.ts";

/** "Not again": what is not to be offered to a customer, remembered until it is taken back or its day is over. */

const MOST = 200;

/** Offers a product no more to a customer, up to the end of a day (yyyy-mm-dd) or for good. Saying it again replaces what was said. */
export async function dismissOffer(ctx: Context, id: string, productId: string, until: string | null): Promise<Dismissed> {
  const { kind, customer, before } = await dismissalsOf(ctx, id);
  await getRow(ctx, productRecord, { id: productId }, "products:read");
  const kept = before.filter((one) => one.productId !== productId);
  if (kept.length >= MOST) throw new Refusal("conflict", `At most ${MOST} products can be kept from a customer`);
  const row = {
    id,
    productId,
    until: until === null ? null : Date.parse(`${until}T00:00:00Z`) / DAY,
    memberId: ctx.member.id,
    at: ctx.now,
  };
  const change = new Change(ctx).also(
    insertRows(
      offerDismissals,
      [row],
      "on conflict (id, product_id) do update set until = excluded.until, member_id = excluded.member_id, at = excluded.at",
    ),
  );
  change.note(kind.kind, customer, { notOffered: [before.map(shown), [...kept, row].map(shown)] });
  return change.commit({ customerId: id, productId, until });
}

/** Takes it back: the product may be offered to them again. */
export async function undismissOffer(ctx: Context, id: string, productId: string): Promise<Dismissed> {
  const { kind, customer, before } = await dismissalsOf(ctx, id);
  const gone = before.find((one) => one.productId === productId);
  if (!gone) throw notFound("dismissal");
  const change = new Change(ctx).also({ sql: "delete from offer_dismissals where id = ? and product_id = ?", args: [id, productId] });
  change.note(kind.kind, customer, { notOffered: [before.map(shown), before.filter((one) => one !== gone).map(shown)] });
  return change.commit({ customerId: id, productId, until: shown(gone).until });
}

type Row = typeof offerDismissals.$inferSelect;

const shown = ({ productId, until }: Pick<Row, "productId" | "until">) => ({ productId, until: until === null ? null : dayText(until) });

/** The customer, whom the asker may change and all of whose orders they see, with what is not offered to them. */
async function dismissalsOf(ctx: Context, id: string): Promise<{ kind: RecordKind<RecordTable>; customer: AnyRow; before: Row[] }> {
  requireOffers(ctx);
  const kind = (kindOfId(id) === "contact" ? contactRecord : companyRecord) as unknown as RecordKind<RecordTable>;
  const customer = (await getLiveRow(ctx, kind, { id }, `${kind.noun}:edit` as Verb)) as unknown as AnyRow;
  const [[seen], before] = await ctx.db.read(
    plain<{ n: number }>(sql`select count(*) as n from (select 1) where true${andOrdersSeen(ctx, sql`${id}`)}`),
    select(offerDismissals, sql`where id = ${id} order by at, product_id`),
  );
  if (!seen?.n) throw new Refusal("forbidden", "You do not see all of this customer's orders");
  return { kind, customer, before };
}
