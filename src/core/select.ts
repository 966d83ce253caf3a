import { getTableName, type InferSelectModel, type SQL, sql } from "drizzle-orm";
import type { RunnableQuery } from "drizzle-orm/runnable-query";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { type Statement, statement } from "./database.ts";
import { namedRows, type Result, type Value } from "./hrana.ts";
import { columnsFor } from "./record.ts";

type Extra = Record<string, SQL>;
type Selected<T extends SQLiteTable, E extends Extra> = InferSelectModel<T> & { [K in keyof E]: Value };

/** What `Database` runs: one statement, and how its rows are read. It has the shape of drizzle's own queries, so a batch takes both. */
export class Query<R> implements RunnableQuery<R[], "sqlite"> {
  declare readonly _: { readonly dialect: "sqlite"; readonly result: R[] };
  readonly statement: Statement;
  readonly mapResult: (result: Result) => R[];

  constructor(query: SQL, read: (result: Result) => R[]) {
    this.statement = statement(query);
    this.mapResult = read;
  }

  _prepare(): this {
    return this;
  }

  getQuery(): { sql: string; params: Value[]; method: "all" } {
    return { sql: this.statement.sql, params: this.statement.args, method: "all" };
  }
}

/**
 * Rows of one table, all after its name written as SQL: ``select(tasks, sql`where done_at is null limit 10`)``. `extra` adds columns
 * such as the name of a linked record. For what every page asks: drizzle's builder takes longer than the query it builds.
 */
export function select<T extends SQLiteTable, E extends Extra = Record<never, SQL>>(table: T, rest: SQL, extra?: E): Query<Selected<T, E>> {
  const more = Object.entries(extra ?? {});
  const columns = sql.join([sql.raw(columnList(table)), ...more.map(([, column]) => column)], sql`, `);
  const fields = [...columnsFor(table), ...more.map(([field]) => ({ field, fromDriver: undefined }))];
  return new Query(sql`select ${columns} from ${sql.raw(getTableName(table))} ${rest}`, ({ rows }) =>
    rows.map((row) => readRow(fields, row) as Selected<T, E>),
  );
}

/** Rows of any query by the names of their columns. */
export const plain = <R>(query: SQL): Query<R> => new Query(query, (result) => namedRows<R>(result));

function readRow(fields: { field: string; fromDriver: ((value: Value) => unknown) | undefined }[], row: Value[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  let index = 0;
  for (const { field, fromDriver } of fields) {
    const value = row[index++] as Value;
    read[field] = fromDriver && value !== null ? fromDriver(value) : value;
  }
  return read;
}

const listed = new WeakMap<SQLiteTable, string>();

function columnList(table: SQLiteTable): string {
  const known = listed.get(table);
  if (known) return known;
  const list = columnsFor(table)
    .map(({ name }) => `${getTableName(table)}.${name}`)
    .join(", ");
  listed.set(table, list);
  return list;
}
