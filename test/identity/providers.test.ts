import { afterAll, afterEach, describe, expect, test } from "vitest";
import { vouchesFor } from "../../src/identity/external-accounts.rules.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { type Lies, OidcProvider } from "../support/oidc-provider.ts";
import { addPerson } from "../support/people.ts";
import { atOnce, Visitor } from "../support/visitor.ts";

/** Signing in with Google or Microsoft: only what the provider signed for this very sign-in counts, and only where its word is worth it. */

const google = await OidcProvider.start();
const microsoft = await OidcProvider.start({ isTemplate: true });
const app = await startApp({ empty: true, env: { ...google.envFor("GOOGLE"), ...microsoft.envFor("MICROSOFT") } });
const { directory } = databasesOf(app);
const TENANT = "11111111-2222-4333-8444-555555555555";
afterAll(() => Promise.all([app.close(), google.close(), microsoft.close()]));
afterEach(() => {
  google.lies = {};
  microsoft.lies = {};
});

let subjects = 0;
const nextSubject = () => `subject-${++subjects}`;

async function depart(visitor: Visitor, provider = "google", path = "auth/providers"): Promise<string> {
  const answer = await visitor.post<{ url: string }>(path, { provider });
  expect(answer.status).toBe(200);
  return answer.body.url;
}

/** There and back: where the browser ends up. */
async function travel(visitor: Visitor, provider: OidcProvider = google, path?: string): Promise<string> {
  const url = await depart(visitor, provider === google ? "google" : "microsoft", path);
  const back = await provider.agree(url);
  return (await visitor.follow(`${back.pathname}${back.search}`)).location;
}

async function gmailer() {
  const person = await addPerson(app, "rep");
  const email = person.email.replace("example.com", "gmail.com");
  await directory.run("update users set email = ? where id = ?", email, person.id);
  google.person = { sub: nextSubject(), email, email_verified: true };
  return { ...person, email };
}

const whoIs = async (visitor: Visitor) => (await visitor.get<{ member?: { id: string } }>("me")).body.member?.id;
const REFUSED = /^\/sign-in\?problem=(unauthenticated|forbidden)&provider=google$/;

test("the page is told which there are", async () => {
  expect((await Client.anonymous(app.url).get("auth/methods")).body).toEqual({ google: true, microsoft: true });
});

test("out with PKCE, state and nonce; back in with a session; again by the subject alone", async () => {
  const person = await gmailer();
  const visitor = new Visitor(app.url);
  const url = new URL(await depart(visitor));
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    ...{ response_type: "code", scope: "openid email profile", code_challenge_method: "S256", client_id: "relata-client" },
    redirect_uri: `${app.url}/api/v1/auth/return/google`,
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(await travel(visitor)).toBe("/");
  expect(await whoIs(visitor)).toBe(person.id);
  expect((await app.mailbox.lettersTo(person.email)).map(({ subject }) => subject)).toContain(
    "Từ nay Google mở được tài khoản Relata của bạn",
  );
  google.person = { sub: google.person.sub, email: "renamed@elsewhere.example", email_verified: false };
  const again = new Visitor(app.url);
  expect(await travel(again)).toBe("/");
  expect(await whoIs(again)).toBe(person.id);
  const events = await directory.rows<{ action: string }>("select action from account_events where user_id = ? order by id", person.id);
  expect(events.map(({ action }) => action)).toEqual(["external_account.connected", "session.opened", "session.opened"]);
});

const LIES: [string, Lies][] = [
  ["another nonce", { claims: { nonce: "other" } }],
  ["no nonce", { claims: { nonce: undefined } }],
  ["another audience", { claims: { aud: "another-client" } }],
  ["another issuer", { claims: { iss: "https://evil.example" } }],
  ["an expired token", { claims: { exp: Math.floor(Date.now() / 1_000) - 3_600 } }],
  ["no signature", { alg: "none" }],
  ["a shared secret for a signature", { alg: "HS256" }],
  ["a key of its own", { otherKey: true }],
  ["changed claims", { forged: true }],
  ["no token", { noToken: true }],
  ["no subject", { claims: { sub: undefined } }],
  ["metadata of another issuer", { issuer: "https://accounts.google.com" }],
  ["a failure", { status: 500 }],
];

test.each(LIES)("a provider that answers with %s lets nobody in", async (_what, lies) => {
  await gmailer();
  const visitor = new Visitor(app.url);
  const url = await depart(visitor);
  google.lies = lies;
  const back = await google.agree(url);
  expect((await visitor.follow(`${back.pathname}${back.search}`)).location).toMatch(REFUSED);
  expect((await visitor.get("me")).status).toBe(401);
  expect(await directory.count("external_accounts", "subject = ?", google.person.sub)).toBe(0);
});

