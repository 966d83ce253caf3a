import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson, type Person } from "../support/people.ts";
import { Listener } from "../support/socket.ts";
import { openWorkspace } from "../support/workspaces.ts";

/** Roles, going, coming back, handing over: the directory decides, the profile follows, nothing is left half done. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { directory, workspace } = databases;
const here = app.setUp.workspace.id;
afterAll(() => app.close());

const roleOf = async (id: string) => [
  (await directory.rows<{ role: string }>("select role from memberships where user_id = ? and workspace_id = ?", id, here))[0]?.role,
  (await workspace.row<{ role: string }>("select role from members where id = ?", id)).role,
];
const versionOf = async (id: string) => (await workspace.row<{ version: number }>("select version from members where id = ?", id)).version;
const setRole = async (by: Client, id: string, role: string) =>
  by.patch<{ role: string }>(`members/${id}`, { role }, { version: await versionOf(id) });
const remove = (by: Client, id: string, newOwnerId: string | null) =>
  by.post<{ deletedAt: number }>(`members/${id}/remove`, { newOwnerId });
const pageOf = async ({ email, password }: Person) => Client.signedIn(app.url, email, password);
const listen = (client: Client) => Listener.open(app.url, { cookie: client.cookie, origin: app.url });
const minutely = () => app.runtime.runScheduled();

describe("a change of role", () => {
  test("holds from the next request, in directory, profile and history, and open pages connect anew", async () => {
    const rep = await addPerson(app, "rep");
    const page = await pageOf(rep);
    const socket = await listen(page);
    expect(await rep.client.get("api-keys")).toMatchObject({ status: 403 });
    expect(await setRole(app.owner, rep.id, "admin")).toMatchObject({ status: 200, body: { role: "admin" } });
    expect(await roleOf(rep.id)).toEqual(["admin", "admin"]);
    expect(await rep.client.get("api-keys")).toMatchObject({ status: 200 });
    await socket.ended();
    expect(await workspace.count("change_log", "record_id = ? and json_extract(fields, '$.role[1]') = 'admin'", rep.id)).toBe(1);
    expect(await workspace.count("outbox", "record_id = ? and event = 'member.updated'", rep.id)).toBe(1);
    expect(await directory.count("account_events", "action = 'member.role_changed' and target = ?", rep.id)).toBe(1);
  });

  test.each([
    ["manager", "rep", "viewer", 403],
    ["admin", "rep", "owner", 403],
    ["admin", "rep", "admin", 200],
    ["admin", "admin", "viewer", 200],
    ["admin", "owner", "viewer", 403],
    ["owner", "rep", "owner", 403],
    ["owner", "rep", "nobody", 422],
  ])("%s makes a %s a %s: %i", async (byRole, fromRole, toRole, status) => {
    const by = byRole === "owner" ? app.owner : (await addPerson(app, byRole)).client;
    const target =
      fromRole === "owner"
        ? ((await app.owner.get<{ member: Person }>("me")).body.member.id as string)
        : (await addPerson(app, fromRole)).id;
    const before = await roleOf(target);
    expect(await setRole(by, target, toRole)).toMatchObject({ status });
    expect(await roleOf(target)).toEqual(status === 200 ? [toRole, toRole] : before);
  });

  test("wants the version that was seen", async () => {
    const { id } = await addPerson(app, "rep");
    expect(await app.owner.patch(`members/${id}`, { role: "agent" })).toMatchObject({ status: 428 });
    expect(await app.owner.patch(`members/${id}`, { role: "agent" }, { version: 9 })).toMatchObject({ status: 412 });
  });

  test("of twenty at once one wins, and directory and profile agree", async () => {
    const { id } = await addPerson(app, "rep");
    const version = await versionOf(id);
    const roles = ["agent", "viewer", "manager", "admin"];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => app.owner.patch(`members/${id}`, { role: roles[index % 4] }, { version })),
    );
    await minutely();
    const [stands, shown] = await roleOf(id);
    expect(shown).toBe(stands);
    expect(answers.every(({ status }) => [200, 412].includes(status))).toBe(true);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });
});

describe("a removal", () => {
  test("ends keys, sessions and open pages at once, and hands every record over", async () => {
    const [gone, heir] = [await addPerson(app, "rep"), await addPerson(app, "rep")];
    const page = await pageOf(gone);
    const socket = await listen(page);
    const company = (await gone.client.post<{ id: string }>("companies", { name: "Của người đi" })).body.id;
    const contact = (await gone.client.post<{ id: string }>("contacts", { givenName: "Khách" })).body.id;
    const task = (await gone.client.post<{ id: string }>("tasks", { title: "Việc", assigneeId: gone.id })).body.id;
    expect(await remove(app.owner, gone.id, heir.id)).toMatchObject({ status: 200, body: { deletedAt: expect.any(Number) } });
    expect(await gone.client.get("me")).toMatchObject({ status: 401 });
    expect(await page.get("me")).toMatchObject({ status: 401 });
    await socket.ended();
    expect(await Client.anonymous(app.url).post("auth/sign-in", { email: gone.email, password: gone.password })).toMatchObject({
      status: 401,
    });
    const owners = [`companies/${company}`, `contacts/${contact}`].map(
      async (path) => (await app.owner.get<{ ownerId: string }>(path)).body.ownerId,
    );
    expect(await Promise.all(owners)).toEqual([heir.id, heir.id]);
    expect(await workspace.row("select assignee_id from tasks where id = ?", task)).toEqual({ assignee_id: heir.id });
    expect(await workspace.count("change_log", "record_id = ? and fields like '%ownerId%'", company)).toBe(1);
    const listed = (await app.owner.get<{ items: { id: string }[] }>("members?limit=100")).body.items.map(({ id }) => id);
    expect(listed).not.toContain(gone.id);
    expect(await directory.count("account_events", "action = 'member.removed' and target = ?", gone.id)).toBe(1);
    await app.mailbox.lettersTo(gone.email);
  });

  test("to nobody leaves records without an owner, in slices that lose none", async () => {
    const gone = await addPerson(app, "rep");
    const count = 1_203;
    await workspace.run(
      `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${count})
        insert into companies (id, name, sort_name, match_name, owner_id, created_at, updated_at)
        select 'com_' || printf('%026d', n), 'Nhiều', 'nhieu', 'nhieu', ?, 1, 1 from numbers`,
      gone.id,
    );
    expect(await remove(app.owner, gone.id, null)).toMatchObject({ status: 200 });
    expect(await workspace.count("companies", "owner_id = ?", gone.id)).toBe(0);
    expect(await workspace.count("companies", "name = 'Nhiều' and owner_id is null and version = 2")).toBe(count);
  });

  test.each([
    ["the owner", 403],
    ["oneself", 409],
    ["somebody who is not there", 404],
  ])("of %s is refused", async (who, status) => {
    const admin = await addPerson(app, "admin");
    const owner = (await app.owner.get<{ member: { id: string } }>("me")).body.member.id;
    const id = { "the owner": owner, oneself: admin.id }[who] ?? "usr_01H0000000000000000000000X";
    expect(await remove(admin.client, id, null)).toMatchObject({ status });
    expect(await admin.client.get("me")).toMatchObject({ status: 200 });
  });

  test("needs an heir who is here", async () => {
    const { id } = await addPerson(app, "rep");
    for (const heir of [id, "usr_01H0000000000000000000000X"])
      expect(await remove(app.owner, id, heir)).toMatchObject({ status: 422, body: { fields: { newOwnerId: expect.any(String) } } });
    expect(await roleOf(id)).toEqual(["rep", "rep"]);
  });

  test("cut off after the directory, it is completed by the same again, or by cron", async () => {
    const [one, two, heir] = [await addPerson(app, "rep"), await addPerson(app, "rep"), await addPerson(app, "rep")];
    const company = (await one.client.post<{ id: string }>("companies", { name: "Dở dang" })).body.id;
    for (const { id } of [one, two]) {
      await directory.run("delete from sessions where user_id = ?", id);
      await directory.run("delete from memberships where user_id = ?", id);
    }
    expect(await remove(app.owner, one.id, heir.id)).toMatchObject({ status: 200 });
    expect((await app.owner.get(`companies/${company}`)).body).toMatchObject({ ownerId: heir.id });
    await minutely();
    expect(await workspace.row("select deleted_at is not null as gone from members where id = ?", two.id)).toEqual({ gone: 1 });
  });

  test("can be taken back: the same person under the same id", async () => {
    const person = await addPerson(app, "rep");
    await remove(app.owner, person.id, null);
    expect(await app.owner.post(`members/${person.id}/readmit`, { role: "agent" })).toMatchObject({
      status: 200,
      body: { role: "agent", deletedAt: null },
    });
    expect(await roleOf(person.id)).toEqual(["agent", "agent"]);
    expect((await (await pageOf(person)).get("me")).status).toBe(200);
    expect(await person.client.get("me"), "a key that was revoked stays revoked").toMatchObject({ status: 401 });
    expect(await app.owner.post(`members/${person.id}/readmit`, { role: "agent" })).toMatchObject({ status: 409 });
  });
});

test("whoever leaves is out at once; what was theirs belongs to nobody; the owner cannot leave", async () => {
  const person = await addPerson(app, "rep");
  const company = (await person.client.post<{ id: string }>("companies", { name: "Bỏ lại" })).body.id;
  const nobody = { newOwnerId: null };
  expect(await person.client.post("workspace/leave", nobody), "not with a key").toMatchObject({ status: 403 });
  const page = await pageOf(person);
  expect(await page.post("workspace/leave", { newOwnerId: person.id })).toMatchObject({ status: 422 });
  expect(await page.post("workspace/leave", nobody)).toMatchObject({ status: 204 });
  expect(await page.get("me")).toMatchObject({ status: 401 });
  expect((await app.owner.get(`companies/${company}`)).body).toMatchObject({ ownerId: null });
  expect(await workspace.row("select deleted_at is not null as gone from members where id = ?", person.id)).toEqual({ gone: 1 });
  expect(await app.owner.post("workspace/leave", nobody)).toMatchObject({ status: 409 });
});

test("whoever leaves says who takes over, and comes to another workspace of theirs in the same session", async () => {
  const other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty ở lại");
  const person = await addPerson(app, "rep");
  const heir = await addPerson(app, "rep");
  const company = (await person.client.post<{ id: string }>("companies", { name: "Giao lại" })).body.id;
  await directory.run(
    "insert into memberships (user_id, workspace_id, role, created_at) values (?, ?, 'rep', ?)",
    person.id,
    other.id,
    Date.now() + 1_000,
  );
  await minutely();
  const page = await pageOf(person);
  expect(await page.post("workspace/leave", { newOwnerId: heir.id })).toMatchObject({ status: 204 });
  expect(await page.get("me")).toMatchObject({ status: 200, body: { workspace: { id: other.id } } });
  expect((await app.owner.get(`companies/${company}`)).body).toMatchObject({ ownerId: heir.id });
});

describe("handing the workspace over", () => {
  test("makes the other the owner and the asker an administrator, tells both, and only the new owner can go on", async () => {
    const other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty trao tay");
    const heir = await addPerson(app, "rep");
    await directory.run("insert into memberships (user_id, workspace_id, role, created_at) values (?, ?, 'manager', 1)", heir.id, other.id);
    await minutely();
    const mine = (await other.owner.get<{ member: { id: string; email: string } }>("me")).body.member;
    expect(await other.owner.post("workspace/transfer", { memberId: mine.id })).toMatchObject({ status: 422 });
    expect(await other.owner.post("workspace/transfer", { memberId: heir.id })).toMatchObject({
      status: 200,
      body: { id: heir.id, role: "owner" },
    });
    expect(await directory.rows("select user_id, role from memberships where workspace_id = ? order by role", other.id)).toEqual([
      { user_id: mine.id, role: "admin" },
      { user_id: heir.id, role: "owner" },
    ]);
    expect(await other.database.rows("select id, role from members order by role")).toEqual([
      { id: mine.id, role: "admin" },
      { id: heir.id, role: "owner" },
    ]);
    expect(await directory.count("account_events", "action = 'workspace.transferred' and target = ?", heir.id)).toBe(1);
    for (const address of [heir.email, mine.email])
      await eventually(`the mail to ${address}`, async () =>
        (await app.mailbox.lettersTo(address)).find(({ subject }) => subject?.includes("Công ty trao tay")),
      );
    expect(await other.owner.post("workspace/transfer", { memberId: heir.id })).toMatchObject({ status: 403 });
  });

  test("of twenty at once to two people one goes through, and there is one owner", async () => {
    const other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty giành nhau");
    const heirs = [await addPerson(app, "rep"), await addPerson(app, "rep")];
    for (const { id } of heirs)
      await directory.run("insert into memberships (user_id, workspace_id, role, created_at) values (?, ?, 'rep', 1)", id, other.id);
    await minutely();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => other.owner.post("workspace/transfer", { memberId: heirs[index % 2]?.id })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await directory.count("memberships", "workspace_id = ? and role = 'owner'", other.id)).toBe(1);
    await minutely();
    expect(await other.database.count("members", "role = 'owner'")).toBe(1);
  });

  test("is the owner's alone", async () => {
    const [admin, rep] = [await addPerson(app, "admin"), await addPerson(app, "rep")];
    expect(await (await pageOf(admin)).post("workspace/transfer", { memberId: rep.id })).toMatchObject({ status: 403 });
  });
});

test("nothing of it failed inside", async () => {
  await allEventsDone(databases);
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
