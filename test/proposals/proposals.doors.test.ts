import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../oauth/flow.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson, type Person } from "../support/people.ts";

/** What an app proposes, and what becomes of it: a person decides, through the ordinary verb. */

const app = await startApp({ empty: true });
const { workspace, directory } = databasesOf(app);
let rep: Person;
let page: Client;
let assistant: Client;
let clientId: string;
afterAll(() => app.close());

beforeAll(async () => {
  rep = await addPerson(app, "rep", "Trần Văn Bình");
  page = await Client.signedIn(app.url, rep.email, rep.password);
  const tokens = await connect(app, page);
  clientId = tokens.clientId;
  assistant = Client.withKey(app.url, tokens.access_token);
});

interface Proposal extends Shown {
  state: string;
  recordId: string | null;
  recordVersion: number | null;
  changeId: string | null;
  unasked: boolean;
  patch: Record<string, unknown>;
  before: Record<string, unknown>;
}
interface Rpc {
  result: {
    isError?: boolean;
    content: { text: string }[];
    structuredContent: { proposal: { id: string; state: string }; record?: Shown; error?: { code: string; fields: object } };
  };
}

const propose = async (wish: object, who = assistant) => {
  const message = {
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: { name: "propose_change", arguments: { reason: "Khách vừa nhắn", ...wish } },
  };
  return (await who.post<Rpc>("/mcp", message)).body.result;
};
const proposed = async (wish: object, who = assistant) => (await propose(wish, who)).structuredContent.proposal.id;
const contact = async (input: object = {}) => (await page.post<Shown>("contacts", { givenName: "Lan", ...input })).body;
const accept = (id: string, body: object = {}, who = page) => who.post<Proposal & { code?: string }>(`proposals/${id}/accept`, body);
const event = (name: string, id: string) => workspace.count("outbox", "event = ? and record_id = ?", name, id);

