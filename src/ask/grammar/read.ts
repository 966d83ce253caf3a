import type { AskQuery } from "../ask.schema.ts";
import { allOf } from "./conditions.ts";
import { nearest } from "./examples.ts";
import { goOn } from "./follow-up.ts";
import { layoutOf } from "./layout.ts";
import type { Mark } from "./marks.ts";
import { match } from "./match.ts";
import { resolve } from "./resolve.ts";
import { scan } from "./scan.ts";
import { shapeOf } from "./shape.ts";
import type { Asking, Reading } from "./vocabulary.ts";

/**
 * Reads a question of either language into a query, without a model. What it does not understand it names: then there is no query, and
 * questions near to it that it does understand.
 */
export function readQuestion(asking: Asking): Reading {
  const matched = match(asking);
  const marks = resolve(matched.marks);
  if (matched.unknown.length > 0) return notUnderstood(asking, matched.unknown);
  const layout = layoutOf(marks);
  const context = goesOn(marks, layout.isNounSaid, layout.noun, asking.context) ? asking.context : undefined;
  const noun = context?.noun ?? layout.noun;
  if (!noun) return notUnderstood(asking, marks.length > 0 ? [] : [asking.question.trim()].filter(Boolean));
  const scanned = scan(marks, layout, { noun, today: asking.today, currency: asking.currency });
  const { filters, aggregate, sort, limit, unknown } = shapeOf(marks, layout, noun, scanned);
  const all = [...scanned.unknown, ...unknown];
  if (all.length > 0) return notUnderstood(asking, all);
  const said = uniqueOf([...scanned.filters, ...filters]);
  const query: AskQuery = context
    ? goOn(context, {
        filters: said,
        looseTime: scanned.looseTime,
        groupBy: aggregate?.groupBy,
        measure:
          aggregate && (marks.some(({ is }) => is === "measure" || is === "metric") || !context.aggregate)
            ? measureIn(aggregate)
            : undefined,
        ...{ sort, limit: limit ?? scanned.limit },
      })
    : { noun, ...withFilter(said), ...(aggregate ? { aggregate } : {}), ...(sort ? { sort } : {}), ...(limit ? { limit } : {}) };
  return { query, isFollowUp: context !== undefined, unknown: [], examples: [] };
}

const uniqueOf = <T>(all: T[]): T[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
const withFilter = (filters: NonNullable<AskQuery["filter"]>[]): Pick<AskQuery, "filter"> => {
  const filter = allOf(filters);
  return filter ? { filter } : {};
};
const measureIn = ({ measure, field }: NonNullable<AskQuery["aggregate"]>) => ({ measure, ...(field ? { field } : {}) });

/** A question goes on from the one before when it says so, or names nothing to ask about itself. */
function goesOn(marks: Mark[], isNounSaid: boolean, noun: AskQuery["noun"] | undefined, context: AskQuery | undefined): boolean {
  if (!context) return false;
  if (!isNounSaid) return true;
  const [first] = marks;
  return (first?.is === "follow" || first?.is === "and") && noun === context.noun;
}

const notUnderstood = (asking: Asking, unknown: string[]): Reading => ({
  query: null,
  isFollowUp: false,
  unknown,
  examples: nearest(asking.question),
});
