import type { Aggregate, AskedNoun, AskQuery } from "../ask.schema.ts";
import { is } from "./conditions.ts";
import { FIELD_OF, isOfMany, MONEY_OF, NUMBER_OF } from "./facets.ts";
import { isSorting, type Layout } from "./layout.ts";
import type { Mark, MarkOf } from "./marks.ts";
import type { Scanned } from "./scopes.ts";

/** How the answer looks: the aggregate or the order of a list, and what a word such as "revenue" says of the records besides. */
export type Shape = Pick<AskQuery, "aggregate" | "sort" | "limit"> & {
  filters: NonNullable<AskQuery["filter"]>[];
  date: string;
  unknown: string[];
};

const RANKED = 10;
/** "Total orders" counts them; these words ask for money. */
const OF_MONEY = /tiền|giá trị|how much|value|amount|tien|gia tri|^sum/i;

export function shapeOf(marks: Mark[], layout: Layout, noun: AskedNoun, scanned: Scanned): Shape {
  const find = <I extends Mark["is"]>(kind: I): MarkOf<I> | undefined => marks.find((mark): mark is MarkOf<I> => mark.is === kind);
  const said = find("metric")?.metric;
  const metric = said === "revenue" && isCounted(marks, noun) ? undefined : said;
  const ranked = find("super");
  const isRanked = ranked !== undefined || find("top") !== undefined;
  const shape: Shape = { filters: [], date: scanned.date, unknown: [] };
  const isRevenue = metric === "revenue" && (noun === "deals" || noun === "orders") && !isCompared(marks);
  if (metric === "pipeline") shape.filters.push(is("status", "open"));
  const groups = groupsOf(layout, noun, shape, marks);
  const isTimed = groups.some(({ by }) => by);
  const measured = measureOf(marks, noun, {
    metric,
    isMoney:
      isRevenue ||
      layout.spentIn !== undefined ||
      metric === "pipeline" ||
      isMoneyRank(marks, layout, noun, metric) ||
      isSpent(marks, layout, noun),
  });
  const isContrast = marks.some(contrasts);
  shape.unknown.push(...unmeasured(marks, noun, metric));
  if (groups.length > 0) shape.unknown.push(...marks.flatMap((mark) => (isOneOfEach(mark) ? [mark.text] : [])));
  const sort = sortOf(marks, noun, shape);
  const besides =
    scanned.beside && !isTimed && groups.length < 2 && (measured || isContrast) ? [{ field: shape.date, by: scanned.beside }] : [];
  const groupBy = isContrast && groups.length + besides.length === 0 ? namedTogether(scanned.filters) : [...groups, ...besides];
  if (groupBy.length === 0) shape.unknown.push(...marks.flatMap((mark) => (mark.is === "contrast" ? [mark.text] : [])));
  const measure = measured ?? (groupBy.length > 0 || layout.having ? ({ measure: "count" } as const) : undefined);
  if (measure && !(isRanked && groupBy.length === 0 && !measured)) {
    const order =
      isRanked && groupBy.length > 0 ? { order: ranked?.order === "least" ? "value" : "-value", limit: scanned.limit ?? RANKED } : {};
    shape.aggregate = {
      ...measure,
      ...(groupBy.length > 0 ? { groupBy } : {}),
      ...(layout.having ? { having: layout.having } : {}),
      ...(order as Pick<Aggregate, "order" | "limit">),
      ...(sort && groupBy.length > 0 ? { order: sort.startsWith("-") ? ("-value" as const) : ("value" as const) } : {}),
    };
    return shape;
  }
  if (sort) return { ...shape, sort, ...(scanned.limit ? { limit: scanned.limit } : {}) };
  const list = listOf(noun, ranked, metric, isRanked, scanned);
  // The most of what has no number to go by: "the biggest customers" may be so in any way.
  if (isRanked && !list.sort) shape.unknown.push((ranked ?? find("top"))?.text ?? "");
  return { ...shape, ...list };
}

