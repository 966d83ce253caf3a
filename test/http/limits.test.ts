import { afterAll, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";

/** Each key and each session has its own quota, and every answer says what is left of it. */

const app = await startApp({ empty: true, env: { RATE_LIMIT_KEY: "5/60", RATE_LIMIT_PAGE: "400/60" } });
afterAll(() => app.close());

const newKey = async () => Client.withKey(app.url, (await app.owner.post<{ key: string }>("api-keys", { name: "Đếm" })).body.key);

test("the answers count down, and the one too many is refused with when to come back", async () => {
  const client = await newKey();
  for (const left of [4, 3, 2, 1, 0]) {
    const { status, headers } = await client.get("me");
    expect([status, headers.get("ratelimit-policy"), headers.get("ratelimit")]).toEqual([
      ...[200, '"key";q=5;w=60'],
      expect.stringMatching(new RegExp(`^"key";r=${left};t=([1-9]|[1-5]\\d|60)$`)),
    ]);
  }
  const refused = await client.get<{ code: string; title: string }>("me");
  expect(refused).toMatchObject({ status: 429, body: { code: "too_many", title: "Too Many Requests" } });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("ratelimit")).toMatch(/^"key";r=0;t=\d+$/);
  expect(refused.headers.get("ratelimit")).toContain(`t=${refused.headers.get("retry-after")}`);
});

test("what is refused changes nothing, and another key is not kept waiting", async () => {
  const [tired, fresh] = [await newKey(), await newKey()];
  for (let index = 0; index < 5; index++) await tired.get("me");
  expect((await tired.post("companies", { name: "Không" })).status).toBe(429);
  expect((await fresh.post("companies", { name: "Có" })).status).toBe(201);
  const { items } = (await app.owner.get<{ items: { name: string }[] }>("companies")).body;
  expect(items.map(({ name }) => name)).toEqual(["Có"]);
});

test("of twenty at once exactly the quota get through", async () => {
  const client = await newKey();
  const answers = await Promise.all(Array.from({ length: 20 }, () => client.get("me")));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
});

test("the page has a quota of its own, and who is nobody has none", async () => {
  expect((await app.owner.get("me")).headers.get("ratelimit-policy")).toBe('"page";q=400;w=60');
  const nobody = await Client.anonymous(app.url).get("me");
  expect([nobody.status, nobody.headers.get("ratelimit")]).toEqual([401, null]);
});
