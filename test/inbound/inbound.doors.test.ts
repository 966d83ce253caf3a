import { createHmac } from "node:crypto";
import { Webhook as Signer } from "standardwebhooks";
import { afterAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";

/** What other programs send to an unguessable address becomes records, as somebody mapped it, in that person's name. */

const app = await startApp({ empty: true });
const { workspace, directory } = databasesOf(app);
const { owner } = app;
const stranger = Client.anonymous(app.url);
afterAll(() => app.close());

interface Hook extends Shown {
  url: string;
  sample: unknown;
  isSigned: boolean;
  memberId: string;
}
interface Receipt {
  outcome: string;
  recordId: string | null;
  detail: string;
}
type Fields = { field: string; path?: string; constant?: string; choices?: { from: string; to: string }[] }[];

async function makeHook(target?: string, fields: Fields = []): Promise<Hook> {
  const made = await owner.post<Hook>("inbound-hooks", { name: "Zapier" });
  expect(made.status).toBe(201);
  if (!target) return made.body;
  const mapped = await owner.patch<Hook>(`inbound-hooks/${made.body.id}`, { mapping: { target, fields } }, { version: 1 });
  expect([mapped.status, mapped.body]).toEqual([200, expect.objectContaining({ version: 2 })]);
  return mapped.body;
}
const send = (hook: Hook, body: unknown, headers: Record<string, string> = {}) =>
  stranger.send("POST", new URL(hook.url).pathname, typeof body === "string" ? body : JSON.stringify(body), {
    headers: { "content-type": "application/json", ...headers },
  });
const receipts = async ({ id }: Hook) => (await owner.get<{ items: Receipt[] }>(`inbound-hooks/${id}/receipts`)).body.items;
const outcomes = async (hook: Hook) => (await receipts(hook)).map(({ outcome }) => outcome);
const contactFields: Fields = [
  { field: "email", path: "data.email" },
  { field: "name", path: "data.full_name" },
  { field: "phone", path: "data.phone" },
  { field: "city", path: "data.city" },
  { field: "companyName", path: "data.company" },
  { field: "externalId", path: "data.id" },
  { field: "stage", path: "data.temperature", choices: [{ from: "hot", to: "qualified" }] },
];

test("the first thing that is sent is kept to map from, and makes nothing", async () => {
  const hook = await makeHook();
  expect(await send(hook, { data: { email: "a@x.vn" } })).toMatchObject({ status: 202, body: { received: true } });
  expect((await owner.get<Hook>(`inbound-hooks/${hook.id}`)).body.sample).toEqual({ data: { email: "a@x.vn" } });
  expect(await outcomes(hook)).toEqual(["sampled"]);
  expect(await workspace.count("contacts")).toBe(0);
});

test("a contact is made, then found again by its address, its number or its id elsewhere", async () => {
  const hook = await makeHook("contact", contactFields);
  const person = {
    email: "Anh@Khach.VN",
    full_name: "Nguyễn Thị Hồng Ánh",
    phone: "0903 123 456",
    company: "Công ty TNHH Sao Mai",
    id: "42",
    temperature: "Hot",
  };
  await send(hook, { data: person });
  const [made] = (await owner.get<{ items: Shown[] }>("contacts?q=hong anh")).body.items;
  expect(made).toMatchObject({
    ...{ familyName: "Nguyễn", middleName: "Thị Hồng", givenName: "Ánh", language: "vi", stage: "qualified", externalId: "42" },
    ...{ emails: [{ address: "anh@khach.vn" }], phones: [{ number: "+84903123456" }], companyName: "Công ty TNHH Sao Mai" },
  });
  await send(hook, { data: { email: "anh@khach.vn", city: "Huế" } });
  await send(hook, { data: { phone: "+84903123456", city: "Đà Nẵng", email: "anh.moi@khach.vn" } });
  await send(hook, { data: { id: "42", company: "SAO MAI Co., Ltd" } });
  const after = (await owner.get<Shown>(`contacts/${made?.id}`)).body;
  expect(after).toMatchObject({ city: "Đà Nẵng", companyId: made?.companyId });
  expect((after.emails as { address: string }[]).map(({ address }) => address)).toEqual(["anh@khach.vn", "anh.moi@khach.vn"]);
  expect(await outcomes(hook)).toEqual(["unchanged", "updated", "updated", "created"]);
  const log = await workspace.rows<{ via: string; member_id: string }>(
    "select distinct via, member_id from change_log where record_id = ?",
    made?.id ?? "",
  );
  expect(log).toEqual([{ via: "inbound", member_id: null }]);
  const events = await workspace.rows<{ event: string }>("select event from outbox where record_id = ? order by id", made?.id ?? "");
  expect(events.map(({ event }) => event)).toEqual(["contact.created", "contact.updated", "contact.updated"]);
});

test("companies, deals, tasks and notes too", async () => {
  const company = await makeHook("company", [
    { field: "name", path: "n" },
    { field: "website", path: "w" },
    { field: "taxCode", path: "t" },
  ]);
  await send(company, { n: "Gỗ Trường Sơn", w: "https://truongson.example", t: "0312345678" });
  await send(company, { n: "CÔNG TY GỖ TRƯỜNG SƠN", t: "0312345679" });
  expect(await outcomes(company)).toEqual(["updated", "created"]);
  await owner.post("contacts", { givenName: "Bình", emails: [{ address: "binh@truongson.example" }] });

  const deal = await makeHook("deal", [
    ...[
      { field: "name", path: "title" },
      { field: "amount", path: "value" },
      { field: "currency", path: "cur" },
      { field: "externalId", path: "id" },
    ],
    ...[
      { field: "stage", path: "stage" },
      { field: "contactEmail", path: "mail" },
      { field: "companyName", path: "firm" },
    ],
  ]);
  await send(deal, {
    title: "Sàn gỗ",
    value: 1250.5,
    cur: "usd",
    id: 7,
    stage: "proposal",
    mail: "binh@truongson.example",
    firm: "Gỗ Trường Sơn",
  });
  await send(deal, { title: "Sàn gỗ sồi", id: 7, stage: "won" });
  const { recordId } = (await receipts(deal))[1] as Receipt;
  expect((await owner.get<Shown>(`deals/${recordId}`)).body).toMatchObject({
    name: "Sàn gỗ sồi",
    amount: 125_050,
    currency: "USD",
    stage: "won",
    status: "won",
  });

  const task = await makeHook("task", [
    { field: "title", path: "t" },
    { field: "dueAt", path: "due" },
    { field: "contactEmail", path: "mail" },
  ]);
  await send(task, { t: "Gọi lại", due: "2026-12-01T09:00:00+07:00", mail: "binh@truongson.example" });
  const made = (await owner.get<Shown>(`tasks/${(await receipts(task))[0]?.recordId}`)).body;
  expect(made).toMatchObject({ title: "Gọi lại", dueAt: Date.parse("2026-12-01T02:00:00Z"), assigneeId: task.memberId });

  const note = await makeHook("note", [
    { field: "body", path: "text" },
    { field: "contactEmail", path: "mail" },
  ]);
  await send(note, { text: "Đã gọi tổng đài", mail: "binh@truongson.example" });
  await send(note, { text: "Không ai", mail: "khong@ai.example" });
  expect((await receipts(note)).map(({ outcome, detail }) => [outcome, detail.slice(0, 15)])).toEqual([
    ["refused", "A note is about"],
    ["created", ""],
  ]);
});

test("a form's fields work like JSON, and a name that comes twice is a list", async () => {
  const hook = await makeHook("contact", [
    { field: "email", path: "email" },
    { field: "description", path: "interest" },
  ]);
  await send(hook, "email=form%40x.vn&interest=a&interest=b", { "content-type": "application/x-www-form-urlencoded" });
  const [made] = (await owner.get<{ items: Shown[] }>("contacts?q=form@x.vn")).body.items;
  expect(made).toMatchObject({ description: "a, b" });
});

test("what cannot be used is left out and said; what cannot be done without is refused and said", async () => {
  const hook = await makeHook("contact", contactFields);
  await send(hook, { data: { email: "not an address", full_name: "Lê Văn Tám", phone: "12", temperature: "cold" } });
  expect((await receipts(hook))[0]).toMatchObject({ outcome: "created", detail: "could not be used: stage, email, phone" });
  await send(hook, { data: {} });
  expect((await receipts(hook))[0]).toMatchObject({ outcome: "refused", detail: "A contact needs a name or an e-mail address" });
});

describe("the same again", () => {
  test.each(["webhook-id", "idempotency-key"])("under one %s is done once", async (name) => {
    const hook = await makeHook("task", [{ field: "title", path: "t" }]);
    for (let n = 0; n < 3; n += 1) await send(hook, { t: `Một lần ${name}` }, { [name]: "msg_1" });
    await Promise.all(Array.from({ length: 10 }, () => send(hook, { t: `Một lần ${name}` }, { [name]: "msg_2" })));
    expect(await workspace.count("tasks", "title = ?", `Một lần ${name}`)).toBe(2);
    expect((await outcomes(hook)).toSorted()).toEqual(["created", "created", ...Array(11).fill("repeated")]);
  });

  test("twenty at once of one person make one contact", async () => {
    const hook = await makeHook("contact", contactFields);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(hook, { data: { email: "cung-luc@x.vn", city: `Số ${n}` } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
    expect(await workspace.count("contact_points", "value = 'cung-luc@x.vn'")).toBe(1);
    expect((await outcomes(hook)).filter((outcome) => outcome === "created")).toHaveLength(1);
  });
});

test("a dry run says what would become of the sample, and makes nothing", async () => {
  const hook = await makeHook();
  const mapping = { target: "contact", fields: contactFields };
  expect(await owner.post(`inbound-hooks/${hook.id}/dry-run`, { mapping })).toMatchObject({ status: 409 });
  await send(hook, { data: { email: "thu@x.vn", full_name: "Thử", company: "Hãng Chưa Có" } });
  const before = await workspace.count("contacts");
  expect((await owner.post(`inbound-hooks/${hook.id}/dry-run`, { mapping })).body).toEqual({
    ...{ outcome: "created", detail: "", recordId: null },
    values: { email: "thu@x.vn", name: "Thử", companyName: "Hãng Chưa Có" },
  });
  const { id } = (await owner.post<Shown>("contacts", { givenName: "Thử", emails: [{ address: "thu@x.vn" }] })).body;
  expect((await owner.post(`inbound-hooks/${hook.id}/dry-run`, { mapping })).body).toMatchObject({ outcome: "updated", recordId: id });
  expect([await workspace.count("contacts"), await workspace.count("companies", "name = 'Hãng Chưa Có'")]).toEqual([before + 1, 0]);
});

describe("signed", () => {
  test("as the standard has it or as a plain HMAC, and nothing else is taken", async () => {
    const hook = await makeHook("task", [{ field: "title", path: "t" }]);
    const { secret } = (await owner.post<{ secret: string }>(`inbound-hooks/${hook.id}/signing`, { isSigned: true })).body;
    const body = JSON.stringify({ t: "Có chữ ký" });
    const now = new Date();
    const standard = (at: Date, id = "msg_s") => ({
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Signer(secret).sign(id, at, body),
    });
    const hex = createHmac("sha256", secret).update(body).digest("hex");
    for (const headers of [
      ...[{}, { "x-signature": "0".repeat(64) }, { "x-hub-signature-256": `sha256=${hex.slice(0, -1)}` }],
      ...[standard(new Date(now.getTime() - 6 * 60_000)), standard(new Date(now.getTime() + 6 * 60_000))],
      { ...standard(now), "webhook-id": "msg_other" },
      { ...standard(now), "webhook-timestamp": "NaN" },
    ] as Record<string, string>[])
      expect([headers, (await send(hook, body, headers)).status]).toEqual([headers, 401]);
    for (const headers of [standard(now), { "x-hub-signature-256": `sha256=${hex}` }, { "x-signature": hex.toUpperCase() }] as Record<
      string,
      string
    >[])
      expect([headers, (await send(hook, body, headers)).status]).toEqual([headers, 202]);
    expect(await workspace.count("tasks", "title = 'Có chữ ký'")).toBe(3);
    await owner.post(`inbound-hooks/${hook.id}/signing`, { isSigned: false });
    expect((await send(hook, body)).status).toBe(202);
  });
});

describe("refused, telling nothing", () => {
  test.each([
    [400, "{", {}],
    [400, "[", {}],
    [400, '"text"', {}],
    [400, "null", {}],
    [413, `{"x":"${"a".repeat(257 * 1024)}"}`, {}],
    [415, "<x/>", { "content-type": "application/xml" }],
  ] as const)("%i", async (status, body, headers) => {
    const answer = await send(await makeHook("task", [{ field: "title", constant: "Không" }]), body, headers);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toMatch(/wsp_|usr_|Relata|task/);
    expect(await workspace.count("tasks", "title = 'Không'")).toBe(0);
  });

  test("an address that is none, was removed, is turned off, or whose maker has left", async () => {
    const admin = await addPerson(app, "admin");
    const [off, gone, orphan] = [await makeHook(), await makeHook(), await makeHook()];
    await owner.patch(`inbound-hooks/${off.id}`, { isOn: false }, { version: 1 });
    await owner.delete(`inbound-hooks/${gone.id}`, { version: 1 });
    await admin.client.patch(`inbound-hooks/${orphan.id}`, { name: "Của admin" }, { version: 1 });
    await directory.run("delete from memberships where user_id = ?", admin.id);
    for (const hook of [off, gone, orphan]) expect(await send(hook, {})).toMatchObject({ status: 404 });
    for (const path of ["/in/hooks/x", `/in/hooks/${"A".repeat(43)}`, "/in/hooks/", "/in/hooks/__proto__", "/in/nothing"])
      expect([path, (await stranger.send("POST", path, "{}")).status]).toEqual([path, 404]);
    expect(await directory.count("public_links", "target_id = ?", gone.id)).toBe(0);
  });

  test("too often", async () => {
    const hook = await makeHook();
    const answers = await Promise.all(Array.from({ length: 130 }, () => send(hook, {})));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toMatch(/^\d+$/);
  });
});

test("it does only what its maker may: a deal by whom may make none is refused", async () => {
  const admin = await addPerson(app, "admin");
  const hook = await makeHook("deal", [{ field: "name", path: "n" }]);
  await admin.client.patch(`inbound-hooks/${hook.id}`, { name: "Của admin" }, { version: 2 });
  await directory.run("update memberships set role = 'agent' where user_id = ?", admin.id);
  expect((await send(hook, { n: "Lén" })).status).toBe(202);
  expect((await receipts(hook))[0]).toMatchObject({ outcome: "refused", detail: expect.stringContaining("deals:create") });
  expect(await workspace.count("deals", "name = 'Lén'")).toBe(0);
});

test("the log keeps the last fifty", async () => {
  const hook = await makeHook("task", [{ field: "title", path: "t" }]);
  for (let n = 0; n < 55; n += 1) await send(hook, { t: `Việc ${n}` });
  expect(await workspace.count("inbound_receipts", "hook_id = ?", hook.id)).toBe(50);
});

test.each([
  { mapping: { target: "ticket", fields: [] } },
  { mapping: { target: "task", fields: [{ field: "email", path: "a" }] } },
  { mapping: { target: "task", fields: [{ field: "title" }] } },
  { mapping: { target: "task", fields: [{ field: "title", path: "a", constant: "b" }] } },
  {
    mapping: {
      target: "task",
      fields: [
        { field: "title", path: "a" },
        { field: "title", path: "b" },
      ],
    },
  },
  { token: "mine" },
])("%j is no change of a hook", async (patch) => {
  const hook = await makeHook();
  expect((await owner.patch(`inbound-hooks/${hook.id}`, patch, { version: 1 })).status).toBe(422);
});

test("secrets and tokens lie sealed, and nothing failed inside", async () => {
  const hook = await makeHook();
  const token = hook.url.split("/").at(-1) ?? "x";
  expect(token).toHaveLength(43);
  const kept = JSON.stringify([
    await workspace.rows("select * from inbound_hooks"),
    await directory.rows("select * from public_links"),
    await directory.rows("select * from account_events"),
  ]);
  expect(kept).not.toContain(token);
  expect(JSON.stringify(app.logged())).not.toContain(token);
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});

describe("a hook that a key made", () => {
  const newKey = async (scopes: string[]) => {
    const { body } = await owner.post<{ id: string; key: string }>("api-keys", { name: "Zapier", scopes });
    return { id: body.id, client: Client.withKey(app.url, body.key) };
  };
  async function hookOf(client: Client): Promise<Hook> {
    const { body } = await client.post<Hook>("inbound-hooks", { name: "Của khóa" });
    return (await client.patch<Hook>(`inbound-hooks/${body.id}`, { mapping: { target: "contact", fields: contactFields } }, { version: 1 }))
      .body;
  }

  test("does no more than the key's scopes allow", async () => {
    const victim = await owner.post<Shown>("contacts", { givenName: "Nạn Nhân", city: "Huế", emails: [{ address: "victim@khach.vn" }] });
    const hook = await hookOf((await newKey(["forms:write"])).client);
    await send(hook, { data: { email: "victim@khach.vn", city: "Chiếm" } });
    await send(hook, { data: { email: "moi.tinh@khach.vn", full_name: "Mới Tinh" } });
    expect(await outcomes(hook)).toEqual(["refused", "refused"]);
    expect((await owner.get<Shown>(`contacts/${victim.body.id}`)).body).toMatchObject({ city: "Huế", version: 1 });
    const able = await hookOf((await newKey(["forms:write", "contacts:write"])).client);
    await send(able, { data: { email: "victim@khach.vn", city: "Đà Lạt" } });
    expect(await outcomes(able)).toEqual(["updated"]);
    await owner.patch(`inbound-hooks/${hook.id}`, { name: "Của người" }, { version: hook.version });
    await send(hook, { data: { email: "victim@khach.vn", city: "Vinh" } });
    expect((await outcomes(hook))[0]).toBe("updated");
  });

  test("is off when the key is revoked or has run out, which its maker is told", async () => {
    const [revoked, expired] = [await newKey(["write"]), await newKey(["write"])];
    const hooks = [await hookOf(revoked.client), await hookOf(expired.client)];
    await owner.delete(`api-keys/${revoked.id}`);
    await directory.run("update api_keys set expires_at = 1 where id = ?", expired.id);
    for (const hook of hooks) {
      expect((await send(hook, { data: { email: "muon@khach.vn" } })).status).toBe(404);
      const off = (await owner.get<Hook & { isOn: boolean; reason: string }>(`inbound-hooks/${hook.id}`)).body;
      expect(off).toMatchObject({ isOn: false, reason: "access_ended" });
      await eventually("the notice is sent", async () =>
        (await workspace.count("inbound_hooks", "id = ? and notice_due = 0", hook.id)) === 1 ? true : undefined,
      );
      const on = await owner.patch<Hook>(`inbound-hooks/${hook.id}`, { isOn: true }, { version: off.version });
      expect(on.body).toMatchObject({ isOn: true, reason: null, credentialId: null });
    }
  });
});
