import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";

/** What is poisonous, too large, too deep or not JSON at all is cleaned or refused by name, and never reaches the database. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace } = databases;
const { owner } = app;
let companyId = "";
afterAll(() => app.close());
beforeAll(async () => {
  companyId = (await owner.post<Shown>("companies", { name: "Gốc" })).body.id;
});

const JSON_TYPE = { "content-type": "application/json" };
const create = (input: Record<string, unknown>) => owner.post<Shown>("companies", { name: "Biên", ...input });
const send = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) =>
  owner.send<Shown>("POST", "companies", body, { headers });

describe("text", () => {
  test.each([
    ["NUL", "Cà\u0000 phê", "Cà phê"],
    ["lone surrogates", "Cà\ud800 phê\udc00", "Cà\ufffd phê\ufffd"],
    ["bidirectional overrides", "\u202eCà\u2066 phê\u2069\u202c", "Cà phê"],
    ["white space and lines", "  Cà \t\r\n  phê \u00a0 ", "Cà phê"],
    ["decomposed marks", "Cà phê Đặng".normalize("NFD"), "Cà phê Đặng"],
    ["emoji and rare letters", "👨‍👩‍👧 𠮷 ﷺ", "👨‍👩‍👧 𠮷 ﷺ"],
  ])("%s: kept as one clean line", async (_what, name, kept) => {
    const { status, body } = await create({ name });
    expect([status, body.name]).toEqual([201, kept]);
    expect((await workspace.row<{ name: string }>("select name from companies where id = ?", body.id)).name).toBe(kept);
    expect((await owner.get<Shown>(`companies/${body.id}`)).body.name).toBe(kept);
  });

  test("prose keeps its lines and loses only what is poisonous", async () => {
    const { body } = await create({ description: "Dòng 1\n\u0000\u202e  Dòng 2\t\ud800" });
    expect(body.description).toBe("Dòng 1\n  Dòng 2\t\ufffd");
  });

  test("web addresses are cleaned too", async () => {
    const { body } = await create({ website: "https://caphe.vn/\u0000menu\u202e" });
    expect(body.website).toBe("https://caphe.vn/menu");
    expect((await owner.get<Shown>(`companies/${body.id}`)).body.website).toBe("https://caphe.vn/menu");
    for (const website of ["javascript:alert(1)", "ftp://a.vn", "caphe.vn", "https://"])
      expect(await create({ website })).toMatchObject({ status: 422, body: { fields: { website: expect.any(String) } } });
  });

  test("lengths are counted in what is kept: 200 composed letters fit however they were typed", async () => {
    const name = "ệ".repeat(200);
    const { status, body } = await create({ name: name.normalize("NFD") });
    expect([status, body.name]).toEqual([201, name]);
    expect(await create({ name: `${name}ệ` })).toMatchObject({ status: 422, body: { fields: { name: expect.any(String) } } });
    expect((await create({ name: "x".repeat(200) })).status).toBe(201);
    expect((await create({ name: "x".repeat(201) })).status).toBe(422);
  });

  test.each(["", "   ", "\u0000", "\u202e\u2066", "\n\t"])("%j is no name", async (name) => {
    expect(await create({ name })).toMatchObject({ status: 422, body: { code: "invalid", fields: { name: expect.any(String) } } });
  });
});

describe("numbers", () => {
  test.each([2 ** 53, -(2 ** 53), 1e300, 1.5, "1", true, null])("%j is no amount", async (annualRevenue) => {
    const { status, body } = await create({ annualRevenue });
    if (annualRevenue === null) expect(status).toBe(201);
    else expect([status, Object.keys(body.fields as object)]).toEqual([422, ["annualRevenue"]]);
  });

  test("the largest that is safe comes back as it went in", async () => {
    for (const annualRevenue of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0]) {
      const { body } = await create({ annualRevenue });
      expect((await owner.get<Shown>(`companies/${body.id}`)).body.annualRevenue).toBe(annualRevenue);
    }
    expect((await send('{"name":"x","annualRevenue":9007199254740993}')).status).toBe(422);
    expect((await send('{"name":"x","annualRevenue":1e9999}')).status).toBe(422);
  });
});

describe("bodies", () => {
  test.each(["", "{", "{'name':1}", '{"name":"x"', "[1,]", "name=x", "\u0000", '{"name":"x"}}', "NaN"])("%j is malformed", async (body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: "bad_request" } });
    expect(await app.owner.send("POST", "auth/sign-in", body, { headers: JSON_TYPE })).toMatchObject({
      status: 400,
      body: { code: "bad_request" },
    });
  });

  test.each(["null", "[]", '"x"', "1", "true", "[[]]"])("%s is no record", async (body) => {
    expect(await send(body)).toMatchObject({ status: 422, body: { code: "invalid", fields: { body: expect.any(String) } } });
  });

  test("bytes that are no UTF-8 are malformed or cleaned, never kept", async () => {
    const bytes = new Uint8Array([...Buffer.from('{"name":"'), 0xff, 0xc0, 0x80, ...Buffer.from('"}')]);
    const { status, body } = await send(bytes);
    expect([status, body.name]).toEqual([201, "\ufffd\ufffd\ufffd"]);
  });

  test.each([undefined, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "x"])(
    "content-type %s is refused",
    async (type) => {
      const body = new TextEncoder().encode('{"name":"x"}');
      const answer = await send(body, type ? { "content-type": type } : {});
      expect(answer).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
    },
  );

  test.each(["application/json; charset=utf-8", "application/merge-patch+json"])("content-type %s is JSON", async (type) => {
    expect((await send('{"name":"x"}', { "content-type": type })).status).toBe(201);
  });

  test("unknown fields, also of the prototype, are refused by name and touch nothing", async () => {
    for (const field of [
      "id",
      "version",
      "createdAt",
      "deletedAt",
      "sortName",
      "source",
      "constructor",
      "toString",
      "hasOwnProperty",
      "NAME",
      "",
    ])
      expect(await create({ [field]: "x" }), field).toMatchObject({ status: 422, body: { fields: { [field]: expect.any(String) } } });
    const proto = await send('{"name":"x","__proto__":{"isAdmin":true},"constructor":{"prototype":{"polluted":1}}}');
    expect(proto.status).toBe(422);
    expect((await create({})).body).not.toHaveProperty("polluted");
  });

  test.each([1_000, 100_000])("%i levels deep are refused", async (depth) => {
    for (const body of [
      `{"name":${"[".repeat(depth)}${"]".repeat(depth)}}`,
      `${'{"name":'.repeat(depth)}1${"}".repeat(depth)}`,
      `{"name":"x","deep":${"[".repeat(depth)}${"]".repeat(depth)}}`,
    ])
      expect(await send(body)).toMatchObject({ status: 422, body: { code: "invalid" } });
  });

  test("a megabyte is the limit, said or streamed", async () => {
    const fits = JSON.stringify({ kind: "note", links: [companyId], body: "x".repeat(190_000) });
    expect((await owner.send("POST", "activities", fits, { headers: JSON_TYPE })).status).toBe(201);
    const tooLong = JSON.stringify({ kind: "note", links: [companyId], body: "x".repeat(200_001) });
    expect(await owner.send("POST", "activities", tooLong, { headers: JSON_TYPE })).toMatchObject({
      status: 422,
      body: { fields: { body: expect.any(String) } },
    });
    const huge = `{"name":"${"x".repeat(1024 * 1024)}"}`;
    expect(await send(huge)).toMatchObject({ status: 413, body: { code: "too_large" } });
    expect(await stream(huge)).toMatchObject({ status: 413, body: { code: "too_large" } });
    expect(await stream('{"name":"Từng mẩu"}')).toMatchObject({ status: 201, body: { name: "Từng mẩu" } });
  });

  /** In chunks, which say no length. */
  async function stream(text: string): Promise<{ status: number; body: unknown }> {
    const bytes = new TextEncoder().encode(text);
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 65_536) controller.enqueue(bytes.slice(at, at + 65_536));
        controller.close();
      },
    });
    const response = await owner.fetch("companies", { method: "POST", body, duplex: "half", headers: JSON_TYPE } as RequestInit);
    return { status: response.status, body: await response.json() };
  }
});

