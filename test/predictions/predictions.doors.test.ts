import { afterAll, beforeAll, expect, test } from "vitest";
import { BUILT_IN } from "../../src/access/policy.rules.ts";
import { DAY } from "../../src/core/time.ts";
import type { Digest } from "../../src/digests/digests.schema.ts";
import type { CustomerPrediction, Forecast, Predictions } from "../../src/predictions/predictions.schema.ts";
import { addRole } from "../access/world.ts";
import { type App, startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { run } from "../support/command.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";
import { USUAL } from "./simulated-purchases.ts";
import { ordersInto, simulated } from "./workspace.ts";

/** Predictions as the page and programs meet them: learned by the running app, as far as everybody's rights reach. */

const TODAY = Math.floor(Date.now() / DAY);
let app: App;
let owner: Client;
let customerId: (name: string) => string;
let addOrders: ReturnType<typeof ordersInto>["addOrders"];

const relata = (...args: string[]) => run("src/cli/main.ts", args).finished;

const without = (verb: keyof typeof BUILT_IN.viewer.allows) => {
  const { [verb]: _, ...rest } = BUILT_IN.viewer.allows;
  return rest;
};

type Listed = { items: Forecast[]; nextCursor: string | null };
const list = async (client: Client, query = "") => client.get<Listed>(`predictions/customers${query}`);
const all = async (client: Client, query: string): Promise<Forecast[]> => {
  const found: Forecast[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await list(client, `?limit=40${query}${cursor}`);
    found.push(...body.items);
    if (!body.nextCursor) return found;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
};
const trained = () =>
  eventually("predictions to be published", async () => {
    const { body } = await owner.get<Predictions>("predictions");
    return body.run?.state === "finished" ? body : undefined;
  });
const filtered = async (client: Client, filter: object) => {
  const answer = await client.get<{ items: { id: string }[] }>(`companies?limit=100&filter=${encodeURIComponent(JSON.stringify(filter))}`);
  return { status: answer.status, ids: (answer.body.items ?? []).map(({ id }) => id) };
};

beforeAll(async () => {
  app = await startApp({ empty: true });
  owner = app.owner;
  ({ customerId, addOrders } = ordersInto(databasesOf(app).workspace));
  const shift = TODAY - USUAL.firstDay - 500;
  await addOrders(
    simulated({ customers: 150 })
      .map((order) => ({ ...order, day: order.day + shift }))
      .filter(({ day }) => day <= TODAY),
  );
});
afterAll(() => app.close());

test("before anything is learned every answer says so", async () => {
  expect((await owner.get<Predictions>("predictions")).body).toMatchObject({ state: "not_learned", card: null, run: null, bands: [] });
  expect((await list(owner)).body).toEqual({ items: [], nextCursor: null });
  expect((await owner.get<CustomerPrediction>(`predictions/customers/${customerId("c1")}`)).body).toMatchObject({
    state: "not_learned",
    forecast: null,
  });
  expect((await owner.get("predictions/customers/com_01H0000000000000000000000X")).status).toBe(404);
});

test("learned on demand, with a card; one at a time", async () => {
  const [first, second] = await Promise.all([owner.post("predictions/train"), owner.post("predictions/train")]);
  expect([first.status, second.status].sort()).toEqual([201, 409]);
  const { card, basis, segments } = await trained();
  expect([basis, card?.percentages.state]).toEqual(["probability", "allowed"]);
  expect(segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(card?.customers);
  expect(await databasesOf(app).workspace.count("audit", "action = 'prediction.started'")).toBe(1);
});

test("a list goes from page to page without a gap, in each order, and can be narrowed", async () => {
  for (const [sort, of] of [
    ["-valueAtStake", ({ valueAtStake }: Forecast) => valueAtStake ?? -1],
    ["-risk", ({ probability }: Forecast) => probability ?? 0],
    ["-yearAhead", ({ yearAhead }: Forecast) => yearAhead ?? -1],
  ] as const) {
    const items = await all(owner, `&sort=${sort}`);
    expect([sort, new Set(items.map(({ id }) => id)).size]).toEqual([sort, (await trained()).card?.customers]);
    expect(items.map(of)).toEqual(items.map(of).sort((one, two) => two - one));
  }
  const high = await all(owner, "&band=high");
  expect(high.length > 0 && high.every(({ probability }) => (probability ?? 0) >= 0.7)).toBe(true);
  expect(await all(owner, "&kind=contact")).toEqual([]);
});

test("companies are found by what is said of them, by the one grammar", async () => {
  const high = await all(owner, "&band=high");
  const found = await filtered(owner, { field: "prediction.band", op: "is", value: "high" });
  expect(found.ids.sort()).toEqual(
    high
      .map(({ id }) => id)
      .sort()
      .slice(0, found.ids.length),
  );
  expect(found.ids.length).toBe(Math.min(100, high.length));
  expect((await filtered(owner, { field: "prediction.valueAtStake", op: "gt", value: 1_000 })).ids.length).toBeGreaterThan(0);
  expect((await filtered(owner, { field: "prediction.band", op: "is", value: "dire" })).status).toBe(422);
});

test("who does not see amounts is told no sum, and cannot sort or filter by one", async () => {
  const role = await addRole(app, "Không thấy tiền", { ...BUILT_IN.manager, hides: { orders: ["amount"] } });
  const { client } = await addPerson(app, role);
  const { body } = await list(client);
  expect(body.items.length).toBeGreaterThan(0);
  for (const { spend, spent, yearAhead, valueAtStake, currency, spendRange, yearAheadRange, probability } of body.items) {
    expect([spend, spent, yearAhead, valueAtStake, currency, spendRange, yearAheadRange]).toEqual(Array(7).fill(null));
    expect(probability).not.toBeNull();
  }
  expect((await list(client, "?sort=-valueAtStake")).status).toBe(403);
  expect((await filtered(client, { field: "prediction.valueAtStake", op: "gt", value: 1 })).status).toBe(403);
  expect((await client.get<Predictions>("predictions")).body.bands.every(({ valueAtStake }) => valueAtStake === null)).toBe(true);
  const fields = (await client.get<{ nouns: { noun: string; links: { name: string; fields?: { name: string }[] }[] }[] }>("fields")).body;
  const told = fields.nouns.find(({ noun }) => noun === "companies")?.links.find(({ name }) => name === "prediction")?.fields;
  expect(told?.map(({ name }) => name)).toEqual(["band", "segment", "probability"]);
});

test("a forecast is for who sees the customer and every one of their orders", async () => {
  const limited = { ...BUILT_IN.viewer.allows, "companies:read": "own", "contacts:read": "own", "orders:read": "own" } as const;
  const { client, id } = await addPerson(app, await addRole(app, "Chỉ của mình", { ...BUILT_IN.viewer, allows: limited }));
  const [mine, mixed, others] = [customerId("c1"), customerId("c2"), customerId("c3")];
  const { workspace } = databasesOf(app);
  await workspace.run("update companies set owner_id = ? where id in (?, ?)", id, mine, mixed);
  await workspace.run("update orders set owner_id = ? where company_id = ?", id, mine);
  await workspace.run("update orders set owner_id = ? where id = (select min(id) from orders where company_id = ?)", id, mixed);
  expect((await list(client)).body.items.map((item) => item.id)).toEqual([mine]);
  const one = async (customer: string) => client.get<CustomerPrediction>(`predictions/customers/${customer}`);
  expect((await one(mine)).body).toMatchObject({ state: "learned", forecast: { id: mine } });
  expect((await one(mixed)).body).toMatchObject({ state: "orders_not_shown", forecast: null, said: [], helps: [] });
  expect((await one(others)).status).toBe(404);
  expect((await client.get<Predictions>("predictions")).body.bands.reduce((sum, { customers }) => sum + customers, 0)).toBe(1);
  const anything = { any: ["high", "raised", "low"].map((value) => ({ field: "prediction.band", op: "is", value })) };
  expect((await filtered(client, anything)).ids).toEqual([mine]);
  expect((await client.post("predictions/train")).status).toBe(403);
  const blind = await addRole(app, "Không thấy đơn", { ...BUILT_IN.viewer, allows: without("orders:read") });
  const { client: stranger } = await addPerson(app, blind);
  for (const door of ["", "/customers", "/track-record", `/customers/${mine}`])
    expect((await stranger.get(`predictions${door}`)).status).toBe(403);
  expect((await filtered(stranger, anything)).ids).toEqual([]);
});

test("one customer: why, by which record, what helps, what was said before", async () => {
  const [top] = (await list(owner)).body.items;
  const { body } = await owner.get<CustomerPrediction>(`predictions/customers/${top?.id}`);
  expect(body.forecast).toEqual(top);
  const [reason] = body.forecast?.reasons ?? [];
  expect(reason?.field).toBe("orderedAt");
  expect((await owner.get<{ companyId: string }>(`orders/${reason?.recordId}`)).body.companyId).toBe(top?.id);
  expect(body.said).toEqual([
    { asOf: body.asOf, dueOn: expect.any(String), probability: top?.probability, band: top?.band, cameTrue: null },
  ]);
});

test("the manager's week names them while percentages may be shown, as far as orders are seen", async () => {
  const risks = async (client: Client) => {
    const { body } = await client.get<Digest>("digest?kind=weekly&language=en&isWhole=true");
    return body.sections.find(({ name }) => name === "risk")?.points.filter(({ text }) => text.includes("likely to buy nothing")) ?? [];
  };
  const gone = new Set(["lost", "hibernating", "new"]);
  const expected = (await all(owner, "&band=high")).filter(({ segment }) => !gone.has(segment)).slice(0, 12);
  const told = await risks(owner);
  expect(told.map(({ recordId }) => recordId).sort()).toEqual(expected.map(({ id }) => id).sort());
  expect(told.length > 0 && told.every(({ cites }) => cites.length > 0)).toBe(true);
  const { client } = await addPerson(app, await addRole(app, "Không xem đơn", { ...BUILT_IN.viewer, allows: without("orders:read") }));
  expect(await risks(client)).toEqual([]);
});

test("the terminal learns the same, and scores; without JSON in one sentence", async () => {
  const before = await all(owner, "&sort=-risk");
  const data = ["--data", app.dataDir];
  const { code, out } = await relata("train", ...data, "--json");
  expect([code, JSON.parse(out)]).toMatchObject([0, { ok: true, scored: before.length, run: { kind: "train", state: "finished" } }]);
  expect((await all(owner, "&sort=-risk")).map(({ id, probability }) => [id, probability])).toEqual(
    before.map(({ id, probability }) => [id, probability]),
  );
  const scored = await relata("score", ...data);
  expect([scored.code, scored.out]).toEqual([0, expect.stringMatching(/^\d+ customers as of \d{4}-\d\d-\d\d, in [\d.]+ s\n$/)]);
});

test("the terminal has other things learned too, and names what there is", async () => {
  const data = ["--data", app.dataDir];
  const win = await relata("train", "--subject", "win", ...data);
  expect([win.code, win.out]).toEqual([0, "Too little is known yet to learn from.\n"]);
  const unknown = await relata("train", "--subject", "weather", ...data);
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("weather")]);
});

test("turned off, nothing is said of anybody", async () => {
  const { settings } = (await owner.get<Predictions>("predictions")).body;
  expect((await owner.patch("predictions/settings", { isOn: false })).status).toBe(428);
  expect((await owner.patch("predictions/settings", { isOn: false, horizonDays: 400 }, { version: settings.version })).status).toBe(422);
  expect((await owner.patch("predictions/settings", { isOn: false }, { version: settings.version })).status).toBe(200);
  expect((await list(owner)).body.items).toEqual([]);
  expect((await owner.post("predictions/train")).status).toBe(409);
  expect((await owner.get<Predictions>("predictions")).body).toMatchObject({ state: "off", card: null, bands: [] });
});
