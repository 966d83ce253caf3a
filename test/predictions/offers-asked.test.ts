import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUILT_IN, type Policy } from "../../src/access/policy.rules.ts";
import { companyQuery } from "../../src/companies/companies.schema.ts";
import { listCompanies } from "../../src/companies/companies.ts";
import type { Context } from "../../src/core/context.ts";
import { DAY as DAY_MS } from "../../src/core/time.ts";
import { customerOffersOf } from "../../src/predictions/offering/customer-offers.queries.ts";
import { dismissOffer, undismissOffer } from "../../src/predictions/offering/dismissals.ts";
import { dueReorders } from "../../src/predictions/offering/due-reorders.queries.ts";
import type { CustomerOffers } from "../../src/predictions/offering/offers.schema.ts";
import "../../src/predictions/offering/offers.filters.ts";
import { editPredictionSettings } from "../../src/predictions/predictions.ts";
import { startTraining } from "../../src/predictions/runs.ts";
import { shopInto, TASTEFUL, tasteful } from "./shop.ts";
import { FIRST_DAY } from "./simulated-baskets.ts";
import { atNight, startWorkspace } from "./workspace.ts";

/** Offers as they are asked for: by what products, customers and the asker's rights are now, and not as of the night. */

const DAY = FIRST_DAY + TASTEFUL.days;
const NOW = atNight(DAY);
let workspace: Awaited<ReturnType<typeof startWorkspace>>;
let shop: ReturnType<typeof shopInto>;
let ctx: Context;
let customer: string;

beforeAll(async () => {
  workspace = await startWorkspace();
  shop = shopInto(workspace.workspace);
  ctx = workspace.at(NOW);
  await shop.addBaskets(tasteful());
  await workspace.workspace
    .run(
      "insert into members (id, name, sort_name, email, created_at, updated_at) values ('usr_01H0000000000000000000000B', 'B', 'b', 'b@x.vn', 1, 1)",
    )
    .catch(() => undefined);
  await startTraining(ctx, "offers");
  await workspace.carryOn(NOW);
  customer = shop.customerId("c1");
});
afterAll(() => workspace.close());

const idsOf = ({ lists }: CustomerOffers): string[] => lists.flatMap(({ items }) => items.map(({ productId }) => productId));
const offered = async (of = ctx, id = customer): Promise<string[]> => idsOf(await customerOffersOf(of, id));
const buyersOf = async (productId: string, of = ctx): Promise<string[]> => {
  const filter = JSON.stringify({ field: "offer.product", op: "is", value: productId });
  return (await listCompanies(of, companyQuery.parse({ limit: "100", filter }))).items.map(({ id }) => id);
};

describe("what stands in the way now", () => {
  test.each([
    ["out of stock since", "stock = 0", "stock = 5"],
    ["retired", "status = 'retired'", "status = 'active'"],
    ["in the bin", "deleted_at = 1", "deleted_at = null"],
  ])("%s: not offered, the next one takes its place, and it is back when that is over", async (_name, gone, back) => {
    const before = await offered();
    const [first = ""] = before;
    expect(await buyersOf(first)).toContain(customer);
    await workspace.workspace.run(`update products set ${gone} where id = ?`, first);
    const meanwhile = await offered();
    expect(meanwhile).not.toContain(first);
    expect(meanwhile.length).toBe(before.length);
    expect(await buyersOf(first)).toEqual([]);
    await workspace.workspace.run(`update products set ${back} where id = ?`, first);
    expect(await offered()).toEqual(before);
  });

  test("stock that is not tracked does not stand in the way", async () => {
    const before = await offered();
    await workspace.workspace.run("update products set stock = null");
    expect(await offered()).toEqual(before);
    await workspace.workspace.run("update products set stock = 5");
  });

  test("the price is the one of today", async () => {
    const [first = ""] = await offered();
    await workspace.workspace.run("update products set price = 250000 where id = ?", first);
    expect((await customerOffersOf(ctx, customer)).lists[0]?.items[0]).toMatchObject({ price: 250_000, currency: "VND", margin: 0.76 });
    await workspace.workspace.run("update products set price = 100000 where id = ?", first);
  });
});

describe("margin", () => {
  test("decides between equals, and as much as the workspace says; it is told to who sees price and cost", async () => {
    const plain = await customerOffersOf(ctx, customer);
    const last = plain.lists[1]?.items.at(-1)?.productId ?? "";
    await workspace.workspace.run("update products set cost = 1 where id = ?", last);
    expect(await offered()).toEqual(idsOf(plain));
    const { version } = await editPredictionSettings(ctx, undefined, { marginWeight: 3 });
    const weighed = (await customerOffersOf(ctx, customer)).lists[1]?.items.map(({ productId }) => productId) ?? [];
    expect(weighed.slice(0, -1)).toContain(last);
    expect(weighed).not.toEqual(plain.lists[1]?.items.map(({ productId }) => productId));
    const blind = workspace.as(NOW, { ...BUILT_IN.manager, hides: { products: ["cost"] } }, "usr_01H0000000000000000000000B");
    expect((await customerOffersOf(blind, customer)).lists[1]?.items.map(({ margin, price }) => [margin, price])).toEqual(
      Array(5).fill([null, 100_000]),
    );
    await editPredictionSettings(ctx, version, { marginWeight: 0 });
    await workspace.workspace.run("update products set cost = 60000");
  });
});

