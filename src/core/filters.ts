import { getTableName, type SQL, sql } from "drizzle-orm";
import { andVisible } from "./access.ts";
import type { Context } from "./context.ts";
import type { FilterField, FilterNoun } from "./filter-fields.ts";
import { daysOf, globOf, momentsOf, OPERATORS_OF, positiveOf } from "./filters.rules.ts";
import { type Condition, type Filter, type FilterValue, GROUPS, type Having, type Operator, PERIODS } from "./filters.schema.ts";
import { ID_PREFIXES, type IdKind, kindOfId } from "./ids.ts";
import { Refusal } from "./refusal.ts";
import { clean } from "./text.ts";
import { dayKey } from "./time.ts";

/** What it takes to read a filter: whose rights, when, and where days begin. */
export type Asked = Pick<Context, "now" | "access" | "member"> & { timeZone: string };

/** A filter as a condition of a `where`. Names come from the noun's declaration alone, values go as parameters. Refuses with the path. */
export async function filterSql(ctx: Context, noun: FilterNoun, filter: Filter): Promise<SQL> {
  const { now, access, member } = ctx;
  const timeZone = asksForDays(filter) ? await ctx.timeZone() : "UTC";
  return nodeSql({ now, access, member, timeZone }, noun, filter, false, ["filter"]);
}

const DATED = new Set<Operator>(["before", "after", "within", "between"]);

/** Where a day begins is only then a question. */
function asksForDays(node: Filter): boolean {
  if ("field" in node) return DATED.has(node.op);
  if ("has" in node) return node.where !== undefined && asksForDays(node.where);
  return GROUPS.some((group) => (node as Partial<Record<string, Filter[]>>)[group]?.some(asksForDays));
}

/** A turned node hands the turning on to its parts (De Morgan), so that null is settled where it arises: in the conditions. */
function nodeSql(asked: Asked, noun: FilterNoun, node: Filter, isTurned: boolean, path: string[]): SQL {
  if ("field" in node) return conditionSql(asked, noun, node, isTurned, path);
  if ("has" in node) return havingSql(asked, noun, node, isTurned, path);
  const [group, parts] = Object.entries(node)[0] as [(typeof GROUPS)[number], Filter[]];
  const arePartsTurned = (group === "none") !== isTurned;
  const joined = sql.join(
    parts.map((part, index) => nodeSql(asked, noun, part, arePartsTurned, [...path, group, String(index)])),
    (group === "any") === isTurned ? sql` and ` : sql` or `,
  );
  return sql`(${joined})`;
}

/** Looked up once for all records, from the other side: it reads what belongs to any of them, not something for each. */
function havingSql(asked: Asked, noun: FilterNoun, { has, where, atLeast = 1 }: Having, isTurned: boolean, path: string[]): SQL {
  const related = noun.related.get(has);
  if (!related) throw wrong([...path, "has"], `${noun.record.noun} have no ${JSON.stringify(has)}`, [...noun.related.keys()].join(", "));
  const { record } = related.noun;
  if (!asked.access.reach(`${record.noun}:read`))
    throw new Refusal("forbidden", `Your role does not show ${has}`, { [[...path, "has"].join(".")]: "records that your role shows" });
  const live = sql.raw(`${getTableName(record.table)}.deleted_at is null and ${related.key} is not null${related.where ?? ""}`);
  const further = where ? sql` and ${nodeSql(asked, related.noun, where, false, [...path, "where"])}` : sql``;
  const counted =
    atLeast > 1
      ? sql` group by ${sql.raw(related.key)} having count(distinct ${sql.raw(getTableName(record.table))}.id) >= ${atLeast}`
      : sql``;
  const owners = sql`select ${sql.raw(related.key)} from ${sql.raw(related.from)} where ${live}${andVisible(asked, record)}${further}${counted}`;
  return sql`(${sql.raw(getTableName(noun.record.table))}.id ${sql.raw(isTurned ? "not in" : "in")} (${owners}))`;
}

