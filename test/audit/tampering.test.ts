import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Verification } from "../../src/audit/audit.schema.ts";
import type { AuditRow } from "../../src/audit/audit.table.ts";
import { sealAudit } from "../../src/audit/sealing.ts";
import { verifyAudit } from "../../src/audit/verification.ts";
import { addCompanies } from "../../src/companies/companies.ts";
import { auditStatement } from "../../src/core/audit.ts";
import { Change } from "../../src/core/change.ts";
import { newId } from "../../src/core/ids.ts";
import { runs } from "../support/proof.ts";
import { type Audited, MEMBER, startAudited } from "./audited.ts";

/** Whatever somebody with the database alone does to sealed rows is found, and named with its place. */

type Raw = Record<string, string | number | null>;

const ROWS = 12;
let audited: Audited;
let rows: Raw[];
let log: Raw[];

beforeAll(async () => {
  audited = await startAudited();
  await audited.workspace.run(
    "insert into members (id, name, sort_name, role, created_at, updated_at) values (?, 'An', 'an', 'owner', 1, 1)",
    MEMBER,
  );
  for (let n = 0; n < ROWS; n += 1) await (n % 3 === 0 ? write(n) : audited.note({ detail: { n } }));
  await sealAudit(audited.ctx);
  rows = await audited.workspace.rows<Raw>("select * from audit order by seq");
  log = await audited.workspace.rows<Raw>("select * from change_log order by id");
});
afterAll(() => audited.close());
beforeEach(restore);

async function write(n: number): Promise<void> {
  const ctx = { ...audited.ctx, now: Date.now() };
  const change = new Change(ctx);
  addCompanies(ctx, change, [{ name: `Cty ${n}` }, { name: `Cty ${n + 100}` }]);
  await change.commit(undefined);
}

async function restore(): Promise<void> {
  await fill("audit", rows);
  await fill("change_log", log);
}

async function fill(table: string, given: Raw[]): Promise<void> {
  const columns = Object.keys(given[0] ?? {});
  await audited.workspace.run(`delete from ${table}`);
  await audited.workspace.run(
    `insert into ${table} (${columns.join(", ")}) select ${columns.map((_, index) => `value ->> ${index}`).join(", ")} from json_each(?)`,
    JSON.stringify(given.map((row) => columns.map((column) => row[column] ?? null))),
  );
}

/** All parts of a verification; answers the last. */
async function verify(): Promise<Verification> {
  for (let cursor: string | undefined; ; ) {
    const part = await verifyAudit(audited.ctx, cursor);
    if (part.nextCursor === null) return part;
    cursor = part.nextCursor;
  }
}

const place = fc.integer({ min: 1, max: ROWS });
const at = (seq: number) => rows[seq - 1] as Raw;

test("nothing is found where nothing was done", async () => {
  expect(await verify()).toMatchObject({
    isIntact: true,
    broken: null,
    checked: ROWS,
    total: ROWS,
    unsealed: { count: 0, oldestAt: null },
  });
});

const COLUMNS = Object.keys({
  ...{ at: 0, member_id: 0, via: 0, action: 0, target: 0, detail: 0, change_id: 0, ip: 0, user_agent: 0, request_id: 0 },
  ...{ salt: 0, personal: 0, log_digest: 0, digest: 0, erasure: 0, seal: 0, id: 0 },
});

test("any edit of any column of a row is named as an edit of that row", async () => {
  await fc.assert(
    fc.asyncProperty(place, fc.constantFrom(...COLUMNS), fc.boolean(), async (seq, column, empties) => {
      await restore();
      const nullable = !["id", "at", "via", "action", "personal", "digest"].includes(column);
      const old = at(seq)[column];
      const next =
        empties && nullable && old !== null ? null : column === "at" ? Number(old) + 1 : column === "detail" ? '{"n":99}' : `x${old}`;
      await audited.workspace.run(`update audit set ${column} = ? where seq = ?`, next, seq);
      const { broken } = await verify();
      expect([column, broken?.kind, broken?.seq]).toEqual([column, "altered", seq]);
    }),
    runs(60),
  );
});

