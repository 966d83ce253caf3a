import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Draft } from "../../src/assistant/assistant.schema.ts";
import { quantile } from "../../src/assistant/meter.rules.ts";
import type { Meter, RunDetail, RunLine } from "../../src/assistant/meter.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { ModelServer } from "../support/model-server.ts";
import { addPerson } from "../support/people.ts";
import { addCustomer, type Customer, draftOf } from "./drafting.ts";
import { choose, NO_READING, summaryOf } from "./trust.ts";

/** The meter: what was asked and what came of it, for admins, and its texts for those alone who may see what they were made from. */

let app: App;
let model: ModelServer;
let customer: Customer;
let draft: Draft;
const MAIL = "Subject: Hello\n\nDear Mr Holloway,\n\n48 of 50 drivers finished the training [a1].\n\nBest regards,";

const runs = async (query = "") => (await app.owner.get<{ items: RunLine[]; nextCursor: string | null }>(`assistant/runs${query}`)).body;
const meter = async (by = "kind") => (await app.owner.get<Meter>(`assistant/meter?by=${by}`)).body;

beforeAll(async () => {
  model = await ModelServer.start({ kind: "text", text: MAIL });
  app = await startApp({ empty: true, env: model.env });
  await choose(app.owner, { purposes: NO_READING, price: { currency: "USD", inMicros: 1_000_000, outMicros: 2_000_000 } });
  customer = await addCustomer(app);
  ({ draft } = await draftOf(app.owner, { recordId: customer.contactId }));
  await app.owner.post(`assistant/drafts/${draft.id}/send`, { to: ["peter@harbor.example"], subject: "Hi", body: draft.body });
  model.answer({ kind: "error", status: 500 });
  await draftOf(app.owner, { recordId: customer.contactId });
  await summaryOf(app.owner, customer.contactId);
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});

test("totals, by kind, and failures by reason", async () => {
  const { total, groups, failures } = await meter();
  expect(total).toMatchObject({ failures: 2, tokens: 1_444, costMicros: 1_234 + 420, drafted: 2, sent: 1, edited: 0 });
  expect(total.p50Ms).toBeGreaterThan(0);
  expect(total.p95Ms).toBeGreaterThanOrEqual(total.p50Ms ?? 0);
  expect(groups.map(({ key }) => key).filter((key) => key !== "reading")).toEqual(["draft", "summary"]);
  expect(groups[0]).toMatchObject({ key: "draft", drafted: 2, sent: 1, edited: 0 });
  expect(failures).toEqual([{ reason: "server_error", n: 2 }]);
  expect((await meter("model")).groups.map(({ key }) => key).sort()).toEqual(["built-in", "test-model"]);
  expect((await meter("member")).groups.map(({ key }) => key)).toContain((await runs("?kind=draft")).items[0]?.memberId);
  expect((await meter("day")).groups[0]?.key).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("runs page by page, filtered", async () => {
  const first = await runs("?limit=2");
  const second = await runs(`?limit=100&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].flatMap(({ kind }) => (kind === "reading" ? [] : kind)).sort()).toEqual([
    "draft",
    "draft",
    "draft",
    "sent",
    "summary",
  ]);
  expect((await runs("?outcome=server_error&kind=summary")).items).toHaveLength(1);
  expect((await app.owner.get("assistant/runs?cursor=nonsense")).status).toBe(422);
});

test("one run with the prompt as it left, its evidence, its answer and its verdict", async () => {
  const line = (await runs("?kind=draft&outcome=ok")).items.find(({ engine }) => engine === "model");
  const { body } = await app.owner.get<RunDetail>(`assistant/runs/${line?.id}`);
  expect(body).toMatchObject({ texts: "shown", answer: MAIL, costMicros: 1_654, verdict: { supported: 1 } });
  expect(body.messages.map(({ role }) => role)).toEqual(["system", "user"]);
  expect(body.messages.at(-1)?.content).toBe(model.seen[0]?.body.messages.at(-1)?.content);
  expect(body.evidence.map(({ ref }) => ref)).toContain("a1");
  expect((await app.owner.get("assistant/runs/run_00000000000000000000000000")).status).toBe(404);
});

describe("who sees what", () => {
  test("members without the right see neither numbers nor runs", async () => {
    const rep = await addPerson(app, "rep");
    for (const path of ["assistant/meter", "assistant/runs", `assistant/runs/${(await runs()).items[0]?.id}`])
      expect((await rep.client.get(path)).status).toBe(403);
  });

  test("an admin does not read through a run what they may not see: a private activity, or a record that is gone", async () => {
    const rep = await addPerson(app, "rep");
    const other = await addCustomer(app);
    model.answer({ kind: "text", text: MAIL });
    const activity = (
      await rep.client.post<{ id: string }>("activities", { kind: "note", body: "My secret note", links: [other.contactId] })
    ).body;
    await databasesOf(app).workspace.run("update activities set private_to = ? where id = ?", rep.id, activity.id);
    await draftOf(rep.client, { recordId: other.contactId });
    const [line] = (await runs(`?memberId=${rep.id}`)).items;
    const { body } = await app.owner.get<RunDetail>(`assistant/runs/${line?.id}`);
    expect(body).toMatchObject({ texts: "withheld", messages: [], answer: null, evidence: [] });
    expect(JSON.stringify(body)).not.toContain("secret note");
    await databasesOf(app).workspace.run("update activities set private_to = null where id = ?", activity.id);
    expect((await app.owner.get<RunDetail>(`assistant/runs/${line?.id}`)).body.texts).toBe("shown");
  });
});

test("after 30 days only the numbers are left", async () => {
  const { workspace } = databasesOf(app);
  await workspace.run("update assistant_runs set at = at - ?", 31 * 86_400_000);
  await app.runtime.runScheduled();
  await expect
    .poll(
      async () =>
        (await workspace.rows("select * from assistant_runs where kind <> 'reading' and (messages is not null or evidence is not null)"))
          .length,
    )
    .toBe(0);
  const [line] = (await runs("?kind=draft")).items;
  expect((await app.owner.get<RunDetail>(`assistant/runs/${line?.id}`)).body.texts).toBe("trimmed");
  expect(line?.latencyMs).toBeGreaterThanOrEqual(0);
});

test("the nearest-rank quantile is a value that did occur", () => {
  expect([quantile([], 0.5), quantile([5], 0.95), quantile([4, 1, 3, 2], 0.5), quantile([4, 1, 3, 2], 0.95)]).toEqual([null, 5, 2, 4]);
});
