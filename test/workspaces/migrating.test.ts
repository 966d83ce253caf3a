import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Database } from "../../src/core/database.ts";
import { type Migration, migrate, migrationLevel } from "../../src/core/migrate.ts";
import { startLibsqlServer } from "../../src/local/libsql-server.ts";
import { bringUpToDate } from "../../src/workspaces/migrating.ts";
import { eventually } from "../support/mailbox.ts";
import { migrationsIn } from "../support/migrations.ts";
import { isProving } from "../support/proof.ts";

/** Many databases, brought up to date one by one: whoever comes first, from several processes, killed anywhere, beside older code. */

const folder = mkdtempSync(join(tmpdir(), "relata-migrating-"));
const server = await startLibsqlServer({ folder });
const directory = new Database(`${server.url}/directory/`, server.token);
await migrate(directory, "directory_migrations", migrationsIn("directory"), 1);
let made = 0;
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const OLD = migrationsIn("workspace");
/** What a next version might bring: a column with a back-fill, a table, an index. */
const NEXT: Migration = {
  name: "9999_next",
  sql: [
    "alter table companies add column score integer;",
    "update companies set score = length(name);",
    "create table scores (id text primary key) strict;",
    "create index companies_by_score on companies (score);",
  ].join("\n"),
};
const NEW = [...OLD, NEXT];

interface Behind {
  id: string;
  url: string;
  open: () => Database;
}

/** A workspace with records, at the old level. */
async function behind(): Promise<Behind> {
  made += 1;
  const id = `wsp_${String(made).padStart(26, "0")}`;
  const url = `${server.url}/${id}/`;
  const open = () => new Database(url, server.token);
  await migrate(open(), "workspace_migrations", OLD, 1);
  await open().run(
    "insert into companies (id, name, sort_name, match_name, created_at, updated_at) values ('com_1', 'Một', 'mot', 'mot', 1, 1)",
  );
  await directory.write([
    {
      sql: "insert into workspaces (id, name, database_url, schema_version, created_at) values (?, ?, ?, ?, 1)",
      args: [id, id, url, OLD.length],
    },
  ]);
  return { id, url, open };
}

const levelOf = async (id: string) =>
  (await directory.rows<{ level: number }>({ sql: "select schema_version as level from workspaces where id = ?", args: [id] }))[0]?.level;
const ledgerOf = async ({ open }: Behind) =>
  (await open().rows<{ name: string }>({ sql: "select name from workspace_migrations order by name", args: [] })).map(({ name }) => name);
const scoresOf = ({ open }: Behind) => open().rows({ sql: "select id, score from companies order by id", args: [] });
const run = async (workspace: Behind, migrations = NEW) =>
  bringUpToDate(directory, workspace.open(), { id: workspace.id, schemaVersion: (await levelOf(workspace.id)) ?? 0 }, migrations);

async function isWhole(workspace: Behind): Promise<void> {
  expect(await ledgerOf(workspace)).toEqual(NEW.map(({ name }) => name));
  expect(await scoresOf(workspace)).toEqual([{ id: "com_1", score: 3 }]);
  expect(await levelOf(workspace.id)).toBe(migrationLevel(NEW));
}

test("a workspace that is behind is brought up to date, and the directory says so", async () => {
  const workspace = await behind();
  expect(await run(workspace)).toBe(migrationLevel(NEW));
  await isWhole(workspace);
});

test("sixteen at once: applied once, and all go on", async () => {
  const workspace = await behind();
  expect(await Promise.all(Array.from({ length: 16 }, () => run(workspace)))).toEqual(Array(16).fill(migrationLevel(NEW)));
  await isWhole(workspace);
});

describe("older code beside newer", () => {
  test("leaves what is further than itself alone, reads and writes on, and never lowers the level", async () => {
    const workspace = await behind();
    await run(workspace, NEW);
    expect(await run(workspace, OLD)).toBe(migrationLevel(NEW));
    expect(await levelOf(workspace.id)).toBe(migrationLevel(NEW));
    await workspace
      .open()
      .run("insert into companies (id, name, sort_name, match_name, created_at, updated_at) values ('com_2', 'Hai', 'hai', 'hai', 1, 1)");
    expect(await scoresOf(workspace)).toEqual([
      { id: "com_1", score: 3 },
      { id: "com_2", score: null },
    ]);
  });

  test("both at the same moment end at the newer level", async () => {
    const workspace = await behind();
    await directory.write([{ sql: "update workspaces set schema_version = 0 where id = ?", args: [workspace.id] }]);
    await Promise.all(Array.from({ length: 12 }, (_, index) => run(workspace, index % 2 === 0 ? OLD : NEW)));
    await isWhole(workspace);
  });

  test("a level that older code has set back is found right again", async () => {
    const workspace = await behind();
    await run(workspace);
    await directory.write([{ sql: "update workspaces set schema_version = ? where id = ?", args: [OLD.length, workspace.id] }]);
    expect(await run(workspace)).toBe(migrationLevel(NEW));
    await isWhole(workspace);
  });
});

test("one that fails leaves its database as it was, names itself, and holds up no other", async () => {
  const [bad, good] = [await behind(), await behind()];
  await bad.open().run("create table scores (other text)");
  await expect(run(bad)).rejects.toThrow("scores");
  expect(await levelOf(bad.id)).toBe(OLD.length);
  expect(await ledgerOf(bad)).toEqual(OLD.map(({ name }) => name));
  await run(good);
  await isWhole(good);
  await bad.open().run("drop table scores");
  await run(bad);
  await isWhole(bad);
});

// Processes take their time to start, and the server waits ten seconds before it lets go of what a dead one has begun.
describe("a process that migrates", { timeout: 90_000 }, () => {
  const PROCESS = join(import.meta.dirname, "migrating-process.ts");
  const start = (workspace: Behind, stopAfter?: number) =>
    spawn(process.execPath, [PROCESS], {
      env: {
        ...process.env,
        MIGRATING: JSON.stringify({
          directory: `${server.url}/directory/`,
          url: workspace.url,
          token: server.token,
          id: workspace.id,
          level: OLD.length,
          next: NEXT,
          stopAfter,
        }),
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
  const ended = (child: ReturnType<typeof start>) => new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));

  test("two at once both come through", async () => {
    const workspace = await behind();
    expect(await Promise.all([1, 2, 3].map(() => ended(start(workspace))))).toEqual([0, 0, 0]);
    await isWhole(workspace);
  });

  const statements = NEXT.sql.split("\n").length;
  const cuts = Array.from({ length: statements + 3 }, (_, index) => index).filter((cut) => isProving || cut % 3 === 1);
  test.each(cuts)("killed after statement %i, the next one finishes the work", async (cut) => {
    const workspace = await behind();
    const child = start(workspace, cut);
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    await eventually("the process to have got that far", () => (said.includes("there") ? true : undefined), 60_000);
    child.kill("SIGKILL");
    await ended(child);
    await eventually("the database to be free again", () => run(workspace).catch(() => undefined), 60_000);
    await isWhole(workspace);
  });
});