describe("accepted", () => {
  test("an edit is made through the ordinary verb, by the assistant in the member's name, and can be undone", async () => {
    const lan = await contact({ title: "Trưởng phòng" });
    const id = await proposed({ action: "edit", kind: "contact", id: lan.id, version: lan.version, fields: { title: "Giám đốc" } });
    expect(await workspace.row("select title from contacts where id = ?", lan.id)).toEqual({ title: "Trưởng phòng" });
    expect((await page.get(`proposals/${id}`)).body).toMatchObject({
      ...{ state: "open", recordName: "Lan", before: { title: "Trưởng phòng" }, patch: { title: "Giám đốc" }, reason: "Khách vừa nhắn" },
      ...{ app: { id: clientId, name: "Trợ lý thử" }, current: { title: "Trưởng phòng" }, currentVersion: 1 },
    });
    const answer = await accept(id);
    expect([answer.status, answer.body.state, answer.body.version]).toEqual([200, "accepted", 2]);
    expect(await workspace.row("select title, version from contacts where id = ?", lan.id)).toEqual({ title: "Giám đốc", version: 2 });
    expect(await workspace.row("select member_id, via from change_log where change_id = ?", answer.body.changeId)).toEqual({
      member_id: rep.id,
      via: "assistant",
    });
    expect([await event("proposal.created", id), await event("proposal.accepted", id), await event("contact.updated", lan.id)]).toEqual([
      1, 1, 1,
    ]);
    const changeId = answer.headers.get("relata-change");
    expect(changeId).toBe(answer.body.changeId);
    await page.post(`changes/${changeId}/undo`);
    expect(await workspace.row("select title from contacts where id = ?", lan.id)).toEqual({ title: "Trưởng phòng" });
  });

  test("a creation and a deletion as well", async () => {
    const id = await proposed({ action: "create", kind: "task", fields: { title: "Gửi báo giá", dueAt: "2027-02-01T09:00:00+07:00" } });
    const made = (await accept(id)).body;
    expect(await workspace.row("select title, due_at, assignee_id from tasks where id = ?", made.recordId)).toEqual({
      ...{ title: "Gửi báo giá", due_at: Date.parse("2027-02-01T02:00:00Z"), assignee_id: rep.id },
    });
    const gone = await proposed({ action: "delete", kind: "task", id: made.recordId });
    expect((await accept(gone)).status).toBe(200);
    expect(await workspace.row("select deleted_at is not null as gone from tasks where id = ?", made.recordId)).toEqual({ gone: 1 });
    const { items } = (await page.get<{ items: Proposal[] }>("proposals?state=accepted")).body;
    expect(items.find((each) => each.id === id)?.recordId).toBe(made.recordId);
  });

  test.each([
    ["contact", { givenName: "Mới", emails: [{ address: "moi@example.com" }] }, { title: "Kế toán" }],
    ["company", { name: "Công ty Mới" }, { city: "Huế" }],
    ["activity", { kind: "note", links: [] as string[], body: "Đã gọi" }, { body: "Đã gọi, khách bận" }],
  ])("every kind can be made, edited and deleted so: %s", async (kind, input, patch) => {
    const fields = kind === "activity" ? { ...input, links: [(await contact()).id] } : input;
    const made = (await accept(await proposed({ action: "create", kind, fields }))).body;
    expect(made.recordId).toMatch(/^[a-z]{3}_/);
    expect((await accept(await proposed({ action: "edit", kind, id: made.recordId, fields: patch }))).status).toBe(200);
    expect((await accept(await proposed({ action: "delete", kind, id: made.recordId }))).status).toBe(200);
  });

  test("a record that was changed since is a conflict, until the person says so of its newest version", async () => {
    const lan = await contact({ title: "A" });
    const id = await proposed({ action: "edit", kind: "contact", id: lan.id, fields: { title: "C" } });
    await page.patch(`contacts/${lan.id}`, { title: "B" }, { version: 1 });
    expect(await accept(id)).toMatchObject({ status: 412, body: { code: "stale" } });
    expect((await page.get(`proposals/${id}`)).body).toMatchObject({
      state: "open",
      before: { title: "A" },
      current: { title: "B" },
      currentVersion: 2,
    });
    expect((await accept(id, { recordVersion: 2 })).status).toBe(200);
    expect(await workspace.row("select title from contacts where id = ?", lan.id)).toEqual({ title: "C" });
  });

  test("what the verb refuses leaves the proposal as it was", async () => {
    await contact({ emails: [{ address: "trung@example.com" }] });
    const id = await proposed({
      action: "create",
      kind: "contact",
      fields: { givenName: "X", emails: [{ address: "trung@example.com" }] },
    });
    expect(await accept(id)).toMatchObject({ status: 409, body: { code: "duplicate" } });
    expect((await page.get(`proposals/${id}`)).body).toMatchObject({ state: "open", version: 1 });
  });

  test("of twenty at once one is carried out, and a repeat is given its answer", async () => {
    const id = await proposed({ action: "create", kind: "task", fields: { title: "Một lần thôi" } });
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    expect(await workspace.count("tasks", "title = 'Một lần thôi'")).toBe(1);
    const again = await proposed({ action: "create", kind: "task", fields: { title: "Lặp lại" } });
    const repeats = [1, 2].map(() => page.post<Proposal>(`proposals/${again}/accept`, {}, { idempotencyKey: `accept ${again}` }));
    const [first, second] = [await repeats[0], await repeats[1]];
    expect(await workspace.count("tasks", "title = 'Lặp lại'")).toBe(1);
    const late = await page.post<Proposal>(`proposals/${again}/accept`, {}, { idempotencyKey: `accept ${again}` });
    expect([late.status, late.headers.get("idempotency-replayed"), late.headers.get("relata-change")]).toEqual([
      200,
      "true",
      late.body.changeId,
    ]);
    expect([first?.status, second?.status].filter((status) => status === 200).length).toBeGreaterThan(0);
  });

  test("with rights that were lost since, nothing is made", async () => {
    const other = await addPerson(app, "rep");
    const session = await Client.signedIn(app.url, other.email, other.password);
    const id = await proposed({ action: "create", kind: "company", fields: { name: "Không nên có" } }, other.client);
    await directory.run("update memberships set role = 'viewer' where user_id = ?", other.id);
    expect((await accept(id, {}, session)).status).toBe(403);
    expect(await workspace.count("companies", "name = 'Không nên có'")).toBe(0);
  });
});

