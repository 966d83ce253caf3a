import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { Draft, DraftInput } from "../../src/assistant/assistant.schema.ts";
import type { Habits, WritingStyle } from "../../src/assistant/style.schema.ts";
import type { OutgoingMail } from "../../src/mail/mail.schema.ts";
import type { Template } from "../../src/templates/templates.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { ModelServer } from "../support/model-server.ts";
import { addPerson, type Person } from "../support/people.ts";
import { addCustomer, type Customer, type Drafted, draftOf, revise } from "./drafting.ts";
import { choose, NO_READING } from "./trust.ts";

let app: App;
let model: ModelServer;
let customer: Customer;

beforeAll(async () => {
  model = await ModelServer.start();
  app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "600" } });
  await choose(app.owner, { purposes: NO_READING });
  customer = await addCustomer(app);
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});

const MAIL = `Subject: Your scanner rollout [a1]
Subject: 48 of 50 drivers are trained
Subject: The 9,999 units you ordered

Dear Mr Holloway,

Thank you for your message; 48 of 50 drivers finished the training [a1].

Best regards,
Northwind`;
const prompt = () =>
  model.seen
    .at(-1)
    ?.body.messages.map(({ content }) => content)
    .join("\n") ?? "";
const withModel = (given: Partial<DraftInput> = {}, text = MAIL): Promise<Drafted> => {
  model.answer({ kind: "text", text, pieceLength: 5 });
  return draftOf(app.owner, { recordId: customer.contactId, ...given });
};
const withoutModel = (given: Partial<DraftInput> = {}): Promise<Drafted> => {
  model.answer({ kind: "error", status: 500 });
  return draftOf(app.owner, { recordId: customer.contactId, ...given });
};

/** What the customer waits to hear, and code cannot know. */
const ASKED = { code: "answer", detail: "Does the firmware work with our Oracle WMS?" };

describe("subject lines to pick from", () => {
  test("a model's, without one that no source bears out; the built-in ones fill up", async () => {
    const { draft, shown } = await withModel();
    expect(draft.subjects).toEqual(["Your scanner rollout", "48 of 50 drivers are trained", expect.stringMatching(/scanner rollout/i)]);
    expect(draft.subject).toBe("Your scanner rollout");
    expect(shown).not.toMatch(/Subject/);
  });

  test("three of the built-in engine's", async () => {
    const { draft } = await withoutModel();
    expect(new Set(draft.subjects).size).toBe(3);
  });
});

describe("what the sender asks for", () => {
  test("an instruction keeps the subject and what there was to pick from", async () => {
    const { draft } = await withoutModel();
    model.answer({ kind: "error", status: 500 });
    const changed = (
      await revise(app.owner, draft.id, { instruction: "add a line that our office is closed on Thursday", subject: "My own line" })
    ).draft;
    expect(changed.subject).toBe("My own line");
    expect(changed.subjects.length).toBeGreaterThan(1);
    expect(changed.body).toMatch(/Our office is closed on Thursday\./);
    expect(changed.body).not.toMatch(/add a line|a line that/i);
  });

  test("a discount that only they name waits for their word, whoever writes it", async () => {
    const { contactId: recordId } = await addCustomer(app);
    const { draft } = await withoutModel({ recordId });
    model.answer({ kind: "error", status: 500 });
    const { draft: own } = await revise(app.owner, draft.id, { instruction: "mention a discount of 11%" });
    model.answer({
      kind: "text",
      text: "Subject: x\n\nDear Mr Holloway,\n\nWe give you a discount of 11% [i1].\n\nBest regards,\nNorthwind",
      pieceLength: 7,
    });
    const { draft: models } = await draftOf(app.owner, { recordId, instruction: "offer a discount of 11%" });
    for (const [one, ref] of [
      [own, "i2"],
      [models, "i1"],
    ] as const) {
      const open = one.sentences.filter(({ status }) => status === "unsupported");
      expect(open).toMatchObject([{ cites: [ref], problems: ["discount"] }]);
      const mail = { to: ["p@harbor.example"], subject: "x", body: one.body };
      expect(await app.owner.post(`assistant/drafts/${one.id}/send`, mail)).toMatchObject({
        status: 409,
        body: { code: "unsettled_claims" },
      });
      const settled = open.map(({ text }) => text);
      expect((await app.owner.post(`assistant/drafts/${one.id}/send`, { ...mail, settled })).status).toBe(202);
    }
  });

  test("a sentence that lost its link waits for its sender, also when it is checked again", async () => {
    const text = "Subject: x\n\nDear Mr Holloway,\n\nPlease read more at https://evil.example.com/offer today.\n\nBest regards,\nNorthwind";
    const { draft } = await withModel({ recordId: (await addCustomer(app)).contactId }, text);
    const broken = draft.sentences.find((one) => one.text.includes("read more at"));
    expect(broken).toMatchObject({ status: "unsupported", text: "Please read more at today." });
    const mail = { to: ["p@harbor.example"], subject: "x", body: draft.body };
    expect(await app.owner.post(`assistant/drafts/${draft.id}/send`, mail)).toMatchObject({
      status: 409,
      body: { code: "unsettled_claims" },
    });
    const body = draft.body.replace("Please read more at today.", "Please call me today.");
    expect((await app.owner.post(`assistant/drafts/${draft.id}/send`, { ...mail, body })).status).toBe(202);
  });

  test("a call that a colleague held is told as theirs", async () => {
    const other = await addCustomer(app, { isEmpty: true });
    const { client } = await addPerson(app, "manager", "Ingrid Falk");
    const call = {
      kind: "call",
      direction: "in",
      subject: "Label rolls",
      body: "Peter asked about label rolls.",
      links: [other.contactId],
    };
    expect((await app.owner.post("activities", call)).status).toBe(201);
    model.answer({ kind: "error", status: 500 });
    const { draft } = await draftOf(client, { recordId: other.contactId, purpose: "thanks" });
    expect(draft.body).toMatch(/my colleague /);
    expect(draft.sentences.filter(({ status }) => status === "unsupported")).toEqual([]);
  });
});

