import type { Database, Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { cleanLine } from "../core/text.ts";
import { DAY, HOUR } from "../core/time.ts";
import type { Registration } from "./oauth.schema.ts";
import { OAuthError } from "./oauth-error.ts";
import { hostOfRedirect, isRegistered, kindOfRedirect } from "./redirects.rules.ts";

/** An app as it registered itself. */
export interface OAuthClient {
  id: string;
  name: string;
  redirectUris: string[];
}

const FROM_ONE_PLACE = 20;
const IN_ALL = 500;
const UNUSED_MS = 30 * DAY;

/**
 * Registers an app: public, with a name that nobody has checked. At most 20 an hour from one place and 500 in all.
 * `from` is a hash of where the request comes from; where that is not known, only the number in all counts, or anybody could use up
 * everybody's.
 */
export async function registerClient(
  directory: Database,
  input: Registration,
  from: string | undefined,
  now: number,
): Promise<OAuthClient> {
  requireRegistrable(input);
  const name = cleanLine(input.client_name ?? "") || hostOfRedirect(input.redirect_uris[0] ?? "");
  const place = from ?? "";
  const client = { id: newId("app", now), name, redirectUris: [...new Set(input.redirect_uris)] };
  const [made] = await directory.rows<{ id: string }>({
    sql: `insert into oauth_clients (id, name, redirect_uris, registered_at, registered_from) select ?, ?, ?, ?, ?
      where (? = '' or (select count(*) from oauth_clients where registered_from = ? and registered_at > ?) < ?)
        and (select count(*) from oauth_clients where registered_at > ?) < ? returning id`,
    args: [
      ...[client.id, name, JSON.stringify(client.redirectUris), now, place],
      ...[place, place, now - HOUR, FROM_ONE_PLACE, now - HOUR, IN_ALL],
    ],
  });
  if (!made) throw new OAuthError("temporarily_unavailable", "Too many apps registered within an hour. Try again later.", 429);
  return client;
}

function requireRegistrable({ redirect_uris, token_endpoint_auth_method: method, grant_types, response_types }: Registration): void {
  for (const uri of redirect_uris)
    if (!kindOfRedirect(uri))
      throw new OAuthError(
        "invalid_redirect_uri",
        "redirect_uris must be https, http on localhost, 127.0.0.1 or [::1], or an app's own scheme, without fragment or credentials",
      );
  if (method !== undefined && method !== "none")
    throw new OAuthError("invalid_client_metadata", "token_endpoint_auth_method must be none: apps are public clients here");
  if (grant_types && !grant_types.includes("authorization_code"))
    throw new OAuthError("invalid_client_metadata", "grant_types must name authorization_code");
  if (response_types && !response_types.includes("code")) throw new OAuthError("invalid_client_metadata", "response_types must name code");
}

export async function findClient(directory: Database, id: string): Promise<OAuthClient | undefined> {
  const [row] = await directory.rows<{ id: string; name: string; redirect_uris: string }>({
    sql: "select id, name, redirect_uris from oauth_clients where id = ?",
    args: [id],
  });
  return row && { id: row.id, name: row.name, redirectUris: JSON.parse(row.redirect_uris) as string[] };
}

/** The address that this client may be answered at, or undefined. It may be left out where only one is registered. */
export function redirectOf(client: OAuthClient, asked: string | undefined): string | undefined {
  if (asked === undefined) return client.redirectUris.length === 1 ? client.redirectUris[0] : undefined;
  return isRegistered(asked, client.redirectUris) ? asked : undefined;
}

/** For cron: what has run out, and apps that nobody connected within a month. */
export const forgetOldOAuth = (now: number): Statement[] => [
  { sql: "delete from oauth_codes where expires_at < ?", args: [now - DAY] },
  { sql: "delete from oauth_tokens where expires_at < ?", args: [now - DAY] },
  {
    sql: "delete from oauth_clients where registered_at < ? and not exists (select 1 from oauth_grants where client_id = oauth_clients.id)",
    args: [now - UNUSED_MS],
  },
];
