import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AskReply } from "../../src/ask/ask.schema.ts";
import { readQuestion } from "../../src/ask/grammar/read.ts";
import { choose, NO_READING } from "../assistant/trust.ts";
import { type App, startApp } from "../support/app.ts";

/** Few orders, what is in stock and what became of an order: what a shop asks every day. */

const KNOWN = [
  { facet: "city" as const, text: "Đà Nẵng" },
  { facet: "member" as const, text: "Ngô Quang Huy", id: "usr_huy" },
  { facet: "member" as const, text: "Lê Hồng Quân", id: "usr_quan" },
];
const read = (question: string) => readQuestion({ question, known: KNOWN, currency: "VND", today: "2026-11-26" });
const status = (value: string) => ({ noun: "orders", filter: { field: "status", op: "is", value } });
const stock = (op: string, value = 0) => ({ noun: "products", filter: { field: "stock", op, value } });

describe("what a shop asks", () => {
  test.each<[string, object]>([
    ["sản phẩm hết hàng", stock("lte")],
    ["mặt hàng nào đã hết hàng", stock("lte")],
    ["products sold out", stock("lte")],
    ["sản phẩm còn hàng", stock("gt")],
    ["sản phẩm tồn kho dưới 10", stock("lt", 10)],
    ["products with stock below 10", stock("lt", 10)],
    ["tổng tồn kho", { noun: "products", aggregate: { measure: "sum", field: "stock" } }],
    ["đơn hàng chưa giao", status("placed")],
    ["đơn đã giao xong", status("fulfilled")],
    ["đơn bị huỷ", status("cancelled")],
    ["đơn bị hủy", status("cancelled")],
    ["việc của Huy", { noun: "tasks", filter: { field: "assigneeId", op: "is", value: "usr_huy" } }],
    ["viec cua quan", { noun: "tasks", filter: { field: "assigneeId", op: "is", value: "usr_quan" } }],
    ["returned orders", status("returned")],
    ["how many orders did we sell", { noun: "orders", aggregate: { measure: "count" } }],
    ["bán được bao nhiêu đơn hàng", { noun: "orders", aggregate: { measure: "count" } }],
    ["khách chưa mua lần nào", { noun: "contacts", filter: { none: [{ has: "orders" }] } }],
    ["quán nào chưa lấy hàng", { noun: "companies", filter: { none: [{ has: "orders" }] } }],
    ["customers with fewer than 3 orders", { noun: "contacts", filter: { none: [{ has: "orders", atLeast: 3 }] } }],
    ["khách mua ít hơn 2 đơn", { noun: "contacts", filter: { none: [{ has: "orders", atLeast: 2 }] } }],
    [
      "khách ở Đà Nẵng mua dưới 2 lần",
      { noun: "contacts", filter: { all: [{ field: "city", op: "is", value: "Đà Nẵng" }, { none: [{ has: "orders", atLeast: 2 }] }] } },
    ],
    [
      "companies with at most 1 order this year",
      {
        noun: "companies",
        filter: { none: [{ has: "orders", where: { field: "orderedAt", op: "within", value: "thisYear" }, atLeast: 2 }] },
      },
    ],
  ])("%s", (question, query) => expect(read(question).query).toEqual(query));

  test.each(["ai mua nhiều nhất", "who bought the most"])("%s: customers, not colleagues", (question) => {
    expect(read(question).query?.aggregate?.groupBy).toEqual([{ field: "contactId" }]);
  });

  test.each(["best selling products this year", "top selling products"])("%s by what was sold", (question) => {
    expect(read(question).query?.aggregate).toMatchObject({ measure: "sum", groupBy: [{ field: "productId" }], order: "-value" });
  });

  test("whose best customers are meant has no number to go by", () => {
    expect(read("who are my best customers")).toMatchObject({ query: null, unknown: ["best"] });
  });
});

describe("at the door", () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ empty: true });
    await choose(app.owner, { purposes: NO_READING });
    for (const [givenName, orders] of [
      ["Không", 0],
      ["Một", 1],
      ["Hai", 2],
      ["Ba", 3],
    ] as const) {
      const { body } = await app.owner.post<{ id: string }>("contacts", { givenName });
      for (let index = 0; index < orders; index += 1)
        await app.owner.post("orders", { contactId: body.id, amount: 1_000, currency: "VND", status: "fulfilled" });
    }
  });
  afterAll(() => app.close());

  const names = (rows: { title: string | null }[] | undefined) => rows?.map(({ title }) => title).sort();

  test("who never bought has fewer than two orders, too", async () => {
    for (const question of ["khách có dưới 2 đơn hàng", "customers with fewer than 2 orders"]) {
      const { body } = await app.owner.get<AskReply>(`ask?question=${encodeURIComponent(question)}`);
      expect(names(body.answer?.rows)).toEqual(["Không", "Một"]);
    }
  });

  test("the list takes the same filter", async () => {
    const found = async (filter: object) => {
      const answer = await app.owner.get<{ items: { name: string }[]; code?: string }>(
        `contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`,
      );
      return answer.status === 200 ? answer.body.items.map(({ name }) => name).sort() : answer.body.code;
    };
    expect(await found({ has: "orders", atLeast: 2 })).toEqual(["Ba", "Hai"]);
    expect(await found({ has: "orders", atLeast: 1 })).toEqual(["Ba", "Hai", "Một"]);
    expect(await found({ none: [{ has: "orders", where: { field: "amount", op: "gt", value: 0 }, atLeast: 3 }] })).toEqual([
      "Hai",
      "Không",
      "Một",
    ]);
    for (const wrong of [
      { has: "orders", atLeast: 0 },
      { field: "city", op: "empty", atLeast: 2 },
      { has: "orders", atLeast: 1.5 },
    ])
      expect(await found(wrong)).toBe("invalid");
  });
});