describe("consent", () => {
  const submit = async (contact: string, at: number, hasConsent: boolean | undefined): Promise<void> => {
    const id = `act_${String(at).padStart(26, "0")}`;
    await workspace.workspace.run(
      `insert into activities (id, kind, direction, subject, body, occurred_at, meta, links, created_at, updated_at)
        values (?, 'form', 'in', 'F', '', ?, ?, ?, 1, 1)`,
      ...[id, at, JSON.stringify(hasConsent === undefined ? {} : { hasConsent }), JSON.stringify([contact])],
    );
    await workspace.workspace.run("insert into activity_links (record_id, occurred_at, activity_id) values (?, ?, ?)", contact, at, id);
  };
  const person = async (id: string, company: string): Promise<void> =>
    void (await workspace.workspace.run(
      `insert into contacts (id, name, sort_name, emails, phones, company_id, created_at, updated_at) values (?, 'A', 'a', '[]', '[]', ?, 1, 1)`,
      ...[id, company],
    ));

  test("a company of whose people nobody agreed is offered nothing; the newest answer of each counts", async () => {
    const [company, one, two] = [shop.customerId("c5"), `con_${"0".repeat(25)}1`, `con_${"0".repeat(25)}2`];
    const before = await offered(ctx, company);
    const code = async () => (await customerOffersOf(ctx, company)).lists.map((list) => list.code);
    await person(one, company);
    await submit(one, 1, true);
    expect(await code()).toEqual([null, null]);
    await submit(one, 2, false);
    await submit(one, 3, undefined);
    expect([await code(), await offered(ctx, company)]).toEqual([["no_consent", "no_consent"], []]);
    expect(await buyersOf(before[0] ?? "")).not.toContain(company);
    await person(two, company);
    expect(await code()).toEqual([null, null]);
    await workspace.workspace.run("update contacts set deleted_at = 1 where id = ?", two);
    await submit(one, 4, true);
    expect(await offered(ctx, company)).toEqual(before);
  });
});

describe("not again", () => {
  test("is remembered for good, logged, told to open pages, and taken back", async () => {
    const [first = ""] = await offered();
    await dismissOffer(ctx, customer, first, null);
    const { dismissed, ...rest } = await customerOffersOf(ctx, customer);
    expect([idsOf(rest as CustomerOffers).includes(first), dismissed]).toEqual([
      false,
      [{ productId: first, name: expect.any(String), until: null }],
    ]);
    expect(await buyersOf(first)).not.toContain(customer);
    const logged = await workspace.workspace.rows<{ fields: string }>("select fields from change_log where record_id = ?", customer);
    expect(logged.map(({ fields }) => JSON.parse(fields))).toEqual([{ notOffered: [[], [{ productId: first, until: null }]] }]);
    expect(await workspace.workspace.count("outbox", `event = 'company.updated' and record_id = '${customer}'`)).toBe(1);
    expect(await workspace.workspace.count("audit", `target = '${customer}'`)).toBe(1);
    await startTraining(workspace.at(NOW), "offers");
    await workspace.carryOn(NOW);
    expect(await workspace.workspace.count("offers", `id = '${customer}' and product_id = '${first}'`)).toBe(0);
    await undismissOffer(ctx, customer, first);
    await startTraining(workspace.at(NOW), "offers");
    await workspace.carryOn(NOW);
    expect(await offered()).toContain(first);
    await expect(undismissOffer(ctx, customer, first)).rejects.toMatchObject({ code: "not_found" });
  });

  test("until a day: offered again once that is over; saying it anew replaces it", async () => {
    const [first = ""] = await offered();
    const dayAfter = (days: number): string => new Date((DAY + 1 + days) * DAY_MS).toISOString().slice(0, 10);
    await dismissOffer(ctx, customer, first, null);
    await dismissOffer(ctx, customer, first, dayAfter(2));
    expect(await offered()).not.toContain(first);
    expect(await offered(workspace.at(NOW + 2 * DAY_MS))).not.toContain(first);
    expect(await offered(workspace.at(NOW + 3 * DAY_MS))).toContain(first);
    await undismissOffer(ctx, customer, first);
  });

  test("only of what is there, by who may change the customer", async () => {
    const [first = ""] = await offered();
    await expect(dismissOffer(ctx, customer, "pro_01H0000000000000000000000X", null)).rejects.toMatchObject({ code: "not_found" });
    await expect(dismissOffer(ctx, "com_01H0000000000000000000000X", first, null)).rejects.toMatchObject({ code: "not_found" });
    const viewer = workspace.as(NOW, BUILT_IN.viewer, "usr_01H0000000000000000000000B");
    await expect(dismissOffer(viewer, customer, first, null)).rejects.toMatchObject({ code: "forbidden" });
    expect(await workspace.workspace.count("offer_dismissals")).toBe(0);
  });
});

