import { afterAll, describe, expect, test } from "vitest";
import { deviceName } from "../../src/identity/device-names.rules.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson, type Person } from "../support/people.ts";
import { Listener } from "../support/socket.ts";
import { atOnce, Visitor } from "../support/visitor.ts";

/** Where one is signed in: seen, ended one by one or all at once, and given new tokens when the role changes. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
afterAll(() => app.close());

interface Session {
  id: string;
  isCurrent: boolean;
  method: string;
  userAgent: string | null;
  createdAt: number;
  lastSeenAt: number;
}

async function arrive(person: Person, userAgent?: string): Promise<Visitor> {
  const visitor = new Visitor(app.url);
  const headers = userAgent ? { "user-agent": userAgent } : {};
  expect((await visitor.post("auth/sign-in", { email: person.email, password: person.password }, { headers })).status).toBe(200);
  return visitor;
}
const listOf = async (visitor: Visitor) => (await visitor.get<{ items: Session[] }>("me/sessions")).body.items;

test("the list says which is this one, how and from what it was opened, and no secret", async () => {
  const person = await addPerson(app, "rep");
  const phone = await arrive(person, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1");
  const laptop = await arrive(person, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36");
  const items = await listOf(laptop);
  expect(items.map(({ isCurrent, method, userAgent }) => [isCurrent, method, deviceName(userAgent ?? "")])).toEqual([
    [true, "password", "Chrome · Windows"],
    [false, "password", "Safari · iPhone"],
  ]);
  expect((await listOf(phone)).map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
  const kept = await directory.rows<{ token_hash: string }>("select token_hash from sessions where user_id = ?", person.id);
  for (const { token_hash: hash } of kept) expect(JSON.stringify(items)).not.toContain(hash);
});

test("ending one closes its pages and shuts it out at once; the others stay", async () => {
  const person = await addPerson(app, "rep");
  const [here, there] = [await arrive(person), await arrive(person)];
  expect((await there.get("me")).status).toBe(200);
  const socket = await Listener.open(app.url, { cookie: there.cookie, origin: app.url });
  const other = (await listOf(here)).find(({ isCurrent }) => !isCurrent);
  expect((await here.delete(`me/sessions/${other?.id}`)).status).toBe(204);
  await socket.ended();
  expect((await there.get("me")).status, "also for reads that were remembered").toBe(401);
  expect((await here.get("me")).status).toBe(200);
  expect((await here.delete(`me/sessions/${other?.id}`)).status, "it is gone").toBe(404);
  expect(await directory.row("select target from account_events where user_id = ? and action = 'session.revoked'", person.id)).toEqual({
    target: other?.id,
  });
});

test("of twenty that end one at once, one does", async () => {
  const person = await addPerson(app, "rep");
  const [here] = [await arrive(person), await arrive(person)];
  const other = (await listOf(here)).find(({ isCurrent }) => !isCurrent);
  expect(await atOnce(() => here.delete(`me/sessions/${other?.id}`))).toEqual({ 204: 1, 404: 19 });
  expect(await directory.count("account_events", "user_id = ? and action = 'session.revoked'", person.id)).toBe(1);
});

test("ending all others leaves the one that asks", async () => {
  const person = await addPerson(app, "rep");
  const visitors = [await arrive(person), await arrive(person), await arrive(person)] as const;
  expect((await visitors[0].delete<{ ended: number }>("me/sessions")).body).toEqual({ ended: 2 });
  expect(await Promise.all(visitors.map(async (each) => (await each.get("me")).status))).toEqual([200, 401, 401]);
});

test("another's session is not there", async () => {
  const [mine, theirs] = [await arrive(await addPerson(app, "owner")), await arrive(await addPerson(app, "rep"))];
  const [session] = await listOf(theirs);
  expect((await mine.delete(`me/sessions/${session?.id}`)).status).toBe(404);
  expect((await theirs.get("me")).status).toBe(200);
});

test("a key ends nobody's sessions, not even its maker's", async () => {
  const person = await addPerson(app, "rep");
  const visitor = await arrive(person);
  const [session] = await listOf(visitor);
  for (const path of ["me/sessions", `me/sessions/${session?.id}`]) expect((await person.client.delete(path)).status).toBe(403);
  expect((await visitor.get("me")).status).toBe(200);
});

test("a new sign-in takes the place of the one that the browser had", async () => {
  const person = await addPerson(app, "rep");
  const visitor = await arrive(person);
  const before = visitor.cookies.get("relata");
  await visitor.signIn(person.email, person.password);
  expect(visitor.cookies.get("relata")).not.toBe(before);
  expect(await listOf(visitor)).toHaveLength(1);
  visitor.cookies.set("relata", before ?? "");
  expect((await visitor.get("me")).status).toBe(401);
});

test("and the pages that were open with that one end", async () => {
  const [one, next] = [await addPerson(app, "rep"), await addPerson(app, "rep")];
  const visitor = await arrive(one);
  const listener = await Listener.open(app.url, { cookie: visitor.cookie, origin: app.url });
  await visitor.signIn(next.email, next.password);
  await listener.ended();
});

test("when it was last seen is noted every quarter of an hour", async () => {
  const person = await addPerson(app, "rep");
  const visitor = await arrive(person);
  const seen = async () => (await listOf(visitor))[0]?.lastSeenAt ?? 0;
  const first = await seen();
  await visitor.post("me/passkeys/options");
  expect(await seen()).toBe(first);
  await directory.run("update sessions set last_seen_at = 1 where user_id = ?", person.id);
  await visitor.post("me/passkeys/options");
  expect(await seen()).toBeGreaterThanOrEqual(first);
});

describe("a change of role", () => {
  test("gives every session of that member a new token; the old one ends within a minute", async () => {
    const person = await addPerson(app, "rep");
    const visitor = await arrive(person);
    const before = visitor.cookies.get("relata") ?? "";
    const [session] = await listOf(visitor);
    await directory.run("update memberships set role = 'manager' where user_id = ?", person.id);
    expect((await visitor.post("companies", { name: "x" })).status).toBe(201);
    const after = visitor.cookies.get("relata") ?? "";
    expect(after).not.toBe(before);
    expect((await listOf(visitor)).map(({ id, isCurrent }) => ({ id, isCurrent }))).toEqual([{ id: session?.id, isCurrent: true }]);
    const [old] = await directory.rows<{ left: number }>(
      "select expires_at - ? as left from sessions where user_id = ? and id = ''",
      Date.now(),
      person.id,
    );
    expect(old?.left).toBeLessThanOrEqual(60_000);
    await directory.run("update sessions set expires_at = ? where id = '' and user_id = ?", Date.now() - 1, person.id);
    visitor.cookies.set("relata", before);
    expect((await visitor.post("companies", { name: "x" })).status).toBe(401);
  });

  test("brings the open pages back under the new token, so that they end with the session", async () => {
    const person = await addPerson(app, "rep");
    const [visitor, other] = [await arrive(person), await arrive(person)];
    const listener = await Listener.open(app.url, { cookie: visitor.cookie, origin: app.url });
    await directory.run("update memberships set role = 'manager' where user_id = ?", person.id);
    await visitor.post("companies", { name: "x" });
    await listener.ended();
    const again = await Listener.open(app.url, { cookie: visitor.cookie, origin: app.url });
    const session = (await listOf(visitor)).find(({ isCurrent }) => isCurrent);
    await other.delete(`me/sessions/${session?.id}`);
    await again.ended();
  });

  test("writing the same role again changes nothing", async () => {
    const person = await addPerson(app, "rep");
    const visitor = await arrive(person);
    const before = visitor.cookies.get("relata");
    await directory.run("update memberships set role = 'rep' where user_id = ?", person.id);
    await visitor.post("companies", { name: "x" });
    expect(visitor.cookies.get("relata")).toBe(before);
  });

  test("of twenty requests at once one gets the new token, and none is shut out", async () => {
    const person = await addPerson(app, "rep");
    const visitor = await arrive(person);
    await directory.run("update memberships set role = 'manager' where user_id = ?", person.id);
    const { cookie } = visitor;
    let rotated = 0;
    const counts = await atOnce(async () => {
      const response = await fetch(`${app.url}/api/v1/companies`, {
        ...{ method: "POST", body: '{"name":"x"}' },
        headers: { cookie, origin: app.url, "content-type": "application/json" },
      });
      rotated += response.headers.getSetCookie().length;
      return response;
    });
    expect([counts, rotated]).toEqual([{ 201: 20 }, 1]);
    expect(await directory.count("sessions", "user_id = ? and id <> ''", person.id)).toBe(1);
  });
});

describe("a browser that the account has not been opened from", () => {
  test("is told of by mail, from the second on", async () => {
    const person = await addPerson(app, "rep");
    const first = await arrive(person);
    await first.signIn(person.email, person.password);
    await arrive(person, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    const letters = await app.mailbox.lettersTo(person.email);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain("Firefox · Linux");
    expect(letters[0]?.text).toContain(`${app.url}/settings/security`);
  });

  test("does not become known by a cookie that it made up", async () => {
    const person = await addPerson(app, "rep");
    const visitor = new Visitor(app.url);
    visitor.cookies.set("relata-device", "chosen-by-somebody");
    await visitor.signIn(person.email, person.password);
    expect(visitor.cookies.get("relata-device")).toMatch(/^[\w-]{43}$/);
  });

  test("keeps its cookie for the next person who signs in there", async () => {
    const [one, other] = [await addPerson(app, "rep"), await addPerson(app, "rep")];
    const visitor = await arrive(one);
    const device = visitor.cookies.get("relata-device");
    await visitor.signIn(other.email, other.password);
    expect(visitor.cookies.get("relata-device")).toBe(device);
    expect(await directory.count("known_devices", "user_id in (?, ?)", one.id, other.id)).toBe(2);
  });
});

describe("an attacker who hammers an address", () => {
  test("does not keep its owner from signing in where they have signed in before", async () => {
    const person = await addPerson(app, "rep");
    const owner = await arrive(person);
    await owner.post("auth/sign-out");
    const attack = () => new Visitor(app.url).signIn(person.email, "a guess");
    await atOnce(attack, 30);
    expect((await new Visitor(app.url).signIn(person.email, person.password)).status, "a stranger with the password has to wait").toBe(429);
    expect((await owner.signIn(person.email, person.password)).status).toBe(200);
    await atOnce(attack, 10);
    expect((await new Visitor(app.url).signIn(person.email, person.password)).status, "and so it stays").toBe(429);
  });

  test("gets no further with the cookie of another account", async () => {
    const [victim, attacker] = [await addPerson(app, "rep"), await arrive(await addPerson(app, "rep"))];
    for (let index = 0; index < 5; index += 1) await attacker.signIn(victim.email, `guess ${index}`);
    expect((await attacker.signIn(victim.email, victim.password)).status).toBe(429);
  });

  test("with a stolen browser has as few tries as with any other", async () => {
    const person = await addPerson(app, "rep");
    const stolen = await arrive(person);
    for (let index = 0; index < 5; index += 1) await stolen.signIn(person.email, `guess ${index}`);
    expect((await stolen.signIn(person.email, person.password)).status).toBe(429);
  });

  test("leaves a way in by mail to who has no known browser", async () => {
    const person = await addPerson(app, "rep");
    await atOnce(() => new Visitor(app.url).signIn(person.email, "a guess"), 10);
    const visitor = new Visitor(app.url);
    expect((await visitor.post("auth/magic-links", { email: person.email })).status).toBe(202);
    const token = await eventually(
      "the link",
      async () => /#([\w-]{43})/.exec((await app.mailbox.lettersTo(person.email))[0]?.text ?? "")?.[1],
    );
    expect((await visitor.post("auth/magic-links/open", { token })).status).toBe(200);
    await visitor.post("auth/sign-out");
    expect((await visitor.signIn(person.email, person.password)).status, "and now the browser is known").toBe(200);
  });
});

test.each([
  ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome · Android"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1.15", "Safari · macOS"],
  ["Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"],
  ["Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120.0 Chrome/120.0 Safari/537.36", "Cốc Cốc · Windows"],
  ["relata-cli/1", "relata-cli"],
  ["<script>alert(1)</script>", ""],
  ["", ""],
])("%s is called %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
