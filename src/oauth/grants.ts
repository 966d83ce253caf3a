import { accountEvent } from "../audit/account-events.ts";
import type { Origin } from "../core/context.ts";
import type { Database, Statement } from "../core/database.ts";
import { DAY } from "../core/time.ts";

/** A refresh token, and with it the app's connection, runs out when it is not used for so long. */
export const IDLE_MS = 60 * DAY;

/** Of a grant `g`: neither revoked nor forgotten. Takes one argument, `liveSince(now)`. */
export const LIVE = "g.revoked_at is null and g.last_used_at > ?";
export const liveSince = (now: number): number => now - IDLE_MS;

export interface Grant {
  id: string;
  clientId: string;
  userId: string;
  workspaceId: string;
  audience: "mcp" | "api";
  scopes: string[];
  revokedAt: number | null;
}

export async function findGrant(directory: Database, id: string): Promise<Grant | undefined> {
  const [row] = await directory.rows<Omit<Grant, "scopes"> & { scopes: string }>({
    sql: `select id, client_id as clientId, user_id as userId, workspace_id as workspaceId, audience, scopes, revoked_at as revokedAt
      from oauth_grants where id = ?`,
    args: [id],
  });
  return row && { ...row, scopes: JSON.parse(row.scopes) as string[] };
}

/** Ends grants, and with them every code and token that came of them. `actor` is null where the protocol itself found them out. */
export function revocation(
  grants: Pick<Grant, "id" | "clientId" | "workspaceId">[],
  actor: string | null,
  action: string,
  now: number,
  origin: Origin = {},
): Statement[] {
  const apps = new Map(grants.map(({ clientId, workspaceId }) => [`${clientId} ${workspaceId}`, { clientId, workspaceId }]));
  return [
    {
      sql: "update oauth_grants set revoked_at = ? where revoked_at is null and id in (select value from json_each(?))",
      args: [now, JSON.stringify(grants.map(({ id }) => id))],
    },
    ...[...apps.values()].map(({ clientId, workspaceId }) =>
      accountEvent({ workspaceId, userId: actor, action, target: clientId, origin }, now),
    ),
  ];
}
