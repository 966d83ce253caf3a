import * as oauth from "oauth4webapi";
import { afterAll, describe, expect, test } from "vitest";
import { Database } from "../../src/core/database.ts";
import { registerClient } from "../../src/oauth/clients.ts";
import type { OAuthError } from "../../src/oauth/oauth-error.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import {
  askForCode,
  codeOf,
  connect,
  decide,
  newClient,
  type OAuthProblem,
  opensMcp,
  pkce,
  REDIRECT,
  redeem,
  register,
  wishOf,
} from "./flow.ts";

/** OAuth 2.1 at the doors, until the app has its code: what an independent client makes of it, and everything that is refused. */

const app = await startApp({ empty: true });
const { directory, workspace } = databasesOf(app);
afterAll(() => app.close());

const events = (action: string, target: string) =>
  directory.rows("select user_id, detail from account_events where action = ? and target = ?", action, target);

test("an independent client finds its way from the metadata to the tokens and back out", async () => {
  const plain = { [oauth.allowInsecureRequests]: true };
  const issuer = new URL(app.url);
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { ...plain, algorithm: "oauth2" }));
  const registered = await oauth.dynamicClientRegistrationRequest(as, { client_name: "oauth4webapi", redirect_uris: [REDIRECT] }, plain);
  const client: oauth.Client = await oauth.processDynamicClientRegistrationResponse(registered);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const answer = await decide(app, app.owner, wishOf(app, client.client_id, challenge, { state }));
  const parameters = oauth.validateAuthResponse(as, client, new URL(answer.body.redirectTo), state);
  const redeemed = await oauth.authorizationCodeGrantRequest(as, client, oauth.None(), parameters, REDIRECT, verifier, {
    ...plain,
    additionalParameters: { resource: `${app.url}/mcp` },
  });
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, redeemed);
  expect(tokens).toMatchObject({ token_type: "bearer", expires_in: 3_600, scope: "read write" });
  expect(await opensMcp(app, tokens.access_token)).toBe(200);
  const again = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token ?? "", plain);
  const next = await oauth.processRefreshTokenResponse(as, client, again);
  expect(await opensMcp(app, next.access_token)).toBe(200);
  await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, oauth.None(), next.refresh_token ?? "", plain));
  expect([await opensMcp(app, tokens.access_token), await opensMcp(app, next.access_token)]).toEqual([401, 401]);
});

test("the documents say what is true", async () => {
  const read = async (path: string) => (await Client.anonymous(app.url).get<Record<string, unknown>>(path)).body;
  expect(await read("/.well-known/oauth-authorization-server")).toMatchObject({
    issuer: app.url,
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["none"],
    authorization_response_iss_parameter_supported: true,
  });
  expect(await read("/.well-known/oauth-protected-resource/mcp")).toMatchObject({
    resource: `${app.url}/mcp`,
    authorization_servers: [app.url],
  });
  expect(await read("/.well-known/oauth-protected-resource")).toMatchObject({ resource: app.url });
  for (const path of ["/.well-known/openid-configuration", "/.well-known/", "/oauth/nothing"])
    expect((await Client.anonymous(app.url).get(path)).status, path).toBe(404);
  for (const path of ["/oauth/token", "/oauth/register", "/oauth/revoke"]) {
    const answer = await Client.anonymous(app.url).get(path);
    expect([path, answer.status, answer.headers.get("allow")]).toEqual([path, 405, "POST"]);
  }
});

test("secrets are kept as hashes, also where a repeat of the request would find them", async () => {
  const { verifier, challenge } = pkce();
  const client_id = await newClient(app);
  const body = { ...wishOf(app, client_id, challenge), isAllowed: true, scopes: ["read"], workspaceId: app.setUp.workspace.id };
  const answer = await app.owner.post<{ redirectTo: string }>("oauth/consent", body, { idempotencyKey: "consent-once" });
  const code = codeOf(answer);
  const { access_token, refresh_token } = (await redeem(app, { clientId: client_id, verifier, code, redirectUri: REDIRECT })).body;
  const kept = JSON.stringify([
    ...(await Promise.all(["oauth_codes", "oauth_tokens", "account_events"].map((table) => directory.rows(`select * from ${table}`)))),
    await workspace.rows("select * from idempotency"),
  ]);
  for (const secret of [code, verifier, access_token, refresh_token]) expect(kept).not.toContain(secret);
  expect(await events("app.connected", client_id)).toMatchObject([{ user_id: expect.stringMatching(/^usr_/) }]);
});

