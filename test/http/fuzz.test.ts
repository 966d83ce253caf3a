import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATORS, PERIODS } from "../../src/core/filters.schema.ts";
import { REFUSAL_CODES } from "../../src/core/refusal.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { contractOf } from "../support/contract.ts";
import { arbitraryOf, type Document, type Operation, operationsIn } from "../support/openapi.ts";
import { isProving } from "../support/proof.ts";

/** Whatever is sent to whichever route: it is answered as the document says, and a refusal is a problem with a code that the code knows. */

const app = await startApp({ empty: true });
/** The sample takes seconds to load, each workspace has its database made, and both are proved elsewhere. */
const document = (await app.owner.get<Document>("openapi.json")).body;
/** After these nobody could ask for anything any more: each has tests of its own. */
const LAST = new Set(["POST /me/password", "POST /workspace/close", "POST /workspace/leave", "POST /workspace/transfer"]);
const operations = operationsIn(document).filter(({ name, path }) => path !== "/sample" && !LAST.has(name) && name !== "POST /workspaces");
const broken = contractOf(document);
let client = app.owner;
const REQUESTS = isProving ? 10_000 : 1_000;
const CODES = new Set<string>(REFUSAL_CODES);
const known: string[] = [];
afterAll(() => app.close());
beforeAll(async () => {
  const make = async (plural: string, input: Record<string, unknown>) => known.push((await app.owner.post<Shown>(plural, input)).body.id);
  await make("companies", { name: "Mồi" });
  await make("contacts", { givenName: "Mồi", emails: [{ address: "moi@example.com" }] });
  await make("activities", { kind: "note", links: [known[0]], body: "mồi" });
  await make("tasks", { title: "Mồi", contactId: known[1] });
  await make("webhooks", { url: "https://hooks.example.org/x", events: ["import.*"] });
  await make("inbound-hooks", { name: "Mồi" });
  await make("forms", { name: "Mồi", setup: FORM });
  known.push((await app.owner.get<{ member: Shown }>("me")).body.member.id);
});
const FORM = {
  ...{ title: "Mồi", intro: "", language: "vi", fields: [{ field: "email", label: "Email", isRequired: true }], button: "", thanks: "" },
  ...{ redirectUrl: null, origins: [], ownerId: null, source: "", consent: null, task: null },
};

const hostile = fc.constantFrom<unknown>(
  ...[
    "",
    " ",
    "\u0000",
    "\ud800",
    "\u202e",
    "'; --",
    '"',
    "%",
    "__proto__",
    "constructor",
    "null",
    "-1",
    "1e99",
    "9007199254740993",
    "x".repeat(5_000),
    "😀",
    "../..",
    "<b>",
  ],
  ...[null, true, 0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e308, [], {}, [[]], [null], JSON.parse('{"__proto__":{"a":1}}')],
);
/** One of those made so far: the newest, so that it is still there. */
const made = (prefixes: string[]) =>
  fc.nat(3).map((back) => known.filter((id) => prefixes.includes(id.slice(0, 3))).at(-1 - back) ?? known[0] ?? "x");
const PREFIXES: Record<string, string[]> = {
  ...{ companies: ["com"], contacts: ["con"], activities: ["act"], tasks: ["tas"], changes: ["chg"], imports: ["imp"] },
  ...{ webhooks: ["whk"], "webhook-deliveries": ["dlv"], "inbound-hooks": ["ihk"], forms: ["frm"] },
  ...{ assistant: ["dra"], mail: ["mai"], "api-keys": ["key"], "dead-letters": ["ded"], invitations: ["inv"], members: ["usr"] },
  ...{ teams: ["tea"], roles: ["rol"], shares: ["shr"] },
  ...{
    companyId: ["com"],
    parentId: ["com"],
    contactId: ["con"],
    ownerId: ["usr"],
    assigneeId: ["usr"],
    recordId: ["con", "com"],
    links: ["con", "com"],
  },
};
const wrong = fc.oneof(
  made(["com", "con", "act", "tas", "usr"]),
  fc.constantFrom(
    "con_01H0000000000000000000000X",
    "com_01H0000000000000000000000X",
    "chg_01H0000000000000000000000X",
    "x",
    "",
    "a".repeat(41),
  ),
);
const ids = (what: string) => fc.oneof({ arbitrary: made(PREFIXES[what] ?? []), weight: 9 }, { arbitrary: wrong, weight: 1 });
const header = fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 30 });

