import type { Aggregate, AskedNoun, AskQuery } from "../ask.schema.ts";
import { allOf } from "./conditions.ts";
import { nearest } from "./examples.ts";
import { MONEY_OF } from "./facets.ts";
import { ofCustomers } from "./fewer.ts";
import { dateIn, goOn } from "./follow-up.ts";
import { idleIn, type Understood } from "./idle.ts";
import { isSorting, layoutOf } from "./layout.ts";
import type { Mark, MarkOf } from "./marks.ts";
import { match } from "./match.ts";
import { withOffered } from "./offered.ts";
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
  const marks = withOffered(resolve(matched.marks));
  const several = marks.find((mark): mark is MarkOf<"several"> => mark.is === "several");
  if (several)
    return { ...NOTHING, unclear: several.text, examples: several.names.map((name) => inFull(asking.question, several.text, name)) };
  if (matched.unknown.length > 0) return notUnderstood(asking, marks, matched.unknown);
  const understood = understand(marks, asking);
  const idle = understood.query ? idleIn(marks, (rest) => understand(rest, asking)) : [];
  if (!understood.query || idle.length > 0) return notUnderstood(asking, marks, [...(understood.unknown ?? []), ...idle].filter(isWhole));
  return { ...NOTHING, query: understood.query, isFollowUp: understood.isFollowUp === true };
}

/** What some marks ask for, or the words among them that ask for nothing. */
function understand(marks: Mark[], asking: Asking): Understood {
  const layout = layoutOf(marks, asking.context?.noun);
  const context = goesOn(marks, layout.isNounSaid, layout.noun, asking.context) ? asking.context : undefined;
  const noun = context?.noun ?? layout.noun;
  if (!noun) return {};
  const isFollowUp = context !== undefined;
  const { today, currency } = asking;
  const scanned = scan(marks, layout, { noun, today, currency, usual: context && dateIn(context), isFollowUp });
  const { filters, aggregate, sort, limit, unknown } = shapeOf(marks, layout, noun, scanned);
  const all = [...scanned.unknown, ...unknown];
  if (all.length > 0) return { unknown: all };
  const said = uniqueOf([...scanned.filters, ...filters]);
  if (context && said.length === 0 && !aggregate && !sort && !(limit ?? scanned.limit) && !(context.aggregate && isByValue(marks)))
    return { unknown: [asking.question.trim()] };
  const query: AskQuery = context
    ? goOn(context, {
        filters: said,
        looseTime: scanned.looseTime,
        groupBy: aggregate?.groupBy,
        measure: measureSaid(marks, noun, aggregate, context.aggregate !== undefined),
        ...{ sort, limit: limit ?? scanned.limit },
      })
    : { noun, ...withFilter(said), ...(aggregate ? { aggregate } : {}), ...(sort ? { sort } : {}), ...(limit ? { limit } : {}) };
  return { query: ofCustomers(query), isFollowUp };
}

const uniqueOf = <T>(all: T[]): T[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
const withFilter = (filters: NonNullable<AskQuery["filter"]>[]): Pick<AskQuery, "filter"> => {
  const filter = allOf(filters);
  return filter ? { filter } : {};
};
/** "By value", which is no order of rows. */
const isByValue = (marks: Mark[]): boolean =>
  marks.some((mark, index) => mark.is === "metric" && marks[index - 1]?.is === "by" && !isSorting(marks[index - 1]));

/** Which measure a follow-up asks for: one that it names, or the first one at all. "By value" turns a count into a sum. */
function measureSaid(
  marks: Mark[],
  noun: AskedNoun,
  aggregate: Aggregate | undefined,
  isMeasured: boolean,
): Pick<Aggregate, "measure" | "field" | "of"> | undefined {
  const money = MONEY_OF[noun];
  if (!aggregate) return isByValue(marks) && isMeasured && money ? { measure: "sum", field: money } : undefined;
  if (isMeasured && !marks.some(({ is }) => is === "measure" || is === "metric")) return undefined;
  const { measure, field, of } = aggregate;
  return { measure, ...(field ? { field } : {}), ...(of ? { of } : {}) };
}

/** A question goes on from the one before when it says so, or asks for nothing that it names itself. */
function goesOn(marks: Mark[], isNounSaid: boolean, noun: AskQuery["noun"] | undefined, context: AskQuery | undefined): boolean {
  if (!context) return false;
  const isOtherThing = noun !== undefined && noun !== context.noun && !marks.some(({ is }) => is === "choice");
  if (!isNounSaid && !isOtherThing) return true;
  const isBare =
    marks.every(({ is }) => ["noun", "measure", "has", "which", "not"].includes(is)) && marks.some(({ is }) => is === "measure");
  return noun === context.noun && (isBare || marks[0]?.is === "follow" || marks[0]?.is === "and");
}

/** "birthday" is named once, where "birthday next week" is. */
const isWhole = (word: string, index: number, all: string[]): boolean =>
  !all.some((other, at) => at !== index && other !== word && other.includes(word));

const NOTHING: Reading = { query: null, isFollowUp: false, unknown: [], notKept: [], unclear: null, examples: [] };

/** The question with a whole name in the place of its part. */
const inFull = (question: string, part: string, name: string): string =>
  question.normalize("NFC").replace(new RegExp(part.split(" ").join("[^\\p{L}\\p{N}]+"), "u"), () => name);

function notUnderstood(asking: Asking, marks: Mark[], words: string[]): Reading {
  const notKept = marks.flatMap((mark) => (mark.is === "unkept" ? [mark.text] : []));
  const unknown = words.length + notKept.length > 0 ? uniqueOf([...words, ...notKept]) : [asking.question.trim()].filter(Boolean);
  return { ...NOTHING, unknown, notKept, examples: nearest(asking.question) };
}
