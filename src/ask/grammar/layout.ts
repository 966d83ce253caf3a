import type { AskedNoun, Bucket } from "../ask.schema.ts";
import { customerOf, takeCounted, takeSpending, takeTimes } from "./counted.ts";
import { GROUP_OF, RELATED } from "./facets.ts";
import type { Dimension, Mark, MarkOf } from "./marks.ts";

/** What an answer is to be grouped by: a field's dimension, or a stretch of time. */
export type Grouping = { dimension: Dimension | "company" | "contact" | "product" } | { bucket: Bucket };

/** Related records that there have to be, or must not be, from a mark on. */
export interface Branch {
  from: number;
  noun: AskedNoun;
  kind: string | undefined;
  isNot: boolean;
  /** Orders will do as well as what was won: "who bought X". */
  isOrderToo?: boolean;
}

/** Which mark plays which part: what is asked about, what it is grouped by, which records it has to have. */
export interface Layout {
  noun: AskedNoun | undefined;
  kind: string | undefined;
  isNounSaid: boolean;
  /** "Top 5 companies", "which rep … most": a question of its own. */
  isRanked: boolean;
  groups: Grouping[];
  branches: Branch[];
  having: { op: MarkOf<"compare">["op"]; value: number } | undefined;
  /** Whose orders or talks are counted: what is said of them is no field of the orders. */
  customer: "contact" | "company" | undefined;
  /** The currency of what customers spent in all. */
  spentIn: string | undefined;
  /** Marks that have played their part. */
  used: Set<number>;
}

const PLAIN_UNITS = /^(day|days|week|weeks|month|months|quarter|quarters|year|years|ngày|tuần|tháng|quý|năm|ngay|tuan|thang|quy|nam)$/i;

/** Lays out a question. */
export function layoutOf(marks: Mark[], contextNoun?: AskedNoun): Layout {
  const layout: Layout = {
    noun: undefined,
    kind: undefined,
    isNounSaid: false,
    isRanked: false,
    groups: [],
    branches: [],
    having: undefined,
    customer: undefined,
    spentIn: undefined,
    used: new Set(),
  };
  takeGroups(marks, layout);
  takeRanked(marks, layout);
  absorb(marks, layout);
  if (!goesOnAbout(marks, layout, contextNoun)) takeSubject(marks, layout);
  takeSpending(marks, layout);
  takeTimes(marks, layout);
  takeBranches(marks, layout);
  return layout;
}

const freeNouns = (marks: Mark[], { used }: Layout): [number, MarkOf<"noun">][] =>
  marks.flatMap((mark, index) => (mark.is === "noun" && !used.has(index) ? [[index, mark] as [number, MarkOf<"noun">]] : []));

function groupingOf(mark: Mark | undefined): Grouping | undefined {
  if (mark?.is === "dimension") return { dimension: mark.dimension };
  if (mark?.is === "bucket") return { bucket: mark.bucket };
  const group = mark?.is === "noun" ? GROUP_OF[mark.noun] : undefined;
  return group && { dimension: group };
}

/** "Theo nhân viên và tháng", "by stage", "mỗi nhân viên", "monthly". */
function takeGroups(marks: Mark[], layout: Layout): void {
  for (let at = 0; at < marks.length; at++) {
    const mark = marks[at] as Mark;
    if (isSorting(mark)) {
      layout.used.add(at).add(at + 1);
      continue;
    }
    if (mark.is === "bucket" && !PLAIN_UNITS.test(mark.text) && !layout.used.has(at)) takeGroup(marks, layout, at);
    if (mark.is !== "by" && mark.is !== "each") continue;
    layout.used.add(at);
    let next = at + 1;
    if (marks[next]?.is === "each") layout.used.add(next++);
    while (isGroup(marks, next, layout)) {
      takeGroup(marks, layout, next);
      next += 1;
      const [joined, after] = [marks[next], marks[next + 1]];
      if ((joined?.is === "and" || joined?.is === "by") && isGroup(marks, next + 1, layout) && after) layout.used.add(next++);
      else break;
    }
  }
}

/** "Sắp xếp theo …", "sorted by …": an order, not a grouping. */
export const isSorting = (mark: Mark | undefined): boolean => mark?.is === "by" && /^(sắp|sap|sort|order)/i.test(mark.text);

