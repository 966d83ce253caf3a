import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import { grossOf, linesOf, sumsOf } from "../../src/orders/orders.rules.ts";
import type { ListedOrder, Order, OrderTotals } from "../../src/orders/orders.schema.ts";
import type { Product } from "../../src/products/products.schema.ts";
import { addRole } from "../access/world.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";

/** What is particular to orders: sums that follow from the lines, the entry on the timeline, and who sees which part. */

const app = await startApp({ empty: true });
const { owner } = app;
const { workspace } = databasesOf(app);
afterAll(() => app.close());

type Made = { id: string };
type Refused = { code: string; fields: Record<string, string> };

const make = async <T extends Made>(plural: string, input: object): Promise<T> => {
  const { status, body } = await owner.post<T>(plural, input);
  expect([plural, status, body]).toEqual([plural, 201, body]);
  return body;
};
const company = await make("companies", { name: "Quán Gác Mái" });
const contact = await make("contacts", { givenName: "Lan", companyId: company.id });
const moka = await make<Product>("products", { name: "Moka Cầu Đất", sku: "MK-1", price: 320_000, cost: 190_000, currency: "VND" });
const LINES = [
  { productId: moka.id, quantity: 2.5, unitPrice: 320_000, discount: 50_000 },
  { name: "Phí giao", quantity: 1, unitPrice: 30_000 },
];
const order = (more: object = {}) => make<Order>("orders", { contactId: contact.id, currency: "VND", lines: LINES, ...more });
const entriesOf = async (recordId: string): Promise<Activity[]> =>
  (await owner.get<{ items: Activity[] }>(`activities?recordId=${recordId}`)).body.items;

test("an order comes to what its lines do, and a product lends its name; the contact's company is the customer too", async () => {
  const made = await order({ tax: 78_000 });
  expect(made).toMatchObject({ companyId: company.id, net: 780_000, tax: 78_000, amount: 858_000, lineCount: 2 });
  expect(made.lines.map(({ name, amount }) => [name, amount])).toEqual([
    ["Moka Cầu Đất", 750_000],
    ["Phí giao", 30_000],
  ]);
  const edited = await owner.patch<Order>(`orders/${made.id}`, { lines: LINES.slice(1), tax: null }, { version: 1 });
  expect(edited.body).toMatchObject({ net: 30_000, amount: 30_000, lineCount: 1 });
  const rows = await workspace.rows("select position, name, amount from order_lines where order_id = ?", made.id);
  expect(rows).toEqual([{ position: 1, name: "Phí giao", amount: 30_000 }]);
});

