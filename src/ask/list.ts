import { sql } from "drizzle-orm";
import { plain } from "../core/select.ts";
import type { AskCell } from "./ask.schema.ts";
import { labelSql, type Shown, shownField } from "./fields.ts";
import { namedFields } from "./named-fields.ts";
import type { Part, Ready } from "./part.ts";

const ROWS_BY_ITSELF = 50;

/** Records as rows: what their noun shows anyway, and what the question was about. Amounts are put in order per currency. */
export function listOf({ asked, noun, query, table, where }: Ready): Part {
  const limit = query.limit ?? ROWS_BY_ITSELF;
  const isDescending = query.sort?.startsWith("-") === true;
  const sorted = query.sort ? shownField(asked, noun.filters, query.sort.replace("-", ""), ["query", "sort"]) : undefined;
  const shown = columnsOf({ asked, noun, query });
  const columns = shown.flatMap(({ field, value, currency }, index) => [
    sql`${value} as ${sql.raw(`v${index}`)}`,
    ...(field.type === "reference" ? [sql`${labelSql(field, value)} as ${sql.raw(`l${index}`)}`] : []),
    ...(currency ? [sql`${currency} as ${sql.raw(`c${index}`)}`] : []),
  ]);
  const title = shownField(asked, noun.filters, noun.title, ["query", "noun"]).value;
  const selected = sql.join([sql`${table}.id as id`, sql`${title} as title`, ...columns], sql`, `);
  const order = sorted
    ? sql`(${sorted.value}) is null, ${sorted.value} ${sql.raw(isDescending ? "desc" : "asc")}, ${table}.id`
    : sql.raw(noun.order);
  const rows = sorted?.currency
    ? sql`select * from (select ${selected}, ${sorted.currency} as place_in, row_number() over (partition by ${sorted.currency} order by ${order}) as place
        from ${table} where ${where}) where place <= ${limit + 1} order by place_in, place limit 200`
    : sql`select ${selected} from ${table} where ${where} order by ${order} limit ${limit + 1}`;
  return {
    rows: plain(rows),
    present: (found) => ({
      form: "list",
      columns: shown.map(({ name, field }) => ({ field: name, type: field.type, role: "field" })),
      rows: found
        .filter((row, index) => (sorted?.currency ? Number(row.place) <= limit : index < limit))
        .map((row) => ({ id: String(row.id), title: row.title === null ? null : String(row.title), cells: shown.map(cellOf(row)) })),
      hasMore: sorted?.currency ? found.some(({ place }) => Number(place) > limit) : found.length > limit,
    }),
  };
}

const cellOf =
  (row: Record<string, string | number | null>) =>
  ({ field, currency }: Shown, index: number): AskCell => ({
    value: row[`v${index}`] ?? null,
    ...(field.type === "reference" ? { label: (row[`l${index}`] ?? null) as string | null } : {}),
    ...(currency ? { currency: (row[`c${index}`] ?? null) as string | null } : {}),
  });

const COLUMNS_AT_MOST = 8;

/** What a role hides is not shown by itself; asked for by name it has been refused before. */
function columnsOf({ asked, noun, query }: Pick<Ready, "asked" | "noun" | "query">): Shown[] {
  const hidden = asked.access.hidden(noun.filters.record.noun);
  const isShown = (name: string) => !hidden.has(name) && !(noun.filters.fields.get(name)?.type === "money" && hidden.has("currency"));
  const about = [...namedFields(query.filter), ...(query.sort ? [query.sort.replace("-", "")] : [])].filter(
    (name) => name !== noun.title && name !== "currency" && name !== "id" && name !== "status" && !noun.filters.fields.get(name)?.rows,
  );
  const names = [...new Set([...noun.columns.filter(isShown), ...about])];
  return names.slice(0, COLUMNS_AT_MOST).map((name) => shownField(asked, noun.filters, name, ["query"]));
}
