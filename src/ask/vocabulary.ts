import { type SQL, sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { plain } from "../core/select.ts";
import { fold, matchName, words } from "../core/text.ts";
import { settingsFrom, settingsStatement } from "../settings/settings.ts";
import type { Facet, Known } from "./grammar/vocabulary.ts";
import { ASKED } from "./nouns.ts";
import { companiesNamedInPart, contactsCalled } from "./part-names.queries.ts";

/** The workspace's own names and places, as far as the asker sees them and the question may mean them. */
export interface Vocabulary {
  known: Known[];
  currency: string;
}

type Found = { facet: Facet; text: string; id: string | null };

const PLACES_AT_MOST = 300;
const PEOPLE_AT_MOST = 500;
const LONGEST_NAME = 6;

/** One round trip, and never more than a few hundred rows: places are read off their indexes, customers by the question's own words. */
export async function vocabularyFor(ctx: Context, question: string): Promise<Vocabulary> {
  const found = sql.join(sourcesFor(ctx, question), sql` union all `);
  const [rows, settings] = await ctx.db.read(plain<Found>(found), plain<{ value: string }>(sql.raw(settingsStatement.sql)));
  return {
    known: distinct(rows).map(({ facet, text, id }) => ({ facet, text, ...(id ? { id } : {}) })),
    currency: settingsFrom(settings).currency,
  };
}

const distinct = (rows: Found[]): Found[] => [...new Map(rows.map((row) => [`${row.facet} ${row.id ?? row.text}`, row])).values()];

function sourcesFor(ctx: Context, question: string): SQL[] {
  const names = namesIn(question);
  return [
    ...placesOf(ctx, "city", "contacts", "city"),
    ...placesOf(ctx, "city", "companies", "city"),
    ...placesOf(ctx, "country", "contacts", "country"),
    ...placesOf(ctx, "country", "companies", "country"),
    ...placesOf(ctx, "industry", "companies", "industry"),
    sql`select * from (select distinct 'region' as facet, region as text, null as id from members where region <> '' and deleted_at is null${visible(ctx, "members")} limit ${PEOPLE_AT_MOST})`,
    sql`select * from (select 'member' as facet, name as text, id from members where deleted_at is null${visible(ctx, "members")} limit ${PEOPLE_AT_MOST})`,
    ...(ctx.access.hidden("products").has("series")
      ? []
      : [
          sql`select * from (select distinct 'series' as facet, series as text, null as id from products where series <> '' and deleted_at is null${visible(ctx, "products")} limit ${PLACES_AT_MOST})`,
        ]),
    sql`select * from (select 'product' as facet, name as text, id from products where deleted_at is null${visible(ctx, "products")} limit ${PEOPLE_AT_MOST})`,
    sql`select * from (select 'company' as facet, name as text, id from companies where match_name in (select value from json_each(${JSON.stringify(names.map(matchName))}))
      and deleted_at is null${visible(ctx, "companies")} limit 20)`,
    sql`select * from (${companiesNamedInPart(ctx, question)})`,
    sql`select * from (${contactsCalled(ctx, question)})`,
    sql`select * from (select 'contact' as facet, name as text, id from contacts where sort_name in (select value from json_each(${JSON.stringify(names.flatMap(sorted))}))
      and deleted_at is null${visible(ctx, "contacts")} limit 20)`,
  ];
}

const visible = (ctx: Context, noun: "contacts" | "companies" | "members" | "products"): SQL => andVisible(ctx, ASKED[noun].filters.record);

/** What stands in a column, each value once: from one to the next along its index, however many records there are. */
function placesOf(ctx: Context, facet: Facet, noun: "contacts" | "companies", column: string): SQL[] {
  if (ctx.access.hidden(noun).has(column)) return [];
  const [table, name] = [sql.raw(noun), sql.raw(column)];
  return [
    sql`select ${facet} as facet, v as text, null as id from (
      with recursive each(v) as (
        select min(${name}) from ${table} where deleted_at is null and ${name} is not null
        union all select (select min(${name}) from ${table} where deleted_at is null and ${name} > each.v) from each where each.v is not null limit ${PLACES_AT_MOST}
      ) select v from each where v is not null and v <> ''
        and exists (select 1 from ${table} where deleted_at is null and ${name} = v${visible(ctx, noun)})
    )`,
  ];
}

/** Runs of words that may be a name. */
function namesIn(question: string): string[] {
  const all = words(question);
  return all.flatMap((_, start) =>
    Array.from({ length: Math.min(LONGEST_NAME, all.length - start) }, (__, index) => all.slice(start, start + index + 1).join(" ")),
  );
}

/** A full name as contacts are put in order by: given name first. */
function sorted(name: string): string[] {
  const parts = fold(name).split(" ");
  if (parts.length < 2) return [];
  return [parts.join(" "), [parts.at(-1), ...parts.slice(0, -1)].join(" "), [parts.at(-1), parts[0], ...parts.slice(1, -1)].join(" ")];
}
