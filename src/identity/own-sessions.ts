import { accountEvent } from "../audit/account-events.ts";
import { type Context, requireSession } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import type { OwnSession } from "./security.schema.ts";
import { forgetIdentities } from "./sessions.ts";

const SHOWN = `id, token_hash as tokenHash, workspace_id as workspaceId, method, user_agent as userAgent, ip, place,
  created_at as createdAt, last_seen_at as lastSeenAt`;

interface SessionRow extends Omit<OwnSession, "isCurrent"> {
  tokenHash: string;
  workspaceId: string;
}

/** The asker's open sessions in all workspaces, the newest first. */
export async function listOwnSessions(ctx: Context): Promise<OwnSession[]> {
  const rows = await ctx.directory.rows<SessionRow>({
    sql: `select ${SHOWN} from sessions where user_id = ? and expires_at > ? and id <> '' order by last_seen_at desc, id desc`,
    args: [ctx.member.id, ctx.now],
  });
  return rows.map(({ tokenHash, workspaceId, ...session }) => ({ ...session, isCurrent: tokenHash === ctx.tokenHash }));
}

/** Ends one of the asker's sessions; its open pages close. */
export async function endOwnSession(ctx: Context, id: string): Promise<void> {
  const ended = await end(ctx, "id = ?", id);
  if (ended.length === 0) throw notFound("session");
}

/** Ends every session of the asker's but the one that asks. */
export async function endOtherSessions(ctx: Context): Promise<{ ended: number }> {
  const ended = await end(ctx, "token_hash <> ?", ctx.tokenHash ?? "");
  return { ended: ended.filter(({ id }) => id !== "").length };
}

async function end(ctx: Context, which: "id = ?" | "token_hash <> ?", value: string): Promise<SessionRow[]> {
  const { directory, member, ports, origin, now } = ctx;
  requireSession(ctx);
  const ended = await directory.rows<SessionRow>({
    sql: `delete from sessions where user_id = ? and ${which} returning ${SHOWN}`,
    args: [member.id, value],
  });
  if (ended.length === 0) return ended;
  forgetIdentities();
  await directory.write(
    ended.map(({ id, workspaceId }) =>
      accountEvent({ workspaceId, userId: member.id, action: "session.revoked", target: id, origin }, now),
    ),
  );
  await Promise.all(ended.map(({ workspaceId, tokenHash }) => ports.hubOf(workspaceId).closeSocketsOf(tokenHash)));
  return ended;
}
