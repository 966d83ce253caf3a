import { getTableName, type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { kindOfId } from "../core/ids.ts";
import type { RecordKind, RecordTable } from "../core/record.ts";
import { plain } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { memberRecord } from "../members/members.record.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { productRecord } from "../products/products.record.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { teamRecord } from "../teams/teams.record.ts";
import { viewRecord } from "../views/views.record.ts";
import type { ChangeEntry } from "./changes.schema.ts";

/** What a change may be of, besides the settings. */
export const KINDS = [
  companyRecord,
  contactRecord,
  dealRecord,
  orderRecord,
  productRecord,
  activityRecord,
  taskRecord,
  memberRecord,
  teamRecord,
  viewRecord,
] as unknown as RecordKind<RecordTable>[];

interface LogRow {
  change_id: string;
  at: number;
  member_id: string | null;
  via: string;
  action: ChangeEntry["action"];
  record_kind: string;
  record_id: string;
  fields: string;
}

const COLUMNS = "change_id, at, member_id, via, action, record_kind, record_id, fields";

/** Who changed what on a record, newest first. */
export async function listChanges(ctx: Context, recordId: string, limit: number): Promise<ChangeEntry[]> {
  require(ctx, "changes:read");
  const kind = KINDS.find((one) => one.kind === kindOfId(recordId) || (one.kind === "member" && kindOfId(recordId) === "user"));
  const isVisible = kind ? visibleSql(ctx, kind, recordId) : sql`true`;
  const query = sql`select ${sql.raw(COLUMNS)} from change_log where record_id = ${recordId} and ${isVisible} order by at desc, id desc limit ${limit}`;
  const rows = await ctx.db.all(plain<LogRow>(query));
  return rows.map((row) => withoutHidden(ctx, kind?.noun, present(row)));
}

const visibleSql = (ctx: Context, kind: RecordKind<RecordTable>, id: string): SQL => {
  const table = sql.raw(getTableName(kind.table));
  return sql`exists (select 1 from ${table} where ${table}.id = ${id}${andVisible(ctx, kind)})`;
};

/** What changed in a field that the asker does not see is none of theirs. */
function withoutHidden(ctx: Context, noun: string | undefined, entry: ChangeEntry): ChangeEntry {
  const hidden = ctx.access.hidden(noun ?? "");
  if (hidden.size === 0) return entry;
  return { ...entry, fields: Object.fromEntries(Object.entries(entry.fields).filter(([field]) => !hidden.has(field))) };
}

/** The lines of one change, newest first; one more than `atMost` where there are more. */
export async function linesOfChange(ctx: Context, changeId: string, atMost: number): Promise<ChangeEntry[]> {
  const rows = await ctx.db.rows<LogRow>({
    sql: `select ${COLUMNS} from change_log where change_id = ? order by id desc limit ?`,
    args: [changeId, atMost + 1],
  });
  return rows.map(present);
}

const present = (row: LogRow): ChangeEntry => ({
  changeId: row.change_id,
  at: row.at,
  memberId: row.member_id,
  via: row.via,
  action: row.action,
  recordKind: row.record_kind,
  recordId: row.record_id,
  fields: JSON.parse(row.fields) as ChangeEntry["fields"],
});
