import { afterAll, beforeAll, expect, test } from "vitest";
import type { Summary } from "../../src/assistant/assistant.schema.ts";
import type { Brief, News, Upcoming } from "../../src/briefs/briefs.schema.ts";
import { addRole } from "../access/world.ts";
import { addCustomer } from "../assistant/drafting.ts";
import { type App, startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { ModelServer } from "../support/model-server.ts";
import { addPerson } from "../support/people.ts";

/** What is new since one looked, briefs, and that what is kept of a text leaks to nobody. */

let app: App;
let model: ModelServer;
beforeAll(async () => {
  model = await ModelServer.start({ kind: "error", status: 500 });
  app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "400" } });
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});

const HOUR = 3_600_000;
const newsOf = async (client: Client, recordId: string) => (await client.get<News>(`assistant/news?recordId=${recordId}&language=en`)).body;
const lookedAt = (recordId: string, ago: number) =>
  databasesOf(app).workspace.run("update record_looks set looked_at = ? where record_id = ?", Date.now() - ago, recordId);
const hasLooked = (recordId: string) =>
  eventually("a look", async () =>
    (await databasesOf(app).workspace.count("record_looks", "record_id = ?", recordId)) === 1 ? true : undefined,
  );
const addDeal = async (companyId: string, contactId: string | null = null) => {
  const id = `dea_${crypto
    .randomUUID()
    .replaceAll("-", "")
    .slice(0, 26)
    .toUpperCase()
    .replace(/[ILOU]/g, "0")}`;
  await databasesOf(app).workspace.run(
    `insert into deals (id, name, sort_name, company_id, contact_id, stage, status, amount, currency, next_step, opened_at, created_at, updated_at)
      values (?, 'Scanner rollout', 'scanner rollout', ?, ?, 'proposal', 'open', 7168000, 'USD', 'Send the contract', ?, 1, 1)`,
    ...[id, companyId, contactId, Date.now() - 20 * 24 * HOUR],
  );
  return id;
};

test("the first look has no news; afterwards what others added is told and cited, one's own is not", async () => {
  const { contactId, companyId } = await addCustomer(app);
  const dealId = await addDeal(companyId, contactId);
  const first = await app.owner.get<News>(`assistant/news?recordId=${contactId}&language=en`);
  expect([first.body.since, first.body.points]).toEqual([null, []]);
  await hasLooked(contactId);
  await lookedAt(contactId, 2 * HOUR);
  const colleague = await addPerson(app, "rep", "Mai");
  await colleague.client.post("activities", {
    kind: "chat",
    direction: "in",
    body: "Could you deliver 40 more scanners by Friday?",
    links: [contactId],
  });
  await app.owner.post("activities", { kind: "note", body: "I wrote this myself about the rollout.", links: [contactId] });
  await databasesOf(app).workspace.run(
    `insert into change_log (id, change_id, at, member_id, via, action, record_kind, record_id, fields, version) values ('chr_1', 'chg_1', ?, 'x', 'page', 'update', 'deal', ?, ?, 2)`,
    ...[Date.now(), dealId, JSON.stringify({ stage: ["proposal", "negotiation"], amount: [7168000, 8000000] })],
  );
  const news = await newsOf(app.owner, contactId);
  expect(news.since).toBeGreaterThan(0);
  const told = news.points.map(({ text }) => text).join("\n");
  expect(told).toContain("stage proposal → negotiation; amount $71,680 → $80,000");
  expect(told).toContain("40 more scanners");
  expect(told).not.toContain("I wrote this myself");
  expect(news.points.every(({ cites }) => cites.length > 0 && cites.every((ref) => news.evidence.some((item) => item.ref === ref)))).toBe(
    true,
  );
  expect((await newsOf(app.owner, contactId)).points.length).toBe(news.points.length);
});

test("a program that reads has not looked, and a hidden field is no news", async () => {
  const { contactId, companyId } = await addCustomer(app);
  const dealId = await addDeal(companyId, contactId);
  const policy = {
    allows: { "contacts:read": "all", "companies:read": "all", "deals:read": "all", "activities:read": "all", "assistant:read": "all" },
  } as const;
  const role = await addRole(app, "Không xem giá trị", { ...policy, hides: { deals: ["amount"] }, locks: {} });
  const { client, id } = await addPerson(app, role);
  await newsOf(client, contactId);
  expect(await databasesOf(app).workspace.count("record_looks", "member_id = ?", id)).toBe(0);
  await databasesOf(app).workspace.run("insert into record_looks values (?, ?, ?, null)", id, contactId, Date.now() - 2 * HOUR);
  await databasesOf(app).workspace.run(
    `insert into change_log (id, change_id, at, member_id, via, action, record_kind, record_id, fields, version) values ('chr_2', 'chg_2', ?, 'x', 'page', 'update', 'deal', ?, ?, 2)`,
    ...[Date.now(), dealId, JSON.stringify({ amount: [7168000, 8000000] })],
  );
  const news = await newsOf(client, contactId);
  expect(JSON.stringify(news)).not.toMatch(/80,000|71,680 →/);
});

