import type { AskAnswer, AskQuery } from "../../src/ask/ask.schema.ts";
import { dayOf, holds, type Plain, type World } from "../filters/evaluation.ts";

/** What a query answers, said a second time in plain JavaScript over all rows. */

type Tables = Record<string, Plain[]>;

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const NOUNS = ["contacts", "companies", "deals", "orders", "activities", "tasks", "products", "members"];
const LINKS: Record<string, [noun: string, by: Record<string, string>]> = {
  company: ["companies", { contacts: "companyId", deals: "companyId", orders: "companyId", tasks: "companyId", activities: "companyId" }],
  contact: ["contacts", { deals: "contactId", orders: "contactId", tasks: "contactId", activities: "contactId" }],
  product: ["products", { deals: "productId" }],
  deal: ["deals", { tasks: "dealId", orders: "dealId" }],
  owner: ["members", { contacts: "ownerId", companies: "ownerId", deals: "ownerId", orders: "ownerId" }],
  assignee: ["members", { tasks: "assigneeId" }],
  author: ["members", { activities: "authorId" }],
};
const BELONGING: Record<string, Record<string, string>> = {
  contacts: { deals: "contactId", orders: "contactId", tasks: "contactId" },
  companies: { contacts: "companyId", deals: "companyId", orders: "companyId", tasks: "companyId" },
  deals: { tasks: "dealId", orders: "dealId" },
  products: { deals: "productId" },
  members: { contacts: "ownerId", companies: "ownerId", deals: "ownerId", orders: "ownerId", tasks: "assigneeId", activities: "authorId" },
};
/** Without a contact they stand under their company. */
const BY_CUSTOMER = new Set(["orders", "deals"]);
const KEPT_IN_PLACE = new Set(["id", "ids"]);

/** All rows of the workspace as the API calls their fields. */
export async function readTables(rows: (sql: string) => Promise<Plain[]>): Promise<Tables> {
  const tables: Tables = {};
  for (const noun of NOUNS) tables[noun] = (await rows(`select * from ${noun} where deleted_at is null`)).map((row) => plainRow(noun, row));
  const read = new Map(
    (await rows("select activity_id, intent, sentiment, complaint, competitor from readings")).map((row) => [row.activity_id, row]),
  );
  for (const activity of tables.activities ?? []) Object.assign(activity, read.get(activity.id));
  return tables;
}

function plainRow(noun: string, row: Plain): Plain {
  const named: Plain = {
    noun,
    ...Object.fromEntries(Object.entries(row).map(([name, value]) => [KEPT_IN_PLACE.has(name) ? name : camel(name), value])),
  };
  if (noun === "contacts") {
    named.emails = (JSON.parse(String(row.emails)) as { address: string }[]).map(({ address }) => address);
    named.phones = (JSON.parse(String(row.phones)) as { number: string }[]).map(({ number }) => number);
  }
  if (noun === "activities") {
    const links = JSON.parse(String(row.links)) as string[];
    const { amount, currency } = JSON.parse(String(row.meta)) as Plain;
    const first = (prefix: string) => links.find((id) => id.startsWith(prefix)) ?? null;
    Object.assign(named, { links, amount, currency, companyId: first("com_"), contactId: first("con_"), dealId: first("dea_") });
  }
  if (noun === "orders") {
    const lines = JSON.parse(String(row.lines)) as Plain[];
    Object.assign(named, { lines, productId: lines.flatMap(({ productId }) => productId ?? []) });
  }
  if (named.lastActivityAt === 0) named.lastActivityAt = null;
  return named;
}

const byId = new WeakMap<Tables, Map<unknown, Plain>>();
function find(tables: Tables, id: unknown): Plain | undefined {
  let known = byId.get(tables);
  if (!known) {
    known = new Map(Object.values(tables).flatMap((rows) => rows.map((row) => [row.id, row])));
    byId.set(tables, known);
  }
  return known.get(id);
}

const linkedTo = (tables: Tables, row: Plain, link: string): Plain | undefined => {
  const by = LINKS[link]?.[1][String(row.noun)];
  return by ? find(tables, row[by]) : undefined;
};

function related(tables: Tables, row: Plain, name: string): Plain[] {
  const by = BELONGING[String(row.noun)]?.[name];
  if (by) return (tables[name] ?? []).filter((each) => each[by] === row.id);
  if (row.noun === "products" && name === "orders")
    return (tables.orders ?? []).filter(({ lines }) => (lines as Plain[]).some(({ productId }) => productId === row.id));
  return (tables.activities ?? []).filter(({ links }) => (links as string[]).includes(String(row.id)));
}

export interface Moment {
  now: number;
  timeZone: string;
  /** Whom "me" means. */
  memberId: string;
}

function bucketOf(value: unknown, by: string, timeZone: string): string | null {
  if (value === null || value === undefined) return null;
  const day = dayOf(value as string | number, timeZone);
  const [year = "", month = ""] = day.split("-");
  if (by === "day") return day;
  if (by === "week") {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    return date.toISOString().slice(0, 10);
  }
  return by === "month" ? `${year}-${month}` : by === "quarter" ? `${year}-Q${Math.ceil(Number(month) / 3)}` : year;
}

