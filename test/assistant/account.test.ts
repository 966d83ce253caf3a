import { expect, test } from "vitest";
import { builtInBrief } from "../../src/assistant/built-in/brief.ts";
import { builtInSummary } from "../../src/assistant/built-in/summary.ts";
import { buildPack } from "../../src/assistant/evidence.ts";
import type { History } from "../../src/assistant/history.ts";
import { activity, contact, deal, history, mailIn, mailOut, NOW, task } from "./histories.ts";

/** What summary and brief say of a customer, read as the salesperson would: where it stands, what happened, what is owed, and what to ask. */

/** Money is set with a space that does not break. */
const plainly = (text: string | undefined) => text?.replaceAll("\u00a0", " ");
const packOf = (given: Partial<History>, language: "vi" | "en" = "vi") =>
  buildPack(history({ contact: HUE, ...given }), { now: NOW, language, withOthers: true });
const HUE = contact({
  name: "Đỗ Thị Huệ",
  givenName: "Huệ",
  familyName: "Đỗ",
  addressForm: "chi",
  emails: [{ address: "hue@lam.example", label: "work" }],
});
const openDeal = deal("Lam Sơn – 40 bộ bàn", {
  stage: "proposal",
  amount: 220_000_000,
  nextStep: "Hỏi ý kiến sau khi xem báo giá",
  expectedCloseAt: Date.UTC(2026, 11, 18),
});
const quoteSent = mailOut(
  "2026-11-12",
  "Báo giá BG-3107 – 40 bộ bàn",
  "Em gửi chị báo giá BG-3107.\n- Bàn gỗ: 40 × 5.500.000 ₫\nTổng: 220.000.000 ₫. Báo giá có hiệu lực đến 30/11.",
);
const orders = ["2025-08-01", "2026-03-02", "2026-10-01"].map((day, index) =>
  activity("order", day, `Đơn hàng LS-${index}`, "20 bộ ghế", {
    meta: { orderNumber: `LS-${index}`, amount: 30_000_000, currency: "VND" },
  }),
);
const late = ["2026-11-16", "2026-11-10", "2026-10-20"].map((day) =>
  mailIn(day, "Ghế giao trễ", "Bàn ghế giao trễ hai tuần rồi mà vẫn chưa thấy, chị rất bực.", { links: [HUE.id] }),
);

const ultimatum = mailIn(
  "2026-11-18",
  "Hạn cuối",
  "Nếu đến 28/11 không thay xong 12 bộ bàn nứt, bên chị trả lại toàn bộ và yêu cầu hoàn tiền. Bàn nứt, giao trễ, chị rất thất vọng.",
  {
    links: [HUE.id],
  },
);

test("first where it stands in one line, then what happened, newest first, then the figures in words", () => {
  const { points } = builtInSummary(packOf({ activities: [quoteSent, ...orders, ...late], deals: [openDeal] }));
  expect(points[0]).toMatchObject({ at: null, cites: ["d1"] });
  expect(plainly(points[0]?.text)).toBe(
    "Cơ hội đang mở: Lam Sơn – 40 bộ bàn, giai đoạn báo giá, 220.000.000 ₫, dự kiến chốt 18/12. Bước tiếp theo: Hỏi ý kiến sau khi xem báo giá.",
  );
  const days = points.map(({ at }) => at);
  const dated = days.filter((at) => at !== null);
  expect(dated.length).toBeGreaterThan(3);
  expect(dated).toEqual([...dated].sort((a, b) => b - a));
  expect(days.slice(1, 1 + dated.length)).toEqual(dated);
  expect(points.slice(1 + dated.length).map(({ text }) => plainly(text))).toEqual([
    "Khách đã đặt 3 đơn từ 01/08/2025, tổng 90.000.000 ₫, đơn gần nhất ngày 01/10.",
    "Khách khiếu nại 3 lần, gần nhất ngày 16/11, 3 lần chưa giải quyết.",
  ]);
});

