import { accountEvent } from "../audit/account-events.ts";
import type { Origin, Role, StoredWorkspace } from "../core/context.ts";
import type { Database, Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { randomToken, sha256 } from "../core/secrets.ts";
import { DAY, HOUR, MINUTE } from "../core/time.ts";
import { ACCESS_PREFIX, appOf, TOKEN_COLUMNS, TOKEN_JOINS, type TokenRow } from "../oauth/tokens.ts";
import type { Visit } from "./visit.ts";

export const SESSION_MS = 30 * DAY;
const FRESH_MS = 30_000;
const REMEMBERED_AT_MOST = 1_000;
/** Requests that were under way with the old token when the session got a new one still go through. */
const GRACE_MS = MINUTE;
const SEEN_EVERY_MS = 15 * MINUTE;

/** Somebody who may enter, and where. */
export interface Identity {
  member: { id: string; name: string; email: string; role: Role };
  /** Of a role of the workspace's own: its policy, JSON. */
  policy?: string | null;
  /** What a key or an app's token is for; null or left out: all that its member may. */
  scopes?: string[] | null;
  workspace: StoredWorkspace;
  keyId?: string;
  /** The session's token is to be replaced: it was given out for another role. */
  mustRotate?: boolean;
  /** Set where an app acts with a token, which opens one of the two doors. */
  app?: { id: string; grantId: string; name: string; audience: "mcp" | "api" };
}

const remembered = new Map<string, { identity: Identity; at: number }>();

/** Nothing that was remembered holds after a sign-out, a revocation or a change of role. */
export const forgetIdentities = (): void => remembered.clear();

/** Who holds this session token or API key. Reads may rely on what was found up to 30 s ago; everything else asks again. */
export async function identify(directory: Database, token: string, now: number, mayRemember: boolean): Promise<Identity | undefined> {
  const hash = sha256(token);
  const known = remembered.get(hash);
  if (mayRemember && known && now - known.at < FRESH_MS) return known.identity;
  const identity = await find(directory, token, hash, now);
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
  if (identity && !identity.mustRotate) remembered.set(hash, { identity, at: now });
  else remembered.delete(hash);
  return identity;
}

function find(directory: Database, token: string, hash: string, now: number): Promise<Identity | undefined> {
  if (token.startsWith(KEY_PREFIX)) return ofKey(directory, hash, now);
  return token.startsWith(ACCESS_PREFIX) ? ofToken(directory, hash, now) : ofSession(directory, hash, now);
}

export const KEY_PREFIX = "rel_";

/** A member of a workspace, as the directory has them: what a session or key stands for. */
export interface Holder {
  userId: string;
  userName: string;
  email: string;
  role: Role;
  policy: string | null;
  workspaceId: string;
  workspaceName: string;
  databaseUrl: string;
  databaseToken: string | null;
  schemaVersion: number;
}

/** Each change asks this before it does anything else, so it stands as SQL, which costs nothing to build. */
export const holderOf = (table: "sessions" | "api_keys" | "oauth_tokens" | "memberships", extra = "") => `
  select users.id as userId, users.name as userName, users.email, memberships.role, roles.policy, workspaces.id as workspaceId,
    workspaces.name as workspaceName, workspaces.database_url as databaseUrl, workspaces.database_token as databaseToken,
    workspaces.schema_version as schemaVersion ${extra}
  from ${table} as given join users on users.id = given.user_id
    join workspaces on workspaces.id = given.workspace_id and workspaces.state = 'ready'
    join memberships on memberships.user_id = given.user_id and memberships.workspace_id = given.workspace_id
    left join roles on roles.id = memberships.role and roles.workspace_id = memberships.workspace_id`;
const OF_SESSION = `${holderOf("sessions", ", given.last_seen_at as lastSeenAt, given.must_rotate as mustRotate")}
  where given.token_hash = ? and given.expires_at > ?`;
const OF_KEY = `${holderOf("api_keys", ", given.id as keyId, given.last_used_at as lastUsedAt, given.scopes")}
  where given.key_hash = ? and given.revoked_at is null and (given.expires_at is null or given.expires_at > ?)`;

const OF_MEMBER = `${holderOf("memberships")} where given.user_id = ? and given.workspace_id = ?`;
const OF_TOKEN = `${holderOf("oauth_tokens", TOKEN_COLUMNS)} ${TOKEN_JOINS}`;

async function ofToken(directory: Database, hash: string, now: number): Promise<Identity | undefined> {
  const [row] = await directory.rows<Holder & TokenRow>({ sql: OF_TOKEN, args: [hash, now] });
  return row && { ...identityOf(row), ...(await appOf(directory, row, now)) };
}

async function ofSession(directory: Database, hash: string, now: number): Promise<Identity | undefined> {
  const [row] = await directory.rows<Holder & { lastSeenAt: number; mustRotate: number }>({ sql: OF_SESSION, args: [hash, now] });
  if (!row) return undefined;
  if (row.lastSeenAt < now - SEEN_EVERY_MS)
    await directory.write([{ sql: "update sessions set last_seen_at = ? where token_hash = ?", args: [now, hash] }]);
  return row.mustRotate ? { ...identityOf(row), mustRotate: true } : identityOf(row);
}

async function ofKey(directory: Database, hash: string, now: number): Promise<Identity | undefined> {
  const [row] = await directory.rows<Holder & { keyId: string; lastUsedAt: number | null; scopes: string | null }>({
    sql: OF_KEY,
    args: [hash, now],
  });
  if (!row) return undefined;
  if ((row.lastUsedAt ?? 0) < now - HOUR)
    await directory.write([{ sql: "update api_keys set last_used_at = ? where id = ?", args: [now, row.keyId] }]);
  const scopes = row.scopes === null ? null : (JSON.parse(row.scopes) as string[]);
  return { ...identityOf(row), keyId: row.keyId, scopes };
}

/** A member as they would enter themselves, for work in their name; undefined when they are none any more. */
export async function identityOfMember(directory: Database, workspaceId: string, userId: string): Promise<Identity | undefined> {
  const [row] = await directory.rows<Holder>({ sql: OF_MEMBER, args: [userId, workspaceId] });
  return row && identityOf(row);
}

export const identityOf = ({ userId, userName, email, role, policy, workspaceId, workspaceName, ...where }: Holder): Identity => ({
  member: { id: userId, name: userName, email, role },
  policy,
  workspace: {
    ...{ id: workspaceId, name: workspaceName },
    ...{ databaseUrl: where.databaseUrl, databaseToken: where.databaseToken, schemaVersion: where.schemaVersion },
  },
});

/** How somebody showed who they are. */
export type SignInMethod = "password" | "magic_link" | "reset" | "google" | "microsoft" | "passkey";

/** A new session as a statement for the directory's batch of the act that opens it, and its token, which is kept nowhere else. */
export function newSession(
  holder: Pick<Holder, "userId" | "workspaceId">,
  { method, origin }: { method: SignInMethod; origin: Origin },
  now: number,
): { id: string; token: string; statement: Statement } {
  const [id, token] = [newId("session", now), randomToken()];
  const { ip, place, userAgent } = origin;
  const statement = {
    sql: `insert into sessions (token_hash, user_id, workspace_id, created_at, expires_at, user_agent, id, method, ip, place, last_seen_at, proved_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      ...[sha256(token), holder.userId, holder.workspaceId, now, now + SESSION_MS, userAgent?.slice(0, 200) ?? null],
      ...[id, method, ip ?? null, place ?? null, now, now],
    ],
  };
  return { id, token, statement };
}

const CARRIED = "user_id, workspace_id, created_at, user_agent, id, method, ip, place, last_seen_at, proved_at";

/**
 * Gives a session whose holder's role has changed a new token; the old one is worth nothing a minute later, for what is under way.
 * Undefined for whoever comes second.
 */
export async function rotateSession(directory: Database, token: string, now: number): Promise<string | undefined> {
  const [fresh, old] = [randomToken(), sha256(token)];
  await directory.write([
    {
      sql: `insert into sessions (token_hash, expires_at, ${CARRIED}) select ?, ?, ${CARRIED} from sessions where token_hash = ? and must_rotate = 1`,
      args: [sha256(fresh), now + SESSION_MS, old],
    },
    {
      sql: "update sessions set must_rotate = 0, id = '', expires_at = min(expires_at, ?) where token_hash = ? and must_rotate = 1",
      args: [now + GRACE_MS, old],
    },
  ]);
  const won = await directory.rows({ sql: "select 1 from sessions where token_hash = ?", args: [sha256(fresh)] });
  return won.length > 0 ? fresh : undefined;
}

/** Ends a session, if the token is one's; its open pages close. */
export async function signOut({ directory, ports, origin, now }: Visit, token: string): Promise<void> {
  const hash = sha256(token);
  forgetIdentities();
  const [open] = await directory.rows<{ userId: string; workspaceId: string; id: string }>({
    sql: "select user_id as userId, workspace_id as workspaceId, id from sessions where token_hash = ?",
    args: [hash],
  });
  if (!open) return;
  await directory.write([
    { sql: "delete from sessions where token_hash = ?", args: [hash] },
    accountEvent({ workspaceId: open.workspaceId, userId: open.userId, action: "session.closed", target: open.id, origin }, now),
  ]);
  await ports.hubOf(open.workspaceId).closeSocketsOf(hash);
}

/** Every session of a user, as a statement for the batch of the act that ends them; `sendAway` follows it. */
export const endSessionsOf = (userId: string): Statement => ({ sql: "delete from sessions where user_id = ?", args: [userId] });

/** After a user's sessions have ended: what this isolate remembers goes, and so do the open pages in every workspace of theirs. */
export async function sendAway({ directory, ports }: Pick<Visit, "directory" | "ports">, userId: string): Promise<void> {
  forgetIdentities();
  const workspaces = await directory.rows<{ id: string }>({
    sql: "select workspace_id as id from memberships where user_id = ?",
    args: [userId],
  });
  await Promise.all(workspaces.map(({ id }) => ports.hubOf(id).closeSocketsOf(userId)));
}