function conditionSql(asked: Asked, noun: FilterNoun, condition: Condition, isTurned: boolean, path: string[]): SQL {
  const { field, within } = fieldOf(asked, noun, condition.field, [...path, "field"]);
  if (!OPERATORS_OF[field.type].includes(condition.op))
    throw wrong([...path, "op"], `${condition.op} does not go with ${condition.field}`, `one of ${OPERATORS_OF[field.type].join(", ")}`);
  const positive = positiveOf(condition.op);
  const held = within(positiveSql(asked, field, positive.op, condition.value, [...path, "value"]));
  return positive.isTurned === isTurned ? sql`(${held})` : sql`((${held}) is not true)`;
}

export interface Found {
  field: FilterField;
  /** What stands in the field, as an expression; of a linked record only where the asker sees it. */
  value: SQL;
  /** Puts a condition on the field to where the field is: the noun's own table, or a linked record. */
  within(condition: SQL): SQL;
}

/** What may not be seen may not be asked for either: neither a hidden field nor a linked record that is none of the asker's. */
export function fieldOf(asked: Asked, noun: FilterNoun, name: string, path: string[]): Found {
  const [link = "", linkedName] = name.includes(".") ? name.split(".", 2) : [];
  const linked = noun.links.get(link);
  const owner = linkedName === undefined ? noun : linked?.noun;
  const field = owner?.fields.get(linkedName ?? name);
  if (!owner || !field || name.split(".").length > 2)
    throw wrong(
      path,
      `${noun.record.noun} cannot be filtered by ${JSON.stringify(name)}`,
      `a field that GET /fields names for ${noun.record.noun}`,
    );
  if (asked.access.hidden(owner.record.noun).has(linkedName ?? name))
    throw new Refusal("forbidden", `Your role does not show ${name}`, { [path.join(".")]: "a field that your role shows" });
  if (!linked) return { field, value: sql.raw(field.column), within: (condition) => condition };
  const table = getTableName(owner.record.table);
  const named = sql`${sql.raw(`${table}.id = ${linked.by}`)}${andVisible(asked, owner.record)}`;
  return {
    field,
    value: sql`(select ${sql.raw(field.column)} from ${sql.raw(table)} where ${named})`,
    within: (condition) => sql`exists (select 1 from ${sql.raw(table)} where ${named} and ${condition})`,
  };
}

function positiveSql(asked: Asked, field: FilterField, op: Operator, value: FilterValue | undefined, path: string[]): SQL {
  if (op === "notEmpty" && value !== undefined) throw wrong(path, "empty and notEmpty take no value", "nothing");
  if (!field.rows) return comparedSql(asked, field, sql.raw(field.column), op, value, path);
  const { table, owner, value: column, where } = field.rows;
  const id = `${field.column.split(".")[0]}.id`;
  const compared = comparedSql(
    asked,
    { ...field, type: field.type === "texts" ? "text" : field.type },
    sql.raw(`${table}.${column}`),
    op,
    value,
    path,
  );
  return sql`exists (select 1 from ${sql.raw(table)} where ${sql.raw(`${table}.${owner} = ${id}`)}${sql.raw(where ? ` and ${where}` : "")} and ${compared})`;
}

function comparedSql(asked: Asked, field: FilterField, column: SQL, op: Operator, value: FilterValue | undefined, path: string[]): SQL {
  const filled = filledSql(field, column);
  if (op === "notEmpty") return filled;
  const isDate = field.type === "time" || field.type === "day";
  return sql`(${filled} and ${(isDate ? dateSql : plainSql)(asked, field, column, op, value, path)})`;
}

function filledSql({ type, emptyIs }: FilterField, column: SQL): SQL {
  if (type === "text") return sql`${column} <> ''`;
  return emptyIs === undefined ? sql`${column} is not null` : sql`${column} <> ${sql.raw(String(emptyIs))}`;
}