describe("channels", () => {
  test("a chat has no subject and no signature; it is noted on the timeline with how it was written", async () => {
    const other = await addCustomer(app);
    const { draft } = await withoutModel({ recordId: other.contactId, channel: "chat", length: "short" });
    expect(draft).toMatchObject({ channel: "chat", subject: "", subjects: [] });
    expect(draft.body).toMatch(/^Hello Mr Holloway,\n/);
    expect(draft.body.length).toBeLessThan(400);
    const refused = await app.owner.post(`assistant/drafts/${draft.id}/send`, { to: ["p@harbor.example"], subject: "x", body: draft.body });
    expect(refused).toMatchObject({ status: 409, body: { code: "conflict" } });
    const logged = await app.owner.post<Activity>(`assistant/drafts/${draft.id}/log`, { body: `${draft.body} Talk soon.` });
    expect(logged).toMatchObject({ status: 201, body: { kind: "chat", direction: "out", meta: { draftedWith: "built-in" } } });
    expect(logged.body.links).toEqual(expect.arrayContaining([other.contactId, other.companyId]));
    const { body } = await app.owner.get<Draft>(`assistant/drafts/${draft.id}`);
    expect(body).toMatchObject({ state: "sent", changed: { added: 1, removed: 0 } });
    expect((await app.owner.post(`assistant/drafts/${draft.id}/log`, { body: "again" })).status).toBe(409);
  });

  test("what a chat claims must be settled before it is noted", async () => {
    const { draft } = await withoutModel({ channel: "chat" });
    const answer = await app.owner.post(`assistant/drafts/${draft.id}/log`, { body: "You ordered 9,999 units on 3 March." });
    expect(answer).toMatchObject({ status: 409, body: { code: "unsettled_claims" } });
  });

  test("a call script has its parts, and a model is asked for them", async () => {
    const { draft } = await withoutModel({ channel: "call" });
    expect(draft.body).toMatch(
      /^Opening\n- Hello Mr Holloway\.[\s\S]+\nPoints\n- [\s\S]+\nQuestions\n- [\s\S]+\nIf they hesitate\n- [\s\S]+\nClosing\n- /,
    );
    expect(draft.sentences.filter(({ status }) => status === "unsupported")).toEqual([]);
    expect(draft.sentences.some(({ cites }) => cites.length > 0)).toBe(true);
    await withModel({ channel: "call" }, "Opening\n- Hello Mr Holloway.");
    expect(prompt()).toMatch(/call scripts[\s\S]+five parts/);
  });

  test("a call that was made is noted with what was said, what came of it, and how its script was written, once", async () => {
    const other = await addCustomer(app);
    const { draft } = await withoutModel({ recordId: other.contactId, channel: "call" });
    const path = `assistant/drafts/${draft.id}/log`;
    const said = { body: "He has 9,999 units in stock and decides in May.", outcome: "Call back in May", durationMin: 12 };
    expect((await app.owner.post(path, { ...said, body: " " })).status).toBe(422);
    const viewer = await addPerson(app, "viewer");
    expect((await viewer.client.post(path, said)).status).toBe(403);
    const logged = await app.owner.post<Activity>(path, said);
    expect(logged).toMatchObject({ status: 201 });
    expect(logged.body).toMatchObject({
      ...{ kind: "call", direction: "out", body: said.body, durationMin: 12 },
      meta: { draftedWith: "built-in", outcome: "Call back in May" },
    });
    expect(logged.body.links).toEqual(expect.arrayContaining([other.contactId, other.companyId]));
    const { workspace } = databasesOf(app);
    expect(await workspace.row("select event from outbox where record_id = ?", logged.body.id)).toEqual({ event: "activity.created" });
    expect((await app.owner.get<Draft>(`assistant/drafts/${draft.id}`)).body).toMatchObject({
      ...{ state: "sent", body: draft.body, changed: { added: 0, changed: 0, removed: 0 } },
    });
    expect((await app.owner.post(path, said)).status).toBe(409);
  });

  test("how a call ended is nothing that a chat has", async () => {
    const { draft } = await withoutModel({ channel: "chat" });
    const answer = await app.owner.post(`assistant/drafts/${draft.id}/log`, { body: draft.body, outcome: "agreed" });
    expect(answer).toMatchObject({ status: 422, body: { fields: { outcome: expect.any(String) } } });
  });

  test("a form of address asked for stands in for the contact's own, in this text alone", async () => {
    const { draft } = await withoutModel({ addressForm: "dr" });
    expect(draft.body).toMatch(/^Dear Dr Holloway,/);
    expect((await withoutModel()).draft.body).toMatch(/^Dear Mr Holloway,/);
  });
});

