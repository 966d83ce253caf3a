import { describe, expect, test } from "vitest";
import type { AskQuery } from "../../src/ask/ask.schema.ts";
import { EXAMPLES } from "../../src/ask/grammar/examples.ts";
import { readQuestion } from "../../src/ask/grammar/read.ts";

/** What hangs on the day it is, and what is named because it is not understood: read by the grammar alone. */

const known = [
  { facet: "city" as const, text: "Đà Nẵng" },
  { facet: "city" as const, text: "Hà Nội" },
  { facet: "member" as const, text: "Võ Quốc Bảo", id: "usr_bao" },
  { facet: "member" as const, text: "Lê Minh Khôi", id: "usr_khoi" },
  { facet: "contact" as const, text: "Trần Thị Hạnh", id: "con_hanh" },
  { facet: "contact" as const, text: "Lý Thu Ngân", id: "con_ngan_1" },
  { facet: "contact" as const, text: "Hồ Kim Ngân", id: "con_ngan_2" },
  { facet: "product" as const, text: "Máy xay MG Grind 64", id: "pro_grind" },
];
const read = (question: string, context?: AskQuery) => readQuestion({ question, context, known, currency: "VND", today: "2026-11-26" });

describe("days without a year", () => {
  const ordered = (question: string) => {
    const { query } = read(question);
    const parts = !query?.filter ? [] : "all" in query.filter ? query.filter.all : [query.filter];
    return parts.flatMap((part) => ("field" in part && part.field === "orderedAt" ? [part.value] : []));
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

describe("to whom something can be offered", () => {
  const grinder = { field: "offer.product", op: "is", value: "pro_grind" };
  test.each([
    ["khách nào có thể mời mua Máy xay MG Grind 64?", grinder],
    ["Máy xay MG Grind 64 nên gợi ý cho khách nào", grinder],
    ["công ty nào nên chào bán Máy xay MG Grind 64", grinder],
    ["which customers can I offer Máy xay MG Grind 64", grinder],
    ["companies that could be offered Máy xay MG Grind 64", grinder],
    ["khách không nên gợi ý Máy xay MG Grind 64", { none: [grinder] }],
    ["khách nào có thể gợi ý", { field: "offer.product", op: "notEmpty" }],
  ])("%s", (question, filter) => expect(read(question).query?.filter).toEqual(filter));
  test("beside what else is asked for", () =>
    expect(read("khách ở Đà Nẵng có thể mời mua Máy xay MG Grind 64").query?.filter).toEqual({
      all: expect.arrayContaining([grinder, expect.objectContaining({ field: "city" })]),
    }));
  test("what was bought stays what was bought", () =>
    expect(JSON.stringify(read("khách đã mua Máy xay MG Grind 64").query)).not.toContain("offer.product"));
  test("not of what nothing is offered to", () => expect(read("việc có thể mời mua Máy xay MG Grind 64").query).toBeNull());
});

describe("named, not guessed", () => {
  test.each([
    ["đơn hàng từ 31/2 đến 15/13", ["31/2", "15/13"]],
    ["đơn hàng từ 1 đến 15/11", ["1 đến 15/11"]],
    ["khách có từ 3 đến 5 đơn hàng", ["3 đến 5"]],
    ["đơn hàng ngày 15", ["ngày 15"]],
    ["so sánh đơn hàng tháng này với năm ngoái", ["năm ngoái", "so sánh"]],
    ["khách không mua trên 50 triệu năm nay", ["50 triệu"]],
    ["khách sinh nhật tháng sau", ["sinh nhật tháng sau"]],
    ["who has a birthday next week", ["birthday next week"]],
    ["cơ hội đang mở sắp xếp theo nhân viên", ["sắp xếp theo nhân viên"]],
    ["khách đang phàn nàn", ["đang phàn nàn"]],
    ["open complaints this year", ["open"]],
    ["khách mua nhiều", ["nhiều"]],
    ["khách mới mua MG Grind", ["mới mua"]],
    ["khách mua hơn 60 ngày", ["hơn"]],
    ["deals in negotiation for more than 30 days", ["more than"]],
    ["số cuộc gọi trung bình mỗi ngày", ["trung bình"]],
    ["how many MG Grind did we sell this year", ["how many"]],
    ["việc tôi giao cho Khôi", ["Khôi"]],
    ["deals created by Khôi this month", ["created Khôi"]],
    ["khách hàng lớn nhất", ["lớn nhất"]],
    ["first order of each customer", ["first"]],
    ["contacts with birthday this month", ["birthday this month"]],
    ["doanh thu 2025 của Khôi chưa", ["chưa"]],
  ])("%s", (question, unknown) => {
    expect(read(question)).toMatchObject({ query: null, unknown });
  });

  test.each([
    ["hoá đơn quá hạn", ["hoá đơn"]],
    ["commission of Khôi", ["commission"]],
  ])("what is not kept: %s", (question, notKept) => expect(read(question)).toMatchObject({ query: null, unknown: notKept, notKept }));

  test.each(["theo giá trị", "thì sao"])("a follow-up that changes nothing: %s", (question) => {
    expect(read(question, { noun: "contacts" })).toMatchObject({ query: null, unknown: [question] });
  });
});

describe("every word counts", () => {
  const WORDS = ["chưa", "without", "trên 3", "more than 7", "nhiều", "lâu rồi", "in ages", "hoá đơn", "5 lần", "chưa giao"];
  test.each(WORDS)("one more is in the query or is named: %s", (word) => {
    for (const example of EXAMPLES.filter((each) => !each.includes(word))) {
      const { query } = read(example);
      expect(query).not.toBeNull();
      expect(read(`${example} ${word}`).query).not.toEqual(query);
    }
  });

  const askedOf = (question: string) => read(question).query;
  const owners = { groupBy: [{ field: "ownerId" }], order: "-value", limit: 10 };
  const won = (value: string) => ({
    all: [
      { field: "status", op: "is", value: "won" },
      { field: "closedAt", op: "within", value },
    ],
  });
  test.each([
    ["ai chốt được nhiều deal nhất năm ngoái", { noun: "deals", filter: won("lastYear"), aggregate: { measure: "count", ...owners } }],
    [
      "who closed the most opportunities this month",
      { noun: "deals", filter: won("thisMonth"), aggregate: { measure: "count", ...owners } },
    ],
    [
      "reps with at least 4 lost deals",
      {
        noun: "deals",
        filter: { field: "status", op: "is", value: "lost" },
        aggregate: { measure: "count", groupBy: [{ field: "ownerId" }], having: { op: "gte", value: 4 } },
      },
    ],
    [
      "khách gọi trên 3 lần",
      {
        noun: "activities",
        filter: { field: "kind", op: "is", value: "call" },
        aggregate: { measure: "count", groupBy: [{ field: "contactId" }], having: { op: "gt", value: 3 } },
      },
    ],
    [
      "khách bao lâu rồi chưa liên hệ",
      { noun: "contacts", filter: { none: [{ field: "lastActivityAt", op: "within", value: { last: 90, unit: "days" } }] } },
    ],
    ["cơ hội của chị Hạnh", { noun: "deals", filter: { field: "contactId", op: "is", value: "con_hanh" } }],
    ["khách tên Ngân", { noun: "contacts", filter: { field: "id", op: "in", value: ["con_ngan_1", "con_ngan_2"] } }],
    ["số khách mới mỗi quý", { noun: "contacts", aggregate: { measure: "count", groupBy: [{ field: "createdAt", by: "quarter" }] } }],
  ])("%s", (question, query) => expect(askedOf(question)).toEqual(query));

  test("of several called so it is asked which", () => {
    expect(read("đơn hàng của chị Ngân")).toMatchObject({ query: null, unclear: "chị Ngân" });
    expect(read("đơn hàng của chị Ngân").examples).toEqual(["đơn hàng của Lý Thu Ngân", "đơn hàng của Hồ Kim Ngân"]);
  });
});
