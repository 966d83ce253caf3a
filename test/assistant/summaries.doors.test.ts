import { afterAll, beforeAll, expect, test } from "vitest";
import type { Summary } from "../../src/assistant/assistant.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { ModelServer } from "../support/model-server.ts";
import { addCustomer } from "./drafting.ts";
import { choose, NO_READING } from "./trust.ts";

let app: App;
let model: ModelServer;

beforeAll(async () => {
  model = await ModelServer.start();
  app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "400" } });
  await choose(app.owner, { purposes: NO_READING });
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});

const CLAIMS = {
  claims: [
    { text: "48 of 50 drivers finished the training.", cites: ["a1"], kind: "point" },
    { text: "Peter has a budget of $71,680 [a2].", cites: [], kind: "point" },
    { text: "Peter has a budget of $77,680.", cites: ["a2"], kind: "point" },
    { text: "The customer is about to leave.", cites: [], kind: "point" },
    { text: "Does the firmware work with Oracle WMS?", cites: ["[a1]"], kind: "open_question" },
    { text: "Answer on batteries by Friday.", cites: ["a2"], kind: "next_step" },
  ],
};
const good = { kind: "text", text: JSON.stringify(CLAIMS) } as const;
const summaryOf = async (contactId: string, more = "") => {
  const answer = await app.owner.get<Summary>(`assistant/summary?recordId=${contactId}&language=en${more}`);
  expect(answer.status).toBe(200);
  return answer.body;
};

test("claims without a source are taken out and counted; the rest is dated and cited", async () => {
  const { contactId } = await addCustomer(app);
  model.answer(good);
  const summary = await summaryOf(contactId);
  expect(summary).toMatchObject({ engine: "model", model: "test-model", stale: false, removed: 2 });
  expect(summary.points.map(({ text, cites }) => [text, ...cites])).toEqual([
    ["48 of 50 drivers finished the training.", "a1"],
    ["Peter has a budget of $71,680.", "a2"],
  ]);
  expect(summary.openQuestions.map(({ cites }) => cites)).toEqual([["a1"]]);
  expect(summary.nextSteps).toHaveLength(1);
  expect(summary.points[0]?.at).toBe(summary.evidence.find(({ ref }) => ref === "a1")?.at);
});

test("the same history is summarised once; something new makes it stale until it is asked for again", async () => {
  const { contactId } = await addCustomer(app);
  model.answer(good);
  const asked = () => model.seen.length;
  await summaryOf(contactId);
  const before = asked();
  expect((await summaryOf(contactId)).stale).toBe(false);
  await app.owner.post("activities", { kind: "note", body: "A new note.", links: [contactId] });
  expect(await summaryOf(contactId)).toMatchObject({ stale: true, engine: "model" });
  expect(asked()).toBe(before);
  expect((await summaryOf(contactId, "&refresh=true")).stale).toBe(false);
  expect(asked()).toBe(before + 1);
});

test("an older summary is shown only to one who may still see all that it was made from", async () => {
  const { contactId } = await addCustomer(app);
  model.answer(good);
  const { evidence } = await summaryOf(contactId);
  const activityId = evidence.find(({ ref }) => ref === "a1")?.recordId;
  await app.owner.delete(`activities/${activityId}`, { version: 1 });
  const before = model.seen.length;
  expect((await summaryOf(contactId)).stale).toBe(false);
  expect(model.seen.length).toBe(before + 1);
});

test("JSON in a fence, and JSON that had to be repaired once", async () => {
  const { contactId } = await addCustomer(app);
  model.answer({ kind: "text", text: `Here you are:\n\`\`\`json\n${JSON.stringify(CLAIMS)}\n\`\`\`` });
  expect(await summaryOf(contactId)).toMatchObject({ engine: "model", removed: 2 });
  model.answer([{ kind: "text", text: JSON.stringify(CLAIMS).slice(0, 90) }, good]);
  expect(await summaryOf(contactId, "&refresh=true")).toMatchObject({ engine: "model", removed: 2 });
  expect(model.seen.at(-1)?.body.messages.at(-1)?.content).toContain("not valid");
});