const COMPARISONS: Partial<Record<Operator, string>> = { is: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" };

function plainSql(asked: Asked, field: FilterField, column: SQL, op: Operator, value: FilterValue | undefined, path: string[]): SQL {
  const one = (each: unknown, at: string[] = path) => keptValue(asked, field, each, at);
  if (op === "in")
    return sql`${column} in (select value from json_each(${JSON.stringify(listOf(value, path).map((each, index) => one(each, [...path, String(index)])))}))`;
  if (op === "between") {
    const [from, to] = pairOf(value, path);
    return sql`${column} between ${one(from, [...path, "0"])} and ${one(to, [...path, "1"])}`;
  }
  if (op === "contains" || op === "starts") return sql`${column} glob ${globOf(soughtOf(one(value), path), op)}`;
  return sql`${column} ${sql.raw(COMPARISONS[op] ?? "=")} ${one(value)}`;
}

function dateSql(asked: Asked, field: FilterField, column: SQL, op: Operator, value: FilterValue | undefined, path: string[]): SQL {
  const range = (each: FilterValue | undefined, at: string[] = path) => rangeOf(asked, field, each, at);
  if (op === "before") return sql`${column} < ${range(value).from}`;
  if (op === "after") return sql`${column} >= ${range(value).end}`;
  const [first, last] = op === "between" ? pairOf(value, path) : [value, value];
  const [from, end] = op === "between" ? [range(first, [...path, "0"]), range(last, [...path, "1"])] : [range(first), range(last)];
  return sql`(${column} >= ${from.from} and ${column} < ${end.end})`;
}

function rangeOf({ now, timeZone }: Asked, { type }: FilterField, value: FilterValue | undefined, path: string[]) {
  const found = type === "day" ? daysOf(value, dayKey(now, timeZone), PERIODS) : momentsOf(value, now, timeZone, PERIODS);
  if (!found)
    throw wrong(
      path,
      "This is no time",
      `a day such as "2026-11-22"${type === "day" ? "" : ", ms UTC"}, ${PERIODS.join(", ")}, {"last": 30, "unit": "days"} or {"next": …}`,
    );
  return found;
}

function listOf(value: FilterValue | undefined, path: string[]): unknown[] {
  if (!Array.isArray(value)) throw wrong(path, "in and notIn take a list", "a list");
  return value;
}

function pairOf(value: FilterValue | undefined, path: string[]): [FilterValue, FilterValue] {
  if (!Array.isArray(value) || value.length !== 2)
    throw wrong(path, "between takes two values", "a list of two: from and to, both included");
  return value as [FilterValue, FilterValue];
}

/** One value as the column keeps it. */
function keptValue({ access }: Asked, field: FilterField, value: unknown, path: string[]): string | number {
  if (field.type === "number" || field.type === "money") {
    if (typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
    throw wrong(path, "This is no number", "a number");
  }
  if (typeof value !== "string") throw wrong(path, "This is no text", "a text");
  if (field.type === "choice" && !field.choices?.includes(value))
    throw wrong(path, `There is no such choice`, `one of ${field.choices?.join(", ")}`);
  if (field.type === "reference") return referenceOf(field, value === "me" && field.to === "user" ? access.memberId : value, path);
  return field.read ? field.read(clean(value)) : clean(value);
}

function referenceOf({ to }: FilterField, id: string, path: string[]): string {
  const isKnown = to !== undefined && (to in ID_PREFIXES ? kindOfId(id) === (to as IdKind) : kindOfId(id) !== undefined);
  if (!isKnown) throw wrong(path, "This is no such id", `the id of a ${to}${to === "user" ? ' (a member), or "me"' : ""}`);
  return id;
}

/** A pattern has a length that SQLite takes: each letter stands for all that look like it. */
const SOUGHT_AT_MOST = 100;

function soughtOf(text: string | number, path: string[]): string {
  const sought = String(text);
  if (sought && sought.length <= SOUGHT_AT_MOST) return sought;
  throw wrong(path, "This is too short or too long to look for", `1 to ${SOUGHT_AT_MOST} characters`);
}

const wrong = (path: string[], message: string, right: string): Refusal => new Refusal("invalid", message, { [path.join(".")]: right });
