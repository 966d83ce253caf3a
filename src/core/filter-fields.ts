import { getTableName } from "drizzle-orm";
import type { FieldType } from "./filters.rules.ts";
import { columnsFor, type RecordKind, type RecordTable } from "./record.ts";

/** What of a noun can be filtered by: declared beside the noun in its `*.filters.ts`. Nothing else ever reaches SQL as a name. */

export interface FieldSpec {
  type: FieldType;
  choices?: readonly string[];
  /** Of a reference: the kind of record it names. */
  to?: string;
  /** What stands in the column where there is nothing, besides null. Of a text it is always "". */
  emptyIs?: 0;
  /** Of several values in a table of their own: a row for each. */
  rows?: {
    table: string;
    owner: string;
    value: string;
    where?: string /** There is one row at most, so that it can be grouped by. */;
    isOne?: true;
  };
  /** Grouped by, a record without it stands under what this field of it names: an order without a contact under its company. */
  standIn?: string;
  /** Of what is no column of its own: the expression that stands for it. */
  sql?: string;
  /** A value as it is kept, from one as people write it. */
  read?(text: string): string;
}

export interface FilterField extends FieldSpec {
  /** The column with its table; of a field with `rows` unused. */
  column: string;
}

export interface FilterNoun {
  record: Omit<RecordKind<RecordTable>, "derived" | "search" | "keep">;
  fields: ReadonlyMap<string, FilterField>;
  /** Records whose fields can be asked for as well: `company.city`. `by` is the column that names them. */
  links: Map<string, { by: string; noun: FilterNoun }>;
  /** Records that belong to one of this noun, for `has`. Those that link here enter themselves (`back`). */
  related: Map<string, Related>;
}

/** Records on the other side: where they stand, and the column there that names the record on this side. */
export interface Related {
  noun: FilterNoun;
  from: string;
  key: string;
  where?: string;
}

interface Declaration {
  fields: Record<string, FieldSpec>;
  /** `back` is what the other side calls the records that link to it: companies have `deals`. */
  links?: Record<string, { by: string; noun: FilterNoun; back?: string }>;
}

/** Every record has these. */
const SHARED: Record<string, FieldSpec> = {
  id: { type: "text" },
  createdAt: { type: "time" },
  updatedAt: { type: "time" },
  source: { type: "text" },
};

export function filterNoun(record: FilterNoun["record"], { fields, links = {} }: Declaration): FilterNoun {
  const name = getTableName(record.table);
  const columns = new Map(columnsFor(record.table).map((column) => [column.field, `${name}.${column.name}`]));
  const columnOf = (field: string): string => {
    const column = columns.get(field);
    if (!column) throw new Error(`${name} has no column for ${field}`);
    return column;
  };
  const entries = Object.entries({ ...SHARED, ...fields }).map(
    ([field, spec]) =>
      [field, { ...spec, column: spec.sql ?? columns.get(field) ?? (spec.rows ? `${name}.id` : columnOf(field)) }] as const,
  );
  const known = new Map<string, FilterField>(entries);
  const byOf = (field: string) => known.get(field)?.column ?? columnOf(field);
  const linked = Object.entries(links).map(([link, { by, noun }]) => [link, { by: byOf(by), noun }] as const);
  const made: FilterNoun = { record, fields: known, links: new Map(linked), related: new Map() };
  for (const { by, noun, back } of Object.values(links)) if (back) noun.related.set(back, { noun: made, from: name, key: byOf(by) });
  return made;
}

export const choiceOf = (choices: readonly string[]): FieldSpec => ({ type: "choice", choices });
export const referenceTo = (to: string): FieldSpec => ({ type: "reference", to });
