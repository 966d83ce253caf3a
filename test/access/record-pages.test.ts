import { afterAll, expect, test } from "vitest";
import type { Policy } from "../../src/access/policy.rules.ts";
import { startApp } from "../support/app.ts";
import { addPerson } from "../support/people.ts";
import { addRole, buildWorld, type Ownership } from "./world.ts";

/** What a record's page says may be done with it, and what is there for who looks as somebody else. */

const app = await startApp({ empty: true });
afterAll(() => app.close());

const allows = (more: Policy["allows"]): Policy => ({ allows: { "members:read": "all", ...more }, hides: {}, locks: {} });

test.each(["contacts", "companies"] as const)("the page of one of the %s says how far the asker's rights reach it", async (noun) => {
  const role = await addRole(
    app,
    `${noun} by reach`,
    allows({ [`${noun}:read`]: "all", [`${noun}:edit`]: "team", [`${noun}:delete`]: "own" } as Policy["allows"]),
  );
  const { asker, records } = await buildWorld(app, role);
  const said = async (whose: Ownership) =>
    (await asker.client.get<{ may: { edit: boolean; delete: boolean } }>(`${noun}/${records[noun][whose]}/page`)).body.may;
  expect(await said("own")).toEqual({ edit: true, delete: true });
  expect(await said("below")).toEqual({ edit: true, delete: false });
  expect(await said("shared to edit")).toEqual({ edit: true, delete: false });
  expect(await said("shared to read")).toEqual({ edit: false, delete: false });
  expect(await said("stranger")).toEqual({ edit: false, delete: false });
  const { body } = await app.owner.get<{ may: unknown }>(`${noun}/${records[noun].stranger}/page`);
  expect(body.may).toEqual({ edit: true, delete: true });
});

test("who looks as a colleague sees neither one's private notes, unless both may read them", async () => {
  const colleague = await addPerson(app, "rep");
  const contact = (await app.owner.post<{ id: string }>("contacts", { givenName: "Riêng" })).body.id;
  const note = async (client: typeof app.owner, body: string) =>
    (await client.post<{ id: string }>("activities", { kind: "note", body, links: [contact], isPrivate: true })).body.id;
  const mine = await note(app.owner, "mine");
  const shared = await note(app.owner, "shared with the colleague");
  const theirs = await note(colleague.client, "theirs");
  await app.owner.post("shares", { recordId: shared, grantee: colleague.id });

  const seen = async (client: typeof app.owner, headers: Record<string, string> = {}) =>
    (await client.get<{ items: { id: string }[] }>(`activities?recordId=${contact}`, { headers })).body.items.map(({ id }) => id).sort();
  expect(await seen(app.owner)).toEqual([mine, shared].sort());
  expect(await seen(colleague.client)).toEqual([shared, theirs].sort());
  expect(await seen(app.owner, { "relata-view-as": colleague.id })).toEqual([shared]);
  expect((await app.owner.get(`activities/${mine}`, { headers: { "relata-view-as": colleague.id } })).status).toBe(404);
});
