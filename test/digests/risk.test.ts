import { expect, test } from "vitest";
import type { Cause, Stake, Trouble, WeeklyInput } from "../../src/digests/engine/input.ts";
import { weeklyDigest } from "../../src/digests/engine/weekly.ts";
import { mailIn, mailOut, NOW, ZONE } from "../assistant/histories.ts";

/** A manager's customers at risk: for which reasons, in which order, and each of them once. */

const AN = { id: "com_an", name: "An Khang" };
const BINH = { id: "com_binh", name: "Bình Minh" };
const CHI = { id: "con_chi", name: "Lê Chi" };
const DAY = 86_400_000;

const cause = (given: Partial<Cause> = {}): Cause => ({
  ...{ id: "act_1", at: NOW - 3 * DAY, complaint: null, ultimatum: null, isCancelling: false, customer: AN },
  ...{ subject: "Giao hàng", body: "Hàng trễ bốn ngày rồi em.", said: "Hàng trễ bốn ngày rồi em." },
  ...given,
});
const trouble = (customer: Trouble["customer"], open: Cause[], sour: Cause | null = null): Trouble => ({ customer, open, sour });
const stake = (customer: { id: string }, sum: number, status: Stake["status"] = "open", currency = "VND"): Stake => ({
  ...{ recordId: customer.id, sum, status, currency },
});

const weekOf = (given: Partial<WeeklyInput>, language: "vi" | "en" = "vi") =>
  weeklyDigest({
    ...{
      now: NOW,
      today: "2026-11-20",
      startsAt: NOW - 7 * DAY,
      language,
      timeZone: ZONE,
      deals: [],
      tasks: [],
      touches: [],
      activities: [],
    },
    ...{
      customers: [AN, BINH, CHI].map((one) => ({ ...one, birthday: null })),
      hiddenOfDeals: [],
      atRisk: [],
      moves: [],
      loads: [],
      pipeline: [],
    },
    ...{ troubles: [], complaints: [], stakes: [] },
    ...given,
  });
const riskOf = (given: Partial<WeeklyInput>, language: "vi" | "en" = "vi") =>
  weekOf(given, language)
    .sections.find(({ name }) => name === "risk")
    ?.points.map(({ text }) => text.replaceAll("\u00a0", " ")) ?? [];

test.each<[string, Trouble, vi: RegExp, en: RegExp]>([
  [
    "an open complaint",
    trouble(AN, [cause({ complaint: "late" })]),
    /^An Khang: 1 khiếu nại chưa giải quyết, mới nhất 17\/11\/2026 \(giao trễ\): “Hàng trễ bốn ngày rồi em\.”$/,
    /^An Khang: 1 open complaint, last on Nov(ember)? 17, 2026 \(late\): “/,
  ],
  [
    "an ultimatum",
    trouble(AN, [cause({ ultimatum: "leave" })]),
    /^An Khang: ngày 17\/11\/2026 dọa ngừng hợp tác: “/,
    /says on .* that they may leave: “/,
  ],
  ["lawyers", trouble(AN, [cause({ ultimatum: "legal" })]), /dọa khiếu kiện/, /take it further/],
  ["wanting to cancel", trouble(AN, [cause({ isCancelling: true })]), /muốn hủy \(17\/11\/2026\)/, /wants to cancel/],
  ["a sour last word", trouble(AN, [], cause()), /lần gần nhất rất không hài lòng \(17\/11\/2026\)/, /very unhappy when last heard/],
])("at risk for %s, cited to the activity", (_, one, vi, en) => {
  expect(riskOf({ troubles: [one] })).toEqual([expect.stringMatching(vi)]);
  expect(riskOf({ troubles: [one] }, "en")).toEqual([expect.stringMatching(en)]);
  const { sections, evidence } = weekOf({ troubles: [one] });
  const [point] = sections.find(({ name }) => name === "risk")?.points ?? [];
  expect(evidence.filter(({ ref }) => point?.cites.includes(ref)).map(({ kind, recordId }) => [kind, recordId])).toEqual([
    ["activity", "act_1"],
  ]);
});

