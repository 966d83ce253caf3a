import { afterAll, describe, expect, test } from "vitest";
import type { Policy } from "../../src/access/policy.rules.ts";
import { startApp } from "../support/app.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { addRole, buildWorld, OWNERSHIPS, type Ownership, REACHED, SCOPED, type ScopedNoun, SHARED } from "./world.ts";

/** Role × verb × whose it is, at every door of a record: who may not see gets 404, who may see but not do gets 403, and what is refused changes nothing. */

type Scope = "own" | "team" | "all";
type Reach = Partial<Record<"read" | "edit" | "delete", Scope>>;

const app = await startApp({ empty: true, env: { RATE_LIMIT_KEY: "1000000", RATE_LIMIT_PAGE: "1000000" } });
const databases = databasesOf(app);
afterAll(() => app.close());

const policyWith = (reach: Reach): Policy => {
  const verbs = SCOPED.flatMap((noun) => Object.entries(reach).map(([action, scope]) => [`${noun}:${action}`, scope]));
  const others = ["search:read", "members:read", "changes:read", "changes:edit", "settings:read", "assistant:read", "assistant:create"];
  return { allows: Object.fromEntries([...verbs, ...others.map((verb) => [verb, "all"])]), hides: {}, locks: {} };
};

const ROLES: [string, Reach][] = [
  ["own", { read: "own", edit: "own", delete: "own" }],
  ["team", { read: "team", edit: "team", delete: "team" }],
  ["all to read, team to edit, own to delete", { read: "all", edit: "team", delete: "own" }],
  ["team to read, own to edit", { read: "team", edit: "own" }],
  ["all", { read: "all", edit: "all", delete: "all" }],
  ["all to read", { read: "all" }],
  ["own to read", { read: "own" }],
];

const reaches = (reach: Reach, action: "read" | "edit" | "delete", whose: Ownership): boolean => {
  const scope = reach[action];
  return scope !== undefined && (REACHED[scope].includes(whose) || SHARED[action].includes(whose));
};

const expected = (reach: Reach, action: "read" | "edit" | "delete", whose: Ownership, done: number): number => {
  if (!reach[action]) return 403;
  if (!reaches(reach, "read", whose)) return 404;
  return reaches(reach, action, whose) ? done : 403;
};

let cells = 0;
const fingerprint = async () => {
  await allEventsDone(databases);
  return databases.workspace.fingerprint();
};

