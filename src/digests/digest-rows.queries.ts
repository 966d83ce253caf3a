import { desc, getTableColumns, type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import type { Activity } from "../activities/activities.schema.ts";
import { activities } from "../activities/activities.table.ts";
import { isTalk, isUnreached } from "../assistant/signals.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { plain } from "../core/select.ts";
import type { Customer, Touch } from "./engine/input.ts";

/** Pieces of the digests' reads. All of them hold the asker's rights: what they may not see counts nowhere. */

const MOST_CUSTOMERS = 600;
const MOST_ACTIVITIES = 1_500;
const MOST_TOUCHES = 6_000;
const BODY = 1_500;

/** Contacts and companies that meet a condition, those last in touch in front. A hidden birthday is none. */
export function customersWhere(ctx: Context, condition: SQL) {
  const birthday = ctx.access.hidden("contacts").has("birthday") ? sql`null` : sql`birthday`;
  const among = (kind: typeof contactRecord | typeof companyRecord, day: SQL) =>
    sql`select id, name, ${day} as birthday, last_activity_at from ${sql.raw(kind.noun)} where deleted_at is null and ${condition}${andVisible(ctx, kind as typeof contactRecord)}`;
  return plain<Customer>(
    sql`select id, name, birthday from (${among(contactRecord, birthday)} union all ${among(companyRecord, sql`null`)})
      order by last_activity_at desc limit ${MOST_CUSTOMERS}`,
  );
}

const { body, quoted, createdBy, ...BARE } = getTableColumns(activities);

/** Activities since a moment that meet a condition, newest first. Long bodies are cut. */
export const activitiesWhere = (ctx: Context, since: number, condition: SQL) =>
  ctx.db.orm
    .select({ ...BARE, body: sql<string>`substr(${activities.body}, 1, ${BODY})`, quoted: sql<null>`null` })
    .from(activities)
    .where(
      sql`${activities.occurredAt} between ${since} and ${ctx.now} and ${activities.deletedAt} is null and ${condition}${andVisible(ctx, activityRecord)}`,
    )
    .orderBy(desc(activities.occurredAt))
    .limit(MOST_ACTIVITIES);

const ANSWER = sql.raw(
  "(kind in ('order', 'call', 'meeting', 'visit') or (direction = 'out' and kind in ('email', 'chat', 'sms', 'form', 'letter')))",
);
const MOST_UNANSWERED = 500;

/** What customers who meet a condition wrote before a moment, and nothing of ours has followed with them. However long ago it is. */
export const unansweredWhere = (ctx: Context, before: number, condition: SQL) =>
  ctx.db.orm
    .select({ ...BARE, body: sql<string>`substr(${activities.body}, 1, ${BODY})`, quoted: sql<null>`null` })
    .from(activities)
    .where(
      sql`${activities.id} in (
        select asked.activity_id from (select id from contacts where deleted_at is null and ${condition}
            union all select id from companies where deleted_at is null and ${condition}) as customer
          join activity_links as asked on asked.record_id = customer.id and asked.occurred_at < ${before}
            and asked.occurred_at > coalesce((select answered.occurred_at from activity_links as answered where answered.record_id = customer.id
              and exists (select 1 from activities where activities.id = answered.activity_id and activities.deleted_at is null and ${ANSWER}${andVisible(ctx, activityRecord)})
              order by answered.occurred_at desc limit 1), 0))
        and direction = 'in' and kind in ('email', 'chat', 'sms', 'form', 'letter') and ${activities.deletedAt} is null${andVisible(ctx, activityRecord)}`,
    )
    .orderBy(desc(activities.occurredAt))
    .limit(MOST_UNANSWERED);

type TouchRow = Pick<Touch, "recordId" | "at"> & Pick<Activity, "kind" | "direction" | "body"> & { outcome: string | null };

/** Days on which records were in touch, of those that a subquery names. */
export const touchesOf = (ctx: Context, since: number, records: SQL) =>
  plain<TouchRow>(
    sql`select activity_links.record_id as recordId, activity_links.occurred_at as at, kind, direction,
        json_extract(meta, '$.outcome') as outcome, iif(kind = 'call', substr(body, 1, 200), '') as body
      from activity_links join activities on activities.id = activity_links.activity_id
      where activity_links.record_id in ${records} and activity_links.occurred_at between ${since} and ${ctx.now}
        and kind not in ('note', 'system')${andVisible(ctx, activityRecord)}
      order by activity_links.occurred_at desc limit ${MOST_TOUCHES}`,
  );

/** In a talk both sides are heard, whoever began it; we alone spoke in what we wrote, and in a call that nobody took. */
export const touchFrom = ({ recordId, at, kind, direction, body, outcome }: TouchRow): Touch => {
  const isHeard = isTalk({ kind }) && !isUnreached({ kind, body, meta: outcome ? { outcome } : {} });
  return { recordId, at, isOurs: isTalk({ kind }) ? !isHeard : direction === "out" };
};

/** Companies, and contacts who belong to none, that meet a condition and have bought: who can go silent. */
export const buyersWhere = (condition: SQL): SQL =>
  sql`(select id from companies where deleted_at is null and stage = 'customer' and ${condition}
    union all select id from contacts where deleted_at is null and stage = 'customer' and company_id is null and ${condition})`;

export const settingsOf = () => plain<{ value: string }>(sql`select value from settings where key = 'workspace'`);
