import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditEntry, Verification } from "../../src/audit/audit.schema.ts";
import type { Page } from "../../src/core/fields.schema.ts";
import { newId } from "../../src/core/ids.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson, type Person } from "../support/people.ts";
import { isProving } from "../support/proof.ts";

/** Who did what from where, read, taken out and verified through the API. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace, directory } = databases;
const { owner } = app;
let rep: Person;
afterAll(() => app.close());
beforeAll(async () => {
  rep = await addPerson(app, "rep", "Bình");
});

const list = async (query = "", client: Client = owner) => (await client.get<Page<AuditEntry>>(`audit${query}`)).body;
const create = async (plural: string, input: Record<string, unknown>, client: Client = owner) =>
  (await client.post<Shown>(plural, input)).body;

async function verifyAll(client: Client = owner): Promise<Verification> {
  for (let cursor = ""; ; ) {
    const { body } = await client.get<Verification>(`audit/verification${cursor && `?cursor=${encodeURIComponent(cursor)}`}`);
    if (body.nextCursor === null) return body;
    cursor = body.nextCursor;
  }
}

/** As cron does each minute. */
async function sealed(): Promise<void> {
  await app.runtime.runScheduled();
  await eventually("everything sealed", async () => ((await workspace.count("audit", "seq is null")) === 0 ? true : undefined));
}

/** What is told of the chain while its last row is gone from the database; undefined when it looks whole. */
async function cutTail(total: number): Promise<Verification["broken"] | undefined> {
  await workspace.run("create table kept as select * from audit where seq = ?", total);
  await workspace.run("delete from audit where seq = ?", total);
  const { broken } = await verifyAll();
  await workspace.run("insert into audit select * from kept");
  await workspace.run("drop table kept");
  return broken ?? undefined;
}

test("a change of one record says who, what, how and from where, and names the request and the change", async () => {
  const answer = await rep.client.post<Shown>("contacts", { givenName: "Lan" }, { headers: { "user-agent": "Thu/1.0" } });
  const { items } = await list(`?target=${answer.body.id}`);
  expect(items).toEqual([
    {
      ...{ id: expect.stringMatching(/^aud_/), at: answer.body.createdAt, memberId: rep.id, memberName: "Bình", via: "api" },
      ...{ action: "contact.created", target: answer.body.id, targetName: "Lan", detail: {} },
      ...{ changeId: answer.headers.get("relata-change"), requestId: answer.headers.get("x-request-id") },
      ...{ ip: null, userAgent: expect.stringContaining("/1.0"), seq: null, isErased: false },
    },
  ]);
});

test("it is written with the change or not at all", async () => {
  const contact = await create("contacts", { givenName: "Hai" });
  const before = await workspace.count("audit");
  const stale = await Promise.all(
    Array.from({ length: 20 }, () => owner.patch(`contacts/${contact.id}`, { givenName: `${Math.random()}` }, { version: 1 })),
  );
  expect(stale.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await workspace.count("audit")) - before).toBe(1);
});

test("the same request twice leaves one row", async () => {
  const before = await workspace.count("audit");
  for (let n = 0; n < 2; n += 1) await owner.post("contacts", { givenName: "Một lần" }, { idempotencyKey: "audit-once" });
  expect((await workspace.count("audit")) - before).toBe(1);
});

test("a page request is one round trip", async () => {
  expect((await owner.get("audit")).headers.get("x-round-trips")).toBe("1");
});

