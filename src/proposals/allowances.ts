import { auditStatement } from "../core/audit.ts";
import type { Context } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { insertTuples } from "../core/rows.ts";
import { wakeSealer } from "../core/wake.ts";
import { ALLOWABLE } from "./proposals.rules.ts";

/** What the asker lets each app do without asking. */
export async function allowancesOf(ctx: Context): Promise<Map<string, string[]>> {
  const rows = await ctx.db.rows<{ app_id: string; verb: string }>({
    sql: "select app_id, verb from allowances where member_id = ? order by app_id, verb",
    args: [ctx.member.id],
  });
  return new Map([...Map.groupBy(rows, (row) => row.app_id)].map(([app, of]) => [app, of.map(({ verb }) => verb)]));
}

export async function isAllowed(ctx: Context, appId: string, verb: string): Promise<boolean> {
  const rows = await ctx.db.rows({
    sql: "select 1 from allowances where member_id = ? and app_id = ? and verb = ?",
    args: [ctx.member.id, appId, verb],
  });
  return rows.length > 0;
}

/** Sets it for one app. The caller has made sure that it is the person who says so. */
export async function setAllowances(ctx: Context, appId: string, verbs: string[]): Promise<string[]> {
  const unknown = verbs.filter((verb) => !ALLOWABLE.includes(verb));
  if (unknown.length > 0) throw new Refusal("invalid", "That cannot be allowed without asking", { allowed: ALLOWABLE.join(", ") });
  const allowed = [...new Set(verbs)].sort();
  await ctx.db.write([
    { sql: "delete from allowances where member_id = ? and app_id = ?", args: [ctx.member.id, appId] },
    insertTuples(
      "allowances",
      ["member_id", "app_id", "verb", "created_at"],
      allowed.map((verb) => [ctx.member.id, appId, verb, ctx.now]),
    ),
    auditStatement(ctx, { action: "app.allowed", target: appId, detail: { allowed } }),
  ]);
  wakeSealer(ctx);
  return allowed;
}
