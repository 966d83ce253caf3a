import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { arbitraryOf, type Operation, operationsOf } from "../support/openapi.ts";
import { addPerson } from "../support/people.ts";
import { type Opened, openWorkspace, tokenFor } from "../support/workspaces.ts";

/** Every route of one workspace, asked for what belongs to another: it answers as if that did not exist, and changes nothing in either. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const operations = await operationsOf(app.owner);
let other: Opened;
/** Of the other workspace: kind of id → one that is there. */
const theirs = new Map<string, string>();
afterAll(() => app.close());

const keep = (id: string | undefined) => {
  if (!id) throw new Error(`Nothing was made where there should be one more than ${[...theirs.keys()]}`);
  theirs.set(id.slice(0, 3), id);
  return id;
};
const make = async (path: string, input: Record<string, unknown>): Promise<string> => {
  const answer = await other.owner.post<Shown>(path, input);
  if (!answer.body.id) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const change = answer.headers.get("relata-change");
  if (change) theirs.set("chg", change);
  return keep(answer.body.id);
};

beforeAll(async () => {
  const founder = await addPerson(app, "rep");
  other = await openWorkspace(app, await Client.signedIn(app.url, founder.email, founder.password), "Công ty kia");
  theirs.set("wsp", other.id);
  const company = await make("companies", { name: "Của họ" });
  const contact = await make("contacts", { givenName: "Của họ", companyId: company, emails: [{ address: "ho@kia.example" }] });
  await make("activities", { kind: "note", links: [company] });
  await make("tasks", { title: "Của họ", companyId: company });
  await make("teams", { name: "Của họ" });
  await make("views", { name: "Của họ", query: { noun: "deals" }, isShared: true });
  await make("roles", { name: "Của họ", policy: { allows: { "companies:read": "all" }, hides: {}, locks: {} } });
  await make("api-keys", { name: "Của họ" });
  const invited = (
    await other.owner.post<{ items: Shown[] }>("invitations", { emails: ["moi@kia.example", "doi@kia.example"], role: "rep" })
  ).body;
  const joining = await tokenFor(app, "moi@kia.example", "join");
  await Client.anonymous(app.url).post("auth/invitations/accept", { token: joining, name: "Người kia", password: "cổng sắt màu đỏ" });
  keep(invited.items.find(({ email }) => email === "doi@kia.example")?.id);
  const members = (await other.owner.get<{ items: Shown[] }>("members")).body.items;
  const colleague = keep(members.find(({ email }) => email === "moi@kia.example")?.id);
  await make("shares", { recordId: company, grantee: colleague, level: "read" });
  const file = new TextEncoder().encode("Name,Amount\nMáy rang,100\n");
  keep((await other.owner.send<{ import: Shown }>("POST", "imports?fileName=deals.csv", file)).body.import.id);
  const drafted = await other.owner.post<string>("assistant/drafts", { recordId: contact });
  await make("templates", { name: "Của họ", language: "vi", body: "Chào {you}." });
  const draft = keep(/"draftId":"(dra_\w+)"/.exec(drafted.body)?.[1]);
  keep(
    (
      await other.owner.post<{ mail: Shown }>(`assistant/drafts/${draft}/send`, {
        to: ["ho@kia.example"],
        subject: "Chào",
        body: "Xin chào.",
      })
    ).body.mail.id,
  );
  await other.database.run(
    "insert into dead_letters (id, body, reason, at) values (?, '{}', 'x', 1)",
    keep("ded_01H0000000000000000000000A"),
  );
  await settled();
});

/** Nothing is on its way in either workspace, held mail aside. */
async function settled(): Promise<void> {
  await allEventsDone(databases);
  await allEventsDone({ ...databases, workspace: other.database });
  await eventually(
    "the mail of the other workspace",
    async () => ((await other.database.count("outgoing_mail", "state = 'held'")) === 0 ? true : undefined),
    30_000,
  );
}

const fingerprints = async () => {
  await allEventsDone(databases);
  return {
    ours: await databases.workspace.fingerprint(),
    theirs: await other.database.fingerprint(),
    directory: await databases.directory.fingerprint(),
  };
};

