import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RunLine } from "../../src/assistant/meter.schema.ts";
import { NO_BUDGET } from "../../src/assistant-settings/assistant-settings.rules.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { type Answer, ModelServer } from "../support/model-server.ts";
import { addCustomer, draftOf } from "./drafting.ts";
import { RUN_NAMES, type RunKind, runKinds } from "./run-kinds.ts";
import { choose, NO_READING } from "./trust.ts";

/** Every way for a model to fail × every kind of run: the built-in engine answers, the reason is told and written down. */

let app: App;
let model: ModelServer;
let kinds: Record<string, RunKind>;

beforeAll(async () => {
  model = await ModelServer.start();
  app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "1000" } });
  await choose(app.owner, { purposes: NO_READING });
  kinds = await runKinds(app);
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});
beforeEach(() => choose(app.owner, { budget: NO_BUDGET, purposes: NO_READING }));

const VIETNAMESE = "Kính gửi ông Holloway,\n\nCảm ơn ông đã gửi thư cho chúng tôi về việc triển khai máy quét.";
const claims = (text: string, kind: string, ref = "a1") => JSON.stringify({ claims: [{ text, cites: [ref], kind }] });

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

const of = (name: string): RunKind => kinds[name] ?? expect.fail(`there is no ${name}`);

const lastRun = async (kind: string) => {
  const { body } = await app.owner.get<{ items: RunLine[] }>(`assistant/runs?kind=${kind}&limit=2`);
  return body.items.find(({ engine }) => engine === "model");
};

/** The built-in engine has answered, and says why as one of these; the same stands in the run. */
async function requireBuiltIn(name: string, reasons: string[]): Promise<void> {
  const told = await of(name).ask();
  expect(told).toEqual({ engine: "built-in", reason: expect.toBeOneOf(reasons) });
  expect((await lastRun(of(name).kind))?.outcome).toBe(told.reason);
}

describe.each(RUN_NAMES)("%s", (name) => {
  beforeEach(() => choose(app.owner, { purposes: of(name).purposes }));

  test.each(FAILURES)("%s", async (failure, answer, reason) => {
    model.answer(answer);
    await requireBuiltIn(name, name === "draft" ? [reason] : (IN_ONE_PIECE[failure] ?? [reason]));
  });

  test("a spent budget", async () => {
    await choose(app.owner, { budget: { ...NO_BUDGET, dayMicros: 0 }, price: { currency: "USD", inMicros: 1e6, outMicros: 1e6 } });
    model.answer({ kind: "text", text: "never asked" });
    const before = model.seen.length;
    await requireBuiltIn(name, ["budget_spent"]);
    expect(model.seen.length).toBe(before);
  });
});

test.each(RUN_NAMES.filter((name) => name !== "draft"))("%s: JSON that is none, twice", async (name) => {
  await choose(app.owner, { purposes: of(name).purposes });
  const before = model.seen.length;
  model.answer({ kind: "text", text: "{ not json" });
  await requireBuiltIn(name, ["invalid_output"]);
  expect(model.seen.length - before).toBe(2);
});

/** What is read of a question or a message is of no language: those two are not here. */
const IN_A_LANGUAGE: [(typeof RUN_NAMES)[number], string][] = [
  ["draft", VIETNAMESE],
  ["summary", claims("Khách muốn có câu trả lời về pin trước thứ Sáu.", "point")],
  ["brief", claims("Khách muốn có câu trả lời về pin trước thứ Sáu.", "history")],
  ["notes", claims("Khách và chúng ta đã thống nhất với nhau.", "decision", "n1")],
  ["news", claims("Khách muốn có câu trả lời về pin trước thứ Sáu.", "news")],
  ["digest headline", JSON.stringify({ sentences: [{ text: "Hôm nay bạn cần gửi báo giá cho khách.", cites: ["t1"] }] })],
];

test.each(IN_A_LANGUAGE)("%s: the wrong language", async (name, text) => {
  await choose(app.owner, { purposes: of(name).purposes });
  model.answer({ kind: "text", text });
  await requireBuiltIn(name, name === "draft" ? ["wrong_language"] : ["wrong_language", "invalid_output"]);
});

test.each([
  ["summary", claims("Peter paid $99,999 on May 4, 2021.", "point")],
  ["brief", claims("Peter paid $99,999 on May 4, 2021.", "history")],
  ["digest headline", JSON.stringify({ sentences: [{ text: "Peter paid $99,999 on May 4, 2021.", cites: ["t1"] }] })],
  ["ask", JSON.stringify({ query: { noun: "deals", filter: { field: "margin", op: "gt", value: 1 } } })],
])("%s: claims that are all invented", async (name, text) => {
  model.answer({ kind: "text", text });
  await requireBuiltIn(name, ["invalid_output"]);
});

describe("a model that is down", () => {
  const down = async () => {
    const own = await ModelServer.start({ kind: "hang" });
    const resting = await startApp({ empty: true, env: { ...own.env, OPENAI_TIMEOUT_MS: "1000", OPENAI_REST_MS: "3000" } });
    await choose(resting.owner, { purposes: NO_READING });
    const { contactId } = await addCustomer(resting);
    const draft = () => draftOf(resting.owner, { recordId: contactId });
    return { own, draft, close: () => Promise.all([resting.close(), own.close()]) };
  };

  test("is left alone after two failures, tried once after the rest, and back when it answers", async () => {
    const { own, draft, close } = await down();
    try {
      expect([(await draft()).restart, (await draft()).restart]).toEqual(["timeout", "timeout"]);
      expect((await draft()).restart).toBe("resting");
      expect(own.seen.length, "nobody waits for a model that is not asked").toBe(2);
      own.answer({ kind: "text", text: "Subject: Hello\n\nDear Mr Holloway,\n\nThank you for your time." });
      await expect.poll(async () => (await draft()).restart, { interval: 150 }).toBeUndefined();
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
  await of("draft").ask();
  expect(await databasesOf(app).workspace.rows("select * from assistant_reservations")).toEqual([]);
  expect((await lastRun("draft"))?.tokensIn).toBeGreaterThan(300);
});