describe("rights", () => {
  const ME = "usr_01H0000000000000000000000B";
  const without = (...verbs: string[]): Policy => ({
    ...BUILT_IN.manager,
    allows: Object.fromEntries(Object.entries(BUILT_IN.manager.allows).filter(([verb]) => !verbs.includes(verb))),
  });

  test.each(["predictions:read", "orders:read", "products:read"])("without %s there are none", async (verb) => {
    await expect(customerOffersOf(workspace.as(NOW, without(verb), ME), customer)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("who does not see all of a customer's orders is told so, and no more; nor does a filter tell", async () => {
    const [first = ""] = await offered();
    const own: Policy = { ...BUILT_IN.manager, allows: { ...BUILT_IN.manager.allows, "orders:read": "own" } };
    const me = workspace.as(NOW, own, ME);
    const { lists, dismissed } = await customerOffersOf(me, customer);
    expect([lists.map(({ code, items }) => [code, items.length]), dismissed]).toEqual([
      [
        ["orders_not_shown", 0],
        ["orders_not_shown", 0],
      ],
      [],
    ]);
    expect(await buyersOf(first, me)).toEqual([]);
    await expect(dismissOffer(me, customer, first, null)).rejects.toMatchObject({ code: "forbidden" });
    const hidden = workspace.as(NOW, { ...BUILT_IN.manager, allows: { ...BUILT_IN.manager.allows, "companies:read": "own" } }, ME);
    await expect(customerOffersOf(hidden, customer)).rejects.toMatchObject({ code: "not_found" });
    expect(await buyersOf(first, workspace.as(NOW, without("products:read"), ME))).toEqual([]);
  });

  test("what a role does not show of products is empty, and counts all the same", async () => {
    const blind = workspace.as(NOW, { ...BUILT_IN.manager, hides: { products: ["price", "stock", "sku"] } }, ME);
    const [first = ""] = await offered(blind);
    const item = (await customerOffersOf(blind, customer)).lists[0]?.items[0];
    expect([item?.price, item?.stock, item?.margin]).toEqual([null, null, null]);
    await workspace.workspace.run("update products set stock = 0 where id = ?", first);
    expect(await offered(blind)).not.toContain(first);
    await workspace.workspace.run("update products set stock = 5 where id = ?", first);
  });
});

describe("due reorders", () => {
  test("name what is usually bought again by now, three at most, each customer once", async () => {
    const due = await ctx.db.all(dueReorders(ctx, sql`true`, DAY + 1));
    expect([due.length, new Set(due.map(({ id }) => id)).size]).toEqual([3, 3]);
    for (const { id, product, times, everyDays, lastAt } of due) {
      const [bought] = await workspace.workspace.rows<{ times: number; last: number }>(
        `select count(distinct ordered_at / 86400000) as times, max(ordered_at / 86400000) as last from orders
          join order_lines on order_id = orders.id join products on products.id = product_id where company_id = ? and products.name = ?`,
        ...[id, product],
      );
      expect(bought).toEqual({ times, last: Math.floor(lastAt / DAY_MS) });
      expect(DAY + 1 - Math.floor(lastAt / DAY_MS)).toBeGreaterThanOrEqual(everyDays);
    }
  });

  test("are told to nobody who sees no predictions, of nothing that is out of stock, and of nobody else's customers", async () => {
    const of = (who: Context) => who.db.all(dueReorders(who, sql`true`, DAY + 1));
    const { "predictions:read": _, "predictions:manage": __, ...allows } = BUILT_IN.manager.allows;
    expect(await of(workspace.as(NOW, { ...BUILT_IN.manager, allows }, "usr_01H0000000000000000000000B"))).toEqual([]);
    await workspace.workspace.run("update products set stock = 0");
    expect(await of(ctx)).toEqual([]);
    await workspace.workspace.run("update products set stock = 5");
    expect(await ctx.db.all(dueReorders(ctx, sql`false`, DAY + 1))).toEqual([]);
  });
});

test("who has bought nothing is told apart", async () => {
  await workspace.workspace.run(
    "insert into companies (id, name, sort_name, match_name, created_at, updated_at) values ('com_00000000000000000000000009', 'Mới', 'moi', 'moi', 1, 1)",
  );
  const { lists } = await customerOffersOf(ctx, "com_00000000000000000000000009");
  expect(lists.map(({ code, says }) => [code, typeof says?.vi])).toEqual([
    ["no_orders", "string"],
    ["no_orders", "string"],
  ]);
});
