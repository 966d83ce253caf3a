import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Filter } from "../../src/core/filters.schema.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { runs } from "../support/proof.ts";
import { holds, KNOWN_PERIODS, type Plain, type World } from "./evaluation.ts";

/** A filter finds exactly the records of which it is true, whatever it is made of, and says by its path what is wrong with it. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
afterAll(() => app.close());

const ZONE = "Asia/Ho_Chi_Minh";
const DAY = 86_400_000;
const TEXTS = [
  "",
  "Huế",
  "hue",
  "HUẾ",
  "Hà Nội",
  "Đà Nẵng",
  "da nang",
  "a*b",
  "a?b",
  "[a]",
  "^a-b]",
  "100%",
  "O'Brien",
  "Straße",
  "Ñandú",
  "東京",
  "Ω",
  "😀 x",
  "ệ",
];
const STAGES = ["lead", "qualified", "customer", "former", "other"];
const companies: Plain[] = [];
const contacts: Plain[] = [];

const ulid = (index: number) => String(index).padStart(26, "0");
const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
const orNull = <T>(value: T, index: number): T | null => (index % 4 === 0 ? null : value);
const written = (value: unknown) => (Array.isArray(value) ? JSON.stringify(value) : value);

async function insert(table: string, row: Plain): Promise<void> {
  const columns = Object.keys(row).map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const values = Object.values(row).map(written) as string[];
  await workspace.run(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`, ...values);
}

/** Times lie about the edges of days and months, in the workspace's zone and in UTC. */
const moments = (now: number): number[] =>
  [0, 1, 2, 6, 7, 8, 29, 30, 31, 32, 364, 366].flatMap((days) => [
    now - days * DAY,
    now + days * DAY,
    Math.floor(now / DAY) * DAY - days * DAY - 7 * 3_600_000,
  ]);

beforeAll(async () => {
  const now = Date.now();
  const times = moments(now);
  for (let index = 0; index < 12; index++) {
    const row = {
      id: `com_${ulid(index)}`,
      name: pick(TEXTS, index + 1),
      city: orNull(pick(TEXTS, index * 5), index),
      employees: orNull(index * 10, index + 1),
      annualRevenue: orNull(2 ** 50 + index, index),
      stage: pick(STAGES, index),
    };
    companies.push(row);
    await insert("companies", { ...row, sortName: "x", matchName: "x", createdAt: now, updatedAt: now });
  }
  for (let index = 0; index < 60; index++) {
    const email = `p${index}@${pick(["a.vn", "b.vn"], index)}`;
    const row = {
      ...{
        id: `con_${ulid(index)}`,
        givenName: pick(TEXTS, index),
        title: orNull(pick(TEXTS, index * 7), index),
        city: orNull(pick(TEXTS, index * 3 + 1), index + 1),
      },
      ...{
        stage: pick(STAGES, index * 3),
        companyId: orNull(`com_${ulid(index % 12)}`, index + 2),
        birthday: orNull(new Date(now - (index % 9) * DAY).toISOString().slice(0, 10), index),
      },
      ...{
        lastActivityAt: index % 5 ? pick(times, index) : 0,
        createdAt: pick(times, index * 7),
        emails: index % 3 ? [{ address: email, label: "work" }] : [],
      },
    };
    await insert("contacts", { ...row, name: `N${index}`, sortName: `n${index}`, updatedAt: now });
    if (row.emails.length > 0) await insert("contact_points", { kind: "email", value: email, contactId: row.id });
    contacts.push({ ...row, emails: row.emails.map(({ address }) => address), lastActivityAt: row.lastActivityAt || null });
  }
});

const world = (): World => ({
  today: new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(Date.now()),
  timeZone: ZONE,
  linked: (row, link) => (link === "company" ? companies.find(({ id }) => id === row.companyId) : undefined),
});

const text = fc.constantFrom(...TEXTS.filter(Boolean));
const sought = fc.oneof(text, fc.constantFrom("h", "a", "NỘI", "d", "*", "?", "[", "]", "-", "^", "%", "n", "S", "ß", "京"));
const empties = (field: string) => fc.constantFrom("empty", "notEmpty").map((op) => ({ field, op }));
const textual = (field: string) =>
  fc.oneof(
    empties(field),
    fc.record({ field: fc.constant(field), op: fc.constantFrom("is", "isNot"), value: text }),
    fc.record({ field: fc.constant(field), op: fc.constantFrom("in", "notIn"), value: fc.array(text, { maxLength: 4 }) }),
    fc.record({ field: fc.constant(field), op: fc.constantFrom("contains", "notContains", "starts"), value: sought }),
  );
