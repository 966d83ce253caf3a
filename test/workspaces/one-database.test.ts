import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Database } from "../../src/core/database.ts";
import type { Env } from "../../src/core/env.ts";
import { type Migration, migrate } from "../../src/core/migrate.ts";
import { startLibsqlServer } from "../../src/local/libsql-server.ts";
import { databasesFrom } from "../../src/workspaces/databases.ts";
import { registerWorkspace } from "../../src/workspaces/founding.ts";
import { DatabasePlatform } from "../support/database-platform.ts";
import { migrationsIn } from "../support/migrations.ts";

/** A small deployment: one hosted database for the directory and the first workspace, and what happens when a second one is wanted. */

const folder = mkdtempSync(join(tmpdir(), "relata-one-"));
const server = await startLibsqlServer({ folder });
const platform = await DatabasePlatform.start();
afterAll(async () => {
  await server.close();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
let url = "";
let directory: Database;
beforeEach(async () => {
  made += 1;
  url = `${server.url}/one${made}/`;
  directory = new Database(url, server.token);
  await migrate(directory, "directory_migrations", migrationsIn("directory"), 1);
});

const WORKSPACE: Migration[] = migrationsIn("workspace");
const databases = (more: Partial<Env> = {}) =>
  databasesFrom(
    {
      DIRECTORY_URL: url,
      DIRECTORY_TOKEN: server.token,
      WORKSPACE_DATABASE_URL: url,
      DATABASE_TOKEN: server.token,
      MASTER_KEY: "00".repeat(32),
      ...more,
    } as Env,
    directory,
    async () => WORKSPACE,
  );
const register = (id: string) => directory.write([registerWorkspace({ id, name: id, founderId: null }, 1)]);
const open = (id: string) => directory.write([{ sql: "update workspaces set state = 'ready' where id = ?", args: [id] }]);
const urlOf = async (id: string) =>
  (await directory.rows<{ url: string }>({ sql: "select database_url as url from workspaces where id = ?", args: [id] }))[0]?.url;
const NO_ROOM = /set.*DATABASE_PLATFORM_TOKEN, DATABASE_ORGANISATION and DATABASE_GROUP, or an address with \{name\}/;

test("the first one lives in it; for a second one there is no room, and the refusal says what the operator has to set", async () => {
  await register("one");
  expect(await databases().provide("one")).toMatchObject({ databaseUrl: url, databaseToken: null, schemaVersion: WORKSPACE.length });
  await open("one");
  await expect(databases().requireRoom()).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(NO_ROOM) });
  await register("two");
  await expect(databases().provide("two")).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(NO_ROOM) });
  expect(await urlOf("two")).toBe("");
});

test("of two that are founded at the same moment one gets it", async () => {
  await register("one");
  await register("two");
  const outcomes = await Promise.allSettled([databases().provide("one"), databases().provide("two")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect([await urlOf("one"), await urlOf("two")].sort()).toEqual(["", url]);
});

test("with a platform the other one gets a database there", async () => {
  const env = platform.env as Partial<Env>;
  for (const id of ["wsp_1", "wsp_2"]) await register(id);
  const provided = await Promise.all(["wsp_1", "wsp_2"].map((id) => databases(env).provide(id)));
  expect(provided.filter(({ databaseUrl }) => databaseUrl === url)).toHaveLength(1);
  expect(provided.filter(({ databaseToken }) => databaseToken?.startsWith("v1."))).toHaveLength(1);
});

describe("deleting the workspace that shares its database with the directory", () => {
  test("takes its tables and leaves the directory; another one finds room there then", async () => {
    await register("one");
    await databases().provide("one");
    await directory.write([
      {
        sql: "insert into members (id, name, sort_name, role, created_at, updated_at, manager_id) values ('a', 'A', 'a', 'rep', 1, 1, 'a')",
        args: [],
      },
    ]);
    await directory.write([
      {
        sql: "insert into companies (id, name, sort_name, match_name, owner_id, parent_id, created_at, updated_at) values ('c', 'C', 'c', 'c', 'a', 'c', 1, 1)",
        args: [],
      },
    ]);
    await databases().discard("one");
    const tables = (await directory.rows<{ name: string }>({ sql: "select name from sqlite_schema where type = 'table'", args: [] })).map(
      ({ name }) => name,
    );
    expect(tables).toEqual(expect.arrayContaining(["users", "workspaces", "memberships", "directory_migrations"]));
    expect(tables.filter((name) => /^(companies$|members$|search_|workspace_migrations|teams)/.test(name))).toEqual([]);
    await databases().discard("one");
    await directory.write([{ sql: "update workspaces set state = 'closed', database_url = '' where id = 'one'", args: [] }]);
    await register("two");
    expect(await databases().provide("two")).toMatchObject({ databaseUrl: url });
  });
});
