import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { addPerson, type Person } from "../support/people.ts";
import { KINDS, type Kind, patchOf, type Shown } from "./kinds.ts";

/** What every verb of every kind of record answers and leaves behind: the row, one log row, one event, the search text. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace } = databases;
let rep: Person;
let companyId = "";

beforeAll(async () => {
  rep = await addPerson(app, "manager");
  companyId = (await rep.client.post<Shown>("companies", { name: "Linked" })).body.id;
});
afterAll(() => app.close());

interface LogRow {
  change_id: string;
  member_id: string;
  via: string;
  action: string;
  record_kind: string;
  fields: string;
  request_id: string;
}

const logOf = (id: string) => workspace.rows<LogRow>("select * from change_log where record_id = ? order by id", id);
const eventsOf = (id: string) =>
  workspace.rows<{ event: string; version: number; record_kind: string }>("select * from outbox where record_id = ? order by id", id);
const documentOf = (id: string) => workspace.rows<{ title_folded: string }>("select * from search_documents where record_id = ?", id);
const foundIds = async (q: string) =>
  (await rep.client.get<{ hits: { id: string }[] }>(`search?q=${encodeURIComponent(q)}`)).body.hits.map(({ id }) => id);

async function create(kind: Kind) {
  const answer = await rep.client.post<Shown>(kind.plural, kind.input(companyId));
  expect(answer.status).toBe(201);
  return answer;
}

describe.each(KINDS)("$kind", (kind) => {
  test("creating writes the record, one log row without values, one event and its search text", async () => {
    const { body, headers } = await create(kind);
    expect(body).toMatchObject({ ...kind.input(companyId), version: 1, deletedAt: null });
    expect(headers.get("etag")).toBe('"1"');
    expect((await rep.client.get(`${kind.plural}/${body.id}`)).body).toEqual(body);
    const changeId = headers.get("relata-change");
    expect(await logOf(body.id)).toEqual([
      expect.objectContaining({
        ...{ change_id: changeId, member_id: rep.id, via: "api", action: "create", record_kind: kind.kind, fields: "{}" },
        request_id: headers.get("x-request-id"),
      }),
    ]);
    expect(await eventsOf(body.id)).toEqual([
      expect.objectContaining({ event: `${kind.kind}.created`, version: 1, record_kind: kind.kind }),
    ]);
    expect(await foundIds(kind.words[0])).toContain(body.id);
  });

  test("editing raises the version, logs old and new of what changed and nothing else", async () => {
    const { body } = await create(kind);
    const edited = await rep.client.patch<Shown>(`${kind.plural}/${body.id}`, patchOf(kind), { version: 1 });
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({ ...patchOf(kind), version: 2 });
    expect(edited.headers.get("etag")).toBe('"2"');
    expect((await rep.client.get(`${kind.plural}/${body.id}`)).body).toEqual(edited.body);
    const [, logged, ...more] = await logOf(body.id);
    expect(more).toEqual([]);
    expect(logged).toMatchObject({ action: "update", change_id: edited.headers.get("relata-change") });
    expect(JSON.parse(logged?.fields ?? "")).toEqual(kind.edit);
    expect((await eventsOf(body.id)).map(({ event, version }) => [event, version])).toEqual([
      [`${kind.kind}.created`, 1],
      [`${kind.kind}.updated`, 2],
    ]);
    expect(await foundIds(kind.words[1])).toContain(body.id);
    expect(await foundIds(kind.words[0])).not.toContain(body.id);
  });

  test("an edit that changes nothing writes nothing", async () => {
    const { body } = await create(kind);
    await allEventsDone(databases);
    const before = await workspace.fingerprint();
    const same = await rep.client.patch<Shown>(`${kind.plural}/${body.id}`, kind.input(companyId).kind ? {} : kind.input(companyId), {
      version: 1,
    });
    expect([same.status, same.body, same.headers.get("relata-change")]).toEqual([200, body, null]);
    expect(await workspace.fingerprint()).toBe(before);
  });

  test("deleting puts it into the bin: out of lists and search, still to be read, not to be edited", async () => {
    const { body } = await create(kind);
    const gone = await rep.client.delete<Shown>(`${kind.plural}/${body.id}`, { version: 1 });
    expect(gone.body).toMatchObject({ id: body.id, version: 2, deletedAt: expect.any(Number) });
    expect((await rep.client.get<Shown>(`${kind.plural}/${body.id}`)).body.deletedAt).toBe(gone.body.deletedAt);
    expect(await documentOf(body.id)).toEqual([]);
    expect(await foundIds(kind.words[0])).not.toContain(body.id);
    expect((await eventsOf(body.id)).at(-1)).toMatchObject({ event: `${kind.kind}.deleted`, version: 2 });
    expect(JSON.parse((await logOf(body.id)).at(-1)?.fields ?? "")).toEqual({ deletedAt: [null, gone.body.deletedAt] });
    for (const again of [
      rep.client.patch(`${kind.plural}/${body.id}`, patchOf(kind), { version: 2 }),
      rep.client.delete(`${kind.plural}/${body.id}`, { version: 2 }),
    ])
      expect(await again).toMatchObject({ status: 409, body: { code: "in_bin" } });
  });

  test.skipIf(kind.kind === "activity" || kind.kind === "task")("in the bin it is found by its name, with marks or without", async () => {
    const { body } = await create(kind);
    await rep.client.delete(`${kind.plural}/${body.id}`, { version: 1 });
    const inBin = async (q: string) =>
      (await rep.client.get<{ items: Shown[] }>(`${kind.plural}?bin=true&limit=100&q=${encodeURIComponent(q)}`)).body.items.map(
        ({ id }) => id,
      );
    const name = String(body.name ?? body.number);
    for (const q of [name, name.toUpperCase(), name.split(" ").reverse().join(" "), kind.words[0]])
      expect([q, await inBin(q)]).toEqual([q, expect.arrayContaining([body.id])]);
    for (const q of ["zzz", "%", `${name} zzz`]) expect([q, await inBin(q)]).toEqual([q, []]);
  });

  test("restoring brings all of it back", async () => {
    const { body } = await create(kind);
    await rep.client.delete(`${kind.plural}/${body.id}`, { version: 1 });
    const back = await rep.client.post<Shown>(`${kind.plural}/${body.id}/restore`);
    expect(back.body).toEqual({ ...body, version: 3, updatedAt: back.body.updatedAt });
    expect(await foundIds(kind.words[0])).toContain(body.id);
    expect((await eventsOf(body.id)).at(-1)).toMatchObject({ event: `${kind.kind}.restored`, version: 3 });
    await allEventsDone(databases);
    const before = await workspace.fingerprint();
    expect((await rep.client.post<Shown>(`${kind.plural}/${body.id}/restore`)).body).toEqual(back.body);
    expect(await workspace.fingerprint()).toBe(before);
  });

  test("what it was is its history, newest first", async () => {
    const { body } = await create(kind);
    await rep.client.patch(`${kind.plural}/${body.id}`, patchOf(kind), { version: 1 });
    await rep.client.delete(`${kind.plural}/${body.id}`, { version: 2 });
    const { items } = (await rep.client.get<{ items: Record<string, unknown>[] }>(`changes?recordId=${body.id}`)).body;
    expect(items.map(({ action, memberId, recordKind }) => [action, memberId, recordKind])).toEqual([
      ["delete", rep.id, kind.kind],
      ["update", rep.id, kind.kind],
      ["create", rep.id, kind.kind],
    ]);
    expect(items[1]?.fields).toEqual(kind.edit);
  });

  test("a change says which version it has seen", async () => {
    const { body } = await create(kind);
    const path = `${kind.plural}/${body.id}`;
    await allEventsDone(databases);
    const before = await workspace.fingerprint();
    expect(await rep.client.patch(path, patchOf(kind))).toMatchObject({ status: 428, body: { code: "precondition_required" } });
    expect(await rep.client.delete(path)).toMatchObject({ status: 428 });
    expect(await rep.client.patch(path, patchOf(kind), { version: 7 })).toMatchObject({
      status: 412,
      body: { code: "stale", fields: { version: "1" } },
    });
    expect(await rep.client.delete(path, { version: 0 })).toMatchObject({ status: 412 });
    for (const header of ['"x"', "1.5", '"1", "2"', "*"])
      expect(await rep.client.patch(path, patchOf(kind), { headers: { "if-match": header } })).toMatchObject({
        status: 400,
        body: { code: "bad_request" },
      });
    expect(await workspace.fingerprint()).toBe(before);
  });
});
