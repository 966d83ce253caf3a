import { isNull, or, sql } from "drizzle-orm";
import type { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { given } from "../../core/defaults.ts";
import { matchName } from "../../core/text.ts";
import { type ProductRow, productRecord } from "../../products/products.record.ts";
import { productNames } from "../../products/products.rules.ts";
import { products } from "../../products/products.table.ts";
import { addProducts, type NewProduct } from "../../products/products.ts";
import { sortDrafts } from "../matching.rules.ts";
import { oneOf } from "../references.ts";
import type { Money, ReadMoney, RowReader } from "../row-reader.ts";
import { countKnown, type ImportSettings, type ObjectImport, type Outcome, type WholeRow } from "./object-import.ts";

type ProductValues = Omit<NewProduct, "price" | "currency"> & { money?: ReadMoney };

export const productImport: ObjectImport<ProductValues> = { read, write };

function read(row: RowReader): ProductValues {
  return given({
    name: row.name("name", 200),
    sku: row.text("sku", 100),
    externalId: row.text("externalId", 100),
    series: row.text("series", 100),
    money: row.money("price"),
    unit: row.text("unit", 40),
    description: row.prose("description", 10_000),
  });
}

async function write(ctx: Context, change: Change, rows: WholeRow<ProductValues>[], settings: ImportSettings): Promise<Outcome> {
  const found = await find(ctx, rows);
  const drafts = rows.map(({ line, values }) => ({ line, keys: keysOf(values), values }));
  const { fresh, known, repeats } = sortDrafts(drafts, (key) => found.get(key));
  addProducts(
    ctx,
    change,
    fresh.map(({ money, ...values }) => ({ ...values, ...priceOf(money), source: settings.source })),
  );
  const after = change.update(
    productRecord,
    known.map(({ before, values }) => ({ before, patch: patchOf(before, values) })),
  );
  const counts = countKnown(known, after);
  return { created: fresh.length, updated: counts.updated, unchanged: counts.unchanged + repeats, mentioned: {} };
}

const keysOf = ({ externalId, name }: Pick<ProductValues, "externalId" | "name">): string[] => [
  ...(externalId ? [`id ${externalId}`] : []),
  `name ${matchName(name)}`,
];

async function find(ctx: Context, rows: WholeRow<ProductValues>[]): Promise<Map<string, ProductRow>> {
  const wanted = or(
    oneOf(
      products.matchName,
      rows.map(({ values }) => matchName(values.name)),
    ),
    oneOf(
      products.externalId,
      rows.flatMap(({ values }) => values.externalId ?? []),
    ),
  );
  const records = await ctx.db.orm
    .select()
    .from(products)
    .where(sql`${wanted} and ${isNull(products.deletedAt)}`);
  const byKey = new Map<string, ProductRow>();
  for (const record of records) for (const key of keysOf({ name: record.name, externalId: record.externalId })) byKey.set(key, record);
  return byKey;
}

const priceOf = (money: Money | undefined) => given({ price: money?.minor, currency: money?.currency });

function patchOf(before: ProductRow, { name, money, ...fields }: ProductValues): Partial<ProductRow> {
  return {
    ...fields,
    ...priceOf(money?.over(before.currency)),
    ...(matchName(name) === before.matchName ? {} : productNames(name)),
  } as Partial<ProductRow>;
}
