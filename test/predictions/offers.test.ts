import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { backTest, liftOver, newestBasketsOut } from "../../src/predictions/offers/back-test.ts";
import { type BasketRow, customersOf, gatherBaskets, itemsOf, knownAsOf } from "../../src/predictions/offers/baskets.ts";
import { offerCard } from "../../src/predictions/offers/card.ts";
import { catalogueOf } from "../../src/predictions/offers/catalogue.ts";
import { chosenFor, learnOffers, type Mode, type OfferModel } from "../../src/predictions/offers/model.ts";
import { rankingFigures } from "../../src/predictions/offers/ranking.ts";
import { topOf } from "../../src/predictions/offers/top.ts";
import { Unfit } from "../../src/predictions/unfit.ts";
import { baskets, dealtAnew, FIRST_DAY, SHOP } from "./simulated-baskets.ts";

const LAST_DAY = FIRST_DAY + SHOP.days;
const learn = (rows: readonly BasketRow[], asOf = LAST_DAY): OfferModel => learnOffers(gatherBaskets(rows), asOf);

function listOf(model: OfferModel, customer: string, mode: Mode, most = 10): string[] {
  const { log } = model.known;
  return chosenFor(model, log.customers.indexOf(customer), mode, most).map(({ item }) => log.items[item] as string);
}

function allLists(model: OfferModel, most = 10): string {
  const { customers } = model.known.log;
  return JSON.stringify(customersOf(model.known).map((at) => [customers[at], listOf(model, customers[at] as string, "all", most)]));
}

const bought = (customer: string, day: number, ...items: string[]): BasketRow[] =>
  items.map((item) => ({ customer, day: FIRST_DAY + day, item }));

describe("baskets", () => {
  test("a basket is a customer's day; an item counts once in it; returns and what cannot be read are left out and counted", () => {
    const log = gatherBaskets(
      [
        { customer: "Bình", day: 5, item: "tea" },
        { customer: "An", day: 9, item: "tea" },
        { customer: "An", day: 7, item: "rice", quantity: 3 },
        { customer: "An", day: 7, item: "rice", quantity: 1 },
        { customer: "An", day: 7, item: "oil", quantity: -2 },
        { customer: "An", day: 7, item: "salt", quantity: 0 },
        { customer: "", day: 7, item: "tea" },
        { customer: "An", day: 7, item: "" },
        { customer: "An", day: Number.NaN, item: "tea" },
        { customer: "An", day: 99, item: "tea" },
      ],
      50,
    );
    expect(log.rows).toEqual({ used: 3, unreadable: 3, future: 1, returns: 2, repeated: 1 });
    expect([log.customers, log.items, [...log.starts], [...log.days]]).toEqual([
      ["An", "Bình"],
      ["rice", "tea"],
      [0, 2, 3],
      [7, 9, 5],
    ]);
    expect([...itemsOf(knownAsOf(log, 8), 0)]).toEqual([0]);
  });

  test("at most so many items are modelled, those with the most customers; of the rest only what sold lately is still offered", () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => bought(`c${at}`, at % 400, `i${at}`, "everybody's")).flat();
    const { candidates, modelled, popularity } = catalogueOf(knownAsOf(gatherBaskets(rows), FIRST_DAY + 400), 9_000);
    expect([modelled, candidates.length, popularity[candidates[0] as number]]).toEqual([1_500, 1_550, 2_000]);
  });
});

