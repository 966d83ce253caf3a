import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CheckedSentence, Draft } from "../../src/assistant/assistant.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { type Answer, ModelServer } from "../support/model-server.ts";
import { addPerson } from "../support/people.ts";
import { addCustomer, askForDraft, type Customer, draftOf, eventsOf } from "./drafting.ts";
import { choose, NO_READING } from "./trust.ts";

let app: App;
let model: ModelServer;
let customer: Customer;

beforeAll(async () => {
  model = await ModelServer.start();
  app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "2000" } });
  await choose(app.owner, { purposes: NO_READING });
  customer = await addCustomer(app);
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});

/** Refs as the pack gives them: newest first. */
const MAIL = `Subject: The scanner rollout [a1]

Dear Mr Holloway,

Thank you for your message; it is good to hear that 48 of 50 drivers finished the training [a1]. On the phone you named a budget of $71,680 [a2]. At the pilot review two units failed [a3]. You need 900 more units by Christmas [a2].

Could we talk next week?

Best regards,`;

const texts = (sentences: CheckedSentence[], status: string) =>
  sentences.filter((sentence) => sentence.status === status).map(({ text }) => text);

describe("with a model that answers well", () => {
  test.each([1, 3, 12, 4_000])("pieces of %i characters never show a citation, and end as the checked body", async (pieceLength) => {
    model.answer({ kind: "text", text: MAIL, pieceLength });
    const { draft, shown, events, restart } = await draftOf(app.owner, { recordId: customer.contactId });
    expect(events[0]).toMatchObject({ event: "start", data: { engine: "model", model: "test-model" } });
    expect(restart).toBeUndefined();
    expect(shown).not.toMatch(/[[\]]/);
    expect(shown.trim()).toBe(draft.body);
    expect(draft).toMatchObject({ engine: "model", model: "test-model", state: "ready", subject: "The scanner rollout", language: "en" });
  });

  test("each sentence has its place, its sources and its verdict", async () => {
    model.answer({ kind: "text", text: MAIL });
    const { draft } = await draftOf(app.owner, { recordId: customer.contactId });
    for (const { start, end, text } of draft.sentences) expect(draft.body.slice(start, end)).toBe(text);
    expect(texts(draft.sentences, "supported")).toHaveLength(3);
    expect(texts(draft.sentences, "unsupported")).toEqual(["You need 900 more units by Christmas."]);
    expect(draft.sentences.find(({ status }) => status === "unsupported")?.problems).toEqual(["900"]);
    const cited = draft.sentences.flatMap(({ cites }) => cites);
    expect(draft.evidence.map(({ ref }) => ref)).toEqual(expect.arrayContaining(cited));
  });

  test("the model is told who is called how, and gets customers' words as quoted data", async () => {
    model.answer({ kind: "text", text: MAIL });
    await draftOf(app.owner, { recordId: customer.contactId, instruction: "Offer a call on Thursday" });
    const asked = model.seen.at(-1);
    const prompt = asked?.body.messages.map(({ content }) => content).join("\n") ?? "";
    expect(asked?.authorization).toBe("Bearer test-key");
    expect(prompt).toContain('Begin the mail with "Dear Mr Holloway,"');
    expect(prompt).toContain("Offer a call on Thursday");
    expect(prompt).toMatch(/\[a1\] \d{4}-\d\d-\d\d Chat from Peter Holloway: Scanner rollout\n\| 48 of 50/);
  });

  test("a server that knows less of the protocol is asked plainly", async () => {
    model.answer({ kind: "picky", text: MAIL });
    const { restart, draft } = await draftOf(app.owner, { recordId: customer.contactId });
    expect(restart).toBeUndefined();
    expect(draft.engine).toBe("model");
  });

  test("a bearable 429 is waited out", async () => {
    model.answer([
      { kind: "error", status: 429, retryAfterMs: 60 },
      { kind: "text", text: MAIL },
    ]);
    const { restart } = await draftOf(app.owner, { recordId: customer.contactId });
    expect(restart).toBeUndefined();
  });
});

