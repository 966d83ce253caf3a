import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importFile } from "../imports/import-file.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson, type Person } from "../support/people.ts";
import { Listener } from "../support/socket.ts";
import { addRole } from "./world.ts";

/** What one member keeps to themselves, teams, and what is shared. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
let an: Person;
let binh: Person;
let company: string;
afterAll(() => app.close());
beforeAll(async () => {
  [an, binh] = await Promise.all([addPerson(app, "rep", "An"), addPerson(app, "rep", "Bình")]);
  company = (await owner.post<{ id: string }>("companies", { name: "Khách" })).body.id;
});

const note = async (isPrivate: boolean, subject: string) =>
  (await an.client.post<{ id: string; privateTo: string | null }>("activities", { kind: "note", subject, links: [company], isPrivate }))
    .body;
const doors = (id: string, word: string) => [
  ["the record itself", `activities/${id}`],
  ["the timeline", `activities?recordId=${company}`],
  ["the page", `companies/${company}/page`],
  ["the search", `search?q=${word}`],
  ["the summary", `assistant/summary?recordId=${company}&refresh=true`],
  ["the history", `changes?recordId=${id}`],
];

describe("a private note", () => {
  test("is at no door but its author's, not even the owner's", async () => {
    const { id, privateTo } = await note(true, "bimatcuaan");
    expect(privateTo).toBe(an.id);
    for (const [door, path] of doors(id, "bimatcuaan")) {
      expect([door, JSON.stringify((await an.client.get(path as string)).body).includes(id)]).toEqual([door, true]);
      for (const { client } of [binh, { client: owner }])
        expect([door, /"subject":"bimatcuaan"|bimatcuaan/.test(JSON.stringify((await client.get(path as string)).body))]).toEqual([
          door,
          false,
        ]);
    }
    for (const [method, body] of [
      ["PATCH", { subject: "x" }],
      ["DELETE", undefined],
    ] as const)
      expect((await owner.send(method, `/api/v1/activities/${id}`, body, { version: 1 })).status).toBe(404);
  });

  test("is opened by its author, and to one colleague alone by sharing it", async () => {
    const { id } = await note(true, "mochora");
    expect((await owner.post("shares", { recordId: id, grantee: binh.id })).status).toBe(404);
    expect((await an.client.post("shares", { recordId: id, grantee: binh.id })).status).toBe(201);
    expect((await binh.client.get(`activities/${id}`)).status).toBe(200);
    expect(JSON.stringify((await binh.client.get(`activities?recordId=${company}`)).body)).toContain(id);
    expect((await owner.get(`activities/${id}`)).status).toBe(404);
    expect((await binh.client.post("shares", { recordId: id, grantee: an.id })).status).toBe(403);
    await an.client.patch(`activities/${id}`, { isPrivate: false }, { version: 1 });
    expect((await owner.get(`activities/${id}`)).status).toBe(200);
  });

  test("that is shared goes no further than the share: read, or edit, but never opened to all or deleted", async () => {
    const { id } = await note(true, "chidoc");
    const share = await an.client.post<{ id: string }>("shares", { recordId: id, grantee: binh.id, level: "read" });
    const refused = async (patch: object) => (await binh.client.patch(`activities/${id}`, patch, { version: 1 })).status;
    expect([await refused({ body: "sửa trộm" }), await refused({ isPrivate: false })]).toEqual([403, 403]);
    expect((await binh.client.delete(`activities/${id}`, { version: 1 })).status).toBe(403);
    const bulk = { action: "edit", items: [{ id, version: 1, patch: { body: "sửa trộm" } }] };
    expect(await binh.client.post("activities/bulk", bulk)).toMatchObject({ body: { done: 0, results: [{ status: 403 }] } });
    await an.client.delete(`shares/${share.body.id}`);
    await an.client.post("shares", { recordId: id, grantee: binh.id, level: "edit" });
    expect((await binh.client.patch(`activities/${id}`, { body: "cùng sửa" }, { version: 1 })).status).toBe(200);
    expect((await binh.client.patch(`activities/${id}`, { isPrivate: false }, { version: 2 })).status).toBe(403);
    expect((await binh.client.delete(`activities/${id}`, { version: 2 })).status).toBe(403);
    expect(await workspace.rows("select body, private_to from activities where id = ?", id)).toEqual([
      { body: "cùng sửa", private_to: an.id },
    ]);
  });

  test("and drafts of others leave with no export", async () => {
    const { id } = await note(true, "khongxuat");
    const mine = (await owner.post<{ id: string }>("activities", { kind: "note", subject: "cuachu", links: [company], isPrivate: true }))
      .body;
    await an.client.patch(`activities/${id}`, { subject: "khongxuat nữa" }, { version: 1 });
    const text = (await (await app.signIn({ role: "owner" })).get<string>("/api/v1/workspace/export")).body;
    expect(text).not.toContain("khongxuat");
    expect(text).toContain(mine.id);
    expect(JSON.parse(text.trim().split("\n").at(-1) ?? "")).toMatchObject({
      end: true,
      leftOut: { privateActivities: expect.any(Number) },
    });
  });

  test("is not made of what somebody else noted", async () => {
    const { id } = await note(false, "chung");
    expect(await binh.client.patch(`activities/${id}`, { isPrivate: true }, { version: 1 })).toMatchObject({ status: 403 });
    expect((await an.client.patch(`activities/${id}`, { isPrivate: true }, { version: 1 })).status).toBe(200);
    expect((await binh.client.get(`activities/${id}`)).status).toBe(404);
  });

  test("is no news to other pages", async () => {
    const signedIn = await app.signIn({ role: "owner" });
    const [mine, theirs] = await Promise.all([
      Listener.open(app.url, { authorization: an.client.bearer }),
      Listener.open(app.url, { cookie: signedIn.cookie, origin: app.url }),
    ]);
    const { id } = await note(true, "lang le");
    const { id: open } = await note(false, "cong khai");
    await mine.heard("activity.created", id);
    await theirs.heard("activity.created", open);
    expect(theirs.frames.map((frame) => frame.id)).not.toContain(id);
    mine.close();
    theirs.close();
  });
});

const MAIL = (id: string, subject: string) =>
  `From an@ours.example Thu Jan  1 00:00:00 2026\nMessage-ID: <${id}@x.example>\nFrom: khach@customer.example\nTo: an@ours.example\nSubject: ${subject}\nDate: Thu, 01 Jan 2026 00:00:00 +0000\n\nNội dung ${subject}\n\n`;

describe("an imported mailbox", () => {
  const manager = async (name: string) => addPerson(app, "manager", name);
  const run = async (person: Person, text: string, options: object) => {
    const job = await importFile(person.client, "hopthu.mbox", text, { ownAddresses: ["an@ours.example"], ...options });
    expect(job).toMatchObject({ state: "finished", failed: 0 });
  };
  const sees = async (person: Person, subject: string) =>
    JSON.stringify((await person.client.get(`search?q=${subject}`)).body).includes(subject);

  test("is its owner's alone unless they share it", async () => {
    const [chi, dung] = [await manager("Chi"), await manager("Dũng")];
    await run(chi, MAIL("m1", "thurieng"), {});
    expect([await sees(chi, "thurieng"), await sees(dung, "thurieng")]).toEqual([true, false]);
    await run(chi, MAIL("m2", "thuchung"), { shareMail: true });
    expect([await sees(chi, "thuchung"), await sees(dung, "thuchung")]).toEqual([true, true]);
  });

  test("a mail that lies in two mailboxes is read by both, and by nobody else", async () => {
    const [chi, dung, em] = [await manager("Chi"), await manager("Dũng"), await manager("Em")];
    await run(chi, MAIL("m3", "thuhainguoi"), {});
    await run(dung, MAIL("m3", "thuhainguoi"), {});
    expect([await sees(chi, "thuhainguoi"), await sees(dung, "thuhainguoi"), await sees(em, "thuhainguoi")]).toEqual([true, true, false]);
    expect(await workspace.count("activities", "subject = 'thuhainguoi'")).toBe(1);
  });
});

describe("teams", () => {
  const make = (body: object) => owner.post<{ id: string; version: number; memberIds: string[] }>("teams", body);

  test("are records: changed with a version, in the log, with an event, taken back", async () => {
    const { body } = await make({ name: "Miền Trung", memberIds: [an.id, an.id] });
    expect(body.memberIds).toEqual([an.id]);
    const edited = await owner.patch(`teams/${body.id}`, { memberIds: [an.id, binh.id] }, { version: 1 });
    expect(await workspace.count("team_sight", "member_id = ?", an.id)).toBe(2);
    expect(await workspace.count("outbox", "record_id = ? and event = 'team.updated'", body.id)).toBe(1);
    expect((await owner.patch(`teams/${body.id}`, { name: "x" }, { version: 1 })).status).toBe(412);
    await owner.post(`changes/${edited.headers.get("relata-change")}/undo`);
    expect(await workspace.rows("select member_id from team_members where team_id = ?", body.id)).toEqual([{ member_id: an.id }]);
    expect((await owner.delete(`teams/${body.id}`, { version: 3 })).status).toBe(200);
    expect(await workspace.count("team_sight", "member_id = ?", an.id)).toBe(0);
    expect((await owner.post(`teams/${body.id}/restore`)).status).toBe(200);
    expect(await workspace.count("team_sight", "member_id = ?", an.id)).toBe(1);
  });

  test("widen nobody's own sight: who sees their teams' records takes in no others", async () => {
    const role = await addRole(app, "Đội trưởng", {
      allows: { "contacts:read": "team", "teams:read": "all", "teams:manage": "all" },
      hides: {},
      locks: {},
    });
    const lead = await addPerson(app, role, "Đội trưởng");
    const own = (await make({ name: "Đội nhỏ", memberIds: [lead.id] })).body;
    const other = (await make({ name: "Đội khác", memberIds: [binh.id] })).body;
    const asks = [
      await lead.client.post("teams", { name: "Tất cả", memberIds: [lead.id, binh.id] }),
      await lead.client.patch(`teams/${own.id}`, { memberIds: [lead.id, binh.id] }, { version: 1 }),
      await lead.client.patch(`teams/${other.id}`, { parentId: own.id }, { version: 1 }),
    ];
    expect(asks.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await workspace.count("team_sight", "member_id = ? and sees = ?", lead.id, binh.id)).toBe(0);
    expect((await lead.client.post("teams", { name: "Của người khác", memberIds: [binh.id] })).status).toBe(201);
    expect((await lead.client.patch(`teams/${own.id}`, { name: "Đội nhỏ hơn" }, { version: 1 })).status).toBe(200);
  });

  test("stand in no circle, have members of the workspace, and each a name of its own", async () => {
    const top = (await make({ name: "Đỉnh" })).body;
    const mid = (await make({ name: "Giữa", parentId: top.id })).body;
    const low = (await make({ name: "Đáy", parentId: mid.id })).body;
    for (const parentId of [top.id, mid.id, low.id])
      expect(await owner.patch(`teams/${top.id}`, { parentId }, { version: 1 })).toMatchObject({
        status: 422,
        body: { fields: { parentId: expect.any(String) } },
      });
    expect(await make({ name: "đỉnh" })).toMatchObject({ status: 409 });
    expect(await make({ name: "Lạ", memberIds: ["usr_01H0000000000000000000000X"] })).toMatchObject({
      status: 422,
      body: { fields: { memberIds: expect.any(String) } },
    });
    expect(await make({ name: "Lạ", parentId: "tea_01H0000000000000000000000X" })).toMatchObject({ status: 422 });
    await owner.delete(`teams/${mid.id}`, { version: 1 });
    expect(await workspace.row("select parent_id from teams where id = ?", low.id)).toEqual({ parent_id: top.id });
  });

  test("below reach up: who stands above sees further down by the moment a team is moved", async () => {
    const role = await addRole(app, "Đội", { allows: { "companies:read": "team" }, hides: {}, locks: {} });
    const [chief, worker] = [await addPerson(app, role), await addPerson(app, "rep")];
    const { id } = (await owner.post<{ id: string }>("companies", { name: "Dưới quyền", ownerId: worker.id })).body;
    const above = (await make({ name: "Trưởng", memberIds: [chief.id] })).body;
    const below = (await make({ name: "Thợ", memberIds: [worker.id] })).body;
    expect((await chief.client.get(`companies/${id}`)).status).toBe(404);
    await owner.patch(`teams/${below.id}`, { parentId: above.id }, { version: 1 });
    expect((await chief.client.get(`companies/${id}`)).status).toBe(200);
    await owner.patch(`teams/${below.id}`, { parentId: null }, { version: 2 });
    expect((await chief.client.get(`companies/${id}`)).status).toBe(404);
  });
});

describe("a shared record", () => {
  test("is in its history, and closed again as it was opened", async () => {
    const role = await addRole(app, "Riêng ai nấy giữ", {
      allows: { "companies:read": "own", "members:read": "all" },
      hides: {},
      locks: {},
    });
    const person = await addPerson(app, role);
    const { id } = (await owner.post<{ id: string }>("companies", { name: "Chia sẻ" })).body;
    const shared = await owner.post<{ id: string }>("shares", { recordId: id, grantee: person.id });
    expect((await person.client.get(`companies/${id}`)).status).toBe(200);
    expect((await owner.post("shares", { recordId: id, grantee: person.id })).status).toBe(409);
    expect((await owner.get<{ items: { fields: object }[] }>(`changes?recordId=${id}`)).body.items[0]?.fields).toEqual({
      shares: [[], [{ grantee: person.id, level: "read" }]],
    });
    expect((await owner.delete(`shares/${shared.body.id}`)).status).toBe(200);
    expect((await person.client.get(`companies/${id}`)).status).toBe(404);
    expect((await owner.delete(`shares/${shared.body.id}`)).status).toBe(404);
  });

  test.each([
    ["nobody", "usr_01H0000000000000000000000X"],
    ["a company", "com_01H0000000000000000000000X"],
    ["what is no id", "x"],
  ])("with %s is refused", async (_what, grantee) => {
    expect(await owner.post("shares", { recordId: company, grantee })).toMatchObject({
      status: 422,
      body: { fields: { grantee: expect.any(String) } },
    });
  });
});