describe("answers", () => {
  test("a field that is missing is named as missing", async () => {
    expect((await owner.post<{ fields: object }>("companies", {})).body.fields).toEqual({ name: "is missing" });
    expect((await owner.post<{ fields: object }>("activities", {})).body.fields).toMatchObject({ links: "is missing" });
  });

  test("every error is a problem with a stable code and the request's id", async () => {
    const { status, headers, body } = await owner.get<Record<string, unknown>>("companies/com_01H0000000000000000000000X");
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(body).toEqual({
      ...{ type: "about:blank", title: "Not Found", status, code: "not_found", detail: "There is no such company" },
      requestId: headers.get("x-request-id"),
    });
    expect(await owner.get("nothing/here")).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  test("a known address says what may be done there", async () => {
    const put = await owner.send("PUT", "companies", "{}");
    expect([put.status, put.headers.get("allow"), put.body]).toMatchObject([405, "GET, POST", { code: "method_not_allowed" }]);
    const post = await owner.send("POST", "companies/com_01H0000000000000000000000X", {});
    expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, PATCH, DELETE"]);
  });

  test("who is nobody is told how to say who they are", async () => {
    const answer = await Client.anonymous(app.url).get("companies");
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  });

  test("a parameter that nothing is named for is refused, not passed over", async () => {
    for (const path of [
      "companies?naem=x",
      "contacts?Q=x",
      "search?q=x&page=2",
      "activities?recordId=com_01H0000000000000000000000X&sort=x",
      "me?x=1",
    ]) {
      const answer = await owner.get<{ fields: Record<string, string> }>(path);
      expect([path, answer.status, Object.values(answer.body.fields)]).toEqual([path, 422, ["is not known here"]]);
    }
  });

  test("every answer carries the headers that protect the page", async () => {
    for (const path of ["/api/v1/companies", "/api/v1/nothing", "/healthz", "/api/v1/openapi.json"]) {
      const { headers } = await owner.get(path);
      expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test("what breaks inside is answered with the request's id alone, and logged under it", async () => {
    await workspace.run("alter table products rename to products_away");
    const answer = await owner.get<{ requestId: string; detail: string }>("products");
    await workspace.run("alter table products_away rename to products");
    expect(answer).toMatchObject({ status: 500, body: { code: "internal", requestId: answer.headers.get("x-request-id") } });
    expect(JSON.stringify(answer.body)).not.toMatch(/sql|products|table/i);
    const logged = app.logged().find(({ level, requestId }) => level === "error" && requestId === answer.body.requestId);
    expect(logged).toMatchObject({ message: "unexpected failure", error: expect.stringContaining("no such table: products") });
  });
});

test("of all this the database kept nothing poisonous, and answers every row", async () => {
  await allEventsDone(databases);
  const tables = ["companies", "contacts", "activities", "change_log", "search_documents"];
  for (const table of tables) {
    const rows = await workspace.rows(`select * from ${table}`);
    expect(JSON.stringify(rows)).not.toMatch(/\\u0000|\u202e|\\ud800/);
  }
});