const nobody = (id: string) => `${id.slice(0, 3)}_01H0000000000000000000000X`;
const BODY_SEED = { seed: 7, numRuns: 1 };
const sample = <T>(arbitrary: fc.Arbitrary<T>): T => fc.sample(arbitrary, BODY_SEED)[0] as T;

/** What a route would be sent, with one id wherever it takes one. */
function requestOf({ path, parameters, bodies }: Operation, id: string, isWhole: boolean) {
  const ids = () => fc.constant(id);
  const query = parameters
    .filter((each) => each.in === "query" && (each.required || /(^|[a-z])(Id|id)$/.test(each.name)))
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(arbitraryOf(schema, ids, name))))}`);
  const [type, schema] = Object.entries(bodies)[0] ?? [];
  const filled = schema && isWhole ? { ...schema, required: Object.keys(schema.properties ?? {}) } : schema;
  const body = filled === undefined ? undefined : type === "application/json" ? sample(arbitraryOf(filled, ids)) : "a,b\n1,2\n";
  return { path: `/api/v1${path.replace("{id}", id)}${query.length > 0 ? `?${query.join("&")}` : ""}`, body };
}

/** Status and body, with the id asked for and the request's own taken out. */
async function answerTo(operation: Operation, id: string, isWhole = false) {
  const { path, body } = requestOf(operation, id, isWhole);
  const answer = await app.owner.send<Record<string, unknown>>(operation.method, path, body, { version: 1 });
  const text = JSON.stringify(answer.body)
    .replaceAll(id, "ID")
    .replace(/"requestId":"[^"]*"/, "");
  return { status: answer.status, text };
}

const ofOne = operations.filter(({ path }) => path.includes("{id}"));

test("there is something of theirs for every kind of id that a route takes", () => {
  expect(ofOne.length).toBeGreaterThan(30);
  expect([...theirs.keys()].sort()).toEqual(
    expect.arrayContaining(["act", "chg", "com", "con", "dra", "imp", "inv", "key", "mai", "rol", "shr", "tas", "tea", "usr", "wsp"]),
  );
});

// Before the rest: our own audit will tell of what we asked for, their ids included.
test("lists and exports hold nothing of theirs", async () => {
  const lists = operations.filter(({ method, path }) => method === "GET" && !path.includes("{id}") && path !== "/me/workspaces");
  for (const { name, path } of lists) {
    const answer = await app.owner.get(`/api/v1${path}`);
    for (const id of theirs.values()) expect([name, JSON.stringify(answer.body).includes(id)]).toEqual([name, false]);
  }
});

test.each(ofOne.map((operation) => [operation.name, operation] as const))("%s", async (_name, operation) => {
  const before = await fingerprints();
  for (const id of theirs.values()) {
    const [foreign, none] = [await answerTo(operation, id), await answerTo(operation, nobody(id))];
    expect([id, foreign]).toEqual([id, none]);
    expect([id, [404, 422].includes(foreign.status)]).toEqual([id, true]);
  }
  expect(await fingerprints()).toEqual(before);
});

/** Routes that take an id elsewhere: in the body, or behind the question mark. */
const naming = operations.filter((operation) => {
  const { path, body } = requestOf(operation, "com_01H0000000000000000000000Q", true);
  return !operation.path.includes("{id}") && `${path}${JSON.stringify(body)}`.includes("00000Q");
});

test.each(naming.map((operation) => [operation.name, operation] as const))("%s, naming what is theirs", async (_name, operation) => {
  const before = await other.database.fingerprint();
  for (const id of theirs.values()) {
    const [foreign, none] = [await answerTo(operation, id, true), await answerTo(operation, nobody(id), true)];
    expect([id, foreign.status]).toEqual([id, none.status]);
    if (foreign.status >= 400 || operation.method === "GET") expect([id, foreign.text]).toEqual([id, none.text]);
  }
  expect(await other.database.fingerprint()).toEqual(before);
});

test("none of this failed inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