test("a row that is gone leaves its place, also when the others move up", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: ROWS - 2 }), fc.boolean(), async (seq, movesUp) => {
      await restore();
      await audited.workspace.run("delete from audit where seq = ?", seq);
      if (movesUp) await shift(seq, -1);
      expect((await verify()).broken).toMatchObject({ kind: "deleted", seq });
    }),
    runs(15),
  );
});

/** Moves the rows behind a place by one, past the index that wants each place to be taken once. */
async function shift(after: number, by: number): Promise<void> {
  await audited.workspace.run("update audit set seq = -(seq + ?) where seq > ?", by, after);
  await audited.workspace.run("update audit set seq = -seq where seq < 0");
}

test("rows in another order are named where the order first breaks", async () => {
  await fc.assert(
    fc.asyncProperty(place, place, async (one, other) => {
      fc.pre(one !== other);
      await restore();
      await audited.workspace.run("update audit set seq = -seq where seq in (?, ?)", one, other);
      await audited.workspace.run("update audit set seq = ? + seq where seq < 0", one + other);
      expect((await verify()).broken).toMatchObject({ kind: "reordered", seq: Math.min(one, other) });
    }),
    runs(15),
  );
});

test("a row at a place far off, or at none, is missed at its own", async () => {
  for (const place of [5_000, null]) {
    await restore();
    await audited.workspace.run("update audit set seq = ? where seq = 6", place);
    expect((await verify()).broken).toMatchObject({ kind: "reordered", seq: 6 });
  }
});

test("rows that have changed contents are found at the first", async () => {
  await fc.assert(
    fc.asyncProperty(place, place, async (one, other) => {
      fc.pre(one !== other);
      const swapped = rows.map((row) => {
        const from = row.seq === one ? at(other) : row.seq === other ? at(one) : row;
        return { ...from, seq: row.seq as number, seal: row.seal as string };
      });
      await fill("audit", swapped);
      expect((await verify()).broken).toMatchObject({ seq: Math.min(one, other) });
    }),
    runs(10),
  );
});

test("a row that was never written is named, wherever it is put", async () => {
  await fc.assert(
    fc.asyncProperty(place, place, fc.boolean(), async (seq, like, isCopy) => {
      await restore();
      await shift(seq - 1, 1);
      const forged: Raw = { ...at(like), id: newId("audit"), seq, action: isCopy ? (at(like).action ?? "") : "role.changed" };
      await insert(forged);
      expect((await verify()).broken).toMatchObject({ kind: "inserted", seq, id: forged.id });
    }),
    runs(15),
  );
});

