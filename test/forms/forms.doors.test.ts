import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { signerFrom } from "../../src/core/secrets.ts";
import { DAY } from "../../src/core/time.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { runs } from "../support/proof.ts";

/** Forms on other people's sites: what strangers write is data, reaches nobody's record unseen, and tells them nothing. */

const app = await startApp({ empty: true });
const { workspace, directory } = databasesOf(app);
const { owner } = app;
const stranger = Client.anonymous(app.url);
const { masterKey } = JSON.parse(readFileSync(app.runtime.folder.secrets, "utf8")) as { masterKey: string };
const me = (await owner.get<{ member: Shown }>("me")).body.member;
afterAll(() => app.close());

interface Form extends Shown {
  url: string;
  setup: typeof SETUP;
  submissions: number;
  isOn: boolean;
}

const SETUP = {
  title: "Nhận báo giá",
  intro: "Điền vài dòng,\nchúng tôi gọi lại.",
  language: "vi",
  fields: [
    { field: "name", label: "Họ và tên", isRequired: true },
    { field: "email", label: "Email", isRequired: false },
    { field: "phone", label: "Điện thoại", isRequired: false },
    { field: "company", label: "Công ty", isRequired: false },
    { field: "city", label: "Tỉnh thành", isRequired: false },
    { field: "message", label: "Anh chị cần gì?", isRequired: false },
  ],
  button: "",
  thanks: "",
  redirectUrl: null as string | null,
  origins: [] as string[],
  ownerId: null as string | null,
  source: "Hội chợ 2026",
  consent: null as { text: string; isRequired: boolean } | null,
  task: { title: "Gọi khách mới", dueInDays: 1 } as { title: string; dueInDays: number } | null,
};

async function makeForm(more: Partial<typeof SETUP> = {}): Promise<Form & { path: string }> {
  const made = await owner.post<Form>("forms", { name: "Trang chủ", setup: { ...SETUP, ...more } });
  expect([made.status, made.body]).toEqual([201, expect.objectContaining({ isOn: true })]);
  return { ...made.body, path: new URL(made.body.url).pathname };
}

let opened = 0;
/** As if the page had been opened so long ago. */
function startedAgo(form: Shown, ms = 10_000): string {
  opened += 1;
  const text = `${form.id}.${Date.now() - ms}.test${opened}`;
  return `${text}.${signerFrom(masterKey).sign("form opened", text)}`;
}

const submit = (form: Form & { path: string }, values: Record<string, string>, started = startedAgo(form)) =>
  stranger.fetch(form.path, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ started, ...values }).toString(),
  });
const sentTo = async (answer: Response) => [answer.status, answer.headers.get("location")];
const found = async (q: string) => (await owner.get<{ items: Shown[] }>(`contacts?q=${encodeURIComponent(q)}`)).body.items;
const timeline = async (id: string) => (await owner.get<{ items: Shown[] }>(`activities?recordId=${id}&kind=form`)).body.items;

test("the page needs no script and allows none; nobody may frame it unless the form says who", async () => {
  const form = await makeForm();
  const answer = await stranger.fetch(form.path);
  const html = await answer.text();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[\w+/=]+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/);
  expect(html).toContain(`<style nonce="${/nonce-([^']+)/.exec(policy)?.[1]}">`);
  expect(html).not.toMatch(/<script|javascript:|\son\w+=|style="/i);
  expect(html).toContain('<html lang="vi">');
  for (const { field, label } of SETUP.fields) expect(html).toMatch(new RegExp(`<label for="${field}">${label.replace("?", "\\?")}`));
  expect(answer.headers.getSetCookie()).toEqual([]);
  const embedded = await makeForm({ origins: ["https://www.mocgiang.vn", "https://shop.mocgiang.vn:8443"] });
  const framed = (await stranger.fetch(embedded.path)).headers.get("content-security-policy");
  expect(framed).toContain("frame-ancestors https://www.mocgiang.vn https://shop.mocgiang.vn:8443");
});

