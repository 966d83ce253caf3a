import { accountEvent } from "../audit/account-events.ts";
import type { Origin } from "../core/context.ts";
import type { Database, Statement } from "../core/database.ts";

/** What acts in a user's name without them being there. */
interface Delegate {
  workspaceId: string;
  action: "key.revoked" | "app.disconnected" | "calendar_feed.closed";
  target: string;
}

const DELEGATES = `
  select workspace_id as workspaceId, 'key.revoked' as action, id as target from api_keys where user_id = ? and revoked_at is null
  union select workspace_id, 'app.disconnected', client_id from oauth_grants where user_id = ? and revoked_at is null
  union select workspace_id, 'calendar_feed.closed', target_id from public_links where target_id = ? and kind = 'calendar'`;

/**
 * Ends a user's keys, connected apps and calendar addresses in every workspace, as statements for the batch of the act that ends them;
 * `sendAway` follows it. Each leaves a line in the audit of its workspace.
 */
export async function endDelegatesOf(directory: Database, userId: string, now: number, origin: Origin): Promise<Statement[]> {
  const delegates = await directory.rows<Delegate>({ sql: DELEGATES, args: [userId, userId, userId] });
  return [
    { sql: "update api_keys set revoked_at = ? where user_id = ? and revoked_at is null", args: [now, userId] },
    { sql: "update oauth_grants set revoked_at = ? where user_id = ? and revoked_at is null", args: [now, userId] },
    { sql: "delete from public_links where target_id = ? and kind = 'calendar'", args: [userId] },
    ...delegates.map((delegate) => accountEvent({ ...delegate, userId, origin }, now)),
  ];
}