/** A value of the schema in which one field may be something else. */
const spoiled = (value: unknown): fc.Arbitrary<unknown> =>
  value && typeof value === "object" && !Array.isArray(value)
    ? fc
        .tuple(fc.constantFrom(...Object.keys(value), "extra", "__proto__", "id"), hostile)
        .map(([key, other]) => ({ ...value, [key]: other }))
    : hostile;

const bodyOf = ({ bodies }: Operation): fc.Arbitrary<{ type: string | undefined; text: string | undefined }> => {
  const [type, schema] = Object.entries(bodies)[0] ?? [];
  if (!type || !schema) return fc.constantFrom({ type: undefined, text: undefined }, { type: "application/json", text: "{}" });
  const good = arbitraryOf(schema, ids);
  const json = fc.oneof(
    { arbitrary: good, weight: 6 },
    { arbitrary: good.chain(spoiled), weight: 3 },
    { arbitrary: hostile, weight: 1 },
    fc.jsonValue(),
  );
  const written = json.map((value) => ({ type, text: JSON.stringify(value) ?? "" }));
  const anything = fc.record({
    type: fc.constantFrom(type, "text/plain", "application/json", undefined),
    text: fc.string({ unit: "binary", maxLength: 60 }),
  });
  return fc.oneof({ arbitrary: written, weight: 9 }, { arbitrary: anything, weight: 1 });
};

const NAMES = [
  "name",
  "city",
  "stage",
  "companyId",
  "company.city",
  "lastActivityAt",
  "createdAt",
  "emails",
  "role",
  "dueAt",
  "kind",
  "amount",
  "x",
];
const condition = fc.record({
  field: fc.oneof({ arbitrary: fc.constantFrom(...NAMES), weight: 9 }, { arbitrary: fc.string(), weight: 1 }),
  op: fc.constantFrom(...OPERATORS),
  value: fc.oneof(
    hostile,
    fc.constantFrom<unknown>("lead", "2026-11-22", ["a", 1], { last: 3 }, { next: 2, unit: "weeks" }, [1, 2], ...PERIODS),
  ),
});
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    condition,
    condition.map(({ value: _, ...rest }) => rest),
    fc.constantFrom("all", "any", "none").chain((group) => fc.array(tie("tree"), { maxLength: 3 }).map((parts) => ({ [group]: parts }))),
  ),
}));
/** What stands in a text of the query besides text. */
const WRITTEN: Record<string, fc.Arbitrary<unknown>> = {
  ...{ count: fc.boolean(), bin: fc.boolean(), refresh: fc.boolean() },
  filter: tree.map((filter) => JSON.stringify(filter)),
  fields: fc.constantFrom("id", "name,city", "id,version", "name,nope", ""),
  since: fc.constantFrom("now", "now", "x"),
  kinds: fc.constantFrom("contact", "contact,task", "nope"),
};

const queryOf = ({ parameters }: Operation) => {
  const fields = parameters.filter((each) => each.in === "query");
  const valueFor = ({ name, schema }: (typeof fields)[number]): fc.Arbitrary<unknown> =>
    fc.oneof({ arbitrary: WRITTEN[name] ?? arbitraryOf(schema, ids, name), weight: 9 }, { arbitrary: hostile, weight: 1 });
  const needed = fields.filter(({ required }) => required);
  const others = fields.filter(({ required }) => !required);
  return fc
    .subarray(others, { maxLength: Math.min(2, others.length) })
    .chain((some) => fc.record(Object.fromEntries([...needed, ...some].map((each) => [each.name, valueFor(each)]))));
};