test("a brief: who, what happened, what is promised, what to ask, for a contact, a company and a deal", async () => {
  const { contactId, companyId } = await addCustomer(app);
  const dealId = await addDeal(companyId, contactId);
  for (const id of [contactId, companyId, dealId]) {
    const { body, headers } = await app.owner.get<Brief>(`briefs/${id}?language=en`);
    expect(headers.get("x-round-trips")).not.toBe("0");
    expect(body.who.map(({ text }) => text).join("\n")).toContain("Peter Holloway");
    expect(body.questions.map(({ text }) => text).join("\n")).toContain("Does the firmware work with our Oracle WMS?");
    // The next step of the deal is our own plan: nobody was told of it.
    expect(JSON.stringify(body.history)).toContain("Send the contract");
    expect(JSON.stringify(body.promises)).not.toContain("Send the contract");
    const points = [...body.who, ...body.history, ...body.promises, ...body.questions];
    expect(points.every(({ cites }) => cites.length > 0 && cites.every((ref) => body.evidence.some((item) => item.ref === ref)))).toBe(
      true,
    );
  }
  expect((await app.owner.get("briefs/dea_00000000000000000000000000")).status).toBe(404);
});

test("a deal and a thread are summed up; a deal one may not see is not there", async () => {
  const { contactId, companyId } = await addCustomer(app);
  const dealId = await addDeal(companyId, contactId);
  const summary = await app.owner.get<Summary>(`assistant/summary?recordId=${dealId}&language=en`);
  expect(summary.body.points.map(({ text }) => text).join("\n")).toContain("$71,680");
  const { body } = await app.owner.get<{ items: { id: string; kind: string }[] }>(`activities?recordId=${contactId}`);
  const chat = body.items.find(({ kind }) => kind === "chat")?.id ?? "";
  const thread = await app.owner.get<Summary>(`assistant/summary?recordId=${chat}&language=en`);
  expect(thread.body.openQuestions.map(({ text }) => text)).toEqual(["“Does the firmware work with our Oracle WMS?”"]);
  const own = {
    "deals:read": "own",
    "activities:read": "own",
    "contacts:read": "own",
    "companies:read": "own",
    "assistant:read": "all",
  } as const;
  const { client } = await addPerson(app, await addRole(app, "Chỉ của mình", { allows: own, hides: {}, locks: {} }));
  for (const path of [
    `assistant/summary?recordId=${dealId}`,
    `assistant/summary?recordId=${chat}`,
    `briefs/${dealId}`,
    `assistant/news?recordId=${dealId}`,
  ])
    expect((await client.get(path)).status).toBe(404);
});

test("what was kept for one reader is not shown to another who sees fewer fields or fewer tasks", async () => {
  const { contactId, companyId } = await addCustomer(app);
  await addDeal(companyId, contactId);
  await app.owner.post("tasks", { title: "Ask Peter about the secret tender", contactId });
  const claims = [
    { text: "The deal Scanner rollout is worth $71,680.", cites: ["d1"], kind: "point" },
    { text: "A secret tender is to be asked about.", cites: ["t1"], kind: "next_step" },
  ];
  model.answer({ kind: "text", text: JSON.stringify({ claims }) });
  const mine = (await app.owner.get<Summary>(`assistant/summary?recordId=${contactId}&language=en`)).body;
  expect(mine).toMatchObject({ engine: "model", removed: 0 });
  model.answer({ kind: "error", status: 500 });
  const all = {
    "contacts:read": "all",
    "companies:read": "all",
    "deals:read": "all",
    "activities:read": "all",
    "assistant:read": "all",
  } as const;
  const blind = await addRole(app, "Không giá", { allows: { ...all, "tasks:read": "all" }, hides: { deals: ["amount"] }, locks: {} });
  const few = await addRole(app, "Việc của mình", { allows: { ...all, "tasks:read": "own" }, hides: {}, locks: {} });
  for (const role of [blind, few]) {
    const { client } = await addPerson(app, role);
    const theirs = (await client.get<Summary>(`assistant/summary?recordId=${contactId}&language=en`)).body;
    expect(theirs.engine).toBe("built-in");
    expect(JSON.stringify(theirs)).not.toContain(role === blind ? '71,680"' : "secret tender");
  }
});

test("a summary in the wrong language is refused, and the built-in one stands", async () => {
  const { contactId } = await addCustomer(app);
  const claims = [{ text: "48 trong 50 tài xế đã hoàn thành khóa đào tạo của khách hàng.", cites: ["a1"], kind: "point" }];
  model.answer({ kind: "text", text: JSON.stringify({ claims }) });
  expect((await app.owner.get<Summary>(`assistant/summary?recordId=${contactId}&language=en`)).body.engine).toBe("built-in");
  model.answer({ kind: "error", status: 500 });
});

test("what lies ahead: one's own meetings and tasks about a customer, in order", async () => {
  const { contactId } = await addCustomer(app, { isEmpty: true });
  const { client } = await addPerson(app, "rep");
  await client.post("activities", { kind: "meeting", subject: "Kick-off", links: [contactId], occurredAt: Date.now() + 5 * HOUR });
  await client.post("tasks", { title: "Call Peter", contactId, dueAt: Date.now() + 2 * HOUR });
  await client.post("tasks", { title: "Buy paper", dueAt: Date.now() + 2 * HOUR });
  await client.post("tasks", { title: "Much later", contactId, dueAt: Date.now() + 90 * HOUR });
  const { body, headers } = await client.get<Upcoming>("briefs");
  expect(body.items.map(({ title, about }) => [title, about.id])).toEqual([
    ["Call Peter", contactId],
    ["Kick-off", contactId],
  ]);
  expect(headers.get("x-round-trips")).toBe("1");
  expect((await app.owner.get<Upcoming>("briefs")).body.items).toEqual([]);
});
