import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LOCKABLE, MASKABLE } from "../../src/access/fields.rules.ts";
import type { Policy } from "../../src/access/policy.rules.ts";
import { BUILT_IN } from "../../src/access/policy.rules.ts";
import { startApp } from "../support/app.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { addPerson, type Person } from "../support/people.ts";
import { addRole } from "./world.ts";

/** Field by field: what a role does not see is empty at every door and finds nothing, and what it may not change it cannot. */

const app = await startApp({ empty: true, env: { RATE_LIMIT_KEY: "1000000", RATE_LIMIT_PAGE: "1000000" } });
const databases = databasesOf(app);
const { owner } = app;
afterAll(() => app.close());

const NOUNS = ["companies", "contacts"] as const;
type Noun = (typeof NOUNS)[number];
const SECRET = "tuyệt mật";

/** A value of each field that is found nowhere else. */
const VALUES: Record<Noun, Record<string, unknown>> = {
  companies: {
    ...{ domain: "kin.example.com", website: "https://kin.example.com", phone: "0901111222", industry: `Ngành ${SECRET}`, employees: 4321 },
    ...{ foundedYear: 1987, annualRevenue: 987_654_321, currency: "USD", taxCode: "KIN0301234567", address: `Phố ${SECRET}` },
    ...{ city: `Thành ${SECRET}`, country: "VN", description: `Lời ${SECRET}` },
  },
  contacts: {
    ...{
      title: `Chức ${SECRET}`,
      emails: [{ address: "kin@kin.example.com", label: "work" }],
      phones: [{ number: "+84903334445", label: "mobile" }],
    },
    ...{ city: `Thành ${SECRET}`, country: "VN", birthday: "1987-06-05", description: `Lời ${SECRET}` },
  },
};
const NAME: Record<Noun, Record<string, unknown>> = { companies: { name: "Công ty Kín" }, contacts: { givenName: "Kín" } };
const OTHER: Record<string, unknown> = {
  ...{ domain: "hai.example.com", website: "https://hai.example.com", phone: "0902", industry: "x", employees: 1, foundedYear: 1990 },
  ...{ annualRevenue: 1, currency: "VND", taxCode: "x", address: "x", city: "x", country: "US", description: "x", title: "x" },
  ...{ emails: [{ address: "hai@example.com" }], phones: [{ number: "0909999888" }], birthday: "2000-01-01" },
};

const ids = {} as Record<Noun, string>;
beforeAll(async () => {
  ids.companies = (await owner.post<{ id: string }>("companies", { ...NAME.companies, ...VALUES.companies })).body.id;
  ids.contacts = (await owner.post<{ id: string }>("contacts", { ...NAME.contacts, ...VALUES.contacts, companyId: ids.companies })).body.id;
});

const manager = BUILT_IN.manager.allows;
const personWith = async (name: string, policy: Partial<Policy>): Promise<Person> =>
  addPerson(app, await addRole(app, name, { allows: manager, hides: {}, locks: {}, ...policy }));
const fingerprint = async () => {
  await allEventsDone(databases);
  return databases.workspace.fingerprint();
};
const emptyOf = (value: unknown) => (Array.isArray(value) ? [] : null);

describe.each(NOUNS)("%s", (noun) => {
  const fields = MASKABLE[noun] ?? [];

  test("every field that can be hidden has a value here", () => {
    expect(Object.keys(VALUES[noun]).sort()).toEqual([...fields].sort());
  });

  test.each(fields)("%s hidden", async (field) => {
    const { client } = await personWith(`${noun} without ${field}`, { hides: { [noun]: [field] } });
    const value = VALUES[noun][field];
    const open = Object.keys(VALUES[noun]).filter((other) => other !== field);
    type Shown = Record<string, unknown>;
    const read = (await client.get<Shown>(`${noun}/${ids[noun]}`)).body;
    expect(read[field]).toEqual(emptyOf(value));
    expect(open.filter((other) => JSON.stringify(read[other]) === JSON.stringify(emptyOf(VALUES[noun][other])))).toEqual([]);
    const listed = (await client.get<{ items: Shown[] }>(noun)).body.items.find(({ id }) => id === ids[noun]);
    expect(listed?.[field]).toEqual(emptyOf(value));
    const page = (await client.get<Record<string, Shown>>(`${noun}/${ids[noun]}/page`)).body;
    expect(page[noun === "companies" ? "company" : "contact"]?.[field]).toEqual(emptyOf(value));
    expect((await client.get<{ access: { hidden: unknown } }>("me")).body.access.hidden).toEqual({ [noun]: [field] });

    const before = await fingerprint();
    const refused = await client.patch<{ fields: object }>(`${noun}/${ids[noun]}`, { [field]: OTHER[field] }, { version: 1 });
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([403, [field]]);
    const create = await client.post(noun, { ...NAME[noun], [field]: OTHER[field] });
    expect(create.status).toBe(403);
    expect(await fingerprint()).toBe(before);
  });

  test.each(fields)("%s locked: seen, and as it is", async (field) => {
    const { client } = await personWith(`${noun} with ${field} locked`, { locks: { [noun]: [field] } });
    const read = (await client.get<Record<string, unknown>>(`${noun}/${ids[noun]}`)).body;
    expect(read[field]).not.toEqual(emptyOf(VALUES[noun][field]));
    expect((await client.patch(`${noun}/${ids[noun]}`, { [field]: OTHER[field] }, { version: 1 })).status).toBe(403);
    expect((await client.post(noun, { ...NAME[noun], [field]: OTHER[field] })).status).toBe(403);
  });
});

