import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_CHOICES, MASKABLE, NO_BUDGET } from "../../src/assistant-settings/assistant-settings.rules.ts";
import type { ConnectionReport } from "../../src/assistant-settings/assistant-settings.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { ModelServer } from "../support/model-server.ts";
import { addPerson } from "../support/people.ts";
import { addCustomer, askForDraft, type Customer, draftOf, eventsOf } from "./drafting.ts";
import { choose, NO_READING, stateOf, summaryOf, toldTo } from "./trust.ts";

/** What a workspace lets a model do: whose it is, what it may be used for, and what never leaves. */

let app: App;
let model: ModelServer;
let own: ModelServer;
let customer: Customer;
const MAIL = "Subject: Hello\n\nDear Mr Holloway,\n\n48 of 50 drivers finished the training [a1].\n\nBest regards,";

beforeAll(async () => {
  model = await ModelServer.start();
  own = await ModelServer.start();
  app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "1000", ALLOW_LOCAL_WEBHOOKS: "true" } });
  await choose(app.owner, { purposes: NO_READING });
  customer = await addCustomer(app);
});
afterAll(async () => {
  await app?.close();
  await model?.close();
  await own?.close();
});
beforeEach(async () => {
  const { label: _label, ...defaults } = DEFAULT_CHOICES;
  await choose(app.owner, { ...defaults, purposes: NO_READING, label: "", key: null });
  model.answer({ kind: "text", text: MAIL });
  own.answer({ kind: "text", text: MAIL });
});

const drafted = () => draftOf(app.owner, { recordId: customer.contactId });

describe("on, off, and what for", () => {
  test("switched off nothing leaves, and the page is told that the built-in engine writes", async () => {
    const before = model.seen.length;
    expect(await choose(app.owner, { isOn: false })).toMatchObject({ engine: "built-in", activeModel: null });
    const { draft, restart } = await drafted();
    expect([draft.engine, restart]).toEqual(["built-in", undefined]);
    expect((await summaryOf(app.owner, customer.contactId)).engine).toBe("built-in");
    expect(model.seen.length).toBe(before);
    expect((await app.owner.get<{ assistant: object }>("me")).body.assistant).toEqual({ engine: "built-in", model: null, label: "" });
  });

  test("a purpose that is not chosen is written without a model, the others with it", async () => {
    await choose(app.owner, { purposes: ["draft"], label: "OpenAI, EU" });
    expect((await drafted()).draft.engine).toBe("model");
    expect((await summaryOf(app.owner, customer.contactId)).engine).toBe("built-in");
    expect((await app.owner.get<{ assistant: object }>("me")).body.assistant).toMatchObject({ engine: "model", label: "OpenAI, EU" });
  });

  test("members read where their data goes; only those who may change settings change it", async () => {
    const rep = await addPerson(app, "rep");
    expect((await rep.client.get("assistant/settings")).status).toBe(200);
    expect((await rep.client.patch("assistant/settings", { isOn: false }, { version: 1 })).status).toBe(403);
    expect((await rep.client.post("assistant/settings/test", {})).status).toBe(403);
    expect((await app.owner.patch("assistant/settings", { isOn: false })).status).toBe(428);
    expect((await app.owner.patch("assistant/settings", { isOn: false }, { version: 99_999 })).status).toBe(412);
  });
});