/** A name behind it says which one is meant: "of company X" is no grouping. */
function isGroup(marks: Mark[], at: number, { groups }: Layout): boolean {
  const mark = marks[at];
  return groups.length < 2 && groupingOf(mark) !== undefined && !(mark?.is === "noun" && isNamed(marks, at));
}

function takeGroup(marks: Mark[], layout: Layout, at: number): void {
  const grouping = groupingOf(marks[at]);
  if (!grouping) return;
  layout.groups.push(grouping);
  layout.used.add(at);
}

const FACETS_OF: Partial<Record<AskedNoun, string>> = { contacts: "contact", companies: "company", members: "member", products: "product" };

/** "Công ty Bình Minh", "customer Lan": the noun says what kind of name comes. */
function isNamed(marks: Mark[], at: number): boolean {
  const [mark, next] = [marks[at], marks[at + 1]];
  if (mark?.is !== "noun" || !next) return false;
  return next.is === "value" ? next.facet === FACETS_OF[mark.noun] || (mark.noun === "contacts" && next.facet === "company") : false;
}

/** "Nhân viên nào thắng nhiều cơ hội nhất", "top 5 customers by revenue", "which city has the most customers": ranked over something else. */
function takeRanked(marks: Mark[], layout: Layout): void {
  const isRanked = marks.some(({ is }) => is === "super" || is === "top");
  const asked = marks.findIndex((_, index) => !layout.used.has(index) && isRankable(marks, index));
  const mark = marks[asked];
  if (!isRanked || !mark || layout.groups.length > 0) return;
  const others = marks.filter((other, index) => index !== asked && !layout.used.has(index) && (other.is === "noun" || isRevenue(other)));
  const isEventful = marks.some((other) => other.is === "event" && /^(bought|ordered|won|lost|did |said )/.test(other.event));
  if (others.length === 0 && !(isEventful && mark.is === "noun" && mark.noun !== "deals")) return;
  layout.isRanked = mark.is === "noun";
  const isWho = mark.is === "noun" && isCustomer(mark, marks);
  layout.customer = isWho ? "contact" : customerOf(mark.is === "noun" ? mark.noun : undefined);
  if (isWho) {
    layout.groups.push({ dimension: "contact" });
    layout.used.add(asked);
  } else takeGroup(marks, layout, asked);
}

const isRevenue = (mark: Mark): boolean => mark.is === "metric" && (mark.metric === "revenue" || mark.metric === "pipeline");

function isRankable(marks: Mark[], at: number): boolean {
  const [before, mark, after] = [marks[at - 1], marks[at], marks[at + 1]];
  if (!groupingOf(mark) || isNamed(marks, at)) return false;
  if (mark?.is === "noun") return true;
  return before?.is === "which" || after?.is === "which" || before?.is === "top" || before?.is === "number" || before?.is === "super";
}

/** A noun that only says of what kind a name or an owner is. */
function absorb(marks: Mark[], layout: Layout): void {
  const nouns = freeNouns(marks, layout);
  for (const [at] of nouns) {
    const left = freeNouns(marks, layout).length;
    if (left > 1 && isNamed(marks, at)) layout.used.add(at);
    else if (left > 1 && at !== nouns[0]?.[0] && marks[at - 1]?.is === "of") layout.used.add(at);
  }
}

/** "Which of them have open deals?" asks on about them. */
function goesOnAbout(marks: Mark[], layout: Layout, contextNoun: AskedNoun | undefined): boolean {
  const [first] = freeNouns(marks, layout);
  const says =
    marks.slice(0, 3).some(({ is }) => is === "follow") && marks.slice(0, first?.[0]).some(({ is }) => is === "has" || is === "not");
  if (!first || !contextNoun || !says || !RELATED[contextNoun]?.includes(first[1].noun)) return false;
  layout.noun = contextNoun;
  return true;
}

function takeSubject(marks: Mark[], layout: Layout): void {
  const nouns = freeNouns(marks, layout);
  const counted = nouns.find(([at]) => marks[at - 1]?.is === "measure" && (marks[at - 1] as MarkOf<"measure">).measure === "count");
  if (namesTrade(marks)) {
    layout.isNounSaid = true;
    layout.noun = "companies";
    return;
  }
  const [at, noun] = counted ?? nouns[0] ?? [];
  layout.isNounSaid =
    noun !== undefined || layout.isRanked || marks.some((mark, index) => isRevenue(mark) && marks[index - 1]?.is !== "by");
  layout.noun = isCustomer(noun, marks) ? "contacts" : (noun?.noun ?? impliedNoun(marks, layout));
  layout.kind = noun?.kind ?? (layout.noun === "activities" && layout.groups.length > 0 ? kindDone(marks) : undefined);
  if (at !== undefined) layout.used.add(at);
  // A noun in front of what is counted ("khách có bao nhiêu đơn hàng") stands for nothing more.
  if (counted) for (const [index] of nouns) if (index < (at ?? 0)) layout.used.add(index);
}

