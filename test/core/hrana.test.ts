import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database, guard, stoppedByGuard } from "../../src/core/database.ts";
import { HranaClient, type Route } from "../../src/core/hrana.ts";
import { type LibsqlServer, startLibsqlServer } from "../../src/local/libsql-server.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-hrana-"));
let server: LibsqlServer;
let client: HranaClient;

beforeAll(async () => {
  server = await startLibsqlServer({ folder });
  client = new HranaClient(`${server.url}/one/`, server.token);
  await client.run(
    "create table t (n integer primary key, words text, share real) strict; create table guard (ok integer check (ok = 1));",
  );
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const insert = (n: number, words: string | null, share: number | null) => ({
  sql: "insert into t values (?, ?, ?)",
  args: [n, words, share],
});
const count = async () => (await client.execute({ sql: "select count(*) from t", args: [] })).rows[0]?.[0];

test("values come back as they were written", async () => {
  await client.batch([insert(1, 'Đặng "Đức"\n\\', 0.1), insert(-2, null, -3)], "begin immediate");
  const { columns, rows } = await client.execute({ sql: "select *, n / 2.0 as half from t order by n desc", args: [] });
  expect(columns).toEqual(["n", "words", "share", "half"]);
  expect(rows).toEqual([
    [1, 'Đặng "Đức"\n\\', 0.1, 0.5],
    [-2, null, -3, -1],
  ]);
});

test("what fails in a batch is thrown in SQLite's words, and nothing of the batch stands", async () => {
  const before = await count();
  const twice = client.batch([insert(10, "a", null), insert(10, "b", null), insert(11, "c", null)], "begin immediate");
  await expect(twice).rejects.toThrow(/UNIQUE constraint failed: t\.n/);
  expect(await count()).toBe(before);
});

test("a guard stops a batch whose update found nothing", async () => {
  const db = new Database(`${server.url}/one/`, server.token);
  const write = db.write([insert(20, "a", null), { sql: "update t set words = 'b' where n = 999", args: [] }, guard(1)]);
  await expect(write.catch(stoppedByGuard)).resolves.toBe(true);
  expect(await db.rows({ sql: "select n from t where n = 20", args: [] })).toEqual([]);
  expect(db.roundTrips).toBe(2);
});

test("an integer beyond 2^53 is refused rather than rounded", async () => {
  await expect(client.execute({ sql: "select 9007199254740993", args: [] })).rejects.toThrow(/9007199254740993/);
});

test("a server that refuses or fails is said to have done so", async () => {
  await expect(new HranaClient(`${server.url}/one/`, "wrong").execute({ sql: "select 1", args: [] })).rejects.toThrow(/HTTP_401/);
  await expect(client.execute({ sql: "select * from nowhere", args: [] })).rejects.toThrow(/no such table: nowhere/);
});

test("addresses as hosted libSQL gives them", async () => {
  const asked: string[] = [];
  const route: Route = {
    fetch: async (url) => {
      asked.push(url);
      return Response.json({ results: [{ type: "ok", response: { result: { cols: [], rows: [] } } }] });
    },
  };
  for (const url of ["libsql://crm-acme.turso.io", "https://crm-acme.turso.io/", "http://127.0.0.1:8080/ws_1"])
    await new HranaClient(url, undefined, route).execute({ sql: "select 1", args: [] });
  expect(asked).toEqual([
    "https://crm-acme.turso.io/v2/pipeline",
    "https://crm-acme.turso.io/v2/pipeline",
    "http://127.0.0.1:8080/ws_1/v2/pipeline",
  ]);
});
