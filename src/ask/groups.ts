import { type SQL, sql } from "drizzle-orm";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { type Aggregate, type AskAnswer, ROWS_AT_MOST } from "./ask.schema.ts";
import { bucketSql } from "./buckets.ts";
import { labelSql, type Shown, shownField } from "./fields.ts";
import { OVER_AT_MOST, type Part, type Ready } from "./part.ts";

interface Group extends Shown {
  key: SQL;
  /** What stands for a record that has nothing there. */
  standIn?: Shown;
  by: NonNullable<Aggregate["groupBy"]>[number]["by"];
}

const COMPARED = { gt: ">", gte: ">=", lt: "<", lte: "<=", is: "=" } as const;
/** Of floating point: a total of safe integers does not overflow there, as `sum` would. */
const MEASURED = { count: "count(*)", sum: "total(x)", avg: "avg(x)", min: "min(x)", max: "max(x)", share: "100 * avg(x)" } as const;

/** One measure over the records, in up to two groups; amounts always per currency. */
export function groupsOf(ready: Ready, aggregate: Aggregate): Part {
  const { asked, noun, table, where, shared } = ready;
  const groups = (aggregate.groupBy ?? []).map(({ field, by }, index): Group => {
    const shown = shownField(asked, noun.filters, field, ["query", "aggregate", "groupBy", String(index), "field"]);
    const path = ["query", "aggregate", "groupBy", String(index), "by"];
    const standIn = standInOf(ready, shown, aggregate);
    if (standIn) return { ...shown, by, standIn, key: sql`coalesce(${shown.value}, ${standIn.value})` };
    return { ...shown, by, key: by ? bucketSql(shown.field, shown.value, by, asked.timeZone, path) : shown.value };
  });
  const measured = aggregate.field
    ? measuredField(shownField(asked, noun.filters, aggregate.field, ["query", "aggregate", "field"]))
    : undefined;
  const isMoney = measured?.currency !== undefined;
  const limit = aggregate.limit ?? ROWS_AT_MOST;
  const keys = groups.map((_, index) => `g${index}`);
  const read = sql.join(
    [
      sql`1 as one`,
      ...groups.map(({ key }, index) => sql`${key} as ${sql.raw(`g${index}`)}`),
      ...(measured ? [sql`${measured.value} as x`] : []),
      ...(shared ? [sql`iif(${shared}, 1.0, 0.0) as x`] : []),
      ...(measured?.currency ? [sql`${measured.currency} as currency`] : []),
    ],
    sql`, `,
  );
  const filled = measured ? " where x is not null" : "";
  const by = [...keys, ...(isMoney ? ["currency"] : [])];
  const value = sql.raw(`${MEASURED[aggregate.measure]} as value`);
  const grouped = sql`select ${sql.raw([...by, "count(*) as n"].join(", "))}, ${value}
    from (select ${read} from ${table} where ${where} limit ${sql.raw(String(OVER_AT_MOST))})${sql.raw(filled)}
    ${sql.raw(by.length > 0 ? `group by ${by.join(", ")}` : "")}${havingSql(aggregate)}`;
  const labels = groups.map((group, index) =>
    group.field.type === "reference" && !group.by
      ? sql`, ${nameSql(group, sql.raw(`placed.g${index}`))} as ${sql.raw(`l${index}`)}`
      : sql``,
  );
  const order = sql.raw(orderOf(aggregate, keys));
  const placed = sql`select *, row_number() over (${sql.raw(isMoney ? "partition by currency " : "")}order by ${order}) as place from (${grouped})`;
  const rows = sql`select placed.*${sql.join(labels, sql``)} from (${placed}) as placed where place <= ${limit + 1}
    order by ${sql.raw(isMoney ? "currency, " : "")}place limit ${sql.raw(String(2 * ROWS_AT_MOST))}`;
  return { rows: plain(rows), present: (found) => presented(found, groups, measured, aggregate, limit) };
}

/** Orders that name a company and no contact are the company's, unless the companies are told beside or are none of the asker's business. */
function standInOf({ asked, noun }: Ready, { name, field }: Shown, { groupBy = [] }: Aggregate): Shown | undefined {
  const { standIn } = field;
  if (!standIn || name.includes(".") || groupBy.some((group) => group.field === standIn)) return undefined;
  if (asked.access.hidden(noun.filters.record.noun).has(standIn)) return undefined;
  return shownField(asked, noun.filters, standIn, ["query", "aggregate", "groupBy"]);
}

const nameSql = ({ field, standIn }: Group, id: SQL): SQL =>
  standIn ? sql`coalesce(${labelSql(field, id)}, ${labelSql(standIn.field, id)})` : labelSql(field, id);

function measuredField(shown: Shown): Shown {
  if (shown.field.type === "number" || shown.field.type === "money") return shown;
  throw new Refusal("invalid", `${shown.name} is no number`, { "query.aggregate.field": "a number or an amount" });
}

const havingSql = ({ having }: Aggregate): SQL => (having ? sql` having value ${sql.raw(COMPARED[having.op])} ${having.value}` : sql``);

/** By itself along the calendar, and otherwise the greatest first. */
function orderOf({ order, groupBy = [] }: Aggregate, keys: string[]): string {
  const chosen = order ?? (groupBy[0]?.by ? "group" : "-value");
  const direction = chosen.startsWith("-") ? "desc" : "asc";
  const along = keys.map((key) => `${key} is null, ${key} ${chosen === "-group" ? "desc" : "asc"}`);
  return (chosen.endsWith("value") ? [`value ${direction}`, ...along] : [...along, "value desc"]).join(", ");
}

function presented(
  found: Record<string, string | number | null>[],
  groups: Group[],
  measured: Shown | undefined,
  { measure }: Aggregate,
  limit: number,
): Pick<AskAnswer, "form" | "columns" | "rows" | "hasMore"> {
  const type = measured?.field.type ?? "number";
  const rounded = (value: number | null) =>
    value === null ? null : type === "money" ? Math.round(value) : measure === "share" ? Math.round(value * 10) / 10 : value;
  return {
    form: groups.length > 0 ? "groups" : "number",
    columns: [
      ...groups.map(({ name, field, by }) => ({ field: name, type: field.type, role: "group" as const, ...(by ? { by } : {}) })),
      { field: measured?.name ?? (measure === "share" ? "share" : "count"), type, role: "value" },
      ...(measure === "count" ? [] : [{ field: "count", type: "number", role: "count" as const }]),
    ],
    rows: found
      .filter(({ place }) => Number(place) <= limit)
      .map((row) => ({
        ...{ id: null, title: null },
        cells: [
          ...groups.map(({ field, by }, index) => ({
            value: row[`g${index}`] ?? null,
            ...(field.type === "reference" && !by ? { label: (row[`l${index}`] ?? null) as string | null } : {}),
          })),
          {
            value: rounded(row.value as number | null),
            ...(measured?.currency ? { currency: (row.currency ?? null) as string | null } : {}),
          },
          ...(measure === "count" ? [] : [{ value: row.n ?? 0 }]),
        ],
      })),
    hasMore: found.some(({ place }) => Number(place) > limit),
  };
}
