import { type SQL, sql } from "drizzle-orm";
import { companyNameOf } from "../companies/companies.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible, masked } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { given, withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getLiveRow, getRow, type Ref, requireKind } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { listRows } from "../core/list.ts";
import { Refusal } from "../core/refusal.ts";
import { ORDER_SORT_KEYS, requireSortSeen } from "./order-sorts.ts";
import { orderFilters } from "./orders.filters.ts";
import { type OrderRow, orderRecord } from "./orders.record.ts";
import { derivedOf, linesOf, requireSums } from "./orders.rules.ts";
import type { ListedOrder, Order, OrderInput, OrderPatch, OrderQuery } from "./orders.schema.ts";
import { orders } from "./orders.table.ts";
import { type PreparedInput, type PreparedPatch, prepareOrders } from "./prepare-orders.ts";

/** An order as callers see it. */
export function presentOrder(ctx: Pick<Context, "access">, row: OrderRow): Order {
  const { sortName, createdBy, givenAmount, ...order } = row;
  const hidesLines = ctx.access.hidden("orders").has("lines");
  return masked(ctx, "orders", { ...order, lineCount: hidesLines ? null : row.lines.length });
}

/** The same for a list. */
export function presentListed(ctx: Pick<Context, "access">, row: OrderRow): ListedOrder {
  const { lines, ...listed } = presentOrder(ctx, row);
  return listed;
}

/** The names of an order's customer, as columns of a list. */
export const customerNames = (ctx: Context): Record<"companyName" | "contactName", SQL> => ({
  companyName: companyNameOf(ctx, "orders"),
  contactName: sql`(select contacts.name from contacts where contacts.id = orders.contact_id${andVisible(ctx, contactRecord)})`,
});

export async function listOrders(ctx: Context, query: OrderQuery): Promise<Page<ListedOrder>> {
  requireSortSeen(ctx, query);
  const page = await listRows(ctx, {
    ...{ kind: orderRecord, filters: orderFilters, verb: "orders:read", sorts: ORDER_SORT_KEYS, defaultSort: "-orderedAt", query },
    where: conditionsOf(ctx, query),
    extra: customerNames(ctx),
  });
  return { ...page, items: page.items.map((row) => presentListed(ctx, row)) };
}

function conditionsOf({ access }: Context, { status, companyId, contactId, productId }: OrderQuery): SQL[] {
  if (productId && access.hidden("orders").has("lines"))
    throw new Refusal("forbidden", "Your role does not show lines", { productId: "nothing: your role does not show lines" });
  return [
    ...(status ? [sql`${orders.status} = ${status}`] : []),
    ...(companyId ? [sql`${orders.companyId} = ${companyId}`] : []),
    ...(contactId ? [sql`${orders.contactId} = ${contactId}`] : []),
    ...(productId ? [sql`${orders.id} in (select order_id from order_lines where product_id = ${productId})`] : []),
  ];
}

export async function getOrder(ctx: Context, id: string): Promise<Order> {
  return presentOrder(ctx, await getRow(ctx, orderRecord, { id }, "orders:read"));
}

export async function createOrder(ctx: Context, input: OrderInput): Promise<Order> {
  require(ctx, "orders:create");
  const prepared = await prepareOne(ctx, input);
  const change = new Change(ctx);
  const [row] = change.create(orderRecord, [newOrderRow(ctx, prepared)]) as [OrderRow];
  return change.commit(presentOrder(ctx, row));
}

async function prepareOne<G extends PreparedInput | PreparedPatch>(ctx: Context, given: G): Promise<G> {
  const [prepared] = await prepareOrders(ctx, [given]);
  if (prepared instanceof Refusal) throw prepared;
  return prepared as G;
}

/** The row of an order that somebody enters. Refuses one without a customer, and sums that do not agree. */
export function newOrderRow(ctx: Context, { lines, amount, companyOfContact, ...input }: PreparedInput) {
  requireLinks(input);
  const ownerId = ctx.via === "import" ? null : ctx.member.id;
  const companyId = input.companyId === undefined ? (companyOfContact ?? null) : input.companyId;
  const fields = { ...withDefaults({ ...EMPTY, ownerId, orderedAt: ctx.now }, input), companyId, ...amountsOf({ lines, amount }) };
  requireCustomer(fields);
  requireSound(fields, amount);
  return { ...fields, ...derivedOf(fields), id: newId("order", ctx.now) };
}

