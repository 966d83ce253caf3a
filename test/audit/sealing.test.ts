import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { accountEvent } from "../../src/audit/account-events.ts";
import type { Verification } from "../../src/audit/audit.schema.ts";
import { eraseLogOf, eraseOrigins } from "../../src/audit/erasure.ts";
import { sealAudit } from "../../src/audit/sealing.ts";
import { verifyAudit } from "../../src/audit/verification.ts";
import { addCompanies } from "../../src/companies/companies.ts";
import { Change } from "../../src/core/change.ts";
import type { Context } from "../../src/core/context.ts";
import { type Audited, MEMBER, startAudited } from "./audited.ts";

/** Sealing under races and cuts, and what may be erased without breaking the chain. */

const audited: Audited = await startAudited();
const { workspace, directory, ctx } = audited;
afterAll(() => audited.close());
beforeEach(async () => {
  await workspace.run(
    "insert into members (id, name, sort_name, role, created_at, updated_at) values (?, 'An', 'an', 'owner', 1, 1)",
    MEMBER,
  );
});
afterEach(async () => {
  for (const table of ["audit", "change_log", "companies", "members"]) await workspace.run(`delete from ${table}`);
  await directory.run("delete from account_events");
  audited.kept.head = undefined;
});

async function verify(): Promise<Verification> {
  for (let cursor: string | undefined; ; ) {
    const part = await verifyAudit(ctx, cursor);
    if (part.nextCursor === null) return part;
    cursor = part.nextCursor;
  }
}

const happened = (action: string, context: Context = ctx) =>
  context.directory.write([
    accountEvent({ workspaceId: ctx.workspace.id, userId: MEMBER, action, target: "an@x.vn", origin: { ip: "113.160.1.2" } }, Date.now()),
  ]);

test("the head comes along, and what waits is counted", async () => {
  await audited.note();
  await audited.note();
  expect(await sealAudit(ctx)).toBe(2);
  const last = await workspace.row<{ seq: number; seal: string }>("select seq, seal from audit where seq = 2");
  expect(audited.kept.head).toEqual(last);
  await audited.note();
  const waiting = await workspace.row<{ at: number }>("select at from audit where seq is null");
  expect(await verify()).toMatchObject({ isIntact: true, total: 2, unsealed: { count: 1, oldestAt: waiting.at } });
  expect(await sealAudit(ctx)).toBe(1);
  expect(await sealAudit(ctx)).toBe(0);
});

