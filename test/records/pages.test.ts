import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { runs } from "../support/proof.ts";
import type { Shown } from "./kinds.ts";

/** Walking the pages of a list yields every record exactly once, whatever the page size, the order, and what others add meanwhile. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
afterAll(() => app.close());

interface Page {
  items: Shown[];
  nextCursor: string | null;
  count?: { value: number; capped: boolean };
}

const get = async (path: string): Promise<Page> => {
  const { status, body } = await owner.get<Page>(path);
  expect([path, status]).toEqual([path, 200]);
  return body;
};

async function walk(path: string, limit: number, between: () => Promise<unknown> = async () => undefined): Promise<Shown[]> {
  const all: Shown[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page = await get(`${path}${path.includes("?") ? "&" : "?"}limit=${limit}${cursor && `&cursor=${cursor}`}`);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    all.push(...page.items);
    cursor = page.nextCursor;
    if (cursor !== null) await between();
  }
  return all;
}

/** Names that are alike, equal, or sort in odd places. */
const NAMES = ["An", "An", "an", "Ân", "ấn", "Đức", "Duc", "Zoe", "  z", "ß", "Éa", "안녕", "日本", "!", "Ω", "1", "10", "2", "😀", "An B"];

async function fill(client: Client): Promise<void> {
  const company = (await client.post<Shown>("companies", { name: "Đầu" })).body;
  await Promise.all(NAMES.map((name) => client.post("companies", { name })));
  await Promise.all(
    NAMES.map((givenName, index) => client.post("contacts", { givenName, ...(index % 3 ? {} : { companyId: company.id }) })),
  );
  await Promise.all(NAMES.map((title, index) => client.post("tasks", { title, dueAt: index % 4 ? index % 5 : null })));
  await Promise.all(
    NAMES.map((subject, index) => client.post("activities", { kind: "note", subject, links: [company.id], occurredAt: index % 6 })),
  );
  await workspace.run("update companies set updated_at = updated_at / 1000, created_at = 5, last_activity_at = length(name)");
  await workspace.run("update contacts set updated_at = 7");
}

beforeAll(() => fill(owner));

const SORTS = ["name", "-name", "-updatedAt", "-createdAt", "-lastActivityAt"];
const LISTS = [...SORTS.flatMap((sort) => [`companies?sort=${sort}`, `contacts?sort=${sort}`]), "tasks", "members", "contacts?q=an"];

test("any list, any page size", async () => {
  const timeline = `activities?recordId=${(await get("companies?q=dau")).items[0]?.id}`;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...LISTS, timeline), fc.integer({ min: 1, max: 30 }), async (list, limit) => {
      const whole = await walk(list, 100);
      const walked = await walk(list, limit);
      expect(new Set(walked.map(({ id }) => id)).size).toBe(walked.length);
      expect(walked.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    }),
    runs(30),
  );
});

test("while others add, change and delete: what stands still comes exactly once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SORTS),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom("A", "Mới", "zz", "😀"),
      async (sort, limit, name) => {
        const list = `companies?sort=${sort}`;
        const before = await walk(list, 100);
        const made: string[] = [];
        const walked = await walk(list, limit, async () => {
          const { body } = await owner.post<Shown>("companies", { name });
          made.push(body.id);
          if (made.length % 2) await owner.delete(`companies/${body.id}`, { version: 1 });
        });
        const old = walked.filter(({ id }) => !made.includes(id));
        expect(old.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
        expect(new Set(walked.map(({ id }) => id)).size).toBe(walked.length);
        for (const id of made) await workspace.run("update companies set deleted_at = 1 where id = ?", id);
      },
    ),
    runs(5),
  );
});

test("the bin pages as well", async () => {
  const walked = await walk("companies?bin=true", 3);
  expect(walked.map(({ id }) => id).sort()).toEqual((await walk("companies?bin=true", 100)).map(({ id }) => id).sort());
  expect(walked.length).toBeGreaterThan(5);
});

