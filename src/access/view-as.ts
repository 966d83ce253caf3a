import type { Access, Scope } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { kindOfId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { accessOf, farther } from "./policy.rules.ts";
import { findPolicy } from "./roles.ts";

/**
 * The same request as if somebody with another role had asked: `who` names a role, or a member with theirs. For looking only, and never
 * more than the asker sees anyway; what is a member's alone stays theirs.
 */
export async function viewAs(ctx: Context, who: string, isReading: boolean): Promise<Context> {
  require(ctx, "roles:manage");
  if (!isReading) throw new Refusal("forbidden", "You are looking as somebody else: nothing can be changed meanwhile");
  const [role, memberId] = kindOfId(who) === "user" ? [await roleOf(ctx, who), who] : [who, ctx.member.id];
  const policy = await findPolicy(ctx, role);
  if (!policy) throw new Refusal("invalid", "There is no such role", { "Relata-View-As": "the id of a role or a member" });
  const access = both(ctx.access, accessOf(policy, memberId));
  return { ...ctx, access, may: (verb) => access.reach(verb) !== undefined };
}

async function roleOf(ctx: Context, userId: string): Promise<string> {
  const [row] = await ctx.directory.rows<{ role: string }>({
    sql: "select role from memberships where user_id = ? and workspace_id = ?",
    args: [userId, ctx.workspace.id],
  });
  return row?.role ?? "";
}

/** What both may do, with the records of the second. */
function both(mine: Access, theirs: Access): Access {
  const nearer = (a: Scope | undefined, b: Scope | undefined) => (farther(a, b) ? b : a);
  const either = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a, ...b]);
  return {
    memberId: theirs.memberId,
    reach: (verb) => nearer(mine.reach(verb), theirs.reach(verb)),
    hidden: (noun) => either(mine.hidden(noun), theirs.hidden(noun)),
    locked: (noun) => either(mine.locked(noun), theirs.locked(noun)),
  };
}
