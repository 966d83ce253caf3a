import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRefused, Refusal, type Relata, relata } from "../../packages/client/src/client.ts";
import { startApp } from "../support/app.ts";
import type { Document, RouteObject } from "../support/openapi.ts";

/** The client package against the real API, and against servers that answer badly. */

const app = await startApp({ empty: true });
let crm: Relata;
let key = "";
afterAll(() => app.close());
beforeAll(async () => {
  key = (await app.owner.post<{ key: string }>("api-keys", { name: "Client" })).body.key;
  crm = relata({ url: `${app.url}/`, key });
});

const thrownBy = async (work: Promise<unknown>): Promise<Refusal> => {
  const thrown = await work.catch((error: unknown) => error);
  if (!(thrown instanceof Refusal)) throw new Error(`No refusal: ${JSON.stringify(thrown)}`);
  return thrown;
};

describe("against the API", () => {
  test("every operation is a method, but for signing in and the socket", async () => {
    const { body } = await app.owner.get<Document>("openapi.json");
    const routes = Object.values(body.paths).flatMap((methods) => Object.values(methods));
    const isMethod = ({ operationId }: RouteObject) => typeof (crm as unknown as Record<string, unknown>)[operationId] === "function";
    const takesKeys = ({ security, responses }: RouteObject) => security.length > 0 && !("101" in responses);
    expect(routes.filter((route) => isMethod(route) !== takesKeys(route))).toEqual([]);
  });

  test("makes, reads, changes, deletes, restores, undoes", async () => {
    const made = await crm.createContact({ body: { givenName: "Ánh", emails: [{ address: "Anh@Example.com" }] } });
    expect(made.emails).toEqual([{ address: "anh@example.com", label: "work" }]);
    const { data, version, changeId } = await crm.call("editContact", { id: made.id, version: made.version, body: { city: "Huế" } });
    expect([data.city, version]).toEqual(["Huế", 2]);
    expect(await crm.undoChange({ id: changeId ?? "" })).toEqual({ undone: 1, conflicts: [] });
    expect(await crm.deleteContact({ id: made.id, version: 3 })).toMatchObject({ version: 4 });
    expect(await crm.restoreContact({ id: made.id })).toMatchObject({ city: null, deletedAt: null });
    expect(await crm.getContact({ id: made.id, fields: ["name"] })).toEqual({ id: made.id, name: "Ánh", version: 5 });
  });

  test("a refusal has its code, its fields and its request", async () => {
    const { body } = await app.owner.post<{ id: string }>("companies", { name: "Một" });
    const stale = await thrownBy(crm.editCompany({ id: body.id, version: 9, body: { name: "Hai" } }));
    expect(stale).toMatchObject({
      code: "stale",
      status: 412,
      fields: { version: "1" },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect([isRefused(stale), isRefused(stale, "stale"), isRefused(stale, "conflict"), isRefused(new Error())]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await thrownBy(relata({ url: app.url, key: "rel_wrong" }).getMe())).toMatchObject({ code: "unauthenticated", status: 401 });
    expect(await thrownBy(crm.getContact({ id: "../companies" }))).toMatchObject({ status: 404 });
  });

  test("walks every page once, with a filter", async () => {
    await crm.bulkTasks({ body: { action: "create", items: Array.from({ length: 25 }, (_, index) => ({ title: `Việc ${index}` })) } });
    const found = new Set<string>();
    for await (const { id, title } of crm.each("listTasks", { limit: 4, filter: { field: "title", op: "starts", value: "viec 1" } })) {
      expect([title.startsWith("Việc 1"), found.has(id)]).toEqual([true, false]);
      found.add(id);
    }
    expect(found.size).toBe(11);
  });

  test("follows the changes from a cursor on", async () => {
    const { cursor } = await crm.readFeed({ since: "now" });
    for (const name of ["Một", "Hai", "Ba"]) await crm.createCompany({ body: { name } });
    const seen: string[] = [];
    for await (const change of crm.changes({ since: cursor, limit: 2, kinds: ["company"] })) seen.push(change.action);
    expect(seen).toEqual(["create", "create", "create"]);
  });

  test("sends a file", async () => {
    const { import: job } = await crm.createImport({ fileName: "a.csv", body: "name\nMột\n" });
    expect(job.id).toMatch(/^imp_/);
  });
});

describe("against a server that answers badly", () => {
  type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;
  const servers: { close(): unknown }[] = [];
  afterAll(() => servers.map((server) => server.close()));

  async function badServer(handler: Handler) {
    const seen: { method: string; key: string | undefined }[] = [];
    const server = createServer((request, response) => {
      seen.push({ method: request.method ?? "", key: request.headers["idempotency-key"]?.toString() });
      handler(request, response, seen.length);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { crm: relata({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key, retries: 2 }), seen };
  }

  const refuse = (response: ServerResponse, status: number, headers: Record<string, string> = {}) =>
    response
      .writeHead(status, { "content-type": "application/problem+json", ...headers })
      .end(JSON.stringify({ code: "too_many", detail: "Wait" }));
  const answer = (response: ServerResponse) => response.writeHead(200, { "content-type": "application/json" }).end('{"id":"x"}');

  test("what was refused for now is asked again, as long after as was said", async () => {
    for (const status of [429, 503]) {
      const { crm: client, seen } = await badServer((_, response, count) =>
        count < 3 ? refuse(response, status, { "retry-after": "0" }) : answer(response),
      );
      expect(await client.editContact({ id: "x", version: 1, body: {} })).toEqual({ id: "x" });
      expect(seen.map(({ method }) => method)).toEqual(["PATCH", "PATCH", "PATCH"]);
    }
  });

  test("until the repeats are used up", async () => {
    const { crm: client, seen } = await badServer((_, response) => refuse(response, 429, { "retry-after": "0" }));
    expect(await thrownBy(client.getMe())).toMatchObject({ code: "too_many", retryAfterSeconds: 0 });
    expect(seen).toHaveLength(3);
  });

  test("a POST whose answer was lost is sent again under the same key; two POSTs have two", async () => {
    const { crm: client, seen } = await badServer((request, response, count) =>
      count === 1 ? request.socket.destroy() : answer(response),
    );
    await client.createTask({ body: { title: "x" } });
    await client.createTask({ body: { title: "x" } });
    expect([seen.length, seen[0]?.key === seen[1]?.key, seen[1]?.key === seen[2]?.key]).toEqual([3, true, false]);
    expect(seen[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("a change whose answer was lost is not: it may have been made", async () => {
    const { crm: client, seen } = await badServer((request) => request.socket.destroy());
    expect(await thrownBy(client.editTask({ id: "x", version: 1, body: {} }))).toMatchObject({ code: "unreachable", status: 0 });
    expect(await thrownBy(client.deleteTask({ id: "x", version: 1 }))).toMatchObject({ code: "unreachable" });
    expect(seen).toHaveLength(2);
  });

  test("what is no problem+json is a refusal all the same", async () => {
    const { crm: client } = await badServer((_, response) => response.writeHead(500, { "content-type": "text/html" }).end("<h1>oops"));
    expect(await thrownBy(client.getMe())).toMatchObject({ code: "unreachable", status: 500, message: "HTTP 500" });
  });
});