/** What no field has: an average of how many there are, or of what has no number; how many pieces of a product were sold. */
function unmeasured(marks: Mark[], noun: AskedNoun, metric: string | undefined): string[] {
  const named = marks.find((mark) => mark.is === "measure" && (mark.measure === "avg" || mark.measure === "max" || mark.measure === "min"));
  const isOfCounts = marks.some((mark) => mark.is === "measure" && mark.measure === "count");
  const hasNumber = metric !== undefined || (MONEY_OF[noun] !== undefined && noun !== "activities");
  if (named && ((isOfCounts && !NUMBER_OF[metric ?? ""]) || !hasNumber)) return [named.text];
  const isSold = metric === "revenue" && !marks.some(({ is: what }) => what === "noun");
  const ofProduct = marks.some((mark) => mark.is === "value" && mark.facet === "product");
  const pieces = isSold && ofProduct ? marks.find((mark) => mark.is === "measure" && mark.measure === "count") : undefined;
  return pieces ? [pieces.text] : [];
}

/** "The first order of each customer" is a record of a group, which no group tells. */
const isOneOfEach = (mark: Mark): boolean =>
  (mark.is === "super" && (mark.order === "newest" || mark.order === "oldest")) ||
  (mark.is === "top" && mark.text.toLowerCase() === "first");

const contrasts = (mark: Mark): boolean => mark.is === "contrast" || (mark.is === "and" && /^(so với|so voi|vs|versus)$/i.test(mark.text));

/** "Compare Lan and Minh": by what there are several of. */
const namedTogether = (filters: NonNullable<AskQuery["filter"]>[]): NonNullable<Aggregate["groupBy"]> =>
  filters.flatMap((filter) => ("field" in filter && filter.op === "in" ? [{ field: filter.field }] : [])).slice(0, 1);

function listOf(
  noun: AskedNoun,
  ranked: MarkOf<"super"> | undefined,
  metric: string | undefined,
  isRanked: boolean,
  { limit, date }: Scanned,
): Pick<Shape, "sort" | "limit"> {
  if (!isRanked) return limit === undefined ? {} : { limit };
  const order = ranked?.order ?? "most";
  const sort = order === "newest" || order === "oldest" ? date : (NUMBER_OF[metric ?? ""] ?? MONEY_OF[noun]);
  const isUp = order === "least" || order === "oldest";
  return { ...(sort ? { sort: `${isUp ? "" : "-"}${sort}` } : {}), limit: limit ?? RANKED };
}

function groupsOf({ groups }: Layout, noun: AskedNoun, shape: Shape, marks: Mark[]): NonNullable<Aggregate["groupBy"]> {
  return groups.flatMap((group) => {
    if ("bucket" in group) return [{ field: shape.date, by: group.bucket }];
    const field = (group.dimension === "kind" && noun === "activities" && kindsSaid(marks)) || FIELD_OF[group.dimension][noun];
    if (field && !isOfMany(noun, field)) return [{ field }];
    shape.unknown.push(group.dimension);
    return [];
  });
}

/** "Complaints by kind" are kinds of complaints, "by channel" kinds of messages. */
function kindsSaid(marks: Mark[]): string | undefined {
  const isOfChannels = marks.some((mark) => mark.is === "dimension" && /^(kênh|kenh|channel)/i.test(mark.text));
  const isOfComplaints = marks.some((mark) => mark.is === "event" && mark.event.startsWith("said complaint"));
  return isOfComplaints && !isOfChannels ? "complaint" : undefined;
}

/** "Sắp xếp theo giá trị", "sorted by close date": the greatest and the latest first, unless it says otherwise. */
function sortOf(marks: Mark[], noun: AskedNoun, shape: Shape): string | undefined {
  const at = marks.findIndex(isSorting);
  if (at < 0) return undefined;
  const target = marks[at + 1];
  const field = target && sortField(target, noun, shape.date);
  if (!field)
    shape.unknown.push(
      [marks[at], target]
        .map((mark) => mark?.text ?? "")
        .join(" ")
        .trim(),
    );
  const isUp = marks.some((mark) => mark.is === "super" && (mark.order === "least" || mark.order === "oldest"));
  return field && `${isUp ? "" : "-"}${field}`;
}

