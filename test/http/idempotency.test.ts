import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import type { Answer } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { addPerson, type Person } from "../support/people.ts";

/** A POST with an Idempotency-Key is carried out once and answered the same each time. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace, directory } = databases;
const { owner } = app;
let companyId = "";
let admin: Person;
afterAll(() => app.close());
beforeAll(async () => {
  companyId = (await owner.post<Shown>("companies", { name: "Gốc" })).body.id;
  admin = await addPerson(app, "admin");
});

const keyed = (path: string, body: unknown, idempotencyKey: string) => owner.post<Shown>(path, body, { idempotencyKey });
const told = ({ status, headers, body }: Answer<unknown>) => ({
  status,
  body,
  etag: headers.get("etag"),
  change: headers.get("relata-change"),
});

/** Every POST that changes something, with a request that can be carried out. */
const POSTS: [name: string, prepare: () => Promise<{ path: string; body?: unknown }>][] = [
  ["a company", async () => ({ path: "companies", body: { name: "Khoá" } })],
  [
    "a contact with an address",
    async () => ({ path: "contacts", body: { givenName: "Khoá", emails: [{ address: `k${Math.random()}@example.com` }] } }),
  ],
  ["an activity", async () => ({ path: "activities", body: { kind: "note", links: [companyId] } })],
  ["a task", async () => ({ path: "tasks", body: { title: "Khoá" } })],
  [
    "a restoring",
    async () => {
      const { body } = await owner.post<Shown>("tasks", { title: "Bỏ" });
      await owner.delete(`tasks/${body.id}`, { version: 1 });
      return { path: `tasks/${body.id}/restore` };
    },
  ],
  [
    "an undoing",
    async () => {
      const created = await owner.post<Shown>("tasks", { title: "Hoàn tác" });
      return { path: `changes/${created.headers.get("relata-change")}/undo` };
    },
  ],
  [
    "the retry of failed work",
    async () => {
      const body = JSON.stringify({ kind: "outbox", workspaceId: app.setUp.workspace.id });
      const id = `ded_${String(Math.random()).slice(2).padStart(26, "0").slice(-26)}`;
      await workspace.run("insert into dead_letters (id, body, reason, at) values (?, ?, 'x', 1)", id, body);
      return { path: `dead-letters/${id}/retry` };
    },
  ],
];

test.each(POSTS)("%s: the same request again is answered the same and changes nothing", async (_name, prepare) => {
  const { path, body } = await prepare();
  const key = `again ${path}`;
  const first = await keyed(path, body, key);
  expect(first.status).toBeLessThan(300);
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  await allEventsDone(databases);
  const before = await workspace.fingerprint();
  const second = await keyed(path, body, key);
  expect(told(second)).toEqual(told(first));
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  expect(await workspace.fingerprint()).toBe(before);
});

test.each(POSTS)("%s: twenty times at once is carried out once", async (_name, prepare) => {
  const { path, body } = await prepare();
  const before = await workspace.count("change_log");
  const answers = await Promise.all(Array.from({ length: 20 }, () => keyed(path, body, `at once ${path}`)));
  expect(new Set(answers.map((answer) => JSON.stringify(told(answer)))).size).toBe(1);
  expect(answers[0]?.status).toBeLessThan(300);
  expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === null)).toHaveLength(1);
  expect((await workspace.count("change_log")) - before).toBeLessThanOrEqual(1);
});

test("another body or path under the same key is refused", async () => {
  await keyed("companies", { name: "Một" }, "k");
  const refused = { status: 422, body: { code: "idempotency_mismatch" } };
  expect(await keyed("companies", { name: "Hai" }, "k")).toMatchObject(refused);
  expect(await keyed("tasks", { title: "Một" }, "k")).toMatchObject(refused);
  expect((await keyed("companies", { name: "Một" }, "k")).status).toBe(201);
});

test("of many different requests at once under one key one is carried out", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => keyed("companies", { name: `Khác ${index}` }, "many")));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 422)]);
  expect(await workspace.count("companies", "name like 'Khác %'")).toBe(1);
});

