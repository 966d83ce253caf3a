import { describe, expect, test } from "vitest";
import type { AskQuery } from "../../src/ask/ask.schema.ts";
import { readQuestion } from "../../src/ask/grammar/read.ts";

/** What hangs on the day it is, and what is named because it is not understood: read by the grammar alone. */

const known = [{ facet: "city" as const, text: "Đà Nẵng" }];
const read = (question: string, context?: AskQuery) => readQuestion({ question, context, known, currency: "VND", today: "2026-11-26" });

describe("days without a year", () => {
  const occurred = (question: string) => {
    const { query } = read(question);
    const parts = query?.filter && "all" in query.filter ? query.filter.all : [];
    return parts.flatMap((part) => ("field" in part && part.field === "occurredAt" ? [part.value] : []));
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
    expect(occurred(question)).toEqual([value]);
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

describe("shares and reasons", () => {
  const WON = { measure: "share", of: { field: "status", op: "is", value: "won" } };
  const closed = { field: "status", op: "isNot", value: "open" };
  test.each([
    ["tỷ lệ thắng quý này", "thisQuarter", undefined],
    ["tỉ lệ chốt tháng trước theo nhân viên", "lastMonth", [{ field: "ownerId" }]],
    ["what was our win rate last year", "lastYear", undefined],
    ["close rate by owner this month", "thisMonth", [{ field: "ownerId" }]],
  ])("%s", (question, value, groupBy) =>
    expect(read(question).query).toEqual({
      noun: "deals",
      filter: { all: [closed, { field: "closedAt", op: "within", value }] },
      aggregate: { ...WON, ...(groupBy && { groupBy }) },
    }),
  );

  test.each([
    ["cơ hội thua vì đối thủ năm nay", "đối thủ"],
    ["how many deals did we lose due to timing", "timing"],
    ["cơ hội mất do ngân sách", "ngân sách"],
  ])("%s", (question, word) => {
    const filter = JSON.stringify(read(question).query?.filter);
    expect(filter).toContain(`{"field":"lostReason","op":"contains","value":"${word}"}`);
    expect(filter).toContain('{"field":"status","op":"is","value":"lost"}');
  });

  test.each(["cơ hội mất theo lý do", "lost deals by reason"])("%s", (question) =>
    expect(read(question).query?.aggregate).toEqual({ measure: "count", groupBy: [{ field: "lostReason" }] }),
  );
});

describe("named, not guessed", () => {
  test.each([
    ["đơn hàng từ 31/2 đến 15/13", ["31/2", "15/13"]],
    ["đơn hàng từ 1 đến 15/11", ["1 đến 15/11"]],
    ["khách có từ 3 đến 5 đơn hàng", ["3 đến 5"]],
    ["đơn hàng ngày 15", ["ngày 15"]],
    ["so sánh đơn hàng tháng này với năm ngoái", ["năm ngoái"]],
    ["khách không mua trên 50 triệu năm nay", ["50 triệu"]],
    ["khách sinh nhật tháng sau", ["sinh nhật"]],
    ["who has a birthday next week", ["birthday"]],
    ["cơ hội đang mở sắp xếp theo nhân viên", ["sắp xếp theo nhân viên"]],
  ])("%s", (question, unknown) => {
    expect(read(question)).toMatchObject({ query: null, unknown });
  });

  test.each(["theo giá trị", "thì sao"])("a follow-up that changes nothing: %s", (question) => {
    expect(read(question, { noun: "contacts" })).toMatchObject({ query: null, unknown: [question] });
  });
});
