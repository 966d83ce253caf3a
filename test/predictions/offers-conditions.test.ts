import { describe, expect, test } from "vitest";
import { type BasketRow, customersOf, gatherBaskets, knownAsOf } from "../../src/predictions/offers/baskets.ts";
import { type Conditions, consentTo, marginOf, obstacleTo, remembered } from "../../src/predictions/offers/conditions.rules.ts";
import { chosenFor, learnOffers, type Mode } from "../../src/predictions/offers/model.ts";
import { offersFor } from "../../src/predictions/offers/offers.ts";
import { boughtThen, firstPurchases, reasonFor } from "../../src/predictions/offers/reasons.ts";
import { sayOfferReason } from "../../src/predictions/offers/reasons.words.ts";
import { daysByItem, expectedNext, learnRhythms } from "../../src/predictions/offers/rhythm.ts";
import { baskets, FIRST_DAY, SHOP } from "./simulated-baskets.ts";

const LAST_DAY = FIRST_DAY + SHOP.days;
const model = learnOffers(gatherBaskets(baskets(SHOP)), LAST_DAY);
const { log } = model.known;
const MODES: readonly Mode[] = ["reorder", "new", "all"];
const namesOf = (customer: number, mode: Mode, most: number, conditions: Conditions): string[] =>
  chosenFor(model, customer, mode, most, conditions).map(({ item }) => log.items[item] as string);

describe("what may be offered", () => {
  test.each<[string, Conditions, ReturnType<typeof obstacleTo>]>([
    ["nothing known", {}, undefined],
    ["in stock", { stockOf: () => 3 }, undefined],
    ["stock not known", { stockOf: () => undefined }, undefined],
    ["none left", { stockOf: () => 0 }, "out_of_stock"],
    ["owed", { stockOf: () => -2 }, "out_of_stock"],
    ["dismissed until a later day", { dismissedUntil: () => 120 }, "dismissed"],
    ["dismissed until today, which it ends with", { dismissedUntil: () => 100 }, "dismissed"],
    ["dismissed until yesterday", { dismissedUntil: () => 99 }, undefined],
    ["dismissed for good", { dismissedUntil: () => null }, "dismissed"],
  ])("%s", (_, conditions, expected) => {
    expect(obstacleTo(conditions, "An", "tea", 100)).toBe(expected);
  });

  test("of several dismissals the longest counts, and only for that customer and item", () => {
    const until = remembered([
      { customer: "An", item: "tea", until: 50 },
      { customer: "An", item: "tea", until: 20 },
      { customer: "An", item: "oil", until: null },
      { customer: "An", item: "oil", until: 90 },
    ]);
    expect([until("An", "tea"), until("An", "oil"), until("An", "rice"), until("Bình", "tea")]).toEqual([50, null, undefined, undefined]);
  });

  test.each<[string, number | undefined, number | undefined, number]>([
    ["a share of the price", 10, 6, 0.4],
    ["sold below cost", 10, 13, -0.3],
    ["far below cost", 1, 50, -1],
    ["no price", undefined, 6, 0],
    ["no cost", 10, undefined, 0],
    ["a price of nothing", 0, 6, 0],
    ["no number", 10, Number.NaN, 0],
  ])("margin: %s", (_, price, cost, expected) => {
    expect(marginOf({ priceOf: () => price, costOf: () => cost }, "tea")).toBeCloseTo(expected, 12);
  });

  test("dismissed or out of stock is never listed, and the list stays as long", () => {
    for (const customer of customersOf(model.known).slice(0, 60))
      for (const mode of MODES) {
        const before = namesOf(customer, mode, 10, {});
        const [gone, dismissed] = [before[0] ?? "", before[1] ?? ""];
        const after = namesOf(customer, mode, 10, {
          stockOf: (item) => (item === gone ? 0 : undefined),
          dismissedUntil: remembered([{ customer: log.customers[customer] as string, item: dismissed, until: LAST_DAY + 1 }]),
        });
        expect(after).not.toContain(gone);
        expect(after).not.toContain(dismissed);
        if (mode !== "reorder") expect(after).toHaveLength(before.length);
        expect(after.slice(0, 8)).toEqual(
          before
            .slice(2)
            .concat(after.slice(before.length - 2))
            .slice(0, 8),
        );
      }
  });

  test("a margin decides between equals, and outweighs fit only where the caller says so", () => {
    const equal = learnOffers(gatherBaskets(["a", "b", "c"].map((item): BasketRow => ({ customer: `c-${item}`, day: 5, item }))), 10);
    const margins: Conditions = { priceOf: () => 10, costOf: (item) => ({ a: 9, b: 2, c: 5 })[item] };
    const listed = chosenFor(equal, 0, "new", 3, margins).map(({ item }) => equal.known.log.items[item]);
    expect(listed).toEqual(["b", "c"]);
    const costs: Conditions = { priceOf: () => 10, costOf: (item) => (item === "i50" ? 0 : 10) };
    const customer = customersOf(model.known).find(
      (each) => !namesOf(each, "new", 5, {}).includes("i50") && namesOf(each, "new", 60, {}).includes("i50"),
    );
    expect(namesOf(customer as number, "new", 5, costs)).toEqual(namesOf(customer as number, "new", 5, {}));
    expect(namesOf(customer as number, "new", 1, { ...costs, marginWeight: 50 })).toEqual(["i50"]);
  });

  test("a customer who may not be contacted gets nothing, with the reason", () => {
    const consentOf: Conditions["consentOf"] = (customer) =>
      customer === "c3" ? { mayContact: false, reason: "unsubscribed" } : { mayContact: true };
    expect(consentTo({}, "c3")).toEqual({ mayContact: true });
    const [refused, allowed] = ["c3", "c4"].map((name) =>
      offersFor(model, firstPurchases(model.known), log.customers.indexOf(name), 5, { consentOf }),
    );
    expect(refused).toEqual({ state: "withheld", reason: "unsubscribed" });
    expect(allowed).toMatchObject({ state: "offered" });
  });
});