describe("lists", () => {
  const model = learn(baskets(SHOP));

  test("what was bought and what was not are never mixed", () => {
    const { log } = model.known;
    for (const customer of customersOf(model.known)) {
      const owned = new Set([...itemsOf(model.known, customer)].map((item) => log.items[item] as string));
      const name = log.customers[customer] as string;
      expect(listOf(model, name, "reorder").every((item) => owned.has(item))).toBe(true);
      expect(listOf(model, name, "new").some((item) => owned.has(item))).toBe(false);
      expect(new Set(listOf(model, name, "all", 40)).size).toBe(40);
    }
  });

  test("all: bought before first, filled up with new ones", () => {
    const [reorder, fresh] = [listOf(model, "c7", "reorder", 60), listOf(model, "c7", "new", 60)];
    expect(listOf(model, "c7", "all", 60)).toEqual([...reorder, ...fresh]);
    expect(listOf(model, "c7", "all", 2)).toEqual(reorder.slice(0, 2));
  });

  test("often bought comes before once bought, and lately before long ago", () => {
    const rows = [
      ...bought("An", 0, "once", "rice"),
      ...bought("An", 200, "rice"),
      ...bought("An", 300, "later"),
      ...bought("Bình", 1, "rice"),
    ];
    expect(listOf(learn(rows), "An", "reorder")).toEqual(["rice", "later", "once"]);
  });

  test("what goes together is found: who buys a camera is offered its film, who buys a kettle its tea", () => {
    const random = seeded("planted");
    const rows = Array.from({ length: 240 }, (_, at) => {
      const [first, then] = at % 2 === 0 ? ["camera", "film"] : ["kettle", "tea"];
      const noise = [`n${random.between(1, 30)}`, `n${random.between(1, 30)}`];
      return [
        ...bought(`c${at}`, random.between(0, 200), first, ...noise),
        ...(at % 3 > 0 ? bought(`c${at}`, random.between(201, 360), then) : []),
      ];
    }).flat();
    const planted = learn(rows);
    expect(planted.crossSell.family).toBe("ease");
    const without = Array.from({ length: 80 }, (_, at) => 3 * at);
    for (const at of without) expect(listOf(planted, `c${at}`, "new", 1)).toEqual([at % 2 === 0 ? "film" : "tea"]);
  });

  test("few customers: item-kNN from 30 with two items on, EASE from 100; below that popularity, of the segment where there is one", () => {
    const rows = (customers: number) =>
      Array.from({ length: customers }, (_, at) => bought(`c${at}`, at, `i${at % 7}`, `i${(at + 1) % 7}`)).flat();
    expect([29, 30, 99, 100].map((customers) => learn(rows(customers)).crossSell.family)).toEqual([
      "popularity",
      "item-knn",
      "item-knn",
      "ease",
    ]);
    const shops = Array.from({ length: 160 }, (_, at) => bought(`c${at}`, 360, at < 90 ? "beer" : at < 150 ? "silk" : "salt")).flat();
    const log = gatherBaskets([...shops, ...bought("new", 1, "pen")]);
    const segmentOf = (customer: string) =>
      customer === "new" || (Number(customer.slice(1)) >= 90 && Number(customer.slice(1)) < 150) ? "tailors" : "bars";
    const plain = learnOffers(log, LAST_DAY);
    const segmented = learnOffers(log, LAST_DAY, { segmentOf });
    expect([listOf(plain, "new", "new", 1), listOf(segmented, "new", "new", 1)]).toEqual([["beer"], ["silk"]]);
  });

  test("nothing after the cutoff is known", () => {
    const rows = baskets(SHOP);
    const cutoff = FIRST_DAY + 200;
    expect(allLists(learn(rows, cutoff))).toBe(
      allLists(
        learn(
          rows.filter(({ day }) => day <= cutoff),
          cutoff,
        ),
      ),
    );
  });

  test("the order of rows does not matter, and the same data give the same lists and card", () => {
    const rows = baskets({ ...SHOP, customers: 120 });
    const random = seeded("order");
    const mixed = rows
      .map((row) => ({ row, at: random.next() }))
      .sort((left, right) => left.at - right.at)
      .map(({ row }) => row);
    const [first, second] = [learn(rows), learn(mixed)];
    expect(allLists(second)).toBe(allLists(first));
    expect(offerCard(second, {}, "s", 0)).toEqual(offerCard(first, {}, "s", 0));
  });
});

