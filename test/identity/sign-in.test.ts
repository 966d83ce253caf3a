import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { type Answer, Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";

/** Who gets in, how a session begins and ends, and that guessing does not pay. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
const nobody = Client.anonymous(app.url);
const OWNER = { email: "linh@mocgiang.example", password: "relata-demo" };
const { email, password } = await addPerson(app, "rep");
const RIGHT = { email, password };
afterAll(() => app.close());

const signIn = (input: unknown, headers: Record<string, string> = {}) =>
  nobody.post<{ code: string; fields?: object }>("auth/sign-in", input, { headers });
const cookieOf = (answer: Answer<unknown>) => answer.headers.getSetCookie()[0] ?? "";
const withCookie = (cookie: string, headers: Record<string, string> = {}) => ({
  headers: { cookie: cookie.split(";")[0] ?? "", origin: app.url, ...headers },
});

describe("a session", () => {
  test("begins with a cookie that scripts and other sites do not get", async () => {
    const answer = await signIn(OWNER);
    expect(answer).toMatchObject({
      status: 200,
      body: { member: { email: OWNER.email, role: "owner" }, workspace: { id: app.setUp.workspace.id } },
    });
    expect(cookieOf(answer)).toMatch(/^relata=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(JSON.stringify(answer.body)).not.toMatch(/password|scrypt|token/i);
  });

  test("is kept as a hash only, and a new one each time", async () => {
    const cookies = [cookieOf(await signIn(RIGHT)), cookieOf(await signIn(RIGHT))].map(
      (cookie) => cookie.split(";")[0]?.split("=")[1] ?? "",
    );
    expect(new Set(cookies).size).toBe(2);
    const kept = JSON.stringify(await directory.rows("select * from sessions"));
    for (const token of cookies) expect(kept).not.toContain(token);
  });

  test("ends at once with signing out, for reads as well", async () => {
    const cookie = cookieOf(await signIn(RIGHT));
    expect((await nobody.get("me", withCookie(cookie))).status).toBe(200);
    const out = await nobody.post("auth/sign-out", undefined, withCookie(cookie));
    expect([out.status, cookieOf(out)]).toEqual([204, expect.stringMatching(/^relata=; Max-Age=0; Path=\//)]);
    expect((await nobody.get("me", withCookie(cookie))).status).toBe(401);
    expect((await nobody.post("companies", { name: "x" }, withCookie(cookie))).status).toBe(401);
    expect((await nobody.post("auth/sign-out", undefined, withCookie(cookie))).status).toBe(204);
  });

  test("that has run out is none", async () => {
    const cookie = cookieOf(await signIn(RIGHT));
    await directory.run("update sessions set expires_at = ?", Date.now() - 1);
    expect((await nobody.get("me", withCookie(cookie))).status).toBe(401);
  });

  test("gives way to the role that one has now", async () => {
    const person = await addPerson(app, "rep");
    const cookie = cookieOf(await signIn({ email: person.email, password: password }));
    await directory.run("update memberships set role = 'viewer' where user_id = ?", person.id);
    expect((await nobody.post("companies", { name: "x" }, withCookie(cookie))).status).toBe(403);
    await directory.run("delete from memberships where user_id = ?", person.id);
    expect((await nobody.post("companies", { name: "x" }, withCookie(cookie))).status).toBe(401);
    expect((await signIn({ email: person.email, password: password })).status).toBe(401);
  });
});

describe("the page's own origin", () => {
  const FOREIGN = [
    "https://evil.example",
    "http://localhost.evil.example",
    "null",
    "http://localhost:1",
    "file://",
    "x",
    `${new URL(app.url).protocol}//evil.example:${new URL(app.url).port}`,
  ];

  test.each(FOREIGN)("a change with a cookie from %s is refused", async (origin) => {
    const cookie = cookieOf(await signIn(RIGHT));
    expect(await nobody.post("companies", { name: "x" }, withCookie(cookie, { origin }))).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
    expect((await nobody.post("auth/sign-out", undefined, withCookie(cookie, { origin }))).status).toBe(403);
    expect((await signIn(RIGHT, { origin })).status).toBe(403);
    expect((await nobody.get("me", withCookie(cookie, { origin }))).status).toBe(200);
  });

  test("a change with a cookie and no origin is refused", async () => {
    const [cookie = ""] = cookieOf(await signIn(RIGHT)).split(";");
    expect((await nobody.post("companies", { name: "x" }, { headers: { cookie } })).status).toBe(403);
  });

  test("localhost and 127.0.0.1 of this port are one's own", async () => {
    const cookie = cookieOf(await signIn(RIGHT));
    const { port } = new URL(app.url);
    for (const origin of [`http://localhost:${port}`, `http://127.0.0.1:${port}`])
      expect((await nobody.post("companies", { name: "x" }, withCookie(cookie, { origin }))).status).toBe(201);
  });

  test("a key needs none", async () => {
    const { client } = await addPerson(app, "rep");
    expect((await client.post("companies", { name: "x" })).status).toBe(201);
  });
});

describe("a wrong password and an unknown address", () => {
  test("are answered the same and take as long", async () => {
    const times = { [OWNER.email]: [] as number[], "nobody@example.com": [] as number[] };
    const answers = new Set<string>();
    for (let round = 0; round < 3; round += 1)
      for (const [address, taken] of Object.entries(times)) {
        const startedAt = performance.now();
        const { status, body } = await signIn({ email: address, password: "not this one" });
        taken.push(performance.now() - startedAt);
        answers.add(JSON.stringify({ status, ...body, requestId: "" }));
      }
    expect(answers.size).toBe(1);
    const [wrong = 0, unknown = 0] = Object.values(times).map((taken) => Math.min(...taken));
    expect(unknown / wrong).toBeGreaterThan(1 / 3);
    expect(unknown / wrong).toBeLessThan(3);
  });

  test("somebody without a password cannot be guessed either", async () => {
    const { email, id } = await addPerson(app, "rep");
    await directory.run("update users set password_hash = null where id = ?", id);
    for (const given of ["null", "undefined", password]) expect((await signIn({ email, password: given })).status).toBe(401);
  });

  test.each([
    {},
    { email: "x", password: "y" },
    { email: RIGHT.email },
    { email: RIGHT.email, password: "" },
    { email: RIGHT.email, password: "x".repeat(401) },
    { ...RIGHT, admin: true },
  ])("%j is no sign-in", async (input) => {
    expect(await signIn(input)).toMatchObject({ status: 422, body: { code: "invalid", fields: expect.any(Object) } });
  });
});

describe("guessing", () => {
  const guess = (email: string, password: string) => signIn({ email, password });
  const wait = () =>
    directory.row<{ failures: number; retry_at: number; updated_at: number }>(
      "select * from sign_in_throttle order by updated_at desc limit 1",
    );

  test("five are free; then one waits, twice as long each time, and is told how long", async () => {
    const { email } = await addPerson(app, "rep");
    for (let index = 0; index < 5; index += 1) expect((await guess(email, `wrong ${index}`)).status).toBe(401);
    for (const seconds of [2, 4, 8]) {
      const { failures, retry_at, updated_at } = await wait();
      expect(retry_at - updated_at).toBe(seconds * 1_000);
      const refused = await guess(email, password);
      expect(refused).toMatchObject({ status: 429, body: { code: "too_many" } });
      expect(Number(refused.headers.get("retry-after"))).toSatisfy((given) => given >= 1 && given <= seconds);
      expect((await wait()).failures, "a refused try is not counted").toBe(failures);
      await directory.run("update sign_in_throttle set retry_at = ? where retry_at = ?", Date.now() - 1, retry_at);
      expect((await guess(email, "wrong again")).status).toBe(401);
    }
  });

  test("a right one after the wait clears the count", async () => {
    const { email } = await addPerson(app, "rep");
    for (let index = 0; index < 5; index += 1) await guess(email, `wrong ${index}`);
    await directory.run("update sign_in_throttle set retry_at = 1 where retry_at > 0");
    const before = await directory.count("sign_in_throttle");
    expect((await guess(email, password)).status).toBe(200);
    expect(await directory.count("sign_in_throttle")).toBe(before - 1);
  });

  test("the wait ends at a quarter of an hour", async () => {
    const { email } = await addPerson(app, "rep");
    await guess(email, "wrong");
    await directory.run(
      "update sign_in_throttle set failures = 60, retry_at = 0 where updated_at = (select max(updated_at) from sign_in_throttle)",
    );
    await guess(email, "wrong");
    const { retry_at, updated_at } = await wait();
    expect(retry_at - updated_at).toBe(15 * 60_000);
  });

  test("many at once count as well: no more than five are looked at", async () => {
    const { email } = await addPerson(app, "rep");
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => guess(email, `wrong ${index}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429, 429, 429, 429]);
  });

  test("saying that one is somewhere else does not help", async () => {
    const { email } = await addPerson(app, "rep");
    for (let index = 0; index < 5; index += 1)
      await signIn({ email, password: `wrong ${index}` }, { "cf-connecting-ip": `10.0.0.${index}`, "x-forwarded-for": `10.0.0.${index}` });
    expect((await guess(email, password)).status).toBe(429);
  });

  test("one person's wait is not another's", async () => {
    const [one, other] = await Promise.all([addPerson(app, "rep"), addPerson(app, "rep")]);
    for (let index = 0; index < 6; index += 1) await guess(one.email, `wrong ${index}`);
    expect((await guess(one.email, password)).status).toBe(429);
    expect((await guess(other.email, password)).status).toBe(200);
  });

  test("the address is the same however it is written", async () => {
    const { email } = await addPerson(app, "rep");
    for (const spelling of [email.toUpperCase(), ` ${email} `]) expect((await guess(spelling, password)).status).toBe(200);
  });
});

test("sign-ins that their clients gave up hold up nobody", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => addPerson(app, "rep")));
  await directory.run("update users set password_hash = (select password_hash from users where email = ?)", OWNER.email);
  const abandoned = people.map(async ({ email }, index) => {
    const left = new AbortController();
    const sent = nobody.fetch("auth/sign-in", {
      method: "POST",
      signal: left.signal,
      body: JSON.stringify({ email, password: password }),
      headers: { "content-type": "application/json" },
    });
    await new Promise((resolve) => setTimeout(resolve, 10 * index));
    left.abort();
    await sent.catch(() => undefined);
  });
  await Promise.all(abandoned);
  expect((await signIn(OWNER)).status).toBe(200);
});

test("who does not get in leaves a line in the audit; an address that is nobody's leaves none", async () => {
  const who = await addPerson(app, "rep");
  const refused = () =>
    directory.rows("select user_id, workspace_id, detail from account_events where action = 'session.refused' and target = ?", who.id);
  const before = await directory.count("account_events", "action = 'session.refused'");
  await signIn({ email: who.email, password: "wrong" });
  await signIn({ email: "nobody@example.com", password: "wrong" });
  const rows = await eventually("the line", async () => {
    const found = await refused();
    return found.length > 0 ? found : undefined;
  });
  expect(rows).toEqual([{ user_id: null, workspace_id: app.setUp.workspace.id, detail: '{"step":"password"}' }]);
  await directory.run("insert into totp_secrets values (?, 'v1.x', 1, 1, 0)", who.id);
  const half = await nobody.post<{ secondStep: { token: string } }>("auth/sign-in", { email: who.email, password: who.password });
  await nobody.post("auth/second-step", { token: half.body.secondStep.token, recoveryCode: "aaaa-bbbb-cccc" });
  const both = await eventually("the second line", async () => {
    const found = await refused();
    return found.length > 1 ? found : undefined;
  });
  expect(both.map((row) => row.detail)).toEqual(['{"step":"password"}', '{"step":"second_step"}']);
  expect((await directory.count("account_events", "action = 'session.refused'")) - before).toBe(2);
});