function sortField(target: Mark, noun: AskedNoun, date: string): string | undefined {
  if (target.is === "bucket") return date;
  if (target.is === "part" && SORTED_PARTS[target.field]?.includes(noun)) return target.field;
  if (target.is === "metric" && target.metric === "employees") return noun === "companies" ? "employees" : undefined;
  if (target.is === "metric" && target.metric === "duration") return noun === "activities" ? "durationMin" : undefined;
  if (target.is === "metric" && target.metric === "stock") return noun === "products" ? "stock" : undefined;
  return target.is === "metric" ? MONEY_OF[noun] : undefined;
}

const SORTED_PARTS: Partial<Record<string, AskedNoun[]>> = {
  expectedCloseAt: ["deals"],
  dueAt: ["tasks"],
  amount: ["deals", "orders", "activities"],
};

/** "How much did they buy?" is money; "how many orders" and "how often" have their words. */
const isSpent = (marks: Mark[], { isNounSaid }: Layout, noun: AskedNoun): boolean =>
  noun === "orders" &&
  !isNounSaid &&
  !marks.some(({ is: what }) => what === "times") &&
  marks.some((mark) => mark.is === "measure" && /^(bao nhi|how much)/i.test(mark.text));

/** "Customers who bought most" are ranked by money, "most deals" by their number. */
function isMoneyRank(marks: Mark[], { groups }: Layout, noun: AskedNoun, metric: string | undefined): boolean {
  if (groups.length === 0 || !marks.some(({ is: what }) => what === "super" || what === "top")) return false;
  const isBought = marks.some((mark) => mark.is === "event" && mark.event === "bought");
  return metric === "value" || (noun === "orders" && isBought && !marks.some((mark) => mark.is === "noun" && mark.noun === "orders"));
}

/** "How many orders did we sell": pieces of paper, not money. */
const isCounted = (marks: Mark[], noun: AskedNoun): boolean =>
  marks.some((mark, index) => {
    const next = marks[index + 1];
    return mark.is === "measure" && mark.measure === "count" && next?.is === "noun" && next.noun === noun;
  });

/** A metric behind a comparison is a field of the record: "revenue over 1 billion". */
const isCompared = (marks: Mark[]): boolean =>
  marks.some((mark, index) => mark.is === "metric" && mark.metric === "revenue" && marks[index + 1]?.is === "compare");

function measureOf(
  marks: Mark[],
  noun: AskedNoun,
  { metric, isMoney }: { metric: string | undefined; isMoney: boolean },
): Pick<Aggregate, "measure" | "field" | "of"> | undefined {
  const measures = marks.filter((mark): mark is MarkOf<"measure"> => mark.is === "measure");
  const money = MONEY_OF[noun];
  const field = NUMBER_OF[metric ?? ""] ?? money;
  if (noun === "deals" && measures.some(({ measure }) => measure === "share")) return { measure: "share", of: is("status", "won") };
  const named = measures.find(({ measure }) => measure === "avg" || measure === "max" || measure === "min");
  if (named && field) return { measure: named.measure, field };
  const sum = measures.find(({ measure }) => measure === "sum");
  const isAboutMoney = isMoney || (metric !== undefined && measures.length > 0) || (sum !== undefined && OF_MONEY.test(sum.text));
  if (
    isAboutMoney &&
    field &&
    !(measures.length > 0 && measures.every(({ measure, text }) => measure === "count" && !/bao nhi/i.test(text) && !isMoney))
  )
    return { measure: "sum", field };
  return measures.length > 0 ? { measure: "count" } : undefined;
}