describe("the way back", () => {
  test("is the browser's that set out: a link that somebody else prepared signs nobody in", async () => {
    await gmailer();
    const attacker = new Visitor(app.url);
    const back = await google.agree(await depart(attacker));
    const victim = new Visitor(app.url);
    expect((await victim.follow(`${back.pathname}${back.search}`)).location).toMatch(REFUSED);
    await depart(victim);
    expect((await victim.follow(`${back.pathname}${back.search}`)).location).toMatch(REFUSED);
    expect((await victim.get("me")).status).toBe(401);
  });

  test("is gone once: of twenty at once one gets in", async () => {
    const person = await gmailer();
    const visitor = new Visitor(app.url);
    const back = await google.agree(await depart(visitor));
    const { cookie } = visitor;
    const locations: string[] = [];
    await atOnce(async () => {
      const response = await fetch(`${app.url}${back.pathname}${back.search}`, { redirect: "manual", headers: { cookie } });
      locations.push(response.headers.get("location") ?? "");
      return response;
    });
    expect(locations.filter((location) => location === "/")).toHaveLength(1);
    expect(await directory.count("sessions", "user_id = ?", person.id)).toBe(1);
  });

  test("lapses after ten minutes, and leads from the one provider only", async () => {
    await gmailer();
    const visitor = new Visitor(app.url);
    const back = await google.agree(await depart(visitor));
    expect((await visitor.follow(`/api/v1/auth/return/microsoft${back.search}`)).location).toMatch(/problem=forbidden/);
    const late = await google.agree(await depart(visitor));
    await directory.run("update one_time_tokens set expires_at = ? where purpose = 'openid'", Date.now() - 1);
    expect((await visitor.follow(`${late.pathname}${late.search}`)).location).toMatch(REFUSED);
  });

  test.each(["", "?code=x", "?state=x&code=x", "?error=access_denied&state=x"])("with %j alone is refused", async (query) => {
    expect((await new Visitor(app.url).follow(`/api/v1/auth/return/google${query}`)).location).toMatch(REFUSED);
  });
});

describe("whose word opens an account that it never opened", () => {
  const BASE = { issuer: "i", subject: "s", email: "an@cty.vn", emailVerified: true, isDomainOwnerVerified: false };
  test.each([
    ["google", { email: "an@gmail.com" }, true],
    ["google", { email: "an@gmail.com", emailVerified: false }, false],
    ["google", {}, false],
    ["google", { hostedDomain: "cty.vn" }, true],
    ["google", { hostedDomain: "CTY.vn" }, true],
    ["google", { hostedDomain: "evil.example" }, false],
    ["google", { hostedDomain: "cty.vn", emailVerified: false }, false],
    ["google", { email: undefined, hostedDomain: "cty.vn" }, false],
    ["microsoft", {}, false],
    ["microsoft", { isDomainOwnerVerified: true }, true],
    ["microsoft", { email: "an@gmail.com" }, false],
    ["microsoft", { email: undefined, isDomainOwnerVerified: true }, false],
  ] as const)("%s with %j: %s", (provider, over, is) => {
    expect(vouchesFor(provider, { ...BASE, ...over })).toBe(is);
  });

  test("a Google account that once was made with the address of a member does not get in", async () => {
    const person = await addPerson(app, "owner");
    google.person = { sub: nextSubject(), email: person.email, email_verified: true };
    const known = await travel(new Visitor(app.url));
    google.person = { sub: nextSubject(), email: "nobody@example.com", email_verified: true };
    expect([known, await travel(new Visitor(app.url))], "and is told nothing about whether there is one").toEqual([
      "/sign-in?problem=forbidden&provider=google",
      "/sign-in?problem=forbidden&provider=google",
    ]);
  });

  test("nobody gets in whose address is no member's", async () => {
    google.person = { sub: nextSubject(), email: "stranger@gmail.com", email_verified: true };
    expect(await travel(new Visitor(app.url))).toMatch(REFUSED);
    expect(await directory.count("users", "email = 'stranger@gmail.com'")).toBe(0);
  });
});

