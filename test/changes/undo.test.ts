import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KINDS, patchOf, type Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import type { Answer, Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { addPerson, pageOf } from "../support/people.ts";
import { runs } from "../support/proof.ts";

/** Everything a person changed can be taken back, as a whole, without touching what others changed since. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace } = databases;
const { owner } = app;
let companyId = "";
afterAll(() => app.close());
beforeAll(async () => {
  companyId = (await owner.post<Shown>("companies", { name: "Gốc" })).body.id;
});

interface Undone {
  undone: number;
  conflicts: { recordId: string; field: string }[];
}

const changeOf = ({ headers }: Answer<unknown>): string => headers.get("relata-change") ?? "none";
const undo = (changeId: string, client: Client = owner) => client.post<Undone>(`changes/${changeId}/undo`);

/** A record with all that is kept beside it, without what every change raises. */
async function stateOf(plural: string, id: string): Promise<unknown> {
  const { version, updatedAt, ...row } = (await owner.get<Shown>(`${plural}/${id}`)).body;
  const beside = await Promise.all([
    workspace.rows("select kind, value from contact_points where contact_id = ? order by 1, 2", id),
    workspace.rows("select record_id, occurred_at from activity_links where activity_id = ? order by 1", id),
    workspace.rows("select title_exact, title_folded, exact, folded from search_documents where record_id = ?", id),
    workspace.rows(`select ${plural === "tasks" || plural === "activities" ? "id" : "sort_name"} from ${plural} where id = ?`, id),
  ]);
  return { row, beside };
}

describe.each(KINDS)("$kind", (kind) => {
  test("an edit, a deletion, a restoring and a creation are taken back, and so is the taking back", async () => {
    const created = await owner.post<Shown>(kind.plural, kind.input(companyId));
    const path = `${kind.plural}/${created.body.id}`;
    const fresh = await stateOf(kind.plural, created.body.id);
    const edited = await owner.patch<Shown>(path, patchOf(kind), { version: 1 });
    const changed = await stateOf(kind.plural, created.body.id);
    const back = await undo(changeOf(edited));
    expect(back.body).toEqual({ undone: 1, conflicts: [] });
    expect(await stateOf(kind.plural, created.body.id)).toEqual(fresh);
    const forth = await undo(changeOf(back));
    expect(await stateOf(kind.plural, created.body.id)).toEqual(changed);
    await undo(changeOf(forth));

    const { version } = (await owner.get<Shown>(path)).body;
    const deleted = await owner.delete<Shown>(path, { version });
    await undo(changeOf(deleted));
    expect(await stateOf(kind.plural, created.body.id)).toEqual(fresh);

    const gone = await undo(changeOf(created));
    expect(gone.body).toEqual({ undone: 1, conflicts: [] });
    expect((await owner.get<Shown>(path)).body.deletedAt).not.toBeNull();
    await undo(changeOf(gone));
    expect(await stateOf(kind.plural, created.body.id)).toEqual(fresh);
    const events = await workspace.rows<{ event: string }>(
      "select event from outbox where record_id = ? and event <> 'reading.updated' order by id",
      created.body.id,
    );
    expect(events.map(({ event }) => event.split(".")[1])).toEqual([
      "created",
      "updated",
      "updated",
      "updated",
      "updated",
      "deleted",
      "restored",
      "deleted",
      "restored",
    ]);
  });

  test("what was changed since stays and is named, the rest is taken back", async () => {
    const { body } = await owner.post<Shown>(kind.plural, kind.input(companyId));
    const path = `${kind.plural}/${body.id}`;
    const edited = await owner.patch<Shown>(path, patchOf(kind), { version: 1 });
    const [first = "", second = ""] = Object.keys(kind.edit);
    await owner.patch(path, { [first]: "Người khác" }, { version: 2 });
    const { body: answer } = await undo(changeOf(edited));
    expect(answer).toEqual({ undone: 0, conflicts: [{ recordId: body.id, field: first }] });
    expect((await owner.get<Shown>(path)).body).toMatchObject({ [first]: "Người khác", [second]: kind.edit[second]?.[0], version: 4 });
  });

  test("a second time there is nothing to take back, and nothing is written", async () => {
    const { body } = await owner.post<Shown>(kind.plural, kind.input(companyId));
    const edited = await owner.patch<Shown>(`${kind.plural}/${body.id}`, patchOf(kind), { version: 1 });
    await undo(changeOf(edited));
    await allEventsDone(databases);
    const before = await workspace.fingerprint();
    const again = await undo(changeOf(edited));
    expect([again.body.undone, again.body.conflicts.length, changeOf(again)]).toEqual([0, Object.keys(kind.edit).length, "none"]);
    expect(await workspace.fingerprint()).toBe(before);
  });
});

const word = fc.constantFrom("", "An", "Bình", "Đức", "Ngọc Ánh", "Zoë");
const contactPatch = fc.record(
  {
    givenName: word,
    middleName: word,
    familyName: word,
    language: fc.constantFrom("vi", "en"),
    title: fc.option(word),
    description: fc.option(fc.string({ maxLength: 20, unit: "grapheme" })),
    stage: fc.constantFrom("lead", "customer", "former"),
    emails: fc.subarray(["a", "b", "c"]).map((names) => names.map((name) => ({ address: `${name}@undo.example`, label: "work" }))),
    phones: fc.subarray(["+84903000001", "+84903000002"]).map((numbers) => numbers.map((number) => ({ number, label: "home" }))),
  },
  { requiredKeys: [] },
);
const step = fc.oneof({ arbitrary: contactPatch, weight: 6 }, fc.constantFrom("delete" as const, "restore" as const));

test("taken back last first, any row of changes leaves the record as it was", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const { body } = await owner.post<Shown>("contacts", {
        givenName: "Đầu",
        familyName: "Tiên",
        emails: [{ address: "z@undo.example" }],
      });
      const start = await stateOf("contacts", body.id);
      const changes: string[] = [];
      let { version } = body;
      for (const each of steps) {
        const path = `contacts/${body.id}`;
        const answer = await (each === "delete"
          ? owner.delete<Shown>(path, { version })
          : each === "restore"
            ? owner.post<Shown>(`${path}/restore`)
            : owner.patch<Shown>(path, each, { version }));
        expect([200, 409, 422]).toContain(answer.status);
        if (answer.status === 200) version = answer.body.version;
        if (answer.headers.has("relata-change")) changes.push(changeOf(answer));
      }
      for (const change of changes.reverse()) expect((await undo(change)).body).toEqual({ undone: 1, conflicts: [] });
      expect(await stateOf("contacts", body.id)).toEqual(start);
      await owner.patch(`contacts/${body.id}`, { emails: [] }, { version: (await owner.get<Shown>(`contacts/${body.id}`)).body.version });
    }),
    runs(15),
  );
});

