import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Draft, Summary } from "../../src/assistant/assistant.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { ModelServer } from "../support/model-server.ts";
import { addCustomer, askForDraft, type Customer, draftOf, eventsOf } from "./drafting.ts";
import { choose, NO_READING } from "./trust.ts";

/** Between the Worker and the model stands the second Worker: what happens when that one fails, and whether a stop gets through it. */

const TIMEOUT_MS = 20_000;
/** Far below the timeout: who is told so soon was told because the reader left. */
const SOON = { timeout: 10_000 };

/** Answers as the built Worker would, in a second Worker of the test's own: `events` are lines, a null breaks the stream. */
const answering = (events: (object | string | null)[], ends = true) => `export default { fetch() {
  const events = ${JSON.stringify(events)};
  const stream = new ReadableStream({ pull(controller) {
    if (events.length === 0) return ${ends ? "controller.close()" : "new Promise((resolve) => setTimeout(resolve, 1e6))"};
    const event = events.shift();
    if (event === null) return controller.error(new Error("Broken"));
    const line = typeof event === "string" ? event : JSON.stringify(event) + "\\n";
    controller.enqueue(new TextEncoder().encode(line));
  } });
  return new Response(stream);
} };`;

const text = (said: string) => ({ event: "text", text: said });
const MAIL = "Subject: Hello\n\nDear Mr Holloway,\n\nThank you for your time.";
const END = { event: "end", usage: { tokensIn: 1, tokensOut: 2 } };

describe("a second Worker that fails: the built-in engine writes, and the reason is written down", () => {
  const broken: [string, string, string][] = [
    ["a stream cut half way", answering([text("Subject: Hello\n\nDear Mr"), text(" Holl"), null]), "cut"],
    ["a stream that ends without an end", answering([text(MAIL)]), "cut"],
    ["a stream that ends within a line", answering([text(MAIL), JSON.stringify(END)]), "cut"],
    ["lines that are no JSON", answering([text("Dear Mr"), "<html>\n"]), "invalid_output"],
    ["an error", "export default { fetch: () => new Response('no', { status: 500 }) };", "unreachable"],
    ["a crash", "export default { fetch() { throw new Error('Crashed') } };", "unreachable"],
    ["silence", answering([text("Subject: Hello\n\nDear Mr Holloway")], false), "timeout"],
    ["silence from the start", "export default { fetch: () => new Promise((resolve) => setTimeout(resolve, 1e6)) };", "timeout"],
  ];

  test.each(broken)("%s", async (_, workshop, reason) => {
    const app = await startApp({
      empty: true,
      workshop,
      env: { OPENAI_API_KEY: "test-key", OPENAI_TIMEOUT_MS: "600", OPENAI_REST_MS: "0" },
    });
    try {
      await choose(app.owner, { purposes: NO_READING });
      const { contactId } = await addCustomer(app);
      const { draft, restart, shown } = await draftOf(app.owner, { recordId: contactId });
      expect(restart).toBe(reason);
      expect(draft).toMatchObject({ engine: "built-in", model: null, state: "ready" });
      expect(shown.trim()).toBe(draft.body);
      const summary = await app.owner.get<Summary>(`assistant/summary?recordId=${contactId}&language=en`);
      expect(summary).toMatchObject({ status: 200, body: { engine: "built-in" } });
      const runs = await databasesOf(app).workspace.rows<{ kind: string; outcome: string }>(
        "select kind, outcome from assistant_runs where engine = 'model' order by at",
      );
      expect(runs).toMatchObject([
        { kind: "draft", outcome: reason },
        { kind: "summary", outcome: reason },
      ]);
    } finally {
      await app.close();
    }
  });

  test("what is cut anywhere between two bytes is read as it was meant", async () => {
    const lines = [text("Subject: Chào\n\nDear Mr Holloway,\n\nThank you, Đức Nguyễn."), END].map((event) => `${JSON.stringify(event)}\n`);
    const bytes = [...new TextEncoder().encode(lines.join(""))];
    const workshop = `export default { fetch() {
      const bytes = ${JSON.stringify(bytes)};
      const stream = new ReadableStream({ pull(controller) {
        if (bytes.length === 0) controller.close();
        else controller.enqueue(new Uint8Array(bytes.splice(0, 1)));
      } });
      return new Response(stream);
    } };`;
    const app = await startApp({ empty: true, workshop, env: { OPENAI_API_KEY: "test-key" } });
    try {
      const { draft } = await draftOf(app.owner, { recordId: (await addCustomer(app)).contactId });
      expect(draft).toMatchObject({ engine: "model", subject: "Chào", body: "Dear Mr Holloway,\n\nThank you, Đức Nguyễn." });
    } finally {
      await app.close();
    }
  });
});

