import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Meter, RunDetail, RunLine } from "../../src/assistant/meter.schema.ts";
import { NO_BUDGET } from "../../src/assistant-settings/assistant-settings.rules.ts";
import { type App, startApp } from "../support/app.ts";
import { ModelServer } from "../support/model-server.ts";
import { addCustomer, draftOf } from "./drafting.ts";
import { RUN_NAMES, type RunKind, runKinds } from "./run-kinds.ts";
import { choose, NO_READING, stateOf } from "./trust.ts";

/** A model whose price nobody knows: what it cost is unknown, not nothing, and a budget in money lets nothing through. */

const MAIL = "Subject: Hello\n\nDear Mr Holloway,\n\n48 of 50 drivers finished the training [a1].\n\nBest regards,";
const PRICE = { currency: "USD", inMicros: 1_000_000, outMicros: 2_000_000 };

let model: ModelServer;
beforeAll(async () => {
  model = await ModelServer.start({ kind: "text", text: MAIL });
});
afterAll(() => model?.close());

describe("what runs without a price cost", () => {
  let app: App;
  let recordId: string;
  const meter = async () => (await app.owner.get<Meter>("assistant/meter?by=model")).body;
  const newest = async () => (await app.owner.get<{ items: RunLine[] }>("assistant/runs?kind=draft")).body.items[0];

  beforeAll(async () => {
    app = await startApp({ empty: true, env: model.env });
    await choose(app.owner, { purposes: NO_READING });
    ({ contactId: recordId } = await addCustomer(app));
  });
  afterAll(() => app?.close());

  test("before anything has run nothing was spent: that is known", async () => {
    expect((await meter()).total).toMatchObject({ costMicros: 0, unpriced: 0 });
    expect((await stateOf(app.owner)).spent.month).toMatchObject({ micros: 0, unpriced: 0 });
  });

  test("is null, in the run, in the sums and in what has been spent", async () => {
    await draftOf(app.owner, { recordId });
    const run = await newest();
    expect(run).toMatchObject({ tokensIn: 1_234, tokensOut: 210, costMicros: null });
    expect((await app.owner.get<RunDetail>(`assistant/runs/${run?.id}`)).body.costMicros).toBeNull();
    const { total, groups } = await meter();
    expect(total).toMatchObject({ tokens: 1_444, costMicros: null, unpriced: 1 });
    expect(groups[0]).toMatchObject({ key: "test-model", costMicros: null, unpriced: 1 });
    const { spent } = await stateOf(app.owner);
    expect([spent.day, spent.month]).toEqual(Array(2).fill({ tokens: 1_444, micros: null, unpriced: 1 }));
  });

  test("a run that failed before a word used nothing, so its cost is known", async () => {
    model.answer({ kind: "error", status: 500 });
    await draftOf(app.owner, { recordId });
    expect((await meter()).total).toMatchObject({ costMicros: null, unpriced: 1 });
    model.answer({ kind: "text", text: MAIL });
  });

  test("beside priced runs the sum is what is known, and says how many runs it leaves out", async () => {
    await choose(app.owner, { price: PRICE });
    await draftOf(app.owner, { recordId });
    expect((await newest())?.costMicros).toBe(1_654);
    expect((await meter()).total).toMatchObject({ tokens: 2_888, costMicros: 1_654, unpriced: 1 });
    expect((await stateOf(app.owner)).spent.day).toEqual({ tokens: 2_888, micros: 1_654, unpriced: 1 });
  });

  test("a price of nothing is a price", async () => {
    await choose(app.owner, { price: { ...PRICE, inMicros: 0, outMicros: 0 } });
    await draftOf(app.owner, { recordId });
    expect((await newest())?.costMicros).toBe(0);
    expect((await meter()).total.unpriced).toBe(1);
  });
});

describe("a budget in money whose model is exchanged for one without a price", () => {
  let app: App;
  let kinds: Record<string, RunKind>;
  const dataDir = mkdtempSync(join(tmpdir(), "relata-unpriced-"));

  beforeAll(async () => {
    const before = await startApp({ empty: true, dataDir, env: { ...model.env, OPENAI_MODEL: "gpt-5-mini" } });
    await choose(before.owner, { purposes: NO_READING, budget: { ...NO_BUDGET, monthMicros: 90_000_000 } });
    const { contactId: recordId } = await addCustomer(before);
    expect((await draftOf(before.owner, { recordId })).draft.engine).toBe("model");
    await before.close();
    app = await startApp({ empty: true, dataDir, env: model.env });
    kinds = await runKinds(app);
  });
  afterAll(async () => {
    await app?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test.each(RUN_NAMES)("%s: no call leaves, the reason is told, the built-in engine answers", async (name) => {
    const { kind, purposes, ask } = kinds[name] ?? expect.fail(`there is no ${name}`);
    await choose(app.owner, { purposes: [...purposes] });
    const asked = model.seen.length;
    expect(await ask()).toEqual({ engine: "built-in", reason: "price_unknown" });
    expect(model.seen.length).toBe(asked);
    const { body } = await app.owner.get<{ items: RunLine[] }>(`assistant/runs?kind=${kind}&outcome=price_unknown`);
    expect(body.items[0]).toMatchObject({ engine: "model", costMicros: null, tokensIn: null });
  });

  test("the budget as it stands stops no other choice, but is not changed to another that nobody can count", async () => {
    const { version } = await stateOf(app.owner);
    const budget = { ...NO_BUDGET, monthMicros: 80_000_000 };
    expect(await app.owner.patch("assistant/settings", { budget }, { version })).toMatchObject({
      status: 422,
      body: { code: "invalid", fields: { price: expect.any(String) } },
    });
    expect((await choose(app.owner, { masks: ["phones"] })).masks).toEqual(["phones"]);
  });

  test("the settings say that there is no price, and saving one lets the model write again", async () => {
    expect(await stateOf(app.owner)).toMatchObject({ activeModel: "test-model", activePrice: null });
    await choose(app.owner, { price: PRICE, purposes: ["draft"] });
    expect(await kinds.draft?.ask()).toEqual({ engine: "model", reason: undefined });
  });
});
