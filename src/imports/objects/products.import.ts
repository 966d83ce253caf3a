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

type ProductValues = Omit<NewProduct, "price" | "cost" | "currency"> & { money?: ReadMoney; costs?: ReadMoney };

export const productImport: ObjectImport<ProductValues> = { read, write };

function read(row: RowReader): ProductValues {
  return given({
    name: row.text("name", 200) ?? row.name("sku", 100),
    sku: row.text("sku", 100),
    externalId: row.text("externalId", 100),
    series: row.text("series", 100),
    money: row.money("price"),
    costs: row.money("cost"),
    stock: row.count("stock", 0, 1_000_000_000),
    unit: row.text("unit", 40),
    description: row.prose("description", 10_000),
  });
}

async function write(ctx: Context, change: Change, rows: WholeRow<ProductValues>[], settings: ImportSettings): Promise<Outcome> {
  const found = await find(ctx, rows);
  const drafts = rows.map(({ line, values }) => ({ line, keys: keysOf(values), values }));
  const { fresh, known, repeats } = sortDrafts(drafts, (key) => found.get(key), mayBeSame);
  addProducts(
    ctx,
    change,
    fresh.map(({ money, costs, ...values }) => ({ ...values, ...moneyOf(money, costs), source: settings.source })),
  );
  const after = change.update(
    productRecord,
    known.map(({ before, values }) => ({ before, patch: patchOf(before, values) })),
  );
  const counts = countKnown(known, after);
  return { created: fresh.length, updated: counts.updated, unchanged: counts.unchanged + repeats, mentioned: {} };
}

const keysOf = ({ externalId, sku, name }: Pick<ProductValues, "externalId" | "sku" | "name">): string[] => [
  ...(externalId ? [`id ${externalId}`] : []),
  ...(sku ? [`sku ${sku}`] : []),
  `name ${matchName(name)}`,
];

/** Two products of one name with different codes are two. */
const mayBeSame = (one: Partial<ProductValues> | ProductRow, { sku }: ProductValues, key: string): boolean =>
  !key.startsWith("name ") || !one.sku || !sku || one.sku === sku;

async function find(ctx: Context, rows: WholeRow<ProductValues>[]): Promise<Map<string, ProductRow>> {
  const wanted = or(
    oneOf(
      products.matchName,
      rows.map(({ values }) => matchName(values.name)),
    ),
    oneOf(
      products.sku,
      rows.flatMap(({ values }) => values.sku ?? []),
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
  for (const record of records)
    for (const key of keysOf({ name: record.name, sku: record.sku, externalId: record.externalId ?? undefined })) byKey.set(key, record);
  return byKey;
}

const moneyOf = (price: Money | undefined, cost: Money | undefined) =>
  given({ price: price?.minor, cost: cost?.minor, currency: price?.currency ?? cost?.currency });

function patchOf(before: ProductRow, { name, money, costs, ...fields }: ProductValues): Partial<ProductRow> {
  return {
    ...fields,
    ...moneyOf(money?.over(before.currency), costs?.over(before.currency)),
    ...(matchName(name) === before.matchName || name === fields.sku ? {} : productNames(name)),
  } as Partial<ProductRow>;
}
