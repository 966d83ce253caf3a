import type { AskQuery } from "../ask.schema.ts";
import { FIELD_OF, GROUP_OF } from "./facets.ts";
import type { Mark } from "./marks.ts";

/** What some marks come to: a query, or the words that could not be made one. */
export interface Understood {
  query?: AskQuery;
  isFollowUp?: boolean;
  unknown?: string[];
}

/** Words that join others and may go without changing what is asked. */
const JOINING = new Set<Mark["is"]>([
  "which",
  "of",
  "has",
  "and",
  "or",
  "follow",
  "to",
  "from",
  "by",
  "each",
  "much",
  "ongoing",
  "contrast",
  "measure",
]);

/** What the query says anyway: "average value", "new ones by month of creation", "product Roast 5", "from 3 up". */
function isInQuery(marks: Mark[], at: number, query: AskQuery): boolean {
  const [before, mark, after] = [marks[at - 1], marks[at], marks[at + 1]];
  const said = JSON.stringify(query);
  if (mark?.is === "top") return marks.some(({ is }) => is === "super");
  if (mark?.is === "dimension") return [before, after].some((each) => each?.is === "value" && each.facet === mark.dimension);
  if (mark?.is === "metric" && mark.metric === "revenue" && said.includes('"annualRevenue"')) return true;
  if (mark?.is === "metric" && mark.metric === "revenue" && query.noun === "orders") return true;
  if (mark?.is === "metric") return mark.metric === "value" && /"(amount|price|annualRevenue)"/.test(said);
  // "Bought fewer than 3 orders": the orders are what was bought.
  if (mark?.is === "event" && (mark.event === "bought" || mark.event === "ordered"))
    return marks.some((other) => other.is === "noun" && other.noun === "orders");
  if (mark?.is === "event") return mark.event === "new" && /"(createdAt|orderedAt)"/.test(said);
  // Of what has not happened in so long, which the scan has seen to.
  if ((mark?.is === "compare" || mark?.is === "edge") && after?.is === "time" && after.when.isSpan) return true;
  if (mark?.is === "compare") return mark.isAfter === true && marks.some(({ is }) => is === "from");
  if (mark?.is !== "noun") return false;
  if (/^(who|ai)$/i.test(mark.text)) return true;
  const isNegated = before?.is === "not" || (before?.is === "has" && marks[at - 2]?.is === "not");
  const group = GROUP_OF[mark.noun];
  const isGrouped = group !== undefined && query.aggregate?.groupBy?.some(({ field }) => field === FIELD_OF[group][query.noun]) === true;
  // Deals, orders and talks are with customers anyway.
  const isParty = mark.noun === "contacts" && query.noun !== "tasks" && before?.is !== "number" && !isNegated;
  return query.noun === mark.noun || isGrouped || after?.is === "value" || isParty;
}

/**
 * The words that change nothing: without one of them the query is the same, and no other word says the same as it. Whatever has a meaning
 * has to be in the query, so a question with such a word is not understood, however well the rest of it is.
 */
export function idleIn(marks: Mark[], understand: (marks: Mark[]) => Understood): string[] {
  const without = (...left: number[]): string =>
    JSON.stringify(understand(marks.filter((_, index) => !left.includes(index))).query ?? null);
  const whole = without();
  const { query } = understand(marks);
  if (!query) return [];
  const doesNothing = (index: number): boolean => {
    if (without(index) !== whole || isInQuery(marks, index, query)) return false;
    return !marks.some((mark, other) => other !== index && !JOINING.has(mark.is) && differ(without(other), without(other, index)));
  };
  const differ = (one: string, other: string): boolean => one !== "null" && other !== "null" && one !== other;
  return marks.flatMap((mark, index) => (!JOINING.has(mark.is) && doesNothing(index) ? [mark.text] : []));
}