const chosen = (field: string, from: fc.Arbitrary<string>) =>
  fc.oneof(
    empties(field),
    fc.record({ field: fc.constant(field), op: fc.constantFrom("is", "isNot"), value: from }),
    fc.record({ field: fc.constant(field), op: fc.constantFrom("in", "notIn"), value: fc.array(from, { maxLength: 3 }) }),
  );
const numeric = (field: string, numbers: fc.Arbitrary<number>) =>
  fc.oneof(
    empties(field),
    fc.record({ field: fc.constant(field), op: fc.constantFrom("is", "isNot", "gt", "gte", "lt", "lte"), value: numbers }),
    fc.record({ field: fc.constant(field), op: fc.constant("between"), value: fc.tuple(numbers, numbers) }),
    fc.record({ field: fc.constant(field), op: fc.constantFrom("in", "notIn"), value: fc.array(numbers, { maxLength: 3 }) }),
  );
const day = fc.integer({ min: -40, max: 40 }).map((days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10));
const stretch = fc
  .record({ unit: fc.constantFrom("days", "weeks", "months"), by: fc.integer({ min: 1, max: 40 }), way: fc.constantFrom("last", "next") })
  .map(({ unit, by, way }) => ({ [way]: by, unit }));
const dated = (field: string) => {
  const value = fc.oneof(day, stretch, fc.constantFrom(...KNOWN_PERIODS));
  return fc.oneof(
    empties(field),
    fc.record({ field: fc.constant(field), op: fc.constantFrom("before", "after", "within"), value }),
    fc.record({ field: fc.constant(field), op: fc.constant("between"), value: fc.tuple(day, day) }),
  );
};
const companyIds = fc.integer({ min: 0, max: 12 }).map((index) => `com_${ulid(index)}`);
const address = fc.integer({ min: 0, max: 70 }).map((index) => `P${index}@${pick(["a.vn", "b.vn"], index)}`);

const leaf = fc.oneof(
  ...["title", "city", "givenName", "company.city", "company.name"].map(textual),
  ...[chosen("stage", fc.constantFrom(...STAGES)), chosen("company.stage", fc.constantFrom(...STAGES)), chosen("companyId", companyIds)],
  ...[
    numeric("company.employees", fc.integer({ min: -5, max: 130 })),
    numeric(
      "company.annualRevenue",
      fc.integer({ min: 0, max: 12 }).map((n) => 2 ** 50 + n),
    ),
  ],
  ...["lastActivityAt", "createdAt", "birthday"].map(dated),
  ...[
    chosen("emails", address),
    fc.record({
      field: fc.constant("emails"),
      op: fc.constantFrom("contains", "notContains", "starts"),
      value: fc.constantFrom("a.vn", "P1", "@"),
    }),
  ],
) as fc.Arbitrary<Filter>;

const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ none: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
  ),
}));