test("derived names follow an undoing that only half succeeds", async () => {
  const { body } = await owner.post<Shown>("contacts", { familyName: "Lê", givenName: "An" });
  const first = await owner.patch<Shown>(`contacts/${body.id}`, { givenName: "Bình", title: "Giám đốc" }, { version: 1 });
  await owner.patch(`contacts/${body.id}`, { familyName: "Trần", title: "Kế toán" }, { version: 2 });
  expect((await undo(changeOf(first))).body.conflicts).toEqual([{ recordId: body.id, field: "title" }]);
  expect((await owner.get<Shown>(`contacts/${body.id}`)).body).toMatchObject({ name: "Trần An", title: "Kế toán" });
});

test("an address that another contact has taken meanwhile is not given back", async () => {
  const { body } = await owner.post<Shown>("contacts", { givenName: "Cũ", emails: [{ address: "taken@undo.example" }] });
  const freed = await owner.patch<Shown>(`contacts/${body.id}`, { emails: [] }, { version: 1 });
  await owner.post("contacts", { givenName: "Mới", emails: [{ address: "taken@undo.example" }] });
  expect(await undo(changeOf(freed))).toMatchObject({ status: 409, body: { code: "duplicate" } });
  expect((await owner.get<Shown>(`contacts/${body.id}`)).body).toMatchObject({ emails: [], version: 2 });
});

test("a record that is gone for good is named, not counted", async () => {
  const created = await owner.post<Shown>("tasks", { title: "Mất" });
  await workspace.run("delete from tasks where id = ?", created.body.id);
  expect((await undo(changeOf(created))).body).toEqual({ undone: 0, conflicts: [{ recordId: created.body.id, field: "id" }] });
});

