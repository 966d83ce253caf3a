import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson, type Person } from "../support/people.ts";
import { atOnce, Visitor } from "../support/visitor.ts";

/** Links that are mailed: to sign in with, or to choose a new password. They work once, for a while, for whoever has the mailbox. */

/** Not where the app is reached: links come from the setting alone. */
const HOME = "http://localhost:4321";
const app = await startApp({ empty: true, env: { PUBLIC_URL: HOME, MAIL_FROM: "crm@crm.example" } });
const { directory } = databasesOf(app);
const NEXT = "vẹt đen trên mái tôn";
afterAll(() => app.close());

const nobody = Client.anonymous(app.url);
const ask = (path: "magic-links" | "resets", email: string, headers: Record<string, string> = {}) =>
  nobody.post<unknown>(`auth/${path}`, { email }, { headers });

/** The token behind the `#` of the newest mail's link. */
async function tokenFor(person: Person, path: "magic-links" | "resets", count = 1): Promise<string> {
  expect((await ask(path, person.email)).status).toBe(202);
  const page = path === "resets" ? "reset" : "link";
  const tokens = await eventually(`${count} links`, async () => {
    const letters = await app.mailbox.lettersTo(person.email);
    const found = letters.flatMap(({ text = "" }) =>
      [...text.matchAll(new RegExp(`/sign-in/${page}#([\\w-]{43})`, "g"))].map(([, token = ""]) => token),
    );
    return found.length >= count ? found : undefined;
  });
  const known = await directory.rows<{ token_hash: string }>("select token_hash from one_time_tokens where subject = ?", person.id);
  expect(known.length).toBeGreaterThanOrEqual(1);
  return tokens.at(-1) ?? "";
}

const open = (token: string, visitor = new Visitor(app.url)) =>
  visitor.post<{ member?: { id: string } }>("auth/magic-links/open", { token });
const finish = (token: string, password = NEXT) =>
  new Visitor(app.url).post<{ fields?: object }>("auth/resets/finish", { token, password });

describe.each(["magic-links", "resets"] as const)("asking for %s", (path) => {
  test("is answered the same for an address that is there and for one that is not, whatever Host says", async () => {
    const { email } = await addPerson(app, "rep");
    const answers = await Promise.all([ask(path, email), ask(path, "nobody@example.com")]);
    const [there, not] = answers.map(({ status, body, headers }) => {
      const { date, "x-request-id": id, ...rest } = Object.fromEntries(headers);
      return { status, body, rest };
    });
    expect(there).toEqual(not);
    expect(there).toMatchObject({ status: 202, body: "" });
  });

  test("takes as long for both", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => addPerson(app, "rep")));
    const times = { there: [] as number[], not: [] as number[] };
    for (const [index, { email }] of people.entries())
      for (const [kind, address] of [
        ["there", email],
        ["not", `nobody${index}@example.com`],
      ] as const) {
        const startedAt = performance.now();
        await ask(path, address);
        times[kind].push(performance.now() - startedAt);
      }
    const [there, not] = [Math.min(...times.there), Math.min(...times.not)];
    expect(there / not).toBeLessThan(3);
    expect(not / there).toBeLessThan(3);
  });

  test("mails a link to the deployment's own address in the person's language, and logs no secret", async () => {
    const person = await addPerson(app, "rep");
    await databasesOf(app).workspace.run("update members set locale = 'en' where id = ?", person.id);
    await ask(path, person.email, { host: "evil.example", "x-forwarded-host": "evil.example" });
    const [letter] = await app.mailbox.lettersTo(person.email);
    expect(letter?.from).toMatchObject({ address: "crm@crm.example", name: "Relata" });
    expect(letter?.text).toMatch(new RegExp(`^Open this link[\\s\\S]*${HOME}/sign-in/(link|reset)#[\\w-]{43}`));
    expect(letter?.raw).not.toContain("evil.example");
    const token = /#([\w-]{43})/.exec(letter?.text ?? "")?.[1] ?? "-";
    expect(
      JSON.stringify([
        app.logged(),
        await directory.rows("select * from one_time_tokens"),
        await directory.rows("select * from account_events"),
      ]),
    ).not.toContain(token);
  });

  test("in Vietnamese to whoever reads that", async () => {
    const person = await addPerson(app, "rep");
    await ask(path, person.email);
    expect((await app.mailbox.lettersTo(person.email))[0]?.text).toContain("Mở liên kết này để");
  });

  test("too often is answered the same and mails no more, and takes nothing from who has the mails", async () => {
    const person = await addPerson(app, "rep");
    const statuses: number[] = [];
    for (let index = 0; index < 7; index += 1) statuses.push((await ask(path, person.email)).status);
    expect(statuses).toEqual(Array.from({ length: 7 }, () => 202));
    await app.mailbox.lettersTo(person.email, { count: 5 });
    expect(await directory.count("one_time_tokens", "subject = ?", person.id)).toBe(5);
  });
});

