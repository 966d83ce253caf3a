import type { Verb } from "../core/context.ts";
import { DAY } from "../core/time.ts";
import type { Proposal, ProposalAction, ProposalKind } from "./proposals.schema.ts";

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

/** Nothing that stands is written over or deleted by it: it may be accepted together with others without being looked at on its own. */
export const isAddition = ({ action, before }: Pick<Proposal, "action" | "before">): boolean =>
  action === "create" || (action === "edit" && Object.values(before).every(isNothing));

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0);
