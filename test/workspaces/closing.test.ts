import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { setUpDatabases } from "../../src/local/set-up.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { Listener } from "../support/socket.ts";
import { openWorkspace, tokenFor } from "../support/workspaces.ts";

/** Closed by its owner, deleted two weeks later, opened again until then; and everything in it leaves with an export. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
const stranger = Client.anonymous(app.url);
const operator = Client.withKey(app.url, app.runtime.internalToken);
afterAll(() => app.close());

const DAY = 86_400_000;
let opened = 0;
const open = async () => openWorkspace(app, await app.signIn({ role: "owner" }), `Công ty đóng ${++opened}`);
const stateOf = async (id: string) => (await directory.row<{ state: string }>("select state from workspaces where id = ?", id)).state;
const fileOf = (id: string) => existsSync(join(app.dataDir, "db", `${id}.db`));
const due = (id: string) => directory.run("update workspaces set delete_at = 1 where id = ?", id);
const address = app.setUp.signIn[0]?.email ?? "";

describe("closing", () => {
  test("wants the name typed, and the owner", async () => {
    const { owner, name, id } = await open();
    for (const typed of ["", "x", name.toLowerCase(), `${name}!`])
      expect(await owner.post("workspace/close", { name: typed })).toMatchObject({ status: 422 });
    expect(await stateOf(id)).toBe("ready");
    const admin = await addPerson(app, "admin");
    expect(await (await Client.signedIn(app.url, admin.email, admin.password)).post("workspace/close", { name: "Relata" })).toMatchObject({
      status: 403,
    });
    const { key } = (await owner.post<{ key: string }>("api-keys", { name: "x" })).body;
    expect(await Client.withKey(app.url, key).post("workspace/close", { name })).toMatchObject({ status: 403 });
    expect(await owner.post("workspace/close", { name })).toMatchObject({ status: 200, body: { id, name } });
  });

  test("lets nobody in any more: sessions, keys, sockets, sign-in, invitations, mail", async () => {
    const { owner, name, id } = await open();
    const { key } = (await owner.post<{ key: string }>("api-keys", { name: "x" })).body;
    const inbound = (await owner.get<{ address: string }>("inbound-address")).body.address;
    await owner.post("invitations", { emails: ["cho@cty.vn"], role: "rep" });
    const invitation = await tokenFor(app, "cho@cty.vn", "join");
    const socket = await Listener.open(app.url, { cookie: owner.cookie, origin: app.url });
    const before = Date.now();
    const { body } = await owner.post<{ deleteAt: number }>("workspace/close", { name });
    expect(Math.abs(body.deleteAt - before - 14 * DAY)).toBeLessThan(60_000);
    await socket.ended();
    const elsewhere = (await owner.get<{ workspace: Shown }>("me")).body.workspace;
    expect(elsewhere.id, "the session goes on in another workspace of theirs").toBe(app.setUp.workspace.id);
    expect(await Client.withKey(app.url, key).get("me")).toMatchObject({ status: 401 });
    expect(await stranger.post("auth/invitations/look", { token: invitation })).toMatchObject({ status: 404 });
    expect(
      await app.runtime.deliverMail({ from: "a@b.example", to: inbound, raw: "From: a@b.example\r\nMessage-ID: <x@b.example>\r\n\r\nx" }),
    ).toContain("no such address");
    const { items } = (await app.owner.get<{ items: Shown[] }>("me/workspaces")).body;
    expect(items.map((each) => each.id)).not.toContain(id);
    expect(await directory.count("account_events", "workspace_id = ? and action = 'workspace.closed'", id)).toBe(1);
  });

  test("can be undone with the link of the owner's mail until then, once; everything is as it was", async () => {
    const { owner, name, id } = await open();
    const company = (await owner.post<Shown>("companies", { name: "Còn đây" })).body;
    await owner.post("workspace/close", { name });
    const token = await tokenFor(app, address, "reopen", name);
    expect(await stranger.post("auth/reopen/look", { token })).toMatchObject({ status: 200, body: { workspace: name } });
    expect(await stranger.post("auth/reopen", { token })).toMatchObject({ status: 200, body: { id, name } });
    expect(await stranger.post("auth/reopen/look", { token })).toMatchObject({ status: 404 });
    expect(await stranger.post("auth/reopen", { token })).toMatchObject({ status: 404 });
    const again = await app.signIn({ role: "owner" });
    const moved = await again.post("me/workspace", { workspaceId: id });
    expect((await Client.withCookies(app.url, moved.headers).get(`companies/${company.id}`)).body).toMatchObject({ name: "Còn đây" });
  });

  test("or by the operator", async () => {
    const { owner, name, id } = await open();
    await owner.post("workspace/close", { name });
    expect(await operator.post("/internal/workspaces/reopen", { workspace: name })).toMatchObject({ status: 200, body: { id } });
    expect(await stateOf(id)).toBe("ready");
  });
});

describe("two weeks later", () => {
  test("database, files and all that the directory knew are gone for good", async () => {
    const { owner, name, id } = await open();
    await owner.send("POST", "imports?fileName=c.csv", new TextEncoder().encode("Name\nx\n"));
    await owner.post("invitations", { emails: ["bo@cty.vn"], role: "rep" });
    await owner.post("workspace/close", { name });
    await app.runtime.runScheduled();
    expect([await stateOf(id), fileOf(id)]).toEqual(["closing", true]);
    await due(id);
    await app.runtime.runScheduled();
    expect([await stateOf(id), fileOf(id)]).toEqual(["closed", false]);
    for (const table of ["memberships", "sessions", "api_keys", "invitations", "inbound_addresses", "account_events", "roles"])
      expect([table, await directory.count(table, "workspace_id = ?", id)]).toEqual([table, 0]);
    expect(await directory.row("select name, database_url, database_token from workspaces where id = ?", id)).toEqual({
      name: "",
      database_url: "",
      database_token: null,
    });
    const token = await tokenFor(app, address, "reopen", name);
    expect(await stranger.post("auth/reopen", { token })).toMatchObject({ status: 404 });
    expect(await operator.post("/internal/workspaces/reopen", { workspace: id })).toMatchObject({ status: 404 });
  });

  test("cut off after the database went, the rest follows with the next round", async () => {
    const { owner, name, id } = await open();
    await owner.post("workspace/close", { name });
    await due(id);
    await app.runtime.libsql.deleteDatabase(id);
    await app.runtime.runScheduled();
    expect([await stateOf(id), fileOf(id)]).toEqual(["closed", false]);
  });

  test("what was begun and never opened goes after a day; the others stay", async () => {
    const kept = await open();
    const [old, fresh] = ["wsp_01H0000000000000000000000A", "wsp_01H0000000000000000000000B"];
    for (const [id, at] of [
      [old, Date.now() - 2 * DAY],
      [fresh, Date.now()],
    ] as const)
      await directory.run(
        "insert into workspaces (id, name, database_url, schema_version, created_at, state) values (?, 'x', '', 0, ?, 'creating')",
        id,
        at,
      );
    await app.runtime.runScheduled();
    expect([await stateOf(old), await stateOf(fresh), await stateOf(kept.id), fileOf(kept.id)]).toEqual([
      "closed",
      "creating",
      "ready",
      true,
    ]);
  });
});

describe("an export", () => {
  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map(
        (line) =>
          JSON.parse(line) as {
            table?: string;
            row?: Record<string, unknown>;
            end?: boolean;
            counts?: Record<string, number>;
            file?: { key: string };
          },
      );

  test("holds every row of every table, the files by name, and says at its end how many", async () => {
    const { owner, database, id } = await open();
    const company = (await owner.post<Shown>("companies", { name: "Đem theo" })).body;
    await database.run(
      `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 450)
        insert into products (id, name, sort_name, match_name, created_at, updated_at)
        select 'pro_' || printf('%026d', n), 'x', 'x', 'x', 1, 1 from numbers`,
    );
    await owner.post("activities", { kind: "note", body: "Ghi chú", links: [company.id] });
    await owner.send("POST", "imports?fileName=c.csv", new TextEncoder().encode("Name\nx\n"));
    const answer = await owner.get<string>("workspace/export");
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
      200,
      "application/x-ndjson; charset=utf-8",
      expect.stringMatching(new RegExp(`^attachment; filename="relata-${id}-\\d{4}-\\d\\d-\\d\\d\\.jsonl"$`)),
    ]);
    const lines = linesOf(answer.body);
    expect(lines[0]).toMatchObject({ relata: "export", workspace: { id } });
    const last = lines.at(-1);
    expect(last?.end).toBe(true);
    const ids = (table: string) => new Set(lines.filter((line) => line.table === table).map(({ row }) => row?.id));
    expect(ids("products").size).toBe(450);
    expect(ids("companies")).toEqual(new Set([company.id]));
    for (const [table, count] of Object.entries(last?.counts ?? {}).filter(
      ([name]) => !["accounts", "open_invitations", "api_keys"].includes(name),
    ))
      expect([table, count]).toEqual([table, await database.count(table)]);
    expect(lines.filter(({ file }) => file).map(({ file }) => file?.key)).toEqual([expect.stringContaining(`imports/${id}/`)]);
    expect(await directory.count("account_events", "workspace_id = ? and action = 'workspace.exported'", id)).toBe(1);
  });

  test("holds no secret", async () => {
    const { owner } = await open();
    const { key } = (await owner.post<{ key: string }>("api-keys", { name: "Khóa bí mật" })).body;
    await owner.post("invitations", { emails: ["bimat@cty.vn"], role: "rep" });
    const { body } = await owner.get<string>("workspace/export");
    expect(body).toContain("Khóa bí mật");
    const hashes = [
      ...(await directory.rows<{ it: string }>("select key_hash as it from api_keys")),
      ...(await directory.rows<{ it: string }>("select token_hash as it from sessions")),
      ...(await directory.rows<{ it: string }>("select token_hash as it from one_time_tokens")),
      ...(await directory.rows<{ it: string }>("select password_hash as it from users where password_hash is not null")),
      ...(await directory.rows<{ it: string }>("select token as it from inbound_addresses")),
    ].map(({ it }) => it);
    for (const secret of [key, ...hashes]) expect(body).not.toContain(secret);
  });

  test("is the owner's alone, and nothing of other workspaces is in it", async () => {
    const { owner } = await open();
    const foreign = (await app.owner.post<Shown>("companies", { name: "Của không gian khác" })).body;
    expect((await owner.get<string>("workspace/export")).body).not.toContain(foreign.id);
    const admin = await addPerson(app, "admin");
    expect(await admin.client.get("workspace/export")).toMatchObject({ status: 403 });
  });
});

test("a folder whose only workspace is closed still starts, says so, and opens it again", { timeout: 60_000 }, async () => {
  const alone = await startApp({ empty: true });
  try {
    expect(await alone.owner.post("workspace/close", { name: "Relata" })).toMatchObject({ status: 200 });
    expect(await setUpDatabases(alone.runtime, { empty: true })).toMatchObject({
      founded: false,
      signIn: [],
      workspace: alone.setUp.workspace,
    });
    const there = Client.withKey(alone.url, alone.runtime.internalToken);
    expect(await there.post("/internal/workspaces/reopen", { workspace: "Relata" })).toMatchObject({ status: 200 });
    expect((await setUpDatabases(alone.runtime, { empty: true })).signIn).toHaveLength(1);
  } finally {
    await alone.close();
  }
});

test("nothing of it failed inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
