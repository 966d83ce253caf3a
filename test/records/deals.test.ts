import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import type { Shown } from "./kinds.ts";

/** Deals and products, which are read for now: lists, filters, and the record pages that show them. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
let company: Shown;
let contact: Shown;
afterAll(() => app.close());

const idOf = (prefix: string, number: number) => `${prefix}_${String(number).padStart(26, "0")}`;

beforeAll(async () => {
  company = (await owner.post<Shown>("companies", { name: "Hãng Đồi" })).body;
  contact = (await owner.post<Shown>("contacts", { givenName: "Đồi", companyId: company.id })).body;
  for (const [index, [name, stage, status]] of [
    ["Máy rang", "won", "won"],
    ["Máy xay", "lost", "lost"],
    ["Hạt", "proposal", "open"],
  ].entries())
    await workspace.run(
      "insert into deals (id, name, sort_name, company_id, contact_id, stage, status, amount, currency, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, 125000000, 'VND', 1, ?)",
      ...[idOf("dea", index + 1), name ?? "", name ?? "", company.id, index === 2 ? contact.id : null, stage ?? "", status ?? "", index],
    );
  await workspace.run(
    "insert into products (id, name, sort_name, match_name, sku, price, currency, created_at, updated_at) values (?, 'Arabica 500 g', 'arabica', 'arabica', 'AR-500', 185000, 'VND', 1, 1)",
    idOf("pro", 1),
  );
});

const names = async (path: string) => (await owner.get<{ items: Shown[] }>(path)).body.items.map(({ name }) => name);

describe("deals", () => {
  test("come newest first, with the company's name, and by status or company when asked", async () => {
    expect(await names("deals")).toEqual(["Hạt", "Máy xay", "Máy rang"]);
    expect(await names("deals?sort=name")).toEqual(["Hạt", "Máy rang", "Máy xay"]);
    expect(await names("deals?status=won")).toEqual(["Máy rang"]);
    expect(await names(`deals?companyId=${company.id}&status=open`)).toEqual(["Hạt"]);
    expect(await names("deals?companyId=com_01H0000000000000000000000X")).toEqual([]);
    const { body } = await owner.get<{ items: Shown[]; count: unknown }>("deals?limit=1&count=true");
    expect([body.items[0]?.companyName, body.items[0]?.amount, body.count]).toEqual(["Hãng Đồi", 125_000_000, { value: 3, capped: false }]);
  });

  test("one is read with its version", async () => {
    const { status, body, headers } = await owner.get<Shown>(`deals/${idOf("dea", 1)}`);
    expect([status, body.name, headers.get("etag")]).toEqual([200, "Máy rang", '"1"']);
  });

  test("stand on the pages of company and contact", async () => {
    const dealsOn = async (path: string) => (await owner.get<{ deals: Shown[] }>(path)).body.deals.map(({ name }) => name);
    expect(await dealsOn(`companies/${company.id}/page`)).toEqual(["Hạt", "Máy xay", "Máy rang"]);
    expect(await dealsOn(`contacts/${contact.id}/page`)).toEqual(["Hạt"]);
  });
});

test("products are listed and read", async () => {
  expect(await names("products?sort=-name")).toEqual(["Arabica 500 g"]);
  expect((await owner.get<Shown>(`products/${idOf("pro", 1)}`)).body).toMatchObject({ sku: "AR-500", price: 185_000, version: 1 });
});

test("a company's page shows its people and its timeline in one round trip", async () => {
  const activity = (await owner.post<Shown>("activities", { kind: "visit", links: [contact.id] })).body;
  const answer = await owner.get<{ company: Shown; contacts: Shown[]; timeline: { items: Shown[] } }>(`companies/${company.id}/page`);
  expect(answer.headers.get("x-round-trips")).toBe("1");
  expect([answer.body.company.id, answer.body.contacts.map(({ id }) => id), answer.body.timeline.items.map(({ id }) => id)]).toEqual([
    company.id,
    [contact.id],
    [activity.id],
  ]);
});

test("a page's timeline goes on where the page ends", async () => {
  const busy = (await owner.post<Shown>("contacts", { givenName: "Bận" })).body;
  for (let occurredAt = 0; occurredAt < 35; occurredAt += 1) await owner.post("activities", { kind: "note", links: [busy.id], occurredAt });
  const { timeline } = (await owner.get<{ timeline: { items: Shown[]; nextCursor: string } }>(`contacts/${busy.id}/page`)).body;
  const rest = (await owner.get<{ items: Shown[]; nextCursor: null }>(`activities?recordId=${busy.id}&cursor=${timeline.nextCursor}`)).body;
  expect([...timeline.items, ...rest.items].map(({ occurredAt }) => occurredAt)).toEqual(
    Array.from({ length: 35 }, (_, index) => 34 - index),
  );
});
