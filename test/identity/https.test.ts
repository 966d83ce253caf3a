import { afterAll, describe, expect, test, vi } from "vitest";
import type { Env } from "../../src/core/env.ts";
import { startApp } from "../support/app.ts";
import { addPerson } from "../support/people.ts";

/** As it stands on the edge: behind https, at a public address, with Cloudflare in front. */

for (const level of ["info", "warn"] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
const { app: worker } = await import("../../functions/http.ts");

const app = await startApp({ empty: true });
const { email, password } = await addPerson(app, "rep");
const { url, token } = app.runtime.libsql;
const HOME = "https://crm.example";
afterAll(() => app.close());

const env = {
  ...{
    DIRECTORY_URL: `${url}/directory/`,
    DIRECTORY_TOKEN: token,
    DATABASE_TOKEN: token,
    MASTER_KEY: "00",
    INTERNAL_TOKEN: "",
    PUBLIC_URL: HOME,
  },
  HUB: { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined, closeSocketsOf: async () => undefined }) },
  EVENTS: { send: async () => undefined },
} as unknown as Env;
const execution = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  worker.request(
    `${HOME}/api/v1/${path}`,
    { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } },
    env,
    execution,
  );
const signIn = (given: string, headers: Record<string, string> = {}) =>
  post("auth/sign-in", { email, password: given }, { origin: HOME, ...headers });
const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? "";

test("the cookie is this host's alone and never leaves https", async () => {
  expect(cookieOf(await signIn(password))).toMatch(/^__Host-relata=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test("signing out takes the same cookie away", async () => {
  const cookie = cookieOf(await signIn(password)).split(";")[0] ?? "";
  const out = await post("auth/sign-out", {}, { cookie, origin: HOME });
  expect([out.status, cookieOf(out)]).toEqual([204, expect.stringMatching(/^__Host-relata=; Max-Age=0; Path=\/; Secure/)]);
  expect((await post("companies", { name: "x" }, { cookie, origin: HOME })).status).toBe(401);
});

test("an unprefixed cookie, which another subdomain could have set, is none", async () => {
  const token = cookieOf(await signIn(password))
    .split(";")[0]
    ?.split("=")[1];
  expect((await post("companies", { name: "x" }, { cookie: `relata=${token}`, origin: HOME })).status).toBe(401);
});

test.each([
  "http://crm.example",
  "https://crm.example:8443",
  "https://evil.crm.example",
  "https://crm.example.evil.example",
  "http://localhost",
  "null",
])("%s is not this page's origin", async (origin) => {
  const cookie = cookieOf(await signIn(password)).split(";")[0] ?? "";
  expect((await post("companies", { name: "x" }, { cookie, origin })).status).toBe(403);
  expect((await post("companies", { name: "x" }, { cookie, origin: HOME })).status).toBe(201);
});

describe("guessing from one network", () => {
  test("makes that network wait, not the person elsewhere", async () => {
    for (let index = 0; index < 5; index += 1) await signIn(`wrong ${index}`, { "cf-connecting-ip": "203.0.113.7" });
    expect((await signIn(password, { "cf-connecting-ip": "203.0.113.7" })).status).toBe(429);
    expect((await signIn(password, { "cf-connecting-ip": "198.51.100.9" })).status).toBe(200);
  });
});

test("without an internal token nobody is the operator", async () => {
  for (const authorization of ["Bearer ", "Bearer undefined", "Bearer null"])
    expect((await worker.request(`${HOME}/internal/users`, { headers: { authorization } }, env, execution)).status).toBe(404);
});
