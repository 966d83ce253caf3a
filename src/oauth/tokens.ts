import { createHash } from "node:crypto";
import type { Database } from "../core/database.ts";
import { randomToken, sameText, sha256 } from "../core/secrets.ts";
import { HOUR } from "../core/time.ts";
import { findGrant, type Grant, IDLE_MS, revocation } from "./grants.ts";
import { OAuthError } from "./oauth-error.ts";
import { type Audience, audienceOf, effectiveScopes, scopesOf } from "./requests.rules.ts";

export const ACCESS_PREFIX = "rat_";
const REFRESH_PREFIX = "rrt_";
export const ACCESS_MS = HOUR;

export interface TokenAnswer {
  access_token: string;
  token_type: "Bearer";
  /** Seconds. */
  expires_in: number;
  refresh_token: string;
  scope: string;
}

export type Form = ReadonlyMap<string, string>;

/** The token endpoint (RFC 6749 3.2): a code or a refresh token for an access token of an hour and the next refresh token. */
export async function exchange(directory: Database, form: Form, publicUrl: string, now: number): Promise<TokenAnswer> {
  const kind = form.get("grant_type");
  if (kind === "authorization_code") return redeemCode(directory, form, publicUrl, now);
  if (kind === "refresh_token") return refresh(directory, form, publicUrl, now);
  throw new OAuthError("unsupported_grant_type", "grant_type must be authorization_code or refresh_token");
}

/** A code or refresh token as it is kept, with the grant that it came of. */
interface Kept {
  grantId: string;
  expiresAt: number;
  usedAt: number | null;
}

/**
 * One statement takes the code, so of many at once one gets it. Whoever comes after that, or with the wrong proof, ends what came of it.
 */
async function redeemCode(directory: Database, form: Form, publicUrl: string, now: number): Promise<TokenAnswer> {
  const hash = sha256(required(form, "code"));
  const [clientId, verifier] = [required(form, "client_id"), required(form, "code_verifier")];
  const [kept] = await directory.rows<Kept & { redirectUri: string; challenge: string }>({
    sql: `select grant_id as grantId, expires_at as expiresAt, used_at as usedAt, redirect_uri as redirectUri, challenge
      from oauth_codes where code_hash = ?`,
    args: [hash],
  });
  const isTheirs = (grant: Grant): boolean =>
    grant.clientId === clientId &&
    form.get("redirect_uri") === kept?.redirectUri &&
    /^[\w.~-]{43,128}$/.test(verifier) &&
    sameText(createHash("sha256").update(verifier).digest("base64url"), kept?.challenge ?? "");
  const grant = await requireUsable(directory, kept, isTheirs, now);
  requireTarget(form, grant, publicUrl);
  await take(directory, "oauth_codes", "code_hash", hash, grant, now);
  return issue(directory, grant, grant.scopes, now);
}

async function refresh(directory: Database, form: Form, publicUrl: string, now: number): Promise<TokenAnswer> {
  const hash = sha256(required(form, "refresh_token"));
  const clientId = required(form, "client_id");
  const [kept] = await directory.rows<Kept>({
    sql: "select grant_id as grantId, expires_at as expiresAt, used_at as usedAt from oauth_tokens where token_hash = ? and kind = 'refresh'",
    args: [hash],
  });
  const grant = await requireUsable(directory, kept, (each) => each.clientId === clientId, now);
  requireTarget(form, grant, publicUrl);
  const scopes = narrowed(form, grant);
  await take(directory, "oauth_tokens", "token_hash", hash, grant, now);
  return issue(directory, grant, scopes, now);
}

async function requireUsable(
  directory: Database,
  kept: Kept | undefined,
  isTheirs: (grant: Grant) => boolean,
  now: number,
): Promise<Grant> {
  const grant = kept && (await findGrant(directory, kept.grantId));
  if (!kept || !grant || grant.revokedAt !== null) throw refused();
  if (kept.usedAt !== null || !isTheirs(grant)) return refuseStolen(directory, grant, now);
  if (kept.expiresAt <= now) throw refused();
  return grant;
}

async function take(directory: Database, table: string, key: string, hash: string, grant: Grant, now: number): Promise<void> {
  const taken = await directory.rows({
    sql: `update ${table} set used_at = ? where ${key} = ? and used_at is null returning grant_id`,
    args: [now, hash],
  });
  if (taken.length === 0) await refuseStolen(directory, grant, now);
}