test("at risk for a promise of ours that is past its day and not kept", () => {
  const promise = mailOut("2026-11-10", "Máy thay thế", "Em sẽ gửi máy thay thế trước ngày 14/11 ạ.", { links: [CHI.id, AN.id] });
  expect(riskOf({ activities: [promise] })).toEqual([expect.stringMatching(/^An Khang: mình đã hẹn 14\/11\/2026 mà chưa làm: “/)]);
  const kept = mailOut("2026-11-13", "Re: Máy thay thế", "Em gửi phiếu giao máy ạ.", { links: [CHI.id, AN.id] });
  expect(riskOf({ activities: [kept, promise] })).toEqual([]);
  const theirs = mailIn("2026-11-10", "Máy", "Anh sẽ gửi máy trước ngày 14/11.", { links: [CHI.id, AN.id] });
  expect(riskOf({ activities: [theirs] })).toEqual([]);
});

const silence = (id: string) => Array.from({ length: 8 }, (_, n) => ({ recordId: id, at: NOW - (70 + 7 * n) * DAY, isOurs: false }));

test("nobody stands there twice: all reasons in one line, the gravest in front", () => {
  const open = [
    cause({ id: "act_2", ultimatum: "leave", complaint: "late" }),
    cause({ id: "act_1", complaint: "quality", at: NOW - 9 * DAY }),
  ];
  const told = riskOf({ troubles: [trouble(AN, open)], touches: silence(AN.id) });
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(
    /^An Khang: ngày .* dọa ngừng hợp tác: “.*”; 2 khiếu nại chưa giải quyết, mới nhất 17\/11\/2026 \(giao trễ\); chưa có tin 70 ngày/,
  );
});

test.each<[string, Stake[], string[]]>([
  [
    "no sum lifts a sour word over a complaint, nor a complaint over leaving",
    [stake(CHI, 900), stake(AN, 90), stake(BINH, 9)],
    ["Bình Minh", "An Khang", "Lê Chi"],
  ],
  ["without any sums as well", [], ["Bình Minh", "An Khang", "Lê Chi"]],
])("the more serious in front: %s", (_, stakes, names) => {
  const troubles = [
    trouble(CHI, [], cause()),
    trouble(AN, [cause({ id: "act_2", complaint: "late" })]),
    trouble(BINH, [cause({ id: "act_3", ultimatum: "leave" })]),
  ];
  expect(riskOf({ troubles, stakes }).map((text) => text.split(":")[0])).toEqual(names);
});

test.each<[string, Cause[], Cause[]]>([
  [
    "an ultimatum beside a complaint, one without",
    [cause({ id: "act_1", ultimatum: "leave" }), cause({ id: "act_2", complaint: "quality" })],
    [cause({ id: "act_3", ultimatum: "legal" })],
  ],
  [
    "a complaint with the money kept back, a complaint",
    [cause({ id: "act_1", complaint: "late", body: "Bên chị tạm giữ khoản thanh toán đợt cuối cho đến khi có văn bản." })],
    [cause({ id: "act_3", complaint: "late" })],
  ],
  ["a wish to cancel, a complaint", [cause({ id: "act_1", isCancelling: true })], [cause({ id: "act_3", complaint: "late" })]],
  [
    "an ultimatum, a wish to cancel with nothing at stake of the first",
    [cause({ id: "act_1", ultimatum: "leave", complaint: "late" })],
    [cause({ id: "act_3", isCancelling: true })],
  ],
])("before a customer with a hundred times as much at stake stands: %s", (_, graver, lighter) => {
  const troubles = [trouble(AN, lighter), trouble(BINH, graver)];
  expect(riskOf({ troubles, stakes: [stake(AN, 1_000), stake(BINH, 10)] }).map((text) => text.split(":")[0])).toEqual([
    "Bình Minh",
    "An Khang",
  ]);
});

