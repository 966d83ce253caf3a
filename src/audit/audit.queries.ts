import { getTableName, type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import type { Context, Verb } from "../core/context.ts";
import { ID_PREFIXES, type IdKind } from "../core/ids.ts";
import { pageSql, type Sort } from "../core/pages.ts";
import type { RecordKind, RecordTable } from "../core/record.ts";
import { type Query, select } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { memberRecord } from "../members/members.record.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { productRecord } from "../products/products.record.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { teamRecord } from "../teams/teams.record.ts";
import type { AuditEntry, AuditFilters } from "./audit.schema.ts";
import { type AuditRow, audit } from "./audit.table.ts";

export const AUDIT_LIST = "audit";
/** Ids carry their time: the newest first needs no other index. */
export const BY_ID: Sort<AuditRow> = { by: sql`audit.id`, descending: true, valueOf: ({ id }) => id };

/** What names a record of each kind. */
const NAMES: [IdKind, RecordKind<RecordTable>, string][] = (
  [
    ["contact", contactRecord, "name"],
    ["company", companyRecord, "name"],
    ["deal", dealRecord, "name"],
    ["order", orderRecord, "number"],
    ["product", productRecord, "name"],
    ["task", taskRecord, "title"],
    ["activity", activityRecord, "subject"],
    ["user", memberRecord, "name"],
    ["team", teamRecord, "name"],
  ] as const
).map(([id, kind, field]) => [id, kind as unknown as RecordKind<RecordTable>, field]);

/** What is no record of its own: kind of id, table, its name, who may read it. */
const OTHER_NAMES: [IdKind, string, string, Verb][] = [
  ["webhook", "webhooks", "url", "webhooks:manage"],
  ["form", "forms", "name", "forms:manage"],
  ["inbound_hook", "inbound_hooks", "name", "forms:manage"],
];

export type NamedRow = AuditRow & { memberName: unknown; targetName: unknown };

/** A page of the audit and one row more, with the names that the asker may see. */
export function auditSelect(ctx: Context, filters: AuditFilters, cursor: string | undefined, limit: number): Query<NamedRow> {
  const { after, order } = pageSql(ctx, AUDIT_LIST, BY_ID, BY_ID.by, cursor);
  const conditions = [...conditionsOf(filters), ...(after ? [after] : [])];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  return select(audit, sql`${where} order by ${order} limit ${limit + 1}`, {
    memberName: sql`(select name from members where members.id = audit.member_id)`,
    targetName: targetName(ctx),
  }) as Query<NamedRow>;
}

function targetName(ctx: Context): SQL {
  const cases = NAMES.filter(([, { noun }, field]) => ctx.may(`${noun}:read`) && !ctx.access.hidden(noun).has(field)).map(
    ([id, kind, field]) => {
      const table = getTableName(kind.table);
      const name = sql`select nullif(${sql.raw(`${table}.${field}`)}, '') from ${sql.raw(table)}`;
      return sql`when ${ID_PREFIXES[id]} then (${name} where ${sql.raw(table)}.id = audit.target${andVisible(ctx, kind)})`;
    },
  );
  for (const [id, table, field, verb] of OTHER_NAMES)
    if (ctx.may(verb))
      cases.push(sql`when ${ID_PREFIXES[id]} then (select ${sql.raw(field)} from ${sql.raw(table)} where id = audit.target)`);
  return cases.length > 0 ? sql`case substr(audit.target, 1, 3) ${sql.join(cases, sql` `)} end` : sql`null`;
}

function conditionsOf({ memberId, action, target, via, ip, from, to }: AuditFilters): SQL[] {
  return [
    ...(memberId ? [sql`audit.member_id = ${memberId}`] : []),
    ...(action ? actionIs(action) : []),
    ...(target ? [ofTarget(target)] : []),
    ...(via ? [sql`audit.via = ${via}`] : []),
    ...(ip ? [sql`audit.ip = ${ip}`] : []),
    ...(from === undefined ? [] : [sql`audit.at >= ${from}`]),
    ...(to === undefined ? [] : [sql`audit.at <= ${to}`]),
  ];
}

/** `contact` is all that happened to contacts, `contact.updated` only that. */
function actionIs(action: string): SQL[] {
  const [noun = "", rest = ""] = action.split(".", 2);
  const ofNoun = sql`substr(audit.action, 1, instr(audit.action, '.') - 1) = ${noun}`;
  return rest ? [ofNoun, sql`substr(audit.action, 1, ${action.length}) = ${action}`] : [ofNoun];
}

/** What was done to it alone, and changes that it was one of many in. */
const ofTarget = (target: string): SQL => sql`audit.id in (
  select id from audit where target = ${target}
  union select 'aud_' || substr(change_id, 5) from change_log where record_id = ${target})`;

export const presentEntry = (row: NamedRow): AuditEntry => ({
  ...{ id: row.id, at: row.at, memberId: row.memberId, memberName: row.memberName as string | null, via: row.via },
  ...{ action: row.action, target: row.target, targetName: row.targetName as string | null },
  ...{ detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>), changeId: row.changeId },
  ...{ ip: row.ip, userAgent: row.userAgent, requestId: row.requestId, seq: row.seq, isErased: row.erasure !== null },
});