test("the same in English, and nothing of this year bears its year", () => {
  const { points } = builtInSummary(packOf({ activities: [quoteSent, ...orders, ...late], deals: [openDeal] }, "en"));
  expect(points[0]?.text).toBe(
    "Open deal: Lam Sơn – 40 bộ bàn, at proposal, ₫220,000,000, expected to close Dec 18. Next step: Hỏi ý kiến sau khi xem báo giá.",
  );
  expect(points.slice(-2).map(({ text }) => text)).toEqual([
    "3 orders since Aug 1, 2025, ₫90,000,000 in total, the last on Oct 1.",
    "3 complaints, the last on Nov 16, 3 still open.",
  ]);
  expect(points.map(({ text }) => text).join(" ")).not.toMatch(/2026/);
});

test("our quote and our last message are told of, however little they say", () => {
  const thin = mailOut("2026-11-18", "Tài liệu bổ sung", "Em gửi chị file đính kèm ạ.");
  const { points } = builtInSummary(
    packOf({
      activities: [
        quoteSent,
        thin,
        mailIn("2026-11-02", "Hỏi giá", "Chị cần giá cho 40 bộ bàn, thanh toán trước 30% khi ký hợp đồng.", { links: [HUE.id] }),
      ],
      deals: [openDeal],
    }),
  );
  const told = points.map(({ text }) => text);
  expect(told.some((text) => text.startsWith("Bên mình gửi báo giá BG-3107, tổng 220.000.000 ₫"))).toBe(true);
  expect(told.some((text) => text.includes("Tài liệu bổ sung"))).toBe(true);
});

test.each([
  ["vi", "Khiếu nại ngày 18/11 chưa giải quyết, khách ra hạn đến 28/11."],
  ["en", "The complaint of Nov 18 is open; they gave us until November 28."],
] as const)("%s: a deadline of theirs stands before all else", (language, first) => {
  const { points } = builtInSummary(packOf({ activities: [ultimatum, ...orders], deals: [openDeal] }, language));
  expect(points[0]).toMatchObject({ at: null, text: first });
});

test("a task with its day is told rather than the promise without one", () => {
  const told = activity("call", "2026-11-18", "Gọi chị Huệ", "Sẽ gửi mẫu vải bọc ghế mới.", { direction: "out", links: [HUE.id] });
  const given = { activities: [told], tasks: [task("Gửi mẫu vải bọc ghế mới cho chị Huệ", "2026-11-24")] };
  expect(builtInSummary(packOf(given)).nextSteps.map(({ text }) => text)).toEqual(["Gửi mẫu vải bọc ghế mới cho chị Huệ (hạn 24/11)"]);
  expect(builtInBrief(packOf(given)).promise.map(({ text }) => text)).toEqual(["Bên mình hứa (18/11): “Sẽ gửi mẫu vải bọc ghế mới.”"]);
});

test("what is owed says who has it to do", () => {
  const lan = "usr_00000000000000000000000009";
  const { nextSteps } = builtInSummary(
    packOf({
      activities: [quoteSent],
      tasks: [task("Gọi hỏi báo giá", "2026-11-24", { assigneeId: lan })],
      people: { [lan]: "Phạm Ngọc Lan" },
    }),
  );
  expect(nextSteps.map(({ text }) => text)).toContain("Gọi hỏi báo giá (Phạm Ngọc Lan, hạn 24/11)");
});

const asked = (given: Partial<History>, language: "vi" | "en" = "vi") => builtInBrief(packOf(given, language)).ask.map(({ text }) => text);
test.each([
  ["vi", /28\/11.*phương án/u, /đặt tiếp|đợt tiếp|im lặng|thay đổi gì/u],
  ["en", /November 28|Nov 28/u, /reorder|order again|gone quiet|changed on their side/u],
] as const)("%s: with a deadline of theirs running, what must be settled is asked and no small talk", (language, settle, chat) => {
  const questions = asked({ activities: [ultimatum, ...orders] }, language);
  expect(questions[0]).toMatch(settle);
  expect(questions.join("\n")).not.toMatch(chat);
});

