import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Role } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { randomToken, sha256 } from "../core/secrets.ts";
import { DAY, HOUR } from "../core/time.ts";
import { apiKeys, memberships, sessions, users, workspaces } from "./identity.table.ts";
import { isPassword } from "./passwords.ts";
import { clearFailures, countTry } from "./throttle.ts";

export const SESSION_MS = 30 * DAY;
const FRESH_MS = 30_000;
const REMEMBERED_AT_MOST = 1_000;

/** Somebody who may enter, and where. */
export interface Identity {
  member: { id: string; name: string; email: string; role: Role };
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

async function ofSession(directory: Database, hash: string, now: number): Promise<Identity | undefined> {
  const [row] = await directory.orm
    .select({ user: users, membership: memberships, workspace: workspaces })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(workspaces, eq(workspaces.id, sessions.workspaceId))
    .innerJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.workspaceId, workspaces.id)))
    .where(and(eq(sessions.tokenHash, hash), gt(sessions.expiresAt, now)));
  return row && identityOf(row);
}

async function ofKey(directory: Database, hash: string, now: number): Promise<Identity | undefined> {
  const [row] = await directory.orm
    .select({ user: users, membership: memberships, workspace: workspaces, keyId: apiKeys.id, lastUsedAt: apiKeys.lastUsedAt })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .innerJoin(workspaces, eq(workspaces.id, apiKeys.workspaceId))
    .innerJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.workspaceId, workspaces.id)))
    .where(and(eq(apiKeys.keyHash, hash), isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now))));
  if (!row) return undefined;
  if ((row.lastUsedAt ?? 0) < now - HOUR)
    await directory.write([{ sql: "update api_keys set last_used_at = ? where id = ?", args: [now, row.keyId] }]);
  return { ...identityOf(row), keyId: row.keyId };
}

type Found = { user: typeof users.$inferSelect; membership: typeof memberships.$inferSelect; workspace: typeof workspaces.$inferSelect };

const identityOf = ({ user, membership, workspace }: Found): Identity => ({
  member: { id: user.id, name: user.name, email: user.email, role: membership.role },
  workspace,
});

/** Opens a session for an address and a password; a wrong one says nothing about whether the address exists. */
export async function signIn(
  directory: Database,
  given: { email: string; password: string; origin: string; userAgent: string | undefined },
  now: number,
): Promise<{ token: string; identity: Identity }> {
  const subject = sha256(`${given.email}\n${given.origin}`);
  await countTry(directory, subject, now);
  const [row] = await directory.orm
    .select({ user: users, membership: memberships, workspace: workspaces })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(eq(users.email, given.email))
    .orderBy(memberships.createdAt)
    .limit(1);
  if (!(await isPassword(given.password, row?.user.passwordHash)) || !row)
    throw new Refusal("unauthenticated", "This e-mail address and password do not belong together", {
      password: "the password of this address",
    });
  const token = randomToken();
  await directory.write([
    { sql: "delete from sessions where user_id = ? and expires_at <= ?", args: [row.user.id, now] },
    clearFailures(subject),
    {
      sql: "insert into sessions (token_hash, user_id, workspace_id, created_at, expires_at, user_agent) values (?, ?, ?, ?, ?, ?)",
      args: [sha256(token), row.user.id, row.workspace.id, now, now + SESSION_MS, given.userAgent?.slice(0, 200) ?? null],
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
