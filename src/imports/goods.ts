import { isNull, sql } from "drizzle-orm";
import type { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { matchName } from "../core/text.ts";
import { products } from "../products/products.table.ts";
import { addProducts } from "../products/products.ts";
import { oneOf } from "./references.ts";

/** A product as a row names it. */
export interface NamedProduct {
  sku: string | undefined;
  name: string | undefined;
}

/** The products that rows of a slice name: by their code, else by name; those that nobody knows are made. */
export class Goods {
  readonly #found = new Map<string, { id: string; name: string }>();
  made = 0;

  static async load(ctx: Context, change: Change, named: NamedProduct[], source: string): Promise<Goods> {
    const goods = new Goods();
    await goods.#find(ctx, named);
    goods.#make(ctx, change, named, source);
    return goods;
  }

  of(named: NamedProduct): { id: string; name: string } | undefined {
    const key = keyOf(named);
    return key === undefined ? undefined : this.#found.get(key);
  }

  async #find(ctx: Context, named: NamedProduct[]): Promise<void> {
    const wanted = sql`(${oneOf(
      products.sku,
      named.flatMap(({ sku }) => sku ?? []),
    )} or ${oneOf(
      products.matchName,
      named.flatMap(({ sku, name }) => (sku || !name ? [] : matchName(name))),
    )})`;
    const rows = await ctx.db.orm
      .select({ id: products.id, name: products.name, sku: products.sku, matched: products.matchName })
      .from(products)
      .where(sql`${wanted} and ${isNull(products.deletedAt)}`)
      .orderBy(products.id);
    for (const { id, name, sku, matched } of rows)
      for (const key of [...(sku ? [`sku ${sku}`] : []), `name ${matched}`]) this.#keep(key, { id, name });
  }

  #keep(key: string, found: { id: string; name: string }): void {
    if (!this.#found.has(key)) this.#found.set(key, found);
  }

  #make(ctx: Context, change: Change, named: NamedProduct[], source: string): void {
    const fresh = new Map<string, NamedProduct>();
    for (const each of named) {
      const key = keyOf(each);
      if (key !== undefined && !this.#found.has(key) && !fresh.get(key)?.name) fresh.set(key, each);
    }
    const keys = [...fresh.keys()];
    const made = addProducts(
      ctx,
      change,
      [...fresh.values()].map(({ sku, name }) => ({ name: name ?? sku ?? "", ...(sku ? { sku } : {}), source })),
    );
    for (const [index, { id, name }] of made.entries()) this.#keep(keys[index] ?? "", { id, name });
    this.made = made.length;
  }
}

const keyOf = ({ sku, name }: NamedProduct): string | undefined => (sku ? `sku ${sku}` : name ? `name ${matchName(name)}` : undefined);
