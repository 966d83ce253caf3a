import type { Filter, FilterValue, Operator } from "../../core/filters.schema.ts";
import { shiftMonth } from "../../core/time.ts";
import type { AskedNoun } from "../ask.schema.ts";
import { DATE_OF } from "./facets.ts";
import type { Event, When } from "./marks.ts";

/** An event of the question with what was said about it. */
export interface Happening {
  event: Event;
  isNot: boolean;
  when: When | undefined;
  /** Who did it, where that is said: "I have not called". */
  by?: "me";
  /** Told along the calendar: "new customers per month" are those of all months. */
  isSpread?: boolean;
}

export const is = (field: string, value: FilterValue, op: Operator = "is"): Filter => ({ field, op, value }) as Filter;
export const allOf = (filters: Filter[]): Filter | undefined => (filters.length > 1 ? { all: filters } : filters[0]);

/** Whether a time has yet to come, or is today. */
export const isAhead = ({ value }: When): boolean =>
  (typeof value === "string" && /^(today|tomorrow|next)/.test(value)) || (typeof value === "object" && "next" in value);

const AHEAD = new Set<string>(["expectedCloseAt", "dueAt"]);

/** A time on a field. A bare length lies ahead of what is still to come and behind everything else; a month without a year likewise. */
export function timed(field: string, when: When, today: string): Filter {
  const { op, value, isSpan, hasNoYear, or } = when;
  if (or) return { any: [timed(field, { op, value, ...(hasNoYear ? { hasNoYear } : {}) }, today), timed(field, or, today)] };
  const liesAhead = AHEAD.has(field);
  if (isSpan && liesAhead && typeof value === "object" && "last" in value)
    return { field, op, value: { next: value.last, unit: value.unit } };
  if (hasNoYear && !liesAhead && op === "between") {
    const [from, to] = value as [string, string];
    if (from > today) return { field, op, value: [shiftMonth(from, -12), shiftMonth(to, -12)] };
  }
  if (hasNoYear && !liesAhead && op === "after" && (value as string) >= today)
    return { field, op, value: shiftMonth(value as string, -12) };
  return { field, op, value };
}

/** Which field an event has its time in, where it is one of the noun itself. */
export function dateOf(noun: AskedNoun, event: Event): string | undefined {
  if (noun === "orders" && event === "new") return "orderedAt";
  if (event === "created" || event === "new") return "createdAt";
  if (event === "updated") return "updatedAt";
  if (noun === "deals")
    return (
      {
        closing: "expectedCloseAt",
        closed: "closedAt",
        won: "closedAt",
        lost: "closedAt",
        opened: "openedAt",
        due: "expectedCloseAt",
      } as Partial<Record<Event, string>>
    )[event];
  if (noun === "tasks") return ({ due: "dueAt", done: "doneAt", closed: "doneAt" } as Partial<Record<Event, string>>)[event];
  return noun === "orders" ? "orderedAt" : noun === "activities" ? "occurredAt" : undefined;
}

/** What is new, and how long a mood lasts where no time is said. */
export const LATELY = { last: 30, unit: "days" } as const;
const OVERDUE = (field: string): Filter => ({ field, op: "before", value: "today" });

/** What an event means for records of a noun; undefined where it means nothing there. */
export function happened(noun: AskedNoun, happening: Happening, today: string): Filter[] | undefined {
  const { event, isNot } = happening;
  const own =
    ofDeals(noun, happening, today) ??
    ofTasks(noun, happening, today) ??
    ofOrders(noun, happening, today) ??
    ofActivities(noun, happening, today) ??
    ofProducts(noun, happening);
  if (own) return own;
  if (event === "created" || event === "new" || event === "updated")
    return happening.isSpread && !happening.when ? [] : [turned(dated(noun, happening, today), isNot)];
  if (noun === "contacts" || noun === "companies") return ofCustomers(happening, today);
  if (noun === "deals" && (event === "contacted" || /^(did|said) /.test(event))) return [related(happening, today)];
  return undefined;
}

const turned = (filter: Filter, isNot: boolean): Filter => (isNot ? { none: [filter] } : filter);

function dated(noun: AskedNoun, { event, when }: Happening, today: string): Filter {
  const field = dateOf(noun, event) ?? DATE_OF[noun];
  if (when) return timed(field, when, today);
  return event === "new" ? { field, op: "within", value: { ...LATELY } } : { field, op: "notEmpty" };
}