describe("a model of the workspace's own", () => {
  const ownModel = () => ({ source: "own" as const, baseUrl: own.url, model: "own-model" });

  test("is asked with its own key at its own address, streaming; the operator's key never goes there", async () => {
    expect(await choose(app.owner, { ...ownModel(), key: "own-key" })).toMatchObject({ hasKey: true, activeModel: "own-model" });
    const before = model.seen.length;
    const { draft } = await drafted();
    expect(draft).toMatchObject({ engine: "model", model: "own-model" });
    expect(own.seen.at(-1)?.authorization).toBe("Bearer own-key");
    expect(model.seen.length).toBe(before);
    await choose(app.owner, { key: null });
    await drafted();
    expect(own.seen.map(({ authorization }) => authorization).join()).not.toContain("test-key");
  });

  test("its key is sealed, shown to nobody, and does not follow a change of address", async () => {
    await choose(app.owner, { ...ownModel(), key: "a-very-secret-key" });
    const [row] = await databasesOf(app).workspace.rows<{ secret: string }>("select * from assistant_settings");
    expect(row?.secret).toMatch(/^v1\./);
    expect(JSON.stringify([row, await stateOf(app.owner)])).not.toContain("a-very-secret-key");
    expect(await choose(app.owner, { baseUrl: "https://elsewhere.example.com/v1" })).toMatchObject({ hasKey: false });
  });

  test.each([
    "http://models.example.com/v1",
    "https://10.0.0.7/v1",
    "https://[::ffff:10.0.0.7]/v1",
    "https://169.254.169.254/latest",
    "https://localhost.localdomain/v1",
    "https://user:pass@models.example.com/v1",
    "ftp://models.example.com",
    "not an address",
  ])("%s is refused, naming the field", async (baseUrl) => {
    const { version } = await stateOf(app.owner);
    const answer = await app.owner.patch<{ code: string; fields: object }>(
      "assistant/settings",
      { source: "own", baseUrl, model: "m" },
      { version },
    );
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid", fields: { baseUrl: expect.any(String) } } });
  });

  test("hears of a person who stops", async () => {
    await choose(app.owner, ownModel());
    own.answer({ kind: "text", text: MAIL.padEnd(5_000, " So it is."), pieceLength: 10, pauseMs: 20 });
    const before = own.seen.length;
    const leaving = new AbortController();
    const reading = (async () => {
      const response = await askForDraft(app.owner, { recordId: customer.contactId }, leaving.signal);
      for await (const event of eventsOf(response)) if (event.event === "delta") leaving.abort();
    })().catch((thrown: Error) => thrown.name);
    expect(await reading).toBe("AbortError");
    await expect.poll(() => own.seen[before]?.hasLeft).toBe(true);
  });

  test("follows no redirect", async () => {
    await choose(app.owner, ownModel());
    own.answer({ kind: "error", status: 302 });
    expect((await drafted()).draft.engine).toBe("built-in");
  });
});

describe("what is never sent", () => {
  const asked = async () => {
    await drafted();
    return toldTo(model.seen.at(-1));
  };

  test("kinds of activities, nouns, fields and marked words", async () => {
    expect(await asked()).toContain("$71,680");
    await choose(app.owner, { neverSend: { nouns: [], fields: [], activityKinds: ["call"], words: ["PILOT review"] } });
    const told = await asked();
    expect(told).toContain("48 of 50 drivers");
    expect(told).not.toMatch(/71,680|Two units failed/);
    await choose(app.owner, { neverSend: { nouns: ["activities"], fields: ["contacts.title"], activityKinds: [], words: [] } });
    expect(await asked()).not.toMatch(/48 of 50|71,680|Two units/);
  });
});

describe("masking", () => {
  test("personal data leaves as placeholders and comes back in the stream, whatever the pieces; the check sees the real text", async () => {
    await app.owner.post("activities", {
      kind: "chat",
      direction: "in",
      subject: "Contact",
      body: "Write to peter@harbor.example or call 0903 123 456. Tax code: 0312345678. IBAN DE89 3704 0044 0532 0130 00. We sit at 12 Harbor Street.",
      links: [customer.contactId],
    });
    await choose(app.owner, { masks: [...MASKABLE] });
    for (const pieceLength of [1, 3, 7, 4_000]) {
      model.answer((seen) => {
        const told = toldTo(seen);
        const [, email, phone] = /Write to (<EMAIL_\d+>) or call (<PHONE_\d+>)/.exec(told) ?? [];
        const [, name] = /Begin the mail with "Dear Mr (<NAME_\d+>),"/.exec(told) ?? [];
        return {
          kind: "text",
          text: `Subject: Hello\n\nDear Mr ${name},\n\nWe write to ${email} and call ${phone} [a1].\n\nBest regards,`,
          pieceLength,
        };
      });
      const { draft, shown } = await drafted();
      const told = toldTo(model.seen.at(-1));
      expect(told).not.toMatch(/Holloway|harbor\.example|0903|0312345678|3704 0044|12 Harbor Street/);
      expect(draft.body).toContain("Dear Mr Holloway,");
      expect(draft.body).toContain("We write to peter@harbor.example and call 0903 123 456.");
      expect(shown.trim()).toBe(draft.body);
      expect(draft.sentences.find(({ text }) => text.includes("0903"))?.status).toBe("supported");
    }
  });
});

