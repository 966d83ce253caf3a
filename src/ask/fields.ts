import { getTableName, type SQL, sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import type { FilterField, FilterNoun } from "../core/filter-fields.ts";
import { type Asked, fieldOf } from "../core/filters.ts";
import { Refusal } from "../core/refusal.ts";
import { ASKED, BY_KIND } from "./nouns.ts";

/** A field as it can be shown, grouped or measured: its value, and the currency beside an amount. */
export interface Shown {
  name: string;
  field: FilterField;
  value: SQL;
  currency: SQL | undefined;
}

/** Refuses, by its path, a field that there is not, that the asker's role hides, or that has several values. */
export function shownField(asked: Asked, noun: FilterNoun, name: string, path: string[]): Shown {
  const { field, value: own } = fieldOf(asked, noun, name, path);
  const value = field.rows && !name.includes(".") ? onlyRow(field.rows, field.column) : field.rows ? undefined : own;
  if (!value) throw new Refusal("invalid", `${name} has several values`, { [path.join(".")]: "a field with one value" });
  const filled = field.emptyIs === undefined ? value : sql`nullif(${value}, ${sql.raw(String(field.emptyIs))})`;
  const kept = field.type === "text" ? sql`nullif(${filled}, '')` : field.type === "reference" ? visibleOnly(asked, field, filled) : filled;
  const currency = field.type === "money" ? fieldOf(asked, noun, name.replace(/[^.]+$/, "currency"), path).value : undefined;
  return { name, field, value: kept, currency };
}

/** What the only row beside a record says. */
function onlyRow({ table, owner, value, where, isOne }: NonNullable<FilterField["rows"]>, column: string): SQL | undefined {
  if (!isOne) return undefined;
  const id = `${column.split(".")[0]}.id`;
  return sql.raw(`(select ${table}.${value} from ${table} where ${table}.${owner} = ${id}${where ? ` and ${where}` : ""})`);
}

/** An id only where the asker sees the record that it names. */
function visibleOnly(asked: Asked, { to }: FilterField, value: SQL): SQL {
  const record = recordOf(to);
  if (!record) return value;
  const table = sql.raw(getTableName(record.table));
  // An alias would be in the way: what the asker sees is written with the table's own name.
  return sql`(select ${table}.id from (select ${value} as named) join ${table} on ${table}.id = named where true${andVisible(asked, record)})`;
}

/** The name of the record that an id names, for ids that are already the asker's to see. */
export function labelSql({ to }: FilterField, id: SQL): SQL {
  const record = recordOf(to);
  if (!record) return sql`null`;
  const title = sql.raw(
    record.kind === "activity" ? "subject" : record.kind === "task" ? "title" : record.kind === "order" ? "number" : "name",
  );
  return sql`(select ${title} from ${sql.raw(getTableName(record.table))} where id = ${id})`;
}

const recordOf = (to: string | undefined) => {
  const noun = BY_KIND[to ?? ""];
  return noun && ASKED[noun].filters.record;
};
