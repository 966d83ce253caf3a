import type { Filter } from "../../core/filters.schema.ts";
import type { AskedNoun, Bucket } from "../ask.schema.ts";
import { allOf, type Happening, happened, is, timed } from "./conditions.ts";
import type { Branch } from "./layout.ts";
import type { MarkOf, When } from "./marks.ts";

/** What the words say of the records, and what is left to say how the answer looks. */
export interface Scanned {
  filters: Filter[];
  /** The field that a grouping by time goes by. */
  date: string;
  /** A time that nothing else in the question claims: a follow-up takes it to where the question before had one. */
  looseTime: When | undefined;
  limit: number | undefined;
  /** Two periods side by side: what they are. */
  beside: Bucket | undefined;
  unknown: string[];
}

/** What the marks are read for. */
export interface About {
  noun: AskedNoun;
  today: string;
  currency: string;
  /** The time that the question before went by. */
  usual: string | undefined;
  isFollowUp: boolean;
}

/** A noun with what is said of its records. */
export interface Scope {
  noun: AskedNoun;
  branch: Branch | undefined;
  filters: Filter[];
  /** Values of one field are collected, since "A or B" is one condition. */
  values: { field: string; values: (string | number)[]; isNot: boolean; at: number }[];
  happenings: Happening[];
  /** A time was put to its usual day. */
  hasTime: boolean;
}

export const newScope = (noun: AskedNoun, branch: Branch | undefined): Scope => ({
  noun,
  branch,
  filters: [],
  values: [],
  happenings: [],
  hasTime: false,
});

/** All that was said within a scope as conditions of the noun asked about. */
export function closed({ noun, branch, filters, values, happenings }: Scope, today: string): Filter[] {
  const listed = values.map(({ field, values: many, isNot }): Filter => {
    const [only] = many;
    return many.length === 1 && only !== undefined
      ? is(field, only, isNot ? "isNot" : "is")
      : ({ field, op: isNot ? "notIn" : "in", value: many } as Filter);
  });
  const own = [...filters, ...listed, ...happenings.flatMap((each) => happened(noun, each, today) ?? [])];
  const unique = [...new Map(own.map((filter) => [JSON.stringify(filter), filter])).values()];
  if (!branch) return unique;
  const where = allOf([...(branch.kind ? [is("kind", branch.kind)] : []), ...unique]);
  const having: Filter = { has: branch.noun, ...(where ? { where } : {}) };
  const either = branch.isOrderToo ? [{ has: "orders", where: allOf(ofOrder(filters, happenings, today)) } as Filter, having] : [having];
  if (branch.isNot) return [{ none: either }];
  return either.length > 1 ? [{ any: either }] : either;
}

/** What is said of a deal that was won, said of an order. */
const ofOrder = (filters: Filter[], happenings: Happening[], today: string): Filter[] => [
  ...filters,
  ...happenings.flatMap(({ when }) => (when ? [timed("orderedAt", when, today)] : [])),
];

export function fieldOfChoice(noun: AskedNoun, field: MarkOf<"choice">["field"]): string | undefined {
  if (field === "dealStage") return noun === "deals" ? "stage" : undefined;
  if (field === "orderStatus") return noun === "orders" ? "status" : undefined;
  if (field === "stage") return noun === "contacts" || noun === "companies" ? "stage" : undefined;
  if (field === "direction") return noun === "activities" ? "direction" : undefined;
  if (field === "language") return noun === "contacts" ? "language" : undefined;
  return field === "role" && noun === "members" ? "role" : undefined;
}

/** Fields that one asks to be there or not. */
export const PARTS: Partial<Record<AskedNoun, string[]>> = {
  contacts: ["ownerId", "emails", "phones", "companyId", "birthday", "city"],
  companies: ["ownerId", "phone", "taxCode", "website"],
  deals: ["nextStep", "ownerId", "companyId", "amount", "expectedCloseAt"],
  orders: ["ownerId", "companyId", "amount"],
  tasks: ["assigneeId", "dueAt", "companyId"],
  activities: ["authorId", "amount"],
};

const SETTLED = /^(won|lost|open|closed|closing|due|overdue|opened)$/;

/** Deals without a next step or a word are the open ones, unless it is said which. */
export function assumeOpen({ noun, filters, values, happenings }: Scope): void {
  const isLacking =
    filters.some((filter) => "field" in filter && filter.field === "nextStep" && filter.op === "empty") ||
    happenings.some(({ event, isNot }) => isNot && (event === "contacted" || event.startsWith("did ")));
  const isSaid = happenings.some(({ event }) => SETTLED.test(event)) || values.some(({ field }) => field === "status" || field === "stage");
  if (noun === "deals" && isLacking && !isSaid) filters.push(is("status", "open"));
}

const UNTIMED = new Set<string>(["overdue", "open", "undone"]);
export const takesTime = (event: string): boolean => !UNTIMED.has(event);
