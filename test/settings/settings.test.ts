import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";

/** The workspace's name, currency and time zone. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
afterAll(() => app.close());

interface Settings {
  name: string;
  currency: string;
  timeZone: string;
  version: number;
}

const read = () => app.owner.get<Settings>("settings");

test("a change shows at once, with its version, to everybody", async () => {
  const { body: before } = await read();
  const edited = await app.owner.patch<Settings>("settings", { name: " Mộc  Giang ", currency: "USD" }, { version: before.version });
  expect(edited.body).toEqual({ ...before, name: "Mộc Giang", currency: "USD", version: before.version + 1 });
  const now = await read();
  expect([now.body, now.headers.get("etag")]).toEqual([edited.body, `"${edited.body.version}"`]);
  const { client } = await addPerson(app, "viewer");
  expect((await client.get<{ workspace: Settings }>("me")).body.workspace).toMatchObject({ name: "Mộc Giang", currency: "USD" });
});

test("a change of nothing writes nothing", async () => {
  const { body } = await read();
  await allEventsDone(databases);
  const before = await databases.workspace.fingerprint();
  for (const patch of [{}, { name: body.name }, { currency: body.currency, timeZone: body.timeZone }])
    expect((await app.owner.patch("settings", patch, { version: body.version })).body).toEqual(body);
  expect(await databases.workspace.fingerprint()).toBe(before);
});

describe("what is refused", () => {
  test.each([
    ["currency", "vnd"],
    ["currency", "EURO"],
    ["timeZone", "Saigon"],
    ["timeZone", ""],
    ["timeZone", "x".repeat(61)],
    ["name", " "],
    ["name", "x".repeat(101)],
    ["locale", "vi"],
  ])("%s %j, by name", async (field, value) => {
    const { version } = (await read()).body;
    expect(await app.owner.patch("settings", { [field]: value }, { version })).toMatchObject({
      status: 422,
      body: { fields: { [field]: expect.any(String) } },
    });
  });

  test("a change by a manager, one without a version, one of an old version", async () => {
    const { client } = await addPerson(app, "manager");
    expect((await client.patch("settings", { name: "x" }, { version: 1 })).status).toBe(403);
    expect((await app.owner.patch("settings", { name: "x" })).status).toBe(428);
    expect(await app.owner.patch("settings", { name: "x" }, { version: 999 })).toMatchObject({ status: 412, body: { code: "stale" } });
  });
});
