import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { askForCode, connect, newClient, opensMcp, pkce, postForm, redeem, refresh } from "./flow.ts";

/** OAuth 2.1 at the doors, from the code on: how tokens are got, what they open, and how they end. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
afterAll(() => app.close());

const events = (action: string, target: string) =>
  directory.rows("select user_id, detail from account_events where action = ? and target = ?", action, target);

describe("the token endpoint refuses", () => {
  test.each<[string, (form: Record<string, string>) => void, string]>([
    ["no grant type", (form) => delete form.grant_type, "unsupported_grant_type"],
    ["the password grant", (form) => Object.assign(form, { grant_type: "password" }), "unsupported_grant_type"],
    ["no code", (form) => delete form.code, "invalid_request"],
    ["no app", (form) => delete form.client_id, "invalid_request"],
    ["no verifier", (form) => delete form.code_verifier, "invalid_request"],
    ["another code", (form) => Object.assign(form, { code: "x" }), "invalid_grant"],
    ["another's app", (form) => Object.assign(form, { client_id: "app_01H0000000000000000000000X" }), "invalid_grant"],
    ["another verifier", (form) => Object.assign(form, { code_verifier: pkce().verifier }), "invalid_grant"],
    ["a short verifier", (form) => Object.assign(form, { code_verifier: "short" }), "invalid_grant"],
    ["another address", (form) => Object.assign(form, { redirect_uri: "https://app.example.com/other" }), "invalid_grant"],
    ["no address", (form) => delete form.redirect_uri, "invalid_grant"],
    ["another resource", (form) => Object.assign(form, { resource: "https://other.example/" }), "invalid_target"],
    ["the other door", (form) => Object.assign(form, { resource: "" }), "invalid_target"],
  ])("%s", async (_name, spoil, error) => {
    const { clientId, code, verifier, redirectUri } = await askForCode(app, app.owner);
    const form: Record<string, string> = {
      ...{ grant_type: "authorization_code", client_id: clientId, code, code_verifier: verifier, redirect_uri: redirectUri },
    };
    spoil(form);
    const answer = await postForm(app, "/oauth/token", form);
    expect([answer.status, answer.body.error, answer.headers.get("cache-control")]).toEqual([400, error, "no-store"]);
    expect(Object.keys(answer.body)).toEqual(["error", "error_description"]);
  });

  test("what is no form, what is there twice, and what is too much", async () => {
    expect((await Client.anonymous(app.url).post("/oauth/token", { grant_type: "refresh_token" })).status).toBe(415);
    expect((await postForm(app, "/oauth/token", "grant_type=a&grant_type=b")).body.error).toBe("invalid_request");
    expect((await postForm(app, "/oauth/token", `grant_type=${"a".repeat(20_000)}`)).status).toBe(413);
  });

  test("a code that has run out", async () => {
    const connection = await askForCode(app, app.owner);
    await directory.run("update oauth_codes set expires_at = ?", Date.now() - 1);
    expect((await redeem(app, connection)).body.error).toBe("invalid_grant");
  });
});

describe("what is used twice ends what came of it", () => {
  test("a code", async () => {
    const connection = await askForCode(app, app.owner);
    const { body } = await redeem(app, connection);
    expect(await opensMcp(app, body.access_token)).toBe(200);
    expect((await redeem(app, connection)).body.error).toBe("invalid_grant");
    expect(await opensMcp(app, body.access_token)).toBe(401);
    expect((await refresh(app, connection.clientId, body.refresh_token)).body.error).toBe("invalid_grant");
    expect(await events("app.token_reused", connection.clientId)).toHaveLength(1);
  });

  test("a code, also long after it has run out", async () => {
    const connection = await askForCode(app, app.owner);
    const { body } = await redeem(app, connection);
    await directory.run("update oauth_codes set expires_at = 1");
    await redeem(app, connection);
    expect(await opensMcp(app, body.access_token)).toBe(401);
  });

  test("a code with the wrong proof, even before the right one comes", async () => {
    const connection = await askForCode(app, app.owner);
    await redeem(app, { ...connection, verifier: pkce().verifier });
    expect((await redeem(app, connection)).body.error).toBe("invalid_grant");
  });

  test("a refresh token", async () => {
    const first = await connect(app, app.owner);
    const second = (await refresh(app, first.clientId, first.refresh_token)).body;
    const third = (await refresh(app, first.clientId, second.refresh_token)).body;
    expect(await opensMcp(app, third.access_token)).toBe(200);
    expect((await refresh(app, first.clientId, first.refresh_token)).body.error).toBe("invalid_grant");
    expect(await opensMcp(app, third.access_token)).toBe(401);
    expect((await refresh(app, first.clientId, third.refresh_token)).body.error).toBe("invalid_grant");
  });

  test("a refresh token that another app brings", async () => {
    const tokens = await connect(app, app.owner);
    const other = await newClient(app);
    expect((await refresh(app, other, tokens.refresh_token)).body.error).toBe("invalid_grant");
    expect(await opensMcp(app, tokens.access_token)).toBe(401);
  });

  test.each(["code", "refresh token"])("of twenty at once with one %s, one is answered", async (what) => {
    const connection = await askForCode(app, app.owner);
    const redeemed = what === "code" ? undefined : (await redeem(app, connection)).body;
    const send = () => (redeemed ? refresh(app, connection.clientId, redeemed.refresh_token) : redeem(app, connection));
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error === "invalid_grant")).toHaveLength(19);
    // Nineteen others had it as well: that the right one came first nobody can know.
    expect(await opensMcp(app, answers.find(({ status }) => status === 200)?.body.access_token ?? "")).toBe(401);
  });
});

describe("tokens", () => {
  test("open the door that they were given for, and no other", async () => {
    const mcp = await connect(app, app.owner);
    expect((await Client.withKey(app.url, mcp.access_token).get("me")).status).toBe(401);
    const api = await connect(app, app.owner, { resource: app.url });
    expect([(await Client.withKey(app.url, api.access_token).get("me")).status, await opensMcp(app, api.access_token)]).toEqual([200, 401]);
    for (const token of [mcp.refresh_token, "rat_", `rat_${"A".repeat(43)}`]) expect(await opensMcp(app, token)).toBe(401);
  });

  test("may no more than was granted, nor what is a person's alone", async () => {
    const { access_token } = await connect(app, app.owner, { resource: app.url, scope: "contacts:read tasks:write" });
    const client = Client.withKey(app.url, access_token);
    expect((await client.get("contacts")).status).toBe(200);
    expect((await client.get("companies")).status).toBe(403);
    expect((await client.post("contacts", { givenName: "x" })).status).toBe(403);
    expect((await client.post("tasks", { title: "x" })).status).toBe(201);
  });

  test("never open what would hand out rights, whatever was granted", async () => {
    const { access_token } = await connect(app, app.owner, { resource: app.url, scope: "read write" });
    const client = Client.withKey(app.url, access_token);
    expect((await client.post("contacts", { givenName: "Được" })).status).toBe(201);
    expect((await client.post("api-keys", { name: "x" })).status).toBe(403);
    expect((await client.get("api-keys")).status).toBe(403);
    expect((await client.post("apps/policy", { mode: "open" })).status).toBe(403);
    expect((await client.patch("settings", { name: "x" }, { version: 1 })).status).toBe(403);
  });

  test("run out after an hour, and the connection after sixty days without use", async () => {
    const tokens = await connect(app, app.owner);
    await directory.run("update oauth_tokens set expires_at = ? where kind = 'access'", Date.now() - 1);
    expect(await opensMcp(app, tokens.access_token)).toBe(401);
    const next = (await refresh(app, tokens.clientId, tokens.refresh_token)).body;
    const [kept] = await directory.rows<{ expires_at: number }>(
      "select max(expires_at) as expires_at from oauth_tokens where kind = 'refresh'",
    );
    expect(Math.round(((kept?.expires_at ?? 0) - Date.now()) / 86_400_000)).toBe(60);
    await directory.run("update oauth_tokens set expires_at = ? where kind = 'refresh'", Date.now() - 1);
    expect((await refresh(app, tokens.clientId, next.refresh_token)).body.error).toBe("invalid_grant");
  });

  test("may be narrowed when refreshed, and not widened; asking for too much costs nothing", async () => {
    const tokens = await connect(app, app.owner, { scope: "read tasks:write" });
    expect((await refresh(app, tokens.clientId, tokens.refresh_token, { scope: "read write" })).body.error).toBe("invalid_scope");
    expect((await refresh(app, tokens.clientId, tokens.refresh_token, { scope: "read" })).body.scope).toBe("read");
  });

  test("end with the membership of their holder", async () => {
    const person = await addPerson(app, "rep");
    const session = await Client.signedIn(app.url, person.email, person.password);
    const tokens = await connect(app, session);
    expect(await opensMcp(app, tokens.access_token)).toBe(200);
    await directory.run("delete from memberships where user_id = ?", person.id);
    expect(await opensMcp(app, tokens.access_token)).toBe(401);
  });

  test("revoking says nothing of tokens that are none, and takes no other app's", async () => {
    const tokens = await connect(app, app.owner);
    for (const form of [{ token: "x" }, { token: tokens.access_token, client_id: "app_01H0000000000000000000000X" }])
      expect((await postForm(app, "/oauth/revoke", { client_id: tokens.clientId, ...form })).status).toBe(200);
    expect(await opensMcp(app, tokens.access_token)).toBe(200);
    await postForm(app, "/oauth/revoke", { client_id: tokens.clientId, token: tokens.access_token });
    expect(await opensMcp(app, tokens.access_token)).toBe(401);
    expect(await events("app.disconnected", tokens.clientId)).toHaveLength(1);
  });
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