describe("with a model that fails, the built-in engine writes and says so", () => {
  const failures: [string, Answer, string][] = [
    ["a wrong key", { kind: "error", status: 401 }, "unauthorized"],
    ["an error of the server", { kind: "error", status: 500 }, "server_error"],
    ["too many requests without a hint", { kind: "error", status: 429 }, "rate_limited"],
    ["too many requests for an hour", { kind: "error", status: 429, retryAfter: "3600" }, "rate_limited"],
    ["silence", { kind: "hang" }, "timeout"],
    ["a slow drip", { kind: "drip", everyMs: 100 }, "timeout"],
    ["a stream that breaks", { kind: "cut", text: "Dear Mr Holloway,\n\nThank you for" }, "cut"],
    ["a stream that just ends", { kind: "cut", text: "Dear Mr Holloway,\n\nThank you for", politely: true }, "cut"],
    ["an answer cut by its length", { kind: "text", text: "Dear Mr Holloway,\n\nThank you", finish: "length" }, "too_long"],
    ["ten megabytes", { kind: "flood", bytes: 10_000_000 }, "too_long"],
    ["a refusal", { kind: "refusal", text: "No." }, "refused"],
    ["a refusal in words", { kind: "text", text: "I'm sorry, but I can't help with that." }, "refused"],
    [
      "the wrong language",
      { kind: "text", text: "Kính gửi ông Holloway,\n\nCảm ơn ông đã gửi thư cho chúng tôi về việc triển khai máy quét." },
      "wrong_language",
    ],
    [
      "French",
      { kind: "text", text: "Bonjour Monsieur Holloway,\n\nMerci pour votre message. Nous avons vérifié les deux appareils pour vous." },
      "wrong_language",
    ],
    [
      "German",
      { kind: "text", text: "Guten Tag Herr Holloway,\n\nvielen Dank für Ihre Nachricht. Wir haben die Geräte geprüft und rufen Sie an." },
      "wrong_language",
    ],
    ["nothing", { kind: "text", text: "" }, "invalid_output"],
    ["data instead of a letter", { kind: "text", text: "{}" }, "invalid_output"],
    ["fenced data", { kind: "text", text: '```json\n{"body": "Dear Mr Holloway"}\n```' }, "invalid_output"],
  ];

  test.each(failures)("%s", async (_, answer, reason) => {
    model.answer(answer);
    const { draft, restart, shown } = await draftOf(app.owner, { recordId: customer.contactId });
    expect(restart).toBe(reason);
    expect(draft).toMatchObject({ engine: "built-in", model: null, state: "ready" });
    expect(shown.trim()).toBe(draft.body);
    expect(draft.body).toContain("Dear Mr Holloway,");
    expect(texts(draft.sentences, "unsupported")).toEqual([]);
  });
});

test("a person who stops keeps what has come, and the model is told", async () => {
  model.answer({ kind: "text", text: MAIL, pieceLength: 8, pauseMs: 60 });
  const leaving = new AbortController();
  const response = await askForDraft(app.owner, { recordId: customer.contactId }, leaving.signal);
  let draftId = "";
  let shown = "";
  try {
    for await (const event of eventsOf(response)) {
      if (event.event === "start") draftId = event.data.draftId;
      if (event.event === "delta") shown += event.data.text;
      if (shown.length > 60) leaving.abort();
    }
  } catch (thrown) {
    expect((thrown as Error).name).toBe("AbortError");
  }
  await expect.poll(async () => (await app.owner.get<Draft>(`assistant/drafts/${draftId}`)).body.state).toBe("stopped");
  const { body } = await app.owner.get<Draft>(`assistant/drafts/${draftId}`);
  expect(body.body.length).toBeGreaterThan(40);
  expect(MAIL.replace(/ \[a\d\]/g, "")).toContain(body.body);
  expect(model.seen.at(-1)?.hasLeft).toBe(true);
});

