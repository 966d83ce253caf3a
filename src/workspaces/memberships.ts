import type { Context, Role, StoredWorkspace } from "../core/context.ts";
import type { Database, Statement } from "../core/database.ts";
import { forgetIdentities } from "../identity/sessions.ts";

/** The role of a member as the directory has it; undefined for whoever cannot enter. */
export async function roleOf(ctx: Pick<Context, "directory" | "workspace">, memberId: string): Promise<Role | undefined> {
  const [row] = await ctx.directory.rows<{ role: Role }>({
    sql: "select role from memberships where user_id = ? and workspace_id = ?",
    args: [memberId, ctx.workspace.id],
  });
  return row?.role;
}

/** A workspace that is open, as it takes to enter it. */
export async function findOpen(directory: Database, workspaceId: string): Promise<StoredWorkspace | undefined> {
  const [row] = await directory.rows<StoredWorkspace>({
    sql: `select id, name, database_url as databaseUrl, database_token as databaseToken, schema_version as schemaVersion
      from workspaces where id = ? and state = 'ready'`,
    args: [workspaceId],
  });
  return row;
}

const ELSEWHERE = `select w.id from memberships m join workspaces w on w.id = m.workspace_id
  where m.user_id = ? and w.id <> ? and w.state = 'ready' order by w.name, w.id limit 1`;

/**
 * Moves the asker's session to another workspace of theirs, before the one it is in is left or closed to it. Without another one it stays,
 * and ends with the rest.
 */
export const moveSessionOn = ({ member, workspace, tokenHash = "" }: Pick<Context, "member" | "workspace" | "tokenHash">): Statement => ({
  sql: `update sessions set workspace_id = coalesce((${ELSEWHERE}), workspace_id) where token_hash = ? and user_id = ?`,
  args: [member.id, workspace.id, tokenHash, member.id],
});

/** Takes the ways into a workspace from a member: membership, sessions, keys, apps and the address of their calendar. */
export const endMembership = (memberId: string, workspaceId: string, now: number): Statement[] => [
  { sql: "delete from memberships where user_id = ? and workspace_id = ?", args: [memberId, workspaceId] },
  { sql: "delete from sessions where user_id = ? and workspace_id = ?", args: [memberId, workspaceId] },
  {
    sql: "update api_keys set revoked_at = ? where user_id = ? and workspace_id = ? and revoked_at is null",
    args: [now, memberId, workspaceId],
  },
  {
    sql: "update oauth_grants set revoked_at = ? where user_id = ? and workspace_id = ? and revoked_at is null",
    args: [now, memberId, workspaceId],
  },
  { sql: "delete from public_links where workspace_id = ? and target_id = ?", args: [workspaceId, memberId] },
];

/** After a member's rights have changed or ended: what this isolate remembers goes, and so do their open pages; who `mayReturn` comes back. */
export async function letGo(ctx: Context, memberIds: string[], mayReturn = false): Promise<void> {
  forgetIdentities();
  await Promise.all(memberIds.map((id) => ctx.ports.hub.closeSocketsOf(id, mayReturn)));
}
