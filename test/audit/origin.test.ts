import { Hono } from "hono";
import { expect, test } from "vitest";
import { originOf } from "../../functions/origin.ts";

/** From where: on the edge as Cloudflare says it, embedded nothing that a caller could make up. */

const app = new Hono().get("/", (c) => c.json(originOf(c as never)));
const headers = { "cf-connecting-ip": "113.160.1.2", "user-agent": "Firefox" };

test("the edge's own word for the address is taken", async () => {
  expect(await (await app.request("/", { headers }, {})).json()).toEqual({ ip: "113.160.1.2", userAgent: "Firefox" });
});

test("embedded, anybody could send that header, so it is not believed", async () => {
  expect(await (await app.request("/", { headers }, { HOST: {} })).json()).toEqual({ userAgent: "Firefox" });
});
