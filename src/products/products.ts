import { sql } from "drizzle-orm";
import { masked } from "../core/access.ts";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { given, withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getLiveRow, getRow, type Ref } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { listRows, nameAndTimeSorts } from "../core/list.ts";
import { Refusal } from "../core/refusal.ts";
import { productFilters } from "./products.filters.ts";
import { type ProductRow, productRecord } from "./products.record.ts";
import { productNames } from "./products.rules.ts";
import type { Product, ProductInput, ProductPatch, ProductQuery } from "./products.schema.ts";
import { products } from "./products.table.ts";

const SORTS = nameAndTimeSorts<ProductRow>("products");

/** A product as callers see it. */
export function presentProduct(ctx: Context, row: ProductRow): Product {
  const { sortName, matchName: _, createdBy, ...product } = row;
  return masked(ctx, "products", product);
}

export async function listProducts(ctx: Context, query: ProductQuery): Promise<Page<Product>> {
  const page = await listRows(ctx, {
    kind: productRecord,
    filters: productFilters,
    verb: "products:read",
    sorts: SORTS,
    defaultSort: "name",
    query,
    where: query.status ? [sql`${products.status} = ${query.status}`] : [],
  });
  return { ...page, items: page.items.map((row) => presentProduct(ctx, row)) };
}

export async function getProduct(ctx: Context, id: string): Promise<Product> {
  return presentProduct(ctx, await getRow(ctx, productRecord, { id }, "products:read"));
}

export async function createProduct(ctx: Context, input: ProductInput): Promise<Product> {
  const change = new Change(ctx);
  const [row] = addProducts(ctx, change, [input]) as [ProductRow];
  return change.commit(presentProduct(ctx, row));
}

export async function editProduct(ctx: Context, ref: Ref, patch: ProductPatch): Promise<Product> {
  const before = await getLiveRow(ctx, productRecord, ref, "products:edit");
  const change = new Change(ctx);
  const [row] = change.update(productRecord, [{ before, patch: productRowPatch(before, patch) }]) as [ProductRow];
  return change.commit(presentProduct(ctx, row));
}

/** A patch as the row takes it. */
export function productRowPatch(before: ProductRow, patch: ProductPatch): Partial<ProductRow> {
  const fields = given(patch) as Partial<ProductRow>;
  requireCurrency({ ...before, ...fields });
  return fields;
}

function requireCurrency({ price, cost, currency }: Pick<ProductRow, "price" | "cost" | "currency">): void {
  if ((price === null && cost === null) || currency !== null) return;
  throw new Refusal("invalid", "Amounts need their currency", { currency: "a currency of ISO 4217 such as VND" });
}

/** Puts a product into the bin. The lines that name it keep its name, and their link to it. */
export async function deleteProduct(ctx: Context, ref: Ref): Promise<Product> {
  const before = await getLiveRow(ctx, productRecord, ref, "products:delete");
  const change = new Change(ctx);
  const [row] = change.remove(productRecord, [before]) as [ProductRow];
  return change.commit(presentProduct(ctx, row));
}

export async function restoreProduct(ctx: Context, ref: Ref): Promise<Product> {
  const before = await getRow(ctx, productRecord, ref, "products:edit");
  const change = new Change(ctx);
  const [row] = change.restore(productRecord, [before]) as [ProductRow];
  return change.commit(presentProduct(ctx, row));
}

export type NewProduct = ProductInput & { id?: string; externalId?: string | undefined; source?: string };

/** The many-form: adds products to a change that the caller commits. */
export function addProducts(ctx: Context, change: Change, inputs: NewProduct[]): ProductRow[] {
  return change.create(
    productRecord,
    inputs.map((input) => newProductRow(ctx, input)),
  );
}

export function newProductRow(ctx: Context, input: NewProduct) {
  const row = { ...withDefaults(EMPTY, input), ...productNames(input.name), id: input.id ?? newId("product", ctx.now) };
  requireCurrency(row);
  return row;
}

const EMPTY = {
  sku: null,
  series: null,
  price: null,
  cost: null,
  currency: null,
  unit: null,
  stock: null,
  status: "active" as Product["status"],
  description: null,
  externalId: null,
  source: null,
};
