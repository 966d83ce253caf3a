import { eq } from "drizzle-orm";
import type { Role } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { randomToken, sha256 } from "../core/secrets.ts";
import { DAY, HOUR } from "../core/time.ts";
import { sessions } from "./identity.table.ts";
import { isPassword } from "./passwords.ts";
import { clearFailures, countTry } from "./throttle.ts";

export const SESSION_MS = 30 * DAY;
const FRESH_MS = 30_000;
const REMEMBERED_AT_MOST = 1_000;

/** Somebody who may enter, and where. */
export interface Identity {
  member: { id: string; name: string; email: string; role: Role };
  /** Of a role of the workspace's own: its policy, JSON. */
  policy?: string | null;
  /** What a key is for; null or left out: all that its member may. */
  scopes?: string[] | null;
  workspace: { id: string; name: string; databaseUrl: string; schemaVersion: number };
  keyId?: string;
}

const remembered = new Map<string, { identity: Identity; at: number }>();

/** Nothing that was remembered holds after a sign-out, a revocation or a change of role. */
export const forgetIdentities = (): void => remembered.clear();

/** Who holds this session token or API key. Reads may rely on what was found up to 30 s ago; everything else asks again. */
export async function identify(directory: Database, token: string, now: number, mayRemember: boolean): Promise<Identity | undefined> {
  const hash = sha256(token);
  const known = remembered.get(hash);
  if (mayRemember && known && now - known.at < FRESH_MS) return known.identity;
  const identity = token.startsWith(KEY_PREFIX) ? await ofKey(directory, hash, now) : await ofSession(directory, hash, now);
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
  if (identity) remembered.set(hash, { identity, at: now });
  else remembered.delete(hash);
  return identity;
}

export const KEY_PREFIX = "rel_";

interface Holder {
  userId: string;
  userName: string;
  email: string;
  role: Role;
  policy: string | null;
  workspaceId: string;
  workspaceName: string;
  databaseUrl: string;
  schemaVersion: number;
}

/** Each change asks this before it does anything else, so it stands as SQL, which costs nothing to build. */
const holderOf = (table: "sessions" | "api_keys" | "memberships", extra = "") => `
  select users.id as userId, users.name as userName, users.email, memberships.role, roles.policy, workspaces.id as workspaceId,
    workspaces.name as workspaceName, workspaces.database_url as databaseUrl, workspaces.schema_version as schemaVersion ${extra}
  from ${table} as given join users on users.id = given.user_id join workspaces on workspaces.id = given.workspace_id
    join memberships on memberships.user_id = given.user_id and memberships.workspace_id = given.workspace_id
    left join roles on roles.id = memberships.role and roles.workspace_id = memberships.workspace_id`;
const OF_SESSION = `${holderOf("sessions")} where given.token_hash = ? and given.expires_at > ?`;
const OF_KEY = `${holderOf("api_keys", ", given.id as keyId, given.last_used_at as lastUsedAt, given.scopes")}
  where given.key_hash = ? and given.revoked_at is null and (given.expires_at is null or given.expires_at > ?)`;

const OF_MEMBER = `${holderOf("memberships")} where given.user_id = ? and given.workspace_id = ?`;
const OF_ADDRESS = `${holderOf("memberships", ", users.password_hash as passwordHash")} where users.email = ? order by given.created_at limit 1`;

async function ofSession(directory: Database, hash: string, now: number): Promise<Identity | undefined> {
  const [row] = await directory.rows<Holder>({ sql: OF_SESSION, args: [hash, now] });
  return row && identityOf(row);
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

const identityOf = ({
  userId,
  userName,
  email,
  role,
  policy,
  workspaceId,
  workspaceName,
  databaseUrl,
  schemaVersion,
}: Holder): Identity => ({
  member: { id: userId, name: userName, email, role },
  policy,
  workspace: { id: workspaceId, name: workspaceName, databaseUrl, schemaVersion },
});

/** Opens a session for an address and a password; a wrong one says nothing about whether the address exists. */
export async function signIn(
  directory: Database,
  given: { email: string; password: string; origin: string; userAgent: string | undefined },
  now: number,
): Promise<{ token: string; identity: Identity }> {
  const subject = sha256(`${given.email}\n${given.origin}`);
  await countTry(directory, subject, now);
  const [row] = await directory.rows<Holder & { passwordHash: string | null }>({ sql: OF_ADDRESS, args: [given.email] });
  if (!(await isPassword(given.password, row?.passwordHash)) || !row)
    throw new Refusal("unauthenticated", "This e-mail address and password do not belong together", {
      password: "the password of this address",
    });
  const token = randomToken();
  await directory.write([
    { sql: "delete from sessions where user_id = ? and expires_at <= ?", args: [row.userId, now] },
    clearFailures(subject),
    {
      sql: "insert into sessions (token_hash, user_id, workspace_id, created_at, expires_at, user_agent) values (?, ?, ?, ?, ?, ?)",
      args: [sha256(token), row.userId, row.workspaceId, now, now + SESSION_MS, given.userAgent?.slice(0, 200) ?? null],
    },
  ]);
  return { token, identity: identityOf(row) };
}

/** Ends a session. Answers which one it was, if it was one. */
export async function signOut(directory: Database, token: string): Promise<{ tokenHash: string; workspaceId: string } | undefined> {
  forgetIdentities();
  const [ended] = await directory.orm
    .delete(sessions)
    .where(eq(sessions.tokenHash, sha256(token)))
    .returning({ tokenHash: sessions.tokenHash, workspaceId: sessions.workspaceId });
  return ended;
}
