import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import type { Shown } from "./kinds.ts";

/** What only activities do: one timeline over many records, kept in step with every change of time and links. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
let company: Shown;
let contact: Shown;
afterAll(() => app.close());
beforeAll(async () => {
  company = (await owner.post<Shown>("companies", { name: "Công ty Sóng" })).body;
  contact = (await owner.post<Shown>("contacts", { givenName: "Sóng", companyId: company.id })).body;
});

const log = (input: Record<string, unknown>) => owner.post<Shown>("activities", { kind: "note", links: [contact.id], ...input });
const linksOf = (id: string) =>
  workspace.rows("select record_id, occurred_at from activity_links where activity_id = ? order by record_id", id);
const lastActivityOf = async (path: string) => (await owner.get<Shown>(path)).body.lastActivityAt;

test("what concerns a contact concerns its company", async () => {
  const { body } = await log({ occurredAt: 1_000 });
  expect(body.links).toEqual([contact.id, company.id]);
  expect(await linksOf(body.id)).toEqual([
    { record_id: company.id, occurred_at: 1_000 },
    { record_id: contact.id, occurred_at: 1_000 },
  ]);
});

test("the last activity of contact and company follows time, links, bin and restoring, and is no change of theirs", async () => {
  const other = (await owner.post<Shown>("contacts", { givenName: "Khác" })).body;
  const at = 2_000_000_000_000;
  const { body } = await log({ occurredAt: at, links: [other.id] });
  const path = `contacts/${other.id}`;
  expect(await lastActivityOf(path)).toBe(at);
  await owner.patch(`activities/${body.id}`, { occurredAt: at + 5 }, { version: 1 });
  expect(await lastActivityOf(path)).toBe(at + 5);
  await owner.delete(`activities/${body.id}`, { version: 2 });
  expect(await lastActivityOf(path)).toBe(0);
  await owner.post(`activities/${body.id}/restore`);
  expect(await lastActivityOf(path)).toBe(at + 5);
  await owner.patch(`activities/${body.id}`, { links: [company.id] }, { version: 4 });
  expect(await lastActivityOf(path)).toBe(0);
  expect(await lastActivityOf(`companies/${company.id}`)).toBe(at + 5);
  expect((await owner.get<Shown>(path)).body.version).toBe(1);
});

test("the timeline shows the newest first, each once, by kind when asked", async () => {
  const alone = (await owner.post<Shown>("contacts", { givenName: "Dòng" })).body;
  for (const [index, kind] of ["call", "note", "call", "visit"].entries())
    await log({ kind, occurredAt: index, links: [alone.id, alone.id] });
  const items = async (query: string) =>
    (await owner.get<{ items: Shown[] }>(`activities?recordId=${alone.id}${query}`)).body.items.map(({ kind, occurredAt }) => [
      kind,
      occurredAt,
    ]);
  expect(await items("")).toEqual([
    ["visit", 3],
    ["call", 2],
    ["note", 1],
    ["call", 0],
  ]);
  expect(await items("&kind=call")).toEqual([
    ["call", 2],
    ["call", 0],
  ]);
});

describe("moments far away", () => {
  test.each([-62_135_596_800_000, -1, 0, 253_402_300_799_999])("%i is taken, and no id is made of it", async (occurredAt) => {
    const before = Date.now();
    const { status, body } = await log({ occurredAt });
    expect([status, body.occurredAt]).toEqual([201, occurredAt]);
    const after = (await owner.post<Shown>("companies", { name: "Sau đó" })).body;
    expect(Math.abs(timeOf(after.id) - before)).toBeLessThan(60_000);
  });

  test.each([-62_135_596_800_001, 253_402_300_800_000, 1.5, 2 ** 53, "2026-11-22", null])("%j is refused by name", async (occurredAt) => {
    expect(await log({ occurredAt })).toMatchObject({ status: 422, body: { fields: { occurredAt: expect.any(String) } } });
  });
});

/** The ms that a ULID was made at. */
function timeOf(id: string): number {
  return [...id.slice(4, 14)].reduce((time, letter) => time * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(letter), 0);
}

test.each([
  [[], "links"],
  [["tas_01H0000000000000000000000X"], "links"],
  [["con_01H0000000000000000000000X"], "links"],
  [["x"], "links.0"],
])("links %j are refused", async (links, named) => {
  expect(await log({ links })).toMatchObject({ status: 422, body: { code: "invalid", fields: { [named]: expect.any(String) } } });
});

test("nobody claims a mail or an order by hand", async () => {
  for (const kind of ["email", "order", "form", "system"])
    expect(await log({ kind })).toMatchObject({ status: 422, body: { fields: { kind: expect.any(String) } } });
});

test("a mail on the timeline stays as it was; its links may be put right", async () => {
  const { body } = await log({ body: "Nội dung" });
  await workspace.run("update activities set kind = 'email' where id = ?", body.id);
  expect(await owner.patch(`activities/${body.id}`, { body: "Khác" }, { version: 1 })).toMatchObject({
    status: 409,
    body: { code: "conflict" },
  });
  expect((await owner.patch<Shown>(`activities/${body.id}`, { links: [company.id] }, { version: 1 })).body.links).toEqual([company.id]);
});
