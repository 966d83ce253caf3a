import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "../../src/core/database.ts";
import { consumeToken, issueToken, peekToken, withdrawTokens } from "../../src/identity/one-time-tokens.ts";
import { type App, startApp } from "../support/app.ts";

/** What opens a door once: for one use, until it expires, for one of however many try. */

let app: App;
let directory: Database;
beforeAll(async () => {
  app = await startApp({ empty: true });
  directory = new Database(`${app.runtime.libsql.url}/directory/`, app.runtime.libsql.token);
});
afterAll(() => app.close());

/** Ahead of the clock, so that what cron sweeps away is none of it. */
const NOW = Date.now() + 30 * 24 * 3_600_000;
const issue = (over: Partial<Parameters<typeof issueToken>[1]> = {}) =>
  issueToken(directory, { purpose: "invitation", subject: "inv_1", data: { role: "rep" }, ttlMs: 1_000, ...over }, NOW);

test("of twenty that spend one token at once, one gets it", async () => {
  const token = await issue();
  const answers = await Promise.all(Array.from({ length: 20 }, () => consumeToken(directory, token, "invitation", NOW)));
  expect(answers.filter(Boolean)).toEqual([{ subject: "inv_1", data: { role: "rep" } }]);
  expect(await consumeToken(directory, token, "invitation", NOW)).toBeUndefined();
});

test("looking at it does not spend it", async () => {
  const token = await issue({ data: undefined });
  for (const _ of [1, 2]) expect(await peekToken(directory, token, "invitation", NOW)).toEqual({ subject: "inv_1", data: null });
  expect(await consumeToken(directory, token, "invitation", NOW)).toEqual({ subject: "inv_1", data: null });
});

test("it is worth nothing for another use, when it has expired, or withdrawn", async () => {
  const token = await issue();
  expect(await consumeToken(directory, token, "reset", NOW)).toBeUndefined();
  expect(await consumeToken(directory, token, "invitation", NOW + 1_000)).toBeUndefined();
  expect(await consumeToken(directory, `${token}x`, "invitation", NOW)).toBeUndefined();
  await directory.write([withdrawTokens("invitation", "inv_1")]);
  expect(await peekToken(directory, token, "invitation", NOW)).toBeUndefined();
});

test("only its hash is kept, and what has expired goes when the next one is issued", async () => {
  const old = await issue({ purpose: "old" });
  expect(JSON.stringify(await directory.rows({ sql: "select * from one_time_tokens", args: [] }))).not.toContain(old);
  await issueToken(directory, { purpose: "new", subject: "s", ttlMs: 1_000 }, NOW + 1_000);
  expect(await directory.rows({ sql: "select purpose from one_time_tokens", args: [] })).toEqual([{ purpose: "new" }]);
});
