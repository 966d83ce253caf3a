import { Column, getTableColumns, type InferInsertModel, type InferSelectModel, type SQL } from "drizzle-orm";
import { integer, type SQLiteTable, text } from "drizzle-orm/sqlite-core";
import type { Context, Verb } from "./context.ts";
import type { Statement } from "./database.ts";

/** Columns that every record has. */
export const recordColumns = {
  id: text("id").primaryKey(),
  source: text("source"),
  version: integer("version").notNull().default(1),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  createdBy: text("created_by"),
  deletedAt: integer("deleted_at"),
};

export type RecordTable = SQLiteTable & { [K in keyof typeof recordColumns]: SQLiteTable["_"]["columns"][string] };
export type Row<T extends RecordTable> = InferSelectModel<T>;
/** What a verb gives for a new record; id, version and times are filled in. */
export type NewRow<T extends RecordTable> = Omit<InferInsertModel<T>, "version" | "createdAt" | "updatedAt" | "deletedAt" | "createdBy">;

/** Every row as the change log and the undo see it. */
export interface AnyRow {
  id: string;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
  [field: string]: unknown;
}

/**
 * A kind of record: its table, the words it is found by, and what else is kept in step with it.
 * `derived` are fields that follow from the others, computed anew at each edit and undo and left out of the change log;
 * `search` gives a title (a hit there ranks first) and further text; `keep` gives statements for the same batch.
 */
export interface RecordKind<T extends RecordTable> {
  readonly kind: string;
  /** What the policy calls it: "contacts" in "contacts:edit". */
  readonly noun: string;
  readonly table: T;
  /** Columns that name the member whose own it is; without any, a right to it reaches all. */
  readonly owners?: readonly string[];
  /** Fields that a role may hide and that the search text holds: who does not see one finds the kind by title alone. */
  readonly searched?: readonly string[];
  /** Fields that name a record of another kind: who may not see that one cannot link to it. */
  readonly links?: Record<string, Pick<RecordKind<RecordTable>, "noun" | "table" | "owners" | "limit" | "alsoSeen">>;
  /** A condition that always holds for the asker, however far their right reaches. */
  limit?(ctx: Pick<Context, "access" | "member">, verb: Verb): SQL | undefined;
  /** What a right that does not reach all reaches besides one's own, one's team's and what is shared. */
  alsoSeen?(ctx: Pick<Context, "access" | "member">, verb: Verb): SQL | undefined;
  readonly derived?: { readonly fields: readonly (keyof Row<T> & string)[]; from(row: Row<T>): Partial<Row<T>> };
  search?(row: Row<T>): { title: string; text: string; at: number } | undefined;
  keep?(rows: Row<T>[], before: Row<T>[]): Statement[];
}

export interface ColumnInfo {
  field: string;
  name: string;
  toDriver(value: unknown): string | number | null;
  /** Undefined where the database's value is the field's. */
  fromDriver: ((value: string | number | null) => unknown) | undefined;
}

const columnsOf = new WeakMap<SQLiteTable, ColumnInfo[]>();

/** Fields of a table with their column names and how a value is written and read. */
export function columnsFor(table: SQLiteTable): ColumnInfo[] {
  const known = columnsOf.get(table);
  if (known) return known;
  const columns = Object.entries(getTableColumns(table)).map(([field, column]) => ({
    field,
    name: column.name,
    toDriver: (value: unknown) => (value === null || value === undefined ? null : (column.mapToDriverValue(value) as string | number)),
    fromDriver:
      column.mapFromDriverValue === Column.prototype.mapFromDriverValue ? undefined : (value: unknown) => column.mapFromDriverValue(value),
  }));
  columnsOf.set(table, columns);
  return columns;
}
