import { afterAll, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import type { Shown } from "./kinds.ts";

/** What only tasks do: somebody's, due, done and opened again. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
afterAll(() => app.close());

const create = (input: Record<string, unknown>) => owner.post<Shown>("tasks", { title: "Việc", ...input });
const titles = async (query: string) => (await owner.get<{ items: Shown[] }>(`tasks?${query}`)).body.items.map(({ title }) => title);

test("a task without an assignee is the asker's own", async () => {
  const { member } = (await owner.get<{ member: { id: string } }>("me")).body;
  expect((await create({})).body.assigneeId).toBe(member.id);
  expect((await create({ assigneeId: null })).body.assigneeId).toBeNull();
});

test("completing says when, announces it once, and opening it again takes that back", async () => {
  const { body } = await create({});
  const done = await owner.patch<Shown>(`tasks/${body.id}`, { done: true }, { version: 1 });
  expect(done.body).toMatchObject({ version: 2, doneAt: expect.any(Number) });
  const again = await owner.patch<Shown>(`tasks/${body.id}`, { done: true }, { version: 2 });
  expect(again.body).toMatchObject({ version: 2, doneAt: done.body.doneAt });
  expect((await owner.patch<Shown>(`tasks/${body.id}`, { done: false }, { version: 2 })).body).toMatchObject({ version: 3, doneAt: null });
  const events = await workspace.rows<{ event: string }>("select event from outbox where record_id = ? order by id", body.id);
  expect(events.map(({ event }) => event)).toEqual(["task.created", "task.completed", "task.updated"]);
});

test("open tasks come by due date, those without one last; done ones newest first; the bin apart", async () => {
  const { client, id } = await addPerson(app, "rep");
  const mine = (title: string, dueAt: number | null) => client.post<Shown>("tasks", { title, dueAt });
  await mine("không hạn", null);
  await mine("mai", 2_000);
  await mine("hôm nay", 1_000);
  const done = await mine("xong", 500);
  const binned = await mine("bỏ", 400);
  await client.patch(`tasks/${done.body.id}`, { done: true }, { version: 1 });
  await client.delete(`tasks/${binned.body.id}`, { version: 1 });
  expect(await titles(`assigneeId=${id}`)).toEqual(["hôm nay", "mai", "không hạn"]);
  expect(await titles(`assigneeId=${id}&state=done`)).toEqual(["xong"]);
  expect(await titles(`assigneeId=${id}&bin=true`)).toEqual(["bỏ"]);
  expect(await titles(`assigneeId=${id}&q=hom`)).toEqual(["hôm nay"]);
  expect((await owner.get<{ count: unknown }>(`tasks?assigneeId=${id}&count=true`)).body.count).toEqual({ value: 3, capped: false });
});

test("lists name what a task is about, and a record's page shows its open tasks", async () => {
  const company = (await owner.post<Shown>("companies", { name: "Hãng Mưa" })).body;
  const contact = (await owner.post<Shown>("contacts", { givenName: "Mưa", companyId: company.id })).body;
  const { body } = await create({ title: "Gọi Mưa", contactId: contact.id, companyId: company.id });
  for (const recordId of [contact.id, company.id])
    expect((await owner.get<{ items: Shown[] }>(`tasks?recordId=${recordId}`)).body.items).toEqual([
      { ...body, contactName: "Mưa", companyName: "Hãng Mưa" },
    ]);
  for (const path of [`contacts/${contact.id}/page`, `companies/${company.id}/page`])
    expect((await owner.get<{ tasks: Shown[] }>(path)).body.tasks.map(({ id }) => id)).toEqual([body.id]);
});

test.each([
  ["assigneeId", "con_01H0000000000000000000000X"],
  ["contactId", "com_01H0000000000000000000000X"],
  ["companyId", "con_01H0000000000000000000000X"],
  ["dealId", "com_01H0000000000000000000000X"],
  ["contactId", "con_01H0000000000000000000000X"],
  ["companyId", "com_01H0000000000000000000000X"],
  ["assigneeId", "usr_01H0000000000000000000000X"],
])("%s %s, of another kind or of nobody, is refused by name", async (field, id) => {
  expect(await create({ [field]: id })).toMatchObject({ status: 422, body: { code: "invalid", fields: { [field]: expect.any(String) } } });
});
