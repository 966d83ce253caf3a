import { afterAll, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";

/** Pages of listed origins may call the API with a key; nobody's page may with somebody's cookie. */

const LISTED = "https://app.example.com";
const app = await startApp({ empty: true, env: { CORS_ORIGINS: `https://other.example.com, ${LISTED}` } });
afterAll(() => app.close());
const { key } = (await app.owner.post<{ key: string }>("api-keys", { name: "Trang khác" })).body;
const withKey = Client.withKey(app.url, key);
const from = (origin: string) => ({ headers: { origin } });

const preflight = (origin: string, path = "/api/v1/companies") =>
  fetch(app.url + path, {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": "PATCH", "access-control-request-headers": "authorization,if-match" },
  });

test("a listed origin is answered before anybody says who they are", async () => {
  const { status, headers } = await preflight(LISTED);
  expect([status, headers.get("access-control-allow-origin"), headers.get("access-control-max-age")]).toEqual([204, LISTED, "600"]);
  expect(headers.get("access-control-allow-methods")).toContain("PATCH");
  expect(headers.get("access-control-allow-headers")).toMatch(/authorization.*if-match.*idempotency-key/);
  expect(headers.get("access-control-allow-credentials")).toBeNull();
  expect(headers.get("vary")?.toLowerCase()).toContain("origin");
});

test("it may read answers and refusals, with the headers that matter", async () => {
  const made = await withKey.post("companies", { name: "Từ trang khác" }, from(LISTED));
  expect([made.status, made.headers.get("access-control-allow-origin")]).toEqual([201, LISTED]);
  expect(made.headers.get("access-control-expose-headers")).toMatch(/etag.*relata-change.*ratelimit/);
  expect(made.headers.get("access-control-allow-credentials")).toBeNull();
  for (const [client, path, status] of [
    [withKey, "companies/com_01H0000000000000000000000X", 404],
    [Client.anonymous(app.url), "companies", 401],
    [withKey, "nothing", 404],
  ] as const) {
    const answer = await client.get(path, from(LISTED));
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([status, LISTED]);
  }
});

test.each([
  "https://evil.example.com",
  "http://app.example.com",
  `${LISTED}.evil.com`,
  "https://APP.example.com",
  `${LISTED}:444`,
  "null",
  "",
  ",",
])("%j is told nothing", async (origin) => {
  for (const { headers } of [await preflight(origin), await withKey.get("companies", from(origin))])
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
});

test("a listed origin with the session's cookie changes nothing", async () => {
  const answer = await fetch(`${app.url}/api/v1/companies`, {
    method: "POST",
    headers: { cookie: app.owner.cookie, origin: LISTED, "content-type": "application/json" },
    body: JSON.stringify({ name: "Giả" }),
  });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, "forbidden"]);
});

test("outside the API no origin is named", async () => {
  for (const path of ["/healthz", "/internal/setup"])
    expect((await preflight(LISTED, path)).headers.get("access-control-allow-origin")).toBeNull();
});

test("where none is listed, none is allowed", async () => {
  const closed = await startApp({ empty: true });
  const answer = await fetch(`${closed.url}/api/v1/me`, { headers: { origin: LISTED } });
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  await closed.close();
});
