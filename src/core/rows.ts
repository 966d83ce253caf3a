import { getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { guard, type Statement } from "./database.ts";
import { columnsFor } from "./record.ts";

/** Multi-row statements: the rows travel as one JSON argument, so the text (and its plan) is the same for 1 row and for 5,000. */

const cells = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `value ->> ${index + from}`).join(", ");

/** Inserts rows given by field name; a field that a row leaves out is null. */
export function insertRows(table: SQLiteTable, rows: Record<string, unknown>[], onConflict = ""): Statement {
  const columns = columnsFor(table);
  const data = rows.map((row) => columns.map((column) => column.toDriver(row[column.field])));
  return {
    sql: `insert into ${getTableName(table)} (${columns.map((column) => column.name).join(", ")}) select ${cells(columns.length)} from json_each(?) where true ${onConflict}`,
    args: [JSON.stringify(data)],
  };
}

/** Inserts plain tuples into the named columns. */
export function insertTuples(table: string, columns: string[], tuples: (string | number | null)[][], onConflict = ""): Statement {
  return {
    sql: `insert into ${table} (${columns.join(", ")}) select ${cells(columns.length)} from json_each(?) where true ${onConflict}`,
    args: [JSON.stringify(tuples)],
  };
}

/** Sets the given fields of rows that still have their version, raises it, and stops the batch if any does not. */
export function updateRows(
  table: SQLiteTable,
  fields: string[],
  rows: { id: string; version: number; [field: string]: unknown }[],
): Statement[] {
  const columns = columnsFor(table).filter((column) => fields.includes(column.field));
  const name = getTableName(table);
  const sets = columns.map((column, index) => `${column.name} = given.value ->> ${index + 2}`);
  const data = rows.map((row) => [row.id, row.version, ...columns.map((column) => column.toDriver(row[column.field]))]);
  return [
    {
      sql: `update ${name} set version = ${name}.version + 1, ${sets.join(", ")} from json_each(?) as given where ${name}.id = given.value ->> 0 and ${name}.version = given.value ->> 1`,
      args: [JSON.stringify(data)],
    },
    guard(rows.length),
  ];
}
