import { sql } from "drizzle-orm";
import { auditSign, auditStatement, isLasting } from "../core/audit.ts";
import { type Context, require } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import { select } from "../core/select.ts";
import { wakeSealer } from "../core/wake.ts";
import { type AuditRow, audit } from "./audit.table.ts";
import { collectAccountEvents } from "./collecting.ts";
import { erasedFields, erasureOf } from "./digests.ts";
import { LOG_COLUMNS, type LogLine, tupleOf } from "./log-lines.ts";

const AT_ONCE = 1_000;

/**
 * Erases from where a member acted, or somebody at their account whom nobody knows, such as who mistyped their password: addresses, browsers, details. That they acted, when and on what stays, and the chain stays whole. For good.
 * Answers how many rows it was.
 */
export async function eraseOrigins(ctx: Context, { memberId }: { memberId: string }): Promise<{ erased: number }> {
  require(ctx, "workspace:manage");
  // What still waits in the directory comes first, so that no collector, however late, brings it here afterwards.
  await collectAccountEvents(ctx);
  await ctx.directory.write([
    {
      sql: `update account_events set ip = null, user_agent = null, detail = '{}'
        where workspace_id = ? and (user_id = ? or (user_id is null and target = ?))`,
      args: [ctx.workspace.id, memberId, memberId],
    },
  ]);
  const theirs = sql`(member_id = ${memberId} or (member_id is null and target = ${memberId}))`;
  for (let erased = 0; ; ) {
    const rows = await ctx.db.all(select(audit, sql`where ${theirs} and erasure is null order by id limit ${AT_ONCE}`));
    erased += rows.length;
    const isLast = rows.length < AT_ONCE;
    const act = auditStatement(ctx, { action: "audit.erased", target: memberId, detail: { rows: erased } });
    await ctx.db.write([...erasing(ctx, rows), ...(isLast ? [act] : [])]);
    if (!isLast) continue;
    wakeSealer(ctx);
    return { erased };
  }
}

function erasing(ctx: Context, rows: AuditRow[]): Statement[] {
  if (rows.length === 0) return [];
  const sign = auditSign(ctx);
  const given = rows.map((row) => [row.id, erasureOf(sign, row), isLasting(row.target) ? row.target : null]);
  return [
    {
      sql: `update audit set detail = null, ip = null, user_agent = null, salt = null, target = given.value ->> 2, erasure = given.value ->> 1
        from json_each(?) as given where audit.id = given.value ->> 0 and audit.erasure is null`,
      args: [JSON.stringify(given)],
    },
    guard(rows.length),
  ];
}

/** What the change log says of records that are going for good, as a statement for the batch that takes them out: the chain stays whole. */
export async function eraseLogOf(ctx: Context, recordIds: string): Promise<Statement> {
  const sign = auditSign(ctx);
  const lines = await ctx.db.rows<LogLine>({ sql: `select ${LOG_COLUMNS} from change_log where record_id in (${recordIds})`, args: [] });
  const given = lines.map((line) => [line.id, erasedFields(sign, tupleOf(line))]);
  return {
    sql: "update change_log set fields = given.value ->> 1 from json_each(?) as given where change_log.id = given.value ->> 0",
    args: [JSON.stringify(given)],
  };
}
