import { getTableName, type SQL, sql } from "drizzle-orm";
import { andVisible } from "./access.ts";
import { type Context, require, type Verb } from "./context.ts";
import type { Page } from "./fields.schema.ts";
import type { FilterNoun } from "./filter-fields.ts";
import type { Filter } from "./filters.schema.ts";
import { filterSql } from "./filters.ts";
import { cappedCount, countQuery, pageSql, type Sort, toPage } from "./pages.ts";
import type { RecordKind, RecordTable, Row } from "./record.ts";
import { matchSql, queryWords } from "./search-query.ts";
import { select } from "./select.ts";

export interface ListQuery {
  q?: string | undefined;
  filter?: Filter | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  count: boolean;
  bin: boolean;
}

interface Listing<T extends RecordTable> {
  kind: RecordKind<T>;
  filters: FilterNoun;
  verb: Verb;
  sorts: Record<string, Sort<Row<T>>>;
  defaultSort: string;
  query: ListQuery;
  where?: SQL[];
  /** Further columns, such as the name of a linked record. */
  extra?: Record<string, SQL>;
}

type Dated = { id: string; sortName?: string; updatedAt: number; createdAt: number; lastActivityAt?: number };

/** Sorts that most records have. Each has its index in the migrations. */
export function nameAndTimeSorts<R extends Dated>(table: string): Record<string, Sort<R>> {
  const column = (name: string) => sql.raw(`${table}.${name}`);
  return {
    name: { by: column("sort_name"), descending: false, valueOf: (row) => row.sortName ?? "" },
    "-name": { by: column("sort_name"), descending: true, valueOf: (row) => row.sortName ?? "" },
    "-updatedAt": { by: column("updated_at"), descending: true, valueOf: (row) => row.updatedAt },
    "-createdAt": { by: column("created_at"), descending: true, valueOf: (row) => row.createdAt },
    "-lastActivityAt": { by: column("last_activity_at"), descending: true, valueOf: (row) => row.lastActivityAt ?? 0 },
  };
}

/** One page of a kind of record: keyset, one round trip with or without its count. */
export async function listRows<T extends RecordTable>(ctx: Context, listing: Listing<T>): Promise<Page<Row<T>>> {
  require(ctx, listing.verb);
  const { query, kind } = listing;
  const table = sql.raw(getTableName(kind.table));
  const sortKey = query.sort ?? listing.defaultSort;
  const sort = query.bin ? binSort<T>(table) : (listing.sorts[sortKey] as Sort<Row<T>>);
  const listName = `${getTableName(kind.table)} by ${query.bin ? "bin" : sortKey}`;
  const where = sql.join(
    [
      sql`${binSql(table, query.bin)}${andVisible(ctx, kind)}`,
      ...(listing.where ?? []),
      ...(query.filter ? [await filterSql(ctx, listing.filters, query.filter)] : []),
      ...(query.q ? [query.bin ? namedInBin(kind.table, query.q) : matchSql(ctx, kind, query.q, table)] : []),
    ],
    sql` and `,
  );
  const { after, order } = pageSql(ctx, listName, sort, sql`${table}.id`, query.cursor);
  const condition = after ? sql`${where} and ${after}` : where;
  const page = select(kind.table, sql`where ${condition} order by ${order} limit ${query.limit + 1}`, listing.extra);
  if (!query.count) return toPage(ctx, listName, sort, (await ctx.db.all(page)) as Row<T>[], query.limit);
  const [rows, [counted]] = await ctx.db.read(page, countQuery(table, where));
  return { ...toPage(ctx, listName, sort, rows as Row<T>[], query.limit), count: cappedCount(counted?.n ?? 0) };
}

const binSql = (table: SQL, isBin: boolean): SQL => (isBin ? sql`${table}.deleted_at is not null` : sql`${table}.deleted_at is null`);

/** So many of the newest in the bin are looked through. */
const BIN_REACH = 10_000;

/** What lies in the bin has no search document: there the words are sought in the name alone. */
function namedInBin(table: RecordTable, q: string): SQL {
  const words = queryWords(q);
  if (words.length === 0) return sql`false`;
  const name = sql.raw(getTableName(table));
  const reach = sql`${name}.id in (select id from ${name} where deleted_at is not null order by deleted_at desc limit ${sql.raw(String(BIN_REACH))})`;
  return sql.join([reach, ...words.map(({ folded }) => sql`' ' || ${name}.sort_name like ${`% ${folded}%`}`)], sql` and `);
}

const binSort = <T extends RecordTable>(table: SQL): Sort<Row<T>> => ({
  by: sql`${table}.deleted_at`,
  descending: true,
  valueOf: (row) => (row as { deletedAt: number | null }).deletedAt ?? 0,
});