test("two people's keys do not meet", async () => {
  const mine = await keyed("companies", { name: "Chung khoá" }, "shared");
  const theirs = await admin.client.post<Shown>("companies", { name: "Chung khoá" }, { idempotencyKey: "shared" });
  expect(theirs.body.id).not.toBe(mine.body.id);
});

test("what was refused may be tried again under the same key", async () => {
  expect((await keyed("companies", { name: "" }, "retry")).status).toBe(422);
  expect((await keyed("companies", { name: "Được" }, "retry")).status).toBe(201);
});

test("a key of 200 characters is taken, a longer one refused", async () => {
  expect((await keyed("companies", { name: "Dài" }, "k".repeat(200))).status).toBe(201);
  expect(await keyed("companies", { name: "Dài" }, "k".repeat(201))).toMatchObject({ status: 400, body: { code: "bad_request" } });
});

test("an API key is made once, and its text is kept nowhere", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => keyed("api-keys", { name: "Một khoá" }, "key")));
  const shown = answers.flatMap(({ body }) => (body.key ? [String(body.key)] : []));
  expect(shown).toHaveLength(1);
  // Whoever comes while the first is under way is told so, and not that there is a key.
  for (const { status, body } of answers)
    expect([status, status === 201 ? "" : body.code]).toEqual(status === 201 ? [201, ""] : [409, "conflict"]);
  const late = await keyed("api-keys", { name: "Một khoá" }, "key");
  expect([late.status, late.body.key, late.headers.get("idempotency-replayed")]).toEqual([201, "", "true"]);
  expect(await directory.count("api_keys", "name = 'Một khoá'")).toBe(1);
  const kept = await workspace.rows<{ body: string }>("select body from idempotency");
  expect(kept.filter(({ body }) => body.includes(shown[0] ?? "?"))).toEqual([]);
});

const FORM = {
  ...{ title: "Một lần", intro: "", language: "vi", button: "", thanks: "", redirectUrl: null, origins: [], ownerId: null, source: "" },
  ...{ fields: [{ field: "email", label: "Email", isRequired: true }], consent: null, task: null },
};

/** What acts in the directory or by mail, with how often it may be seen there to have been done. */
const ELSEWHERE: [name: string, path: string, body: () => object, howOften: () => Promise<number>][] = [
  [
    "an invitation",
    "invitations",
    () => ({ emails: ["moi@example.com"], role: "rep" }),
    async () => (await app.mailbox.lettersTo("moi@example.com")).length,
  ],
  ["a role", "roles", () => ({ name: "Một lần", policy: { allows: {} } }), () => directory.count("roles", "name = 'Một lần'")],
  ["a form", "forms", () => ({ name: "Một lần", setup: FORM }), () => directory.count("account_events", "action = 'form.created'")],
  ["a calendar's address", "me/calendar-feed", () => ({}), () => directory.count("account_events", "action = 'calendar_feed.created'")],
];

test.each(ELSEWHERE)("%s: eight times at once is carried out once", async (_name, path, body, howOften) => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => keyed(path, body(), `elsewhere ${path}`)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status !== 409).length, JSON.stringify(answers.map((each) => each.body))).toBeGreaterThan(0);
  expect(new Set(statuses.filter((status) => status !== 409)).size).toBe(1);
  expect(answers.filter(({ headers, status }) => status < 300 && headers.get("idempotency-replayed") === null)).toHaveLength(1);
  expect((await keyed(path, body(), `elsewhere ${path}`)).headers.get("idempotency-replayed")).toBe("true");
  expect(await howOften()).toBe(1);
});

test("what was refused there may be tried again, and what broke off is not said to have been done", async () => {
  expect((await keyed("invitations", { emails: ["lai@example.com"], role: "owner" }, "again there")).status).toBeGreaterThanOrEqual(400);
  expect(await workspace.count("idempotency", "key = 'again there'")).toBe(0);
  await directory.run("create trigger broken before insert on api_keys begin select raise(abort, 'disk full'); end");
  expect((await keyed("api-keys", { name: "Hỏng" }, "broken")).status).toBe(500);
  await directory.run("drop trigger broken");
  expect(await keyed("api-keys", { name: "Hỏng" }, "broken")).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect(await directory.count("api_keys", "name = 'Hỏng'")).toBe(0);
});
