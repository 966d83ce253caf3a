import { type Filter, GROUPS } from "../../core/filters.schema.ts";
import type { Aggregate, AskQuery } from "../ask.schema.ts";
import { allOf } from "./conditions.ts";
import type { When } from "./marks.ts";

/** What a follow-up adds to, or changes of, the query before it. */
export interface Step {
  filters: Filter[];
  looseTime: When | undefined;
  groupBy: Aggregate["groupBy"];
  measure: Pick<Aggregate, "measure" | "field"> | undefined;
  sort: string | undefined;
  limit: number | undefined;
}

/** The query before with what the follow-up says: a condition on the same thing takes the old one's place. */
export function goOn(context: AskQuery, { filters, looseTime, ...step }: Step): AskQuery {
  const before = partsOf(context.filter);
  const moved = looseTime ? moveTime(before, looseTime) : undefined;
  // The time went to where the question before had its own, so the noun's usual day is not asked for as well.
  const added = moved ? filters.filter((filter) => !("field" in filter && isSame(filter, looseTime))) : filters;
  const replaced = new Set(added.map(subjectOf));
  const filter = allOf([...(moved ?? before).filter((part) => !replaced.has(subjectOf(part))), ...added]);
  const { noun } = context;
  const base = { noun, ...(filter ? { filter } : {}) };
  const aggregate = aggregateAfter(context.aggregate, step);
  if (aggregate?.groupBy && step.sort)
    return { ...base, aggregate: { ...aggregate, order: step.sort.startsWith("-") ? "-value" : "value" } };
  if (aggregate) return { ...base, aggregate };
  const [sort, limit] = [step.sort ?? context.sort, step.limit ?? context.limit];
  return { ...base, ...(sort ? { sort } : {}), ...(limit ? { limit } : {}) };
}

/** The time that a query goes by: the one it asks for or groups by, or that of what it asks about. */
export function dateIn({ filter, aggregate }: AskQuery): string | undefined {
  const parts = partsOf(filter).filter((part) => "field" in part);
  const grouped = aggregate?.groupBy?.find(({ by }) => by)?.field;
  const isDone = parts.some(({ field, op, value }) => field === "status" && op === "is" && (value === "won" || value === "lost"));
  return parts.find(isTimed)?.field ?? grouped ?? (isDone ? "closedAt" : undefined);
}

function aggregateAfter(
  before: Aggregate | undefined,
  { groupBy, measure, limit }: Pick<Step, "groupBy" | "measure" | "limit">,
): Aggregate | undefined {
  if (!groupBy && !measure) return before && limit ? { ...before, limit } : before;
  if (groupBy && before) {
    const { order: _order, limit: _limit, groupBy: _groups, ...kept } = before;
    return { ...kept, ...measure, groupBy };
  }
  if (groupBy) return { ...(measure ?? { measure: "count" }), groupBy };
  const { field: _field, measure: _measure, ...kept } = before ?? { measure: "count" as const };
  return measure && { ...kept, ...measure };
}

export const partsOf = (filter: Filter | undefined): Filter[] => (!filter ? [] : "all" in filter ? filter.all : [filter]);

/** What a condition is about. Of a comparison the way it points belongs to it: "over 50" and "under 100" stand side by side. */
function subjectOf(filter: Filter): string {
  if ("field" in filter) return filter.op === "lt" || filter.op === "lte" ? `${filter.field} below` : filter.field;
  if ("has" in filter) return `has ${filter.has}`;
  const [group, parts] = Object.entries(filter)[0] as [string, Filter[]];
  return group === "none" ? parts.map(subjectOf).join() : `${group} ${parts.map(subjectOf).join()}`;
}

const TIMED = new Set(["within", "between", "before", "after"]);
const isTimed = (filter: Filter): boolean =>
  "field" in filter && TIMED.has(filter.op) && /At$|^birthday$/.test(filter.field) && !(filter.op === "before" && filter.value === "today");

const isSame = (filter: Filter, when: When | undefined): boolean =>
  "field" in filter && TIMED.has(filter.op) && when !== undefined && isTimed(filter);

/** Puts a time to where the query has one already; undefined where it has none. */
function moveTime(parts: Filter[], { op, value }: When): Filter[] | undefined {
  let isMoved = false;
  const move = (filter: Filter): Filter => {
    if (isTimed(filter) && "field" in filter) {
      isMoved = true;
      return { field: filter.field, op, value };
    }
    if ("has" in filter) return filter.where ? { ...filter, where: move(filter.where) } : filter;
    for (const group of GROUPS)
      if (group in filter) return { [group]: (filter as Record<string, Filter[]>)[group]?.map(move) } as unknown as Filter;
    return filter;
  };
  const moved = parts.map(move);
  return isMoved ? moved : undefined;
}
