import { accountEvent } from "../audit/account-events.ts";
import { type Context, requireSession } from "../core/context.ts";
import { directoryGuard, stoppedByGuard } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { randomToken, sha256 } from "../core/secrets.ts";
import { forgetIdentities } from "../identity/sessions.ts";
import { furnishWorkspace, newWorkspaceId, openWorkspace, registerWorkspace, unfinishedWorkspace } from "./founding.ts";
import { findOpen } from "./memberships.ts";
import type { MyWorkspaces, WorkspaceInput, WorkspaceShown } from "./workspaces.schema.ts";

const OWNED_AT_MOST = 20;

interface Mine {
  id: string;
  name: string;
  role: string;
}

/** The asker's workspaces by name. */
export async function listMyWorkspaces(ctx: Context): Promise<MyWorkspaces> {
  const rows = await ctx.directory.rows<Mine>({
    sql: `select w.id, w.name, m.role from memberships m join workspaces w on w.id = m.workspace_id
      where m.user_id = ? and w.state = 'ready' order by w.name, w.id`,
    args: [ctx.member.id],
  });
  const items = rows.map((row) => ({ ...row, isCurrent: row.id === ctx.workspace.id }));
  return { items, mayCreate: await hasRoom(ctx) };
}

const hasRoom = (ctx: Context): Promise<boolean> =>
  ctx.ports.databases.requireRoom().then(
    () => true,
    (thrown: unknown) => {
      if (thrown instanceof Refusal) return false;
      throw thrown;
    },
  );

/** A further workspace of the asker's own. A repeat after a failure goes on where it stopped, by founder and name. */
export async function createWorkspace(ctx: Context, { name }: WorkspaceInput): Promise<WorkspaceShown> {
  requireSession(ctx);
  const { directory, now } = ctx;
  const founder = { ...ctx.member, role: "owner" as const };
  const id = (await unfinishedWorkspace(directory, founder.id, name)) ?? newWorkspaceId(now);
  await ctx.ports.databases.requireRoom(id);
  await directory
    .write([
      {
        sql: `insert into directory_guard (ok) select 2 where (select count(*) from workspaces where founder_id = ? and state <> 'closed' and id <> ?) >= ?`,
        args: [founder.id, id, OWNED_AT_MOST],
      },
      registerWorkspace({ id, name, founderId: founder.id }, now),
    ])
    .catch((thrown: unknown) => {
      throw stoppedByGuard(thrown) ? new Refusal("conflict", `One person opens at most ${OWNED_AT_MOST} workspaces`) : thrown;
    });
  await furnishWorkspace(ctx, { id, name }, founder);
  try {
    await directory.write(openWorkspace(id, founder, ctx));
  } catch (thrown) {
    // The same request, sent twice at once, is no failure.
    if (!stoppedByGuard(thrown) || !(await findOpen(directory, id))) throw thrown;
  }
  return { id, name };
}

/** Moves the asker's session to another workspace of theirs, under a new token; open pages of the old one close. Answers the token. */
export async function switchWorkspace(ctx: Context, workspaceId: string): Promise<{ workspace: WorkspaceShown; token: string }> {
  requireSession(ctx);
  const { directory, now, member, tokenHash = "" } = ctx;
  const [workspace] = await directory.rows<WorkspaceShown>({
    sql: `select w.id, w.name from memberships m join workspaces w on w.id = m.workspace_id
      where m.user_id = ? and w.id = ? and w.state = 'ready'`,
    args: [member.id, workspaceId],
  });
  if (!workspace) throw notFound("workspace");
  const token = randomToken();
  try {
    await directory.write([
      {
        sql: "update sessions set token_hash = ?, workspace_id = ? where token_hash = ? and user_id = ?",
        args: [sha256(token), workspaceId, tokenHash, member.id],
      },
      directoryGuard(1),
      accountEvent({ workspaceId, userId: member.id, action: "workspace.entered", target: workspaceId, origin: ctx.origin }, now),
    ]);
  } catch (thrown) {
    throw stoppedByGuard(thrown) ? new Refusal("unauthenticated", "This session has just ended: sign in again") : thrown;
  }
  forgetIdentities();
  await ctx.ports.hub.closeSocketsOf(tokenHash);
  return { workspace, token };
}