test("a name of the longest letters still makes a cursor that is taken back", async () => {
  for (const long of ["각".repeat(199), "\u0001".repeat(199), "😀".repeat(99)])
    for (const last of ["a", "b"]) expect((await owner.post("companies", { name: long + last })).status).toBe(201);
  await owner.post("contacts", { givenName: "각".repeat(100), middleName: "각".repeat(100), familyName: "각".repeat(100) });
  await owner.post("contacts", { givenName: "각".repeat(100), middleName: "각".repeat(100), familyName: "각".repeat(99) });
  for (const list of ["companies?sort=-name", "contacts?sort=-name"]) await walk(list, 1);
});

describe("cursors", () => {
  const refused = { status: 400, body: { code: "bad_request", fields: { cursor: expect.any(String) } } };

  test("that nobody gave out, or that are another list's, order's or record's, are refused", async () => {
    const { nextCursor } = await get("companies?sort=name&limit=1");
    const cursor = nextCursor ?? "";
    const [body = "", signature = ""] = cursor.split(".");
    const other = Buffer.from(JSON.stringify(["companies by name", "", "com_"])).toString("base64url");
    const forged = [
      "x",
      ".",
      `${body}.`,
      `.${signature}`,
      `${other}.${signature}`,
      `${body}.${signature.slice(1)}A`,
      `${body}A.${signature}`,
      "é.✓",
    ];
    for (const each of forged)
      expect(await owner.get(`companies?sort=name&cursor=${encodeURIComponent(each)}`), each).toMatchObject(refused);
    for (const list of ["companies?sort=-name", "companies?bin=true", "contacts?sort=name", "members?sort=name", "tasks"])
      expect(await owner.get(`${list}${list.includes("?") ? "&" : "?"}cursor=${cursor}`), list).toMatchObject(refused);
    const [one, two] = (await get("contacts")).items as [Shown, Shown];
    for (const links of [[one.id], [one.id], [two.id]]) await owner.post("activities", { kind: "note", links });
    const timeline = await get(`activities?recordId=${one.id}&limit=1`);
    expect(await owner.get(`activities?recordId=${two.id}&cursor=${timeline.nextCursor}`)).toMatchObject(refused);
  });

  test("of another workspace are refused: they are signed for one", async () => {
    const { nextCursor } = await get("companies?limit=1");
    const elsewhere = await startApp({ empty: true });
    const answer = await elsewhere.owner.get(`companies?cursor=${nextCursor}`).finally(() => elsewhere.close());
    expect(answer).toMatchObject(refused);
  });
});

describe("counts", () => {
  test("are exact up to 1,000 and stop there", async () => {
    const make = (from: number, to: number) =>
      workspace.run(
        `with recursive n(i) as (select ? union all select i + 1 from n where i < ?)
         insert into products (id, name, sort_name, match_name, created_at, updated_at) select printf('pro_%026d', i), i, i, i, i, i from n`,
        from,
        to,
      );
    expect((await get("products?count=true")).count).toEqual({ value: 0, capped: false });
    await make(1, 1_000);
    expect((await get("products?count=true&limit=1")).count).toEqual({ value: 1_000, capped: false });
    await make(1_001, 1_500);
    expect((await get("products?count=true&limit=1")).count).toEqual({ value: 1_000, capped: true });
    expect((await get("products?limit=1")).count).toBeUndefined();
    expect(await walk("products", 100)).toHaveLength(1_500);
  });
});

test.each([
  "limit=0",
  "limit=101",
  "limit=x",
  "limit=1&limit=2",
  "sort=nope",
  "sort=id;drop",
  "count=perhaps",
  "bin=2x",
  `q=${"x".repeat(201)}`,
  `cursor=${"x".repeat(5_001)}`,
])("%s is refused by name", async (query) => {
  const { status, body } = await owner.get<{ code: string; fields: object }>(`companies?${query}`);
  expect([status, body.code, Object.keys(body.fields)]).toEqual([422, "invalid", [query.split("=")[0]]]);
});