const find = async (noun: string, filter: unknown) =>
  owner.get<{ items: Shown[]; code: string; fields: Record<string, string> }>(
    `${noun}?limit=100&filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );

const lowered = (filter: Filter): Filter => JSON.parse(JSON.stringify(filter).replace(/P(\d+)/g, "p$1")) as Filter;

test("what SQL finds is what is true, for any filter", { timeout: 120_000 }, async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(tree, async (filter) => {
      const { status, body } = await find("contacts", filter);
      expect([status, body.fields]).toEqual([200, undefined]);
      const expected = contacts.filter((row) => holds(lowered(filter), row, world())).map(({ id }) => id);
      expect(body.items.map(({ id }) => id).sort()).toEqual(expected.sort());
      if (expected.length > 0 && expected.length < contacts.length) found += 1;
    }),
    runs(250),
  );
  expect(found, "filters that divide the records").toBeGreaterThan(100);
});

test("a number is that moment, for times", async () => {
  const at = contacts[7]?.createdAt as number;
  const ids = async (op: string, value: unknown) => (await find("contacts", { field: "createdAt", op, value })).body.items.length;
  const count = (holdsFor: (createdAt: number) => boolean) => contacts.filter((row) => holdsFor(row.createdAt as number)).length;
  expect(await ids("within", at)).toBe(count((createdAt) => createdAt === at));
  expect(await ids("before", at)).toBe(count((createdAt) => createdAt < at));
  expect(await ids("after", at)).toBe(count((createdAt) => createdAt > at));
  expect(await ids("between", [at, at + 3 * DAY])).toBe(count((createdAt) => createdAt >= at && createdAt <= at + 3 * DAY));
});

describe("every list takes a filter", () => {
  test.each([
    ["companies", { field: "employees", op: "gte", value: 100 }, 1],
    ["deals", { field: "company.city", op: "is", value: "Huế" }, 0],
    ["products", { field: "price", op: "between", value: [1, 5] }, 0],
    ["members", { field: "role", op: "is", value: "owner" }, 1],
    ["tasks", { field: "assigneeId", op: "is", value: "me" }, 1],
  ] as const)("%s", async (noun, filter, length) => {
    if (noun === "tasks") await owner.post("tasks", { title: "Gọi lại", contactId: `con_${ulid(1)}` });
    const { status, body } = await find(noun, filter);
    expect([status, body.items.length]).toEqual([200, length]);
  });

  test("tasks by what they are about, the timeline by what was said", async () => {
    expect((await find("tasks", { field: "contact.stage", op: "is", value: String(contacts[1]?.stage) })).body.items).toHaveLength(1);
    const links = [`com_${ulid(1)}`];
    for (const [kind, subject] of [
      ["call", "Hỏi giá"],
      ["note", "Nợ quá hạn"],
    ])
      await owner.post("activities", { kind, subject, links });
    const timeline = (filter: unknown) =>
      owner.get<{ items: Shown[] }>(`activities?recordId=${links[0]}&filter=${encodeURIComponent(JSON.stringify(filter))}`);
    expect((await timeline({ field: "subject", op: "contains", value: "no qua" })).body.items.map(({ kind }) => kind)).toEqual(["note"]);
    expect((await timeline({ field: "links", op: "is", value: links[0] })).body.items).toHaveLength(2);
    expect((await timeline({ none: [{ field: "kind", op: "in", value: ["call"] }] })).body.items.map(({ kind }) => kind)).toEqual(["note"]);
  });

  test("with its count, its search and its pages", async () => {
    const filter = encodeURIComponent(JSON.stringify({ field: "stage", op: "in", value: ["lead", "customer"] }));
    const expected = contacts.filter(({ stage }) => stage === "lead" || stage === "customer").length;
    const ids: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body }: { body: { items: Shown[]; nextCursor: string | null; count: object } } = await owner.get(
        `contacts?count=true&limit=7&filter=${filter}${cursor && `&cursor=${cursor}`}`,
      );
      expect(body.count).toEqual({ value: expected, capped: false });
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect([ids.length, new Set(ids).size]).toEqual([expected, expected]);
  });

  test("a day begins where the workspace is", async () => {
    const { body } = await owner.get<{ version: number }>("settings");
    const [at] = [Date.UTC(2020, 0, 1, 18)]; // 2 January in Vietnam, 1 January in London
    await workspace.run("update contacts set created_at = ? where id = ?", at, `con_${ulid(0)}`);
    const first = async () => (await find("contacts", { field: "createdAt", op: "within", value: "2020-01-01" })).body.items.length;
    expect(await first()).toBe(0);
    await owner.patch("settings", { timeZone: "Europe/London" }, { version: body.version });
    expect(await first()).toBe(1);
  });
});

describe("what is wrong is named by its path", () => {
  const deep = (levels: number): unknown => (levels === 1 ? { field: "city", op: "empty" } : { all: [deep(levels - 1)] });
  const wide = (conditions: number) => ({ any: Array.from({ length: conditions }, () => ({ field: "city", op: "empty" })) });

  test.each([
    [{ field: "nope", op: "is", value: "x" }, "filter.field"],
    [{ field: "sort_name", op: "is", value: "x" }, "filter.field"],
    [{ field: "sortName", op: "is", value: "x" }, "filter.field"],
    [{ field: "id) or 1=1 --", op: "is", value: "x" }, "filter.field"],
    [{ field: "__proto__", op: "is", value: "x" }, "filter.field"],
    [{ field: "constructor", op: "is", value: "x" }, "filter.field"],
    [{ field: "company.constructor", op: "is", value: "x" }, "filter.field"],
    [{ field: "company.", op: "is", value: "x" }, "filter.field"],
    [{ field: ".city", op: "is", value: "x" }, "filter.field"],
    [{ field: "company.city.name", op: "is", value: "x" }, "filter.field"],
    [{ field: "boss.name", op: "is", value: "x" }, "filter.field"],
    [{ field: "", op: "is", value: "x" }, "filter.field"],
    [{ field: "city", op: "like", value: "x" }, "filter.op"],
    [{ field: "city", op: "gt", value: "x" }, "filter.op"],
    [{ field: "stage", op: "contains", value: "x" }, "filter.op"],
    [{ field: "city", op: "is" }, "filter.value"],
    [{ field: "city", op: "is", value: 1 }, "filter.value"],
    [{ field: "city", op: "is", value: ["Huế"] }, "filter.value"],
    [{ field: "city", op: "is", value: { $gt: "" } }, "filter.value"],
    [{ field: "city", op: "in", value: "Huế" }, "filter.value"],
    [{ field: "city", op: "in", value: ["Huế", 1] }, "filter.value.1"],
    [{ field: "city", op: "in", value: Array.from({ length: 101 }, () => "x") }, "filter.value"],
    [{ field: "city", op: "contains", value: "" }, "filter.value"],
    [{ field: "city", op: "contains", value: "a".repeat(101) }, "filter.value"],
    [{ field: "city", op: "empty", value: "x" }, "filter.value"],
    [{ field: "stage", op: "is", value: "vip" }, "filter.value"],
    [{ field: "companyId", op: "is", value: `con_${ulid(1)}` }, "filter.value"],
    [{ field: "companyId", op: "is", value: "me" }, "filter.value"],
    [{ field: "company.employees", op: "is", value: "12" }, "filter.value"],
    [{ field: "company.employees", op: "gt", value: 2 ** 53 }, "filter.value"],
    [{ field: "company.employees", op: "between", value: [1] }, "filter.value"],
    [{ field: "createdAt", op: "within", value: "yesteryear" }, "filter.value"],
    [{ field: "createdAt", op: "within", value: "2026-02-30" }, "filter.value"],
    [{ field: "createdAt", op: "before", value: { last: 0 } }, "filter.value.last"],
    [{ field: "createdAt", op: "before", value: { last: 1, unit: "years" } }, "filter.value"],
    [{ field: "createdAt", op: "before", value: 1.5 }, "filter.value"],
    [{ field: "birthday", op: "before", value: 0 }, "filter.value"],
    [{ all: [{ field: "city", op: "empty" }, { any: [{ field: "nope", op: "is", value: 1 }] }] }, "filter.all.1.any.0.field"],
    [{ all: [{ field: "city", op: "is", value: "x", not: true }] }, "filter.all.0.not"],
    [{ all: [] }, "filter.all"],
    [{ all: [{ field: "city", op: "empty" }], any: [{ field: "city", op: "empty" }] }, "filter"],
    [{ field: "city", op: "empty", all: [{ field: "city", op: "empty" }] }, "filter"],
    [{ op: "is", value: "x" }, "filter"],
    [{}, "filter"],
    [[], "filter"],
    ["city", "filter"],
    [null, "filter"],
    [deep(6), "filter.all.0.all.0.all.0.all.0.all.0"],
    [wide(50), "filter.any.49"],
  ])("%j", async (filter, path) => {
    const { status, body } = await find("contacts", filter);
    expect([status, body.code, Object.keys(body.fields)]).toEqual([422, "invalid", [path]]);
  });

  test("five deep and fifty in all are taken", async () => {
    expect((await find("contacts", deep(5))).status).toBe(200);
    expect((await find("contacts", wide(49))).status).toBe(200);
  });

  test.each(["", "{", "city is Hue", "[".repeat(3_000), '{"all":['.repeat(700), "x".repeat(6_001)])("%j is no filter", async (raw) => {
    const answer = await owner.get<{ fields: object }>(`contacts?filter=${encodeURIComponent(raw)}`);
    expect([answer.status, Object.keys(answer.body.fields)]).toEqual([422, ["filter"]]);
  });

  test("values are values: nothing of them is ever SQL or a pattern", async () => {
    for (const value of ["' or 1=1 --", "%", "_", "\u0000", '"; drop table contacts; --', "\\", "a%' or '1'='1"])
      for (const op of ["is", "contains", "starts"]) {
        const { status } = await find("contacts", { field: "city", op, value });
        expect([value, op, status]).toEqual([value, op, value === "\u0000" && op !== "is" ? 422 : 200]);
      }
    expect(await workspace.count("contacts")).toBe(contacts.length);
  });
});