describe("occasions", () => {
  test.each([
    ["congratulation", "occasion", /congratulat/i],
    ["birthday_greeting", "birthday", /birthday/i],
    ["renewal", "term", /expires|ends on/i],
  ] as const)("%s says what is missing and invents nothing", async (purpose, code, claimed) => {
    const { draft } = await withoutModel({ purpose });
    expect(draft.gaps.map((gap) => gap.code)).toContain(code);
    expect(`${draft.body} ${draft.subjects.join(" ")}`).not.toMatch(claimed);
  });

  test("an occasion that the sender names is enough", async () => {
    const { draft } = await withoutModel({ purpose: "congratulation", instruction: "the new warehouse in Antwerp" });
    expect(draft.gaps).toEqual([]);
    expect(draft.body).toContain("Congratulations on the new warehouse in Antwerp.");
  });
});

describe("changing a draft by instruction", () => {
  test("a model gets the text as it stands with its refs; the new draft names the old one, which stays", async () => {
    const { draft } = await withModel();
    const own = `${draft.body}\n\nP.S. See you at the fair.`;
    model.answer({
      kind: "text",
      text: "Subject: Shorter\n\nDear Mr Holloway,\n\n48 of 50 drivers finished the training [a1].\n\nBest regards,",
    });
    const revised = await revise(app.owner, draft.id, { instruction: "Shorter, mention the fair", body: own });
    expect(prompt()).toMatch(/\| Thank you for your message; 48 of 50 drivers finished the training\. \(a1\)/);
    expect(prompt()).toContain("| P.S. See you at the fair.");
    expect(prompt()).toContain("Shorter, mention the fair");
    expect(revised.draft).toMatchObject({ revises: draft.id, subject: "Shorter", length: "short", engine: "model" });
    expect(revised.draft.sentences.find(({ text }) => text.includes("48 of 50"))).toMatchObject({ status: "supported" });
    expect((await app.owner.get<Draft>(`assistant/drafts/${draft.id}`)).body.body).toBe(draft.body);
  });

  test("the built-in engine does what it can and names the rest", async () => {
    const { draft } = await withoutModel();
    model.answer({ kind: "error", status: 500 });
    const { draft: revised } = await revise(app.owner, draft.id, { instruction: "shorter, mention the budget, add a poem" });
    expect(revised.body.length).toBeLessThan(draft.body.length);
    expect(revised.gaps.map(({ code, detail }) => `${code}: ${detail}`)).toEqual([
      "answer: Does the firmware work with our Oracle WMS?",
      "no_evidence: mention the budget",
      "no_evidence: add a poem",
    ]);
    expect(revised.sentences.filter(({ status }) => status === "unsupported")).toEqual([]);
  });

  test("what the person vouched for stays vouched for", async () => {
    const { draft } = await withoutModel();
    const claim = "We deliver 900 units on December 3.";
    model.answer({ kind: "error", status: 500 });
    const body = draft.body.replace(/\n\nBest wishes/, `\n\n${claim}\n\nBest wishes`);
    const { draft: revised } = await revise(app.owner, draft.id, { instruction: "mention the firmware", body, settled: [claim] });
    expect(revised.sentences.find(({ text }) => text === claim)?.status).toBe("settled");
  });

  test("a draft of somebody else's is not there", async () => {
    const { draft } = await withoutModel();
    const { client } = await addPerson(app, "rep");
    for (const path of ["revise", "pick"])
      expect(
        (await client.post(`assistant/drafts/${draft.id}/${path}`, path === "revise" ? { instruction: "shorter" } : undefined)).status,
      ).toBe(404);
  });
});

