import { getTableName, type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible, reachSql } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require, type Verb } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { kindOfId } from "../core/ids.ts";
import type { AnyRow, RecordKind, RecordTable, Row } from "../core/record.ts";
import { Refusal } from "../core/refusal.ts";
import { plain, select } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { memberRecord } from "../members/members.record.ts";
import { productRecord } from "../products/products.record.ts";
import { changeSettings, getSettings, SETTINGS_ID } from "../settings/settings.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { teamRecord } from "../teams/teams.record.ts";
import { viewRecord } from "../views/views.record.ts";
import type { ChangeEntry, UndoAnswer } from "./changes.schema.ts";
import { undoingOf } from "./undo.rules.ts";

/** What a change may be of, besides the settings. */
export const KINDS = [
  companyRecord,
  contactRecord,
  dealRecord,
  productRecord,
  activityRecord,
  taskRecord,
  memberRecord,
  teamRecord,
  viewRecord,
] as unknown as RecordKind<RecordTable>[];
const UNDO_AT_MOST = 1_000;

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

/** Takes a change back as a whole: one batch, with what was changed since left alone and named. Members undo their own; managers any. */
export async function undoChange(ctx: Context, changeId: string): Promise<UndoAnswer> {
  require(ctx, "changes:edit");
  const rows = await ctx.db.rows<LogRow>({
    sql: `select ${COLUMNS} from change_log where change_id = ? order by id desc limit ?`,
    args: [changeId, UNDO_AT_MOST + 1],
  });
  if (rows.length === 0) throw notFound("change");
  if (rows.length > UNDO_AT_MOST)
    throw new Refusal("too_large", `A change of more than ${UNDO_AT_MOST} records cannot be undone in one go`);
  if (rows[0]?.member_id !== ctx.member.id && !ctx.may("imports:edit"))
    throw new Refusal("forbidden", "Only a manager may undo what somebody else changed");
  const change = new Change(ctx);
  change.called({ action: "change.undone", target: changeId, detail: { records: rows.length } });
  const conflicts = await addUndoing(ctx, change, rows.map(present));
  return change.commit({ undone: rows.length - new Set(conflicts.map((conflict) => conflict.recordId)).size, conflicts });
}

async function addUndoing(ctx: Context, change: Change, entries: ChangeEntry[]): Promise<UndoAnswer["conflicts"]> {
  const ofSettings = entries.filter((entry) => entry.recordKind === "settings");
  const conflicts = await addUndoingOfSettings(ctx, change, ofSettings);
  for (const kind of KINDS) {
    const mine = entries.filter((entry) => entry.recordKind === kind.kind);
    if (mine.length === 0) continue;
    const rows = await rowsOf(
      ctx,
      kind,
      mine.map((entry) => entry.recordId),
    );
    const pairs = mine.flatMap((entry) => {
      const before = rows.get(entry.recordId);
      const { patch, conflicts: fields } = before ? undoingOf(entry, before, ctx.now) : { patch: {}, conflicts: ["id"] };
      conflicts.push(...fields.map((field) => ({ recordId: entry.recordId, field })));
      return before ? [{ before: before as Row<RecordTable>, patch: patch as Partial<Row<RecordTable>> }] : [];
    });
    change.update(kind, pairs);
  }
  return conflicts;
}

/** The settings stand in no table of records. */
async function addUndoingOfSettings(ctx: Context, change: Change, entries: ChangeEntry[]): Promise<UndoAnswer["conflicts"]> {
  const [entry] = entries;
  if (!entry) return [];
  require(ctx, "settings:edit");
  const before = await getSettings(ctx);
  const { patch, conflicts } = undoingOf(entry, { ...before, deletedAt: null }, ctx.now);
  changeSettings(change, before, patch);
  return conflicts.map((field) => ({ recordId: SETTINGS_ID, field }));
}

async function rowsOf(ctx: Context, kind: RecordKind<RecordTable>, ids: string[]): Promise<Map<string, AnyRow>> {
  const among = sql`where id in (select value from json_each(${JSON.stringify(ids)}))${andVisible(ctx, kind)}`;
  const reach = reachSql(ctx, kind, undoingVerb(kind));
  const rows = (await ctx.db.all(select(kind.table, reach ? sql`${among} and ${reach}` : among))) as unknown as AnyRow[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Taking back is changing: it reaches as far. A profile is changed by its member through their own verb. */
const undoingVerb = ({ noun }: RecordKind<RecordTable>): Verb =>
  noun === "members" ? "members:read" : noun === "teams" ? "teams:manage" : `${noun}:edit`;

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
