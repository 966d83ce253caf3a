import { afterAll, expect, test } from "vitest";
import { addRole, keyWith } from "../access/world.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { addPerson, pageOf } from "../support/people.ts";

/** Who is asking, in one round trip, and what they may change of themselves. */

const app = await startApp({ empty: true });
afterAll(() => app.close());

test("the page learns all it needs at once", async () => {
  const { id } = await addPerson(app, "rep", "Ánh");
  const answer = await app.owner.get<Record<string, Shown>>("me");
  expect(answer.headers.get("x-round-trips")).toBe("1");
  expect(answer.body).toMatchObject({
    member: { email: "linh@mocgiang.example", role: "owner", locale: "vi", signature: null },
    workspace: { id: app.setUp.workspace.id, name: "Relata", currency: "VND", timeZone: "Asia/Ho_Chi_Minh", hasSample: false },
    assistant: { engine: "built-in", model: null },
    members: expect.arrayContaining([{ id, name: "Ánh", role: "rep" }]),
  });
});

test("who may not read the members, by role or by the scopes of a key, learns of nobody else", async () => {
  await addPerson(app, "rep", "Đồng nghiệp");
  const key = await addPerson(app, "rep", "Khoá hẹp");
  const blind = await addPerson(
    app,
    await addRole(app, "Không thấy ai", { allows: { "contacts:read": "all" }, hides: {}, locks: {} }),
    "Mù",
  );
  for (const [client, { id }] of [
    [await keyWith(app, key, ["contacts:read"]), key],
    [await pageOf(app, blind), blind],
  ] as const) {
    expect((await client.get("members")).status).toBe(403);
    const { members, member } = (await client.get<{ members: Shown[]; member: Shown }>("me")).body;
    expect([members.map((each) => each.id), member.id, member.locale]).toEqual([[id], id, "vi"]);
  }
});

test("everybody may change their own name, language and signature, and nothing else", async () => {
  const person = await addPerson(app, "viewer", "Cũ");
  const [client, { id }] = [await pageOf(app, person), person];
  expect(await person.client.patch("me", { name: "Bằng khoá" }, { version: 1 }), "not with a key").toMatchObject({ status: 403 });
  expect(
    (await client.patch<Shown>("me", { name: " Mới \u0000", locale: "en", signature: "Dòng 1\nDòng 2" }, { version: 1 })).body,
  ).toMatchObject({
    ...{ id, name: "Mới", locale: "en", signature: "Dòng 1\nDòng 2", role: "viewer" },
  });
  expect((await client.get<{ member: Shown }>("me")).body.member).toMatchObject({ name: "Mới", locale: "en" });
  for (const field of ["role", "email", "id", "managerId", "version"])
    expect(await client.patch("me", { [field]: "owner" }, { version: 2 }), field).toMatchObject({
      status: 422,
      body: { fields: { [field]: expect.any(String) } },
    });
  expect(await client.patch("me", { locale: "fr" }, { version: 2 })).toMatchObject({
    status: 422,
    body: { fields: { locale: expect.any(String) } },
  });
});

test("a profile is changed as it was last seen", async () => {
  const client = await pageOf(app, await addPerson(app, "rep"));
  const { version } = (await client.get<{ member: Shown }>("me")).body.member;
  expect(await client.patch("me", { name: "Không" })).toMatchObject({ status: 428, body: { code: "precondition_required" } });
  expect((await client.patch<Shown>("me", { name: "Một" }, { version })).body.version).toBe(version + 1);
  expect(await client.patch("me", { name: "Hai" }, { version })).toMatchObject({ status: 412, body: { code: "stale" } });
});

test("colleagues come in pages, by name", async () => {
  const { items } = (await app.owner.get<{ items: Shown[] }>("members?sort=name")).body;
  expect(items.map(({ name }) => name)).toContain("Mới");
  expect(JSON.stringify(items)).not.toMatch(/password|hash/);
});
