import { accessOf, policyOf } from "../access/policy.rules.ts";
import type { Context, Via } from "../core/context.ts";
import { identityOfMember } from "./sessions.ts";

/**
 * The context of work that is done in a member's name while they are not there: webhooks, what strangers send to their forms, their calendar.
 * With their rights as they are at this moment; undefined once they are no member any more.
 */
export async function contextOfMember(ctx: Context, memberId: string, via: Via): Promise<Context | undefined> {
  const identity = await identityOfMember(ctx.directory, ctx.workspace.id, memberId);
  if (!identity) return undefined;
  const { idempotency, lastChangeId, ...rest } = ctx;
  const access = accessOf(policyOf(identity.member.role, identity.policy), memberId);
  return { ...rest, via, member: identity.member, access, may: (verb) => access.reach(verb) !== undefined };
}