export async function editOrder(ctx: Context, ref: Ref, patch: OrderPatch): Promise<Order> {
  const before = await getLiveRow(ctx, orderRecord, ref, "orders:edit");
  const prepared = await prepareOne(ctx, patch);
  const change = new Change(ctx);
  const [row] = change.update(orderRecord, [{ before, patch: orderRowPatch(before, prepared) }]) as [OrderRow];
  return change.commit(presentOrder(ctx, row));
}

/** A patch as the row takes it. */
export function orderRowPatch(before: OrderRow, { lines, amount, companyOfContact, ...patch }: PreparedPatch): Partial<OrderRow> {
  requireLinks(patch);
  const company = patch.companyId === undefined && before.companyId === null && companyOfContact ? { companyId: companyOfContact } : {};
  const fields = { ...given(patch), ...company, ...amountsOf({ lines, amount }, before) } as Partial<OrderRow>;
  const after = { ...before, ...fields };
  if (patch.companyId === null || patch.contactId === null) requireCustomer(after);
  requireSound(after, amount);
  return fields;
}

/** Lines and the amount that is given without them, as the row keeps them. */
function amountsOf({ lines, amount }: Pick<OrderInput, "lines" | "amount">, before?: OrderRow): Pick<OrderRow, "lines" | "givenAmount"> {
  const kept = lines ? linesOf(lines) : (before?.lines ?? []);
  if (kept.length > 0) return { lines: kept, givenAmount: null };
  return { lines: kept, givenAmount: amount === undefined ? (before?.givenAmount ?? null) : amount };
}

function requireSound(row: Pick<OrderRow, "lines" | "givenAmount" | "tax" | "currency">, amount: number | null | undefined): void {
  requireSums(row, amount);
  const hasAmounts = row.lines.length > 0 || row.givenAmount !== null || row.tax !== null;
  if (hasAmounts && row.currency === null)
    throw new Refusal("invalid", "Amounts need their currency", { currency: "a currency of ISO 4217 such as VND" });
}

function requireCustomer({ companyId, contactId }: Pick<OrderRow, "companyId" | "contactId">): void {
  if (companyId || contactId) return;
  throw new Refusal("invalid", "An order needs a customer", { companyId: "the company or the contact that ordered" });
}

export async function deleteOrder(ctx: Context, ref: Ref): Promise<Order> {
  const before = await getLiveRow(ctx, orderRecord, ref, "orders:delete");
  const change = new Change(ctx);
  const [row] = change.remove(orderRecord, [before]) as [OrderRow];
  return change.commit(presentOrder(ctx, row));
}

export async function restoreOrder(ctx: Context, ref: Ref): Promise<Order> {
  const before = await getRow(ctx, orderRecord, ref, "orders:edit");
  const change = new Change(ctx);
  const [row] = change.restore(orderRecord, [before]) as [OrderRow];
  return change.commit(presentOrder(ctx, row));
}

/** What stands in a row of an import or of the sample, which may have no customer. */
export type NewOrder = Partial<Omit<OrderRow, "sortName" | "net" | "amount">> & Pick<OrderRow, "orderedAt" | "status">;

/** The many-form: adds orders to a change that the caller commits. Lines are taken as they are. */
export function addOrders(ctx: Context, change: Change, inputs: NewOrder[]): OrderRow[] {
  const rows = inputs.map((input) => {
    const fields = { ...withDefaults(EMPTY, input), id: input.id ?? newId("order", ctx.now) };
    return { ...fields, ...derivedOf(fields) };
  });
  return change.create(orderRecord, rows);
}

function requireLinks({ companyId, contactId, dealId, ownerId }: OrderPatch): void {
  requireKind("companyId", companyId, "company");
  requireKind("contactId", contactId, "contact");
  requireKind("dealId", dealId, "deal");
  requireKind("ownerId", ownerId, "user");
}

const EMPTY = {
  number: null,
  companyId: null,
  contactId: null,
  dealId: null,
  ownerId: null,
  status: "placed" as Order["status"],
  channel: null,
  currency: null,
  lines: [] as Order["lines"],
  givenAmount: null,
  tax: null,
  note: null,
  externalId: null,
  source: null,
};
