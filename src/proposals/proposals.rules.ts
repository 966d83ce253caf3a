import type { Verb } from "../core/context.ts";
import { DAY } from "../core/time.ts";
import type { ProposalAction, ProposalKind } from "./proposals.schema.ts";

export const PROPOSAL_MS = 30 * DAY;

const PLURALS: Record<ProposalKind, string> = {
  contact: "contacts",
  company: "companies",
  task: "tasks",
  activity: "activities",
  deal: "deals",
};

export const verbOf = (kind: ProposalKind, action: ProposalAction): Verb => `${PLURALS[kind]}:${action}`;

/** What a member may let an app do without asking. A deletion is always asked for. */
export const ALLOWABLE: readonly string[] = ["contacts", "companies", "tasks", "activities"].flatMap((noun) => [
  `${noun}:create`,
  `${noun}:edit`,
]);

/** The values that the fields of a patch have in a record as it was read. */
export const valuesOf = (record: Record<string, unknown>, patch: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(patch).map((field) => [field, field === "done" ? record.doneAt !== null : (record[field] ?? null)]));
