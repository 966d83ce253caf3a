import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import type { Shown } from "./kinds.ts";

/** What only contacts do: names in their language's order, addresses that belong to one contact, numbers as E.164. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
afterAll(() => app.close());

const create = (input: Record<string, unknown>, idempotencyKey?: string) =>
  owner.post<Shown>("contacts", input, idempotencyKey ? { idempotencyKey } : {});
const pointsOf = (id: string) => workspace.rows("select kind, value from contact_points where contact_id = ? order by kind, value", id);

test.each([
  [{ familyName: "Nguyễn", middleName: "Thị", givenName: "Hoa" }, "Nguyễn Thị Hoa"],
  [{ familyName: "Smith", middleName: "J", givenName: "Ann", language: "en" }, "Ann J Smith"],
  [{ givenName: "  Hoa \n Mai " }, "Hoa Mai"],
  [{ emails: [{ address: "Only@Example.com" }] }, "only@example.com"],
])("%j is called %s", async (input, name) => {
  const { body } = await create(input);
  expect(body.name).toBe(name);
  expect((await workspace.row<{ name: string }>("select name from contacts where id = ?", body.id)).name).toBe(name);
});

test("the full name follows each change of a part or of the language, and is not in the log", async () => {
  const { body } = await create({ familyName: "Trần", givenName: "An" });
  const english = await owner.patch<Shown>(`contacts/${body.id}`, { language: "en", givenName: "Anne" }, { version: 1 });
  expect(english.body.name).toBe("Anne Trần");
  const { fields } = await workspace.row<{ fields: string }>(
    "select fields from change_log where record_id = ? and action = 'update'",
    body.id,
  );
  expect(JSON.parse(fields)).toEqual({ language: ["vi", "en"], givenName: ["An", "Anne"] });
});

test("a contact is nameable: created, edited and undone", async () => {
  expect(await create({})).toMatchObject({ status: 422, body: { code: "invalid", fields: { givenName: expect.any(String) } } });
  expect(await create({ givenName: " \u0000\u202e " })).toMatchObject({ status: 422 });
  const { body } = await create({ givenName: "Tâm" });
  expect(await owner.patch(`contacts/${body.id}`, { givenName: "" }, { version: 1 })).toMatchObject({ status: 422 });
  const mail = await owner.patch<Shown>(`contacts/${body.id}`, { emails: [{ address: "tam@example.com" }] }, { version: 1 });
  await owner.patch(`contacts/${body.id}`, { givenName: "" }, { version: 2 });
  const undone = await owner.post(`changes/${mail.headers.get("relata-change")}/undo`);
  expect(undone).toMatchObject({ status: 422, body: { code: "invalid" } });
  expect((await owner.get<Shown>(`contacts/${body.id}`)).body).toMatchObject({ name: "tam@example.com", version: 3 });
});

describe("addresses and numbers", () => {
  test("are kept in one spelling, found through their own index, and follow every edit", async () => {
    const { body } = await create({
      givenName: "Phát",
      emails: [{ address: " Phat@Example.COM " }],
      phones: [{ number: "0903 123 456" }, { number: "+1 (415) 555-2671", label: "work" }],
    });
    expect(body.emails).toEqual([{ address: "phat@example.com", label: "work" }]);
    expect(body.phones).toEqual([
      { number: "+84903123456", label: "mobile" },
      { number: "+14155552671", label: "work" },
    ]);
    expect(await pointsOf(body.id)).toEqual([
      { kind: "email", value: "phat@example.com" },
      { kind: "phone", value: "+14155552671" },
      { kind: "phone", value: "+84903123456" },
    ]);
    await owner.patch(`contacts/${body.id}`, { emails: [{ address: "p2@example.com" }], phones: [] }, { version: 1 });
    expect(await pointsOf(body.id)).toEqual([{ kind: "email", value: "p2@example.com" }]);
  });

  test("given twice count once", async () => {
    const { status, body } = await create({
      givenName: "Lặp",
      emails: [{ address: "lap@example.com" }, { address: "LAP@example.com", label: "home" }],
      phones: [{ number: "0903999888" }, { number: "+84 903 999 888" }],
    });
    expect([status, body.emails, body.phones]).toEqual([
      201,
      [{ address: "lap@example.com", label: "work" }],
      [{ number: "+84903999888", label: "mobile" }],
    ]);
  });

  test("an address belongs to one contact, a number to as many as share it", async () => {
    await create({ givenName: "Một", emails: [{ address: "one@example.com" }], phones: [{ number: "0281234567" }] });
    const second = await create({ givenName: "Hai", emails: [{ address: "ONE@example.com" }] });
    expect(second).toMatchObject({ status: 409, body: { code: "duplicate", fields: { emails: expect.any(String) } } });
    expect((await create({ givenName: "Ba", phones: [{ number: "0281234567" }] })).status).toBe(201);
    expect(await workspace.count("contacts", "given_name = 'Hai'")).toBe(0);
  });

  test("an address that is taken says by whom, and whether that contact can be restored", async () => {
    const holder = (await create({ givenName: "Giữ", emails: [{ address: "held@example.com" }] })).body;
    const taken = { status: 409, body: { code: "duplicate", fields: { emails: "belongs to another contact", contactId: holder.id } } };
    expect(await create({ givenName: "Mới", emails: [{ address: "held@example.com" }] })).toMatchObject(taken);
    await owner.delete(`contacts/${holder.id}`, { version: 1 });
    const refused = {
      code: "duplicate",
      detail: "Giữ, who has this e-mail address, is in the bin: restore it",
      fields: { emails: "belongs to another contact, which is in the bin", contactId: holder.id },
    };
    expect(await create({ givenName: "Mới", emails: [{ address: "held@example.com" }] })).toMatchObject({ status: 409, body: refused });
    const other = (await create({ givenName: "Khác" })).body;
    const edit = { emails: [{ address: "new@example.com" }, { address: "held@example.com" }] };
    expect(await owner.patch(`contacts/${other.id}`, edit, { version: 1 })).toMatchObject({ status: 409, body: refused });
    expect((await owner.post(`contacts/${holder.id}/restore`)).status).toBe(200);
  });

  test("the same new contact sent twenty times at once under one key is one contact", async () => {
    const input = { givenName: "Nhanh", emails: [{ address: "nhanh@example.com" }] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(input, "twenty")));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toEqual(
      new Set([JSON.stringify([201, answers[0]?.body])]),
    );
    expect(await workspace.count("contacts", "given_name = 'Nhanh'")).toBe(1);
  });

  test.each([
    ["emails", [{ address: "no at sign" }], "emails.0.address"],
    ["emails", [{ address: "a@b.vn" }, { address: `${"a".repeat(250)}@b.vn` }], "emails.1.address"],
    ["phones", [{ number: "0903123456" }, { number: "abc" }], "phones.1.number"],
    ["phones", [{ number: "12" }], "phones.0.number"],
    ["birthday", "1990-02-30", "birthday"],
    ["country", "Vietnam", "country"],
    ["companyId", "con_01H000000000000000000000000", "companyId"],
    ["companyId", "com_01H00000000000000000000000", "companyId"],
    ["stage", "friend", "stage"],
    ["vip", true, "vip"],
  ])("%s %j is refused by name", async (field, value, named) => {
    const { status, body } = await create({ givenName: "X", [field]: value });
    expect([status, body.code, Object.keys(body.fields as object)]).toEqual([422, "invalid", [named]]);
  });
});

test("what belongs to a company is listed under it, with its name", async () => {
  const company = await owner.post<Shown>("companies", { name: "Hãng Gió" });
  const { body } = await create({ givenName: "Gió", companyId: company.body.id });
  const page = await owner.get<{ items: Shown[] }>(`contacts?companyId=${company.body.id}`);
  expect(page.body.items).toEqual([{ ...body, companyName: "Hãng Gió" }]);
  const shown = await owner.get<{ contact: Shown; company: Shown }>(`contacts/${body.id}/page`);
  expect([shown.body.contact.companyName, shown.body.company.id, shown.headers.get("x-round-trips")]).toEqual([
    "Hãng Gió",
    company.body.id,
    "1",
  ]);
});
