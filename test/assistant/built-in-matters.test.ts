import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { Language, Purpose } from "../../src/assistant/assistant.schema.ts";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { builtInSummary } from "../../src/assistant/built-in/summary.ts";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import type { History } from "../../src/assistant/history.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { activity, contact, deal, history, MINH, mailIn, mailOut, NOW, ZONE } from "./histories.ts";

/** What a letter without a model takes up, and what it says that it cannot. */

const ADA = contact({ name: "Ada Moss", familyName: "Moss", givenName: "Ada", addressForm: "ms", language: "en" });

function draftFor(from: History, purpose: Purpose, language: Language = from.contact?.language ?? "vi") {
  const wish = { purpose, tone: "friendly", length: "medium", language, instruction: "" } as const;
  const pack = buildPack(from, { now: NOW, ...wish });
  const { text, gaps } = builtInDraft(pack, wish);
  const checker = new Checker(evidenceOf(pack), { now: NOW, timeZone: ZONE, language, isToCustomer: true });
  expect(checker.check(text).sentences.filter(({ status }) => status === "unsupported")).toEqual([]);
  return { text, gaps };
}

describe("a reply takes up what was asked", () => {
  const asking = (after: Activity[] = [], given: Partial<History> = {}) =>
    history({
      contact: ADA,
      activities: [
        mailIn("2026-11-09", "A cold room", "We are planning a cold room for the bakery. Which voltage does the compressor need?"),
        ...after,
      ],
      ...given,
    });
  const call = activity("call", "2026-11-12", "Asking for details", "Their lawyer reads our terms.", { direction: "out" });

  test.each([
    ["nothing since", asking()],
    ["a call about something else since", asking([call])],
  ])("with %s: it is quoted, and what is not known is named", (_, from) => {
    const { text, gaps } = draftFor(from, "reply");
    expect(text).toContain("“Which voltage does the compressor need?”");
    expect(text).toMatch(/get back to you|will reply/u);
    expect(gaps).toContainEqual({ code: "answer", detail: "Which voltage does the compressor need?" });
  });

  test("what we have answered in writing is asked no more", () => {
    const { text, gaps } = draftFor(asking([mailOut("2026-11-10", "Re: A cold room", "It needs 400 V, three phases.")]), "reply");
    expect(text).not.toContain("Which voltage");
    expect(gaps.map(({ code }) => code)).not.toContain("answer");
  });

  test("nobody is asked what to add or change where nothing was offered", () => {
    const open = { deals: [deal("Cold room", { stage: "engaging" })] };
    const bare = history({ contact: ADA, activities: [call], ...open });
    expect(draftFor(bare, "follow_up").text).not.toMatch(/add or change/u);
    const offer = mailOut("2026-11-14", "Quote Q-2026-7", "Cold room, 12 m²: $8,400 in total.");
    expect(draftFor(history({ contact: ADA, activities: [offer, call], ...open }), "follow_up").text).toMatch(
      /add or change|you would like me to change|go ahead/u,
    );
  });
});

describe("a late payment by the records", () => {
  const ordered = (terms: string) =>
    activity("order", "2026-08-12", "Đơn hàng DH-812", `- Thùng 5 lớp\n${terms}`, {
      meta: { orderNumber: "DH-812", amount: 44_000_000, currency: "VND" },
    });
  const talked = activity(
    "call",
    "2026-10-02",
    "Công nợ",
    "Anh Minh kẹt vốn. Thống nhất: tháng này trả 40%, tháng sau trả nốt, hàng mới lấy tiền mặt.",
    {
      direction: "out",
    },
  );
  const from = (...activities: Activity[]) => history({ contact: MINH, activities });

  test("an order past its terms is named, with what was agreed about it", () => {
    const { text } = draftFor(from(ordered("Công nợ 45 ngày."), talked), "late_payment");
    expect(text).toMatch(/DH-812.*44\.000\.000.*công nợ 45 ngày/su);
    expect(text).toMatch(/lịch thanh toán: tháng đó trả 40%, tháng kế đó trả nốt/u);
    expect(text).not.toMatch(/tiền mặt|kẹt vốn/u);
  });

  test("in another language only that it was talked about", () => {
    const { text } = draftFor(from(ordered("Net 30"), talked), "late_payment", "en");
    expect(text).toMatch(/DH-812.*terms of net 30/su);
    expect(text).toMatch(/in touch about the payment/u);
  });

  test.each([
    ["it is paid", [ordered("Công nợ 45 ngày."), mailIn("2026-10-20", "Chuyển tiền", "Anh đã chuyển khoản đủ hôm nay.")]],
    [
      "its days are not over",
      [activity("order", "2026-11-10", "Đơn hàng DH-900", "Thanh toán sau 30 ngày", { meta: { orderNumber: "DH-900" } })],
    ],
    ["it has no terms", [ordered("Giao hai đợt.")]],
  ])("none is claimed where %s", (_, activities) => {
    expect(draftFor(from(...activities), "late_payment").text).not.toMatch(/công nợ \d+ ngày/u);
  });
});

test("to somebody heard of lately, winning back has a gap", () => {
  const order = (day: string) => activity("order", day, "Order SO-1", "12 cartons", { direction: "in", meta: { orderNumber: "SO-1" } });
  const codes = (day: string) => draftFor(history({ contact: ADA, activities: [order(day)] }), "win_back").gaps.map(({ code }) => code);
  expect(codes("2026-11-01")).toContain("recent");
  expect(codes("2026-05-01")).not.toContain("recent");
});

describe("texts that read well", () => {
  test("what happened is no noun: it is named by its subject", () => {
    const from = history({
      contact: ADA,
      activities: [
        mailIn(
          "2026-11-15",
          "Shipment arrived, two drums leaking",
          "The shipment arrived on Monday and two drums are leaking. We are very disappointed.",
        ),
      ],
    });
    const { text } = draftFor(from, "apology");
    expect(text).not.toMatch(/about the shipment arrived/u);
    expect(text).toContain("(“Shipment arrived, two drums leaking”)");
  });

  test("a deal with a Vietnamese name stays out of an English letter", () => {
    const call = activity("call", "2026-11-12", "Details", "She asks for more time.", { direction: "out" });
    const from = history({ contact: ADA, activities: [call], deals: [deal("Thuê kho lạnh hai năm")] });
    expect(draftFor(from, "follow_up").text).not.toMatch(/Thuê|kho lạnh/u);
  });

  test("an order's first line keeps its brackets whole", () => {
    const order = activity("order", "2026-11-12", "Đơn hàng DH-1", "- Máy ép (2 trục): 3 máy × 9.000.000 ₫ = 27.000.000 ₫", {
      meta: { orderNumber: "DH-1", amount: 27_000_000, currency: "VND" },
    });
    const { points } = builtInSummary(buildPack(history({ contact: MINH, activities: [order] }), { now: NOW, language: "vi" }));
    expect(points.map(({ text }) => text)).toContain("Khách đặt đơn DH-1: Máy ép (2 trục), 27.000.000 ₫");
  });

  test("of many complaints the days that are named are the latest", () => {
    const angry = ["03", "05", "08", "10", "12", "15", "17"].map((day) =>
      mailIn(`2026-11-${day}`, "Giao thiếu hàng", "Lô này giao thiếu hai thùng, bên anh rất bức xúc và không hài lòng."),
    );
    const { items } = buildPack(history({ contact: MINH, activities: angry }), { now: NOW, language: "vi" });
    expect(items.find(({ fact }) => fact === "complaints")?.text).toMatch(/^7 lần, gần nhất ngày/u);
  });
});
