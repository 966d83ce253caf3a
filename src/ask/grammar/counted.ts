import type { AskedNoun } from "../ask.schema.ts";
import { FIELD_OF, GROUP_OF } from "./facets.ts";
import type { Layout } from "./layout.ts";
import type { Comparison, Mark, MarkOf } from "./marks.ts";

/** Records found by how many of others they have: these are counted, by whom they belong to. */

export const customerOf = (noun: AskedNoun | undefined): Layout["customer"] =>
  noun === "contacts" ? "contact" : noun === "companies" ? "company" : undefined;

/** "Customers who bought over 50 million this year": all their orders together, not one of them. */
export function takeSpending(marks: Mark[], layout: Layout): void {
  const customer = customerOf(layout.noun);
  const bought = marks.findIndex((mark) => mark.is === "event" && (mark.event === "bought" || mark.event === "ordered"));
  if (!customer || bought < 0 || layout.groups.length > 0 || marks.slice(Math.max(0, bought - 2), bought).some(({ is }) => is === "not"))
    return;
  const at = marks.findIndex(({ is }, index) => index > bought && !["time", "compare", "from"].includes(is));
  const [money, after, ahead] = [marks[at], marks[at + 1], marks[at - 1]];
  const compare = after?.is === "compare" && after.isAfter ? after : ahead;
  if (money?.is !== "money" || after?.is === "to" || (compare?.is !== "compare" && compare?.is !== "from")) return;
  for (const index of [at - 1, at, ...(compare === after ? [at + 1] : [])]) if (marks[index]?.is !== "time") layout.used.add(index);
  const having = { op: compare.is === "compare" ? compare.op : ("gte" as const), value: money.minor };
  const spent = {
    noun: "orders" as const,
    kind: undefined,
    groups: [{ dimension: customer }],
    customer,
    having,
    spentIn: money.currency,
  };
  Object.assign(layout, spent);
}

/** "More than 2 open deals", "2 orders": a number in front of what belongs to the record. */
export function takeCounted(marks: Mark[], layout: Layout, at: number, { noun, kind }: MarkOf<"noun">): boolean {
  let place = at - 1;
  while (marks[place]?.is === "event" || marks[place]?.is === "choice") place -= 1;
  const number = marks[place];
  if (number?.is !== "number") return false;
  const op = comparedAt(marks, layout, place, at);
  return countBy(layout, { noun, kind }, { op, value: number.value });
}

/** "Bought more than 3 times", "called twice", "more than 5 complaints": what was done is counted. */
export function takeTimes(marks: Mark[], layout: Layout): void {
  const event = marks.findIndex((mark) => mark.is === "event" && thingDone(mark) !== undefined);
  const mark = marks[event];
  const done = mark?.is === "event" ? thingDone(mark) : undefined;
  if (!done || layout.groups.length > 0 || marks[event - 1]?.is === "not") return;
  const times = marks.findIndex((each, index) => index > event && each.is === "times");
  const said = marks[times];
  if (said?.is === "times") {
    const number = said.value === undefined ? marks[times - 1] : undefined;
    const value = said.value ?? (number?.is === "number" ? number.value : undefined);
    if (value === undefined) return;
    const op = comparedAt(marks, layout, number ? times - 1 : times, times);
    layout.used.add(times);
    countBy(layout, done, { op, value });
    return;
  }
  const number = marks[event - 1];
  const isNamed = mark?.is === "event" && mark.event.startsWith("said ");
  if (isNamed && number?.is === "number") countBy(layout, done, { op: comparedAt(marks, layout, event - 1, event), value: number.value });
}

/** How the number at `from` is compared, by the words in front of it or behind `to`; all of them have played their part. */
function comparedAt(marks: Mark[], { used }: Layout, from: number, to: number): Comparison {
  const [before, after] = [marks[from - 1], marks[to + 1]];
  used.add(from);
  if (after?.is === "compare" && after.isAfter) {
    used.add(to + 1);
    if (before?.is === "from" || before?.is === "has") used.add(from - 1);
    return after.op;
  }
  const op = before?.is === "compare" ? before.op : before?.is === "super" || before?.is === "from" ? "gte" : undefined;
  if (op || before?.is === "has") used.add(from - 1);
  if (op && marks[from - 2]?.is === "has") used.add(from - 2);
  return op ?? "is";
}

type Thing = { noun: AskedNoun; kind: string | undefined };

function thingDone({ event }: MarkOf<"event">): Thing | undefined {
  if (event === "bought" || event === "bought again" || event === "ordered") return { noun: "orders", kind: undefined };
  return event === "contacted" || /^(did|said) /.test(event) ? { noun: "activities", kind: undefined } : undefined;
}

/** Counted on the other side: orders by customer, of which there are more than three. */
function countBy(layout: Layout, { noun, kind }: Thing, having: Layout["having"]): boolean {
  const group = layout.noun && GROUP_OF[layout.noun];
  if (!group || !FIELD_OF[group][noun]) return false;
  Object.assign(layout, { noun, kind, groups: [{ dimension: group }], having, customer: customerOf(layout.noun) });
  return true;
}