test("what a visitor sends becomes a contact, an activity, a task and an event", async () => {
  const form = await makeForm({ consent: { text: "Tôi đồng ý nhận thư", isRequired: true } });
  const answer = await submit(form, {
    ...{ name: "Nguyễn Thị Hồng Ánh", email: "Anh.Hong@Khach.VN", phone: "0903 123 456", company: "Cà phê Sao Mai" },
    ...{ message: "Cần 3 máy rang.\r\nGọi sau 17h.", consent: "yes" },
  });
  expect(await sentTo(answer)).toEqual([303, `${form.path}?sent`]);
  expect(await (await stranger.fetch(`${form.path}?sent`)).text()).toContain("Cảm ơn bạn. Chúng tôi sẽ liên hệ lại.");
  const [contact] = await found("anh.hong@khach.vn");
  expect(contact).toMatchObject({
    ...{ familyName: "Nguyễn", givenName: "Ánh", stage: "lead", ownerId: me.id, source: form.id },
    ...{ emails: [{ address: "anh.hong@khach.vn" }], phones: [{ number: "+84903123456" }] },
  });
  const [activity] = await timeline(contact?.id ?? "");
  expect(activity).toMatchObject({ kind: "form", direction: "in", subject: "Nhận báo giá", meta: { formId: form.id, hasConsent: true } });
  expect(activity?.body).toBe(
    "Họ và tên: Nguyễn Thị Hồng Ánh\nEmail: Anh.Hong@Khach.VN\nĐiện thoại: 0903 123 456\nCông ty: Cà phê Sao Mai\n" +
      "Anh chị cần gì?: Cần 3 máy rang.\nGọi sau 17h.\nNguồn: Hội chợ 2026\nĐã đồng ý: Tôi đồng ý nhận thư",
  );
  const [task] = (await owner.get<{ items: Shown[] }>(`tasks?recordId=${contact?.id}`)).body.items;
  expect(task).toMatchObject({ title: "Gọi khách mới", assigneeId: me.id, note: activity?.body });
  expect(Number(task?.dueAt) - Date.now()).toSatisfy((ms) => Number(ms) > DAY - 60_000 && Number(ms) <= DAY);
  const events = await workspace.rows<{ event: string }>(
    "select event from outbox where record_id = ? and event not like 'reading.%'",
    activity?.id ?? "",
  );
  expect(events.map(({ event }) => event).toSorted()).toEqual(["activity.created", "form.submitted"]);
  expect((await owner.get<Form>(`forms/${form.id}`)).body.submissions).toBe(1);
  const log = await workspace.rows("select distinct via, member_id from change_log where record_id = ?", contact?.id ?? "");
  expect(log).toEqual([{ via: "form", member_id: null }]);
});

test("of somebody who is there it fills in what is empty, overwrites nothing, and says where they differ", async () => {
  const form = await makeForm();
  const before = (
    await owner.post<Shown>("contacts", { familyName: "Lê", givenName: "Bình", city: "Huế", emails: [{ address: "binh@khach.vn" }] })
  ).body;
  await submit(form, { name: "Kẻ Giả Danh", email: "binh@khach.vn", phone: "0911 222 333", city: "Hà Nội" });
  const after = (await owner.get<Shown>(`contacts/${before.id}`)).body;
  expect(after).toMatchObject({ name: "Lê Bình", city: "Huế", phones: [], emails: [{ address: "binh@khach.vn" }], version: 1 });
  const [activity] = await timeline(before.id);
  expect(activity?.body).toContain("Hồ sơ đang ghi khác nên được giữ nguyên: Họ và tên, Tỉnh thành, Điện thoại");
  const empty = (await owner.post<Shown>("contacts", { emails: [{ address: "trong@khach.vn" }] })).body;
  await submit(form, { name: "Trần Văn Cường", email: "trong@khach.vn", city: "Cần Thơ" });
  expect((await owner.get<Shown>(`contacts/${empty.id}`)).body).toMatchObject({ name: "Trần Văn Cường", city: "Cần Thơ" });
  expect((await timeline(empty.id))[0]?.body).not.toContain("giữ nguyên");
});

