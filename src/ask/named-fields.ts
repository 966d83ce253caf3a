import { type Filter, GROUPS } from "../core/filters.schema.ts";

/** Fields of the noun itself that a filter names; those of related records are not its own. */
export function namedFields(filter: Filter | undefined): string[] {
  if (!filter || "has" in filter) return [];
  if ("field" in filter) return [filter.field];
  return GROUPS.flatMap((group) => ((filter as Partial<Record<string, Filter[]>>)[group] ?? []).flatMap(namedFields));
}

const READ = new Set(["complaint", "competitor", "sentiment", "intent"]);

/** Whether a filter goes by what was read out of activities, of the noun itself or of records beside it. */
export function goesByReadings(filter: Filter | undefined, isActivities: boolean): boolean {
  if (!filter) return false;
  if ("has" in filter) return goesByReadings((filter as { where?: Filter }).where, filter.has === "activities");
  if ("field" in filter) return isActivities && READ.has(filter.field);
  return GROUPS.some((group) =>
    ((filter as Partial<Record<string, Filter[]>>)[group] ?? []).some((one) => goesByReadings(one, isActivities)),
  );
}
