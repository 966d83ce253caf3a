import { accessOf, policyOf } from "../access/policy.rules.ts";
import type { Context, Via } from "../core/context.ts";
import { LIVE, liveSince } from "../oauth/grants.ts";
import { identityOfMember } from "./sessions.ts";

/** In whose name something works on while they are not there, and through which key or app they made it, cut down to what that may. */
export interface Maker {
  memberId: string;
  credentialId: string | null;
  scopes: string[] | null;
}

/** Why nobody stands behind it any more. */
export type MakerGone = "maker_left" | "access_ended";

/** The asker, as the maker of what they make or change. */
export const makerOf = ({ member, credential }: Context): Maker => ({
  ...{ memberId: member.id, credentialId: credential?.id ?? null },
  scopes: credential?.scopes ? [...credential.scopes] : null,
});

/**
 * The context of what a member's webhook, address for data or form does. With their rights as they are at this moment, within the scopes of
 * what it was made through; why not, once they are no member any more, or the key or the connection has ended.
 */
export async function contextOfMaker(ctx: Context, { memberId, credentialId, scopes }: Maker, via: Via): Promise<Context | MakerGone> {
  if (credentialId !== null && !(await isLive(ctx, credentialId))) return "access_ended";
  return (await contextOfMember(ctx, memberId, via, scopes)) ?? "maker_left";
}

async function isLive({ directory, now }: Context, credentialId: string): Promise<boolean> {
  const found = await directory.rows({
    sql: `select 1 from api_keys where id = ? and revoked_at is null and (expires_at is null or expires_at > ?)
      union all select 1 from oauth_grants g where g.id = ? and ${LIVE}`,
    args: [credentialId, now, credentialId, liveSince(now)],
  });
  return found.length > 0;
}

/**
 * The context of work that is done in a member's name while they are not there, such as their calendar. With their rights as they are at this
 * moment; undefined once they are no member any more.
 */
export async function contextOfMember(
  ctx: Context,
  memberId: string,
  via: Via,
  scopes: string[] | null = null,
): Promise<Context | undefined> {
  const identity = await identityOfMember(ctx.directory, ctx.workspace.id, memberId);
  if (!identity) return undefined;
  const { idempotency, lastChangeId, credential, ...rest } = ctx;
  const access = accessOf(policyOf(identity.member.role, identity.policy), memberId, scopes);
  return { ...rest, via, member: identity.member, access, may: (verb) => access.reach(verb) !== undefined };
}