/** What comes a second time was seen by somebody who should not have it: nothing of its grant is trusted further. */
async function refuseStolen(directory: Database, grant: Grant, now: number): Promise<never> {
  await directory.write(revocation([grant], null, "app.token_reused", now));
  throw refused();
}

const refused = (): OAuthError =>
  new OAuthError("invalid_grant", "This code or token is not valid: it has run out, was used or revoked, or belongs to another app");

function narrowed(form: Form, grant: Grant): string[] {
  if (!form.has("scope")) return grant.scopes;
  const scopes = scopesOf(form.get("scope"));
  if (!scopes || scopes.some((scope) => !grant.scopes.includes(scope)))
    throw new OAuthError("invalid_scope", `scope may name ${grant.scopes.join(" ")} and no more`);
  return scopes;
}

/** The resource named at the token endpoint must be the one that was consented to (RFC 8707 2.2). */
function requireTarget(form: Form, { audience }: Grant, publicUrl: string): void {
  if (form.has("resource") && audienceOf(form.get("resource"), publicUrl) !== audience)
    throw new OAuthError("invalid_target", "resource must be the one that was consented to");
}

async function issue(directory: Database, grant: Grant, scopes: string[], now: number): Promise<TokenAnswer> {
  const [access, next] = [`${ACCESS_PREFIX}${randomToken()}`, `${REFRESH_PREFIX}${randomToken()}`];
  const insert = (kind: "access" | "refresh", token: string, expiresAt: number) => ({
    sql: `insert into oauth_tokens (token_hash, grant_id, user_id, workspace_id, kind, scopes, expires_at)
      select ?, id, user_id, workspace_id, ?, ?, ? from oauth_grants where id = ? and revoked_at is null`,
    args: [sha256(token), kind, JSON.stringify(scopes), expiresAt, grant.id],
  });
  await directory.write([
    insert("access", access, now + ACCESS_MS),
    insert("refresh", next, now + IDLE_MS),
    { sql: "update oauth_grants set last_used_at = ? where id = ?", args: [now, grant.id] },
  ]);
  return { access_token: access, token_type: "Bearer", expires_in: ACCESS_MS / 1_000, refresh_token: next, scope: scopes.join(" ") };
}

function required(form: Form, name: string): string {
  const value = form.get(name);
  if (!value) throw new OAuthError("invalid_request", `${name} is missing`);
  return value;
}

/** The revocation endpoint (RFC 7009): ends the connection that a token belongs to. Says nothing about tokens that are none. */
export async function revokeToken(directory: Database, form: Form, now: number): Promise<string[]> {
  const [held] = await directory.rows<{ grant_id: string }>({
    sql: "select grant_id from oauth_tokens where token_hash = ?",
    args: [sha256(required(form, "token"))],
  });
  const grant = held && (await findGrant(directory, held.grant_id));
  if (!grant || grant.revokedAt !== null || grant.clientId !== required(form, "client_id")) return [];
  await directory.write(revocation([grant], grant.userId, "app.disconnected", now));
  return [grant.id];
}

/** What an access token says besides who holds it: columns and joins behind those that find the holder of `given`. */
export const TOKEN_COLUMNS = `, given.scopes, g.audience, g.client_id as appId, oauth_clients.name as appName, g.id as grantId,
  g.last_used_at as lastUsedAt`;
export const TOKEN_JOINS = `join oauth_grants g on g.id = given.grant_id join oauth_clients on oauth_clients.id = g.client_id
  where given.token_hash = ? and given.kind = 'access' and given.expires_at > ? and g.revoked_at is null`;

export interface TokenRow {
  scopes: string;
  audience: Audience;
  appId: string;
  appName: string;
  grantId: string;
  lastUsedAt: number;
}

/** The app that holds a token, and what it may; once an hour the use is noted. */
export async function appOf(directory: Database, row: TokenRow, now: number) {
  if (row.lastUsedAt < now - HOUR)
    await directory.write([{ sql: "update oauth_grants set last_used_at = ? where id = ?", args: [now, row.grantId] }]);
  const { appId: id, grantId, appName: name, audience } = row;
  return { scopes: effectiveScopes(JSON.parse(row.scopes) as string[]), app: { id, grantId, name, audience } };
}
