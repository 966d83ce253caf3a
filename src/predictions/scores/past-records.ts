// What belongs to a record enters itself in the record's filters.
import "../../activities/activities.filters.ts";
import "../../orders/orders.filters.ts";
import "../../tasks/tasks.filters.ts";
import { getTableName, type SQL, sql } from "drizzle-orm";
import { companyFilters } from "../../companies/companies.filters.ts";
import { companies } from "../../companies/companies.table.ts";
import { contactFilters } from "../../contacts/contacts.filters.ts";
import { contacts } from "../../contacts/contacts.table.ts";
import type { Context } from "../../core/context.ts";
import { statement } from "../../core/database.ts";
import type { FilterNoun } from "../../core/filter-fields.ts";
import type { Filter } from "../../core/filters.schema.ts";
import { filterSql } from "../../core/filters.ts";
import { columnsFor, type RecordTable, recordColumns } from "../../core/record.ts";
import { dealFilters } from "../../deals/deals.filters.ts";
import { deals } from "../../deals/deals.table.ts";
import { orders } from "../../orders/orders.table.ts";
import { tasks } from "../../tasks/tasks.table.ts";
import { asItWas, knownSince, stageAsItWas } from "../features/as-it-was.ts";
import type { LabelNoun } from "./definition.rules.ts";

/**
 * The one filter grammar as of a moment gone by: a filter's SQL is asked of tables of the same names that hold records as they were then.
 * Fields are wound back by the change log, stages by their dates, orders and activities by when they happened; before a record was written
 * here its fields count as they were first written.
 */

export const LABEL_FILTERS: Record<LabelNoun, FilterNoun> = { contacts: contactFilters, companies: companyFilters, deals: dealFilters };

interface Past {
  table: RecordTable;
  /** When a row was there. */
  since: string;
  /** Columns that are not told by the change log. */
  of?: (at: number) => Record<string, string>;
}

const lastHeard = (at: number) => ({
  last_activity_at: `coalesce((select max(occurred_at) from main.activity_links where record_id = r.id and occurred_at < ${at}), 0)`,
});
const dealsThen = (at: number) => ({
  stage: stageAsItWas("r", String(at)),
  status: `(case ${stageAsItWas("r", String(at))} when 'won' then 'won' when 'lost' then 'lost' else 'open' end)`,
  ...{ closed_at: `iif(r.closed_at < ${at}, r.closed_at, null)`, opened_at: "r.opened_at" },
});

const PAST: Past[] = [
  { table: contacts, since: knownSince("r", "contact_id"), of: lastHeard },
  { table: companies, since: knownSince("r", "company_id"), of: lastHeard },
  { table: deals, since: "coalesce(r.opened_at, r.created_at)", of: dealsThen },
  { table: orders, since: "r.ordered_at" },
  { table: tasks, since: "r.created_at" },
];

/** They are as they are, or follow from others. */
const FIXED = new Set([...Object.keys(recordColumns), "sortName", "matchName", "lines", "meta"]);

function then({ table, since, of }: Past, at: number, asked: string): string {
  const name = getTableName(table);
  const special: Record<string, string> = of?.(at) ?? {};
  const columns = columnsFor(table).map(({ field, name: column }) => {
    const isAsked = new RegExp(`\\b${name}\\.${column}\\b`).test(asked);
    const told = special[column] ?? (FIXED.has(field) ? `r.${column}` : asItWas("r", column, field, String(at)));
    return `${isAsked ? told : `r.${column}`} as ${column}`;
  });
  return `${name} as (select ${columns.join(", ")} from main.${name} as r where ${since} < ${at})`;
}

/** What is dated by itself. */
const dated = (at: number): string[] => [
  `activity_links as (select * from main.activity_links where occurred_at < ${at})`,
  `activities as (select * from main.activities where occurred_at < ${at})`,
];

/** Ids of records that met the filter at a moment (ms UTC), as a list in SQL; all that there were where there is no filter. */
export async function idsThen(ctx: Context, noun: LabelNoun, filter: Filter | null, at: number): Promise<SQL> {
  const then = { ...ctx, now: at, timeZone: () => ctx.timeZone() };
  const condition = filter ? await filterSql(then, LABEL_FILTERS[noun], filter) : sql`true`;
  return sql`(with ${sql.raw(tablesThen(at, noun, statement(condition).sql).join(", "))} select ${sql.raw(noun)}.id from ${sql.raw(noun)}
    where ${sql.raw(noun)}.deleted_at is null and ${condition})`;
}

function tablesThen(at: number, noun: LabelNoun, asked: string): string[] {
  const isNamed = ({ table }: Past) => getTableName(table) === noun || new RegExp(`\\b${getTableName(table)}\\b`).test(asked);
  return [...PAST.filter(isNamed).map((past) => then(past, at, asked)), ...dated(at)];
}
