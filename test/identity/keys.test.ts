import { afterAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson, pageOf } from "../support/people.ts";

/** Keys for programs: shown once, acting as whoever made them, gone at once when revoked. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
const admin = await addPerson(app, "admin");
const page = await pageOf(app, admin);
afterAll(() => app.close());

const make = async (input: Record<string, unknown> = {}) =>
  (await page.post<Shown & { key: string }>("api-keys", { name: "Khoá", ...input })).body;

test("a key is shown once and kept as a hash", async () => {
  const { key, ...shown } = await make();
  expect(key).toMatch(/^rel_[\w-]{43}$/);
  expect(shown).toMatchObject({ name: "Khoá", hint: key.slice(-4), memberId: admin.id, expiresAt: null, revokedAt: null });
  const { items } = (await page.get<{ items: Shown[] }>("api-keys")).body;
  expect(items.find(({ id }) => id === shown.id)).toEqual(shown);
  expect(JSON.stringify([items, await directory.rows("select * from api_keys")])).not.toContain(key);
});

test("it acts as its maker, in the change log as well", async () => {
  const client = Client.withKey(app.url, (await make()).key);
  expect((await client.get<{ member: Shown }>("me")).body.member).toMatchObject({ id: admin.id, role: "admin" });
  const { body } = await client.post<Shown>("companies", { name: "Bằng khoá" });
  const { items } = (await client.get<{ items: Shown[] }>(`changes?recordId=${body.id}`)).body;
  expect(items).toMatchObject([{ memberId: admin.id, via: "api" }]);
  const cli = await client.post<Shown>("companies", { name: "Bằng CLI" }, { headers: { "user-agent": "relata-cli/1" } });
  expect((await client.get<{ items: Shown[] }>(`changes?recordId=${cli.body.id}`)).body.items[0]?.via).toBe("cli");
});

test("when it was last used is noted", async () => {
  const { key, id } = await make();
  const before = Date.now();
  await Client.withKey(app.url, key).get("me");
  const { items } = (await page.get<{ items: Shown[] }>("api-keys")).body;
  expect(items.find((each) => each.id === id)?.lastUsedAt).toSatisfy((at) => Number(at) >= before);
});

test("revoked, it is worth nothing at once, and stays revoked", async () => {
  const { key, id } = await make();
  const client = Client.withKey(app.url, key);
  expect((await client.get("me")).status).toBe(200);
  const revoked = await page.delete<Shown>(`api-keys/${id}`);
  expect([revoked.status, revoked.body.revokedAt]).toEqual([200, expect.any(Number)]);
  expect((await client.get("me")).status).toBe(401);
  expect((await page.delete<Shown>(`api-keys/${id}`)).body.revokedAt).toBe(revoked.body.revokedAt);
});

test("it runs out when it was said to, and not in the past", async () => {
  const { key, id } = await make({ expiresAt: Date.now() + 3_600_000 });
  const client = Client.withKey(app.url, key);
  expect((await client.post("companies", { name: "Còn hạn" })).status).toBe(201);
  await directory.run("update api_keys set expires_at = ? where id = ?", Date.now() - 1, id);
  expect((await client.post("companies", { name: "Hết hạn" })).status).toBe(401);
  expect(await page.post("api-keys", { name: "Quá khứ", expiresAt: Date.now() - 1 })).toMatchObject({
    status: 422,
    body: { fields: { expiresAt: expect.any(String) } },
  });
});

test("it makes no other key, whatever it may: that one could be for more, and outlive it", async () => {
  const { key } = await make({ scopes: ["write"], expiresAt: Date.now() + 3_600_000 });
  const client = Client.withKey(app.url, key);
  const before = await directory.count("api_keys");
  expect(await client.post("api-keys", { name: "Con" })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  expect(await directory.count("api_keys")).toBe(before);
  expect((await client.get("api-keys")).status, "it may look, and revoke").toBe(200);
});

describe("what is no key", () => {
  test.each(["rel_", "rel_x", `rel_${"A".repeat(43)}`, "x", "x".repeat(2_000)])("%s opens nothing", async (key) => {
    expect((await Client.withKey(app.url, key).get("me")).status).toBe(401);
  });

  test("neither do other schemes, nor another workspace's key revoke ours", async () => {
    const { key, id } = await make();
    for (const authorization of [`Basic ${key}`, key, `bearer ${key}`, `Bearer  ${key}`, `Bearer ${key} x`, "Bearer"])
      expect((await Client.anonymous(app.url).get("me", { headers: { authorization } })).status, authorization).toBe(401);
    await directory.run(
      "insert into workspaces (id, name, database_url, schema_version, created_at) values ('wsp_other', 'x', 'http://127.0.0.1:1/', 99, 1)",
    );
    await directory.run("update api_keys set workspace_id = 'wsp_other' where id = ?", id);
    expect(await page.delete(`api-keys/${id}`)).toMatchObject({ status: 404 });
    expect((await page.get<{ items: Shown[] }>("api-keys")).body.items.map((each) => each.id)).not.toContain(id);
  });
});

test("whose workspace lags behind its schema finds it brought up to date", async () => {
  await directory.run("update workspaces set schema_version = 0 where id = ?", app.setUp.workspace.id);
  expect(await page.post("companies", { name: "x" })).toMatchObject({ status: 201 });
  expect(await directory.row("select schema_version > 0 as isUp from workspaces where id = ?", app.setUp.workspace.id)).toEqual({
    isUp: 1,
  });
});
