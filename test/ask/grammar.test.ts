import { describe, expect, test } from "vitest";
import type { AskQuery } from "../../src/ask/ask.schema.ts";
import { readQuestion } from "../../src/ask/grammar/read.ts";

/** What hangs on the day it is, and what is named because it is not understood: read by the grammar alone. */

const known = [{ facet: "city" as const, text: "Đà Nẵng" }];
const read = (question: string, context?: AskQuery) => readQuestion({ question, context, known, currency: "VND", today: "2026-11-26" });

describe("days without a year", () => {
  const ordered = (question: string) => {
    const { query } = read(question);
    return query?.filter && "field" in query.filter && query.filter.field === "orderedAt" ? [query.filter.value] : [];
  };
  test.each([
    ["đơn hàng từ 1/10 đến 15/11", ["2026-10-01", "2026-11-15"]],
    ["đơn hàng 1/10 – 15/11", ["2026-10-01", "2026-11-15"]],
    ["đơn hàng từ ngày 1 tháng 10 đến ngày 15 tháng 11", ["2026-10-01", "2026-11-15"]],
    ["orders from October 1 to 15 November", ["2026-10-01", "2026-11-15"]],
    ["đơn hàng từ 1/12 đến 15/1", ["2025-12-01", "2026-01-15"]],
    ["đơn hàng ngày 20/12", ["2025-12-20", "2025-12-20"]],
    ["đơn hàng từ 15/12", "2025-12-14"],
    ["đơn hàng trước 1/10", "2026-10-01"],
  ])("%s", (question, value) => {
    expect(ordered(question)).toEqual([value]);
  });
});

describe("two periods side by side", () => {
  const told = (question: string) => {
    const { query } = read(question);
    const found = query?.filter && "all" in query.filter ? query.filter.all.find((part) => "any" in part) : undefined;
    return found && "any" in found ? found.any.flatMap((part) => ("value" in part ? [part.value] : [])) : undefined;
  };
  test.each([
    ["compare revenue this quarter with last quarter", ["thisQuarter", "lastQuarter"]],
    ["compare revenue between this quarter and last quarter", ["thisQuarter", "lastQuarter"]],
    ["how does revenue this month compare to last month", ["thisMonth", "lastMonth"]],
    ["won deals this week against last week", ["thisWeek", "lastWeek"]],
    ["doanh thu giữa năm nay và năm ngoái", ["thisYear", "lastYear"]],
  ])("%s", (question, periods) => expect(told(question)).toEqual(periods));
  test("months that are named stay the time from the one to the other", () =>
    expect(told("revenue between September and October")).toBeUndefined());
});

describe("customers at risk, by forecast", () => {
  const high = { field: "prediction.band", op: "is", value: "high" };
  test.each([
    ["khách sắp rời bỏ", high],
    ["công ty có nguy cơ rời bỏ", high],
    ["khách hàng nào dễ mất?", high],
    ["customers at risk", high],
    ["which companies are likely to churn", high],
    ["companies about to leave", high],
    ["khách không có nguy cơ rời bỏ", { none: [high] }],
  ])("%s", (question, filter) => expect(read(question).query?.filter).toEqual(filter));
  test.each([
    ["công ty ở Đà Nẵng sắp rời bỏ", [high, { field: "city", op: "contains", value: "Đà Nẵng" }]],
    ["companies at risk in Đà Nẵng", [high, { field: "city", op: "contains", value: "Đà Nẵng" }]],
  ])("%s", (question, all) => {
    const { query } = read(question);
    expect(query?.filter).toEqual({ all: expect.arrayContaining(all.map((each) => expect.objectContaining({ field: each.field }))) });
  });
  test("not of what no forecast is made of", () => expect(read("việc sắp rời bỏ").query).toBeNull());
});

describe("named, not guessed", () => {
  test.each([
    ["đơn hàng từ 31/2 đến 15/13", ["31/2", "15/13"]],
    ["đơn hàng từ 1 đến 15/11", ["1 đến 15/11"]],
    ["khách có từ 3 đến 5 đơn hàng", ["3 đến 5"]],
    ["đơn hàng ngày 15", ["ngày 15"]],
    ["so sánh đơn hàng tháng này với năm ngoái", ["năm ngoái"]],
    ["khách không mua trên 50 triệu năm nay", ["50 triệu"]],
    ["cơ hội đang mở sắp xếp theo nhân viên", ["sắp xếp theo nhân viên"]],
  ])("%s", (question, unknown) => {
    expect(read(question)).toMatchObject({ query: null, unknown });
  });

  test.each(["theo giá trị", "thì sao"])("a follow-up that changes nothing: %s", (question) => {
    expect(read(question, { noun: "contacts" })).toMatchObject({ query: null, unknown: [question] });
  });
});
