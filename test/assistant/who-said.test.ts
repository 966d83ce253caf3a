import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { builtInSummary } from "../../src/assistant/built-in/summary.ts";
import { buildPack } from "../../src/assistant/evidence.ts";
import { isUnreached } from "../../src/assistant/signals.ts";
import { activity, contact, history, MINH, mailIn, NOW } from "./histories.ts";

/** Whose mouth words are put in, and whether anybody spoke at all. */

const summaryOf = (activities: Activity[], given = {}) => {
  const { points, openQuestions, nextSteps } = builtInSummary(
    buildPack(history({ contact: MINH, activities, ...given }), { now: NOW, language: "vi" }),
  );
  return [...points, ...openQuestions, ...nextSteps].map(({ text }) => text).join("\n");
};

describe("a heading is spoken by nobody", () => {
  test.each([
    "Anh Minh nói kho đang kẹt hàng cũ. Thống nhất: tháng này trả 40%, tháng sau trả nốt phần còn lại.",
    "Anh Minh nói kho đang kẹt hàng cũ. Kết luận: anh chuyển trước 40% rồi mới nhận lô hai.",
  ])("in the report of a call: %s", (body) => {
    expect(summaryOf([activity("call", "2026-11-16", "Công nợ", body, { direction: "out", durationMin: 9 })])).not.toMatch(/Bên mình:/u);
  });

  test("in what a customer writes", () => {
    const chat = activity("chat", "2026-11-18", "Zalo", "Địa chỉ: kho 3 khu công nghiệp Sóng Thần, giao trước 10 giờ sáng giúp anh.", {
      direction: "in",
    });
    expect(summaryOf([chat])).not.toMatch(/Bên mình:/u);
  });

  test("while who is named, by name or by role, speaks", () => {
    const chat = activity("chat", "2026-11-18", "Zalo", "Anh Minh: đặt giúp anh 40 ký thùng loại dày nhé\nHà: Dạ em giao thứ Năm ạ", {
      direction: "in",
    });
    expect(summaryOf([chat])).toMatch(/Bên mình viết: “Em giao thứ Năm ạ”/u);
    expect(summaryOf([chat])).not.toMatch(/Bên mình(?: viết)?: “Đặt giúp/u);
  });
});

describe("an order is what orders", () => {
  const asked = (body: string) =>
    summaryOf([mailIn("2026-11-18", "Hello", body)], { contact: contact({ name: "Ada Moss", givenName: "Ada", language: "en" }) });

  test.each([
    "Please send 2 kg to Ines in our kitchen, and a price for 6 tonnes over the year.",
    "We would like you to send 3 samples of the dark roast before we decide on anything.",
    "Nhờ em gửi 2 ký mẫu loại đậm cho bếp trưởng bên anh dùng thử trước.",
  ])("a wish for a sample or a price is none: %s", (body) => {
    expect(asked(body)).not.toMatch(/Khách đặt:/u);
    expect(asked(body)).toMatch(/Khách đề nghị|“/u);
  });

  test("while an order is", () =>
    expect(asked("Please ship 12 cartons of the dark roast to our warehouse on Monday morning.")).toMatch(/Khách đặt:/u));
});

describe("a talk that never took place", () => {
  const call = (body: string, outcome = "") =>
    activity("call", "2026-11-17", "Gọi hỏi thăm", body, { direction: "out", meta: outcome ? { outcome } : {} });

  test.each([
    [call("Anh Minh không nghe máy, đã nhắn tin.", "Nghe máy"), true],
    [call("Nobody picked up, left a message.", "Connected"), true],
    [call("Gọi hai lần, máy bận.", "Đã gọi"), true],
    [activity("visit", "2026-11-17", "Ghé kho", "Ghé kho nhưng không gặp anh Minh, gửi lại bảo vệ hàng mẫu."), true],
    [call("Lần đầu không nghe máy, gọi lại buổi chiều thì gặp, anh Minh đặt thêm.", "Nghe máy"), false],
    [call("Máy chạy tốt, không gặp vấn đề gì.", "Nghe máy"), false],
    [call("Anh Minh hỏi gói thuê bao tháng, muốn giảm giá.", "Nghe máy"), false],
    [activity("meeting", "2026-11-17", "Họp quý", "Bàn kế hoạch quý 1, không gặp trở ngại nào lớn."), false],
    [activity("note", "2026-11-17", "Ghi chú", "Không nghe máy."), false],
  ])("%#", (given, isMissed) => expect(isUnreached(given)).toBe(isMissed));

  test("is thanked for by no letter", () => {
    const from = history({ contact: MINH, activities: [call("Anh Minh không nghe máy, đã nhắn tin.", "Nghe máy")] });
    for (const purpose of ["thanks", "after_meeting", "follow_up"] as const) {
      const wish = { purpose, tone: "friendly", length: "medium", language: "vi", instruction: "" } as const;
      expect(builtInDraft(buildPack(from, { now: NOW, ...wish }), wish).text).not.toMatch(
        /dành thời gian trao đổi qua điện thoại|buổi trao đổi hôm/u,
      );
    }
  });
});
