import { DAY } from "../core/time.ts";
import type { OrderRow } from "../orders/orders.record.ts";
import { derivedOf } from "../orders/orders.rules.ts";
import type { ActivityDraft, OrderDraft } from "./drafts.ts";
import type { Offer } from "./offers.ts";

/** What it takes to make rows: the ids of drafts, today, and the columns that every record has. */
interface Making {
  idIn(draft: object): string;
  now: number;
  written(at: number, by: string | null): Pick<OrderRow, "source" | "version" | "createdAt" | "updatedAt" | "createdBy" | "deletedAt">;
}

/** By then an order has arrived. */
const FULFILLED_AFTER_DAYS = 7;

export function orderRow(told: ActivityDraft, { offer, remark, channel, status }: OrderDraft, { idIn, now, written }: Making): OrderRow {
  const { at, author, contacts: people, deal, meta } = told;
  const [contact = null] = people;
  const ownerId = author && idIn(author);
  const row = {
    id: idIn(told),
    number: meta.orderNumber ?? null,
    companyId: contact?.company ? idIn(contact.company) : null,
    contactId: contact && idIn(contact),
    dealId: deal && idIn(deal),
    ownerId,
    orderedAt: at,
    status: status ?? (now - at > FULFILLED_AFTER_DAYS * DAY ? ("fulfilled" as const) : ("placed" as const)),
    channel: channel ?? null,
    currency: offer.currency,
    lines: linesOf(offer, idIn),
    givenAmount: null,
    tax: null,
    note: remark || null,
    externalId: null,
    ...written(at, ownerId),
  };
  return { ...row, ...derivedOf(row) };
}

/** The lines of an offer; its discount is spread over them, what rounding leaves goes to the last. */
function linesOf({ items, amount }: Offer, idIn: Making["idIn"]): OrderRow["lines"] {
  const gross = items.map(({ qty, price }) => qty * price);
  const sum = gross.reduce((total, each) => total + each, 0);
  let left = sum - amount;
  return items.map(({ product, name, qty, price }, index) => {
    const whole = gross[index] ?? 0;
    const discount = index === items.length - 1 ? left : Math.round(((sum - amount) * whole) / sum);
    left -= discount;
    return { productId: idIn(product), name, quantity: qty, unitPrice: price, discount, amount: whole - discount };
  });
}
