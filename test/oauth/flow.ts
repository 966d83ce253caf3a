import { createHash, randomBytes } from "node:crypto";
import type { App } from "../support/app.ts";
import { type Answer, Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";

/** An app as it goes through OAuth, step by step, so that a test may take a wrong one. */

export const REDIRECT = "https://app.example.com/back";

export interface Tokens {
  access_token: string;
  refresh_token: string;
  token_type: string;
  expires_in: number;
  scope: string;
}

export interface OAuthProblem {
  error: string;
  error_description: string;
}

export const pkce = () => {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
};

export async function postForm<Body = OAuthProblem>(
  app: App,
  path: string,
  fields: Record<string, string> | string,
): Promise<Answer<Body>> {
  const body = typeof fields === "string" ? fields : new URLSearchParams(fields).toString();
  return Client.anonymous(app.url).send<Body>("POST", path, body, { headers: { "content-type": "application/x-www-form-urlencoded" } });
}

type Registered = { client_id: string; redirect_uris: string[] } & Partial<OAuthProblem>;

export const register = (app: App, metadata: unknown = { client_name: "Trợ lý thử", redirect_uris: [REDIRECT] }) =>
  Client.anonymous(app.url).post<Registered>("/oauth/register", metadata);

/** An app of its own for each test, as if an hour lay between one and the next. */
export async function newClient(app: App, redirectUris = [REDIRECT]): Promise<string> {
  await databasesOf(app).directory.run("update oauth_clients set registered_at = registered_at - 3600001");
  return (await register(app, { client_name: "Trợ lý thử", redirect_uris: redirectUris })).body.client_id;
}

export interface Wish {
  client_id: string;
  redirect_uri?: string;
  response_type?: string;
  scope?: string;
  state?: string;
  code_challenge?: string;
  code_challenge_method?: string;
  resource?: string;
}

export interface Decision {
  isAllowed?: boolean;
  scopes?: string[];
  workspaceId?: string;
}

export const wishOf = (app: App, clientId: string, challenge: string, more: Partial<Wish> = {}): Wish => ({
  ...{ client_id: clientId, redirect_uri: REDIRECT, response_type: "code", scope: "read write", state: "xyz" },
  ...{ code_challenge: challenge, code_challenge_method: "S256", resource: `${app.url}/mcp` },
  ...more,
});

/** The person's answer on the consent page. */
export const decide = (app: App, person: Client, wish: Wish, { isAllowed = true, scopes, workspaceId }: Decision = {}) =>
  person.post<{ redirectTo: string; code?: string; detail?: string }>("oauth/consent", {
    ...wish,
    isAllowed,
    scopes: scopes ?? (wish.scope ?? "read").split(" "),
    workspaceId: workspaceId ?? app.setUp.workspace.id,
  });

export const codeOf = ({ body }: Answer<{ redirectTo: string }>): string => new URL(body.redirectTo).searchParams.get("code") ?? "";

export interface Connection {
  clientId: string;
  verifier: string;
  code: string;
  redirectUri: string;
}

/** Up to the code. */
export async function askForCode(app: App, person: Client, more: Partial<Wish> = {}): Promise<Connection> {
  const { verifier, challenge } = pkce();
  const redirectUri = more.redirect_uri ?? REDIRECT;
  const clientId = more.client_id ?? (await newClient(app, [redirectUri]));
  const answer = await decide(app, person, wishOf(app, clientId, challenge, more));
  if (answer.status !== 200) throw new Error(`No code: ${JSON.stringify(answer.body)}`);
  return { clientId, verifier, code: codeOf(answer), redirectUri };
}

export const redeem = (app: App, { clientId, verifier, code, redirectUri }: Connection, more: Record<string, string> = {}) =>
  postForm<Tokens & OAuthProblem>(app, "/oauth/token", {
    ...{ grant_type: "authorization_code", client_id: clientId, code, code_verifier: verifier, redirect_uri: redirectUri },
    ...more,
  });

export const refresh = (app: App, clientId: string, token: string, more: Record<string, string> = {}) =>
  postForm<Tokens & OAuthProblem>(app, "/oauth/token", { grant_type: "refresh_token", client_id: clientId, refresh_token: token, ...more });

/** All the way to the tokens. */
export async function connect(app: App, person: Client, more: Partial<Wish> = {}): Promise<Tokens & { clientId: string }> {
  const connection = await askForCode(app, person, more);
  const { status, body } = await redeem(app, connection);
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)}`);
  return { ...body, clientId: connection.clientId };
}

/** Whether a token opens the MCP door. */
export async function opensMcp(app: App, token: string): Promise<number> {
  const message = { jsonrpc: "2.0", id: 1, method: "ping" };
  return (await Client.withKey(app.url, token).post("/mcp", message)).status;
}