test("of twenty sealers at once, while others write, each row has one place and the chain is whole", async () => {
  for (let n = 0; n < 5; n += 1) await happened("key.created");
  const writers = Array.from({ length: 20 }, () => audited.note());
  const sealers = Array.from({ length: 20 }, () => sealAudit(audited.another()).catch(() => 0));
  await Promise.all([...writers, ...sealers]);
  await sealAudit(ctx);
  const places = await workspace.rows<{ seq: number }>("select seq from audit order by seq");
  expect(places.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(await verify()).toMatchObject({ isIntact: true, unsealed: { count: 0 } });
  expect(audited.kept.head?.seq).toBe(25);
});

test("acts on accounts are collected once, by however many collectors", async () => {
  for (const action of ["session.opened", "key.created", "member.invited"]) await happened(action);
  await Promise.all(Array.from({ length: 20 }, () => sealAudit(audited.another()).catch(() => 0)));
  await sealAudit(ctx);
  const rows = await workspace.rows("select action, via, target, ip, member_id from audit order by seq");
  expect(rows).toEqual(
    ["session.opened", "key.created", "member.invited"].map((action) => ({
      ...{ action, via: "account", target: "an@x.vn", ip: "113.160.1.2", member_id: MEMBER },
    })),
  );
  expect(await directory.count("account_events", "collected_at is null")).toBe(0);
  expect(await verify()).toMatchObject({ isIntact: true });
});

test("a collector that ends between bringing and saying so loses nothing and brings nothing twice", async () => {
  await happened("role.changed");
  const cut = audited.another();
  cut.directory.write = () => Promise.reject(new Error("killed"));
  await expect(sealAudit(cut)).rejects.toThrow("killed");
  expect([await workspace.count("audit"), await directory.count("account_events", "collected_at is null")]).toEqual([1, 1]);
  await sealAudit(ctx);
  expect([await workspace.count("audit", "seq = 1"), await directory.count("account_events", "collected_at is null")]).toEqual([1, 0]);
  expect(await verify()).toMatchObject({ isIntact: true, total: 1 });
});

test("a sealer that ends before it could move the head is caught up with", async () => {
  await audited.note();
  await sealAudit(ctx);
  const { head } = audited.kept;
  const cut = audited.another();
  cut.ports.hub.moveAuditHead = () => Promise.reject(new Error("killed"));
  await audited.note();
  await expect(sealAudit(cut)).rejects.toThrow("killed");
  expect(audited.kept.head).toEqual(head);
  expect(await verify()).toMatchObject({ isIntact: true, total: 2 });
  await sealAudit(ctx);
  expect(audited.kept.head?.seq).toBe(2);
});

test("events of other workspaces stay where they are", async () => {
  await ctx.directory.write([accountEvent({ workspaceId: "wsp_other", userId: MEMBER, action: "key.created" }, Date.now())]);
  await sealAudit(ctx);
  expect([await workspace.count("audit"), await directory.count("account_events", "collected_at is null")]).toEqual([0, 1]);
});

test("nor does what waits in the directory bring it back, of who came in or did not", async () => {
  const origin = { ip: "113.160.1.2", userAgent: "Firefox" };
  const event = (userId: string | null, action: string) =>
    accountEvent({ workspaceId: ctx.workspace.id, userId, action, target: MEMBER, origin }, Date.now());
  await ctx.directory.write([event(MEMBER, "session.opened"), event(null, "session.refused")]);
  expect(await eraseOrigins(ctx, { memberId: MEMBER })).toEqual({ erased: 2 });
  await sealAudit(ctx);
  const kept = [
    await workspace.rows("select * from audit where action <> 'audit.erased'"),
    await directory.rows("select * from account_events"),
  ];
  expect(kept[0]).toHaveLength(2);
  expect(JSON.stringify(kept)).not.toMatch(/113\.160|Firefox/);
  expect(await verify()).toMatchObject({ isIntact: true });
});

test("from where a member acted can be erased, sealed or not, and the chain stays whole", async () => {
  await happened("session.opened");
  for (let n = 0; n < 5; n += 1) await audited.note({ detail: { name: "Lan" } });
  await sealAudit(ctx);
  await audited.note();
  expect(await eraseOrigins(ctx, { memberId: MEMBER })).toEqual({ erased: 7 });
  await sealAudit(ctx);
  const erased = await workspace.rows("select * from audit where erasure is not null");
  expect(erased).toHaveLength(7);
  expect(JSON.stringify([erased, await directory.rows("select * from account_events")])).not.toMatch(
    /113\.160|Firefox|Lan|"target":"an@x\.vn","detail":"\{\\"n/,
  );
  expect(erased.filter(({ target }) => target === "an@x.vn")).toEqual([]);
  expect(await workspace.row("select action, target, detail from audit where erasure is null")).toEqual({
    ...{ action: "audit.erased", target: MEMBER, detail: '{"rows":7}' },
  });
  expect(await verify()).toMatchObject({ isIntact: true, total: 8 });
});

test("what remains of an erased row cannot be changed, and nobody else can erase", async () => {
  await audited.note();
  await audited.note();
  await sealAudit(ctx);
  await eraseOrigins(ctx, { memberId: MEMBER });
  const changed = ["member_id = 'usr_x'", "action = 'x.y'", "at = 1", "target = null", "ip = '1.2.3.4'", "detail = '{}'", "erasure = 'x'"];
  for (const set of changed) {
    const before = await workspace.rows<Record<string, string>>("select * from audit where seq = 1");
    await workspace.run(`update audit set ${set} where seq = 1`);
    expect([set, (await verify()).broken]).toMatchObject([set, { kind: "altered", seq: 1 }]);
    const columns = Object.keys(before[0] ?? {});
    await workspace.run(
      `update audit set ${columns.map((name) => `${name} = ?`).join(", ")} where seq = 1`,
      ...Object.values(before[0] ?? {}),
    );
  }
  expect((await verify()).isIntact).toBe(true);
  await audited.note();
  await sealAudit(ctx);
  const stolen = "(select erasure from audit where seq = 1)";
  await workspace.run(`update audit set ip = null, user_agent = null, detail = null, salt = null, erasure = ${stolen} where seq = 4`);
  expect((await verify()).broken).toMatchObject({ kind: "altered", seq: 4 });
});

test("what the change log held before there was an audit is vouched for from the first sealing on", async () => {
  for (const name of ["Cũ một", "Cũ hai"]) {
    const change = new Change({ ...ctx, now: Date.now() });
    addCompanies(ctx, change, [{ name }]);
    await change.commit(undefined);
  }
  await workspace.run("delete from audit");
  await audited.note();
  await Promise.all(Array.from({ length: 5 }, () => sealAudit(audited.another()).catch(() => 0)));
  await sealAudit(ctx);
  expect(await workspace.count("audit", "action = 'audit.begun' and seq is not null")).toBe(1);
  expect(await verify()).toMatchObject({ isIntact: true, total: 2 });
  await eraseOrigins(ctx, { memberId: ctx.member.id });
  await sealAudit(ctx);
  expect(await verify()).toMatchObject({ isIntact: true });
  const [first] = await workspace.rows<{ id: string; fields: string }>("select id, fields from change_log order by id");
  for (const [spoil, mend] of [
    ["update change_log set member_id = 'usr_x' where id = ?", `update change_log set member_id = '${MEMBER}' where id = ?`],
    [
      "insert into change_log select 'chr_00000000000000000000000001', change_id, at, member_id, via, action, record_kind, record_id, fields, request_id, version from change_log where id = ?",
      "delete from change_log where id = 'chr_00000000000000000000000001' and ? <> ''",
    ],
  ] as const) {
    await workspace.run(spoil, first?.id ?? "");
    expect([spoil, (await verify()).broken]).toMatchObject([spoil, { kind: "log_altered", changeId: null }]);
    await workspace.run(mend, first?.id ?? "");
  }
  await ctx.db.write([await eraseLogOf(ctx, "select record_id from change_log")]);
  expect(await verify()).toMatchObject({ isIntact: true });
  await workspace.run("delete from change_log where id = ?", first?.id ?? "");
  expect((await verify()).broken).toMatchObject({ kind: "log_altered", changeId: null });
});

test("records that go for good leave their change log lines empty, and the chain whole", async () => {
  const change = new Change(ctx);
  const [gone] = addCompanies(ctx, change, [{ name: "Bí Mật" }, { name: "Ở lại" }]);
  await change.commit(undefined);
  const renaming = new Change({ ...ctx });
  renaming.note("company", { id: gone?.id ?? "", version: 2 }, { name: ["Bí Mật", "Rất Bí Mật"] });
  await renaming.commit(undefined);
  await sealAudit(ctx);
  await ctx.db.write([await eraseLogOf(ctx, `'${gone?.id}'`)]);
  await ctx.db.write([await eraseLogOf(ctx, `'${gone?.id}'`)]);
  expect(JSON.stringify(await workspace.rows("select * from change_log"))).not.toContain("Bí Mật");
  expect(await verify()).toMatchObject({ isIntact: true, total: 2 });
  await workspace.run("update change_log set member_id = 'usr_x' where record_id = ?", gone?.id ?? "");
  expect((await verify()).broken).toMatchObject({ kind: "log_altered", seq: 1 });
});