describe("reasons", () => {
  const bought = (customer: string, ...items: [day: number, item: string][]): BasketRow[] =>
    items.map(([day, item]) => ({ customer, day, item }));

  test("who bought A and B and on a later day C is counted as it is in the log", () => {
    const rows = [
      ...bought("in order", [1, "A"], [2, "B"], [3, "C"]),
      ...bought("A and B together", [1, "A"], [1, "B"], [9, "C"]),
      ...bought("C with B", [1, "A"], [4, "B"], [4, "C"]),
      ...bought("C first", [1, "C"], [2, "A"], [3, "B"], [9, "C"]),
      ...bought("without B", [1, "A"], [3, "C"]),
      ...bought("not yet", [1, "A"], [2, "B"]),
    ];
    const known = knownAsOf(gatherBaskets(rows), 20);
    const index = firstPurchases(known);
    expect([boughtThen(index, [0, 1], 2), boughtThen(index, [0], 2), boughtThen(index, [1], 2), boughtThen(index, [2], 0)]).toEqual([
      2, 4, 2, 1,
    ]);
  });

  test("every reason can be counted again by hand", () => {
    const index = firstPurchases(model.known);
    const rows = baskets(SHOP);
    const firstDay = (customer: string, item: string): number =>
      Math.min(...rows.filter((row) => row.customer === customer && row.item === item).map(({ day }) => day));
    let together = 0;
    for (const customer of customersOf(model.known).slice(0, 12))
      for (const choice of chosenFor(model, customer, "new", 3)) {
        const reason = reasonFor(model, index, customer, choice);
        const item = log.items[choice.item] as string;
        if (reason.kind !== "bought_with") continue;
        together += 1;
        for (const from of reason.items) expect(Number.isFinite(firstDay(log.customers[customer] as string, from))).toBe(true);
        const alike = log.customers.filter(
          (name) => Number.isFinite(firstDay(name, item)) && reason.items.every((from) => firstDay(name, from) < firstDay(name, item)),
        );
        expect(reason.customers).toBe(alike.length);
      }
    expect(together).toBeGreaterThan(10);
  });

  test("reorders: how often, how far apart, how long ago, and when next", () => {
    const every = (customer: string, gap: number, times: number): BasketRow[] =>
      bought(customer, ...Array.from({ length: times }, (_, at): [number, string] => [gap * at, "rice"]));
    const monthly = learnOffers(gatherBaskets([...every("An", 30, 11), ...every("Bình", 30, 9), ...every("Chi", 30, 6)]), 310);
    const [choice] = chosenFor(monthly, 0, "reorder", 1);
    if (!choice) throw new Error("nothing is reordered");
    const reason = reasonFor(monthly, firstPurchases(monthly.known), 0, choice);
    expect(reason).toMatchObject({ kind: "reorder", times: 11, lastDaysAgo: 10, isDue: false });
    if (reason.kind !== "reorder") throw new Error("no reorder");
    expect(Math.abs(reason.everyDays - 30)).toBeLessThanOrEqual(2);
    expect(Math.abs(reason.day - 330)).toBeLessThanOrEqual(6);
    expect(sayOfferReason(reason, "en")).toMatch(
      /^bought 11 times, usually every (29|30|31|32) days, last 10 days ago; next expected about /,
    );
    expect(sayOfferReason(reason, "vi")).toMatch(
      /^đã mua 11 lần, thường \d+ ngày một lần, lần gần nhất cách đây 10 ngày; dự kiến mua lại khoảng \d\d\/\d\d\/\d{4}/,
    );
    expect(sayOfferReason({ kind: "bought_with", items: ["a", "b"], customers: 1 }, "en", (item) => item.toUpperCase())).toBe(
      "bought A and B; 1 customer like this bought it after that",
    );
  });

  test("the next date lies in the future and in its interval, however long the silence; own gaps pull it from the item's", () => {
    const rhythms = learnRhythms(model.known);
    for (const customer of customersOf(model.known).slice(0, 40))
      for (const [item, days] of daysByItem(model.known, customer))
        for (const later of [0, 30, 4_000]) {
          const { day, range, everyDays, isDue } = expectedNext(rhythms, item, days, LAST_DAY + later);
          expect(day).toBeGreaterThan(LAST_DAY + later);
          expect(range[0] <= day && day <= range[1] && Number.isFinite(range[1]) && everyDays >= 1).toBe(true);
          if (later === 4_000) expect([isDue, range[1] > LAST_DAY + later + 30]).toEqual([true, true]);
        }
    const [weekly, once] = [[0, 7, 14, 21, 28, 35, 42, 49].map((day) => LAST_DAY - 49 + day), [LAST_DAY]];
    const [own, items] = [expectedNext(rhythms, 0, weekly, LAST_DAY), expectedNext(rhythms, 0, once, LAST_DAY)];
    expect(own.everyDays).toBeGreaterThanOrEqual(7);
    expect(own.everyDays).toBeLessThan(items.everyDays);
  });
});