describe("not accepted", () => {
  test("a dismissal changes nothing and can be taken back", async () => {
    const id = await proposed({ action: "create", kind: "task", fields: { title: "Thôi" } });
    expect((await page.post<Proposal>(`proposals/${id}/dismiss`)).body.state).toBe("dismissed");
    expect([(await accept(id)).status, (await page.post(`proposals/${id}/dismiss`)).status]).toEqual([409, 409]);
    expect(await event("proposal.dismissed", id)).toBe(1);
    expect((await page.post<Proposal>(`proposals/${id}/reopen`)).body.state).toBe("open");
    expect((await accept(id)).status).toBe(200);
    expect((await page.post(`proposals/${id}/reopen`)).status).toBe(409);
  });

  test("the same is proposed once, also by twenty at once", async () => {
    const wish = { action: "create", kind: "task", fields: { title: "Trùng" } };
    const ids = await Promise.all(Array.from({ length: 20 }, () => proposed(wish)));
    expect(new Set(ids).size).toBe(1);
    expect(await workspace.count("proposals", "record_name = 'Trùng'")).toBe(1);
    await page.post(`proposals/${ids[0]}/dismiss`);
    expect(await proposed(wish)).not.toBe(ids[0]);
  });

  test("after a month it has run out", async () => {
    const wish = { action: "create", kind: "task", fields: { title: "Quá hạn" } };
    const id = await proposed(wish);
    await workspace.run("update proposals set expires_at = ? where id = ?", Date.now() - 1, id);
    const before = (await page.get<{ open: number; items: Shown[] }>("proposals")).body;
    expect(before.items.map((each) => each.id)).not.toContain(id);
    expect((await accept(id)).status).toBe(409);
    expect(await proposed(wish)).not.toBe(id);
    await app.runtime.runScheduled();
    expect(await workspace.row("select state from proposals where id = ?", id)).toEqual({ state: "expired" });
  });

  test("a hundred may wait, not more", async () => {
    const other = await addPerson(app, "rep");
    const { id } = await directory.row<{ id: string }>("select id from api_keys where user_id = ?", other.id);
    await workspace.run(
      `insert into proposals (id, member_id, app_id, app_name, verb, kind, record_name, patch, before, reason, digest, state, created_at, expires_at)
        select 'prp_' || value, ?, ?, 'x', 'tasks:create', 'task', 'x', '{}', '{}', '', value, 'open', 1, 99999999999999 from generate_series(1, 100)`,
      ...[other.id, id],
    );
    expect(await propose({ action: "create", kind: "task", fields: { title: "101" } }, other.client)).toMatchObject({
      isError: true,
      structuredContent: { error: { code: "too_many" } },
    });
  });

  test("nobody else sees it, also not the owner", async () => {
    const id = await proposed({ action: "create", kind: "task", fields: { title: "Của Bình" } });
    for (const path of [`proposals/${id}`]) expect((await app.owner.get(path)).status).toBe(404);
    expect((await accept(id, {}, app.owner)).status).toBe(404);
    expect((await app.owner.get<{ items: Shown[] }>("proposals")).body.items.map((each) => each.id)).not.toContain(id);
  });

  test("what would change nothing, or is out of date, is told to the app", async () => {
    const lan = await contact({ title: "Y nguyên" });
    const edit = { action: "edit", kind: "contact", id: lan.id };
    expect(await propose({ ...edit, fields: { title: "Y nguyên" } })).toMatchObject({
      isError: true,
      structuredContent: { error: { code: "invalid" } },
    });
    expect(await propose({ ...edit, version: 7, fields: { title: "x" } })).toMatchObject({
      isError: true,
      structuredContent: { error: { code: "stale", fields: { version: "1" } } },
    });
    await page.delete(`contacts/${lan.id}`, { version: 1 });
    expect(await propose({ ...edit, fields: { title: "x" } })).toMatchObject({
      isError: true,
      structuredContent: { error: { code: "in_bin" } },
    });
  });
});

