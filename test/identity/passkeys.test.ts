import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Authenticator, type Lies } from "../support/authenticator.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson, type Person } from "../support/people.ts";
import { atOnce, Visitor } from "../support/visitor.ts";

/** Passkeys: made by who is signed in, and enough alone to come in; whoever lies about any part of one stays outside. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
afterAll(() => app.close());

type Options = Record<string, unknown>;

async function arrive(person?: Person): Promise<{ person: Person; visitor: Visitor }> {
  const who = person ?? (await addPerson(app, "rep"));
  const visitor = new Visitor(app.url);
  expect((await visitor.signIn(who.email, who.password)).status).toBe(200);
  return { person: who, visitor };
}

async function withPasskey() {
  const { person, visitor } = await arrive();
  const authenticator = new Authenticator(app.url);
  const options = (await visitor.post<Options>("me/passkeys/options")).body;
  const added = await visitor.post<{ id: string }>("me/passkeys", { name: "Điện thoại", credential: authenticator.register(options) });
  expect(added).toMatchObject({ status: 201, body: { name: "Điện thoại", lastUsedAt: null } });
  return { person, visitor, authenticator, id: added.body.id };
}

const optionsFor = async (visitor: Visitor) => (await visitor.post<Options>("auth/passkeys/options")).body;
const signIn = (visitor: Visitor, credential: unknown) => visitor.post<{ code?: string }>("auth/passkeys", { credential });

test("a passkey comes in alone, and what it opened is written down", async () => {
  const { person, authenticator, id } = await withPasskey();
  const visitor = new Visitor(app.url);
  const options = await optionsFor(visitor);
  expect(options).toMatchObject({ rpId: "localhost", userVerification: "required" });
  expect(options).not.toHaveProperty("allowCredentials");
  expect(await signIn(visitor, authenticator.assert(options))).toMatchObject({ status: 200, body: { member: { id: person.id } } });
  expect((await visitor.get("me")).status).toBe(200);
  const row = await directory.row<{ counter: number; last_used_at: number }>("select * from passkeys where id = ?", id);
  expect(row).toMatchObject({ counter: 1, last_used_at: expect.any(Number) });
  const events = await directory.rows<{ action: string; detail: string }>(
    "select action, detail from account_events where user_id = ? order by id",
    person.id,
  );
  expect(events.map(({ action }) => action)).toEqual(["session.opened", "passkey.added", "session.opened"]);
  expect(JSON.parse(events.at(-1)?.detail ?? "")).toMatchObject({ method: "passkey" });
  expect((await app.mailbox.lettersTo(person.email)).map(({ text }) => text).join()).toContain("Điện thoại");
});

test("its person was verified by it, so no code is asked for", async () => {
  const { person, authenticator } = await withPasskey();
  await directory.run("insert into totp_secrets values (?, 'v1.x', 1, 1, 0)", person.id);
  expect((await new Visitor(app.url).signIn(person.email, person.password)).body).toHaveProperty("secondStep");
  const visitor = new Visitor(app.url);
  expect(await signIn(visitor, authenticator.assert(await optionsFor(visitor)))).toMatchObject({ status: 200, body: { member: {} } });
});

describe("a lie about", () => {
  const LIES: [string, Lies][] = [
    ["the origin", { origin: "https://evil.example" }],
    ["whose it is", { rpId: "evil.example" }],
    ["what it is for", { type: "webauthn.create" }],
    ["who was there", { flags: 0x00 }],
    ["who was verified", { flags: 0x01 }],
    ["the key", { otherKey: true }],
    ["the challenge", { challenge: "x".repeat(43) }],
    ["which passkey it is", { credentialId: "AAAA" }],
  ];

  test.each(LIES)("%s opens nothing", async (_what, lies) => {
    const { authenticator } = await withPasskey();
    const visitor = new Visitor(app.url);
    const answer = await signIn(visitor, authenticator.assert(await optionsFor(visitor), lies));
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect([...visitor.cookies.keys()]).toEqual([]);
  });

  test("how often it was used: a copy of it is found out", async () => {
    const { authenticator, id } = await withPasskey();
    await directory.run("update passkeys set counter = 7 where id = ?", id);
    for (const counter of [6, 7, 0]) {
      const visitor = new Visitor(app.url);
      expect((await signIn(visitor, authenticator.assert(await optionsFor(visitor), { counter }))).status).toBe(401);
    }
  });

  const FALSE: [string, Lies][] = LIES.filter(([what]) => !["the key", "which passkey it is"].includes(what)).map(([what, lies]) => [
    what,
    what === "what it is for" ? { type: "webauthn.get" } : lies,
  ]);

  test.each(FALSE)("%s makes no passkey", async (_what, lies) => {
    const { visitor, person } = await arrive();
    const options = (await visitor.post<Options>("me/passkeys/options")).body;
    const credential = new Authenticator(app.url).register(options, lies);
    const answer = await visitor.post<{ fields: object }>("me/passkeys", { name: "x", credential });
    expect(answer).toMatchObject({ status: 422, body: { fields: { credential: expect.any(String) } } });
    expect(await directory.count("passkeys", "user_id = ?", person.id)).toBe(0);
    expect((await visitor.get("me")).status, "one stays signed in").toBe(200);
  });
});

describe("a challenge", () => {
  test("is answered once: of twenty at once one gets in", async () => {
    const { authenticator, person } = await withPasskey();
    const credential = authenticator.assert(await optionsFor(new Visitor(app.url)));
    const before = await directory.count("sessions", "user_id = ?", person.id);
    expect(await atOnce(() => signIn(new Visitor(app.url), credential))).toEqual({ 200: 1, 401: 19 });
    expect(await directory.count("sessions", "user_id = ?", person.id)).toBe(before + 1);
  });

  test("runs out", async () => {
    const { authenticator } = await withPasskey();
    const options = await optionsFor(new Visitor(app.url));
    await directory.run("update one_time_tokens set expires_at = ? where purpose = 'passkey_sign_in'", Date.now() - 1);
    expect((await signIn(new Visitor(app.url), authenticator.assert(options))).status).toBe(401);
  });

  test("for one use is none for another, nor for another person", async () => {
    const { authenticator, visitor } = await withPasskey();
    const forProof = (await visitor.post<Options>("me/proof/options")).body;
    expect((await signIn(new Visitor(app.url), authenticator.assert(forProof))).status).toBe(401);
    const { visitor: stranger } = await arrive();
    const options = (await stranger.post<Options>("me/passkeys/options")).body;
    const credential = new Authenticator(app.url).register(options);
    expect((await visitor.post("me/passkeys", { name: "x", credential })).status).toBe(422);
  });
});

describe("proving again that it is oneself", () => {
  const age = () => directory.run("update sessions set proved_at = 1");

  test("is asked for before a passkey is added or removed, and a passkey does", async () => {
    const { visitor, authenticator, id } = await withPasskey();
    await age();
    for (const ask of [() => visitor.post("me/passkeys/options"), () => visitor.delete(`me/passkeys/${id}`)])
      expect(await ask()).toMatchObject({ status: 403, body: { code: "proof_needed" } });
    const options = (await visitor.post<Options>("me/proof/options")).body;
    expect(options).toMatchObject({ allowCredentials: [{ id: authenticator.credentialId, transports: ["internal"] }] });
    expect((await visitor.post("me/proof", { credential: authenticator.assert(options) })).status).toBe(200);
    expect((await visitor.delete(`me/passkeys/${id}`)).status).toBe(204);
    const door = new Visitor(app.url);
    expect((await signIn(door, authenticator.assert(await optionsFor(door)))).status, "it opens nothing any more").toBe(401);
  });

  test("with another's passkey proves nothing", async () => {
    const { authenticator } = await withPasskey();
    const { visitor } = await withPasskey();
    await age();
    const options = (await visitor.post<Options>("me/proof/options")).body;
    expect((await visitor.post("me/proof", { credential: authenticator.assert(options) })).status).toBe(422);
    expect((await visitor.post("me/passkeys/options")).status).toBe(403);
  });

  test("a key is nobody in person", async () => {
    const { client } = await addPerson(app, "owner");
    for (const path of ["me/passkeys/options", "me/two-step", "me/recovery-codes", "me/proof", "me/proof/options"])
      expect(await client.post(path)).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });
});

test("others' passkeys are not there: neither to rename nor to remove", async () => {
  const { id, person } = await withPasskey();
  const { visitor } = await arrive();
  expect((await visitor.send("PATCH", `me/passkeys/${id}`, { name: "Của tôi" })).status).toBe(404);
  expect((await visitor.delete(`me/passkeys/${id}`)).status).toBe(404);
  expect(await directory.row("select name from passkeys where user_id = ?", person.id)).toEqual({ name: "Điện thoại" });
});

test("one of one's own is renamed, listed, and not registered twice", async () => {
  const { visitor, id, authenticator } = await withPasskey();
  expect((await visitor.send("PATCH", `me/passkeys/${id}`, { name: "Máy bàn" })).body).toMatchObject({ id, name: "Máy bàn" });
  const listed = (await visitor.get<{ passkeys: { name: string }[] }>("me/security")).body;
  expect(listed.passkeys.map(({ name }) => name)).toEqual(["Máy bàn"]);
  const options = (await visitor.post<Options>("me/passkeys/options")).body;
  expect(options).toMatchObject({ excludeCredentials: [{ id: authenticator.credentialId }] });
  expect((await visitor.post("me/passkeys", { name: "x", credential: authenticator.register(options) })).status).toBe(409);
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
