import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { customerOffersOf } from "../../src/predictions/offering/customer-offers.queries.ts";
import { getOffersKnown } from "../../src/predictions/offering/offer-card.queries.ts";
import { editPredictionSettings } from "../../src/predictions/predictions.ts";
import { newestRun } from "../../src/predictions/runs.queries.ts";
import { continueRun, keepPredictionsFresh, startTraining, takeStep } from "../../src/predictions/runs.ts";
import { shopInto, TASTEFUL, tasteful } from "./shop.ts";
import { dealtAnew, FIRST_DAY } from "./simulated-baskets.ts";
import { atNight, startWorkspace } from "./workspace.ts";

/** Offers learned inside a workspace: what is planted is found, what is not there is not shown, whole or not at all. */

const DAY = FIRST_DAY + TASTEFUL.days;
const rows = tasteful();

let workspace: Awaited<ReturnType<typeof startWorkspace>>;
let shop: ReturnType<typeof shopInto>;
beforeEach(async () => {
  workspace = await startWorkspace();
  shop = shopInto(workspace.workspace);
});
afterEach(() => workspace.close());

const learn = async (day = DAY): Promise<void> => {
  await startTraining(workspace.at(atNight(day)), "offers");
  await workspace.carryOn(atNight(day));
};
const run = async () => (await workspace.at(0).db.all(newestRun("offers")))[0];
const kept = () => workspace.workspace.rows<Record<string, unknown>>("select * from offers order by id, list, rank");
const runs = () =>
  workspace.workspace.rows<{ subject: string; state: string }>("select subject, state from prediction_runs order by started_at, id");

test("a planted taste is found, tested and shown, with reasons that can be counted again", async () => {
  await shop.addBaskets(rows);
  expect((await getOffersKnown(workspace.at(atNight(DAY)))).run).toBeNull();
  await learn();
  const { state, card, run: newest } = await getOffersKnown(workspace.at(atNight(DAY)));
  expect(newest).toMatchObject({ kind: "train", state: "finished", reason: null });
  expect([state, card?.customers, card?.lists.map(({ list, code }) => [list, code])]).toEqual([
    "learned",
    TASTEFUL.customers,
    [
      ["reorder", null],
      ["new", null],
    ],
  ]);
  for (const { lift, ours, popular } of card?.lists ?? []) {
    expect(lift?.low).toBeGreaterThan(0);
    expect(ours?.ndcg).toBeGreaterThan(popular?.ndcg ?? 1);
  }
  const theirs = new Set(rows.filter(({ customer }) => customer === "c1").map(({ item }) => shop.productId(item)));
  const { lists } = await customerOffersOf(workspace.at(atNight(DAY)), shop.customerId("c1"));
  for (const { list, state: shown, items } of lists) {
    expect([list, shown, items.length > 0 && items.length <= 5]).toEqual([list, "shown", true]);
    expect(items.every(({ productId }) => theirs.has(productId) === (list === "reorder"))).toBe(true);
  }
  const [again] = lists[0]?.items ?? [];
  const days = new Set(
    rows.filter(({ customer, item }) => customer === "c1" && shop.productId(item) === again?.productId).map(({ day }) => day),
  );
  expect(again?.reason.times).toBe(days.size);
  expect(again?.reason.text.en).toContain("usually every");
  expect(again?.reason.text.vi).toContain("thường");
  expect(await workspace.workspace.count("offer_drafts")).toBe(0);
  expect(await workspace.workspace.count("audit", "action = 'prediction.published'")).toBe(1);
  expect(await workspace.workspace.count("outbox", "event = 'prediction.published'")).toBe(1);
});

test("a planted rule is what its customers are offered first, with how many have followed it", async () => {
  const planted = Array.from({ length: 60 }, (_, at) => {
    const customer = `p${at}`;
    const first = ["press", "ink"].map((item) => ({ customer, day: DAY - 200 + at, item }));
    return at < 40 ? [...first, { customer, day: DAY - 90 + at, item: "rollers" }] : first;
  }).flat();
  await shop.addBaskets([...rows, ...planted]);
  await learn();
  for (const name of ["p40", "p50", "p59"]) {
    const { lists } = await customerOffersOf(workspace.at(atNight(DAY)), shop.customerId(name));
    expect([name, lists[1]?.items[0]?.name]).toEqual([name, "rollers"]);
    expect(lists[1]?.items[0]?.reason).toMatchObject({ kind: "bought_with", customers: 40 });
    expect(lists[1]?.items[0]?.reason.products.map((product) => product.name).sort()).toEqual(["ink", "press"]);
    expect(lists[1]?.items[0]?.reason.text.vi).toContain("40 khách hàng tương tự");
  }
});

test("baskets dealt at random: both lists are hidden and say so, and nothing of them is kept", async () => {
  await shop.addBaskets(dealtAnew(rows, "anew"));
  await learn();
  const { lists } = await customerOffersOf(workspace.at(atNight(DAY)), shop.customerId("c1"));
  expect(lists).toMatchObject([
    { state: "hidden", code: "no_lift", items: [] },
    { state: "hidden", code: "no_lift", items: [] },
  ]);
  expect(lists[0]?.says?.en).toContain("not surely better");
  expect(await kept()).toEqual([]);
  expect(await workspace.workspace.count("offer_log")).toBeGreaterThan(0);
});

test("too few to test: hidden for that", async () => {
  await shop.addBaskets(rows.filter(({ customer }) => Number(customer.slice(1)) < 12));
  await learn();
  const { lists } = await customerOffersOf(workspace.at(atNight(DAY)), shop.customerId("c1"));
  expect(lists.map(({ code }) => code)).toEqual(["not_tested", "not_tested"]);
});