describe("the list", () => {
  test("comes newest first, page by page, each row once", async () => {
    const company = await create("companies", { name: "Trang" });
    for (let version = 1; version < 8; version += 1)
      await owner.patch(`companies/${company.id}`, { name: `Trang ${version}` }, { version });
    const ids: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Page<AuditEntry> = await list(`?limit=3&target=${company.id}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids).toHaveLength(8);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect((await owner.get("audit?cursor=made.up")).status).toBe(400);
  });

  test("is narrowed by who, what, which record, how, when and from where", async () => {
    const task = await create("tasks", { title: "Lọc" }, rep.client);
    await owner.patch(`tasks/${task.id}`, { title: "Lọc lại" }, { version: 1 });
    const of = async (query: string) => (await list(`?target=${task.id}&${query}`)).items.map(({ action }) => action);
    const [edited, created] = (await list(`?target=${task.id}`)).items as [AuditEntry, AuditEntry];
    expect(await of(`memberId=${rep.id}`)).toEqual(["task.created"]);
    expect(await of("action=task")).toEqual(["task.updated", "task.created"]);
    expect(await of("action=task.updated")).toEqual(["task.updated"]);
    expect(await of("action=tas")).toEqual([]);
    expect(await of("via=page")).toEqual(["task.updated"]);
    expect(await of(`from=${edited.at}`)).toEqual(edited.at === created.at ? expect.anything() : ["task.updated"]);
    expect(await of(`to=${created.at}`)).toContain("task.created");
    expect(await of("ip=113.160.1.2")).toEqual([]);
    await workspace.run("update audit set ip = '113.160.1.2' where id = ?", edited.id);
    expect(await of("ip=113.160.1.2")).toEqual(["task.updated"]);
    await workspace.run("update audit set ip = null where id = ?", edited.id);
  });

  test("of a record has the changes that it was one of many in", async () => {
    const { id } = await create("companies", { name: "Trong nhiều" });
    const other = await create("contacts", { givenName: "Ai", companyId: id });
    expect((await list(`?target=${other.id}`)).items).toHaveLength(1);
    const undone = await owner.post(`changes/${(await list(`?target=${other.id}`)).items[0]?.changeId}/undo`);
    expect(undone.status).toBe(200);
    expect((await list(`?target=${other.id}`)).items.map(({ action }) => action)).toEqual(["change.undone", "contact.created"]);
  });

  test("has what was done to accounts, once it is collected", async () => {
    const key = await create("api-keys", { name: "Khóa" });
    await sealed();
    expect((await list(`?target=${key.id}`)).items).toMatchObject([{ action: "key.created", via: "account", detail: { name: "Khóa" } }]);
  });
});

describe("rights", () => {
  test("who may not read the audit reads, takes out, verifies and erases nothing", async () => {
    for (const role of ["viewer", "agent", "rep", "manager"]) {
      const { client } = await addPerson(app, role);
      for (const path of ["audit", "audit/export", "audit/verification"])
        expect([role, path, (await client.get<{ code: string }>(path)).body.code]).toEqual([role, path, "forbidden"]);
      expect((await client.post("audit/erasure", { memberId: rep.id })).status).toBe(403);
    }
  });

  test("an admin reads, but only the owner erases", async () => {
    const { client } = await addPerson(app, "admin");
    expect((await list("", client)).items.length).toBeGreaterThan(0);
    expect((await client.post("audit/erasure", { memberId: rep.id })).status).toBe(403);
  });

  test("who reads the audit and not the records sees no names of theirs", async () => {
    const contact = await create("contacts", { givenName: "Giấu Kín" });
    const roleId = newId("role");
    await directory.run(
      "insert into roles (id, workspace_id, name, policy, created_at, updated_at) values (?, ?, 'Soát', ?, 1, 1)",
      ...[roleId, app.setUp.workspace.id, JSON.stringify({ allows: { "audit:read": "all" }, hides: {}, locks: {} })],
    );
    const { client } = await addPerson(app, roleId, "Soát viên");
    const page = await list(`?target=${contact.id}`, client);
    expect(page.items).toMatchObject([{ action: "contact.created", target: contact.id, targetName: null }]);
    const file = await (await client.fetch(`audit/export?format=ndjson&target=${contact.id}`)).text();
    expect(file).toContain(contact.id);
    expect(file).not.toContain("Giấu Kín");
  });

  test("a key that was revoked a moment ago takes nothing out", async () => {
    const made = await create("api-keys", { name: "Xuất" });
    const { Client } = await import("../support/client.ts");
    const client = Client.withKey(app.url, made.key as string);
    expect((await client.get("audit/export")).status).toBe(200);
    await directory.run("update api_keys set revoked_at = 1 where id = ?", made.id);
    expect((await client.get("audit/export")).status).toBe(401);
  });
});

describe("taken out", () => {
  test("as CSV every row is there, cells are inert, and the taking out is written down first", async () => {
    const member = (await owner.get<{ member: Shown }>("me")).body.member.id;
    await owner.post("contacts", { givenName: '=HYPERLINK("http://x.vn"),"Lan"' }, { headers: { "user-agent": "@SUM(1)" } });
    const response = await owner.fetch("audit/export?format=csv&action=contact");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="relata-audit-\d{4}-\d\d-\d\d\.csv"$/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const file = new TextDecoder().decode(bytes);
    const [head, first] = file.split("\r\n");
    expect(head).toBe("time,member,memberName,via,action,target,targetName,ip,userAgent,detail,change,request,seq,id");
    expect(first).toContain(`,"'=HYPERLINK(""http://x.vn""),""Lan""",,'@SUM(1),{},chg_`);
    expect(file.trim().split("\r\n")).toHaveLength(1 + (await workspace.count("audit", "action like 'contact.%'")));
    const [taken] = (await list("?action=audit.exported")).items;
    expect(taken).toMatchObject({ memberId: member, detail: { format: "csv", action: "contact" } });
  });

  test("as NDJSON, over more than one page, each row once", async () => {
    await workspace.run(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1200)
        insert into audit (id, at, via, action, detail, personal, digest) select printf('aud_00000000000000000000%06d', i), 1, 'test', 'many.done', '{}', '', '' from n`,
    );
    const lines = (await (await owner.fetch("audit/export?format=ndjson&action=many.done")).text()).trim().split("\n");
    const ids = lines.map((line) => (JSON.parse(line) as AuditEntry).id);
    expect([ids.length, new Set(ids).size, ids[0]]).toEqual([1_200, 1_200, "aud_00000000000000000000001200"]);
    await workspace.run("delete from audit where via = 'test'");
  });
});

describe("the chain", () => {
  test("is sealed by the Worker, its head is kept, and it verifies", async () => {
    await create("companies", { name: "Niêm phong" });
    await sealed();
    const found = await verifyAll();
    expect(found).toMatchObject({ isIntact: true, broken: null, unsealed: { count: 0, oldestAt: null } });
    expect([found.checked, found.total]).toEqual([await workspace.count("audit"), await workspace.count("audit")]);
    // The rows have their places a moment before the head that is kept apart is told of them.
    const broken = await eventually("the cut is told of", async () => {
      await sealed();
      return await cutTail(found.total);
    });
    expect(broken).toMatchObject({ kind: "tail_cut", seq: found.total });
    expect((await verifyAll()).isIntact).toBe(true);
  });

  test("tells of a row that was altered in the database", async () => {
    const { id, member_id } = await workspace.row<{ id: string; member_id: string }>("select id, member_id from audit where seq = 2");
    await workspace.run("update audit set member_id = ? where id = ?", rep.id, id);
    expect((await verifyAll()).broken).toMatchObject({ kind: "altered", seq: 2, id });
    await workspace.run("update audit set member_id = ? where id = ?", member_id, id);
  });

  test("stays whole when the sample comes and goes, with what people did to it", async () => {
    expect((await owner.post("sample")).status).toBeLessThan(300);
    const { id, version } = (await owner.get<Page<Shown>>("companies?limit=1&sort=name")).body.items[0] as Shown;
    await owner.patch(`companies/${id}`, { city: "Vinh" }, { version });
    await allEventsDone(databases);
    expect((await owner.delete("sample")).status).toBeLessThan(300);
    await sealed();
    expect(await verifyAll()).toMatchObject({ isIntact: true, unsealed: { count: 0 } });
    // With its quotation marks: the digests that stay behind are random letters, which may spell a short word.
    const [left] = await workspace.rows<{ n: number }>(`select count(*) as n from change_log where fields like '%"Vinh"%'`);
    expect(left?.n).toBe(0);
  });

  test.runIf(isProving)("is sealed within a minute of the write, with nothing else happening", async () => {
    const { id } = await create("companies", { name: "Tự niêm phong" });
    const since = Date.now();
    await eventually(
      "the seal",
      async () => ((await workspace.count("audit", "target = ? and seq is not null", id)) > 0 ? true : undefined),
      60_000,
    );
    expect(Date.now() - since).toBeLessThan(60_000);
  });
});

test("none of this was a failure inside", () => {
  // A sealer that passes while the tail is cut says so, as it should.
  const errors = app.logged().filter(({ level, message }) => level === "error" && message !== "the audit does not go on from its head");
  expect(errors).toEqual([]);
});
