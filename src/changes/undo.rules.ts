import { VERBS } from "../access/policy.rules.ts";
import type { Verb } from "../core/context.ts";
import type { AnyRow } from "../core/record.ts";
import type { ChangeEntry } from "./changes.schema.ts";

type UndoableRow = Pick<AnyRow, "deletedAt"> & Record<string, unknown>;

export interface Undoing {
  patch: Record<string, unknown>;
  conflicts: string[];
}

/**
 * Taking back is doing: it takes the right that the verb itself would, and reaches as far. What undoes a creation or a restoring puts into the
 * bin. One's own profile takes none.
 */
export function undoingVerb(noun: string, { action, recordId }: Pick<ChangeEntry, "action" | "recordId">, memberId: string): Verb {
  if (noun === "teams") return "teams:manage";
  if (noun === "members") return recordId === memberId ? "members:read" : "members:edit";
  const deleting = `${noun}:delete` as Verb;
  return action === "update" || action === "delete" || !VERBS.includes(deleting) ? `${noun}:edit` : deleting;
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
