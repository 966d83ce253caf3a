import { afterAll, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { run } from "../support/command.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";

/** `relata audit verify`: 0 and a sentence when all is whole, 1 and the place when not. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
afterAll(() => app.close());

const verify = (...args: string[]) => run("src/cli/main.ts", ["audit", "verify", ...args]).finished;
const onApp = (...args: string[]) => verify("--data", app.dataDir, ...args);

test("it tells whether the chain is whole, and of what waits", async () => {
  await app.owner.post("companies", { name: "Một" });
  const before = await onApp();
  expect([before.code, before.out]).toEqual([
    0,
    expect.stringMatching(
      /^✓ The chain of \d+ rows is whole.*\n(?:\d+ not sealed yet, the oldest for \d+ s|Nothing waits to be sealed)\.\n$/s,
    ),
  ]);
  await app.runtime.runScheduled();
  await eventually("the seals", async () => ((await workspace.count("audit", "seq is null")) === 0 ? true : undefined));
  const { code, out } = await onApp("--json", "--workspace", app.setUp.workspace.id);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    ...{ workspaceId: app.setUp.workspace.id, isIntact: true, broken: null, unsealed: { count: 0 }, unsealedForMs: null },
    total: await workspace.count("audit"),
  });
  expect((await onApp("--workspace", app.setUp.workspace.name)).code).toBe(0);
  expect(await onApp("--workspace", "Nowhere")).toMatchObject({ code: 2, err: expect.stringContaining("no workspace Nowhere") });
});

test("it ends with 1 and names the place when something was altered", async () => {
  const { id } = await workspace.row<{ id: string }>("select id from audit where seq = 1");
  await workspace.run("update audit set action = 'nothing.done' where seq = 1");
  expect(await onApp()).toMatchObject({ code: 1, out: expect.stringContaining(`✗ At row 1: ${id} was altered.`) });
  const { code, out } = await onApp("--json");
  expect([code, JSON.parse(out)]).toMatchObject([1, { isIntact: false, broken: { kind: "altered", seq: 1, id } }]);
});

test("from elsewhere it goes with a key, which must be allowed to read the audit", async () => {
  const made = await app.owner.post<{ key: string }>("api-keys", { name: "Soát" });
  expect((await verify("--url", app.url, "--key", made.body.key)).code).toBe(1);
  const { client } = await addPerson(app, "rep");
  expect((await client.get("audit/verification")).status).toBe(403);
});

test("a workspace that is none is said to be none", async () => {
  const { code, out } = await onApp("--workspace", "wsp_none", "--json");
  expect([code, JSON.parse(out)]).toMatchObject([2, { ok: false, error: { code: "not_found" } }]);
});
