import { AUDIT_COLUMNS, auditSign, auditTuple } from "../core/audit.ts";
import type { Context } from "../core/context.ts";
import { insertTuples } from "../core/rows.ts";
import { BY_OPERATOR } from "./account-events.ts";

interface Waiting {
  id: string;
  at: number;
  user_id: string | null;
  action: string;
  target: string | null;
  detail: string;
  ip: string | null;
  user_agent: string | null;
}

const AT_ONCE = 200;

/**
 * Brings what people did to their accounts from the directory into the workspace's audit. The row keeps its id, so that one which was brought
 * before (a collector that ended before it could say so, or another at the same time) is not brought again. Answers how many waited.
 */
export async function collectAccountEvents(ctx: Context): Promise<number> {
  let total = 0;
  for (;;) {
    const waiting = await ctx.directory.rows<Waiting>({
      sql: `select id, at, user_id, action, target, detail, ip, user_agent from account_events
        where workspace_id = ? and collected_at is null order by id limit ?`,
      args: [ctx.workspace.id, AT_ONCE],
    });
    if (waiting.length === 0) return total;
    const sign = auditSign(ctx);
    const tuples = waiting.map((event) => auditTuple(sign, contentOf(event)));
    await ctx.db.write([insertTuples("audit", AUDIT_COLUMNS, tuples, "on conflict (id) do nothing")]);
    await ctx.directory.write([
      {
        sql: "update account_events set collected_at = ? where id in (select value from json_each(?)) and collected_at is null",
        args: [ctx.now, JSON.stringify(waiting.map(({ id }) => id))],
      },
    ]);
    total += waiting.length;
    if (waiting.length < AT_ONCE) return total;
  }
}

const isByOperator = ({ detail }: Waiting): boolean => (JSON.parse(detail) as { by?: string }).by === BY_OPERATOR.by;

/** How an act of a member on an account came in is not written down with it: `account` stands for all ways. */
const contentOf = (event: Waiting) => ({
  ...(isByOperator(event) ? { memberId: null, via: "cli" } : { memberId: event.user_id, via: "account" }),
  ...{ id: event.id, at: event.at, action: event.action, target: event.target },
  ...{ detail: event.detail, changeId: null, ip: event.ip, userAgent: event.user_agent, requestId: null, logDigest: null },
});
