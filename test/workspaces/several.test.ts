import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { type DatabaseView, databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";
import { Listener } from "../support/socket.ts";
import { type Opened, openWorkspace, switched } from "../support/workspaces.ts";

/** One person, two workspaces: each has its own database, and nothing of the one shows in the other. */

const app = await startApp({ empty: true });
const { directory, workspace } = databasesOf(app);
let other: Opened;
afterAll(() => app.close());
beforeAll(async () => {
  other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty hai");
});

interface Page {
  items: Shown[];
  nextCursor: string | null;
}
const listen = (client: Client) => Listener.open(app.url, { cookie: client.cookie, origin: app.url });

describe("a further workspace", () => {
  test("has a database file of its own, its owner's profile under the same id, and settings with its name", async () => {
    const me = (await other.owner.get<{ member: Shown; workspace: Shown }>("me")).body;
    const before = (await app.owner.get<{ member: Shown }>("me")).body;
    expect(me).toMatchObject({ member: { id: before.member.id, role: "owner" }, workspace: { id: other.id, name: "Công ty hai" } });
    expect(await other.database.row("select id, role from members")).toEqual({ id: before.member.id, role: "owner" });
    expect(await directory.row("select state, database_name from workspaces where id = ?", other.id)).toEqual({
      state: "ready",
      database_name: null,
    });
    expect(await directory.count("account_events", "action = 'workspace.created' and workspace_id = ?", other.id)).toBe(1);
  });

  test("cannot be made with a key", async () => {
    const { client } = await addPerson(app, "admin");
    expect(await client.post("workspaces", { name: "Không" })).toMatchObject({ status: 403 });
    expect(await client.post("me/workspace", { workspaceId: other.id })).toMatchObject({ status: 403 });
    expect(await client.get("me/workspaces"), "it belongs to one, and hears of no other").toMatchObject({ status: 403 });
  });

  test("is made once by the same request twice, and under one key", async () => {
    const session = await app.signIn({ role: "owner" });
    const once = () => session.post<Shown>("workspaces", { name: "Một lần" }, { idempotencyKey: "once" });
    const [first, second] = [await once(), await once()];
    expect(second.body).toEqual(first.body);
    expect(await directory.count("workspaces", "name = 'Một lần'")).toBe(1);
  });

  test("goes on where it stopped when it was begun and not opened", async () => {
    const session = await app.signIn({ role: "owner" });
    const { id } = (await session.get<{ member: Shown }>("me")).body.member;
    const begun = "wsp_01H0000000000000000000000X";
    await directory.run(
      "insert into workspaces (id, name, database_url, schema_version, created_at, state, founder_id) values (?, 'Dở', '', 0, ?, 'creating', ?)",
      ...[begun, Date.now(), id],
    );
    expect(await session.post("workspaces", { name: "Dở" })).toMatchObject({ status: 201, body: { id: begun } });
    expect(await directory.row("select state from workspaces where id = ?", begun)).toEqual({ state: "ready" });
  });
});

describe("switching", () => {
  test("moves the session under a new token; the old one and its open pages end", async () => {
    const session = await app.signIn({ role: "owner" });
    const socket = await listen(session);
    const there = await switched(app, session, other.id);
    expect((await there.get<{ workspace: Shown }>("me")).body.workspace.id).toBe(other.id);
    expect(await session.get("me")).toMatchObject({ status: 401 });
    await socket.ended();
    expect(there.cookie).not.toBe(session.cookie);
  });

  test("leads only where one is a member, and says no more of other workspaces than of none", async () => {
    const { email, password } = await addPerson(app, "rep");
    const session = await Client.signedIn(app.url, email, password);
    const [foreign, none] = [
      await session.post<Shown>("me/workspace", { workspaceId: other.id }),
      await session.post<Shown>("me/workspace", { workspaceId: "wsp_01H0000000000000000000000Y" }),
    ];
    expect([foreign.status, none.status]).toEqual([404, 404]);
    expect({ ...foreign.body, requestId: "" }).toEqual({ ...none.body, requestId: "" });
    expect(await session.get("me")).toMatchObject({ status: 200 });
  });

  test("twice at once from the same page, one gets through", async () => {
    const session = await app.signIn({ role: "owner" });
    const answers = await Promise.all([1, 2, 3, 4].map(() => session.post("me/workspace", { workspaceId: other.id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });
});

describe("what is separate", () => {
  test("records and search", async () => {
    const here = (await app.owner.post<Shown>("companies", { name: "Bông Sen Vàng" })).body;
    const there = (await other.owner.post<Shown>("companies", { name: "Bông Sen Bạc" })).body;
    const names = async (client: Client) => (await client.get<Page>("companies?q=bong sen")).body.items.map(({ name }) => name);
    expect([await names(app.owner), await names(other.owner)]).toEqual([["Bông Sen Vàng"], ["Bông Sen Bạc"]]);
    expect(JSON.stringify((await other.owner.get("search?q=vang")).body)).not.toContain(here.id);
    expect(await other.owner.get(`companies/${here.id}`)).toMatchObject({ status: 404 });
    expect(await app.owner.get(`companies/${there.id}`)).toMatchObject({ status: 404 });
    expect([await workspace.count("companies", "id = ?", there.id), await other.database.count("companies", "id = ?", here.id)]).toEqual([
      0, 0,
    ]);
  });

  test("what open pages hear", async () => {
    const [mine, theirs] = [await listen(app.owner), await listen(other.owner)];
    const here = (await app.owner.post<Shown>("companies", { name: "Nghe ở đây" })).body;
    const there = (await other.owner.post<Shown>("companies", { name: "Nghe ở kia" })).body;
    await mine.heard("company.created", here.id);
    await theirs.heard("company.created", there.id);
    expect(mine.texts.join()).not.toContain(there.id);
    expect(theirs.texts.join()).not.toContain(here.id);
    mine.close();
    theirs.close();
  });

  test("cursors: one of the one is none in the other", async () => {
    for (const client of [app.owner, other.owner]) for (const name of ["A", "B", "C"]) await client.post("contacts", { givenName: name });
    const { nextCursor } = (await app.owner.get<Page>("contacts?limit=2")).body;
    expect(nextCursor).not.toBeNull();
    expect(await app.owner.get(`contacts?limit=2&cursor=${nextCursor}`)).toMatchObject({ status: 200 });
    expect((await other.owner.get(`contacts?limit=2&cursor=${nextCursor}`)).status).toBeGreaterThanOrEqual(400);
  });

  test("idempotency keys: the same one makes a record in each", async () => {
    const make = (client: Client) => client.post<Shown>("companies", { name: "Một khóa" }, { idempotencyKey: "same" });
    const [here, there] = [await make(app.owner), await make(other.owner)];
    expect([here.status, there.status]).toEqual([201, 201]);
    expect(there.headers.get("idempotency-replayed")).toBeNull();
    expect(here.body.id).not.toBe(there.body.id);
  });

  test("imports, which cron and queue take up in the right one", async () => {
    const file = (name: string) => new TextEncoder().encode(`Name,City\n${name},Huế\n`);
    const load = async (client: Client, name: string) => {
      const { body } = await client.send<{ import: Shown }>("POST", "imports?fileName=companies.csv", file(name));
      await client.post(`imports/${body.import.id}/start`);
      await eventually("the import", async () =>
        (await client.get<{ import: Shown }>(`imports/${body.import.id}`)).body.import.state === "finished" ? true : undefined,
      );
      return body.import.id;
    };
    const [here, there] = [await load(app.owner, "Nhập Một"), await load(other.owner, "Nhập Hai")];
    expect([
      await workspace.count("companies", "name like 'Nhập %'"),
      await other.database.count("companies", "name like 'Nhập %'"),
    ]).toEqual([1, 1]);
    expect(await other.owner.get(`imports/${here}`)).toMatchObject({ status: 404 });
    expect(await app.owner.get(`imports/${there}`)).toMatchObject({ status: 404 });
    expect(await other.owner.post(`imports/${here}/cancel`)).toMatchObject({ status: 404 });
  });

  test("mail in, by the address of each", async () => {
    const addressOf = async (client: Client) => (await client.get<{ address: string }>("inbound-address")).body.address;
    const [here, there] = [await addressOf(app.owner), await addressOf(other.owner)];
    expect(here).not.toBe(there);
    const raw = `From: Khách <khach@mua.example>\r\nTo: ${there}\r\nSubject: Hỏi giá\r\nMessage-ID: <hoi@mua.example>\r\n\r\nGiá bao nhiêu?\r\n`;
    expect(await app.runtime.deliverMail({ from: "khach@mua.example", to: there, raw })).toBeUndefined();
    expect([await workspace.count("quarantined_mail"), await other.database.count("quarantined_mail")]).toEqual([0, 1]);
  });

  test("mail out, from each", async () => {
    const send = async (client: Client, to: string) => {
      const contact = (await client.post<Shown>("contacts", { givenName: "Thư", emails: [{ address: to }] })).body.id;
      const drafted = await client.post<string>("assistant/drafts", { recordId: contact });
      const draftId = /"draftId":"(dra_\w+)"/.exec(drafted.body)?.[1];
      return client.post(`assistant/drafts/${draftId}/send`, { to: [to], subject: "Chào", body: "Xin chào anh." });
    };
    const answers = [await send(app.owner, "mot@mua.example"), await send(other.owner, "hai@mua.example")];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect([await workspace.count("outgoing_mail"), await other.database.count("outgoing_mail")]).toEqual([1, 1]);
  });

  test("settings and their names, which the list of workspaces shows", async () => {
    const { version } = (await other.owner.get<Shown>("settings")).body;
    expect(await other.owner.patch("settings", { name: "Công ty đổi tên", currency: "USD" }, { version })).toMatchObject({ status: 200 });
    expect((await app.owner.get("settings")).body).toMatchObject({ currency: "VND", name: "Relata" });
    const { items } = (await app.owner.get<{ items: Shown[] }>("me/workspaces")).body;
    expect(items).toContainEqual({ id: other.id, name: "Công ty đổi tên", role: "owner", isCurrent: false });
  });

  test("keys: one of the one opens only that", async () => {
    const { key } = (await other.owner.post<{ key: string }>("api-keys", { name: "Khóa" })).body;
    const client = Client.withKey(app.url, key);
    expect((await client.get<{ workspace: Shown }>("me")).body.workspace.id).toBe(other.id);
    expect((await app.owner.get<{ items: Shown[] }>("api-keys")).body.items.map(({ name }) => name)).not.toContain("Khóa");
  });
});

test("every minute cron tends each of them, and nothing fails", async () => {
  for (const { id, database } of [{ id: app.setUp.workspace.id, database: workspace }, other]) {
    await database.run(
      "insert into idempotency (key, member_id, request_hash, status, body, at) values (?, 'x', 'x', 200, '{}', 1)",
      `old of ${id}`,
    );
  }
  await app.runtime.runScheduled();
  const left = (database: DatabaseView) => database.count("idempotency", "key like 'old of %'");
  expect([await left(workspace), await left(other.database)]).toEqual([0, 0]);
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