describe("a link to sign in", () => {
  test("opens the account of its mailbox, once", async () => {
    const person = await addPerson(app, "rep");
    const token = await tokenFor(person, "magic-links");
    expect(await nobody.post("auth/links", { kind: "magic_link", token })).toMatchObject({ status: 200, body: { email: person.email } });
    expect(await open(token)).toMatchObject({ status: 200, body: { member: { id: person.id } } });
    expect(await open(token)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect((await nobody.post("auth/links", { kind: "magic_link", token })).status).toBe(401);
    const { detail } = await directory.row<{ detail: string }>(
      "select detail from account_events where user_id = ? and action = 'session.opened'",
      person.id,
    );
    expect(JSON.parse(detail)).toMatchObject({ method: "magic_link" });
  });

  test("is not spent by who only fetches what mails link to", async () => {
    const person = await addPerson(app, "rep");
    const token = await tokenFor(person, "magic-links");
    for (const path of [`/sign-in/link#${token}`, `/api/v1/auth/magic-links/open?token=${token}`, `/sign-in/link?token=${token}`])
      for (const method of ["GET", "HEAD"]) await nobody.fetch(path, { method });
    expect((await open(token)).status).toBe(200);
  });

  test("lets one of twenty in who open it at once", async () => {
    const person = await addPerson(app, "rep");
    const token = await tokenFor(person, "magic-links");
    expect(await atOnce(() => open(token))).toEqual({ 200: 1, 401: 19 });
    expect(await directory.count("sessions", "user_id = ?", person.id)).toBe(1);
  });

  test("runs out after a quarter of an hour, and is none for a new password", async () => {
    const person = await addPerson(app, "rep");
    const token = await tokenFor(person, "magic-links");
    const { life } = await directory.row<{ life: number }>(
      "select expires_at - created_at as life from one_time_tokens where subject = ?",
      person.id,
    );
    expect(life).toBe(15 * 60_000);
    expect((await finish(token)).status).toBe(401);
    await directory.run("update one_time_tokens set expires_at = ? where subject = ?", Date.now() - 1, person.id);
    expect((await open(token)).status).toBe(401);
  });

  test("is only the first step where there is a second", async () => {
    const person = await addPerson(app, "rep");
    await directory.run("insert into totp_secrets values (?, 'v1.x', 1, 1, 0)", person.id);
    const visitor = new Visitor(app.url);
    expect((await open(await tokenFor(person, "magic-links"), visitor)).body).toMatchObject({ secondStep: { token: expect.any(String) } });
    expect((await visitor.get("me")).status).toBe(401);
  });

  test("opens nothing for somebody who has left", async () => {
    const person = await addPerson(app, "rep");
    const token = await tokenFor(person, "magic-links");
    await directory.run("delete from memberships where user_id = ?", person.id);
    expect((await open(token)).status).toBe(401);
  });
});

describe("a link for a new password", () => {
  test("sets it, ends every session and every key, and signs in", async () => {
    const person = await addPerson(app, "rep");
    const before = new Visitor(app.url);
    await before.post("auth/sign-in", { email: person.email, password: person.password });
    expect((await before.get("me")).status).toBe(200);
    const stale = await tokenFor(person, "magic-links");
    const token = await tokenFor(person, "resets");
    expect(await finish(token)).toMatchObject({ status: 200, body: { member: { id: person.id } } });
    expect((await before.get("me")).status).toBe(401);
    expect((await person.client.get("me")).status, "a key of theirs").toBe(401);
    expect((await open(stale)).status, "earlier links are withdrawn").toBe(401);
    expect((await nobody.post("auth/sign-in", { email: person.email, password: person.password })).status).toBe(401);
    expect((await nobody.post("auth/sign-in", { email: person.email, password: NEXT })).status).toBe(200);
    const actions = (
      await directory.rows<{ action: string }>(
        "select action from account_events where target = ? or user_id = ? order by id",
        person.id,
        person.id,
      )
    ).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["reset.requested", "password.reset", "session.opened"]));
    await eventually(
      "the notice",
      async () =>
        (await app.mailbox.lettersTo(person.email)).some(({ subject }) => subject === "Mật khẩu Relata của bạn đã được đổi") || undefined,
    );
  });

  test("lets one of twenty win", async () => {
    const person = await addPerson(app, "rep");
    const token = await tokenFor(person, "resets");
    const passwords = Array.from({ length: 20 }, (_, index) => `${NEXT} số ${index}`);
    expect(await atOnce((index) => finish(token, passwords[index]))).toEqual({ 200: 1, 401: 19 });
    await directory.run("delete from sign_in_throttle");
    expect(await directory.count("sessions", "user_id = ?", person.id)).toBe(1);
    expect(await directory.count("account_events", "user_id = ? and action = 'password.reset'", person.id)).toBe(1);
  });

  test("is not spent by a password that is refused", async () => {
    const person = await addPerson(app, "rep", "Trần Văn Khải");
    const token = await tokenFor(person, "resets");
    for (const weak of ["short", "matkhau123", "password123", "tranvankhai1990"])
      expect(await finish(token, weak)).toMatchObject({ status: 422, body: { fields: { password: expect.any(String) } } });
    expect((await finish(token)).status).toBe(200);
  });

  test("runs out after an hour, and opens no session by itself", async () => {
    const person = await addPerson(app, "rep");
    const token = await tokenFor(person, "resets");
    expect((await open(token)).status).toBe(401);
    await directory.run("update one_time_tokens set expires_at = ? where subject = ?", Date.now() - 1, person.id);
    expect((await finish(token)).status).toBe(401);
  });

  test("leaves the second step standing", async () => {
    const person = await addPerson(app, "rep");
    await directory.run("insert into totp_secrets values (?, 'v1.x', 1, 1, 0)", person.id);
    expect((await finish(await tokenFor(person, "resets"))).body).toHaveProperty("secondStep");
  });

  test("is withdrawn when the password is changed another way", async () => {
    const person = await addPerson(app, "rep");
    const token = await tokenFor(person, "resets");
    await Client.withKey(app.url, app.runtime.internalToken).post("/internal/password", { email: person.email, password: NEXT });
    expect((await finish(token)).status).toBe(401);
  });
});

test.each([{}, { email: "x" }, { email: "a@b.vn", more: 1 }, "x"])("%j is no request", async (input) => {
  expect((await nobody.post("auth/resets", input)).status).toBeOneOf([400, 422]);
});

test("from another site nothing is asked for", async () => {
  expect((await ask("resets", "a@b.vn", { origin: "https://evil.example" })).status).toBe(403);
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