test("who knows a number cannot have mail for its owner sent to themselves", async () => {
  const form = await makeForm();
  const before = (await owner.post<Shown>("contacts", { givenName: "Dung", phones: [{ number: "0912 345 678" }] })).body;
  await submit(form, { name: "Dung", email: "ke.xau@khach.vn", phone: "0912345678" });
  expect((await owner.get<Shown>(`contacts/${before.id}`)).body).toMatchObject({ emails: [], version: 1 });
  expect((await timeline(before.id))[0]?.body).toContain("Email: ke.xau@khach.vn");
});

test("of a contact in the bin the owner hears by a task, and the visitor nothing", async () => {
  const form = await makeForm({ task: null });
  const { id } = (await owner.post<Shown>("contacts", { givenName: "Cũ", emails: [{ address: "cu@khach.vn" }] })).body;
  await owner.delete(`contacts/${id}`, { version: 1 });
  expect(await sentTo(await submit(form, { name: "Cũ", email: "cu@khach.vn" }))).toEqual([303, `${form.path}?sent`]);
  expect(await workspace.row("select note, contact_id from tasks where title = 'Biểu mẫu do Cũ gửi'")).toEqual({
    note: "Họ và tên: Cũ\nEmail: cu@khach.vn\nNguồn: Hội chợ 2026",
    contact_id: null,
  });
});

describe("what is not right", () => {
  test("is shown with the page again, with what was typed, and nothing is kept", async () => {
    const form = await makeForm({ consent: { text: "Đồng ý", isRequired: true } });
    const answer = await submit(form, { name: "", email: "không phải", phone: "12", message: '"><script>alert(1)</script>' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    for (const text of ["Vui lòng điền mục này", "Địa chỉ email chưa đúng", "Số điện thoại chưa đúng", "Vui lòng đồng ý trước khi gửi"])
      expect(html).toContain(text);
    expect(html).toContain('value="không phải"');
    expect(html).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toContain("<script");
    const unreachable = await submit(await makeForm(), { name: "Không để lại gì" });
    expect([unreachable.status, await found("Không để lại gì")]).toEqual([422, []]);
  });

  test("what is too long, in a field or in all", async () => {
    const form = await makeForm();
    expect((await submit(form, { name: "x".repeat(201), email: "dai@khach.vn" })).status).toBe(422);
    expect((await submit(form, { name: "An", email: "dai@khach.vn", message: "x".repeat(5_001) })).status).toBe(422);
    expect((await submit(form, { message: "x".repeat(70_000) })).status).toBe(413);
    expect(await found("dai@khach.vn")).toEqual([]);
  });

  test("a program's haste, a page of yesterday, a start that is none of ours", async () => {
    const form = await makeForm();
    const other = await makeForm();
    const good = { name: "Máy", email: "may@khach.vn" };
    const page = await (await stranger.fetch(form.path)).text();
    const justNow = /name="started" value="([^"]+)"/.exec(page)?.[1] ?? "";
    expect(await (await submit(form, good, justNow)).text()).toContain("Bạn gửi nhanh quá");
    for (const started of [
      startedAgo(form, DAY + 1_000),
      startedAgo(other),
      "",
      "x",
      `${form.id}.1.n.sig`,
      startedAgo(form).replace(/\.\d+\./, ".1."),
    ]) {
      const answer = await submit(form, good, started);
      expect([started, answer.status, (await answer.text()).includes("mở quá lâu")]).toEqual([started, 422, true]);
    }
    expect(await found("may@khach.vn")).toEqual([]);
  });

  test("who fills in the field that no person sees is thanked, and forgotten", async () => {
    const form = await makeForm();
    expect(await sentTo(await submit(form, { name: "Rô bốt", email: "bot@khach.vn", website: "https://spam.example" }))).toEqual([
      303,
      `${form.path}?sent`,
    ]);
    expect([await found("bot@khach.vn"), (await owner.get<Form>(`forms/${form.id}`)).body.submissions]).toEqual([[], 0]);
  });

  test("too often", async () => {
    const form = await makeForm();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => submit(form, { name: "Nhiều", email: `nhieu${n}@khach.vn` })));
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused).toHaveLength(2);
    expect(await refused[0]?.text()).toContain("Có quá nhiều lượt gửi");
  });

  test("a form that is none, is off, was removed, or whose maker has left; another method or type", async () => {
    const admin = await addPerson(app, "admin");
    const [off, gone, orphan, open] = [await makeForm(), await makeForm(), await makeForm(), await makeForm()];
    await owner.patch(`forms/${off.id}`, { isOn: false }, { version: 1 });
    await owner.delete(`forms/${gone.id}`, { version: 1 });
    await admin.client.patch(`forms/${orphan.id}`, { name: "Của admin" }, { version: 1 });
    await directory.run("delete from memberships where user_id = ?", admin.id);
    for (const form of [off, gone, orphan]) {
      expect((await stranger.fetch(form.path)).status).toBe(404);
      expect((await submit(form, { name: "An", email: "an@khach.vn" })).status).toBe(404);
    }
    expect(await (await stranger.fetch("/f/nope")).text()).toMatch(
      /Biểu mẫu này không còn dùng nữa\..*<p lang="en">This form is not available any more\./s,
    );
    for (const path of ["/f/x", "/f/", `/f/${"A".repeat(43)}`]) expect([path, (await stranger.fetch(path)).status]).toEqual([path, 404]);
    expect((await stranger.send("POST", open.path, {})).status).toBe(415);
    const hook = new URL(open.url).pathname.replace("/f/", "/in/hooks/");
    expect((await stranger.send("POST", hook, {})).status).toBe(404);
  });
});