describe("figures", () => {
  const nd = (...places: number[]) => places.reduce((sum, place) => sum + 1 / Math.log2(place + 1), 0);

  test.each<[string, number[], number[], [number, number, number]]>([
    ["first", [3, 1, 2], [3], [1, 1, 1]],
    ["second of two", [9, 4, 5], [4, 7], [1, nd(2) / nd(1, 2), 1 / 2]],
    ["both", [4, 9, 7], [4, 7], [1, nd(1, 3) / nd(1, 2), 1]],
    ["sixth", [1, 2, 3, 4, 5, 6], [6], [0, nd(6), 1 / 6]],
    ["beyond ten", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [12], [0, 0, 1 / 12]],
    ["not at all", [1, 2], [5], [0, 0, 0]],
    ["an empty list", [], [5], [0, 0, 0]],
    ["twelve bought, ten named", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1, 1, 1]],
  ])("%s", (_, list, truth, [hit, ndcg, reciprocal]) => {
    const found = rankingFigures(list, new Set(truth));
    expect([found.hit, found.reciprocal]).toEqual([hit, reciprocal]);
    expect(found.ndcg).toBeCloseTo(ndcg, 12);
  });

  test("the top is what sorting gives", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 2 })), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (pairs, most) => {
          const sorted = [...pairs.keys()]
            .filter((at) => at % 3 > 0)
            .sort(
              (left, right) =>
                (pairs[right]?.[0] ?? 0) - (pairs[left]?.[0] ?? 0) || (pairs[right]?.[1] ?? 0) - (pairs[left]?.[1] ?? 0) || left - right,
            );
          const found = topOf(
            pairs.map(([score]) => score),
            most,
            (at) => at % 3 > 0,
            (at) => pairs[at]?.[1] ?? 0,
          );
          expect(found.map(({ at }) => at)).toEqual(sorted.slice(0, most));
        },
      ),
    );
  });
});

describe("the test of lists on the past", () => {
  const rows = baskets(SHOP);
  const known = knownAsOf(gatherBaskets(rows), LAST_DAY);

  test("holds last baskets out, learns from days before all of them", () => {
    const split = newestBasketsOut(known);
    expect(split?.held.length).toBeGreaterThan(80);
    for (const { customer, basket } of split?.held ?? []) {
      const { log } = known;
      const end = split?.before.ends[customer] as number;
      const day = log.days[end] as number;
      expect(day).toBeGreaterThan(split?.learned.asOf ?? 0);
      expect(day).toBe(log.days[(log.starts[customer + 1] as number) - 1]);
      expect(log.days[end - 1]).toBeLessThan(day);
      expect(basket.size).toBe((log.starts[customer + 1] as number) - end);
    }
  });

  test("shows lists where taste tells what is bought next, with the lift over popularity", () => {
    const tasteful = gatherBaskets(baskets({ ...SHOP, customers: 600, items: 240, loyalty: 0.85, habit: 0.4 }));
    const { lists } = backTest(knownAsOf(tasteful, LAST_DAY), {}, "test");
    for (const mode of ["new", "reorder", "all"] as const) {
      const { shown, lift, ours, popular } = lists[mode];
      expect(shown).toEqual({ state: "shown" });
      expect(lift?.low).toBeGreaterThan(0);
      expect((ours?.ndcg ?? 0) - (popular?.ndcg ?? 0)).toBeCloseTo(lift?.value ?? 0, 12);
    }
  });

  test("hides lists of customers whose baskets are anybody's, in 95 of 100 cases and more", () => {
    const hidden = { new: 0, reorder: 0 };
    const draws = 60;
    for (let draw = 0; draw < draws; draw += 1) {
      const log = gatherBaskets(dealtAnew(rows, `deal ${draw}`));
      const { lists } = backTest(knownAsOf(log, LAST_DAY), {}, `deal ${draw}`);
      for (const mode of ["new", "reorder"] as const) {
        const { shown } = lists[mode];
        if (shown.state === "hidden" && shown.code === "no_lift") hidden[mode] += 1;
      }
    }
    expect(hidden.new).toBeGreaterThanOrEqual(0.95 * draws);
    expect(hidden.reorder).toBeGreaterThanOrEqual(0.95 * draws);
  });

  test("few customers who came twice: hidden, as not tested", () => {
    const few = knownAsOf(gatherBaskets(rows.filter(({ customer }) => Number(customer.slice(1)) < 25)), LAST_DAY);
    expect(backTest(few, {}, "few").lists.new.shown).toMatchObject({ state: "hidden", code: "not_tested" });
  });

  test("the interval is paired: an advantage that every basket has is sure, however much baskets differ", () => {
    const figures = (ndcg: number) => ({ hit: 0, reciprocal: 0, ndcg });
    const base = Array.from({ length: 200 }, (_, at) => figures((at % 10) / 20));
    const better = base.map(({ ndcg }) => figures(ndcg + 0.01));
    const { value, low, high, times } = liftOver(better, base, "paired");
    for (const each of [value, low, high]) expect(each).toBeCloseTo(0.01, 12);
    expect(times).toBeCloseTo(0.235 / 0.225, 10);
  });

  test("the card tells what came true only from rows after the cutoff, and learned nothing from them", () => {
    const cutoff = FIRST_DAY + 250;
    const card = offerCard(learn(rows, cutoff), {}, "s", 0);
    const before = offerCard(
      learn(
        rows.filter(({ day }) => day <= cutoff),
        cutoff,
      ),
      {},
      "s",
      0,
    );
    expect(card.cameTrue?.all.baskets).toBeGreaterThan(150);
    expect(before.cameTrue).toBeNull();
    expect({ ...card, cameTrue: null, rowsRead: null }).toEqual({ ...before, rowsRead: null });
  });
});

