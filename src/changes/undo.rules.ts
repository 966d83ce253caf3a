import type { AnyRow } from "../core/record.ts";
import type { ChangeEntry } from "./changes.schema.ts";

type UndoableRow = Pick<AnyRow, "deletedAt"> & Record<string, unknown>;

export interface Undoing {
  patch: Record<string, unknown>;
  conflicts: string[];
}

/**
 * How one logged change of a record is taken back: fields that still have the value it gave them return to the old one,
 * the others are conflicts. A creation is undone by the bin, a deletion by taking it out again.
 */
export function undoingOf(entry: Pick<ChangeEntry, "action" | "fields">, row: UndoableRow, now: number): Undoing {
  if (entry.action === "create")
    return row.deletedAt === null ? { patch: { deletedAt: now }, conflicts: [] } : { patch: {}, conflicts: ["deletedAt"] };
  const fields = Object.entries(entry.fields);
  const isUntouched = ([field, [, next]]: (typeof fields)[number]) => JSON.stringify(row[field] ?? null) === JSON.stringify(next ?? null);
  const restored = fields.filter(isUntouched).map(([field, [old]]) => [field, old] as const);
  return { patch: Object.fromEntries(restored), conflicts: fields.filter((field) => !isUntouched(field)).map(([field]) => field) };
}
