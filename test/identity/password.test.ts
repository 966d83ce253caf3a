import { afterAll, expect, test } from "vitest";
import { connect } from "../oauth/flow.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson, type Person, pageOf } from "../support/people.ts";

/** Changing the password asks for the old one, and ends every session. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
const NEXT = "vẹt đen trên mái tôn";
afterAll(() => app.close());

const signedIn = (person: Pick<Person, "email" | "password">) => pageOf(app, person);
const change = (client: Client, current: string, next: string) => client.post<{ fields: object }>("me/password", { current, next });

test("every session ends, keys stay, and the new one is needed from now on", async () => {
  const person = await addPerson(app, "rep");
  const [here, elsewhere] = [await signedIn(person), await signedIn(person)];
  expect((await elsewhere.get("me")).status).toBe(200);
  expect((await change(here, person.password, NEXT)).status).toBe(204);
  for (const client of [here, elsewhere]) expect((await client.get("me")).status).toBe(401);
  expect((await person.client.get("me")).status).toBe(200);
  await expect(signedIn(person)).rejects.toThrow("401");
  expect((await (await signedIn({ ...person, password: NEXT.normalize("NFD") })).get("me")).status, "in either form of Unicode").toBe(200);
  const { password_hash } = await directory.row<{ password_hash: string }>("select password_hash from users where id = ?", person.id);
  expect(password_hash).toMatch(/^scrypt\$16384\$8\$5\$/);
});

test("keys, apps and calendar addresses end with it where that is wished, each with a line in the audit", async () => {
  const person = await addPerson(app, "rep");
  const page = await signedIn(person);
  const { access_token } = await connect(app, page, { resource: app.url, scope: "read" });
  const { url } = (await page.post<{ url: string }>("me/calendar-feed")).body;
  const [token, feed] = [Client.withKey(app.url, access_token), () => Client.anonymous(app.url).get(new URL(url).pathname)];
  const statuses = async () => [(await person.client.get("me")).status, (await token.get("me")).status, (await feed()).status];
  expect((await change(page, person.password, NEXT)).status).toBe(204);
  expect(await statuses()).toEqual([200, 200, 200]);
  const again = await signedIn({ ...person, password: NEXT });
  expect((await again.post("me/password", { current: NEXT, next: `${NEXT} nữa`, endsDelegates: true })).status).toBe(204);
  expect(await statuses()).toEqual([401, 401, 404]);
  const ended = "user_id = ? and action in ('key.revoked', 'app.disconnected', 'calendar_feed.closed')";
  expect(await directory.count("account_events", ended, person.id)).toBe(3);
});

test("a wrong current one is refused by name, and guessing it is throttled, in all sessions together", async () => {
  const person = await addPerson(app, "viewer");
  const { password } = person;
  const [client, elsewhere] = [await signedIn(person), await signedIn(person)];
  for (let index = 0; index < 5; index += 1)
    expect(await change(client, `wrong ${index}`, NEXT)).toMatchObject({ status: 422, body: { fields: { current: expect.any(String) } } });
  expect(await change(client, password, NEXT)).toMatchObject({ status: 429 });
  expect(await elsewhere.post("me/proof", { password })).toMatchObject({ status: 429 });
});

test("no key and no app guesses it, or changes it", async () => {
  const person = await addPerson(app, "rep");
  const { access_token } = await connect(app, await signedIn(person), { resource: app.url, scope: "read" });
  for (const client of [person.client, Client.withKey(app.url, access_token)]) {
    expect(await client.post("me/proof", { password: person.password })).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(await change(client, person.password, NEXT)).toMatchObject({ status: 403, body: { code: "forbidden" } });
  }
  expect((await signedIn(person)).cookie).toContain("=");
});

test("trying counts from the beginning after a right one", async () => {
  const person = await addPerson(app, "rep");
  const { password, id } = person;
  const client = await signedIn(person);
  for (let index = 0; index < 4; index += 1) await change(client, "wrong", NEXT);
  expect((await change(client, password, NEXT)).status).toBe(204);
  await directory.run(
    "update users set password_hash = (select password_hash from users where id <> ? and password_hash like 'scrypt$16$%' limit 1) where id = ?",
    id,
    id,
  );
  const again = await signedIn(person);
  for (let index = 0; index < 4; index += 1) expect((await change(again, "wrong", NEXT)).status).toBe(422);
});

test.each(["", "short", "123456789", "x".repeat(201), "😀".repeat(9)])("%j is too short or too long", async (next) => {
  const person = await addPerson(app, "rep");
  const client = await signedIn(person);
  const before = await directory.fingerprint();
  const answer = await change(client, person.password, next);
  expect([answer.status, Object.keys(answer.body.fields)]).toEqual([422, ["next"]]);
  expect(await directory.fingerprint()).toBe(before);
});

test("the operator may set one without the old", async () => {
  const person = await addPerson(app, "rep");
  const operator = Client.withKey(app.url, app.runtime.internalToken);
  expect((await operator.post("/internal/password", { email: person.email.toUpperCase(), password: NEXT })).status).toBe(200);
  await expect(signedIn(person)).rejects.toThrow("401");
  expect(await operator.post("/internal/password", { email: person.email, password: "short" })).toMatchObject({ status: 422 });
  expect(await operator.post("/internal/password", { email: "nobody@example.com", password: NEXT })).toMatchObject({ status: 404 });
});