describe("allowed without asking", () => {
  const allow = (allowed: string[], id = clientId, who = page) => who.patch<{ allowed: string[] }>(`connected-apps/${id}`, { allowed });

  test("nothing is, until the member says so; then that verb alone, of that app alone, noted and undoable", async () => {
    const apps = (await page.get<{ items: { id: string; kind: string; allowed: string[]; scopes: string[] }[] }>("connected-apps")).body
      .items;
    expect(apps.find(({ id }) => id === clientId)).toMatchObject({ kind: "app", audience: "mcp", scopes: ["read", "write"], allowed: [] });
    expect((await allow(["tasks:create"])).body.allowed).toEqual(["tasks:create"]);
    const done = await propose({ action: "create", kind: "task", fields: { title: "Làm luôn" } });
    expect(done.structuredContent).toMatchObject({ proposal: { state: "accepted" }, record: { version: 1 } });
    expect(
      await workspace.row("select member_id, via from change_log where record_id = ?", done.structuredContent.record?.id ?? ""),
    ).toEqual({ member_id: rep.id, via: "assistant" });
    const { items } = (await page.get<{ items: Proposal[] }>("proposals?state=accepted")).body;
    expect(items[0]).toMatchObject({
      unasked: true,
      recordId: done.structuredContent.record?.id,
      changeId: expect.stringMatching(/^chg_/),
    });
    expect((await page.post(`changes/${items[0]?.changeId}/undo`)).status).toBe(200);
    for (const wish of [
      { action: "delete", kind: "task", id: (await page.post<Shown>("tasks", { title: "x" })).body.id },
      { action: "create", kind: "company", fields: { name: "Vẫn hỏi" } },
    ])
      expect((await propose(wish)).structuredContent.proposal.state).toBe("open");
    const other = Client.withKey(app.url, (await connect(app, page)).access_token);
    expect((await propose({ action: "create", kind: "task", fields: { title: "App khác" } }, other)).structuredContent.proposal.state).toBe(
      "open",
    );
    await allow([]);
    expect((await propose({ action: "create", kind: "task", fields: { title: "Lại hỏi" } })).structuredContent.proposal.state).toBe("open");
  });

  test("a deletion never is, nor what is no verb, nor for an app that is not connected", async () => {
    for (const verb of ["tasks:delete", "contacts:delete", "mail:send", "keys:manage", "tasks:read", "__proto__", "x"])
      expect((await allow([verb])).status, verb).toBe(422);
    expect((await allow(["tasks:create"], "app_01H0000000000000000000000X")).status).toBe(404);
    expect((await allow(["tasks:create"], clientId, app.owner)).status).toBe(404);
  });

  test("a disconnected app loses it with everything else", async () => {
    const tokens = await connect(app, page);
    await allow(["tasks:create"], tokens.clientId);
    expect((await page.delete(`connected-apps/${tokens.clientId}`)).status).toBe(200);
    const gone = Client.withKey(app.url, tokens.access_token);
    expect((await gone.post("/mcp", { jsonrpc: "2.0", id: 1, method: "ping" })).status).toBe(401);
    expect(await workspace.count("allowances", "app_id = ?", tokens.clientId)).toBe(0);
    expect((await page.delete(`connected-apps/${tokens.clientId}`)).status).toBe(404);
  });

  test("a member's own key can be allowed as well", async () => {
    const { id } = await directory.row<{ id: string }>("select id from api_keys where user_id = ? and revoked_at is null", rep.id);
    expect((await allow(["tasks:create"], id)).status).toBe(200);
    expect(
      (await propose({ action: "create", kind: "task", fields: { title: "Bằng khoá" } }, rep.client)).structuredContent.proposal.state,
    ).toBe("accepted");
  });
});

describe("for administrators", () => {
  interface Apps {
    items: { id: string; members: number; host: string }[];
    policy: { mode: string; hosts: string[] };
  }
  const policy = (body: object) => app.owner.post<Apps["policy"]>("apps/policy", body);

  test("all connected apps are listed and can be cut off for everybody", async () => {
    const tokens = await connect(app, page);
    const listed = (await app.owner.get<Apps>("apps")).body;
    expect(listed.items.find(({ id }) => id === tokens.clientId)).toMatchObject({ members: 1, host: "app.example.com" });
    expect((await page.get("apps")).status).toBe(403);
    expect((await app.owner.delete(`apps/${tokens.clientId}`)).status).toBe(200);
    expect((await Client.withKey(app.url, tokens.access_token).post("/mcp", { jsonrpc: "2.0", id: 1, method: "ping" })).status).toBe(401);
    expect(await directory.count("account_events", "action = 'app.disconnected' and target = ?", tokens.clientId)).toBe(1);
  });

  test("new ones can be limited to known hosts, or switched off with their registration", async () => {
    expect((await policy({ mode: "listed", hosts: ["claude.ai"] })).body).toEqual({ mode: "listed", hosts: ["claude.ai"] });
    await expect(connect(app, page)).rejects.toThrow("do not let this app in");
    await policy({ mode: "listed", hosts: ["app.example.com"] });
    const tokens = await connect(app, page);
    await policy({ mode: "off" });
    expect((await Client.anonymous(app.url).post("/oauth/register", { redirect_uris: ["https://a.example/"] })).status).toBe(403);
    const metadata = await Client.anonymous(app.url).get<object>("/.well-known/oauth-authorization-server");
    expect(metadata.body).not.toHaveProperty("registration_endpoint");
    expect((await Client.withKey(app.url, tokens.access_token).post("/mcp", { jsonrpc: "2.0", id: 1, method: "ping" })).status).toBe(200);
    await policy({ mode: "open" });
    expect((await policy({ mode: "listed", hosts: ["https://x"] })).status).toBe(422);
    expect(await directory.count("account_events", "action = 'apps.policy_changed'")).toBe(4);
  });
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
