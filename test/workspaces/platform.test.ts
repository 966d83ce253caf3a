import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { DatabasePlatform } from "../support/database-platform.ts";
import { databasesOf } from "../support/databases.ts";
import { switched } from "../support/workspaces.ts";

/** With a platform for hosted databases each further workspace gets one of its own, also when the platform fails at any step. */

const platform = await DatabasePlatform.start();
const app = await startApp({ empty: true, env: platform.env });
const { directory } = databasesOf(app);
afterAll(async () => {
  await app.close();
  await platform.close();
});

const nameOf = (id: string) => `relata-${id.slice(4).toLowerCase()}`;
const create = (client: Client, name: string) => client.post<Shown>("workspaces", { name });
const rowOf = (id: string) =>
  directory.row<{ state: string; database_name: string; database_token: string; database_url: string }>(
    "select state, database_name, database_token, database_url from workspaces where id = ?",
    id,
  );

test("the first workspace stays where the deployment's own database is", async () => {
  expect(platform.calls).toEqual([]);
  expect(existsSync(join(app.dataDir, "db", `${app.setUp.workspace.id}.db`))).toBe(true);
});

test("a further one gets a database and a token, which is kept sealed; and it works", async () => {
  const owner = await app.signIn({ role: "owner" });
  const { id } = (await create(owner, "Công ty thuê ngoài")).body;
  const root = `/v1/organizations/${platform.organisation}/databases`;
  expect(platform.calls).toEqual([
    { method: "POST", path: root, body: { name: nameOf(id), group: "default" } },
    { method: "POST", path: `${root}/${nameOf(id)}/auth/tokens`, body: {} },
  ]);
  const row = await rowOf(id);
  expect(row).toMatchObject({ state: "ready", database_name: nameOf(id), database_token: expect.stringMatching(/^v1\./) });
  expect(JSON.stringify(await directory.rows("select * from workspaces"))).not.toContain("jwt-");
  const there = await switched(app, owner, id);
  expect(await there.post("companies", { name: "Ở xa" })).toMatchObject({ status: 201 });
  expect((await there.get<{ items: Shown[] }>("companies?q=o xa")).body.items).toHaveLength(1);
  expect(existsSync(join(app.dataDir, "db", `${id}.db`))).toBe(false);
  expect(JSON.stringify(app.logged())).not.toContain("jwt-");
});

describe("a failure of the platform", () => {
  test.each([
    ["before the database is made", ["before"]],
    ["after it is made", ["after"]],
    ["before the token is made", [undefined, "before"]],
    ["after it is made", [undefined, "after"]],
  ] as const)("%s is told, and the same again completes it", async (what, failing) => {
    const owner = await app.signIn({ role: "owner" });
    const name = `Công ty ${what} ${failing.length}`;
    const before = platform.databases.size;
    platform.failing.push(...(failing as unknown as ("before" | "after")[]));
    expect(await create(owner, name)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect(platform.failing).toEqual([]);
    const made = await create(owner, name);
    expect(made).toMatchObject({ status: 201 });
    expect(await rowOf(made.body.id)).toMatchObject({ state: "ready" });
    expect(platform.databases.size, "one database, however often it was asked for").toBe(before + 1);
    expect(await (await switched(app, owner, made.body.id)).post("companies", { name: "x" })).toMatchObject({ status: 201 });
  });

  test("with every call failing once in turn, it takes as many tries as there are calls", async () => {
    const owner = await app.signIn({ role: "owner" });
    const before = platform.databases.size;
    let tries = 0;
    for (; tries < 10; tries += 1) {
      platform.failing.push(...([...Array(tries % 3).fill(undefined), tries % 2 === 0 ? "before" : "after"] as "before"[]));
      const answer = await create(owner, "Công ty bền bỉ");
      platform.failing.length = 0;
      if (answer.status === 201) break;
      expect(answer.status).toBe(503);
    }
    expect(tries).toBeGreaterThan(1);
    expect(platform.databases.size).toBe(before + 1);
    expect(await directory.count("workspaces", "name = 'Công ty bền bỉ'")).toBe(1);
  });
});

test("closed and two weeks later, its database is deleted; a platform that fails is asked again", async () => {
  const owner = await app.signIn({ role: "owner" });
  const { id, name } = (await create(owner, "Công ty tạm")).body;
  const there = await switched(app, owner, id);
  expect(await there.post("workspace/close", { name })).toMatchObject({ status: 200 });
  await directory.run("update workspaces set delete_at = 1 where id = ?", id);
  platform.failing.push("before");
  await app.runtime.runScheduled();
  expect([(await rowOf(id)).state, platform.databases.has(nameOf(id))]).toEqual(["closing", true]);
  platform.failing.push("after");
  await app.runtime.runScheduled();
  expect([(await rowOf(id)).state, platform.databases.has(nameOf(id))]).toEqual(["closing", false]);
  await app.runtime.runScheduled();
  expect(await rowOf(id)).toEqual({ state: "closed", database_name: null, database_token: null, database_url: "" });
});

test("a restart finds both kinds where they are", async () => {
  const platformUrls = () => directory.rows("select id, database_url from workspaces where database_name is not null order by id");
  const before = await platformUrls();
  const { setUpDatabases } = await import("../../src/local/set-up.ts");
  await setUpDatabases(app.runtime, { empty: true });
  expect(await platformUrls()).toEqual(before);
});
