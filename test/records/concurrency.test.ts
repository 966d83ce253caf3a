import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { KINDS, type Shown } from "./kinds.ts";

/** Of many who change the same version at once one wins, and of the others nothing is left. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace } = databases;
const { owner } = app;
const AT_ONCE = 20;
afterAll(() => app.close());

describe.each(KINDS.map((kind) => ({ kind, field: Object.keys(kind.edit)[0] as string })))("$kind.kind", ({ kind, field }) => {
  test(`of ${AT_ONCE} edits of one version exactly one is carried out, whole`, async () => {
    const company = await owner.post<Shown>("companies", { name: "Chung" });
    const { body } = await owner.post<Shown>(kind.plural, kind.input(company.body.id));
    const texts = Array.from({ length: AT_ONCE }, (_, index) => `Riêng${index}`);
    const answers = await Promise.all(
      texts.map((text) => owner.patch<Shown>(`${kind.plural}/${body.id}`, { [field]: text }, { version: 1 })),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: AT_ONCE - 1 }, () => 412)]);
    for (const { status, body: problem } of answers) if (status === 412) expect(problem).toMatchObject({ code: "stale" });
    const now = await owner.get<Shown>(`${kind.plural}/${body.id}`);
    expect(now.body).toEqual(winners[0]?.body);
    expect(await workspace.count("change_log", "record_id = ? and action = 'update'", body.id)).toBe(1);
    expect(await workspace.count("outbox", "record_id = ?", body.id)).toBe(2);
    const document = await workspace.row<{ title_exact: string }>("select title_exact from search_documents where record_id = ?", body.id);
    expect(document.title_exact).toContain(String(now.body[field]).toLowerCase());
  });

  test("deleting and editing at once: one of them", async () => {
    const company = await owner.post<Shown>("companies", { name: "Chung" });
    const { body } = await owner.post<Shown>(kind.plural, kind.input(company.body.id));
    const path = `${kind.plural}/${body.id}`;
    const answers = await Promise.all([owner.delete(path, { version: 1 }), owner.patch(path, { [field]: "Khác" }, { version: 1 })]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status !== 200)?.status).toSatisfy((status) => status === 412 || status === 409);
    expect(await workspace.count("change_log", "record_id = ?", body.id)).toBe(2);
  });
});

test("a change that the database refuses leaves nothing: no row, log, event, search text or kept answer", async () => {
  await owner.post("contacts", { givenName: "Giữ", emails: [{ address: "giu@example.com" }] });
  await allEventsDone(databases);
  const before = await workspace.fingerprint();
  const input = { givenName: "Rơi", emails: [{ address: "giu@example.com" }] };
  expect((await owner.post("contacts", input, { idempotencyKey: "refused" })).status).toBe(409);
  expect(await workspace.fingerprint()).toBe(before);
  const free = { ...input, emails: [] };
  expect((await owner.post("contacts", free, { idempotencyKey: "refused" })).status).toBe(201);
});

test("settings hold the same promise", async () => {
  const { version } = (await owner.get<{ version: number }>("settings")).body;
  const names = Array.from({ length: AT_ONCE }, (_, index) => `Hãng ${index}`);
  const answers = await Promise.all(names.map((name) => owner.patch<{ name: string }>("settings", { name }, { version })));
  const winners = answers.filter(({ status }) => status === 200);
  expect(winners).toHaveLength(1);
  expect((await owner.get("settings")).body).toEqual(winners[0]?.body);
  expect(await workspace.count("outbox", "event = 'settings.updated'")).toBe(1);
});