test("a record can be made and changed beside a hidden field, which stays as it is", async () => {
  const { client } = await personWith("no addresses", { hides: { contacts: ["emails", "phones"] } });
  const made = await client.post<{ id: string; version: number }>("contacts", { givenName: "Mới", city: "Huế", emails: [], phones: [] });
  expect(made.status).toBe(201);
  await owner.patch(`contacts/${made.body.id}`, { emails: [{ address: "moi@moi.example.com" }] }, { version: 1 });
  expect((await client.patch(`contacts/${made.body.id}`, { city: "Vinh" }, { version: 2 })).status).toBe(200);
  expect((await owner.get<{ emails: { address: string }[] }>(`contacts/${made.body.id}`)).body.emails[0]?.address).toBe(
    "moi@moi.example.com",
  );
  expect(await databases.workspace.count("contact_points", "contact_id = ?", made.body.id)).toBe(1);
  const found = await owner.get<{ hits: { id: string }[] }>("search?q=moi@moi.example.com");
  expect(found.body.hits.map(({ id }) => id)).toContain(made.body.id);
});

test("what is hidden cannot be found by its words, neither in lists nor in the search, nor does a passage show it", async () => {
  const { client } = await personWith("blind", { hides: { contacts: ["phones", "emails"], companies: ["taxCode"] } });
  for (const q of ["kin@kin.example.com", "0903334445", "KIN0301234567", "tuyet mat"]) {
    for (const path of [`search?limit=50&q=${q}`, `contacts?q=${q}`, `companies?q=${q}`]) {
      const text = JSON.stringify((await client.get(path)).body);
      expect([q, path, text.includes(ids.contacts) || text.includes(ids.companies)]).toEqual([q, path, false]);
    }
    expect(JSON.stringify((await owner.get(`search?limit=50&q=${q}`)).body)).toMatch(new RegExp(`${ids.contacts}|${ids.companies}`));
  }
  const byName = (await client.get<{ hits: { id: string; passage: string }[] }>("search?q=kin")).body.hits;
  expect(byName.filter(({ id }) => [ids.contacts, ids.companies].includes(id)).map(({ passage }) => passage)).toEqual(["", ""]);
});

test("the history of a record leaves out what is hidden", async () => {
  await owner.patch(`companies/${ids.companies}`, { city: "Đổi", taxCode: "KIN2" }, { version: 1 });
  const { client } = await personWith("no tax code", { hides: { companies: ["taxCode"] } });
  const { items } = (await client.get<{ items: { fields: object }[] }>(`changes?recordId=${ids.companies}`)).body;
  expect(Object.keys(items[0]?.fields ?? {})).toEqual(["city"]);
  expect(JSON.stringify(items)).not.toContain("KIN");
});

test("what the assistant says rests on nothing that is hidden", async () => {
  const { client } = await personWith("no addresses for the assistant", {
    hides: { contacts: ["phones", "emails", "title", "description"] },
  });
  const text = JSON.stringify((await client.get(`assistant/summary?recordId=${ids.contacts}`)).body);
  expect(text).not.toMatch(/kin@kin|903334445|Chức/);
});

test("only fields that may be empty can be hidden, and all of those can be locked", () => {
  for (const [noun, fields = []] of Object.entries(MASKABLE)) expect(LOCKABLE[noun]).toEqual(expect.arrayContaining([...fields]));
});