test("a quote waits: their decision and its day, and the obstacle that they named", () => {
  const doubt = activity("call", "2026-11-17", "Gọi hỏi báo giá", "Chị Huệ nói giá còn cao hơn bên Hoàng Mộc, phải trình sếp.", {
    direction: "out",
    links: [HUE.id],
  });
  const questions = asked({ activities: [quoteSent, doubt], deals: [openDeal] });
  expect(questions.join("\n")).toMatch(/BG-3107.*(?:quyết|bao giờ)/u);
  expect(questions.join("\n")).toMatch(/“[^”]*(?:cao hơn bên Hoàng Mộc|trình sếp)[^”]*”/u);
  const english = asked({ activities: [quoteSent, doubt], deals: [openDeal] }, "en").join("\n");
  expect(english).toMatch(/BG-3107/);
  expect(english).toMatch(/decid/);
});

test.each([
  ["vi", /bao giờ|ngày nào/u],
  ["en", /when|which day/iu],
] as const)("%s: what we promised and have not done is a question before the talk", (language, when) => {
  const promised = mailOut("2026-11-10", "Mẫu vải", "Em gửi mẫu vải cho chị trước thứ Sáu 13/11 ạ.");
  const call = activity("call", "2026-11-19", "Chị Huệ gọi", "Chị Huệ hỏi mẫu vải chưa nhận được.", { direction: "in", links: [HUE.id] });
  expect(asked({ activities: [promised, call], tasks: [task("Gửi mẫu vải cho chị Huệ", "2026-11-20")] }, language).join("\n")).toMatch(
    when,
  );
});

test.each([
  ["vi", /gia hạn/u],
  ["en", /renew/u],
] as const)("%s: a contract that ends soon is asked about", (language, renew) => {
  const note = activity("note", "2026-10-01", "Hợp đồng", "Hợp đồng HĐ-22 hết hạn ngày 15/12/2026.", { links: [HUE.id] });
  expect(asked({ activities: [note, mailOut("2026-11-01", "Chào chị", "Em hỏi thăm chị dạo này ạ.")] }, language).join("\n")).toMatch(
    renew,
  );
});

test.each([
  ["vi", /quyết định/u],
  ["en", /decides/u],
] as const)("%s: of somebody new one asks what they need and who decides", (language, first) => {
  const hello = mailIn("2026-11-19", "Hỏi thông tin", "Bên chị mới mở showroom, muốn xem mẫu bàn gỗ cho phòng họp.", { links: [HUE.id] });
  expect(asked({ activities: [hello] }, language).join("\n")).toMatch(first);
});

test("an open deal is never without a question", () => {
  expect(
    asked({
      activities: [activity("call", "2026-11-19", "Gọi chị Huệ", "Chị Huệ đang xem mặt bằng.", { direction: "out", links: [HUE.id] })],
      deals: [openDeal],
    }),
  ).not.toEqual([]);
});

test("promised is only what the customer was told", () => {
  const told = activity("call", "2026-11-18", "Gọi chị Huệ", "Em sẽ gửi mẫu vải cho chị trước thứ Tư 25/11.", {
    direction: "out",
    links: [HUE.id],
  });
  const note = activity("note", "2026-11-19", "Nội bộ", "Em sẽ xin sếp duyệt giảm 5% trước thứ Sáu.", { links: [HUE.id] });
  const { promise } = builtInBrief(
    packOf({
      activities: [told, note],
      tasks: [task("Xin sếp duyệt giảm giá", "2026-11-24"), task("Đặt xe đi khảo sát", "2026-11-23")],
      deals: [openDeal],
    }),
  );
  expect(promise.map(({ text }) => text)).toEqual(["Bên mình hứa (18/11): “Em sẽ gửi mẫu vải cho chị trước thứ Tư 25/11.”"]);
});
