import { type SQL, sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible, sharedSql } from "../core/access.ts";
import type { Context, Verb } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { kindOfId } from "../core/ids.ts";
import type { RecordKind, Row } from "../core/record.ts";
import { insertTuples } from "../core/rows.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { activities } from "./activities.table.ts";

export type ActivityRow = Row<typeof activities>;

export const activityRecord: RecordKind<typeof activities> = {
  kind: "activity",
  noun: "activities",
  table: activities,
  owners: ["author_id", "created_by"],
  limit: notAnothersAlone,
  alsoSeen: (ctx, verb) => (verb === "activities:read" ? aboutVisible(ctx) : undefined),
  search: (row) => ({ title: row.subject, text: row.body, at: row.occurredAt }),
  keep: keepLinks,
};

/** What one member keeps to themselves is for those whom they have shared it with, as far as the share goes; who looks as somebody sees what both may read. */
function notAnothersAlone({ member, access }: Pick<Context, "access" | "member">, verb: Verb): SQL {
  const openTo = (id: string) => {
    const shared = sharedSql(id, "activities", verb);
    return sql`(activities.private_to is null or activities.private_to = ${id}${shared ? sql` or ${shared}` : sql``})`;
  };
  return access.memberId === member.id ? openTo(member.id) : sql`(${openTo(member.id)} and ${openTo(access.memberId)})`;
}

/** Who sees a customer sees what happened with them, whoever noted it. */
const aboutVisible = (ctx: Pick<Context, "access" | "member">): SQL =>
  sql`exists (select 1 from json_each(activities.links) as link where ${sql.join(
    [contactRecord, companyRecord, dealRecord].map(
      (kind) => sql`exists (select 1 from ${sql.raw(kind.noun)} where ${sql.raw(kind.noun)}.id = link.value${andVisible(ctx, kind)})`,
    ),
    sql` or `,
  )})`;

/** The timeline's index and "last activity" of the records it is about, kept in step with the activities. */
function keepLinks(rows: ActivityRow[], before: ActivityRow[]): Statement[] {
  const old = new Map(before.map((row) => [row.id, linksOf(row)]));
  const moved = rows.filter((row) => JSON.stringify(old.get(row.id)) !== JSON.stringify(linksOf(row)));
  if (moved.length === 0) return [];
  const removal: Statement = {
    sql: "delete from activity_links where activity_id in (select value from json_each(?))",
    args: [JSON.stringify(moved.map((row) => row.id))],
  };
  const insertion = insertTuples("activity_links", ["record_id", "occurred_at", "activity_id"], moved.flatMap(linksOf));
  const touched = [...moved, ...before].flatMap((row) => row.links);
  return [...(before.length > 0 ? [removal] : []), insertion, ...lastActivity(touched)];
}

const linksOf = (row: ActivityRow): [string, number, string][] =>
  row.deletedAt === null ? row.links.map((recordId) => [recordId, row.occurredAt, row.id]) : [];

/** "Last activity" is bookkeeping, not a change of the record: its version stays. */
function lastActivity(recordIds: string[]): Statement[] {
  const ofKind = (kind: "contact" | "company") => [...new Set(recordIds.filter((id) => kindOfId(id) === kind))];
  const statement = (table: string, ids: string[]): Statement => ({
    sql: `update ${table} set last_activity_at = coalesce((select occurred_at from activity_links where record_id = ${table}.id order by occurred_at desc limit 1), 0)
      where id in (select value from json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  const [people, firms] = [ofKind("contact"), ofKind("company")];
  return [...(people.length > 0 ? [statement("contacts", people)] : []), ...(firms.length > 0 ? [statement("companies", firms)] : [])];
}