const requestOf = (operation: Operation) =>
  fc.record({
    operation: fc.constant(operation),
    path: ids(operation.path.split("/")[1] ?? "").map((id) => operation.path.replace("{id}", encodeURIComponent(id))),
    query: queryOf(operation),
    body: bodyOf(operation),
    ifMatch: fc.oneof({ arbitrary: fc.constantFrom('"1"', '"2"', "3", undefined), weight: 9 }, { arbitrary: header, weight: 1 }),
    idempotencyKey: fc.oneof(
      { arbitrary: fc.constantFrom(undefined, undefined, undefined, "one"), weight: 9 },
      { arbitrary: header, weight: 1 },
    ),
  });

const request = fc.constantFrom(...operations).chain(requestOf);
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

const written = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed();

async function send({ operation, path, query, body, ifMatch, idempotencyKey }: Request): Promise<Response> {
  const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(written(value))}`);
  const headers = {
    ...(body.type && body.text !== undefined ? { "content-type": body.type } : {}),
    ...(ifMatch ? { "if-match": ifMatch } : {}),
    ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
  };
  const sent = operation.isMutating && body.text !== undefined ? { body: Buffer.from(body.text.toWellFormed()) } : {};
  return client.fetch(`/api/v1${path}${search.length > 0 ? `?${search.join("&")}` : ""}`, {
    method: operation.method,
    headers,
    ...sent,
  });
}

test(
  `${REQUESTS} requests made from the OpenAPI document`,
  async () => {
    const seen = new Map<string, number>();
    let strangers = 0;
    await fc.assert(
      fc.asyncProperty(request, async (each) => {
        const response = await send(each);
        if (response.status === 401) {
          // Some requests end the session; the next ones begin another.
          strangers += 1;
          client = await app.signIn({ role: "owner" });
        }
        const text = await response.text();
        const key = `${each.operation.name} ${response.status < 300 ? "done" : "refused"}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
        const what = `${each.operation.name} ${response.status} ${text.slice(0, 300)}`;
        expect(response.status, what).toBeLessThan(500);
        const type = response.headers.get("content-type");
        expect(
          broken({ operation: each.operation.name, status: response.status, type, text, isSparse: "fields" in each.query }),
          what,
        ).toBe(undefined);
        if (response.status < 400) {
          known.push(
            ...(text.match(/(?<="(?:id|draftId)":")[a-z]{3}_[0-9A-Z]{26}/g)?.slice(0, 1) ?? []),
            response.headers.get("relata-change") ?? "x",
          );
          return;
        }
        const problem = JSON.parse(text) as { code: string; status: number; requestId: string };
        expect(CODES.has(problem.code), what).toBe(true);
        expect([problem.status, problem.requestId]).toEqual([response.status, response.headers.get("x-request-id")]);
      }),
      { numRuns: REQUESTS, ...(isProving ? {} : { seed: 20_261_122 }), endOnFailure: true },
    );
    expect(strangers, "requests of nobody").toBeLessThan(REQUESTS / 50);
    const done = operations.filter(({ name }) => seen.has(`${name} done`));
    expect(done.length, "routes that something got through to").toBeGreaterThan(operations.length / 2);
  },
  isProving ? 900_000 : 120_000,
);

test("and afterwards every list still answers, and nothing failed inside", async () => {
  for (const list of [
    "companies",
    "contacts",
    "tasks",
    "deals",
    "products",
    "members",
    "imports",
    "dead-letters",
    "quarantine",
    "api-keys",
    "webhooks",
    "inbound-hooks",
    "forms",
  ])
    expect([list, (await client.get(list)).status]).toEqual([list, 200]);
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
