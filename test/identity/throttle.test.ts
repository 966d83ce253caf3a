import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Database } from "../../src/core/database.ts";
import { Refusal } from "../../src/core/refusal.ts";
import { counterOf, countersOf, countTry, forgiveTry } from "../../src/identity/throttle.ts";
import { type App, startApp } from "../support/app.ts";

/** How tries are counted on the edge, where it is known from which network they come. */

let app: App;
let directory: Database;
beforeAll(async () => {
  app = await startApp({ empty: true });
  directory = new Database(`${app.runtime.libsql.url}/directory/`, app.runtime.libsql.token);
});
afterAll(() => app.close());

/** Ahead of the clock, so that what cron sweeps away is none of it. */
const NOW = Date.now() + 30 * 24 * 3_600_000;
let names = 0;
const fresh = () => `password of ${++names}@example.com`;
const tryFrom = (what: string, ip: string | undefined, now = NOW, knownDevice?: string) =>
  countTry(directory, countersOf({ what, knownDevice, ip }), now);
const isRefused = async (attempt: Promise<void>) =>
  attempt.then(
    () => false,
    (thrown: unknown) => thrown instanceof Refusal && thrown.code === "too_many",
  );

test("many networks against one account: each waits alone, and after twenty tries all do, a minute at the most", async () => {
  const what = fresh();
  for (let network = 0; network < 20; network += 1) await tryFrom(what, `198.51.100.${network}`);
  expect(await isRefused(tryFrom(what, "192.0.2.1"))).toBe(true);
  let now = NOW;
  for (let round = 0; round < 10; round += 1) {
    now += 60_001;
    await tryFrom(what, `192.0.2.${round}`, now);
  }
  expect(await isRefused(tryFrom(what, "203.0.113.1", now + 59_000))).toBe(true);
  await tryFrom(what, "203.0.113.1", now + 60_001);
});

test("a known device waits for none of them", async () => {
  const what = fresh();
  for (let network = 0; network < 25; network += 1) await tryFrom(what, `198.51.101.${network}`).catch(() => undefined);
  expect(await isRefused(tryFrom(what, "192.0.2.1"))).toBe(true);
  await tryFrom(what, "192.0.2.1", NOW, "device-hash");
});

test("one network against many accounts: fifty tries are free, then it waits for all of them", async () => {
  for (let index = 0; index < 50; index += 1) await tryFrom(fresh(), "203.0.113.77");
  expect(await isRefused(tryFrom(fresh(), "203.0.113.77"))).toBe(true);
  await tryFrom(fresh(), "203.0.113.78");
});

test("an office behind one address, whose people get it right, never waits", async () => {
  for (let index = 0; index < 120; index += 1) {
    const counters = countersOf({ what: fresh(), knownDevice: undefined, ip: "203.0.113.99" });
    await countTry(directory, counters, NOW);
    await directory.write(forgiveTry(counters));
  }
});

test("a refused try counts with none of its counters", async () => {
  const what = fresh();
  for (let index = 0; index < 5; index += 1) await tryFrom(what, "203.0.113.5");
  const read = () => directory.rows({ sql: "select subject, failures, retry_at from sign_in_throttle order by subject", args: [] });
  const before = await read();
  for (let index = 0; index < 5; index += 1) expect(await isRefused(tryFrom(what, "203.0.113.5"))).toBe(true);
  expect(await read()).toEqual(before);
});

test("of thirty at once no more than five are let by", async () => {
  const what = fresh();
  const refused = await Promise.all(Array.from({ length: 30 }, () => isRefused(tryFrom(what, undefined))));
  expect(refused.filter((is) => !is)).toHaveLength(5);
});

test("after a day without a try it begins anew", async () => {
  const counters = [counterOf(fresh())];
  for (let index = 0; index < 5; index += 1) await countTry(directory, counters, NOW);
  const later = NOW + 24 * 3_600_000 + 1;
  for (let index = 0; index < 5; index += 1) await countTry(directory, counters, later);
  expect(await isRefused(countTry(directory, counters, later))).toBe(true);
});

describe("what is kept", () => {
  test("is neither the address nor the network", async () => {
    await tryFrom("password of linh@mocgiang.example", "203.0.113.200");
    const kept = JSON.stringify(await directory.rows({ sql: "select * from sign_in_throttle", args: [] }));
    expect(kept).not.toMatch(/mocgiang|203\.0/);
  });
});
