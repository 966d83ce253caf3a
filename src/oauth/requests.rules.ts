import { KEY_SCOPES } from "../access/scopes.rules.ts";
import type { AuthorizationRequest } from "./oauth.schema.ts";

/** What an app may ask for. Pure. */

export type Audience = "mcp" | "api";

/** What clients ask everybody for and nobody here gives: passed over (RFC 6749 3.3). */
const PASSED_OVER = new Set(["openid", "profile", "email", "offline_access"]);
const DEFAULT_SCOPES = ["read"];

/** What an app may be given: never what would let it hand out rights. */
export const APP_SCOPES: readonly string[] = KEY_SCOPES.filter((scope) => !/^(?:members|teams|settings|audit):write$/.test(scope));
const WRITES = APP_SCOPES.filter((scope) => scope.endsWith(":write"));

/** What granted scopes come to: of an app, `write` stands for the nouns that it can name, and not for keys, roles and members. */
export const effectiveScopes = (granted: readonly string[]): string[] => granted.flatMap((scope) => (scope === "write" ? WRITES : [scope]));

/** The scopes of a text, each once; undefined where one is unknown. */
export function scopesOf(text: string | undefined): string[] | undefined {
  const asked = [...new Set((text ?? "").split(" ").filter((scope) => scope && !PASSED_OVER.has(scope)))];
  if (asked.some((scope) => !APP_SCOPES.includes(scope))) return undefined;
  return asked.length > 0 ? asked : DEFAULT_SCOPES;
}

/** Which of the two doors a resource indicator (RFC 8707) names; without one, the API. */
export function audienceOf(resource: string | undefined, publicUrl: string): Audience | undefined {
  if (resource === undefined) return "api";
  const asked = canonical(resource);
  if (asked === undefined) return undefined;
  if (asked === canonical(`${publicUrl}/mcp`)) return "mcp";
  return [publicUrl, `${publicUrl}/api/v1`].some((each) => canonical(each) === asked) ? "api" : undefined;
}

export const resourceOf = (audience: Audience, publicUrl: string): string => (audience === "mcp" ? `${publicUrl}/mcp` : publicUrl);

function canonical(uri: string): string | undefined {
  const url = URL.parse(uri);
  if (!url || uri.includes("#") || url.username || url.password) return undefined;
  return url.href.replace(/\/$/, "");
}

export interface RequestError {
  error: "invalid_request" | "unsupported_response_type" | "invalid_scope" | "invalid_target";
  error_description: string;
}

/** What is wrong with a request whose app and address are known, so that the app may be told; undefined where nothing is. */
export function errorOf(request: AuthorizationRequest, publicUrl: string): RequestError | undefined {
  const refuse = (error: RequestError["error"], error_description: string): RequestError => ({ error, error_description });
  if (request.response_type !== "code") return refuse("unsupported_response_type", "response_type must be code");
  if (request.code_challenge_method !== "S256") return refuse("invalid_request", "PKCE with code_challenge_method=S256 is required");
  if (!/^[\w-]{43}$/.test(request.code_challenge ?? "")) return refuse("invalid_request", "code_challenge must be a SHA-256 in base64url");
  if (!scopesOf(request.scope))
    return refuse("invalid_scope", `Scopes are ${APP_SCOPES.slice(0, 4).join(", ")} and so on, see the metadata`);
  if (!audienceOf(request.resource, publicUrl)) return refuse("invalid_target", `resource must be ${publicUrl}/mcp or ${publicUrl}`);
  return undefined;
}
