import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Database } from "../../src/core/database.ts";
import { type Migration, migrate } from "../../src/core/migrate.ts";
import { startLibsqlServer } from "../../src/local/libsql-server.ts";
import { ROOT } from "../../src/local/paths.ts";
import { isProving } from "../support/proof.ts";

/** Migrations end at the same schema however they were begun: fresh, again, twice at once, or cut off anywhere. */

const folder = mkdtempSync(join(tmpdir(), "relata-migrate-"));
const server = await startLibsqlServer({ folder });
let made = 0;
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const LEDGER = "workspace_migrations";
const read = (schema: string): Migration[] =>
  readdirSync(join(ROOT, "migrations", schema))
    .sort()
    .map((file) => ({ name: file.replace(".sql", ""), sql: readFileSync(join(ROOT, "migrations", schema, file), "utf8") }));
const MIGRATIONS = read("workspace");
const NAMES = MIGRATIONS.map(({ name }) => name);

function newDatabase(): { db: Database; again: () => Database } {
  made += 1;
  const again = () => new Database(`${server.url}/m${made}/`, server.token);
  return { db: again(), again };
}

const run = (db: Database, migrations = MIGRATIONS) => migrate(db, LEDGER, migrations, 1);
const schemaOf = (db: Database) => db.rows({ sql: "select type, name, tbl_name, sql from sqlite_schema order by type, name", args: [] });
const applied = async (db: Database) =>
  (await db.rows<{ name: string }>({ sql: `select name from ${LEDGER} order by name`, args: [] })).map(({ name }) => name);

async function freshSchema(): Promise<unknown> {
  const { db } = newDatabase();
  await run(db);
  return schemaOf(db);
}
const FRESH = await freshSchema();

/** Statements of a file: each begins at the beginning of a line. */
const statementsOf = (sql: string): string[] =>
  sql.split(/\n(?=(?:create|insert|alter|drop|update|delete|pragma)\b)/i).map((text) => text.trim());

test("fresh: all of them, in order, each in the ledger", async () => {
  const { db } = newDatabase();
  expect(await run(db)).toEqual(NAMES);
  expect(await applied(db)).toEqual(NAMES);
  expect(await schemaOf(db)).toEqual(FRESH);
});

test("again: nothing, and the data stays", async () => {
  const { db } = newDatabase();
  await run(db);
  await db.run("insert into settings values ('a', '1')");
  expect(await run(db)).toEqual([]);
  expect(await db.rows({ sql: "select * from settings", args: [] })).toEqual([{ key: "a", value: "1" }]);
});

test("one more: only that one", async () => {
  const { db } = newDatabase();
  expect(await run(db, MIGRATIONS.slice(0, -1))).toEqual(NAMES.slice(0, -1));
  expect(await run(db)).toEqual(NAMES.slice(-1));
  expect(await schemaOf(db)).toEqual(FRESH);
});

test("eight at once: each is applied once, and all eight see it done", async () => {
  const { again } = newDatabase();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => run(again())));
  expect(outcomes.flat().sort()).toEqual(NAMES);
  expect(await schemaOf(again())).toEqual(FRESH);
});

describe.each(MIGRATIONS.map((migration, index) => ({ ...migration, index })))("$name", ({ name, sql, index }) => {
  const statements = statementsOf(sql);
  const every = Math.min(5, statements.length);
  const cuts = statements.map((_, at) => at).filter((at) => isProving || at % every === index % every);

  test.each(cuts)("cut off after statement %i, it is done whole the next time", async (cut) => {
    const { db, again } = newDatabase();
    await run(db, MIGRATIONS.slice(0, index));
    await db.run(`create table if not exists ${LEDGER} (name text primary key, applied_at integer not null) strict, without rowid;`);
    const before = await schemaOf(db);
    await db.run(["begin immediate;", `insert into ${LEDGER} values ('${name}', 1);`, ...statements.slice(0, cut + 1)].join("\n"));
    expect(await schemaOf(again()), "nothing of the half is left").toEqual(before);
    expect(await run(again())).toEqual(NAMES.slice(index));
    expect(await schemaOf(again())).toEqual(FRESH);
  });
});

test("one that fails leaves nothing and says why; put right, it is applied", async () => {
  const { db } = newDatabase();
  await run(db);
  const wrong = { name: "9999_wrong", sql: "create table fine (n integer);\ninsert into nowhere values (1);" };
  await expect(run(db, [...MIGRATIONS, wrong])).rejects.toThrow("nowhere");
  expect(await applied(db)).toEqual(NAMES);
  expect(await schemaOf(db)).toEqual(FRESH);
  expect(await run(db, [...MIGRATIONS, { ...wrong, sql: "create table fine (n integer);" }])).toEqual(["9999_wrong"]);
});

test("directory and workspace fit into one database", async () => {
  const { db } = newDatabase();
  await migrate(db, "directory_migrations", read("directory"), 1);
  expect(await run(db)).toEqual(NAMES);
  expect(await migrate(db, "directory_migrations", read("directory"), 1)).toEqual([]);
});

test("the files are numbered without a gap, with names that a person can read", () => {
  for (const schema of ["directory", "workspace"])
    for (const [index, { name }] of read(schema).entries())
      expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, "0")}_[a-z]+(_[a-z]+)*$`));
});
