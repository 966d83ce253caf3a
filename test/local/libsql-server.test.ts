import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient, type InStatement } from "@libsql/client/web";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type LibsqlServer, startLibsqlServer } from "../../src/local/libsql-server.ts";

let server: LibsqlServer;
let client: Client;
const folder = mkdtempSync(join(tmpdir(), "relata-libsql-"));
const clientFor = (name: string) => createClient({ url: `${server.url}/${name}/`, authToken: server.token });

beforeAll(async () => {
  server = await startLibsqlServer({ folder });
  client = clientFor("one");
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await client.executeMultiple(`
    drop table if exists items; drop table if exists guard;
    create table guard (ok integer not null check (ok = 1)) strict;
    create table items (id integer primary key, name text, amount integer, rate real, data blob) strict;`);
});

const guard = (rows: number): InStatement => ({ sql: "insert into guard (ok) select changes() + 2 where changes() <> ?", args: [rows] });
const countItems = async () => (await client.execute("select count(*) as n from items")).rows[0]?.n;

test("every kind of value comes back as it went", async () => {
  const data = new Uint8Array([0, 255, 10, 13]);
  const name = "Đặng Thị Nguyệt ' \" \\ 😀\u2028";
  await client.execute({ sql: "insert into items values (?, ?, ?, ?, ?)", args: [1n, name, 9_007_199_254_740_991n, 0.1, data] });
  await client.execute({
    sql: "insert into items values (:id, @name, $amount, :rate, :data)",
    args: { id: 2n, name: null, amount: -1n, rate: -2.5e300, data: null },
  });
  const { rows } = await client.execute("select * from items order by id");
  expect(rows[0]).toMatchObject({ id: 1, name, amount: Number.MAX_SAFE_INTEGER, rate: 0.1 });
  expect(new Uint8Array(rows[0]?.data as ArrayBuffer)).toEqual(data);
  expect(rows[1]).toMatchObject({ id: 2, name: null, amount: -1, rate: -2.5e300, data: null });
});

test("integers of 2^53 and more arrive whole for a client that asks for bigint", async () => {
  const bigints = createClient({ url: `${server.url}/one/`, authToken: server.token, intMode: "bigint" });
  const { rows } = await bigints.execute({ sql: "select ? as most, ? as least", args: [2n ** 63n - 1n, -(2n ** 63n)] });
  expect(rows[0]).toMatchObject({ most: 2n ** 63n - 1n, least: -(2n ** 63n) });
  await expect(client.execute("select 9007199254740993 as n")).rejects.toThrow(/too large/);
});

test("infinite numbers survive JSON", async () => {
  expect((await client.execute("select 9e999 as up, -9e999 as down")).rows[0]).toMatchObject({
    up: Number.POSITIVE_INFINITY,
    down: Number.NEGATIVE_INFINITY,
  });
});

test("a batch is applied whole or not at all", async () => {
  const insert = (id: number): InStatement => ({ sql: "insert into items (id, name) values (?, 'x')", args: [id] });
  await expect(client.batch([insert(1), insert(2), insert(1)], "write")).rejects.toThrow(/UNIQUE constraint failed: items.id/);
  expect(await countItems()).toBe(0);
  const results = await client.batch([insert(1), insert(2), "select count(*) as n from items"], "write");
  expect(results.map(({ rowsAffected }) => rowsAffected)).toEqual([1, 1, 0]);
  expect(results[2]?.rows[0]?.n).toBe(2);
});

test("a guard stops the batch when the statement before it changed nothing", async () => {
  await client.execute("insert into items (id, name, amount) values (1, 'before', 7)");
  const rename = (amount: number): InStatement => ({ sql: "update items set name = 'after' where id = 1 and amount = ?", args: [amount] });
  await expect(client.batch([rename(8), guard(1), "insert into items (id) values (2)"], "write")).rejects.toThrow(
    /CHECK constraint failed: ok/,
  );
  expect((await client.execute("select name from items")).rows).toMatchObject([{ name: "before" }]);
  await client.batch([rename(7), guard(1), "insert into items (id) values (2)"], "write");
  expect(await countItems()).toBe(2);
  expect((await client.execute("select count(*) as n from guard")).rows[0]?.n).toBe(0);
});

test("RETURNING says what changed, and reading with WITH says that nothing did", async () => {
  const inserted = await client.execute("insert into items (name) values ('a'), ('b') returning id, name");
  expect(inserted.rows).toMatchObject([
    { id: 1, name: "a" },
    { id: 2, name: "b" },
  ]);
  expect([inserted.rowsAffected, inserted.lastInsertRowid]).toEqual([2, 2n]);
  const read = await client.execute("with named as (select name from items) select * from named");
  expect([read.rows.length, read.rowsAffected]).toEqual([2, 0]);
  const updated = await client.execute("with old as (select 1 as id) update items set name = 'c' where id in (select id from old)");
  expect(updated.rowsAffected).toBe(1);
});

test("columns follow a change of the schema, also for statements prepared before", async () => {
  await client.execute("insert into items (id) values (1)");
  expect((await client.execute("select * from items")).columns).toHaveLength(5);
  await client.execute("alter table items add column extra text");
  expect((await client.execute("select * from items")).columns).toEqual(["id", "name", "amount", "rate", "data", "extra"]);
});