test("where nobody says from where apps register, one who registers many takes nothing from the others", async () => {
  await directory.run("update oauth_clients set registered_at = registered_at - 3600001");
  const many = await Promise.all(Array.from({ length: 25 }, () => register(app)));
  expect(many.map(({ status }) => status)).toEqual(Array.from({ length: 25 }, () => 201));
});

describe("registration refuses", () => {
  const good = { redirect_uris: [REDIRECT] };
  test.each<[string, unknown, string]>([
    ["no addresses", { client_name: "x" }, "invalid_client_metadata"],
    ["an empty list", { redirect_uris: [] }, "invalid_client_metadata"],
    ["too many", { redirect_uris: Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`) }, "invalid_client_metadata"],
    ["what is no text", { redirect_uris: [7] }, "invalid_client_metadata"],
    ["plain http", { redirect_uris: ["http://a.example/"] }, "invalid_redirect_uri"],
    ["a script", { redirect_uris: [REDIRECT, "javascript:alert(1)"] }, "invalid_redirect_uri"],
    ["a secret", { ...good, token_endpoint_auth_method: "client_secret_basic" }, "invalid_client_metadata"],
    ["other grants alone", { ...good, grant_types: ["client_credentials"] }, "invalid_client_metadata"],
    ["the implicit flow", { ...good, response_types: ["token"] }, "invalid_client_metadata"],
    ["a long name", { ...good, client_name: "x".repeat(101) }, "invalid_client_metadata"],
    ["a list", [], "invalid_client_metadata"],
  ])("%s", async (_name, metadata, error) => {
    const answer = await register(app, metadata);
    expect([answer.status, answer.body.error]).toEqual([400, error]);
  });

  test("what is no JSON, or too much of it", async () => {
    const json = { "content-type": "application/json" };
    const send = (body: string, headers = json) =>
      Client.anonymous(app.url).send<OAuthProblem>("POST", "/oauth/register", body, { headers });
    expect([(await send("{")).status, (await send(JSON.stringify({ ...good, x: "x".repeat(20_000) }))).status]).toEqual([400, 413]);
    expect((await send(JSON.stringify(good), { "content-type": "text/plain" })).status).toBe(415);
  });

  test("more than twenty within an hour from one place, and takes up again after it", async () => {
    const edge = new Database(`${app.runtime.libsql.url}/directory/`, app.runtime.libsql.token);
    const now = Date.now() + 7_200_000;
    const from = (place: string, at = now) =>
      registerClient(edge, good, place, at).then(
        () => 201,
        (thrown: OAuthError) => thrown.code,
      );
    const answers = await Promise.all(Array.from({ length: 25 }, () => from("here")));
    expect(answers.filter((answer) => answer === 201)).toHaveLength(20);
    expect(answers.filter((answer) => answer !== 201)).toEqual(Array(5).fill("temporarily_unavailable"));
    expect([await from("elsewhere"), await from("here", now + 3_600_001)]).toEqual([201, 201]);
    await directory.run("delete from oauth_clients where registered_at >= ?", now);
  });

  test("a name that would deceive is kept as one clean line", async () => {
    const { body } = await register(app, { client_name: " Re\u202elata\n  chính thức\u0000 ", redirect_uris: [REDIRECT] });
    expect(await directory.row("select name from oauth_clients where id = ?", body.client_id)).toEqual({ name: "Relata chính thức" });
  });
});

describe("a request with an unknown app or address is shown and never answered", () => {
  test.each<[string, (clientId: string) => object]>([
    ["an app that is none", () => ({ client_id: "app_01H0000000000000000000000X" })],
    ["no address where there are two", () => ({ redirect_uri: undefined })],
    ["another address", () => ({ redirect_uri: "https://evil.example/back" })],
    ["a deeper one", () => ({ redirect_uri: `${REDIRECT}/deeper` })],
    ["a query on it", () => ({ redirect_uri: `${REDIRECT}?next=https://evil.example` })],
  ])("%s", async (_name, spoil) => {
    const { challenge } = pkce();
    const client_id = await newClient(app, [REDIRECT, "https://app.example.com/other"]);
    const wish = { ...wishOf(app, client_id, challenge), ...spoil(client_id) };
    const answer = await decide(app, app.owner, wish);
    expect([answer.status, answer.body.redirectTo]).toEqual([422, undefined]);
    const query = new URLSearchParams(JSON.parse(JSON.stringify(wish)) as Record<string, string>);
    expect((await app.owner.get(`oauth/consent?${query}`)).status).toBe(422);
  });
});

describe("whatever else is wrong with a request is told to the app, with its state and who says so", () => {
  test.each<[string, object, string]>([
    ["no PKCE", { code_challenge: undefined, code_challenge_method: undefined }, "invalid_request"],
    ["plain PKCE", { code_challenge_method: "plain" }, "invalid_request"],
    ["a short challenge", { code_challenge: "short" }, "invalid_request"],
    ["the implicit flow", { response_type: "token" }, "unsupported_response_type"],
    ["no response type", { response_type: undefined }, "unsupported_response_type"],
    ["an unknown scope", { scope: "read everything" }, "invalid_scope"],
    ["another's resource", { resource: "https://other.example/mcp" }, "invalid_target"],
  ])("%s", async (_name, spoil, error) => {
    const client_id = await newClient(app);
    const answer = await decide(app, app.owner, { ...wishOf(app, client_id, pkce().challenge), ...spoil }, { scopes: ["read"] });
    const back = new URL(answer.body.redirectTo);
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error, state: "xyz", iss: app.url });
    expect(back.searchParams.has("code")).toBe(false);
  });

  test("and so is a no", async () => {
    const client_id = await newClient(app);
    const { body } = await decide(app, app.owner, wishOf(app, client_id, pkce().challenge), { isAllowed: false });
    expect(Object.fromEntries(new URL(body.redirectTo).searchParams)).toMatchObject({ error: "access_denied", state: "xyz", iss: app.url });
    expect(await directory.count("oauth_grants", "client_id = ?", client_id)).toBe(0);
  });
});