describe("a night", () => {
  const nightOf = async (day: number): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await workspace.night(day);
  };

  test("makes each subject once; nothing is due again until an order moves or a week is over", async () => {
    await shop.addBaskets(rows);
    await nightOf(DAY);
    await nightOf(DAY);
    await nightOf(DAY + 1);
    const ofOffers = async () => (await runs()).filter(({ subject }) => subject === "offers").length;
    expect(await runs()).toEqual([
      { subject: "purchases", state: "finished" },
      { subject: "offers", state: "finished" },
    ]);
    await shop.addBaskets([{ customer: "c1", day: DAY + 2, item: "i3" }], 5);
    await nightOf(DAY + 2);
    expect(await ofOffers()).toBe(2);
    await nightOf(DAY + 3);
    expect(await ofOffers()).toBe(2);
    await nightOf(DAY + 9);
    expect(await ofOffers()).toBe(3);
  });

  test("orders whose lines name no product are nothing to learn from", async () => {
    await workspace.addOrders(rows.slice(0, 200).map(({ customer, day }) => ({ customer, day })));
    await nightOf(DAY);
    expect((await runs()).map(({ subject }) => subject)).toEqual(["purchases"]);
    await expect(learn()).resolves.toBeUndefined();
    expect(await run()).toMatchObject({ state: "failed", reason: "no_orders" });
  });
});

test("interrupted anywhere it comes to the same; readers have the old offers until then", async () => {
  await shop.addBaskets(rows);
  await learn();
  const whole = await kept();
  expect(whole.length).toBeGreaterThan(TASTEFUL.customers * 8);
  for (const path of ["/predictions/offers/learn", "/predictions/offers/score"]) {
    await startTraining(workspace.at(atNight(DAY)), "offers");
    workspace.breakWorkshop(path);
    await expect(workspace.carryOn(atNight(DAY))).rejects.toThrow("The workshop is away");
    expect(await kept()).toEqual(whole);
    workspace.breakWorkshop(undefined);
    await continueRun(workspace.at(atNight(DAY)), Number.POSITIVE_INFINITY);
    expect(await kept()).toEqual(whole);
  }
  await startTraining(workspace.at(atNight(DAY)), "offers");
  for (let turn = 0; (await run())?.state === "running" && turn < 20; turn += 1) {
    const row = (await run()) as NonNullable<Awaited<ReturnType<typeof run>>>;
    const took = await Promise.all([takeStep(workspace.at(atNight(DAY)), row), takeStep(workspace.at(atNight(DAY)), row)]);
    expect([row.step, took.filter(Boolean).length]).toEqual([row.step, 1]);
  }
  expect(await kept()).toEqual(whole);
});

test("nothing of a day that is not over, or of an order that does not count, is learned from", async () => {
  const { addBaskets, productId } = shop;
  await addBaskets(rows);
  await addBaskets([{ customer: "c1", day: DAY + 1, item: "tomorrow" }]);
  await addBaskets([{ customer: "c1", day: DAY, item: "cancelled" }]);
  await workspace.workspace.run(
    "update orders set status = 'cancelled' where id = (select order_id from order_lines where product_id = ?)",
    productId("cancelled"),
  );
  await learn();
  for (const name of ["tomorrow", "cancelled"])
    expect([name, await workspace.workspace.count("offers", `product_id = '${productId(name)}'`)]).toEqual([name, 0]);
});

test("what was said is held against what was bought, beside popularity", async () => {
  await shop.addBaskets(rows.filter(({ day }) => day <= DAY - 120));
  await learn(DAY - 120);
  await shop.addBaskets(
    rows.filter(({ day }) => day > DAY - 120),
    5,
  );
  await learn(DAY);
  const { trackRecord, nextDueOn } = await getOffersKnown(workspace.at(atNight(DAY)));
  for (const { list, settled, bought, hit, popularHit } of trackRecord) {
    expect([list, settled > 100, bought > 50 && bought <= settled]).toEqual([list, true, true]);
    expect(hit).toBeGreaterThan(popularHit ?? 1);
  }
  expect(nextDueOn).not.toBeNull();
  const [said] = await workspace.workspace.rows<{ id: string; made_on: number; products: string; is_hit: number }>(
    "select * from offer_log where list = 'reorder' and has_bought = 1 order by id limit 1",
  );
  const since = await workspace.workspace.rows<{ product_id: string }>(
    `select product_id from order_lines join orders on orders.id = order_id where company_id = '${said?.id}'
      and ordered_at / 86400000 > ${said?.made_on} and ordered_at / 86400000 <= ${(said?.made_on ?? 0) + 90}`,
  );
  const named = new Set(JSON.parse(said?.products ?? "[]") as string[]);
  expect(said?.is_hit).toBe(Number(since.some(({ product_id }) => named.has(product_id))));
});

test("turned off, nothing is offered; what was said stays", async () => {
  await shop.addBaskets(rows);
  await learn();
  await editPredictionSettings(workspace.at(1), undefined, { isOn: false });
  expect([await workspace.workspace.count("offers"), await workspace.workspace.count("offer_drafts")]).toEqual([0, 0]);
  expect(await workspace.workspace.count("offer_log")).toBeGreaterThan(0);
  const { lists } = await customerOffersOf(workspace.at(atNight(DAY)), shop.customerId("c1"));
  expect(lists.map(({ code }) => code)).toEqual(["off", "off"]);
  await keepPredictionsFresh(workspace.at(atNight(DAY + 1)));
  expect(await runs()).toEqual([]);
});