test("of two drafts one is picked, and the picks are counted for their writer alone", async () => {
  const { client } = await addPerson(app, "manager");
  model.answer({ kind: "error", status: 500 });
  const one = (await draftOf(client, { recordId: customer.contactId, purpose: "quote_reminder" })).draft;
  const ask = { recordId: customer.contactId, purpose: "quote_reminder", tone: "direct", angle: "ask_first", rivalOf: one.id } as const;
  const other = (await draftOf(client, ask)).draft;
  expect(other).toMatchObject({ rivalId: one.id, angle: "ask_first" });
  expect(other.body).not.toBe(one.body);
  expect((await client.post<Draft>(`assistant/drafts/${other.id}/pick`)).body.choice).toBe("picked");
  expect((await client.get<Draft>(`assistant/drafts/${one.id}`)).body.choice).toBe("dropped");
  expect((await client.get<Habits>("me/drafting")).body.picks).toEqual([
    { tone: "direct", angle: "ask_first", picked: 1, dropped: 0 },
    { tone: "friendly", angle: "story", picked: 0, dropped: 1 },
  ]);
  expect((await app.owner.get<Habits>("me/drafting")).body.picks).toEqual([]);
});

describe("templates of the team", () => {
  const BODY = "{Hello}";
  const make = (body: string, more: object = {}) =>
    app.owner.post<Template>("templates", { name: "Check-in", language: "en", body, ...more });

  test("an unknown slot and an open brace are refused by field", async () => {
    for (const body of [BODY, "Dear {contact.nickname},", "Dear {you"])
      expect(await make(body)).toMatchObject({ status: 422, body: { code: "invalid", fields: { body: expect.any(String) } } });
  });

  test("a draft follows one: known slots filled, free ones written, what cannot be filled left out and named", async () => {
    const { body: made } = await make(
      "Dear {contact.name},\n\n{a sentence on our last talk} We have a service desk open every day. Your order {order.code} is on its way.\n\nShall we speak about {company.name}?",
      { subject: "About {company.name}" },
    );
    const { draft } = await withoutModel({ templateId: made.id });
    expect(draft.subject).toBe("About Harbor Freight Lines");
    expect(draft.body).toMatch(
      /^Dear Peter Holloway,\n\n[^{}]+ We have a service desk open every day\.\n\nShall we speak about Harbor Freight Lines\?/,
    );
    expect(draft.gaps).toEqual([{ code: "slot", detail: "order.code" }]);
    expect(draft.sentences.find(({ text }) => text.startsWith("We have a service desk"))).toMatchObject({
      status: "supported",
      cites: ["m1"],
    });
    expect((await app.owner.get<{ items: Template[] }>("templates")).body.items.find(({ id }) => id === made.id)).toMatchObject({
      used: 1,
    });
  });

  test("where nothing but greeting and closing would be left, the purpose's own text is written and the slot named", async () => {
    const { body: made } = await make("Dear {contact.name},\n\n{a haiku}\n\nBest regards,\n{sender.name}");
    const { draft } = await withoutModel({ templateId: made.id });
    expect(draft.gaps).toEqual([ASKED, { code: "slot", detail: "a haiku" }]);
    expect(draft.sentences.some(({ status }) => status === "supported")).toBe(true);
  });

  test("a model that leaves a slot open is not believed", async () => {
    const { body: made } = await make("Dear {contact.name},\n\n{a sentence on our last talk}");
    const { restart, draft } = await withModel({ templateId: made.id }, "Subject: x\n\nDear Mr Holloway,\n\n{a sentence on our last talk}");
    expect(restart).toBe("invalid_output");
    expect(draft.body).not.toMatch(/[{}]/);
  });

  test("managers keep them, reps use them, a version guards them", async () => {
    const { body: made } = await make("Dear {contact.name}, hello.");
    const { client: rep } = await addPerson(app, "rep");
    expect((await rep.get("templates")).status).toBe(200);
    expect((await rep.post("templates", { name: "x", language: "en", body: "Hi" })).status).toBe(403);
    const { client: manager } = await addPerson(app, "manager");
    expect((await manager.patch<Template>(`templates/${made.id}`, { name: "Hello" }, { version: 1 })).body).toMatchObject({
      name: "Hello",
      version: 2,
    });
    expect((await app.owner.patch(`templates/${made.id}`, { name: "x" }, { version: 1 })).status).toBe(412);
    expect((await manager.delete(`templates/${made.id}`, { version: 2 })).status).toBe(200);
    expect((await app.owner.post("assistant/drafts", { recordId: customer.contactId, templateId: made.id })).status).toBe(404);
  });
});

