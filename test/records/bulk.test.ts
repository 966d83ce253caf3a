import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BulkAnswer } from "../../src/core/bulk.schema.ts";
import { startApp } from "../support/app.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { addPerson, type Person } from "../support/people.ts";
import { KINDS, patchOf, type Shown } from "./kinds.ts";

/** Many in one request: one change, a result for each, nothing half done. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace } = databases;
let rep: Person;
let companyId = "";
afterAll(() => app.close());
beforeAll(async () => {
  rep = await addPerson(app, "manager");
  companyId = (await rep.client.post<Shown>("companies", { name: "Linked" })).body.id;
});

const NOBODY = "01H0000000000000000000000X";
const send = (noun: string, body: object, idempotencyKey?: string) =>
  rep.client.post<BulkAnswer & { code: string; fields: Record<string, string> }>(
    `${noun}/bulk`,
    body,
    idempotencyKey ? { idempotencyKey } : {},
  );
const statuses = ({ results }: BulkAnswer) => results.map(({ status }) => status);
const get = async (noun: string, id: string | undefined) => (await rep.client.get<Shown>(`${noun}/${id}`)).body;
const fingerprint = async () => {
  await allEventsDone(databases);
  return workspace.fingerprint();
};

describe.each(KINDS)("$kind", (kind) => {
  test("made, changed, deleted, restored: as one at a time, each time as one change", async () => {
    const made = await send(kind.plural, { action: "create", items: [1, 2, 3].map(() => kind.input(companyId)) });
    expect(made.body).toMatchObject({ done: 3, refused: 0, results: [0, 1, 2].map((index) => ({ index, status: 201, version: 1 })) });
    const ids = made.body.results.map(({ id }) => id ?? "");
    for (const id of ids) expect(await get(kind.plural, id)).toMatchObject({ ...kind.input(companyId), version: 1 });
    const edited = await send(kind.plural, { action: "edit", items: ids.map((id) => ({ id, version: 1, patch: patchOf(kind) })) });
    expect(statuses(edited.body)).toEqual([200, 200, 200]);
    for (const id of ids) expect(await get(kind.plural, id)).toMatchObject({ ...patchOf(kind), version: 2 });
    const deleted = await send(kind.plural, { action: "delete", items: ids.map((id) => ({ id, version: 2 })) });
    expect(deleted.body.results).toMatchObject(ids.map((id) => ({ id, status: 200, version: 3 })));
    const restored = await send(kind.plural, { action: "restore", items: ids.map((id) => ({ id })) });
    expect(restored.body.results).toMatchObject(ids.map((id) => ({ id, status: 200, version: 4 })));
    for (const { headers } of [made, edited, deleted, restored]) {
      const changeId = headers.get("relata-change") ?? "";
      expect(await workspace.count("change_log", "change_id = ?", changeId)).toBe(3);
      expect(await workspace.count("change_feed", "change_id = ?", changeId)).toBe(1);
    }
    const events = await workspace.rows<{ event: string }>(
      "select event from outbox where event like ? || '.%' and record_id = ? order by id",
      kind.kind,
      ids[1] ?? "",
    );
    expect(events.map(({ event }) => event)).toEqual(["created", "updated", "deleted", "restored"].map((what) => `${kind.kind}.${what}`));
    expect(Number(edited.headers.get("x-round-trips"))).toBeLessThanOrEqual(4);
  });

  test("undone as one", async () => {
    const made = await send(kind.plural, { action: "create", items: [kind.input(companyId), kind.input(companyId)] });
    const items = made.body.results.map(({ id }) => ({ id, version: 1, patch: patchOf(kind) }));
    const edited = await send(kind.plural, { action: "edit", items });
    const undone = await rep.client.post(`changes/${edited.headers.get("relata-change")}/undo`);
    expect(undone.body).toEqual({ undone: 2, conflicts: [] });
    for (const { id } of items) expect(await get(kind.plural, id)).toMatchObject({ ...kind.input(companyId), version: 3 });
  });

  test("each refusal is the item's own and keeps nobody else out", async () => {
    const [one, two, three, four] = (await send(kind.plural, { action: "create", items: [1, 2, 3, 4].map(() => kind.input(companyId)) }))
      .body.results;
    await rep.client.delete(`${kind.plural}/${three?.id}`, { version: 1 });
    const patch = patchOf(kind);
    const { body } = await send(kind.plural, {
      action: "edit",
      items: [
        { id: one?.id, version: 1, patch },
        { id: two?.id, version: 7, patch },
        { id: three?.id, version: 2, patch },
        { id: `${one?.id?.slice(0, 4)}${NOBODY}`, version: 1, patch },
        { id: four?.id, version: 1, patch: { nope: 1 } },
        { id: one?.id, version: 1, patch },
        { id: four?.id, patch },
        "x",
      ],
    });
    expect(statuses(body)).toEqual([200, 412, 409, 404, 422, 409, 422, 422]);
    expect(body.results.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      "stale",
      "in_bin",
      "not_found",
      "invalid",
      "conflict",
      "invalid",
      "invalid",
    ]);
    expect(body.results[4]?.problem?.fields).toEqual({ "patch.nope": "is not known here" });
    expect(body.results[6]?.problem?.fields).toEqual({ version: "is missing" });
    expect([body.done, body.refused]).toEqual([1, 7]);
    expect((await get(kind.plural, one?.id)).version).toBe(2);
    expect((await get(kind.plural, four?.id)).version).toBe(1);
  });

  test("all or nothing where that was asked for", async () => {
    const before = await fingerprint();
    const items = [kind.input(companyId), { nope: 1 }, kind.input(companyId)];
    const answer = await send(kind.plural, { action: "create", atomic: true, items });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid", fields: { "items.1": expect.stringMatching(/^invalid: /) } } });
    expect(await fingerprint()).toBe(before);
    expect((await send(kind.plural, { action: "create", atomic: true, items: items.filter((_, index) => index !== 1) })).body.done).toBe(2);
  });

  test("repeated under its key it is carried out once", async () => {
    const body = { action: "create", items: [kind.input(companyId), { nope: 1 }] };
    const key = `bulk ${kind.kind}`;
    const [first, ...repeats] = await Promise.all(Array.from({ length: 10 }, () => send(kind.plural, body, key)));
    expect(first?.status).toBe(200);
    for (const repeat of repeats) expect(repeat.body).toEqual(first?.body);
    expect((await send(kind.plural, { ...body, atomic: true }, key)).body.code).toBe("idempotency_mismatch");
  });
});

describe("what hangs together", () => {
  test("references to nothing are named for the item", async () => {
    const { body } = await send("contacts", {
      action: "create",
      items: [
        { givenName: "A", companyId },
        { givenName: "B", companyId: `com_${NOBODY}` },
        { givenName: "C", ownerId: companyId },
      ],
    });
    expect(statuses(body)).toEqual([201, 422, 422]);
    expect(body.results.map(({ problem }) => Object.keys(problem?.fields ?? {}))).toEqual([[], ["companyId"], ["ownerId"]]);
  });

  test("an address goes to the first who is given it, and to nobody where somebody has it", async () => {
    const address = (name: string) => [{ address: `${name}@example.com` }];
    await rep.client.post("contacts", { emails: address("taken") });
    const items = [{ emails: address("free") }, { emails: address("taken") }, { emails: [...address("other"), ...address("free")] }, {}];
    const { body } = await send("contacts", { action: "create", items });
    expect(statuses(body)).toEqual([201, 409, 409, 422]);
    expect(body.results[1]?.problem?.fields?.contactId).toMatch(/^con_/);
  });

  test("what is completed is said to be, and only that", async () => {
    const { results } = (await send("tasks", { action: "create", items: [{ title: "Một" }, { title: "Hai" }] })).body;
    const items = results.map(({ id }, index) => ({ id, version: 1, patch: index === 0 ? { done: true } : { title: "Ba" } }));
    expect(statuses((await send("tasks", { action: "edit", items })).body)).toEqual([200, 200]);
    const eventOf = async (id: string | undefined) =>
      (await workspace.row<{ event: string }>("select event from outbox where record_id = ? and version = 2", id ?? "")).event;
    expect([await eventOf(results[0]?.id), await eventOf(results[1]?.id)]).toEqual(["task.completed", "task.updated"]);
  });

  test("an activity about a contact is about the contact's company as well", async () => {
    const contact = (await rep.client.post<Shown>("contacts", { givenName: "Ánh", companyId })).body;
    const items = [
      { kind: "note", links: [contact.id] },
      { kind: "note", links: [`con_${NOBODY}`] },
      { kind: "note", links: [] },
      { kind: "email", links: [contact.id] },
    ];
    const { body } = await send("activities", { action: "create", items });
    expect(statuses(body)).toEqual([201, 422, 422, 422]);
    expect(await get("activities", body.results[0]?.id)).toMatchObject({ links: [contact.id, companyId], authorId: rep.id });
  });
});

describe("limits and rights", () => {
  const noted = (length: number, note = "") => ({
    action: "create",
    items: Array.from({ length }, (_, index) => ({ title: `Việc ${index}`, note })),
  });

  test("a thousand in one batch, also of several megabytes; one more is refused", { timeout: 120_000 }, async () => {
    const { status, body, headers } = await send("tasks", noted(1_000, "x".repeat(2_000)));
    expect([status, body.done, headers.get("x-round-trips")]).toEqual([200, 1_000, "1"]);
    expect(await send("tasks", noted(1_001))).toMatchObject({ status: 422, body: { fields: { items: expect.any(String) } } });
    expect(await send("tasks", { action: "create", items: [] })).toMatchObject({ status: 422 });
    expect(await statusFor(8 * 1024 * 1024 + 1)).toBe(413);
    expect(await statusFor(1024 * 1024 + 1, "/api/v1/tasks")).toBe(413);
    const undone = await rep.client.post<{ undone: number }>(`changes/${headers.get("relata-change")}/undo`);
    expect(undone.body.undone).toBe(1_000);
  });

  /** What is said to a body of so many bytes before any of it is sent. */
  const statusFor = (bytes: number, path = "/api/v1/tasks/bulk"): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { cookie: app.owner.cookie, origin: app.url, "content-type": "application/json", "content-length": bytes };
      const asking = request(app.url + path, { method: "POST", headers }, ({ statusCode }) => {
        resolve(statusCode);
        asking.destroy();
      });
      asking.on("error", reject).flushHeaders();
    });

  test("who may not delete one may not delete many, and a viewer may nothing", { timeout: 120_000 }, async () => {
    const [agent, viewer] = [await addPerson(app, "agent"), await addPerson(app, "viewer")];
    const { id } = (await rep.client.post<Shown>("contacts", { givenName: "Còn đây" })).body;
    const before = await fingerprint();
    for (const client of [agent.client, viewer.client])
      expect(await client.post("contacts/bulk", { action: "delete", items: [{ id, version: 1 }] })).toMatchObject({
        status: 403,
        body: { code: "forbidden" },
      });
    expect(await fingerprint()).toBe(before);
  });

  test("twenty at once over the same records: each record is changed once for each version, nothing is lost", async () => {
    const { results } = (await send("tasks", noted(5))).body;
    const items = results.map(({ id }) => ({ id, version: 1, patch: { note: "đổi" } }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        send("tasks", { action: "edit", items: items.map((item) => ({ ...item, patch: { note: `${index}` } })) }),
      ),
    );
    const done = answers.flatMap(({ body }) => statuses(body)).filter((status) => status === 200);
    expect(done).toHaveLength(5);
    for (const { id } of results) expect((await get("tasks", id)).version).toBe(2);
  });
});
