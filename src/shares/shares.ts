import { sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { Change } from "../core/change.ts";
import { type Context, require, type Verb } from "../core/context.ts";
import { getRow, notFound } from "../core/get.ts";
import { kindOfId, newId } from "../core/ids.ts";
import type { AnyRow, RecordKind, RecordTable } from "../core/record.ts";
import { Refusal } from "../core/refusal.ts";
import { insertTuples } from "../core/rows.ts";
import { plain } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import type { Share, ShareInput } from "./shares.schema.ts";

const KINDS = [companyRecord, contactRecord, dealRecord, orderRecord, activityRecord, taskRecord] as unknown as RecordKind<RecordTable>[];
const MOST = 100;
const SHOWN = sql.raw("id, record_id as recordId, grantee, level, created_by as createdBy, created_at as createdAt");

/** With whom a record is shared, oldest first. */
export async function listShares(ctx: Context, recordId: string): Promise<Share[]> {
  await getShared(ctx, recordId, "read");
  return sharesOf(ctx, recordId);
}

/** Opens a record to a colleague or a team. Who may change it may share it; what is private, only its member. */
export async function shareRecord(ctx: Context, { recordId, grantee, level }: ShareInput): Promise<Share> {
  const { kind, row } = await getShared(ctx, recordId, "edit");
  requireMine(ctx, row);
  await requireGrantee(ctx, grantee);
  const before = await sharesOf(ctx, recordId);
  if (before.length >= MOST) throw new Refusal("conflict", `A record is shared with at most ${MOST}`);
  if (before.some((share) => share.grantee === grantee && share.level === level))
    throw new Refusal("duplicate", "This record is shared with them already", { grantee: "somebody it is not shared with" });
  const share: Share = { id: newId("share", ctx.now), recordId, grantee, level, createdBy: ctx.member.id, createdAt: ctx.now };
  const kept = before.filter((one) => one.grantee !== grantee);
  const change = new Change(ctx);
  change.also(
    { sql: "delete from record_shares where record_id = ? and grantee = ?", args: [recordId, grantee] },
    insertTuples("record_shares", COLUMNS, [[share.id, recordId, kind.kind, grantee, level, ctx.member.id, ctx.now]]),
  );
  change.note(kind.kind, row, { shares: [before.map(shown), [...kept, share].map(shown)] });
  return change.commit(share);
}

/** Closes it again. */
export async function unshareRecord(ctx: Context, id: string): Promise<Share> {
  const [share] = await ctx.db.all(plain<Share>(sql`select ${SHOWN} from record_shares where id = ${id}`));
  if (!share) throw notFound("share");
  const { kind, row } = await getShared(ctx, share.recordId, "edit");
  requireMine(ctx, row);
  const before = await sharesOf(ctx, share.recordId);
  const change = new Change(ctx);
  change.also({ sql: "delete from record_shares where id = ?", args: [id] });
  change.note(kind.kind, row, { shares: [before.map(shown), before.filter((one) => one.id !== id).map(shown)] });
  return change.commit(share);
}

const COLUMNS = ["id", "record_id", "record_kind", "grantee", "level", "created_by", "created_at"];
const shown = ({ grantee, level }: Share) => ({ grantee, level });

const sharesOf = (ctx: Context, recordId: string): Promise<Share[]> =>
  ctx.db.all(plain<Share>(sql`select ${SHOWN} from record_shares where record_id = ${recordId} order by id`));

async function getShared(ctx: Context, recordId: string, action: "read" | "edit"): Promise<{ kind: RecordKind<RecordTable>; row: AnyRow }> {
  const kind = KINDS.find((one) => one.kind === kindOfId(recordId));
  if (!kind) throw notFound("record");
  const row = await getRow(ctx, kind, { id: recordId }, `${kind.noun}:${action}` as Verb);
  return { kind, row: row as unknown as AnyRow };
}

function requireMine(ctx: Context, { privateTo }: AnyRow): void {
  if (privateTo && privateTo !== ctx.member.id) throw new Refusal("forbidden", "Only the member whose own it is may share this");
}

async function requireGrantee(ctx: Context, grantee: string): Promise<void> {
  require(ctx, "members:read");
  const table = { user: "members", team: "teams" }[kindOfId(grantee) as "user" | "team"];
  const found = table ? await ctx.db.rows({ sql: `select 1 from ${table} where id = ? and deleted_at is null`, args: [grantee] }) : [];
  if (found.length === 0)
    throw new Refusal("invalid", "Nobody can be found to share this with", { grantee: "the id of a member or a team" });
}