describe.each(ROLES)("%s", (name, reach) => {
  const ready = addRole(app, name, policyWith(reach)).then((role) => buildWorld(app, role));
  const wanted = (records: Record<Ownership, string>) =>
    OWNERSHIPS.filter((whose) => reaches(reach, "read", whose)).map((whose) => records[whose]);

  test.each(["companies", "contacts", "deals", "orders", "tasks"] as const)(
    "the list of %s, with its count and its search",
    async (noun) => {
      const { asker, records, word } = await ready;
      const mine = Object.values(records[noun]);
      type Page = { items: { id: string }[]; nextCursor: string | null; count?: { value: number } };
      const ids: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const { body } = (await asker.client.get<Page>(`${noun}?limit=100${cursor ? `&cursor=${cursor}` : ""}`)) as { body: Page };
        ids.push(...body.items.map(({ id }) => id));
        cursor = body.nextCursor;
      }
      cells += OWNERSHIPS.length * 3;
      expect(ids.filter((id) => mine.includes(id)).sort()).toEqual(wanted(records[noun]).sort());
      const counted = (await asker.client.get<Page>(`${noun}?count=true&limit=1`)).body.count?.value;
      expect(counted).toBe(ids.length);
      const found = (await asker.client.get<Page>(`${noun}?q=${word}&limit=100`)).body.items.map(({ id }) => id);
      // Deals were put straight into the database, past the search words.
      expect(found.sort()).toEqual(noun === "deals" ? [] : wanted(records[noun]).sort());
    },
  );

  test("the search over everything", async () => {
    const { asker, records, word } = await ready;
    type Hits = { hits: { id: string }[] };
    for (const kind of [undefined, "company", "contact", "order", "task", "activity"] as const) {
      const { status, body } = await asker.client.get<Hits>(`search?limit=50&q=${word}${kind ? `&kind=${kind}` : ""}`);
      expect([status, body.hits ?? body]).toEqual([200, expect.any(Array)]);
      const { hits } = body;
      const nouns = ["companies", "contacts", "orders", "tasks", "activities"] as const;
      const seen = nouns.filter((noun) => !kind || noun.startsWith(kind.slice(0, 4))).flatMap((noun) => wanted(records[noun]));
      cells += OWNERSHIPS.length * (kind ? 1 : 5);
      expect([kind, hits.map(({ id }) => id).sort()]).toEqual([kind, seen.sort()]);
    }
  });

  const READS: Partial<Record<ScopedNoun, (id: string) => string[]>> = {
    companies: (id) => [`companies/${id}/page`, `activities?recordId=${id}`, `assistant/summary?recordId=${id}`],
    contacts: (id) => [`contacts/${id}/page`, `assistant/summary?recordId=${id}`],
  };

  test.each(SCOPED)("%s one by one", async (noun) => {
    const { asker, records } = await ready;
    const before = await fingerprint();
    for (const whose of OWNERSHIPS) {
      const id = records[noun][whose];
      const status = async (method: string, path: string, body?: unknown) =>
        (await asker.client.send(method, `/api/v1/${path}`, body, { version: 1 })).status;
      cells += 4;
      const read = expected(reach, "read", whose, 200);
      expect([whose, "read", await status("GET", `${noun}/${id}`)]).toEqual([whose, "read", read]);
      expect([whose, "shares", await status("GET", `shares?recordId=${id}`)]).toEqual([whose, "shares", read]);
      for (const path of READS[noun]?.(id) ?? []) {
        if (path.startsWith("activities?")) continue;
        cells += 1;
        expect([whose, path, await status("GET", path)]).toEqual([whose, path, read]);
      }
      const history = await asker.client.get<{ items: unknown[] }>(`changes?recordId=${id}`);
      if (noun !== "deals") expect([whose, history.body.items.length > 0]).toEqual([whose, reaches(reach, "read", whose)]);
      if (noun === "deals") continue;
      // Refused ones first: they must leave everything as it is.
      for (const [action, method] of [
        ["edit", "PATCH"],
        ["delete", "DELETE"],
      ] as const) {
        cells += 1;
        const wanted = expected(reach, action, whose, 200);
        if (wanted === 200) continue;
        expect([whose, action, await status(method, `${noun}/${id}`, action === "edit" ? {} : undefined)]).toEqual([whose, action, wanted]);
      }
    }
    expect(await fingerprint()).toBe(before);
    for (const whose of noun === "deals" ? [] : OWNERSHIPS) {
      const id = records[noun][whose];
      const field = noun === "tasks" ? "title" : noun === "activities" ? "subject" : noun === "orders" ? "channel" : "city";
      if (expected(reach, "edit", whose, 200) === 200)
        expect([whose, (await asker.client.patch(`${noun}/${id}`, { [field]: "Huế" }, { version: 1 })).status]).toEqual([whose, 200]);
      const version = expected(reach, "edit", whose, 200) === 200 ? 2 : 1;
      if (expected(reach, "delete", whose, 200) === 200)
        expect([whose, (await asker.client.delete(`${noun}/${id}`, { version })).status]).toEqual([whose, 200]);
    }
  });
});

test("nobody links to what they do not see: it is refused just as what is not there", async () => {
  const allows: Policy["allows"] = Object.fromEntries(
    SCOPED.flatMap((noun) => [
      [`${noun}:read`, "own" as const],
      [`${noun}:edit`, "own" as const],
      [`${noun}:create`, "all" as const],
    ]),
  );
  const { asker, records } = await buildWorld(app, await addRole(app, "links", { allows, hides: {}, locks: {} }));
  const before = await fingerprint();
  const NOWHERE: Record<string, string> = {
    companyId: "com_01H0000000000000000000000X",
    contactId: "con_01H0000000000000000000000X",
    dealId: "dea_01H0000000000000000000000X",
  };
  for (const [noun, input, field, linked] of [
    ["contacts", { givenName: "A" }, "companyId", "companies"],
    ["tasks", { title: "A" }, "companyId", "companies"],
    ["tasks", { title: "A" }, "contactId", "contacts"],
    ["tasks", { title: "A" }, "dealId", "deals"],
    ["companies", { name: "A" }, "parentId", "companies"],
  ] as const) {
    const send = (id: string | undefined) => [
      asker.client.post<{ detail: string }>(noun, { ...input, [field]: id }),
      asker.client.patch<{ detail: string }>(`${noun}/${records[noun].own}`, { [field]: id }, { version: 1 }),
    ];
    const [unseen, missing] = await Promise.all(
      [records[linked].stranger, NOWHERE[field] ?? NOWHERE.companyId].map((id) => Promise.all(send(id))),
    );
    for (const index of [0, 1]) {
      const [one, other] = [unseen?.[index]?.body, missing?.[index]?.body].map((body) => ({ ...body, requestId: "" }));
      expect([noun, field, unseen?.[index]?.status, one]).toEqual([noun, field, 422, other]);
    }
  }
  const log = await asker.client.post("activities", { kind: "note", links: [records.contacts.stranger] });
  expect(log.status).toBe(422);
  expect(await fingerprint()).toBe(before);
  expect((await asker.client.post("contacts", { givenName: "B", companyId: records.companies.own })).status).toBe(201);
});

test("a matrix worth the name", () => {
  expect(cells).toBeGreaterThan(1_500);
});
