import { afterAll, beforeAll, expect, test } from "vitest";
import { BUILT_IN } from "../../../src/access/policy.rules.ts";
import type { Activity } from "../../../src/activities/activities.schema.ts";
import type { Meter, RunDetail, RunLine } from "../../../src/assistant/meter.schema.ts";
import { DAY } from "../../../src/core/time.ts";
import type { CustomerPrediction, PredictionSettings, Predictions } from "../../../src/predictions/predictions.schema.ts";
import { addRole } from "../../access/world.ts";
import { choose, NO_READING } from "../../assistant/trust.ts";
import { type App, startApp } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { databasesOf } from "../../support/databases.ts";
import { eventually } from "../../support/mailbox.ts";
import { ModelServer } from "../../support/model-server.ts";
import { addPerson } from "../../support/people.ts";
import { USUAL } from "../simulated-purchases.ts";
import { ordersInto, simulated } from "../workspace.ts";
import { said, toldIn } from "./readings.ts";

/** A model's reading of customers as the page and programs meet it: turned on by who may, read by the running app, shown as far as rights reach. */

const TODAY = Math.floor(Date.now() / DAY);
const BODY = "Bên mình đang xem báo giá của Minh Long";
let app: App;
let model: ModelServer;
let owner: Client;
let customer: string;
let mailId: string;

const predictions = async (client = owner) => (await client.get<Predictions>("predictions")).body;
const one = async (client: Client) => (await client.get<CustomerPrediction>(`predictions/customers/${customer}`)).body;
const asked = () => model.seen.filter(({ body }) => JSON.stringify(body.messages).includes("buys nothing in the next")).length;
const set = async (client: Client, patch: object) =>
  client.patch<PredictionSettings>("predictions/settings", patch, { version: (await predictions()).settings.version });
const round = () => app.runtime.runScheduled();

beforeAll(async () => {
  model = await ModelServer.start(
    said(0.9, {
      ...{ intent: "comparing", ranking: ["p1"] },
      reasons: [
        { vi: "Đang xem báo giá của Minh Long", en: "They look at a quote from Minh Long", cites: ["a1"] },
        { vi: "Đã lâu chưa mua", en: "Silent for long", cites: ["h1"] },
      ],
    }),
  );
  app = await startApp({ empty: true, env: model.env });
  owner = app.owner;
  await choose(owner, { purposes: NO_READING });
  const { workspace } = databasesOf(app);
  const { customerId, addOrders } = ordersInto(workspace);
  const shift = TODAY - USUAL.firstDay - 500;
  await addOrders(
    simulated({ customers: 150 })
      .map((order) => ({ ...order, day: order.day + shift }))
      .filter(({ day }) => day <= TODAY),
  );
  customer = customerId("c1");
  const product = await owner.post<{ id: string }>("products", { name: "Máy quét" });
  await workspace.run(
    `insert into order_lines (order_id, position, product_id, quantity, discount, amount)
      select min(id), 0, ?, 1, 0, 0 from orders where company_id = ?`,
    ...[product.body.id, customer],
  );
  mailId = (await owner.post<Activity>("activities", { kind: "note", subject: "Gặp khách", body: BODY, links: [customer] })).body.id;
  await owner.post("predictions/train");
  await eventually("predictions", async () => ((await predictions()).run?.state === "finished" ? true : undefined));
});
afterAll(async () => {
  await app.close();
  await model.close();
});

test("off until somebody says otherwise: no call at all, whatever the clock does", async () => {
  await round();
  await round();
  expect([(await predictions()).model.state, asked(), (await one(owner)).modelReading]).toEqual(["off", 0, null]);
});

test("who manages predictions turns it on, knowing what a night costs at most", async () => {
  const { client } = await addPerson(app, "viewer");
  expect((await set(client, { readsWithModel: true })).status).toBe(403);
  expect((await predictions(client)).model.estimate).toBeNull();
  const { estimate } = (await predictions()).model;
  expect(estimate).toMatchObject({ customers: (await predictions()).card?.customers, micros: null });
  expect(estimate?.tokens).toBeGreaterThan(100_000);
  expect((await set(owner, { readsWithModel: true })).body).toMatchObject({ isOn: true, readsWithModel: true });
});