describe("as I write", () => {
  let writer: Person;
  const mails = ["Minh", "Lan", "Hoa", "Nam", "Tú"].map(
    (name, turn) =>
      `Hi ${name},\n\nJust a quick note about the order of ${turn + 3} units. Give me a shout if anything is unclear 🙂\n\nCheers,\nAnn`,
  );
  beforeAll(async () => {
    writer = await addPerson(app, "rep");
    const { workspace } = databasesOf(app);
    for (const [turn, body] of mails.entries()) {
      const { id } = (await writer.client.post<Activity>("activities", { kind: "note", body, links: [customer.contactId] })).body;
      const meta = JSON.stringify({ to: [{ name: "", address: `p${turn}@x.example` }], ...(turn > 4 && { draftedWith: "built-in" }) });
      await workspace.run("update activities set kind = 'email', direction = 'out', meta = ? where id = ?", meta, id);
    }
  });

  test("is off; learned on demand from one's own mail, without names and figures; deleted for good", async () => {
    const { client } = writer;
    expect((await client.get<WritingStyle>("me/writing-style")).body).toEqual({ isOn: false, mails: 0, learnedAt: null, profile: null });
    const { body: learned } = await client.post<WritingStyle>("me/writing-style");
    expect(learned.profile?.en).toMatchObject({ greeting: "Hi {name},", signOff: "Cheers,", emoji: "🙂", mails: 5 });
    expect(learned.profile?.en?.phrases).toContain("give me a shout if anything is unclear");
    expect(JSON.stringify(learned.profile)).not.toMatch(/Minh|Lan|\d units/);
    expect((await app.owner.get<WritingStyle>("me/writing-style")).body.isOn).toBe(false);

    model.answer({ kind: "text", text: MAIL });
    await draftOf(client, { recordId: customer.contactId });
    expect(prompt()).not.toContain("give me a shout");
    await draftOf(client, { recordId: customer.contactId, asIWrite: true });
    expect(prompt()).toContain("give me a shout");
    model.answer({ kind: "error", status: 500 });
    const { draft } = await draftOf(client, { recordId: customer.contactId, asIWrite: true, addressForm: "first_name" });
    expect(draft.body).toMatch(/^Hi Peter,[\s\S]+\nCheers,\n/);

    expect((await client.delete<WritingStyle>("me/writing-style")).body.isOn).toBe(false);
    expect(await databasesOf(app).workspace.count("writing_styles")).toBe(0);
    const { draft: without } = await draftOf(client, { recordId: customer.contactId, asIWrite: true });
    expect(without.gaps).toContainEqual({ code: "style", detail: "" });
  });

  test("too little mail is no style", async () => {
    const { client } = await addPerson(app, "rep");
    expect(await client.post("me/writing-style")).toMatchObject({ status: 409, body: { code: "conflict" } });
  });
});

test("what was changed before sending is kept and counted, and the mail says how it was written", async () => {
  const { client } = await addPerson(app, "rep");
  model.answer({ kind: "text", text: MAIL });
  const { draft } = await draftOf(client, { recordId: customer.contactId, purpose: "thanks" });
  const body = draft.body
    .replace("Thank you for your message;", "Many thanks for your message;")
    .replace(/\n\nBest/, "\n\nTalk soon?\n\nBest");
  const sent = await client.post<{ mail: OutgoingMail }>(`assistant/drafts/${draft.id}/send`, {
    to: ["p@harbor.example"],
    subject: "x",
    body,
  });
  expect(sent.body.mail).toMatchObject({ draftedWith: "model test-model" });
  const { purposes } = (await client.get<Habits>("me/drafting")).body;
  expect(purposes).toEqual([
    { purpose: "thanks", drafts: 1, sent: 1, untouched: 0, kept: 3, changed: 1, added: 1, removed: 0, share: expect.any(Number) },
  ]);
});