async function insert(row: Raw): Promise<void> {
  const columns = Object.keys(row);
  await audited.workspace.run(
    `insert into audit (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
    ...columns.map((column) => row[column] ?? null),
  );
}

test("a forged row before the first, behind the last, or not sealed yet is found", async () => {
  for (const [seq, kind] of [
    [0, "inserted"],
    [ROWS + 1, "altered"],
    [null, "altered"],
  ] as const) {
    await restore();
    const forged: Raw = { ...at(3), id: newId("audit"), seq, seal: seq === null ? null : "x", member_id: "usr_x" };
    await insert(forged);
    expect((await verify()).broken).toMatchObject({ kind, seq, id: forged.id });
  }
});

test("a forged row that was sealed with the others stays forged", async () => {
  await insert({ ...at(3), id: newId("audit"), seq: null, seal: null, member_id: "usr_x" });
  const head = audited.kept.head;
  await sealAudit(audited.ctx);
  expect((await verify()).broken).toMatchObject({ kind: "altered", seq: ROWS + 1 });
  audited.kept.head = head;
});

test("a tail that is cut off is found by the head that is kept elsewhere", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: ROWS - 1 }), async (left) => {
      await restore();
      await audited.workspace.run("delete from audit where seq > ?", left);
      expect((await verify()).broken).toMatchObject({ kind: "tail_cut", seq: left + 1 });
    }),
    runs(6),
  );
});

test("an older copy of the database that was written on is found, and stays found", async () => {
  const { head } = audited.kept;
  await audited.workspace.run("delete from audit where seq > 4");
  for (let n = 0; n < ROWS; n += 1) await audited.note();
  await sealAudit(audited.ctx);
  expect(audited.kept.head).toEqual(head);
  expect((await verify()).broken).toMatchObject({ kind: "replaced", seq: ROWS });
});

test("whatever is done to the change log is found at the act that wrote it", async () => {
  const ofChange = log[1]?.change_id as string;
  const seq = rows.find((row) => row.change_id === ofChange)?.seq;
  const tampering: [string, string][] = [
    ...["at", "member_id", "via", "action", "record_kind", "record_id", "request_id", "version"].map((column): [string, string] => [
      column,
      `update change_log set ${column} = ${["at", "version"].includes(column) ? 7 : "'x'"} where id = ?`,
    ]),
    ["fields", `update change_log set fields = '{"name":["a","b"]}' where id = ?`],
    ["a false erasing", `update change_log set fields = '{"erased":["a","b"]}' where id = ?`],
    ["its deletion", "delete from change_log where id = ?"],
    [
      "one more",
      "insert into change_log (id, change_id, at, member_id, via, action, record_kind, record_id, fields, request_id) select id || 'x', change_id, at, member_id, via, action, record_kind, record_id, fields, request_id from change_log where id = ?",
    ],
  ];
  for (const [what, statement] of tampering) {
    await restore();
    await audited.workspace.run(statement, log[1]?.id as string);
    expect([what, (await verify()).broken]).toEqual([what, expect.objectContaining({ kind: "log_altered", seq, changeId: ofChange })]);
  }
});

test("a change that only the change log knows is found, also when its unsealed act was taken away", async () => {
  await write(50);
  const [act] = await audited.workspace.rows<Raw>("select id, change_id from audit where seq is null");
  await audited.workspace.run("delete from audit where id = ?", act?.id as string);
  expect((await verify()).broken).toMatchObject({ kind: "log_added", changeId: act?.change_id });
});

describe("a line that no change wrote", () => {
  const forge = (line: Raw) => {
    const columns = Object.keys(line);
    return audited.workspace.run(
      `insert into change_log (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
      ...columns.map((column) => line[column] ?? null),
    );
  };

  test("is found where its id is lower than any that was audited", async () => {
    const forged = { ...log[0], id: "chr_00000000000000000000000001", change_id: newId("change") };
    await forge(forged);
    expect((await verify()).broken).toMatchObject({ kind: "log_added", changeId: forged.change_id });
  });

  test("is found where it borrows the name of an act that changed no record", async () => {
    const act = rows.find((row) => row.change_id === null) as Raw;
    const forged = { ...log[0], id: newId("change_row"), change_id: `chg_${String(act.id).slice(4)}` };
    await forge(forged);
    expect((await verify()).broken).toMatchObject({ kind: "log_added", changeId: forged.change_id });
  });
});

test("a line that is taken from a change which is not sealed yet is missed at once", async () => {
  await write(70);
  const [act] = await audited.workspace.rows<Raw>("select id, change_id from audit where seq is null");
  await audited.workspace.run("delete from change_log where change_id = ?", act?.change_id as string);
  expect((await verify()).broken).toMatchObject({ kind: "log_altered", seq: null, id: act?.id, changeId: act?.change_id });
});

test("of a very long chain each part says how to go on, and the parts find the same", async () => {
  const before = rows;
  await audited.ctx.db.write(Array.from({ length: 1_200 }, (_, n) => auditStatement(audited.ctx, { action: "thing.done", detail: { n } })));
  const head = audited.kept.head;
  await sealAudit(audited.ctx);
  const all = await audited.workspace.rows<AuditRow & Raw>("select * from audit order by seq");
  const first = await verifyAudit(audited.ctx, undefined);
  expect(first).toMatchObject({ isIntact: true, checked: 1_000, total: all.length });
  expect(await verify()).toMatchObject({ isIntact: true, checked: all.length });
  await audited.workspace.run("update audit set ip = '1.1.1.1' where seq = 1100");
  expect((await verify()).broken).toMatchObject({ kind: "altered", seq: 1_100 });
  await expect(verifyAudit(audited.ctx, `${first.nextCursor}x`)).rejects.toMatchObject({ code: "bad_request" });
  rows = before;
  audited.kept.head = head;
});
