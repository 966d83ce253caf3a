import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { arbitraryOf, type Operation, operationsOf } from "../support/openapi.ts";
import { addPerson } from "../support/people.ts";

/** What holds of every route of the OpenAPI document, also of one that is added tomorrow. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const operations = await operationsOf(app.owner);
const mutating = operations.filter(({ isMutating }) => isMutating);
/** What every member may do: it concerns nobody but themselves. */
const isOwn = ({ path }: Operation) => /^\/(?:me|connected-apps|proposals|oauth)(?:\/|$)/.test(path);
const NOBODY = "01H0000000000000000000000X";
const existing: Record<string, string> = {};
afterAll(() => app.close());

beforeAll(async () => {
  const make = async (plural: string, input: Record<string, unknown>) => (await app.owner.post<Shown>(plural, input)).body.id;
  existing.companies = await make("companies", { name: "Có" });
  existing.contacts = await make("contacts", { givenName: "Có" });
  existing.activities = await make("activities", { kind: "note", links: [existing.companies] });
  existing.tasks = await make("tasks", { title: "Có" });
  existing["api-keys"] = await make("api-keys", { name: "Có" });
});

/** A request that the schema takes, with one and the same seed each time. */
async function send(client: Client, operation: Operation, id: string) {
  const sample = <T>(arbitrary: fc.Arbitrary<T>): T => fc.sample(arbitrary, { seed: 7, numRuns: 1 })[0] as T;
  const ids = () => fc.constant(existing.companies ?? "");
  const query = operation.parameters
    .filter((each) => each.in === "query" && each.required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(arbitraryOf(schema, ids))))}`);
  const path = `/api/v1${operation.path.replace("{id}", id)}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  const [type, schema] = Object.entries(operation.bodies)[0] ?? [];
  const body = schema === undefined ? undefined : type === "application/json" ? sample(arbitraryOf(schema, ids)) : "a,b\n1,2\n";
  return client.send<{ code?: string }>(operation.method, path, body, { version: 1 });
}

const fingerprint = async () => {
  await allEventsDone(databases);
  return [await databases.workspace.fingerprint(), await databases.directory.fingerprint()];
};

test("the document names the routes there are", () => {
  expect(operations.length).toBeGreaterThan(50);
  expect(operations.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["PATCH /contacts/{id}", "POST /assistant/drafts", "POST /imports", "GET /search"]),
  );
});

describe("without credentials", () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))("%s is refused", async (_name, operation) => {
    const nobody = Client.anonymous(app.url);
    expect(await send(nobody, operation, `com_${NOBODY}`)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    const strangers = [Client.withKey(app.url, "rel_wrong"), Client.withKey(app.url, app.runtime.internalToken)];
    for (const stranger of strangers) expect((await send(stranger, operation, `com_${NOBODY}`)).status).toBe(401);
  });

  test("what is no route tells a stranger nothing", async () => {
    expect(await Client.anonymous(app.url).get("nothing")).toMatchObject({ status: 401 });
  });

  test("the operator's own doors are there for the operator alone", async () => {
    for (const [method, path] of [
      ["POST", "/internal/setup"],
      ["POST", "/internal/keys"],
      ["DELETE", "/internal/keys/key_x"],
      ["POST", "/internal/users"],
      ["GET", "/internal/users"],
      ["POST", "/internal/password"],
      ["POST", "/internal/audit/verification"],
    ] as const)
      for (const client of [Client.anonymous(app.url), app.owner, Client.withKey(app.url, "x")])
        expect(await client.send(method, path, method === "GET" ? undefined : {})).toMatchObject({ status: 404 });
  });
});

test("a viewer may do nothing that changes anything", async () => {
  const viewer = await addPerson(app, "viewer");
  await viewer.client.get("me");
  const before = await fingerprint();
  for (const operation of mutating.filter((each) => !isOwn(each))) {
    const answer = await send(viewer.client, operation, existing[operation.path.split("/")[1] ?? ""] ?? `com_${NOBODY}`);
    expect([operation.name, answer.status, answer.body.code]).toEqual([operation.name, 403, "forbidden"]);
  }
  expect(await fingerprint()).toEqual(before);
});

test("a viewer's request is refused before anything of it is looked at", async () => {
  const viewer = await addPerson(app, "viewer");
  const answer = await viewer.client.send("POST", "companies", "{", { headers: { "content-type": "application/json" } });
  expect(answer).toMatchObject({ status: 403 });
});

/** Addresses whose id is of another noun than the one in front of it. */
const ABOUT: Record<string, string[]> = {
  "/briefs/{id}": ["contacts", "companies", "deals"],
  "/assistant/notes/{id}": ["activities"],
  "/assistant/notes/{id}/decisions": ["activities"],
  "/predictions/customers/{id}": ["contacts", "companies"],
  "/predictions/customers/{id}/offers": ["contacts", "companies"],
  "/predictions/customers/{id}/offers/{productId}/dismissal": ["contacts", "companies"],
  "/readings/{id}": ["activities", "readings"],
};

const ofOne = operations.filter(({ path }) => path.includes("{id}"));

test.each(ofOne.map((operation) => [operation.name, operation] as const))(
  "%s: what is not there, or of another kind, is not found",
  async (_name, operation) => {
    const nouns = ABOUT[operation.path] ?? [operation.path.split("/")[1] ?? ""];
    const others = Object.entries(existing).filter(([plural]) => !nouns.includes(plural));
    const before = await fingerprint();
    const ids = [
      ...others.map(([, id]) => id),
      `con_${NOBODY}`,
      `xyz_${NOBODY}`,
      "x",
      "%00",
      "..%2f",
      "a".repeat(41),
      "%F0%9F%98%80",
      "__proto__",
    ];
    for (const id of ids) {
      const { status, body } = await send(app.owner, operation, id);
      expect([id, [404, 422], body.code]).toEqual([id, expect.arrayContaining([status]), status === 404 ? "not_found" : "invalid"]);
    }
    expect(await fingerprint()).toEqual(before);
  },
);

test("a change of a record says which version it has seen, on every route", async () => {
  const guarded = mutating.filter(
    ({ method, path }) => method !== "POST" && /^\/(companies|contacts|activities|tasks)\/|^\/settings/.test(path),
  );
  expect(guarded.length).toBe(9);
  for (const { method, path } of guarded) {
    const id = existing[path.split("/")[1] ?? ""] ?? "";
    expect([
      path,
      (await app.owner.send(method, `/api/v1${path.replace("{id}", id)}`, method === "PATCH" ? {} : undefined)).status,
    ]).toEqual([path, 428]);
  }
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
