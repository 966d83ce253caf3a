import { afterAll, expect, test } from "vitest";
import type { AskAnswer, AskQuery, AskReply } from "../../src/ask/ask.schema.ts";
import { byOrders } from "../../web/src/features/ask/by-orders.ts";
import { askPath } from "../evals/asking.ts";
import { startApp } from "../support/app.ts";

/** Revenue by deals, and the same question put to orders. */

const app = await startApp({});
afterAll(() => app.close());
const queryOf = async (question: string) => (await app.owner.get<AskReply>(askPath(question))).body.query as AskQuery;
const run = (query: AskQuery) => app.owner.get<AskAnswer>(`ask/answer?${new URLSearchParams({ query: JSON.stringify(query) })}`);

test.each([
  ["so sánh doanh thu tháng này với tháng trước", "tổng tiền đơn hàng tháng này và tháng trước"],
  ["doanh thu theo tháng năm nay", "tổng tiền đơn hàng theo tháng năm nay"],
  ["top 5 công ty theo doanh thu", "top 5 công ty theo doanh thu đơn hàng"],
])("%s", async (revenue, orders) => {
  const moved = byOrders(await queryOf(revenue)) as AskQuery;
  const { status, body } = await run(moved);
  expect(status).toBe(200);
  expect(body.rows.length).toBeGreaterThan(0);
  expect(body.rows).toEqual((await run(await queryOf(orders))).body.rows);
});

test("is not offered where orders have no such thing, or where it is no question of revenue", async () => {
  expect(byOrders(await queryOf("doanh thu theo giai đoạn"))).toBeUndefined();
  expect(byOrders(await queryOf("tổng giá trị cơ hội đang mở"))).toBeUndefined();
  expect(byOrders(await queryOf("cơ hội thắng tháng này"))).toBeUndefined();
});
