import { afterAll, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";

/** Removing the sample says what of people's own work goes with it. */

const app = await startApp();
const { workspace } = databasesOf(app);
afterAll(() => app.close());

test("notes about nothing but the sample go with it and are counted; what is about something else stays", { timeout: 60_000 }, async () => {
  const add = async (plural: string, input: object) => (await app.owner.post<Shown>(plural, input)).body;
  const { items } = (await app.owner.get<{ items: Shown[] }>("contacts?limit=1")).body;
  const ofSample = items[0]?.id ?? "";
  const own = await add("companies", { name: "Công ty của tôi" });
  const gone = [await add("activities", { kind: "note", subject: "Chỉ về mẫu", links: [ofSample] })];
  gone.push(await add("activities", { kind: "call", subject: "Cũng vậy", links: [ofSample] }));
  const kept = await add("activities", { kind: "note", subject: "Về cả hai", links: [ofSample, own.id] });
  const before = await workspace.count("activities", "source = 'sample'");
  const removed = await app.owner.delete<Record<string, number>>("sample");
  expect(removed).toMatchObject({ status: 200, body: { activities: before, alsoRemoved: 2 } });
  expect(removed.body.contacts).toBeGreaterThan(0);
  for (const { id } of gone) expect((await app.owner.get(`activities/${id}`)).status).toBe(404);
  expect((await app.owner.get<Shown>(`activities/${kept.id}`)).body).toMatchObject({ subject: "Về cả hai", links: [own.id] });
});