test.each<[string, Stake[], string[]]>([
  [
    "what is open counts first",
    [stake(AN, 5), stake(BINH, 9), stake(BINH, 1, "won"), stake(AN, 900, "won")],
    ["Bình Minh", "An Khang", "Lê Chi"],
  ],
  ["then what was bought", [stake(AN, 5, "won"), stake(CHI, 9, "won")], ["Lê Chi", "An Khang", "Bình Minh"]],
  [
    "currencies by their share",
    [stake(AN, 100), stake(CHI, 1_000), stake(BINH, 50, "open", "USD"), stake({ id: "com_x" }, 70, "open", "USD")],
    ["Lê Chi", "Bình Minh", "An Khang"],
  ],
])("of what is as serious the stake decides: %s", (_, stakes, names) => {
  const troubles = [AN, BINH, CHI].map((customer, index) => trouble(customer, [cause({ id: `act_${index}`, complaint: "late" })]));
  expect(riskOf({ troubles, stakes }).map((text) => text.split(":")[0])).toEqual(names);
});

test("what is at stake is said", () => {
  const troubles = [trouble(AN, [cause({ complaint: "late" })])];
  expect(riskOf({ troubles, stakes: [stake(AN, 350_000_000)] })[0]).toMatch(/ – cơ hội đang mở 350\.000\.000 ₫$/);
  expect(riskOf({ troubles, stakes: [stake(AN, 350_000_000, "won")] }, "en")[0]).toMatch(/ – has bought for ₫350,000,000$/);
});

test("complaints of the week go by the kinds that readings know, in both languages", () => {
  const complaints = [
    cause({ complaint: "late" }),
    cause({ id: "act_2", complaint: "late", customer: BINH }),
    cause({ id: "act_3", complaint: "wrong", customer: null }),
  ];
  const told = (language: "vi" | "en") =>
    weekOf({ complaints }, language)
      .sections.find(({ name }) => name === "complaints")
      ?.points.map(({ text }) => text);
  expect(told("vi")).toEqual(["Giao trễ: 2 lần (An Khang, Bình Minh)", "Sai hoặc thiếu hàng: 1 lần (Chưa rõ khách nào)"]);
  expect(told("en")).toEqual(["Late: 2 (An Khang, Bình Minh)", "Wrong or missing: 1 (Nobody in particular)"]);
});

const forecast = (customer: { id: string; name: string }) => ({
  ...{ ...customer, probability: 0.824, horizonDays: 90, silentDays: 74, usualDays: 21.4 },
  ...{ orderedAt: NOW - 74 * DAY, entryId: "act_order" },
});

test("who may well not buy again, by forecast: in one line beside what else speaks for it, cited to the last order", () => {
  const given = { atRisk: [forecast(AN), forecast(BINH)], troubles: [trouble(AN, [cause({ complaint: "late" })])] };
  expect(riskOf({ atRisk: [forecast(BINH)] })).toEqual([
    "Bình Minh: 82 % khả năng không mua gì trong 90 ngày tới: lần mua gần nhất cách đây 74 ngày, thường 21 ngày mua một lần",
  ]);
  expect(riskOf({ atRisk: [forecast(BINH)] }, "en")).toEqual([
    "Bình Minh: 82 % likely to buy nothing in the next 90 days: last order 74 days ago, usually every 21 days",
  ]);
  const { sections, evidence } = weekOf(given);
  const points = sections.find(({ name }) => name === "risk")?.points ?? [];
  expect(points.map(({ recordId, cites }) => [recordId, cites.length])).toEqual([
    ["com_an", 2],
    ["com_binh", 1],
  ]);
  const cited = evidence.filter(({ ref }) => points[1]?.cites.includes(ref));
  expect(cited).toMatchObject([{ kind: "activity", recordId: "act_order", at: NOW - 74 * DAY }]);
  expect(riskOf({ atRisk: [] })).toEqual([]);
});