describe("Microsoft, whose directories are issuers of their own", () => {
  test("opens the account that the directory vouches for", async () => {
    const person = await addPerson(app, "rep");
    microsoft.person = { sub: nextSubject(), tid: TENANT, email: person.email, xms_edov: true };
    const visitor = new Visitor(app.url);
    expect(await travel(visitor, microsoft)).toBe("/");
    expect(await whoIs(visitor)).toBe(person.id);
    expect(await directory.row("select issuer from external_accounts where user_id = ?", person.id)).toEqual({
      issuer: `${microsoft.issuer}/${TENANT}/v2.0`,
    });
  });

  test("a directory's administrator who writes another's address into an account gets nowhere", async () => {
    const person = await addPerson(app, "owner");
    microsoft.person = { sub: nextSubject(), tid: TENANT, email: person.email };
    expect(await travel(new Visitor(app.url), microsoft)).toBe("/sign-in?problem=forbidden&provider=microsoft");
  });

  test.each([
    ["another directory's issuer", { iss: "http://127.0.0.1:1/99999999-2222-4333-8444-555555555555/v2.0" }],
    ["no directory", { tid: undefined }],
    ["a directory that is none", { tid: "../../evil" }],
  ])("with %s it lets nobody in", async (_what, claims) => {
    const person = await addPerson(app, "rep");
    microsoft.person = { sub: nextSubject(), tid: TENANT, email: person.email, xms_edov: true };
    microsoft.lies = { claims };
    expect(await travel(new Visitor(app.url), microsoft)).toBe("/sign-in?problem=unauthenticated&provider=microsoft");
  });

  test("the same subject from another directory is another person", async () => {
    const person = await addPerson(app, "rep");
    const sub = nextSubject();
    microsoft.person = { sub, tid: TENANT, email: person.email, xms_edov: true };
    expect(await travel(new Visitor(app.url), microsoft)).toBe("/");
    microsoft.person = { sub, tid: TENANT.replaceAll("1", "9") };
    expect(await travel(new Visitor(app.url), microsoft)).toBe("/sign-in?problem=forbidden&provider=microsoft");
  });
});

test("a second step is asked for after it too", async () => {
  const person = await gmailer();
  await directory.run("insert into totp_secrets values (?, 'v1.x', 1, 1, 0)", person.id);
  const visitor = new Visitor(app.url);
  expect(await travel(visitor)).toMatch(/^\/sign-in\/second-step#[\w-]{43}$/);
  expect((await visitor.get("me")).status).toBe(401);
});

describe("connecting from within", () => {
  const signedIn = async () => {
    const person = await addPerson(app, "rep");
    const visitor = new Visitor(app.url);
    await visitor.signIn(person.email, person.password);
    return { person, visitor };
  };

  test("takes any account, lists it, and opens with it; disconnected, it opens no more", async () => {
    const { person, visitor } = await signedIn();
    google.person = { sub: nextSubject(), email: "rieng@elsewhere.example" };
    expect(await travel(visitor, google, "me/external-accounts")).toBe("/settings/security");
    const { body } = await visitor.get<{ externalAccounts: { id: string; email: string }[] }>("me/security");
    expect(body.externalAccounts).toMatchObject([{ provider: "google", email: "rieng@elsewhere.example" }]);
    const door = new Visitor(app.url);
    expect(await travel(door)).toBe("/");
    expect(await whoIs(door)).toBe(person.id);
    const { visitor: other } = await signedIn();
    expect((await other.delete(`me/external-accounts/${body.externalAccounts[0]?.id}`)).status).toBe(404);
    expect((await visitor.delete(`me/external-accounts/${body.externalAccounts[0]?.id}`)).status).toBe(204);
    expect(await travel(new Visitor(app.url))).toMatch(REFUSED);
  });

  test("wants a fresh proof, and the session that began it", async () => {
    const { person, visitor } = await signedIn();
    google.person = { sub: nextSubject() };
    const back = await google.agree(await depart(visitor, "google", "me/external-accounts"));
    await directory.run("update sessions set proved_at = 1 where user_id = ?", person.id);
    expect((await visitor.post("me/external-accounts", { provider: "google" })).status).toBe(403);
    const { visitor: other } = await signedIn();
    other.cookies.set("relata-openid", visitor.cookies.get("relata-openid") ?? "");
    expect((await other.follow(`${back.pathname}${back.search}`)).location).toBe("/settings/security?problem=forbidden&provider=google");
    expect(await directory.count("external_accounts", "subject = ?", google.person.sub)).toBe(0);
  });

  test("an account opens one person's only", async () => {
    const { visitor } = await signedIn();
    google.person = { sub: nextSubject() };
    expect(await travel(visitor, google, "me/external-accounts")).toBe("/settings/security");
    const { visitor: other } = await signedIn();
    expect(await travel(other, google, "me/external-accounts")).toBe("/settings/security?problem=conflict&provider=google");
  });
});

test("where nothing is set up, there is no button and no way", async () => {
  const plain = await startApp({ empty: true });
  const nobody = Client.anonymous(plain.url);
  expect((await nobody.get("auth/methods")).body).toEqual({ google: false, microsoft: false });
  expect(await nobody.post("auth/providers", { provider: "google" })).toMatchObject({ status: 404, body: { code: "not_found" } });
  expect((await new Visitor(plain.url).follow("/api/v1/auth/return/google?code=x&state=x")).location).toMatch(/problem=not_found/);
  await plain.close();
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