test("one parameter of several megabytes fills a table in one statement", async () => {
  const rows = Array.from({ length: 40_000 }, (_, index) => ({ id: index + 1, name: `Nguyễn Văn ${"An ".repeat(30)}${index}` }));
  const json = JSON.stringify(rows);
  expect(json.length).toBeGreaterThan(4_000_000);
  const sql = "insert into items (id, name) select value ->> 'id', value ->> 'name' from json_each(?)";
  const [result] = await client.batch([{ sql, args: [json] }, guard(40_000)], "write");
  expect(result?.rowsAffected).toBe(40_000);
  const all = await client.execute("select id, name from items order by id");
  expect(all.rows.length).toBe(40_000);
  expect(all.rows.at(-1)).toMatchObject({ id: 40_000, name: rows.at(-1)?.name });
});

test("many writers at once lose nothing and are served in the order in which they came", async () => {
  const writers = Array.from({ length: 200 }, (_, index) =>
    client.batch([{ sql: "insert into items (name) values (?)", args: [`w${index}`] }, guard(1)], "write"),
  );
  await Promise.all(writers);
  expect(await countItems()).toBe(200);
});

test("a transaction that stays open between requests keeps other writers waiting, and readers out of it", async () => {
  const transaction = await client.transaction("write");
  await transaction.execute("insert into items (id, name) values (1, 'mine')");
  const order: string[] = [];
  const waiting = ["first", "second"].map((name) =>
    client.execute({ sql: "insert into items (name) values (?)", args: [name] }).then(() => order.push(name)),
  );
  expect(await countItems()).toBe(0);
  order.push("commit");
  await transaction.commit();
  await Promise.all(waiting);
  expect(order).toEqual(["commit", "first", "second"]);
  expect((await client.execute("select name from items order by id")).rows).toMatchObject([
    { name: "mine" },
    { name: "first" },
    { name: "second" },
  ]);
});

test("a transaction that is closed without a commit leaves nothing", async () => {
  const transaction = await client.transaction("write");
  await transaction.execute("insert into items (id) values (1)");
  transaction.close();
  await client.execute("insert into items (id) values (2)");
  expect((await client.execute("select id from items")).rows).toMatchObject([{ id: 2 }]);
});

test("a script that fails halfway leaves no transaction behind", async () => {
  await expect(client.executeMultiple("begin; insert into items (id) values (1); insert into nowhere values (1); commit;")).rejects.toThrow(
    /no such table/,
  );
  expect(await countItems()).toBe(0);
  await client.execute("insert into items (id) values (1)");
});

test("foreign keys are enforced", async () => {
  await client.executeMultiple("drop table if exists parts; create table parts (item_id integer references items (id)) strict");
  await expect(client.execute("insert into parts values (99)")).rejects.toThrow(/FOREIGN KEY constraint failed/);
});

test("a second statement in one string is refused, not silently left out", async () => {
  await expect(client.execute("insert into items (id) values (1); delete from items")).rejects.toThrow(/more than one statement/);
  expect((await client.execute("select 1 as one; -- done;\n")).rows).toMatchObject([{ one: 1 }]);
  expect((await client.execute("select ';' as text /* ; */;")).rows).toMatchObject([{ text: ";" }]);
});

test("each name is a database of its own, and no name leads out of the folder", async () => {
  const other = clientFor("wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV");
  await other.execute("create table items (id integer)");
  expect((await other.execute("select count(*) as n from items")).rows[0]?.n).toBe(0);
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith(".db"))
      .sort(),
  ).toEqual(["one.db", "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV.db"]);
  const headers = { authorization: `Bearer ${server.token}` };
  for (const name of ["..%2fetc", "..", "a.b", "-x", "a%00b", "x".repeat(65)]) {
    const response = await fetch(`${server.url}/${name}/v2/pipeline`, { method: "POST", headers, body: '{"requests":[]}' });
    expect([400, 404]).toContain(response.status);
  }
  await expect(client.execute("attach database '/tmp/elsewhere.db' as elsewhere")).rejects.toThrow(/not allowed/);
});

test("nobody gets in without the token", async () => {
  const stranger = createClient({ url: `${server.url}/one/`, authToken: "wrong" });
  await expect(stranger.execute("select 1")).rejects.toThrow(/401/);
  expect((await fetch(`${server.url}/one/v2`)).status).toBe(401);
});

test("describe tells parameters, columns and whether a statement only reads", async () => {
  const describe = async (sql: string) => {
    const body = JSON.stringify({ requests: [{ type: "describe", sql }, { type: "close" }] });
    const headers = { authorization: `Bearer ${server.token}` };
    const response = await fetch(`${server.url}/one/v2/pipeline`, { method: "POST", headers, body });
    return ((await response.json()) as { results: [{ response: { result: unknown } }] }).results[0].response.result;
  };
  expect(await describe("select id, name as n from items where name = ? and id > :least and name <> '?'")).toEqual({
    params: [{ name: null }, { name: ":least" }],
    cols: [
      { name: "id", decltype: "INTEGER" },
      { name: "n", decltype: "TEXT" },
    ],
    is_explain: false,
    is_readonly: true,
  });
  expect(await describe("delete from items")).toMatchObject({ is_readonly: false });
});

test("what was done is counted", async () => {
  const before = await server.stats();
  await client.batch(["insert into items (id) values (1), (2)", "select * from items"], "write");
  const after = await server.stats();
  expect(after.roundTrips - before.roundTrips).toBe(1);
  expect(after.rowsReturned - before.rowsReturned).toBe(2);
  expect(after.rowsChanged - before.rowsChanged).toBe(2);
});
