import { type SQL, sql } from "drizzle-orm";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { productRecord } from "../products/products.record.ts";
import type { OrderInput, OrderPatch } from "./orders.schema.ts";

/** What was looked up stands beside what was given. */
interface LookedUp {
  companyOfContact?: string | undefined;
}
export type PreparedInput = OrderInput & LookedUp;
export type PreparedPatch = OrderPatch & LookedUp;

interface Found {
  id: string;
  /** A product's name, or a contact's company. */
  value: string | null;
}

/**
 * Orders with what their makers left to us, looked up for all of them at once: the names of products in the lines, and the company of the contact.
 * Refuses products that the asker does not see, naming the line.
 */
export async function prepareOrders<G extends PreparedInput | PreparedPatch>(ctx: Context, given: G[]): Promise<(G | Refusal)[]> {
  const known = await lookUp(ctx, given);
  return given.map((each) => productsRefusal(each, known) ?? filled(each, known));
}

async function lookUp(ctx: Context, given: OrderInput[]): Promise<Map<string, string | null>> {
  const products = JSON.stringify([...new Set(given.flatMap(({ lines = [] }) => lines.flatMap(({ productId }) => productId ?? [])))]);
  const people = JSON.stringify([...new Set(given.flatMap(({ contactId, companyId }) => (companyId === undefined && contactId) || []))]);
  const among = (ids: string): SQL => sql`id in (select value from json_each(${ids}))`;
  if (products === "[]" && people === "[]") return new Map();
  const rows = await ctx.db.all(
    plain<Found>(
      sql`select id, name as value from products where ${among(products)} and deleted_at is null${andVisible(ctx, productRecord)}
        union all select id, company_id from contacts where ${among(people)}${andVisible(ctx, contactRecord)}`,
    ),
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}

function productsRefusal({ lines = [] }: OrderInput, known: Map<string, string | null>): Refusal | undefined {
  const missing = lines.flatMap(({ productId }, index) => (productId && !known.has(productId) ? [index] : []));
  if (missing.length === 0) return undefined;
  const fields = Object.fromEntries(missing.map((index) => [`lines.${index}.productId`, "the id of a product that exists"]));
  return new Refusal("invalid", "A product of this order does not exist", fields);
}

function filled<G extends PreparedInput>(given: G, known: Map<string, string | null>): G {
  const companyOfContact = (given.contactId && known.get(given.contactId)) || undefined;
  const lines = given.lines?.map((line) => (line.name || !line.productId ? line : { ...line, name: known.get(line.productId) ?? null }));
  return { ...given, ...(lines ? { lines } : {}), companyOfContact };
}
