import { sql } from "drizzle-orm";
import { AUDIT_COLUMNS, type AuditSign, auditIdOf, auditSign, auditTuple } from "../core/audit.ts";
import type { Context } from "../core/context.ts";
import { newId } from "../core/ids.ts";
import { select } from "../core/select.ts";
import { audit } from "./audit.table.ts";
import { digestBehind } from "./digests.ts";
import { LOG_COLUMNS, type LogLine, tupleOf } from "./log-lines.ts";

const AT_ONCE = 1_000;
const BEGUN = "audit.begun";

/** Of a line of the change log `l`: no change that the audit knows wrote it. */
export const UNAUDITED = `not exists (select 1 from audit where audit.id = '${auditIdOf("chg_")}' || substr(l.change_id, 5)
  and audit.change_id = l.change_id and audit.log_digest is not null)`;

/**
 * What the change log held before there was an audit is written down once, before the first row is sealed: up to which line (`target`), and a
 * digest of all of them. So the chain vouches for them from then on, and no line can be passed off as one of them. A workspace that began with
 * its audit needs none.
 */
export async function beginAudit(ctx: Context): Promise<void> {
  const [sealed] = await ctx.db.rows({ sql: "select 1 from audit where seq is not null limit 1", args: [] });
  if (sealed) return;
  const sign = auditSign(ctx);
  let last = "";
  let logDigest = "";
  for (let isMore = true; isMore; ) {
    const lines = await ctx.db.rows<LogLine>({
      sql: `select ${LOG_COLUMNS} from change_log l where id > ? and ${UNAUDITED} order by id limit ?`,
      args: [last, AT_ONCE],
    });
    logDigest = digestBehind(sign, logDigest, lines.map(tupleOf));
    last = lines.at(-1)?.id ?? last;
    isMore = lines.length === AT_ONCE;
  }
  if (last !== "") await writeDown(ctx, sign, last, logDigest);
}

/** Once, however many sealers come to it at the same time. */
async function writeDown(ctx: Context, sign: AuditSign, target: string, logDigest: string): Promise<void> {
  const row = {
    ...{ id: newId("audit", ctx.now), at: ctx.now, memberId: ctx.member.id, via: ctx.via, action: BEGUN, target, detail: "{}" },
    ...{ changeId: null, ip: null, userAgent: null, requestId: ctx.requestId, logDigest },
  };
  await ctx.db.write([
    {
      sql: `insert into audit (${AUDIT_COLUMNS.join(", ")}) select ${AUDIT_COLUMNS.map(() => "?").join(", ")}
        where not exists (select 1 from audit where action = '${BEGUN}')`,
      args: auditTuple(sign, row),
    },
  ]);
}

/** The row that says so, once it is sealed. */
export const begunSelect = select(audit, sql`where action = ${BEGUN} and seq is not null order by seq limit 1`);
