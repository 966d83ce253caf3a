import type * as z from "zod";
import { activityInput, activityPatch } from "../activities/activities.schema.ts";
import { deleteActivity, editActivity, getActivity, logActivity } from "../activities/activities.ts";
import { companyInput, companyPatch } from "../companies/companies.schema.ts";
import { createCompany, deleteCompany, editCompany, getCompany } from "../companies/companies.ts";
import { contactInput, contactPatch } from "../contacts/contacts.schema.ts";
import { createContact, deleteContact, editContact, getContact } from "../contacts/contacts.ts";
import type { Context } from "../core/context.ts";
import type { Ref } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { dealPatch } from "../deals/deals.schema.ts";
import { editDeal, getDeal } from "../deals/deals.ts";
import { taskInput, taskPatch } from "../tasks/tasks.schema.ts";
import { createTask, deleteTask, editTask, getTask } from "../tasks/tasks.ts";
import type { ProposalKind } from "./proposals.schema.ts";

/** A record as every noun presents it. */
export interface Shown {
  id: string;
  version: number;
  deletedAt: number | null;
}

/** The ordinary doors of one noun: a proposal goes through no others. */
export interface RecordChanges {
  input: z.ZodObject;
  patch: z.ZodObject;
  get(ctx: Context, id: string): Promise<Shown>;
  create(ctx: Context, input: unknown): Promise<Shown>;
  edit(ctx: Context, ref: Ref, patch: unknown): Promise<Shown>;
  delete(ctx: Context, ref: Ref): Promise<Shown>;
  nameOf(record: Record<string, unknown>): string;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const named = (record: Record<string, unknown>): string => text(record.name) || text(record.title);

function contactName(record: Record<string, unknown>): string {
  const given = [record.familyName, record.middleName, record.givenName].map(text).filter(Boolean).join(" ");
  const [first] = (record.emails ?? []) as { address?: string }[];
  return text(record.name) || given || text(first?.address);
}

const never = (): never => {
  throw new Refusal("invalid", "A deal is neither made nor deleted by a proposal");
};

const doors = {
  contact: {
    input: contactInput,
    patch: contactPatch,
    get: getContact,
    create: createContact,
    edit: editContact,
    delete: deleteContact,
    nameOf: contactName,
  },
  company: {
    input: companyInput,
    patch: companyPatch,
    get: getCompany,
    create: createCompany,
    edit: editCompany,
    delete: deleteCompany,
    nameOf: named,
  },
  task: { input: taskInput, patch: taskPatch, get: getTask, create: createTask, edit: editTask, delete: deleteTask, nameOf: named },
  /** Deals are only ever changed by a proposal. */
  deal: { input: dealPatch, patch: dealPatch, get: getDeal, create: never, edit: editDeal, delete: never, nameOf: named },
  activity: {
    ...{ input: activityInput, patch: activityPatch, get: getActivity, create: logActivity, edit: editActivity, delete: deleteActivity },
    nameOf: (record: Record<string, unknown>) => text(record.subject) || text(record.body).slice(0, 80) || text(record.kind),
  },
};

/** Each takes what its own schema has let through. */
export const recordChanges = doors as unknown as Record<ProposalKind, RecordChanges>;