function ofDeals(noun: AskedNoun, { event, isNot, when }: Happening, today: string): Filter[] | undefined {
  if (noun !== "deals") return undefined;
  const at = (field: string): Filter[] => (when ? [timed(field, when, today)] : []);
  const open = is("status", "open");
  if (event === "won" || event === "lost")
    return isNot ? [is("status", event, "isNot"), ...at("closedAt")] : [is("status", event), ...at("closedAt")];
  if (event === "open") return [isNot ? is("status", "open", "isNot") : open, ...at("expectedCloseAt")];
  if (event === "closed") return isNot ? [open, ...at("expectedCloseAt")] : [is("status", "open", "isNot"), ...at("closedAt")];
  if (event === "closing" || event === "due") return [open, ...at("expectedCloseAt")];
  if (event === "overdue") return [open, turned(OVERDUE("expectedCloseAt"), isNot)];
  if (event === "opened" && when) return at("openedAt");
  return undefined;
}

function ofTasks(noun: AskedNoun, { event, isNot, when }: Happening, today: string): Filter[] | undefined {
  if (noun !== "tasks") return undefined;
  const at = (field: string): Filter[] => (when ? [timed(field, when, today)] : []);
  const open: Filter = { field: "doneAt", op: "empty" };
  if (event === "overdue") return [open, turned(OVERDUE("dueAt"), isNot), ...at("dueAt")];
  if ((event === "done" || event === "closed") && !isNot) return when ? at("doneAt") : [{ field: "doneAt", op: "notEmpty" }];
  if (event === "done" || event === "closed" || event === "undone" || event === "open") return [open, ...at("dueAt")];
  return event === "due" ? [open, ...at("dueAt")] : undefined;
}

function ofProducts(noun: AskedNoun, { event, isNot }: Happening): Filter[] | undefined {
  if (noun !== "products" || (event !== "out of stock" && event !== "in stock")) return undefined;
  return [is("stock", 0, (event === "in stock") !== isNot ? "gt" : "lte")];
}

function ofOrders(noun: AskedNoun, { event, when }: Happening, today: string): Filter[] | undefined {
  if (noun !== "orders") return undefined;
  const isPlacing = ["bought", "bought again", "ordered", "happened"].includes(event);
  return isPlacing ? (when ? [timed("orderedAt", when, today)] : []) : undefined;
}

/** What the reader found in an activity, or a person put right: a value of a field, a name in it, or anything at all. */
function said(event: Event): Filter[] {
  const [, field, value] = /^said (\w+)(?: (.+))?$/.exec(event) ?? [];
  if (!field) return [];
  if (value?.includes(",")) return [{ field, op: "in", value: value.split(",") }];
  return [value ? is(field, value, field === "competitor" ? "contains" : "is") : { field, op: "notEmpty" }];
}

function ofActivities(noun: AskedNoun, { event, isNot, when }: Happening, today: string): Filter[] | undefined {
  if (noun !== "activities") return undefined;
  const at = when ? [timed("occurredAt", when, today)] : [];
  if (event.startsWith("said ")) return [...said(event).map((filter) => turned(filter, isNot)), ...at];
  if (event.startsWith("did ")) return [is("kind", event.slice(4)), ...at];
  return event === "happened" || event === "contacted" ? at : undefined;
}

function ofCustomers(happening: Happening, today: string): Filter[] | undefined {
  const { event, isNot, when } = happening;
  if (event === "contacted" && !happening.by) {
    if (!when) return [{ field: "lastActivityAt", op: isNot ? "empty" : "notEmpty" }];
    return [turned(timed("lastActivityAt", when, today), isNot)];
  }
  if (event === "at risk") return when ? undefined : [turned(is("prediction.band", "high"), isNot)];
  if (event.startsWith("offered")) return when ? undefined : [turned(offered(event), isNot)];
  const isLongSince = happening.when?.isVague === true && (event === "bought" || event === "ordered");
  if ((event === "bought again" || isLongSince) && isNot) return [{ has: "orders" }, related(happening, today)];
  return ["contacted", "bought", "bought again", "ordered"].includes(event) || /^(did|said) /.test(event)
    ? [related(happening, today)]
    : undefined;
}

/** What may be offered: this product, or anything at all. */
function offered(event: Event): Filter {
  const product = event.slice("offered ".length);
  return product ? is("offer.product", product) : { field: "offer.product", op: "notEmpty" };
}

/** What there has to be among the record's orders, or on its timeline. */
function related({ event, isNot, when, by }: Happening, today: string): Filter {
  const isOrder = event === "bought" || event === "bought again" || event === "ordered";
  const isMood = event.startsWith("said sentiment");
  const at = when ? [timed(isOrder ? "orderedAt" : "occurredAt", when, today)] : isMood ? [is("occurredAt", { ...LATELY }, "within")] : [];
  const kind = event.startsWith("did ") ? [is("kind", event.slice(4))] : [];
  const where = allOf([...kind, ...said(event), ...at, ...(by ? [is("authorId", by)] : [])]);
  return turned({ has: isOrder ? "orders" : "activities", ...(where ? { where } : {}) }, isNot);
}

/** A deal that was lost for something: what is written there is free, so any of these words will do. */
export const lostFor = (words: string[]): Filter => ({ any: words.map((word) => is("lostReason", word, "contains")) });
