import { masked } from "../core/access.ts";
import type { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getRow } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { listRows, nameAndTimeSorts } from "../core/list.ts";
import { productFilters } from "./products.filters.ts";
import { type ProductRow, productRecord } from "./products.record.ts";
import { productNames } from "./products.rules.ts";
import type { Product, ProductQuery } from "./products.schema.ts";

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
  });
  return { ...page, items: page.items.map((row) => presentProduct(ctx, row)) };
}

export async function getProduct(ctx: Context, id: string): Promise<Product> {
  return presentProduct(ctx, await getRow(ctx, productRecord, { id }, "products:read"));
}

export type NewProduct = { name: string } & Partial<
  Pick<ProductRow, "sku" | "series" | "price" | "currency" | "unit" | "description" | "externalId" | "source">
>;

/** Adds products to a change that the caller commits. */
export function addProducts(ctx: Context, change: Change, inputs: NewProduct[]): ProductRow[] {
  const rows = inputs.map((input) => ({ ...withDefaults(EMPTY, input), ...productNames(input.name), id: newId("product", ctx.now) }));
  return change.create(productRecord, rows);
}

const EMPTY = { sku: null, series: null, price: null, currency: null, unit: null, description: null, externalId: null, source: null };
