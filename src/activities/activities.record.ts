import { type SQL, sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible, reachSql, sharedSql } from "../core/access.ts";
import type { Context, Verb } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import type { RecordKind, Row } from "../core/record.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { activities } from "./activities.table.ts";
import { linksOf, relink } from "./activity-links.ts";

export type ActivityRow = Row<typeof activities>;

export const activityRecord: RecordKind<typeof activities> = {
  kind: "activity",
  noun: "activities",
  table: activities,
  owners: ["author_id", "created_by"],
  limit: (asker, verb) => sql`(${notAnothersAlone(asker, verb)}${ofSeenOrder(asker)})`,
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

/** What an order's entry on the timeline tells of it. */
const TOLD_OF_ORDERS = ["number", "amount", "currency", "lines", "note"];

/** The entry of an order is for those who see the order, and all that the entry tells of it. */
function ofSeenOrder(asker: Pick<Context, "access" | "member">): SQL {
  const hidden = asker.access.hidden("orders");
  if (TOLD_OF_ORDERS.some((field) => hidden.has(field))) return sql` and activities.kind <> 'order'`;
  const reach = reachSql(asker, orderRecord, "orders:read");
  const seen = sql`exists (select 1 from orders where orders.id = 'ord_' || substr(activities.id, 5) and ${reach})`;
  return reach ? sql` and (activities.kind <> 'order' or ${seen})` : sql``;
}

/** Who sees a customer sees what happened with them, whoever noted it. */
const aboutVisible = (ctx: Pick<Context, "access" | "member">): SQL =>
  sql`exists (select 1 from json_each(activities.links) as link where ${sql.join(
    [contactRecord, companyRecord, dealRecord, orderRecord].map(
      (kind) => sql`exists (select 1 from ${sql.raw(kind.noun)} where ${sql.raw(kind.noun)}.id = link.value${andVisible(ctx, kind)})`,
    ),
    sql` or `,
  )})`;

/** The timeline's index and "last activity" of the records it is about, kept in step with the activities. */
function keepLinks(rows: ActivityRow[], before: ActivityRow[]): Statement[] {
  const old = new Map(before.map((row) => [row.id, linksOf(row)]));
  const moved = rows.filter((row) => JSON.stringify(old.get(row.id)) !== JSON.stringify(linksOf(row)));
  if (moved.length === 0) return [];
  const touched = [...moved, ...before].flatMap((row) => row.links);
  return relink(moved, touched, before.length > 0);
}