describe("changing and sending", () => {
  const mailOf = (draft: Draft, more: object = {}) => ({ to: ["peter@harbor.example"], subject: draft.subject, body: draft.body, ...more });

  test("a mail with an unsettled statement is held back until the person vouches for it", async () => {
    model.answer({ kind: "text", text: MAIL });
    const { draft } = await draftOf(app.owner, { recordId: customer.contactId });
    const refused = await app.owner.post<{ code: string; fields: Record<string, string> }>(
      `assistant/drafts/${draft.id}/send`,
      mailOf(draft),
    );
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "unsettled_claims", fields: { "You need 900 more units by Christmas.": "900" } },
    });
    const sent = await app.owner.post<{ mail: { id: string; state: string; draftId: string } }>(
      `assistant/drafts/${draft.id}/send`,
      mailOf(draft, { settled: ["You need 900 more units by Christmas."] }),
    );
    expect(sent).toMatchObject({ status: 202, body: { mail: { state: "held", draftId: draft.id } } });
    expect(await app.owner.post(`assistant/drafts/${draft.id}/send`, mailOf(draft))).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    await app.owner.post(`mail/${sent.body.mail.id}/take-back`);
    const again = await app.owner.post(
      `assistant/drafts/${draft.id}/send`,
      mailOf(draft, { settled: ["You need 900 more units by Christmas."] }),
    );
    expect(again.status).toBe(202);
  });

  test("an edit is checked: a slip of a digit is marked, what stands in the history finds its source", async () => {
    model.answer({ kind: "text", text: MAIL });
    const { draft } = await draftOf(app.owner, { recordId: customer.contactId });
    const body = draft.body
      .replace("$71,680", "$77,680")
      .replace("You need 900 more units by Christmas.", "Anneke de Vries joined us for the pilot review. Here is my own thought on it.");
    const edited = await app.owner.patch<Draft>(`assistant/drafts/${draft.id}`, { body }, { version: draft.version });
    expect(edited.status).toBe(200);
    expect(edited.body.version).toBe(draft.version + 1);
    const of = (part: string) => edited.body.sentences.find(({ text }) => text.includes(part));
    expect(of("$77,680")).toMatchObject({ status: "unsupported", problems: ["$77,680"] });
    expect(of("Anneke")).toMatchObject({ status: "supported", cites: ["a3"] });
    expect(of("own thought")).toMatchObject({ status: "no_claim" });
    const settled = await app.owner.patch<Draft>(`assistant/drafts/${draft.id}`, { settled: [of("$77,680")?.text ?? ""] });
    expect(settled.body.sentences.find(({ text }) => text.includes("$77,680"))?.status).toBe("settled");
    expect(await app.owner.patch(`assistant/drafts/${draft.id}`, { body: "x" }, { version: draft.version })).toMatchObject({
      status: 412,
      body: { code: "stale" },
    });
  });

  test("a draft is its writer's own, and a viewer writes none", async () => {
    model.answer({ kind: "text", text: MAIL });
    const { draft } = await draftOf(app.owner, { recordId: customer.contactId });
    const [rep, viewer] = [await addPerson(app, "rep"), await addPerson(app, "viewer")];
    expect((await rep.client.get(`assistant/drafts/${draft.id}`)).status).toBe(404);
    expect((await askForDraft(viewer.client, { recordId: customer.contactId })).status).toBe(403);
    expect((await askForDraft(rep.client, { recordId: "con_00000000000000000000000000" })).status).toBe(404);
    expect((await askForDraft(rep.client, { recordId: "nobody" })).status).toBe(422);
  });
});

test("every run is metered", async () => {
  model.answer({ kind: "text", text: MAIL });
  await draftOf(app.owner, { recordId: customer.contactId });
  const rows = await databasesOf(app).workspace.rows<{ outcome: string; tokens_in: number; prompt_version: string }>(
    "select * from assistant_runs where kind = 'draft' order by at desc limit 1",
  );
  expect(rows[0]).toMatchObject({ outcome: "ok", tokens_in: 1_234, prompt_version: expect.stringMatching(/^\d{4}/) });
});
