import { accountEvent } from "../audit/account-events.ts";
import { Change } from "../core/change.ts";
import type { Context, Outside } from "../core/context.ts";
import { constraintOf, type Database, directoryGuard, type Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { randomToken } from "../core/secrets.ts";
import type { Person } from "../identity/setup.ts";
import { addMembers } from "../members/members.ts";

/**
 * A workspace is made in three steps, each of which may be repeated: it is registered in the directory (`creating`), its database is made and
 * furnished with settings and its owner's profile, and it is opened (`ready`) in the batch that lets the owner in.
 */

/** Registers a workspace under an id that the caller chose; a repeat finds it there. */
export const registerWorkspace = (workspace: { id: string; name: string; founderId: string | null }, now: number): Statement => ({
  sql: `insert into workspaces (id, name, database_url, schema_version, created_at, state, founder_id)
    values (?, ?, '', 0, ?, 'creating', ?) on conflict do nothing`,
  args: [workspace.id, workspace.name, now, workspace.founderId],
});

/** The workspace of that founder and name that was begun and not opened: where a repeat goes on. */
export async function unfinishedWorkspace(directory: Database, founderId: string | null, name: string): Promise<string | undefined> {
  const [row] = await directory.rows<{ id: string }>({
    sql: "select id from workspaces where state = 'creating' and founder_id is ? and name = ? order by id limit 1",
    args: [founderId, name],
  });
  return row?.id;
}

/** Makes the database of a registered workspace and puts settings and the owner's profile into it. Answers the owner, under the id of the profile. */
export async function furnishWorkspace<P extends Person>(
  outside: Outside,
  workspace: { id: string; name: string },
  owner: P,
): Promise<{ ctx: Context; owner: P }> {
  const provided = await outside.ports.databases.provide(workspace.id);
  const ctx = await outside.ports.enter({ ...provided, name: workspace.name }, owner);
  const find = async () =>
    (await ctx.db.rows<{ id: string }>({ sql: "select id from members where id = ? or email = ?", args: [owner.id, owner.email] }))[0];
  const known = await find();
  if (known) return { ctx, owner: { ...owner, id: known.id } };
  const change = new Change(ctx);
  addMembers(ctx, change, [{ id: owner.id, name: owner.name, email: owner.email, role: "owner", locale: outside.locale }]);
  change.also({
    sql: "insert into settings (key, value) values ('workspace', ?) on conflict do nothing",
    args: [JSON.stringify({ name: workspace.name, version: 1 })],
  });
  try {
    await change.commit(undefined);
  } catch (thrown) {
    if (!constraintOf(thrown)?.includes("members.")) throw thrown; // the same was done at the same moment
  }
  return { ctx, owner };
}

/** Opens a furnished workspace for its owner, whose account is there or comes in the same batch. Stops the batch when it is open already. */
export function openWorkspace(workspaceId: string, owner: Person, outside: Pick<Outside, "now" | "origin">): Statement[] {
  const { now, origin } = outside;
  return [
    { sql: "update workspaces set state = 'ready' where id = ? and state = 'creating'", args: [workspaceId] },
    directoryGuard(1),
    { sql: "insert into inbound_addresses (token, workspace_id, created_at) values (?, ?, ?)", args: [inboundToken(), workspaceId, now] },
    {
      sql: "insert into memberships (user_id, workspace_id, role, created_at) values (?, ?, 'owner', ?)",
      args: [owner.id, workspaceId, now],
    },
    accountEvent({ workspaceId, userId: owner.id, action: "workspace.created", target: workspaceId, origin }, now),
  ];
}

/** What stands before the @ of a workspace's own address: letters and digits, hard to guess. */
const inboundToken = (): string =>
  randomToken()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 24);

export const newWorkspaceId = (now: number): string => newId("workspace", now);
