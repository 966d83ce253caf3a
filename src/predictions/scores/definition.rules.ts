import type { Filter } from "../../core/filters.schema.ts";
import { Refusal } from "../../core/refusal.ts";

/** What a label is: who of a noun will meet a condition. Pure. */

export const LABEL_NOUNS = ["contacts", "companies", "deals"] as const;
export type LabelNoun = (typeof LABEL_NOUNS)[number];

export interface LabelDefinition {
  noun: LabelNoun;
  /** Of whom it is asked; null: of all. Who meets the outcome already is left out. */
  population: Filter | null;
  outcome: Filter;
  /** Days ahead; null: records are told apart as they are today. */
  horizonDays: number | null;
}

/** Whether an open deal is won, and the lead that buys. */
export const WIN = "win";
export const LEAD = "lead";

const bought: Filter[] = [
  { field: "stage", op: "in", value: ["customer", "former"] },
  { has: "orders", where: { field: "status", op: "in", value: ["placed", "fulfilled"] } },
  { has: "deals", where: { field: "status", op: "is", value: "won" } },
];

/** Contacts who have not bought: who of them will within the horizon? */
export const LEADS: LabelDefinition = { noun: "contacts", population: { none: bought }, outcome: { any: bought }, horizonDays: 90 };

/** What a condition asks about, and where in the filter it stands. */
interface Named {
  field: string;
  value?: unknown;
  path: string[];
}

/** Fields of every condition of a filter; of related records their name with a dot. */
export function fieldsIn(node: Filter, path: string[] = []): Named[] {
  if ("field" in node) return [{ field: node.field, value: node.value, path: [...path, "field"] }];
  if ("has" in node)
    return [{ field: `${node.has}.`, path: [...path, "has"] }, ...(node.where ? fieldsIn(node.where, [...path, "where"]) : [])];
  const [group, parts] = Object.entries(node)[0] as [string, Filter[]];
  return parts.flatMap((part, index) => fieldsIn(part, [...path, group, String(index)]));
}

/** What nobody knows of a day gone by, or what is itself foretold. */
const UNKNOWN_THEN = /^(?:.*\.)?updatedAt$|^prediction\.|^score\./;

/** Refuses conditions that cannot be told of a past day, or whose meaning depends on who asks. */
export function requireTellable(name: string, filter: Filter | null): void {
  for (const { field, value, path } of filter ? fieldsIn(filter) : []) {
    const at = [name, ...path].join(".");
    if (UNKNOWN_THEN.test(field))
      throw new Refusal("invalid", `${field} is not known of days gone by`, { [at]: "a field that is known of days gone by" });
    if (value === "me") throw new Refusal("invalid", "A model is everybody's: there is no me in it", { [at]: "the id of a member" });
  }
}