describe("consent is a person's, on our own page", () => {
  const body = async () => ({
    ...wishOf(app, await newClient(app), pkce().challenge),
    ...{ isAllowed: true, scopes: ["read"], workspaceId: app.setUp.workspace.id },
  });

  test("not a key's, not a token's, nobody's from elsewhere", async () => {
    const { client } = await addPerson(app, "admin");
    expect((await client.post("oauth/consent", await body())).status).toBe(403);
    const { access_token } = await connect(app, app.owner, { resource: app.url });
    expect((await Client.withKey(app.url, access_token).post("oauth/consent", await body())).status).toBe(403);
    for (const origin of ["https://evil.example", "null", ""])
      expect((await app.owner.post("oauth/consent", await body(), { headers: { origin } })).status, origin).toBe(403);
    expect((await Client.anonymous(app.url).post("oauth/consent", await body())).status).toBe(401);
  });

  test("the page cannot be framed, and is kept nowhere", { timeout: 120_000 }, async () => {
    const page = await startApp({ empty: true, page: true });
    try {
      const { headers, status } = await Client.anonymous(page.url).get("/oauth/authorize?client_id=x");
      expect([status, headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual(["no-store", "no-referrer"]);
    } finally {
      await page.close();
    }
  });

  test("grants only what was asked for, in a workspace of the person's own", async () => {
    const given = await body();
    for (const spoil of [{ scopes: ["read", "contacts:write"], scope: "read" }, { scopes: [] }, { workspaceId: "wsp_other" }])
      expect((await app.owner.post("oauth/consent", { ...given, ...spoil })).status, JSON.stringify(spoil)).toBe(422);
    const { clientId, ...connection } = await askForCode(app, app.owner, { scope: "read contacts:write" });
    expect((await redeem(app, { clientId, ...connection })).body.scope).toBe("read contacts:write");
  });

  test("what was granted before is remembered, but only where nobody else can listen", async () => {
    const https = await connect(app, app.owner, { scope: "read" });
    const describe = async (clientId: string, more: object = {}) => {
      const query = new URLSearchParams({ ...wishOf(app, clientId, pkce().challenge, { scope: "read" }), ...more } as Record<
        string,
        string
      >);
      return (await app.owner.get<{ isRemembered: boolean; app: object; workspaces: object[] }>(`oauth/consent?${query}`)).body;
    };
    expect(await describe(https.clientId)).toMatchObject({
      isRemembered: true,
      app: { name: "Trợ lý thử", host: "app.example.com" },
      workspaces: [{ id: app.setUp.workspace.id, isOpen: true }],
    });
    expect((await describe(https.clientId, { scope: "read write" })).isRemembered).toBe(false);
    expect((await describe(https.clientId, { prompt: "consent" })).isRemembered).toBe(false);
    const loopback = "http://127.0.0.1:1234/back";
    const local = await connect(app, app.owner, { scope: "read", redirect_uri: loopback });
    expect((await describe(local.clientId, { redirect_uri: loopback })).isRemembered).toBe(false);
  });
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