test("the same page sent many times at once is one submission", async () => {
  const form = await makeForm();
  const started = startedAgo(form);
  const values = { name: "Bấm Đúp", email: "bamdup@khach.vn" };
  const answers = await Promise.all(Array.from({ length: 8 }, () => submit(form, values, started)));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(303));
  expect([
    await workspace.count("activities", "channel_id like ?", `${form.id}.%`),
    (await owner.get<Form>(`forms/${form.id}`)).body.submissions,
  ]).toEqual([1, 1]);
});

test("two visitors at once with one address are one contact with two activities", async () => {
  const form = await makeForm();
  await Promise.all(Array.from({ length: 6 }, () => submit(form, { name: "Cùng Lúc", email: "cungluc@khach.vn" })));
  const [contact, ...others] = await found("cungluc@khach.vn");
  expect([others, (await timeline(contact?.id ?? "")).length]).toEqual([[], 6]);
});

test("afterwards a visitor goes where the form says, if that lies on one of its sites", async () => {
  const setup = { origins: ["https://www.mocgiang.vn"], redirectUrl: "https://www.mocgiang.vn/cam-on?x=1" };
  const form = await makeForm(setup);
  expect((await stranger.fetch(form.path)).headers.get("content-security-policy")).toContain("form-action 'self' https://www.mocgiang.vn;");
  expect(await sentTo(await submit(form, { name: "Đi Tiếp", phone: "0909 000 111" }))).toEqual([303, setup.redirectUrl]);
});

