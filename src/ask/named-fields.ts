import { type Filter, GROUPS } from "../core/filters.schema.ts";

/** Fields of the noun itself that a filter names; those of related records are not its own. */
export function namedFields(filter: Filter | undefined): string[] {
  if (!filter || "has" in filter) return [];
  if ("field" in filter) return [filter.field];
  return GROUPS.flatMap((group) => ((filter as Partial<Record<string, Filter[]>>)[group] ?? []).flatMap(namedFields));
}