describe("who may take back", () => {
  test("one's own, as anybody who may edit; another's, from manager up", async () => {
    const [rep, other, manager, viewer] = await Promise.all(["rep", "rep", "manager", "viewer"].map((role) => addPerson(app, role)));
    const changed = changeOf((await rep?.client.post("companies", { name: "Của rep" })) as Answer<unknown>);
    expect(await undo(changed, other?.client)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(await undo(changed, viewer?.client)).toMatchObject({ status: 403 });
    expect((await undo(changed, rep?.client)).body.undone).toBe(1);
    const second = changeOf((await rep?.client.post("companies", { name: "Của rep" })) as Answer<unknown>);
    expect((await undo(second, manager?.client)).body.undone).toBe(1);
  });

  test("what nobody did cannot be taken back", async () => {
    for (const id of ["chg_01H0000000000000000000000X", companyId, "x"])
      expect(await undo(id)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("taking back asks for the right to do what it does", () => {
  test("whoever may not delete does not delete by undoing a creation", async () => {
    const [agent, other] = [await addPerson(app, "agent"), await addPerson(app, "rep")];
    const created = await agent.client.post<Shown>("contacts", { givenName: "Của người khác", ownerId: agent.id });
    const { id, version } = created.body;
    await other.client.patch(`contacts/${id}`, { ownerId: other.id, title: "Đã sửa" }, { version });
    expect(await undo(changeOf(created), agent.client)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    const restored = await owner
      .delete<Shown>(`contacts/${id}`, { version: version + 1 })
      .then(() => agent.client.post(`contacts/${id}/restore`));
    expect(await undo(changeOf(restored), agent.client)).toMatchObject({ status: 403 });
    expect((await owner.get<Shown>(`contacts/${id}`)).body).toMatchObject({ deletedAt: null, title: "Đã sửa" });
    const edited = await agent.client.patch<Shown>(`contacts/${id}`, { city: "Huế" }, { version: version + 3 });
    expect((await undo(changeOf(edited), agent.client)).body).toEqual({ undone: 1, conflicts: [] });
  });

  test("one that is seen but beyond reach is named; one that is not seen is not", async () => {
    const policy = (await owner.get<{ items: { id: string; policy: { allows: Record<string, string> } }[] }>("roles")).body.items.find(
      ({ id }) => id === "rep",
    )?.policy;
    const limited = (allows: Record<string, string>) =>
      owner.post<{ id: string }>("roles", {
        name: `Vai ${Object.values(allows).join(" ")}`,
        policy: { ...policy, allows: { ...policy?.allows, ...allows } },
      });
    const own = {
      "contacts:edit": "own",
      "contacts:delete": "own",
      "companies:read": "own",
      "companies:edit": "own",
      "companies:delete": "own",
    };
    const [near, blind] = [await limited(own), await limited({ ...own, "contacts:read": "own" })];
    const me = (await owner.get<{ member: Shown }>("me")).body.member;
    for (const role of [near, blind]) {
      const { id, client } = await addPerson(app, role.body.id);
      const created = await client.post<Shown>("contacts", { givenName: "Sắp chuyển", ownerId: id });
      await owner.patch(`contacts/${created.body.id}`, { ownerId: me.id }, { version: 1 });
      const answer = await undo(changeOf(created), client);
      if (role === near) expect(answer.body).toEqual({ undone: 0, conflicts: [{ recordId: created.body.id, field: "id" }] });
      else expect([answer.status, JSON.stringify(answer.body)]).toEqual([404, expect.not.stringContaining(created.body.id)]);
      expect((await owner.get<Shown>(`contacts/${created.body.id}`)).body.deletedAt).toBeNull();
    }
  });
});

describe("what a noun's own rules forbid is not done by undoing", () => {
  test("who belongs to the workspace, and as what", async () => {
    const [raised, removed] = [await addPerson(app, "rep"), await addPerson(app, "rep")];
    const of = (id: string) =>
      workspace.row<{ version: number; role: string; deleted_at: number | null }>("select * from members where id = ?", id);
    const changed = await owner.patch(`members/${raised.id}`, { role: "manager" }, { version: 1 });
    expect(changed.status).toBe(200);
    const gone = await owner.post(`members/${removed.id}/remove`, { newOwnerId: null });
    expect(gone.status).toBe(200);
    for (const { id } of [raised, removed]) {
      const [line] = await workspace.rows<{ change_id: string }>(
        "select change_id from change_log where record_id = ? order by id desc",
        id,
      );
      expect(await undo(line?.change_id ?? "")).toMatchObject({ status: 409, body: { code: "conflict" } });
    }
    expect(await of(raised.id)).toMatchObject({ role: "manager" });
    expect((await of(removed.id)).deleted_at).not.toBeNull();
  });

  test("another's profile is changed by them alone", async () => {
    const person = await addPerson(app, "rep");
    const edited = await (await pageOf(app, person)).patch<Shown>("me", { signature: "Trân trọng" }, { version: 1 });
    expect(await undo(changeOf(edited))).toMatchObject({ status: 409 });
    expect((await undo(changeOf(edited), person.client)).body.undone).toBe(1);
  });

  test("no team comes to stand below itself, and no second one has the name", async () => {
    const team = async (name: string, parentId: string | null = null) => (await owner.post<Shown>("teams", { name, parentId })).body;
    const a = await team("Nhóm A");
    const b = await team("Nhóm B", a.id);
    const out = await owner.patch<Shown>(`teams/${b.id}`, { parentId: null }, { version: b.version });
    expect((await owner.patch(`teams/${a.id}`, { parentId: b.id }, { version: a.version })).status).toBe(200);
    expect(await undo(changeOf(out))).toMatchObject({ status: 422, body: { fields: { parentId: expect.anything() } } });
    const renamed = await owner.patch<Shown>(`teams/${b.id}`, { name: "Nhóm C" }, { version: out.body.version });
    await team("Nhóm B");
    expect(await undo(changeOf(renamed))).toMatchObject({ status: 409, body: { code: "duplicate" } });
    const deleted = await owner.delete<Shown>(`teams/${b.id}`, { version: renamed.body.version });
    expect((await undo(changeOf(deleted))).body).toEqual({ undone: 2, conflicts: [] });
    expect((await owner.get<{ items: Shown[] }>("teams")).body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: a.id, parentId: b.id }), expect.objectContaining({ id: b.id })]),
    );
  });
});

test("of twenty who take the same change back at once, it is taken back once", async () => {
  const { body } = await owner.post<Shown>("companies", { name: "Một lần" });
  const edited = await owner.patch<Shown>(`companies/${body.id}`, { name: "Hai lần" }, { version: 1 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => undo(changeOf(edited))));
  expect(answers.filter(({ body: { undone } }) => undone === 1)).toHaveLength(1);
  for (const { status } of answers) expect([200, 412]).toContain(status);
  expect((await owner.get<Shown>(`companies/${body.id}`)).body).toMatchObject({ name: "Một lần", version: 3 });
});

describe("the settings", () => {
  test("have a history and are taken back as records are", async () => {
    const before = (await owner.get<Shown>("settings")).body;
    const edited = await owner.patch<Shown>("settings", { currency: "USD", timeZone: "Europe/Paris" }, { version: before.version });
    await owner.patch("settings", { timeZone: "Asia/Tokyo" }, { version: edited.body.version });
    expect((await undo(changeOf(edited))).body).toEqual({ undone: 0, conflicts: [{ recordId: "workspace", field: "timeZone" }] });
    expect((await owner.get<Shown>("settings")).body).toMatchObject({ currency: before.currency, timeZone: "Asia/Tokyo" });
    const { items } = (await owner.get<{ items: { fields: object }[] }>("changes?recordId=workspace")).body;
    expect(items.map(({ fields }) => fields)).toEqual([
      { currency: ["USD", "VND"] },
      { timeZone: ["Europe/Paris", "Asia/Tokyo"] },
      { currency: ["VND", "USD"], timeZone: ["Asia/Ho_Chi_Minh", "Europe/Paris"] },
    ]);
  });
});

test("one's own profile is taken back too", async () => {
  const { version } = (await owner.get<{ member: Shown }>("me")).body.member;
  const edited = await owner.patch<Shown>("me", { name: "Tên Mới", signature: "Trân trọng" }, { version });
  expect((await undo(changeOf(edited))).body.undone).toBe(1);
  const { member } = (await owner.get<{ member: Shown }>("me")).body;
  expect(member).toMatchObject({ name: "Đặng Thuỳ Linh", signature: null });
});