test("the minute's round begins, the queue reads, and the reading stands in words beside the number", async () => {
  await round();
  const { model: card } = await eventually("the night", async () => {
    const now = await predictions();
    return now.model.night?.state === "finished" ? now : undefined;
  });
  expect(card).toMatchObject({ state: "ready", model: "test-model", weight: 0, verdict: "too_few", read: 1, waiting: 1, record: null });
  expect([asked(), toldIn(model.seen.at(-1) as never)]).toEqual([1, expect.stringContaining(BODY)]);
  const { modelReading, forecast } = await one(owner);
  expect(modelReading).toMatchObject({ says: "may_leave", intent: "comparing", ranking: [{ name: "Máy quét" }], moved: null });
  expect(modelReading?.reasons.map(({ cites }) => cites.map(({ recordId }) => recordId))).toEqual([[mailId], []]);
  expect(forecast?.reasons.some(({ code }) => code === "model_reading")).toBe(false);
  await round();
  await round();
  expect(asked()).toBe(1);
});

test("its run is metered like any other, and its texts are for who may see what it was made from", async () => {
  const { groups } = (await owner.get<Meter>("assistant/meter?by=kind")).body;
  expect(groups.find(({ key }) => key === "forecast")).toMatchObject({ runs: 1, failures: 0, tokens: 1_444 });
  const [line] = (await owner.get<{ items: RunLine[] }>("assistant/runs?kind=forecast")).body.items;
  expect(line).toMatchObject({ recordId: customer, model: "test-model", outcome: "ok" });
  expect((await owner.get<RunDetail>(`assistant/runs/${line?.id}`)).body).toMatchObject({ texts: "shown" });
  expect((await owner.get<{ micros: number }>("assistant/settings")).body).toMatchObject({ spent: { day: { tokens: 1_444 } } });
});

test("a reason is for who sees what it rests on; without activities there is no reading, without order lines no ranking", async () => {
  const { "activities:read": _, ...rest } = BUILT_IN.viewer.allows;
  const blind = await addPerson(app, await addRole(app, "Không xem hoạt động", { ...BUILT_IN.viewer, allows: rest }));
  expect(await one(blind.client)).toMatchObject({ state: "learned", modelReading: null });
  const poor = await addPerson(app, await addRole(app, "Không thấy dòng hàng", { ...BUILT_IN.viewer, hides: { orders: ["lines"] } }));
  expect((await one(poor.client)).modelReading).toMatchObject({ says: "may_leave", ranking: [] });
  const stranger = await addPerson(
    app,
    await addRole(app, "Chỉ của mình", { ...BUILT_IN.viewer, allows: { ...BUILT_IN.viewer.allows, "companies:read": "own" } }),
  );
  expect((await stranger.client.get(`predictions/customers/${customer}`)).status).toBe(404);
  const { client, id } = await addPerson(app, "viewer");
  expect((await one(client)).modelReading?.reasons.length).toBe(2);
  const { workspace } = databasesOf(app);
  const [me] = await workspace.rows<{ id: string }>("select id from members where id <> ? limit 1", id);
  await workspace.run("update activities set private_to = ? where id = ?", me?.id ?? "", mailId);
  expect((await one(client)).modelReading?.reasons.map(({ text }) => text.en)).toEqual(["Silent for long"]);
  await workspace.run(`update model_readings set said = json_remove(said, '$.reasons[1]')`);
  expect((await one(client)).modelReading).toBeNull();
  await workspace.run("update activities set private_to = null where id = ?", mailId);
  expect((await owner.delete(`activities/${mailId}`, { version: 1 })).status).toBe(200);
  expect((await one(owner)).modelReading).toBeNull();
  await owner.post(`activities/${mailId}/restore`);
});

test("what was learned of it moves the numbers in a scoring of its own, and back when it is turned off", async () => {
  const { workspace } = databasesOf(app);
  await workspace.run(`update model_nights set blend = '{"weight":0.5,"slope":1,"centre":0}', verdict = 'helps'`);
  const before = (await one(owner)).forecast?.probability ?? 0;
  const settled = (test: (now: CustomerPrediction) => boolean) =>
    eventually("the numbers", async () => {
      await round();
      const now = await one(owner);
      return test(now) ? now : undefined;
    });
  const moved = await settled(({ modelReading }) => modelReading?.moved != null);
  const odds = (probability: number) => Math.log(probability / (1 - probability));
  expect(odds(moved.forecast?.probability ?? 0)).toBeCloseTo(odds(before) + 0.5 * odds(0.9), 2);
  expect(moved.modelReading?.moved).toEqual({ from: before, to: moved.forecast?.probability });
  expect(moved.forecast?.reasons.at(-1)).toMatchObject({ code: "model_reading", effect: "raises", recordId: null });
  await set(owner, { readsWithModel: false });
  const back = await settled(({ forecast }) => forecast?.reasons.every(({ code }) => code !== "model_reading") ?? false);
  expect([back.forecast?.probability, back.modelReading]).toEqual([before, null]);
  expect(asked()).toBe(1);
});