describe("testing the connection", () => {
  const tried = async (input: object = {}) => (await app.owner.post<ConnectionReport>("assistant/settings/test", input)).body;

  test("says what the server can do", async () => {
    model.answer((seen) => ({ kind: "text", text: seen.body.stream ? "pong" : '{"pong":true}' }));
    expect(await tried()).toMatchObject({ works: true, abilities: { shape: "schema", streams: true, tellsUsage: true, hasSystem: true } });
  });

  test("and why it does not answer, for an address that is not saved yet", async () => {
    own.answer({ kind: "error", status: 401, message: "Incorrect API key" });
    expect(await tried({ baseUrl: own.url, model: "m", key: "wrong" })).toMatchObject({
      works: false,
      reason: "unauthorized",
      abilities: null,
    });
  });
});

describe("a budget that stops hard", () => {
  const GOOD = { kind: "text", text: MAIL } as const;
  const clear = () => databasesOf(app).workspace.run("delete from assistant_spend");
  beforeEach(clear);

  test("when it is spent the built-in engine writes and says why, and the model is not asked", async () => {
    await choose(app.owner, {
      budget: { ...NO_BUDGET, dayTokens: 10_000 },
      price: { currency: "USD", inMicros: 1_000_000, outMicros: 2_000_000 },
    });
    model.answer(GOOD);
    for (let n = 0; n < 10 && (await drafted()).restart === undefined; n += 1);
    const before = model.seen.length;
    const { restart, draft } = await drafted();
    expect([restart, draft.engine]).toEqual(["budget_spent", "built-in"]);
    expect(model.seen.length).toBe(before);
    const { spent } = await stateOf(app.owner);
    expect(spent.day.tokens).toBeGreaterThan(1_444);
    expect(spent.day.tokens).toBeLessThanOrEqual(10_000);
    expect(spent.day.tokens % 1_444).toBe(0);
    expect(spent.month.micros).toBe((spent.day.tokens / 1_444) * (1_234 + 420));
  });

  test("one in money is refused for a model whose price nobody knows, and never lets one through", async () => {
    const budget = { ...NO_BUDGET, dayMicros: 5_000_000 };
    const { version } = await stateOf(app.owner);
    const refused = await app.owner.patch("assistant/settings", { budget, price: null }, { version });
    expect([refused.status, refused.body]).toEqual([422, expect.objectContaining({ fields: { price: expect.any(String) } })]);
    const price = { currency: "USD", inMicros: 1_000_000, outMicros: 2_000_000 };
    const state = await choose(app.owner, { budget, price });
    expect((await app.owner.patch("assistant/settings", { price: null }, { version: state.version })).status).toBe(422);
    expect((await choose(app.owner, { isOn: false, price: null })).budget.dayMicros).toBe(5_000_000);
    await choose(app.owner, { budget: NO_BUDGET, isOn: true });
  });

  test("calls at the same time cannot overshoot it", async () => {
    await choose(app.owner, { budget: { ...NO_BUDGET, monthTokens: 15_000 } });
    model.answer({ ...GOOD, pieceLength: 20, pauseMs: 30 });
    const before = model.seen.length;
    const all = await Promise.all(Array.from({ length: 12 }, drafted));
    const asked = model.seen.length - before;
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(5);
    expect(all.filter(({ restart }) => restart === "budget_spent")).toHaveLength(12 - asked);
    expect((await stateOf(app.owner)).spent.month.tokens).toBe(asked * 1_444);
    expect(await databasesOf(app).workspace.rows("select * from assistant_reservations")).toEqual([]);
  });

  test("the admins hear of it once at 80 and once at 100 per cent", async () => {
    await databasesOf(app).workspace.run("delete from assistant_notices");
    const letters = async () => (await app.mailbox.letters()).filter(({ subject }) => /AI budget/.test(subject ?? ""));
    const before = (await letters()).length;
    await choose(app.owner, { budget: { ...NO_BUDGET, dayTokens: 100_000 } });
    const spend = (tokens: number) =>
      databasesOf(app).workspace.run("update assistant_spend set tokens = ? where length(period) = 10", tokens);
    model.answer(GOOD);
    await drafted();
    await spend(82_000);
    await drafted();
    await drafted();
    await expect.poll(async () => (await letters()).length).toBe(before + 1);
  });
});
