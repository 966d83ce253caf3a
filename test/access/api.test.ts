import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LOCKABLE, MASKABLE } from "../../src/access/fields.rules.ts";
import { BUILT_IN } from "../../src/access/policy.rules.ts";
import type { Feed } from "../../src/changes/feed.schema.ts";
import type { BulkAnswer } from "../../src/core/bulk.schema.ts";
import type { NounDescription } from "../../src/fields/fields.schema.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { addPerson, type Person } from "../support/people.ts";
import { addRole, buildWorld, OWNERSHIPS, type Ownership, REACHED, SHARED, type World } from "./world.ts";

/** What the platform's own doors give away: filters, bulk, the description of fields, the feed. Nothing beyond the asker's rights. */

const app = await startApp({ empty: true });
const { owner } = app;
afterAll(() => app.close());

const filtered = (client: Person["client"], noun: string, filter: object) =>
  client.get<{ items: Shown[]; code: string; fields: object }>(`${noun}?limit=100&filter=${encodeURIComponent(JSON.stringify(filter))}`);
const idsOf = ({ body }: { body: { items: Shown[] } }) => body.items.map(({ id }) => id).sort();

describe("a field that the role hides", () => {
  let asker: Person;
  beforeAll(async () => {
    const policy = {
      allows: BUILT_IN.manager.allows,
      hides: { contacts: [...(MASKABLE.contacts ?? [])], companies: ["city"] },
      locks: { contacts: ["stage"] },
    };
    asker = await addPerson(app, await addRole(app, "Giấu", policy));
    const company = (await owner.post<Shown>("companies", { name: "Kín", city: "Huế" })).body;
    await owner.post("contacts", { givenName: "Kín", city: "Huế", companyId: company.id });
  });

  test.each((MASKABLE.contacts ?? []).map((field) => [field]))(
    "%s can be asked for in no filter, turned round or not, however deep",
    async (field) => {
      const condition = { field, op: "notEmpty" };
      for (const filter of [condition, { none: [condition] }, { any: [{ field: "name", op: "is", value: "x" }, { all: [condition] }] }]) {
        const { status, body } = await filtered(asker.client, "contacts", filter);
        expect([status, body.code, Object.keys(body.fields)[0]]).toEqual([403, "forbidden", expect.stringMatching(/\.field$/)]);
      }
      expect((await filtered(owner, "contacts", condition)).status).toBe(200);
    },
  );

  test("nor through a link", async () => {
    expect(await filtered(asker.client, "contacts", { field: "company.city", op: "is", value: "Huế" })).toMatchObject({
      status: 403,
      body: { fields: { "filter.field": expect.any(String) } },
    });
    expect(await filtered(asker.client, "tasks", { field: "contact.emails", op: "notEmpty" })).toMatchObject({ status: 403 });
    expect(idsOf(await filtered(owner, "contacts", { field: "company.city", op: "is", value: "Huế" }))).toHaveLength(1);
  });

  test("stands in no description, and one that is locked is said not to be writable", async () => {
    const describedTo = async (client: Person["client"]) => {
      const { nouns } = (await client.get<{ nouns: NounDescription[] }>("fields")).body;
      return nouns.find(({ noun }) => noun === "contacts")?.fields ?? [];
    };
    const [mine, all] = [await describedTo(asker.client), await describedTo(owner)];
    expect(
      all
        .map(({ name }) => name)
        .filter((name) => !mine.some((field) => field.name === name))
        .sort(),
    ).toEqual([...(MASKABLE.contacts ?? [])].sort());
    const stage = (fields: typeof mine) => fields.find(({ name }) => name === "stage")?.isWritable;
    expect([stage(mine), stage(all)]).toEqual([false, true]);
  });

  test("is named by no change of the feed", async () => {
    const { cursor } = (await asker.client.get<Feed>("changes/feed?since=now")).body;
    const { body } = await owner.post<Shown>("contacts", { givenName: "Đổi" });
    await owner.patch(`contacts/${body.id}`, { city: "Vinh", stage: "customer" }, { version: 1 });
    const fields = async (client: Person["client"]) => (await client.get<Feed>(`changes/feed?since=${cursor}`)).body.items.at(-1)?.fields;
    expect([await fields(asker.client), (await fields(owner))?.sort()]).toEqual([["stage"], ["city", "stage"]]);
  });

  test("and what it locks is refused for the item that changes it, and for no other", async () => {
    expect(LOCKABLE.contacts).toContain("stage");
    const made = await asker.client.post<BulkAnswer>("contacts/bulk", {
      action: "create",
      items: [{ givenName: "A" }, { givenName: "B", stage: "customer" }, { givenName: "C", city: "Huế" }],
    });
    expect(made.body.results.map(({ status }) => status)).toEqual([201, 201, 403]);
    const id = made.body.results[0]?.id;
    const edited = await asker.client.post<BulkAnswer>("contacts/bulk", {
      action: "edit",
      items: [{ id, version: 1, patch: { stage: "customer" } }],
    });
    expect(edited.body.results).toMatchObject([{ status: 403, problem: { code: "forbidden", fields: { stage: expect.any(String) } } }]);
  });
});

