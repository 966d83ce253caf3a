import { afterAll, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { type Document, pointedAt, type RouteObject, resolved } from "../support/openapi.ts";

/** The OpenAPI document is true, and enough to make a client from. */

const app = await startApp({ empty: true });
const document = (await app.owner.get<Document>("openapi.json")).body;
afterAll(() => app.close());

const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, route]) => ({ name: `${method.toUpperCase()} ${path}`, path, method, route })),
);
const named = (name: string): RouteObject => {
  const found = routes.find((each) => each.name === name);
  if (!found) throw new Error(`No ${name} in the document`);
  return resolved(document, found.route);
};
const headersOf = (name: string) =>
  (named(name).parameters ?? []).filter((each) => each.in === "header").map((each) => `${each.name}${each.required ? "!" : ""}`);

test("every reference points at something", () => {
  const references = JSON.stringify(document).match(/(?<="\$ref":")[^"]+/g) ?? [];
  expect(references.length).toBeGreaterThan(100);
  for (const reference of references) expect(() => pointedAt(document, reference)).not.toThrow();
});

test("the main shapes have names", () => {
  expect(Object.keys(document.components.schemas ?? {})).toEqual(
    expect.arrayContaining([
      ...[
        "Contact",
        "Company",
        "Activity",
        "Task",
        "Deal",
        "Product",
        "Member",
        "Settings",
        "ImportJob",
        "Draft",
        "Summary",
        "OutgoingMail",
      ],
      ...["Problem", "DraftEvent", "ContactInput", "ContactPatch", "ContactList", "SearchHits", "ChangeEntry"],
    ]),
  );
  expect(document.paths["/contacts/{id}"]?.get?.responses["200"]?.content?.["application/json"]?.schema).toEqual({
    $ref: "#/components/schemas/Contact",
  });
});

test("every route has a name of its own, its path's parameters, and says what it refuses", () => {
  const names = routes.map(({ route }) => route.operationId);
  expect(names.filter((name) => !/^[a-z][A-Za-z]+$/.test(name ?? ""))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(["listContacts", "createContact", "getContact", "editContact", "deleteContact", "signIn"]));
  for (const { name, path, route } of routes) {
    const inPath = (resolved(document, route.parameters) ?? []).filter((each) => each.in === "path").map((each) => each.name);
    expect([name, inPath]).toEqual([name, [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)]);
    const { default: other, ...responses } = resolved(document, route.responses);
    expect([name, Object.keys(other?.content ?? {})]).toEqual([name, ["application/problem+json"]]);
    const said = Object.values(responses).map(({ description }) => description);
    expect([name, new Set(said).size]).toEqual([name, said.length]);
    if (route.security.length > 0) expect([name, Object.keys(responses)]).toEqual([name, expect.arrayContaining(["401"])]);
  }
});

test("at each path the router takes the methods of the document, and no other", async () => {
  const at = (path: string) => path.replace("{id}", "com_01H0000000000000000000000X");
  for (const path of Object.keys(document.paths)) {
    const { status, headers } = await app.owner.send("PUT", `/api/v1${at(path)}`, {});
    const methods = Object.keys(document.paths[path] ?? {}).map((method) => method.toUpperCase());
    const alike = Object.keys(document.paths).filter(
      (other) => other !== path && new RegExp(`^${other.replace("{id}", "[^/]+")}$`).test(path),
    );
    if (alike.length === 0) expect([path, status, headers.get("allow")?.split(", ").sort()]).toEqual([path, 405, methods.sort()]);
  }
});

test("versions, repeats and changes stand in the headers", () => {
  expect(headersOf("PATCH /contacts/{id}")).toEqual(["If-Match!"]);
  expect(headersOf("DELETE /tasks/{id}")).toEqual(["If-Match!"]);
  expect(headersOf("POST /contacts")).toEqual(["Idempotency-Key"]);
  expect(headersOf("GET /contacts")).toEqual([]);
  expect(Object.keys(named("GET /contacts/{id}").responses["200"]?.headers ?? {})).toEqual(["ETag", "RateLimit", "RateLimit-Policy"]);
  expect(Object.keys(named("POST /contacts").responses["201"]?.headers ?? {})).toEqual([
    "ETag",
    "Relata-Change",
    "Idempotency-Replayed",
    "RateLimit",
    "RateLimit-Policy",
  ]);
  expect(Object.keys(named("GET /contacts").responses["503"]?.headers ?? {})).toEqual(["Retry-After"]);
  expect(Object.keys(named("PATCH /contacts/{id}").responses)).toEqual(expect.arrayContaining(["404", "409", "412", "422", "428"]));
});

test("what is true or false in a query is a boolean", () => {
  const schemas = Object.fromEntries((named("GET /contacts").parameters ?? []).map(({ name, schema }) => [name, schema.type]));
  expect(schemas).toMatchObject({ count: "boolean", bin: "boolean", limit: "integer", q: "string" });
});

test("the doors, the stream and the file are described", () => {
  expect(named("POST /auth/sign-in").security).toEqual([]);
  expect(Object.keys(named("POST /auth/sign-out").responses)).toContain("204");
  expect(named("GET /realtime").description).toContain('"event":"activity.created"');
  expect(Object.keys(named("POST /imports").responses)).toEqual(expect.arrayContaining(["201", "401", "403", "413", "415", "422"]));
  const { responses } = named("POST /assistant/drafts");
  const events = responses["200"]?.content?.["text/event-stream"]?.schema.oneOf?.map((each) => each.properties?.event);
  expect(events?.map((each) => each?.const ?? each?.enum?.[0])).toEqual(["start", "delta", "restart", "done", "failed"]);
  expect(Object.keys(responses)).toEqual(expect.arrayContaining(["401", "403", "404", "422", "503"]));
  expect(Object.keys(named("POST /sample").responses["201"]?.content?.["application/json"]?.schema.properties ?? {})).toContain("members");
  expect(JSON.stringify(document.components.schemas?.SearchHits)).toContain("U+0001");
  expect(document.components.securitySchemes).toMatchObject({ session: { name: "__Host-relata" }, localSession: { name: "relata" } });
});