test("an empty answer is asked for again once, and kept only if it is none any more", async () => {
  const { contactId } = await addCustomer(app);
  model.answer([{ kind: "text", text: '{"claims":[]}' }, good]);
  expect(await summaryOf(contactId)).toMatchObject({ engine: "model", removed: 2 });
  expect(model.seen.at(-1)?.body.messages.at(-1)?.content).toContain("claims is empty");
});

test("a corrected reading makes a kept summary stale, and says so", async () => {
  const { contactId } = await addCustomer(app);
  const added = await app.owner.post<{ id: string }>("activities", {
    ...{ kind: "chat", direction: "in", subject: "Scanner broken", links: [contactId] },
    body: "Two scanners arrived broken and we are very disappointed. Please replace them.",
  });
  const reading = await eventually("the reading", async () => {
    const { body } = await app.owner.get<{ items: { version: number }[] }>(`readings?activityIds=${added.body.id}`);
    return body.items[0];
  });
  model.answer({ kind: "text", text: '{"claims":[{"text":"Two scanners arrived broken.","cites":["a1"],"kind":"point"}]}' });
  expect((await summaryOf(contactId)).evidence.some(({ text }) => text.includes("1 still open"))).toBe(true);
  expect(await summaryOf(contactId)).toMatchObject({ stale: false, engine: "model" });
  await app.owner.patch(`readings/${added.body.id}`, { complaint: null }, { version: reading.version });
  expect(await summaryOf(contactId)).toMatchObject({ stale: true, engine: "model" });
});

test.each([
  ["invalid twice", { kind: "text", text: '{"claims":[{"text":1}]}' }],
  [
    "nothing but inventions",
    { kind: "text", text: JSON.stringify({ claims: [{ text: "They paid 900 million.", cites: ["a1"], kind: "point" }] }) },
  ],
  ["nothing at all, twice", { kind: "text", text: '{"claims":[]}' }],
  ["an error", { kind: "error", status: 500 }],
  ["silence", { kind: "hang" }],
  ["garbage", { kind: "garbage", body: "<html>" }],
  ["a flood", { kind: "flood", bytes: 10_000_000 }],
  ["a refusal", { kind: "refusal", text: "No." }],
] as const)("%s: the built-in summary stands, labelled", async (_, answer) => {
  const { contactId } = await addCustomer(app);
  model.answer(answer);
  const summary = await summaryOf(contactId);
  expect(summary).toMatchObject({ engine: "built-in", model: null, removed: 0, reason: expect.any(String) });
  expect(summary.points.length).toBeGreaterThan(2);
  expect(summary.openQuestions.map(({ text }) => text)).toEqual(["“Does the firmware work with our Oracle WMS?”"]);
});

test("after a failure the model is left in peace for a while, and asked when the person insists", async () => {
  const { contactId } = await addCustomer(app);
  model.answer({ kind: "error", status: 500 });
  await summaryOf(contactId);
  model.answer(good);
  const before = model.seen.length;
  expect((await summaryOf(contactId)).engine).toBe("built-in");
  expect(model.seen.length).toBe(before);
  expect((await summaryOf(contactId, "&refresh=true")).engine).toBe("model");
});

test("nothing has happened: nothing is said, and no model is asked", async () => {
  const { contactId } = await addCustomer(app, { isEmpty: true });
  const before = model.seen.length;
  expect(await summaryOf(contactId)).toMatchObject({ points: [], openQuestions: [], nextSteps: [], removed: 0 });
  expect(model.seen.length).toBe(before);
});

test("one round trip to read, and a line of the meter for each asking", async () => {
  const { contactId, companyId } = await addCustomer(app);
  model.answer(good);
  await summaryOf(contactId);
  const again = await app.owner.get<Summary>(`assistant/summary?recordId=${contactId}&language=en`);
  expect(again.headers.get("x-round-trips")).toBe("1");
  expect(await databasesOf(app).workspace.count("assistant_runs", "kind = 'summary' and record_id = ? and outcome = 'ok'", contactId)).toBe(
    1,
  );
  expect((await app.owner.get<Summary>(`assistant/summary?recordId=${companyId}&language=vi`)).body.language).toBe("vi");
  expect((await app.owner.get(`assistant/summary?recordId=dea_00000000000000000000000000`)).status).toBe(404);
});