describe.each(["own", "team"] as const)("a role whose rights reach %s", (reach) => {
  let world: World;
  let since = "";
  const may = (verb: "read" | "edit" | "delete", ownership: Ownership) =>
    REACHED[reach].includes(ownership) || SHARED[verb].includes(ownership);
  beforeAll(async () => {
    const allows = Object.fromEntries(
      Object.keys(BUILT_IN.manager.allows).map((verb) => [
        verb,
        /^(companies|contacts|deals|activities|tasks):(read|edit|delete)$/.test(verb) ? reach : "all",
      ]),
    );
    since = (await owner.get<Feed>("changes/feed?since=now")).body.cursor;
    world = await buildWorld(
      app,
      await addRole(app, `Đến ${reach}`, { allows: allows as typeof BUILT_IN.manager.allows, hides: {}, locks: {} }),
    );
  });

  test.each(["companies", "contacts", "tasks"] as const)("%s: a filter finds none beyond it", async (noun) => {
    const all = world.records[noun];
    const seen = OWNERSHIPS.filter((ownership) => may("read", ownership)).map((ownership) => all[ownership]);
    expect(idsOf(await filtered(world.asker.client, noun, { field: "id", op: "in", value: Object.values(all) }))).toEqual(seen.sort());
    expect(idsOf(await filtered(owner, noun, { field: "id", op: "in", value: Object.values(all) }))).toHaveLength(OWNERSHIPS.length);
  });

  test("what is asked of a linked record is asked only of those it reaches", async () => {
    const companyId = world.records.companies.stranger;
    const ownerId = world.asker.id;
    const mine = (await owner.post<Shown>("contacts", { givenName: "Của tôi", companyId, ownerId })).body.id;
    const named = (op: string) => ({
      all: [
        { field: "id", op: "is", value: mine },
        { field: "company.name", op, value: "Công ty" },
      ],
    });
    expect(idsOf(await filtered(owner, "contacts", named("contains")))).toEqual([mine]);
    expect(idsOf(await filtered(world.asker.client, "contacts", named("contains")))).toEqual([]);
    expect(idsOf(await filtered(world.asker.client, "contacts", named("notContains")))).toEqual([mine]);
  });

  test.each(["companies", "contacts", "tasks", "activities"] as const)(
    "%s in bulk: what is not seen is not found, what is seen but not reached is refused",
    async (noun) => {
      const items = OWNERSHIPS.map((ownership) => ({ id: world.records[noun][ownership], version: 1 }));
      // Activities are seen with the customers they are about as well, which here are nobody's.
      for (const verb of ["edit", "delete"] as const) {
        const body = verb === "edit" ? items.map((item) => ({ ...item, patch: {} })) : items;
        const { results } = (await world.asker.client.post<BulkAnswer>(`${noun}/bulk`, { action: verb, items: body })).body;
        const expected = OWNERSHIPS.map((ownership) => (may(verb, ownership) ? 200 : may("read", ownership) ? 403 : 404));
        expect([verb, results.map(({ status }) => status)]).toEqual([verb, expected]);
      }
    },
  );

  test("a reference to what is not seen is refused as to nothing, for the item that makes it", async () => {
    const { stranger, own } = world.records.companies;
    const made = await world.asker.client.post<BulkAnswer>("contacts/bulk", {
      action: "create",
      items: [
        { givenName: "A", companyId: stranger },
        { givenName: "B", companyId: own },
      ],
    });
    expect(made.body.results).toMatchObject([{ status: 422, problem: { fields: { companyId: expect.any(String) } } }, { status: 201 }]);
  });

  test("the feed tells of none beyond it, and leaves nothing of it out", async () => {
    const told = async (client: Person["client"]) => {
      const ids = new Set<string>();
      for (let cursor = since; ; ) {
        const { body } = await client.get<Feed>(`changes/feed?since=${cursor}&limit=7`);
        for (const { id } of body.items) ids.add(id);
        cursor = body.cursor;
        if (!body.hasMore) return ids;
      }
    };
    const [mine, all] = [await told(world.asker.client), await told(owner)];
    for (const noun of ["companies", "contacts", "tasks", "activities"] as const)
      for (const ownership of OWNERSHIPS) {
        const id = world.records[noun][ownership];
        expect([noun, ownership, mine.has(id), all.has(id)]).toEqual([noun, ownership, may("read", ownership), true]);
      }
  });

  test("who has an address is said to those who may see them", async () => {
    const taken = { emails: [{ address: `bi-mat-${reach}@example.com` }] };
    const { id } = (await owner.post<Shown>("contacts", { givenName: "Bí mật", ...taken })).body;
    const refused = async (client: Person["client"]) => [
      (await client.post<{ fields: object }>("contacts", taken)).body.fields,
      (await client.post<BulkAnswer>("contacts/bulk", { action: "create", items: [taken] })).body.results[0]?.problem?.fields,
    ];
    for (const fields of await refused(owner)) expect(fields).toMatchObject({ contactId: id });
    for (const fields of await refused(world.asker.client)) expect(fields).not.toHaveProperty("contactId");
  });
});
