import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EvidenceItem } from "../../../src/assistant/assistant.schema.ts";
import { checkedAnswer } from "../../../src/predictions/model/check-reading.ts";

/** What a model says of a customer stands only where code bears it out. */

const NOW = Date.UTC(2026, 5, 20);
const item = (ref: string, text: string, kind: EvidenceItem["kind"] = "activity"): EvidenceItem => ({
  ...{ ref, kind, recordId: kind === "activity" ? `act_${ref}` : null, at: NOW - 9 * 86_400_000, title: "Email", text },
});
const EVIDENCE = [
  item("h1", "Đã mua vào 12 ngày. Lần mua gần nhất: 2026-04-07, cách đây 74 ngày; thường cách 21 ngày.", "fact"),
  item("f1", "3 khiếu nại, gần nhất 11/06/2026", "fact"),
  item("a1", "Lô máy quét giao trễ 3 ngày, bên mình đang xem báo giá của Minh Long."),
  item("a2", "We will order 40 more scanners in July."),
];
const CANDIDATES = [
  { id: "prd_1", name: "Máy quét" },
  { id: "prd_2", name: "Giấy in" },
];
const GOOD = {
  ...{ probability: 0.7, intent: "comparing", ranking: ["p2", "p1"] },
  reasons: [
    {
      vi: "Giao trễ 3 ngày và khách đang xem báo giá của Minh Long",
      en: "Delivered 3 days late; they look at a quote from Minh Long",
      cites: ["a1"],
    },
  ],
};
const check = (change: object = {}) =>
  checkedAnswer({
    answer: { ...GOOD, ...change },
    evidence: EVIDENCE,
    candidates: CANDIDATES,
    setting: { now: NOW, timeZone: "Asia/Ho_Chi_Minh" },
  });
const reason = (vi: string, en: string, cites: string[]) => ({ reasons: [{ vi, en, cites }] });

test("what is borne out is kept, with the records that it rests on", () => {
  expect(check()).toEqual({
    stands: {
      ...{ probability: 0.7, ranking: ["prd_2", "prd_1"] },
      said: {
        says: "may_leave",
        text: expect.anything(),
        intent: "comparing",
        intentText: expect.anything(),
        reasons: [{ text: { vi: GOOD.reasons[0]?.vi, en: GOOD.reasons[0]?.en }, records: ["act_a1"] }],
      },
    },
  });
});

describe("stands", () => {
  test.each([
    ["a figure of the purchases", reason("Đã 74 ngày chưa mua, thường 21 ngày", "Silent for 74 days, usually 21 days", ["h1"])],
    ["one of two items each", reason("Trễ 3 ngày, nhưng tháng 7 sẽ đặt thêm 40 máy", "3 days late, yet 40 more in July", ["a1", "a2"])],
    ["refs in brackets", reason("Khách than giao trễ", "They complain of lateness", ["[A1]"])],
    ["no product at all", { ranking: [] }],
  ])("%s", (_, change) => expect(check(change)).toHaveProperty("stands"));

  test("what was counted rests on no single record", () => {
    expect(check(reason("Có 3 khiếu nại", "There were 3 complaints", ["f1"]))).toMatchObject({
      stands: { said: { reasons: [{ records: [] }] } },
    });
  });
});

describe("does not stand", () => {
  test.each([
    ["a probability above 1", { probability: 1.2 }, "probability"],
    ["a probability in words", { probability: "high" }, "probability"],
    ["an intent of its own", { intent: "furious" }, "intent"],
    ["no reason", { reasons: [] }, "reasons"],
    ["four reasons", { reasons: Array(4).fill(GOOD.reasons[0]) }, "reasons"],
    ["a reason without a source", reason("Khách bực", "They are cross", []), "cites"],
    ["an item that there is not", reason("Khách bực", "They are cross", ["a9"]), "there is no item a9"],
    ["a number of its own", reason("Giao trễ 8 ngày", "8 days late", ["a1"]), "8"],
    ["a number of another item", reason("Sẽ đặt thêm 40 máy", "Will order 40 more", ["a1"]), "40"],
    ["a number in one language alone", reason("Giao trễ", "Delivered 17 days late", ["a1"]), "17"],
    ["an invented rival", reason("Khách đang hỏi bên Thiên Hà", "They talk to Galaxy Corp", ["a1"]), "does not stand"],
    ["a product that was not offered", { ranking: ["p1", "p7"] }, "there is no product p7"],
    ["a product by its name", { ranking: ["Máy quét"] }, "there is no product"],
  ])("%s", (_, change, told) => expect(check(change)).toEqual({ problem: expect.stringContaining(told) }));

  test.each([null, "Nothing", [], 7, {}])("no object of that shape: %j", (answer) => {
    expect(checkedAnswer({ answer, evidence: EVIDENCE, candidates: [], setting: { now: NOW, timeZone: "UTC" } })).toHaveProperty("problem");
  });
});

test("nothing is ever said for certain, and whatever stands ranks each offered product once", () => {
  const ranking = fc.array(fc.constantFrom("p1", "p2", "[p1]", "P2"), { maxLength: 6 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), ranking, (probability, ranked) => {
      const found = check({ probability, ranking: ranked });
      if (!("stands" in found)) throw new Error(found.problem);
      expect(found.stands.probability).toBeGreaterThanOrEqual(0.01);
      expect(found.stands.probability).toBeLessThanOrEqual(0.99);
      expect(new Set(found.stands.ranking).size).toBe(found.stands.ranking.length);
      expect(found.stands.ranking.every((id) => CANDIDATES.some((one) => one.id === id))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