/** Whatever was put in place of "me" before it came here. */
const withMe = <T>(query: T, memberId: string): T =>
  JSON.parse(JSON.stringify(query).replaceAll('"value":"me"', `"value":"${memberId}"`)) as T;

export interface Expected {
  over: number;
  /** Ids of a list; group keys with currency and their value of an aggregate. */
  ids: Set<string> | undefined;
  groups: Map<string, number | null> | undefined;
}

const MONEY = /(^|\.)(amount|price|annualRevenue)$/;

export function expectedOf(tables: Tables, given: AskQuery, { now, timeZone, memberId }: Moment): Expected {
  const query = withMe(given, memberId);
  const world: World = {
    today: dayOf(now, timeZone),
    timeZone,
    linked: (row, link) => linkedTo(tables, row, link),
    related: (row, name) => related(tables, row, name),
  };
  const hits = (tables[query.noun] ?? []).filter((row) => !query.filter || holds(query.filter, row, world));
  if (!query.aggregate) return { over: hits.length, ids: new Set(hits.map(({ id }) => String(id))), groups: undefined };
  const { measure, field = "", of, groupBy = [], having } = query.aggregate;
  const read = (row: Plain, name: string): unknown => {
    const [link = "", inner] = name.includes(".") ? name.split(".") : [];
    const value = inner ? linkedTo(tables, row, link)?.[inner] : row[name];
    const shown = value === "" || value === undefined ? null : value;
    return typeof shown === "string" && /(Id|^id)$/.test(name) && /^(com|con|dea|usr|pro)_/.test(shown) && !find(tables, shown)
      ? null
      : shown;
  };
  const groups = new Map<string, (number | null)[]>();
  for (const row of hits) {
    const isByCompany = groupBy.some(({ field: name }) => name === "companyId");
    const keyOf = (name: string) =>
      read(row, name) ?? (name === "contactId" && !isByCompany && BY_CUSTOMER.has(query.noun) ? read(row, "companyId") : null);
    const keys = groupBy.map(({ field: name, by }) => (by ? bucketOf(read(row, name), by, timeZone) : keyOf(name)));
    const isShared = of === undefined || holds(of, row, world);
    const measured = field ? read(row, field) : isShared ? 1 : 0;
    if (field && measured === null) continue;
    const currency = MONEY.test(field) ? [read(row, field.replace(/[^.]+$/, "currency"))] : [];
    const key = JSON.stringify([...keys, ...currency]);
    const list = groups.get(key);
    if (list) list.push(measured as number);
    else groups.set(key, [measured as number]);
  }
  const values = [...groups].map(([key, list]): [string, number] => [key, measureOf(measure, list as number[])]);
  // Without groups there is a number also where there is no record.
  if (groupBy.length === 0 && values.length === 0 && !MONEY.test(field))
    values.push(["[]", measure === "count" || measure === "sum" ? 0 : Number.NaN]);
  const kept = values.filter(([, value]) => !having || compare(value, having.op, having.value));
  return { over: hits.length, ids: undefined, groups: new Map(kept.map(([key, value]) => [key, Number.isNaN(value) ? null : value])) };
}

function measureOf(measure: string, values: number[]): number {
  if (measure === "count") return values.length;
  if (measure === "min") return Math.min(...values);
  if (measure === "max") return Math.max(...values);
  const sum = values.reduce((total, value) => total + value, 0);
  if (measure === "share") return (100 * sum) / values.length;
  return measure === "sum" ? sum : sum / values.length;
}

const compare = (a: number, op: string, b: number): boolean =>
  ({ gt: a > b, gte: a >= b, lt: a < b, lte: a <= b, is: a === b })[op] ?? false;

/** What is wrong with an answer, or undefined. Of a list that is cut, what is shown has to be among the expected. */
export function wrongWith(answer: AskAnswer, expected: Expected): string | undefined {
  if (answer.over.value !== expected.over) return `over ${answer.over.value} instead of ${expected.over}`;
  if (expected.ids) {
    const stray = answer.rows.find(({ id }) => !expected.ids?.has(String(id)));
    if (stray) return `${stray.id} does not belong in it`;
    const isWhole = !answer.hasMore && answer.query.limit === undefined;
    return isWhole && answer.rows.length !== expected.ids.size ? `${answer.rows.length} rows instead of ${expected.ids.size}` : undefined;
  }
  const [groups, value] = [
    answer.columns.filter(({ role }) => role === "group").length,
    answer.columns.findIndex(({ role }) => role === "value"),
  ];
  const isMoney = answer.columns[value]?.type === "money";
  for (const { cells } of answer.rows) {
    const key = JSON.stringify([...cells.slice(0, groups).map((cell) => cell.value), ...(isMoney ? [cells[value]?.currency ?? null] : [])]);
    const wanted = expected.groups?.get(key);
    if (wanted === undefined) return `no group ${key}`;
    const got = cells[value]?.value as number | null;
    if (got !== wanted && Math.abs(Number(got) - Number(wanted)) > Math.max(0.6, Math.abs(Number(wanted)) * 1e-9))
      return `${key}: ${got} instead of ${wanted}`;
  }
  const isWhole = !answer.hasMore && answer.query.aggregate?.limit === undefined;
  return isWhole && answer.rows.length !== expected.groups?.size
    ? `${answer.rows.length} groups instead of ${expected.groups?.size}`
    : undefined;
}