test.each([
  { redirectUrl: "https://evil.example/" },
  { redirectUrl: "javascript:alert(1)", origins: ["https://a.vn"] },
  { origins: ["https://a.vn/path"] },
  { origins: ["https://a.vn; script-src *"] },
  { origins: ["*"] },
  { origins: ["http://a.vn"] },
  { origins: ["https://a.vn "] },
  { fields: [{ field: "name", label: "Tên", isRequired: true }] },
  { fields: [{ field: "password", label: "?", isRequired: true }] },
  { fields: [SETUP.fields[1], SETUP.fields[1]] },
  { ownerId: "usr_01H0000000000000000000000X" },
  { ownerId: "con_01H0000000000000000000000X" },
  { title: "" },
  { html: "<b>" },
])("a form with %j is refused", async (more) => {
  const made = await owner.post<{ fields: object }>("forms", { name: "X", setup: { ...SETUP, ...more } });
  expect([made.status, Object.keys(made.body.fields).length > 0]).toEqual([422, true]);
});

test("whatever a visitor writes is kept as text, or shown again", async () => {
  const form = await makeForm();
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.string({ unit: "grapheme", maxLength: 80 }),
      async (name, message) => {
        await directory.run("delete from public_hits");
        const answer = await submit(form, { name, message, email: "fuzz@khach.vn" });
        expect([303, 422]).toContain(answer.status);
        if (answer.status === 422) expect(await answer.text()).not.toMatch(/<script|<img|<svg/i);
      },
    ),
    runs(25),
  );
  const [contact] = await found("fuzz@khach.vn");
  expect((await owner.get(`contacts/${contact?.id}/page`)).status).toBe(200);
});

test("managers and below make no forms; nothing failed inside", async () => {
  const manager = await addPerson(app, "manager");
  expect((await manager.client.get("forms")).status).toBe(403);
  expect((await manager.client.post("forms", { name: "X", setup: SETUP })).status).toBe(403);
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});

describe("a form that a key made", () => {
  const newKey = async (scopes: string[]) => {
    const { body } = await owner.post<{ id: string; key: string }>("api-keys", { name: "Trang web", scopes });
    return { id: body.id, client: Client.withKey(app.url, body.key) };
  };
  const formOf = async (client: Client) => {
    const { status, body } = await client.post<Form>("forms", { name: "Của khóa", setup: SETUP });
    return { status, form: { ...body, path: status === 201 ? new URL(body.url).pathname : "" } };
  };

  test("writes no more than the key may", async () => {
    expect((await formOf((await newKey(["forms:write"])).client)).status).toBe(403);
    const { form } = await formOf((await newKey(["forms:write", "tasks:write", "activities:write"])).client);
    const { body: known } = await owner.post<Shown>("contacts", { givenName: "Quen", emails: [{ address: "quen@khach.vn" }] });
    await submit(form, { name: "Người Lạ", email: "quen@khach.vn", city: "Chiếm" });
    await submit(form, { name: "Khách Mới", email: "khach.moi@khach.vn" });
    expect((await owner.get<Shown>(`contacts/${known.id}`)).body).toMatchObject({ city: null, version: 1 });
    expect(await found("khach.moi@khach.vn")).toEqual([]);
    expect((await owner.get<Form>(`forms/${form.id}`)).body.submissions).toBe(2);
  });

  test("is off once the key is revoked", async () => {
    const key = await newKey(["write"]);
    const { form } = await formOf(key.client);
    expect((await stranger.fetch(form.path)).status).toBe(200);
    await owner.delete(`api-keys/${key.id}`);
    expect((await stranger.fetch(form.path)).status).toBe(404);
    const { body } = await owner.get<Form>(`forms/${form.id}`);
    expect(body).toMatchObject({ isOn: false, reason: "access_ended", credentialId: key.id });
    const on = await owner.patch<Form>(`forms/${form.id}`, { isOn: true }, { version: body.version });
    expect(on.body).toMatchObject({ isOn: true, reason: null, credentialId: null, scopes: null });
    expect((await stranger.fetch(form.path)).status).toBe(200);
  });
});
