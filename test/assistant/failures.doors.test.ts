import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RunLine } from "../../src/assistant/meter.schema.ts";
import { NO_BUDGET } from "../../src/assistant-settings/assistant-settings.rules.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { type Answer, ModelServer } from "../support/model-server.ts";
import { addCustomer, type Customer, draftOf } from "./drafting.ts";
import { choose, NO_READING, summaryOf } from "./trust.ts";

/** Every way for a model to fail × every kind of run: the built-in engine answers, the reason is told and written down. */

let app: App;
let model: ModelServer;
let customer: Customer;

beforeAll(async () => {
  model = await ModelServer.start();
  app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "300" } });
  await choose(app.owner, { purposes: NO_READING });
  customer = await addCustomer(app);
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});
beforeEach(() => choose(app.owner, { budget: NO_BUDGET }));

const VIETNAMESE = "Kính gửi ông Holloway,\n\nCảm ơn ông đã gửi thư cho chúng tôi về việc triển khai máy quét.";
const claims = (text: string) => JSON.stringify({ claims: [{ text, cites: ["a1"], kind: "point" }] });

const FAILURES: [string, Answer | Answer[], string][] = [
  ["401", { kind: "error", status: 401 }, "unauthorized"],
  ["429", { kind: "error", status: 429 }, "rate_limited"],
  ["500", { kind: "error", status: 500 }, "server_error"],
  ["silence", { kind: "hang" }, "timeout"],
  ["a slow drip", { kind: "drip", everyMs: 60 }, "timeout"],
  ["a cut stream", { kind: "cut", text: "Dear Mr Holloway,\n\nThank" }, "cut"],
  ["a body that is none of the protocol", { kind: "garbage", body: "<html>Bad gateway</html>" }, "invalid_output"],
  ["a refusal", { kind: "refusal", text: "No." }, "refused"],
  ["10 MB", { kind: "flood", bytes: 10_000_000 }, "too_long"],
];

/** Where an answer in one piece ends another way than a stream. */
const IN_ONE_PIECE: Record<string, string[]> = {
  "a cut stream": ["cut", "unreachable", "invalid_output"],
  "a slow drip": ["timeout", "invalid_output"],
};

const KINDS = {
  draft: async () => {
    const { draft, restart } = await draftOf(app.owner, { recordId: customer.contactId, instruction: "Keep what I typed" });
    expect(draft.instruction).toBe("Keep what I typed");
    return { engine: draft.engine, reason: restart };
  },
  summary: async () => {
    const { engine, reason } = await summaryOf(app.owner, customer.contactId);
    return { engine, reason };
  },
};

const lastRun = async (kind: string) => {
  const { body } = await app.owner.get<{ items: RunLine[] }>(`assistant/runs?kind=${kind}&limit=2`);
  return body.items.find(({ engine }) => engine === "model");
};

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])("%s", (kind) => {
  test.each(FAILURES)("%s", async (name, answer, reason) => {
    model.answer(answer);
    const told = await KINDS[kind]();
    const expected = kind === "summary" ? (IN_ONE_PIECE[name] ?? [reason]) : [reason];
    expect(told).toMatchObject({ engine: "built-in", reason: expect.toBeOneOf(expected) });
    expect((await lastRun(kind))?.outcome).toBe(told.reason);
  });

  test("a spent budget", async () => {
    await choose(app.owner, { budget: { ...NO_BUDGET, dayMicros: 0 }, price: { currency: "USD", inMicros: 1e6, outMicros: 1e6 } });
    model.answer({ kind: "text", text: "never asked" });
    const before = model.seen.length;
    expect(await KINDS[kind]()).toEqual({ engine: "built-in", reason: "budget_spent" });
    expect(model.seen.length).toBe(before);
  });
});

test("invalid JSON twice, and claims that are all invented", async () => {
  model.answer({ kind: "text", text: "{ not json" });
  expect(await KINDS.summary()).toEqual({ engine: "built-in", reason: "invalid_output" });
  model.answer({ kind: "text", text: claims("Peter paid $99,999 on May 4, 2021.") });
  expect(await KINDS.summary()).toEqual({ engine: "built-in", reason: "invalid_output" });
});

test("the wrong language", async () => {
  model.answer({ kind: "text", text: VIETNAMESE });
  expect(await KINDS.draft()).toEqual({ engine: "built-in", reason: "wrong_language" });
});

describe("a model that is down", () => {
  const down = async () => {
    const own = await ModelServer.start({ kind: "hang" });
    const resting = await startApp({ empty: true, env: { ...own.env, OPENAI_TIMEOUT_MS: "250", OPENAI_REST_MS: "1200" } });
    await choose(resting.owner, { purposes: NO_READING });
    const { contactId } = await addCustomer(resting);
    const draft = () => draftOf(resting.owner, { recordId: contactId });
    return { own, draft, close: () => Promise.all([resting.close(), own.close()]) };
  };

  test("is left alone after two failures, tried once after the rest, and back when it answers", async () => {
    const { own, draft, close } = await down();
    try {
      expect([(await draft()).restart, (await draft()).restart]).toEqual(["timeout", "timeout"]);
      const startedAt = Date.now();
      expect((await draft()).restart).toBe("resting");
      expect(Date.now() - startedAt).toBeLessThan(250);
      expect(own.seen.length).toBe(2);
      own.answer({ kind: "text", text: "Subject: Hello\n\nDear Mr Holloway,\n\nThank you for your time." });
      await expect.poll(async () => (await draft()).restart, { timeout: 5_000, interval: 150 }).toBeUndefined();
      expect(own.seen.length).toBe(3);
      expect((await draft()).restart).toBeUndefined();
    } finally {
      await close();
    }
  });
});

test("what a stopped stream has cost is counted, and its reservation released", async () => {
  await choose(app.owner, { budget: { ...NO_BUDGET, monthTokens: 10_000_000 } });
  model.answer({ kind: "cut", text: "Dear Mr Holloway,\n\nThank you for" });
  await KINDS.draft();
  expect(await databasesOf(app).workspace.rows("select * from assistant_reservations")).toEqual([]);
  expect((await lastRun("draft"))?.tokensIn).toBeGreaterThan(300);
});