/** "Khách sạn nào …": a trade stands for the companies that are in it. */
function namesTrade([first, second]: Mark[]): boolean {
  return first?.is === "value" && first.facet === "industry" && (second?.is === "which" || second?.is === "has");
}

/** "Who" is a colleague, or a customer where it is asked what only customers do or where they are. */
function isCustomer(noun: MarkOf<"noun"> | undefined, marks: Mark[]): boolean {
  if (noun?.noun !== "members" || !/^(who|ai)\b/i.test(noun.text)) return false;
  return marks.some(
    (mark) =>
      (mark.is === "value" && (mark.facet === "city" || mark.facet === "country")) ||
      (mark.is === "event" && (CUSTOMERS_DO.has(mark.event) || isSaid(mark))),
  );
}

const CUSTOMERS_DO = new Set<string>(["contacted", "bought", "bought again", "ordered"]);

/** Something that the reader finds in what customers wrote. */
const isSaid = (mark: Mark): boolean => mark.is === "event" && mark.event.startsWith("said ");

const isCustomerNamed = (mark: Mark): boolean => mark.is === "value" && (mark.facet === "company" || mark.facet === "contact");

const isOf =
  (is: "event", ...events: string[]) =>
  (mark: Mark): boolean =>
    mark.is === is && events.includes(mark.event);

/** "Ai gọi nhiều nhất": what was done most is counted by its kind. */
function kindDone(marks: Mark[]): string | undefined {
  for (const mark of marks) {
    if (mark.is !== "event") continue;
    if (mark.event.startsWith("did ")) return mark.event.slice(4);
  }
  return undefined;
}

/** What there is no noun for, but no doubt about either. */
function impliedNoun(marks: Mark[], { groups }: Layout): AskedNoun | undefined {
  if (
    marks.some((mark) => mark.is === "has" && /^who /i.test(mark.text)) &&
    marks.some((mark) => mark.is === "event" && CUSTOMERS_DO.has(mark.event))
  )
    return "contacts";
  if (marks.some((mark) => isRevenue(mark) || (mark.is === "measure" && mark.measure === "share") || mark.is === "reason")) return "deals";
  if (marks.some((mark) => mark.is === "choice" && mark.field === "dealStage")) return "deals";
  if ((groups.length > 0 || marks.some(isCustomerNamed)) && marks.some(isOf("event", "bought", "ordered"))) return "orders";
  if (groups.length > 0 && kindDone(marks)) return "activities";
  if (marks.some((mark) => mark.is === "metric" && mark.metric === "employees")) return "companies";
  if (marks.some((mark) => mark.is === "metric" && mark.metric === "stock") || marks.some(isOf("event", "out of stock"))) return "products";
  if (marks.some(isOf("event", "won", "lost", "closing"))) return "deals";
  if (marks.some((mark) => mark.is === "choice" && mark.field === "stage")) return "contacts";
  if (marks.some(isOf("event", "overdue", "due", "done", "undone"))) return "tasks";
  if (marks.some(isSaid)) return "activities";
  if (marks.some((mark) => mark.is === "part" && mark.field === "birthday")) return "contacts";
  return undefined;
}

/** "Khách có cơ hội …", "companies without orders", "customers with more than 3 orders". */
function takeBranches(marks: Mark[], layout: Layout): void {
  const { noun } = layout;
  for (const [at, mark] of freeNouns(marks, layout)) {
    const isRelated = noun !== undefined && RELATED[noun]?.includes(mark.noun);
    layout.used.add(at);
    if (!isRelated) continue;
    if (takeCounted(marks, layout, at, mark)) return;
    const before = marks.slice(Math.max(0, at - 2), at);
    const isNot = before.some(({ is }) => is === "not");
    for (const index of [at - 1, at - 2]) if (marks[index]?.is === "not" || marks[index]?.is === "has") layout.used.add(index);
    layout.branches.push({ from: at, noun: mark.noun, kind: mark.kind, isNot });
  }
}
