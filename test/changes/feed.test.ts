import fc from "fast-check";
import Libsql from "libsql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Feed, FeedEntry } from "../../src/changes/feed.schema.ts";
import { databasePath } from "../../src/local/data-folder.ts";
import { decodeValue } from "../../src/local/hrana.ts";
import { importFile } from "../imports/import-file.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { runs } from "../support/proof.ts";

/** Who follows the feed has every change of records once, in the order of commits, whatever others write meanwhile. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace } = databases;
const { owner } = app;
afterAll(async () => {
  await allEventsDone(databases);
  await app.close();
});

const read = async (query: string): Promise<Feed> => {
  const { status, body } = await owner.get<Feed>(`changes/feed${query && `?${query}`}`);
  expect([query, status]).toEqual([query, 200]);
  return body;
};
const now = async () => (await read("since=now")).cursor;

async function follow(since: string, limit: number, extra = ""): Promise<{ items: FeedEntry[]; cursor: string }> {
  const items: FeedEntry[] = [];
  for (let cursor = since; ; ) {
    const page = await read(`since=${cursor}&limit=${limit}${extra}`);
    items.push(...page.items);
    cursor = page.cursor;
    if (!page.hasMore) return { items, cursor };
  }
}

const logged = async (after: number) =>
  (
    await workspace.rows<{ record: string; version: number; action: string }>(
      `select l.record_id as record, l.version, l.action from change_feed f join change_log l on l.change_id = f.change_id
        where f.seq > ? and l.record_kind in ('company','contact','task','activity') order by f.seq, l.id`,
      after,
    )
  ).map(({ record, version, action }) => `${record} ${version} ${action}`);
const told = (items: FeedEntry[]) => items.map(({ id, version, action }) => `${id} ${version} ${action}`);
const newest = async () => (await workspace.row<{ seq: number }>("select coalesce(max(seq), 0) as seq from change_feed")).seq;

beforeAll(async () => {
  await owner.post("companies", { name: "Đầu tiên" });
});

describe("what it tells", () => {
  test("of a creation, an edit, a deletion and a restoring: which record, which version, which fields, and no values", async () => {
    const since = await now();
    const { body } = await owner.post<Shown>("contacts", { givenName: "Ánh", city: "Huế" });
    const edited = await owner.patch<Shown>(`contacts/${body.id}`, { city: "Vinh", title: "Chủ quán" }, { version: 1 });
    await owner.delete(`contacts/${body.id}`, { version: 2 });
    await owner.post(`contacts/${body.id}/restore`);
    const { items } = await follow(since, 100);
    expect(items.map(({ kind, id, version, action, fields }) => [kind, id, version, action, fields])).toEqual([
      ["contact", body.id, 1, "create", []],
      ["contact", body.id, 2, "update", ["title", "city"]],
      ["contact", body.id, 3, "delete", ["deletedAt"]],
      ["contact", body.id, 4, "restore", ["deletedAt"]],
    ]);
    expect(items[1]).toMatchObject({ changeId: edited.headers.get("relata-change"), via: "page", at: edited.body.updatedAt });
    expect(JSON.stringify(items)).not.toMatch(/Vinh|Chủ/);
  });

  test("each item's cursor goes on after it, and a cursor that was used up tells nothing twice", async () => {
    const since = await now();
    for (const name of ["a", "b", "c"]) await owner.post("companies", { name });
    const { items, cursor } = await follow(since, 2);
    for (const [index, item] of items.entries()) expect(told((await follow(item.cursor, 100)).items)).toEqual(told(items.slice(index + 1)));
    expect(await read(`since=${cursor}`)).toEqual({ items: [], cursor, hasMore: false });
  });

  test("only of the kinds that were asked for, and of no kind that is none", async () => {
    const since = await now();
    const { body } = await owner.post<Shown>("companies", { name: "Một" });
    await owner.post("tasks", { title: "Việc", companyId: body.id });
    await owner.patch("settings", { name: "Tên khác" }, { version: 1 });
    expect((await follow(since, 1, "&kinds=task")).items.map(({ kind }) => kind)).toEqual(["task"]);
    expect((await follow(since, 1, "&kinds=task,company")).items.map(({ kind }) => kind)).toEqual(["company", "task"]);
    expect((await follow(since, 1)).items.map(({ kind }) => kind)).toEqual(["company", "task"]);
    expect(await owner.get("changes/feed?kinds=settings")).toMatchObject({
      status: 422,
      body: { fields: { "kinds.0": expect.any(String) } },
    });
  });

  test("of every row of an import, though it announces itself once, in pages as well", async () => {
    const since = await now();
    const csv = `name,employees\n${Array.from({ length: 250 }, (_, index) => `Hãng ${index},${index}`).join("\n")}\n`;
    await importFile(owner, "firms.csv", csv);
    const items = (await follow(since, 17, "&kinds=company")).items;
    expect([items.length, new Set(items.map((item) => item.id)).size]).toEqual([250, 250]);
    expect(items.every(({ via, action, version }) => via === "import" && action === "create" && version === 1)).toBe(true);
  });

  test("of what is taken out for good", async () => {
    await owner.post("sample");
    const since = await now();
    const companies = await workspace.count("companies", "source = 'sample'");
    const removed = await owner.delete<object>("sample");
    expect([removed.status, removed.headers.get("relata-change")]).toEqual([200, null]);
    const { items } = await follow(since, 1_000, "&kinds=company");
    expect(items.filter(({ action }) => action === "delete")).toHaveLength(companies);
  }, 60_000);
});

test("twenty writers at once: each reader has every change once and in the order of commits", async () => {
  const body = (await owner.post<Shown>("companies", { name: "Chung" })).body;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.constantFrom("one", "edit", "many"), { minLength: 20, maxLength: 20 }),
      async (limit, work) => {
        const [from, since] = [await newest(), await now()];
        let isWriting = true;
        const reader = async () => {
          const items: FeedEntry[] = [];
          for (let cursor = since; ; ) {
            const wasWriting = isWriting;
            const page = await follow(cursor, limit);
            items.push(...page.items);
            cursor = page.cursor;
            if (!wasWriting) return items;
          }
        };
        const write = async (what: string): Promise<unknown> => {
          if (what === "one") return owner.post("contacts", { givenName: "Mới" });
          if (what === "many")
            return owner.post("contacts/bulk", { action: "create", items: [{ givenName: "A" }, { givenName: "B" }, { givenName: "C" }] });
          const { version } = (await owner.get<Shown>(`companies/${body.id}`)).body;
          return owner.patch(`companies/${body.id}`, { name: `Chung ${Math.random()}` }, { version: Number(version) });
        };
        const readers = [reader(), reader(), reader()];
        await Promise.all(work.map(write));
        isWriting = false;
        const expected = await logged(from);
        expect(expected.length).toBeGreaterThan(0);
        for (const items of await Promise.all(readers)) expect(told(items)).toEqual(expected);
      },
    ),
    runs(5),
  );
}, 120_000);

describe("cursors", () => {
  test("that nobody gave out are refused", async () => {
    const cursor = await now();
    const ofList = (await owner.get<{ nextCursor: string }>("companies?limit=1")).body.nextCursor;
    for (const bad of ["x", `${cursor}x`, ofList])
      expect(await owner.get(`changes/feed?since=${bad}`)).toMatchObject({ status: 400, body: { code: "bad_request" } });
  });

  test("from before what is kept are refused as gone, with what to do; those within it go on", async () => {
    const old = await now();
    const change = await owner.post<Shown>("companies", { name: "Cũ" });
    const kept = (await read(`since=${old}`)).cursor;
    await owner.post("companies", { name: "Mới" });
    await workspace.run("update change_feed set at = 1 where change_id = ?", change.headers.get("relata-change") ?? "");
    await workspace.run(
      "update change_feed set at = 1 where seq < (select seq from change_feed where change_id = ?)",
      change.headers.get("relata-change") ?? "",
    );
    await app.runtime.runScheduled();
    expect(await owner.get(`changes/feed?since=${old}`)).toMatchObject({
      status: 410,
      body: { code: "gone", title: "Gone", fields: { since: expect.stringContaining("now") } },
    });
    expect((await read(`since=${kept}`)).items.map(({ action }) => action)).toEqual(["create"]);
    expect((await read("")).items).toHaveLength(1);
  });

  test("after all is old, the newest keeps its number", async () => {
    const cursor = await now();
    await workspace.run("update change_feed set at = 1");
    await app.runtime.runScheduled();
    expect(await workspace.count("change_feed")).toBe(1);
    await owner.post("companies", { name: "Sau" });
    expect((await read(`since=${cursor}`)).items).toHaveLength(1);
  });
});

test("a page goes along indexes to where it begins, without sorting", async () => {
  const { cursor } = await read("since=now");
  for (const name of ["a", "b"]) await owner.post("companies", { name });
  await app.runtime.libsql.record();
  expect((await read(`since=${cursor}&limit=1`)).items).toHaveLength(1);
  const recorded = (await app.runtime.libsql.recorded()).filter(({ sql }) => sql.includes("change_feed"));
  expect(recorded).toHaveLength(2);
  const database = new Libsql(databasePath(app.runtime.folder, app.setUp.workspace.id), { readonly: true } as Libsql.Options);
  const plans = recorded.map(
    ({ sql, args }) => database.prepare(`explain query plan ${sql}`).all(args.map(decodeValue)) as { detail: string }[],
  );
  database.close();
  const steps = plans.flat().map(({ detail }) => detail);
  expect(steps.filter((step) => /TEMP B-TREE|^SCAN (?!CONSTANT|\(subquery)/.test(step))).toEqual([]);
  expect(steps).toEqual(
    expect.arrayContaining([
      expect.stringContaining("SEARCH f USING INTEGER PRIMARY KEY"),
      expect.stringContaining("change_log_by_change"),
    ]),
  );
});
