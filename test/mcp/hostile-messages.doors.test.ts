import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { besiege, raw } from "./hostile.ts";

/** A client that means harm at the door: who is let in, and which messages are heard at all. */

const { app, client, ask } = await besiege();
afterAll(() => app.close());

describe("the door", () => {
  test.each([
    ["nothing", {}],
    ["the page's cookie", { cookie: "session" }],
    ["the session's token as a bearer", { session: "bearer" }],
    ["a key that is none", { authorization: `Bearer rel_${"A".repeat(43)}` }],
    ["a token that is none", { authorization: `Bearer rat_${"A".repeat(43)}` }],
    ["a password", { authorization: "Basic YTpi" }],
  ])("with %s is shut, and says where the way in is", async (_name, given) => {
    const cookie = app.owner.cookie;
    const headers: Record<string, string> = { ...given };
    if ("cookie" in given) headers.cookie = cookie;
    if ("session" in given) headers.authorization = `Bearer ${cookie.split("=")[1]}`;
    const answer = await raw(Client.anonymous(app.url), JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }), headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain(`resource_metadata="${app.url}/.well-known/oauth-protected-resource/mcp"`);
    expect(answer.headers.get("www-authenticate")).toContain('scope="read write"');
  });

  test.each(["https://evil.example", "null", "http://localhost", "http://localhost.evil.example"])(
    "is shut to pages from %j",
    async (origin) => {
      expect((await raw(client, JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }), { origin })).status).toBe(403);
    },
  );

  test("takes POST alone", async () => {
    for (const method of ["GET", "DELETE", "PUT", "PATCH", "OPTIONS"]) {
      const answer = await client.send(method, "/mcp");
      expect([method, answer.status, answer.headers.get("allow")]).toEqual([method, 405, "POST"]);
    }
  });

  test("makes whoever knocks without end wait", async () => {
    const strict = await startApp({ empty: true, env: { RATE_LIMIT_KEY: "5/60" } });
    try {
      const { key } = (await strict.owner.post<{ key: string }>("api-keys", { name: "x" })).body;
      const knock = () => Client.withKey(strict.url, key).post("/mcp", { jsonrpc: "2.0", id: 1, method: "ping" });
      const answers = await Promise.all(Array.from({ length: 8 }, knock));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
      expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toMatch(/^\d+$/);
    } finally {
      await strict.close();
    }
  });

  test("is shut to a key that was revoked, at once", async () => {
    const { key, id } = (await app.owner.post<{ key: string; id: string }>("api-keys", { name: "x" })).body;
    const other = Client.withKey(app.url, key);
    expect((await ask("ping", {}, other)).status).toBe(200);
    await app.owner.delete(`api-keys/${id}`);
    expect((await ask("ping", {}, other)).status).toBe(401);
  });
});

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
const modernMeta = { "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {} };
const modernHeaders = { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/list" };
const modern = (method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: { ...params, _meta: modernMeta } });

describe("messages that are none", () => {
  const list = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
  test.each<[string, string, number, number, Record<string, string>?]>([
    ["another type", list, 415, -32_600, { "content-type": "text/plain" }],
    ["a form", "method=tools/list", 415, -32_600, { "content-type": "application/x-www-form-urlencoded" }],
    ["half of one", '{"jsonrpc":"2.0"', 400, -32_700],
    ["nothing", "", 400, -32_700],
    ["too much", `{"jsonrpc":"2.0","id":1,"method":"${"x".repeat(300_000)}"}`, 413, -32_600],
    ["a long method", `{"jsonrpc":"2.0","id":1,"method":"${"x".repeat(200)}"}`, 400, -32_600],
    ["too deep", `{"jsonrpc":"2.0","id":1,"method":"x","params":${deep(40)}}`, 400, -32_600],
    ["deep beyond all stacks", "[".repeat(100_000), 400, -32_600],
    ["deep within a text that is not one", `{"a":"\\"${"[".repeat(100)}","b":${"[".repeat(100)}`, 400, -32_600],
    ["a batch", `[${list},${list}]`, 400, -32_600],
    ["an empty batch", "[]", 400, -32_600],
    ["null", "null", 400, -32_600],
    ["a text", '"x"', 400, -32_600],
    ["another version", '{"jsonrpc":"1.0","id":1,"method":"tools/list"}', 400, -32_600],
    ["no method", '{"jsonrpc":"2.0","id":1}', 400, -32_600],
    ["an answer", '{"jsonrpc":"2.0","id":1,"result":{}}', 400, -32_600],
    ["a method that is no text", '{"jsonrpc":"2.0","id":1,"method":["tools/list"]}', 400, -32_600],
    ["null for an id", '{"jsonrpc":"2.0","id":null,"method":"tools/list"}', 400, -32_600],
    ["a fraction for an id", '{"jsonrpc":"2.0","id":1.5,"method":"tools/list"}', 400, -32_600],
    ["a huge id", '{"jsonrpc":"2.0","id":1e300,"method":"tools/list"}', 400, -32_600],
    ["an object for an id", '{"jsonrpc":"2.0","id":{"toString":1},"method":"tools/list"}', 400, -32_600],
    ["a list for params", '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[1]}', 400, -32_602],
    [
      "a request without an id",
      '{"jsonrpc":"2.0","method":"tools/call","params":{"name":"search","arguments":{"query":"x"}}}',
      400,
      -32_600,
    ],
    ["an unknown method", '{"jsonrpc":"2.0","id":1,"method":"tools/drop"}', 200, -32_601],
    ["a name of all objects", '{"jsonrpc":"2.0","id":1,"method":"constructor"}', 200, -32_601],
    ["a prototype", '{"jsonrpc":"2.0","id":1,"method":"__proto__"}', 200, -32_601],
    ["a method of today in an older age", '{"jsonrpc":"2.0","id":1,"method":"server/discover"}', 200, -32_601],
    ["an unknown revision", list, 400, -32_022, { "mcp-protocol-version": "1999-01-01" }],
    ["a revision of today without its metadata", list, 400, -32_602, { "mcp-protocol-version": "2026-07-28" }],
    ["headers that say another method", modern("tools/call", { name: "search" }), 400, -32_020, modernHeaders],
    ["no header beside the metadata", modern("tools/list"), 400, -32_020],
    [
      "headers that say another tool",
      modern("tools/call", { name: "draft" }),
      400,
      -32_020,
      { ...modernHeaders, "mcp-method": "tools/call", "mcp-name": "search" },
    ],
    ["the handshake of before in today's age", modern("initialize"), 404, -32_601, { ...modernHeaders, "mcp-method": "initialize" }],
  ])("%s", async (_name, body, status, code, headers = {}) => {
    const answer = await raw(client, body, headers);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toMatch(/\.ts:|at \w+ \(|node_modules/);
  });

  test("notifications are taken and do nothing, whatever they say", async () => {
    for (const method of ["notifications/initialized", "notifications/cancelled", "notifications/tools/call"])
      expect((await raw(client, JSON.stringify({ jsonrpc: "2.0", method, params: { requestId: 1, name: "draft" } }))).status).toBe(202);
  });

  test("an id comes back as it was sent, and a name may be written as today's headers want it", async () => {
    for (const id of ["", "một", 0, -1, Number.MAX_SAFE_INTEGER])
      expect((await raw(client, JSON.stringify({ jsonrpc: "2.0", id, method: "ping" }))).body).toEqual({ jsonrpc: "2.0", id, result: {} });
    const uri = "relata://me";
    const encoded = { ...modernHeaders, "mcp-method": "resources/read", "mcp-name": `=?base64?${Buffer.from(uri).toString("base64")}?=` };
    expect((await raw(client, modern("resources/read", { uri }), encoded)).status).toBe(200);
  });

  test("a revision that is not spoken is answered with one that is", async () => {
    for (const [asked, settled] of [
      ["2025-06-18", "2025-06-18"],
      ["2025-03-26", "2025-03-26"],
      ["2030-01-01", "2025-11-25"],
      [7, "2025-11-25"],
    ])
      expect((await ask("initialize", { protocolVersion: asked })).body.result?.protocolVersion).toBe(settled);
  });
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