test("sums are exact, equal their lines and are rounded away from zero, returns included", () => {
  const line = fc.record({
    quantity: fc.integer({ min: -5_000_000, max: 5_000_000 }).map((thousandths) => thousandths / 1_000),
    unitPrice: fc.integer({ min: -1_000_000, max: 900_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.option(fc.integer({ min: 0, max: 1_000_000 })), (given, tax) => {
      const lines = linesOf(given);
      for (const [index, { amount, quantity, unitPrice }] of lines.entries()) {
        expect(amount).toBe(grossOf(given[index]?.quantity ?? 0, given[index]?.unitPrice ?? 0));
        const exactly = BigInt(Math.round(quantity * 1_000)) * BigInt(unitPrice ?? 0);
        const off = BigInt(amount) * 1_000n - exactly;
        expect(off <= 500n && off >= -500n).toBe(true);
        if (off === 500n || off === -500n) expect(BigInt(amount) * BigInt(amount) * 1_000_000n > exactly * exactly).toBe(true);
      }
      const net = lines.reduce((sum, { amount }) => sum + amount, 0);
      expect(sumsOf({ lines, givenAmount: null, tax })).toEqual(
        lines.length > 0 ? { net, amount: net + (tax ?? 0) } : { net: null, amount: null },
      );
    }),
  );
});

test.each([
  ["nobody as its customer", { contactId: null, companyId: null }, "companyId"],
  ["amounts without a currency", { currency: null }, "currency"],
  ["a sum that its lines contradict", { amount: 1 }, "amount"],
  ["a discount over the whole line", { lines: [{ quantity: 1, unitPrice: 5, discount: 6 }] }, "lines.0.discount"],
  ["a line without a price", { lines: [{ quantity: 1 }] }, "lines.0.unitPrice"],
  ["a line's amount that does not follow", { lines: [{ quantity: 2, unitPrice: 5, amount: 11 }] }, "lines.0.amount"],
  ["an amount that cannot be counted", { lines: [{ quantity: 1e9, unitPrice: 2 ** 52 }] }, "lines.0.quantity"],
  ["a product that there is not", { lines: [{ productId: `pro_${"0".repeat(26)}`, quantity: 1, unitPrice: 5 }] }, "lines.0.productId"],
  ["four decimals", { lines: [{ quantity: 0.0001, unitPrice: 5 }] }, "lines.0.quantity"],
])("refuses %s, naming the field", async (_, wrong, field) => {
  const before = await workspace.fingerprint();
  const { status, body } = await owner.post<Refused>("orders", { contactId: contact.id, currency: "VND", lines: LINES, ...wrong });
  expect([status, Object.keys(body.fields)]).toEqual([422, [field]]);
  expect(await workspace.fingerprint()).toEqual(before);
});

test("a line may know its amount alone, and an order may know its sum alone", async () => {
  const unnamed = await order({ lines: [{ quantity: 3, amount: 2_997 }] });
  expect([unnamed.amount, unnamed.lines[0]?.unitPrice]).toEqual([2_997, null]);
  const whole = await order({ lines: [], amount: 5_000, tax: 400 });
  expect(whole).toMatchObject({ net: 4_600, amount: 5_000, lineCount: 0 });
});

describe("the entry on the timeline", () => {
  test("comes, changes, goes and returns with its order, and an undoing takes it along", async () => {
    const made = await order({ number: "DH-7" });
    const [entry] = await entriesOf(made.id);
    expect(entry).toMatchObject({
      ...{ kind: "order", subject: "DH-7", links: [contact.id, company.id, made.id] },
      meta: { orderId: made.id, orderNumber: "DH-7", amount: 780_000, currency: "VND" },
    });
    expect(entry?.body).toContain("Moka Cầu Đất: 2,5 × 320.000");
    const edited = await owner.patch<Order>(`orders/${made.id}`, { number: "DH-8", lines: LINES.slice(1) }, { version: 1 });
    expect((await entriesOf(company.id)).find(({ id }) => id === entry?.id)).toMatchObject({ subject: "DH-8", meta: { amount: 30_000 } });
    await owner.post(`changes/${edited.headers.get("relata-change")}/undo`);
    expect((await owner.get<Order>(`orders/${made.id}`)).body).toMatchObject({ number: "DH-7", amount: 780_000, lineCount: 2 });
    expect((await entriesOf(made.id))[0]).toMatchObject({ subject: "DH-7", meta: { amount: 780_000 } });
    await owner.delete(`orders/${made.id}`, { version: 3 });
    expect((await entriesOf(company.id)).some(({ id }) => id === entry?.id)).toBe(false);
    await owner.post(`orders/${made.id}/restore`, undefined, { version: 4 });
    expect((await entriesOf(contact.id)).some(({ id }) => id === entry?.id)).toBe(true);
  });

  test("is changed by its order alone, one by one and many at once", async () => {
    const made = await order();
    const [entry] = await entriesOf(made.id);
    const path = `activities/${entry?.id}`;
    const asked = [
      await owner.patch(path, { subject: "khác" }, { version: 1 }),
      await owner.delete(path, { version: 1 }),
      await owner.post(`${path}/restore`, undefined, { version: 1 }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([409, 409, 409]);
    for (const action of ["delete", "edit"]) {
      const item = { id: entry?.id, version: 1, ...(action === "edit" ? { patch: { subject: "khác" } } : {}) };
      const { body } = await owner.post<{ refused: number }>("activities/bulk", { action, items: [item] });
      expect([action, body.refused]).toEqual([action, 1]);
    }
    expect((await entriesOf(made.id))[0]).toMatchObject({ version: 1, subject: "" });
  });

  test("is for those who see the order and what it tells", async () => {
    const made = await order();
    const sight = Object.fromEntries(["companies", "contacts", "deals", "activities"].map((noun) => [`${noun}:read`, "all" as const]));
    const seenWith = async (name: string, allows: object, hides: Record<string, string[]>) => {
      const asker = await addPerson(app, await addRole(app, name, { allows: { ...sight, ...allows }, hides, locks: {} }));
      const { body } = await asker.client.get<{ items: Activity[] }>(`activities?recordId=${company.id}`);
      return body.items.some(({ meta }) => meta.orderId === made.id);
    };
    expect(await seenWith("Thấy đơn", { "orders:read": "all" }, {})).toBe(true);
    expect(await seenWith("Thấy kênh bị ẩn", { "orders:read": "all" }, { orders: ["channel"] })).toBe(true);
    expect(await seenWith("Không thấy đơn", {}, {})).toBe(false);
    expect(await seenWith("Chỉ đơn của mình", { "orders:read": "own" }, {})).toBe(false);
    expect(await seenWith("Không thấy tiền", { "orders:read": "all" }, { orders: ["amount"] })).toBe(false);
  });
});

test("who does not see amounts sees no lines or sums either, finds nothing by them, and changes none", async () => {
  const made = await order();
  const policy = { allows: { "orders:read": "all", "orders:edit": "all" }, hides: { orders: ["amount"] }, locks: {} } as const;
  const asker = await addPerson(app, await addRole(app, "Kho", { ...policy, hides: { orders: ["amount"] } }));
  const seen = (await asker.client.get<Order>(`orders/${made.id}`)).body;
  expect(seen).toMatchObject({ amount: null, net: null, tax: null, lines: [], lineCount: null });
  const asked = [
    await asker.client.get(`orders?productId=${moka.id}`),
    await asker.client.get(`orders?filter=${encodeURIComponent('{"field":"net","op":"gt","value":1}')}`),
    await asker.client.get("orders?sort=-amount"),
    await asker.client.patch(`orders/${made.id}`, { lines: [] }, { version: 1 }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect((await asker.client.get<OrderTotals>(`orders/totals?recordId=${company.id}`)).status).toBe(200);
  expect((await asker.client.get<OrderTotals>(`orders/totals?recordId=${company.id}`)).body.sums).toEqual([]);
});

test("a customer's totals leave cancelled orders out of the sums; who bought a product is found from either side", async () => {
  const buyer = await make("companies", { name: "Trà Sen" });
  await order({ companyId: buyer.id, contactId: null });
  await order({ companyId: buyer.id, contactId: null, currency: "USD", lines: [{ quantity: 1, unitPrice: 700 }] });
  await order({ companyId: buyer.id, contactId: null, status: "cancelled" });
  const totals = (await owner.get<OrderTotals>(`orders/totals?recordId=${buyer.id}`)).body;
  expect([totals.count, totals.sums]).toEqual([
    3,
    [
      { currency: "VND", amount: 780_000 },
      { currency: "USD", amount: 700 },
    ],
  ]);
  const bought = (await owner.get<{ items: ListedOrder[] }>(`orders?productId=${moka.id}&companyId=${buyer.id}`)).body.items;
  expect(bought.map(({ companyName }) => companyName)).toEqual(["Trà Sen", "Trà Sen"]);
  const filter = { has: "orders", where: { field: "productId", op: "is", value: moka.id } };
  const found = (await owner.get<{ items: Made[] }>(`companies?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.items;
  expect(found.map(({ id }) => id).sort()).toEqual([buyer.id, company.id].sort());
});

test("a product's price takes a currency; one in the bin stays in the lines that name it", async () => {
  const wrong = await owner.post<Refused>("products", { name: "Không tiền tệ", price: 5 });
  expect([wrong.status, Object.keys(wrong.body.fields)]).toEqual([422, ["currency"]]);
  const cup = await make<Product>("products", { name: "Ly sứ", price: 40_000, currency: "VND" });
  const made = await order({ lines: [{ productId: cup.id, quantity: 1, unitPrice: 40_000 }] });
  await owner.delete(`products/${cup.id}`, { version: 1 });
  expect((await owner.get<Order>(`orders/${made.id}`)).body.lines[0]).toMatchObject({ productId: cup.id, name: "Ly sứ" });
});

test("by amount, currency by currency, returns and all, page by page by its index", async () => {
  const buyer = await make("companies", { name: "Nhiều Tiền Tệ" });
  const given: [number, string][] = [
    ...([120_000, -5_000_000, 0, 99_000_000_000, 120_000].map((amount) => [amount, "VND"]) as [number, string][]),
    ...([5, 195_000, -7].map((amount) => [amount, "USD"]) as [number, string][]),
  ];
  for (const [amount, currency] of given) await make("orders", { companyId: buyer.id, currency, amount });
  await make("orders", { companyId: buyer.id, number: "Chưa rõ tiền" });
  const walk = async (sort: string): Promise<ListedOrder[]> => {
    const all: ListedOrder[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const path: string = `orders?companyId=${buyer.id}&sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await owner.get<{ items: ListedOrder[]; nextCursor: string | null }>(path);
      all.push(...body.items);
      cursor = body.nextCursor;
    }
    return all;
  };
  const rising = (await walk("amount")).map(({ amount, currency }) => [amount, currency]);
  const inOrder = given.toSorted(([a, x], [b, y]) => x.localeCompare(y) || a - b);
  expect(rising.slice(1)).toEqual(inOrder);
  expect(rising[0]?.[0]).toBeNull();
  expect((await walk("-amount")).map(({ amount, currency }) => [amount, currency])).toEqual(rising.toReversed());
  const plan = await workspace.rows<{ detail: string }>(
    `explain query plan select * from orders where deleted_at is null
      order by coalesce(orders.currency, '') || printf('%017d', coalesce(orders.amount, 0) + 9007199254740992) desc, orders.id desc limit 3`,
  );
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining("orders_by_amount")]);
});
