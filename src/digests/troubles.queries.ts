import { type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { plain, type Query } from "../core/select.ts";
import { DAY } from "../core/time.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { type HeardRow, heardColumns, heardQuery, JOINED } from "../reading/heard.queries.ts";
import { OPEN_DAYS } from "../reading/heard.rules.ts";
import type { Stake } from "./engine/input.ts";

/** Rows for what went wrong with customers and what came after: as far as the asker sees them. */

const MOST_TOLD = 1_000;
const MOST_LATER = 6_000;
const MOST_STAKES = 4_000;
const BODY = 1_500;
const TELLING = sql.raw(
  "(readings.complaint is not null or readings.intent = 'cancel' or readings.sentiment = 'negative' or json_type(found, '$.ultimatum') is not null or json_type(corrected, '$.ultimatum') is not null)",
);

/** What may be trouble, of the activities that a condition names, as far back as trouble can be open. */
export const troubleQuery = (ctx: Context, condition: SQL): Query<HeardRow> => {
  const which = sql`activities.occurred_at between ${ctx.now - OPEN_DAYS * DAY} and ${ctx.now} and ${condition}`;
  return heardQuery(ctx, { which, telling: TELLING, limit: MOST_TOLD });
};

/** Names of those records that are contacts or companies; ids as a JSON list. */
export const namesOf = (ctx: Context, ids: string) => {
  const among = (kind: typeof contactRecord | typeof companyRecord) =>
    sql`select id, name from ${sql.raw(kind.noun)} where id in (select value from json_each(${ids})) and deleted_at is null${andVisible(ctx, kind as typeof contactRecord)}`;
  return plain<{ id: string; name: string }>(sql`${among(contactRecord)} union all ${among(companyRecord)}`);
};

export type LaterRow = HeardRow & { recordId: string };

/** All that happened with those records since a moment, newest first. */
export const laterQuery = (ctx: Context, ids: string, since: number): Query<LaterRow> =>
  plain<LaterRow>(sql`select activity_links.record_id as recordId, ${heardColumns(ctx)}
    from activity_links join activities on activities.id = activity_links.activity_id ${JOINED}
    where activity_links.record_id in (select value from json_each(${ids})) and activity_links.occurred_at between ${since} and ${ctx.now}
      and activities.deleted_at is null${andVisible(ctx, activityRecord)}
    order by activity_links.occurred_at desc limit ${MOST_LATER}`);

export interface Text {
  id: string;
  subject: string;
  body: string;
}

/** The words of activities that the asker has been found to see. */
export const textsOf = (ids: string[]): Query<Text> =>
  plain<Text>(
    sql`select id, subject, substr(body, 1, ${BODY}) as body from activities where id in (select value from json_each(${JSON.stringify(ids)}))`,
  );

/** What each customer may still bring and what they have brought, where the asker sees amounts. */
export const stakesQuery = (ctx: Context): Query<Stake> =>
  plain<Stake>(sql`select coalesce(company_id, contact_id) as recordId, status, coalesce(currency, 'VND') as currency, sum(amount) as sum from deals
    where deleted_at is null and status in ('open', 'won') and amount is not null and ${ctx.access.hidden("deals").has("amount") ? sql`false` : sql`true`}${andVisible(ctx, dealRecord)}
    group by 1, 2, 3 order by status = 'open' desc, sum desc limit ${MOST_STAKES}`);