describe("a reader who leaves is heard of at the vendor", () => {
  let app: App;
  let model: ModelServer;
  let customer: Customer;

  beforeAll(async () => {
    model = await ModelServer.start();
    app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: String(TIMEOUT_MS) } });
    await choose(app.owner, { purposes: NO_READING });
    customer = await addCustomer(app);
  });
  afterAll(async () => {
    await app?.close();
    await model?.close();
  });

  const leaves = async (asking: (signal: AbortSignal) => Promise<unknown>, when: () => unknown) => {
    const leaving = new AbortController();
    const before = model.seen.length;
    const asked = asking(leaving.signal).catch((thrown: Error) => thrown.name);
    await expect.poll(() => model.seen.length, SOON).toBe(before + 1);
    await expect.poll(when, SOON).toBe(true);
    expect(model.seen.at(-1)?.hasLeft).toBe(false);
    leaving.abort();
    expect(await asked).toBe("AbortError");
    await expect.poll(() => model.seen.at(-1)?.hasLeft, SOON).toBe(true);
    expect(model.seen.length).toBe(before + 1);
  };

  let shown = "";
  const readsDraft = async (signal: AbortSignal) => {
    shown = "";
    const response = await askForDraft(app.owner, { recordId: customer.contactId }, signal);
    for await (const event of eventsOf(response)) if (event.event === "delta") shown += event.data.text;
  };
  const lastDraft = async () => {
    const [row] = await databasesOf(app).workspace.rows<{ id: string }>("select id from drafts order by created_at desc limit 1");
    return (await app.owner.get<Draft>(`assistant/drafts/${row?.id}`)).body;
  };

  test("before the model has said a word", async () => {
    model.answer({ kind: "hang" });
    await leaves(readsDraft, () => true);
    await expect.poll(async () => (await lastDraft()).state, SOON).toBe("stopped");
  });

  test("and while it thinks no record waits for it", async () => {
    model.answer({ kind: "hang" });
    await leaves(readsDraft, async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => app.owner.get(`contacts/${customer.contactId}/page`)));
      return answers.every(({ status }) => status === 200);
    });
  });

  test("in the middle of a draft, which keeps what has come", async () => {
    model.answer({ kind: "text", text: MAIL.padEnd(5_000, " So it is."), pieceLength: 10, pauseMs: 20 });
    await leaves(readsDraft, () => shown.length > 30);
    await expect.poll(async () => (await lastDraft()).state, SOON).toBe("stopped");
    expect((await lastDraft()).body).toMatch(/^Dear Mr Holloway,\n\nThank you/);
  });
});

test("when the time is up the vendor is told to stop, by a draft and by a summary", async () => {
  const model = await ModelServer.start({ kind: "hang" });
  const app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "300" } });
  try {
    await choose(app.owner, { purposes: NO_READING });
    const { contactId } = await addCustomer(app);
    expect((await draftOf(app.owner, { recordId: contactId })).restart).toBe("timeout");
    await app.owner.get<Summary>(`assistant/summary?recordId=${contactId}`);
    await expect.poll(() => model.seen.map(({ hasLeft }) => hasLeft), SOON).toEqual([true, true]);
  } finally {
    await app.close();
    await model.close();
  }
});
