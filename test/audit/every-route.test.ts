import { afterAll, expect, test } from "vitest";
import { finished, upload } from "../imports/import-file.ts";
import { startApp } from "../support/app.ts";
import { operationsOf } from "../support/openapi.ts";
import { addPerson } from "../support/people.ts";
import { Visitor } from "../support/visitor.ts";
import { ofWhatArrives } from "./successes/arriving.ts";
import { ofTheAssistant } from "./successes/assistant.ts";
import { ofOwnAccount } from "./successes/own-account.ts";
import { ofPrograms } from "./successes/programs.ts";
import { ofRecords } from "./successes/records.ts";
import { worldOf } from "./successes/success.ts";
import { ofTheWorkspace } from "./successes/workspace.ts";

/**
 * Every route of the OpenAPI document that changes something leaves a row in the audit when it succeeds: at once in the workspace, or as an
 * event of the account that the workspace collects. A route that is added says in `successes` how it succeeds.
 */

const app = await startApp({ empty: true });
const { owner } = app;
const operations = (await operationsOf(owner)).filter(({ isMutating }) => isMutating);
afterAll(() => app.close());

const world = await worldOf(app);
const { workspace, directory } = world;
const SUCCESSES = new Map(
  [ofRecords, ofOwnAccount, ofTheWorkspace, ofWhatArrives, ofTheAssistant, ofPrograms].flatMap((part) => part(world)),
);

/** What succeeds without having done anything yet: it hands out what the next request, which leaves a row, is answered with. */
const ONLY_BEGINS = new Set([
  ...["POST /me/two-step", "POST /me/passkeys/options", "POST /me/external-accounts", "POST /me/proof/options"],
  // Tries a mapping on what was sent last, and keeps nothing of it.
  "POST /inbound-hooks/{id}/dry-run",
  // Opens nothing: for ten minutes this session need not say again who it is.
  "POST /me/proof",
]);

/** Rows of the audit and of what it will collect: an event that is collected meanwhile is counted once. */
async function written(): Promise<string[]> {
  const rows = [
    ...(await workspace.rows<{ id: string }>("select id from audit")),
    ...(await directory.rows<{ id: string }>("select id from account_events")),
  ];
  return rows.map(({ id }) => id);
}

test.each(operations.filter(({ name }) => !ONLY_BEGINS.has(name)).map(({ name }) => [name]))("%s leaves a row", async (name) => {
  const success = SUCCESSES.get(name);
  if (!success) throw new Error(`Say in test/audit/successes how ${name} succeeds, so that its row in the audit can be looked for`);
  const request = await success();
  const before = new Set(await written());
  const { status, body } = await request();
  expect([status < 300, status < 300 ? "" : body]).toEqual([true, ""]);
  expect((await written()).filter((id) => !before.has(id)).length).toBeGreaterThan(0);
});

test("the doors that are open to who is nobody yet leave theirs when they let in and out", async () => {
  const { email, password, id } = await addPerson(app, "rep");
  const who = new Visitor(app.url);
  await who.signIn(email, password);
  await who.post("auth/sign-out");
  const events = await directory.rows<{ action: string }>("select action from account_events where user_id = ? order by id", id);
  expect(events.map(({ action }) => action)).toEqual(["session.opened", "session.closed"]);
});

test("an import leaves a row for each slice, with what it did", async () => {
  const { import: job } = await upload(owner, "companies.csv", "Name\nBa\nBốn\n");
  await owner.post(`imports/${job.id}/start`);
  await finished(owner, job.id);
  const rows = await workspace.rows("select action, via, detail from audit where target = ? order by id", job.id);
  expect(rows).toEqual([
    { action: "import.uploaded", via: "page", detail: "{}" },
    { action: "import.started", via: "page", detail: "{}" },
    { action: "import.finished", via: "import", detail: '{"counts":{"company.created":2}}' },
  ]);
});