describe("data as they should not be", () => {
  const refused = (work: () => unknown): string => {
    try {
      work();
    } catch (thrown) {
      if (thrown instanceof Unfit) return thrown.code;
      throw thrown;
    }
    return "nothing was refused";
  };

  test.each<[string, string, () => unknown]>([
    ["an empty log", "no_rows", () => learn([])],
    ["only returns", "no_rows", () => learn([{ customer: "An", day: 1, item: "tea", quantity: -1 }])],
    ["a cutoff before all data", "nothing_before_cutoff", () => learn(bought("An", 5, "tea"), FIRST_DAY)],
    ["a cutoff that is no day", "no_such_day", () => learn(bought("An", 5, "tea"), Number.NaN)],
    ["a list of none", "k_out_of_range", () => listOf(learn(bought("An", 5, "tea")), "An", "all", 0)],
    ["a list of half an item", "k_out_of_range", () => listOf(learn(bought("An", 5, "tea")), "An", "all", 1.5)],
    ["a list without end", "k_out_of_range", () => listOf(learn(bought("An", 5, "tea")), "An", "all", Number.POSITIVE_INFINITY)],
  ])("%s is refused with a code", (_, code, work) => {
    expect(refused(work)).toBe(code);
  });

  const many = (customers: number, of: (customer: number, at: number) => BasketRow[]): BasketRow[] =>
    Array.from({ length: customers }, (_, customer) => [0, 1, 2, 3].flatMap((at) => of(customer, at))).flat();

  test.each<[string, BasketRow[]]>([
    ["one row", bought("An", 5, "tea")],
    ["one customer", many(1, (_, at) => bought("An", 30 * at, "tea", `i${at}`))],
    ["one item", many(200, (customer, at) => bought(`c${customer}`, 40 * at + (customer % 30), "tea"))],
    [
      "ten thousand items",
      many(500, (customer, at) =>
        bought(`c${customer}`, 60 * at + (customer % 50), ...Array.from({ length: 5 }, (_, k) => `i${customer * 20 + at * 5 + k}`)),
      ),
    ],
    ["every basket the same", many(200, (customer, at) => bought(`c${customer}`, 40 * at + (customer % 30), "tea", "rice", "oil"))],
    ["every row again", [...baskets(SHOP), ...baskets(SHOP)]],
    ["all on one day", many(200, (customer, at) => bought(`c${customer}`, 7, `i${(customer + at) % 9}`))],
  ])("%s gives lists and a card without a NaN", (_, rows) => {
    const model = learn(rows);
    const card = offerCard(model, {}, "s", 0);
    expect(
      JSON.stringify(card, (_key, value) => (typeof value === "number" && !Number.isFinite(value) ? "NOT FINITE" : value)),
    ).not.toContain("NOT FINITE");
    for (const customer of customersOf(model.known).slice(0, 50))
      for (const mode of ["reorder", "new", "all"] as const)
        for (const { score } of chosenFor(model, customer, mode, 10)) expect(Number.isFinite(score)).toBe(true);
  });
});
