import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Database } from "../../src/core/database.ts";
import { migrate } from "../../src/core/migrate.ts";
import { startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { run } from "../support/command.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { migrationsIn } from "../support/migrations.ts";
import { openWorkspace, switched } from "../support/workspaces.ts";

/** Workspaces that stayed behind: brought up to date by their first visitor, by cron, or all by `relata migrate --all`. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
const OLD = migrationsIn("workspace").slice(0, -1);
const LEVEL = OLD.length + 1;
const ids: string[] = [];
let session: Client;
afterAll(() => app.close());

/** Puts the database of a workspace back to the version before, as an older release has left it. */
async function setBack(id: string): Promise<Database> {
  await app.runtime.libsql.deleteDatabase(id);
  const database = new Database(`${app.runtime.libsql.url}/${id}/`, app.runtime.libsql.token);
  await migrate(database, "workspace_migrations", OLD, 1);
  await database.run(`insert into settings values ('workspace', '{"name":"Cũ","version":1}')`);
  await directory.run("update workspaces set schema_version = ? where id = ?", OLD.length, id);
  return database;
}
const levels = async () =>
  (
    await directory.rows<{ level: number }>(
      "select schema_version as level from workspaces where state = 'ready' and id <> ? order by id",
      app.setUp.workspace.id,
    )
  ).map(({ level }) => level);
const ledgerOf = async (database: Database) =>
  (await database.rows<{ name: string }>({ sql: "select name from workspace_migrations order by name", args: [] })).map(({ name }) => name);

beforeAll(async () => {
  session = await app.signIn({ role: "owner" });
  for (const name of ["Một", "Hai", "Ba", "Bốn", "Năm"]) {
    const opened = await openWorkspace(app, session, `Công ty ${name}`);
    ids.push(opened.id);
    session = opened.owner;
  }
});

const migrateAll = (...args: string[]) => run("src/cli/main.ts", ["migrate", "--all", "--data", app.dataDir, ...args]);

test("the first visitor finds it up to date, however many come at once", async () => {
  const id = ids[0] ?? "";
  session = await switched(app, session, id);
  const database = await setBack(id);
  const answers = await Promise.all(Array.from({ length: 16 }, () => session.get("settings")));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await ledgerOf(database)).toEqual(migrationsIn("workspace").map(({ name }) => name));
  expect(await directory.row("select schema_version as level from workspaces where id = ?", id)).toEqual({ level: LEVEL });
});

test("cron, too, brings up to date what nobody opens", async () => {
  await setBack(ids[1] ?? "");
  await app.runtime.runScheduled();
  expect(await directory.row("select schema_version as level from workspaces where id = ?", ids[1] ?? "")).toEqual({ level: LEVEL });
});

test("one that cannot be says so with a time to come again, and is not a failure of the others", async () => {
  const id = ids[2] ?? "";
  const database = await setBack(id);
  // What the newest migration does first is there already.
  const [first = "", kind = ""] =
    /^(create table|create index|alter table)(?: \w+ add column)? \w+/m.exec(migrationsIn("workspace").at(-1)?.sql ?? "") ?? [];
  const rest: Record<string, string> = { "create table": "(other text)", "create index": "on companies (id)", "alter table": "text" };
  await database.run(`${first} ${rest[kind]}`);
  session = await switched(app, session, id);
  const answer = await session.get("settings");
  expect(answer).toMatchObject({ status: 503, body: { code: "unavailable" } });
  expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await app.owner.get("settings")).toMatchObject({ status: 200 });
});

describe("relata migrate --all", { timeout: 120_000 }, () => {
  test("brings all up to date, names the one that cannot be, and says so with its exit code", async () => {
    for (const id of [ids[0], ids[1], ids[3]]) await setBack(id ?? "");
    const { code, out } = await migrateAll("--json").finished;
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ...{ ok: false, level: LEVEL, workspaces: 6, behind: 1 },
      // Cron, which comes every minute, may have been there first.
      migrated: expect.any(Number),
      failed: [
        {
          id: ids[2],
          name: "Công ty Ba",
          reason: expect.stringMatching(/Công ty Ba could not be brought up to date: .*(already exists|duplicate column)/),
        },
      ],
    });
  });

  test("goes on where it was killed", async () => {
    await setBack(ids[2] ?? "");
    for (const id of ids) await setBack(id);
    const killed = migrateAll("--json");
    await eventually("the first one to be done", async () => ((await levels()).includes(LEVEL) ? true : undefined), 60_000);
    killed.child.kill("SIGKILL");
    await killed.finished;
    const { code, out } = await migrateAll().finished;
    expect([code, out]).toEqual([0, "6 of 6 workspaces are up to date.\n"]);
    expect(await levels()).toEqual(Array(5).fill(LEVEL));
  });

  test("two at once do not get in each other's way", async () => {
    for (const id of ids) await setBack(id);
    const outcomes = await Promise.all([migrateAll("--json").finished, migrateAll("--json").finished]);
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
    expect(await levels()).toEqual(Array(5).fill(LEVEL));
  });
});

describe("the other commands, where there are several workspaces", { timeout: 120_000 }, () => {
  const relata = (...args: string[]) => run("src/cli/main.ts", [...args, "--data", app.dataDir]).finished;

  test("take the one that is named, by name or id, and the first without", async () => {
    const added = await relata("user", "add", "--name", "Trần Chi", "--email", "chi@cty.vn", "--workspace", "Công ty Năm", "--json");
    expect(added.code).toBe(0);
    const { id } = JSON.parse(added.out) as { id: string };
    expect(await directory.rows("select workspace_id from memberships where user_id = ?", id)).toEqual([{ workspace_id: ids[4] }]);
    const again = await relata("user", "add", "--name", "Trần Chi", "--email", "chi@cty.vn", "--json");
    expect(JSON.parse(again.out)).toMatchObject({ id, email: "chi@cty.vn" });
    expect(again.out).not.toContain("password");
    expect(await directory.count("memberships", "user_id = ? and workspace_id = ?", id, app.setUp.workspace.id)).toBe(1);
    const key = await relata("key", "create", "--member", "chi@cty.vn", "--workspace", ids[4] ?? "", "--json");
    expect(await directory.count("api_keys", "id = ? and workspace_id = ?", (JSON.parse(key.out) as { id: string }).id, ids[4] ?? "")).toBe(
      1,
    );
    const listed = await relata("user", "list", "--workspace", "Công ty Năm", "--json");
    expect((JSON.parse(listed.out) as { users: { email: string }[] }).users.map(({ email }) => email)).toContain("chi@cty.vn");
    const wrong = await relata("key", "create", "--member", "chi@cty.vn", "--workspace", "Không có", "--json");
    expect([wrong.code, wrong.out]).toEqual([2, expect.stringContaining("not_found")]);
  });

  test("list them, and open again what was closed", async () => {
    const listed = await relata("workspace", "list");
    expect(listed.out).toContain(`${ids[3]}  Công ty Bốn, 1 person\n`);
    session = await switched(app, session, ids[3] ?? "");
    await session.post("workspace/close", { name: "Công ty Bốn" });
    expect((await relata("workspace", "list")).out).toMatch(/Công ty Bốn, 1 person \(closed, deleted on \d{4}-\d\d-\d\d\)/);
    expect((await relata("workspace", "reopen", "Công ty Bốn")).out).toBe("Công ty Bốn is open again.\n");
  });
});
