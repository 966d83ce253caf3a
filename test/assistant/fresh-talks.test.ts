import { describe, expect, test } from "vitest";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { builtInNotes } from "../../src/assistant/built-in/notes/notes.ts";
import { builtInSummary } from "../../src/assistant/built-in/summary.ts";
import { stripCitations } from "../../src/assistant/citations.ts";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import type { History } from "../../src/assistant/history.ts";
import { Checker } from "../../src/assistant/verify.ts";
import type { Wish } from "../../src/assistant/wish.ts";
import { activity, at, contact, history, mailOut, NOW, task, ZONE } from "./histories.ts";

/** What becomes of talks as small shops note them, and of what customers say about paying. */

/** Its own check doubts nothing of it. */
function letter(from: History, given: Partial<Wish> = {}) {
  const wish: Wish = { purpose: "follow_up", tone: "friendly", length: "medium", language: "vi", ...given };
  const pack = buildPack(from, { now: NOW, ...wish });
  const { text } = builtInDraft(pack, wish);
  const checker = new Checker(evidenceOf(pack), { now: NOW, timeZone: ZONE, language: "vi", isToCustomer: true });
  expect(checker.check(text).sentences.filter(({ status }) => status === "unsupported")).toEqual([]);
  return stripCitations(text).text;
}

const toan = contact({ name: "Vũ Đức Toàn", givenName: "Toàn", familyName: "Vũ", addressForm: "anh" });
const talk = (body: string) => activity("meeting", "2026-11-18", "Họp chốt vòng bi", body);

describe("after a talk", () => {
  const notes = [
    "Anh Toàn chốt 120 vòng bi 6305 thay cho 6304.",
    "Hà gửi bảng so sánh độ bền hai hãng trước thứ Ba tuần sau.",
    "Nếu giao trễ như tháng 9 thì anh Toàn sẽ đổi nhà cung cấp.",
    "Bên anh Toàn tự lo xe lấy hàng.",
    "Anh Toàn lo máy dừng lâu thì trễ đơn xuất khẩu.",
  ];
  const from = history({ contact: toan, activities: [talk(notes.join("\n"))] });

  test("the letter says what we will do, and does not send their threat back", () => {
    const body = letter(from, { purpose: "after_meeting" });
    expect(body).toMatch(/chốt 120 vòng bi/u);
    expect(body).toMatch(/em sẽ gửi anh bảng so sánh độ bền hai hãng, chậm nhất ngày 24\/11/iu);
    expect(body).not.toMatch(/đổi nhà cung cấp/u);
  });

  test("a task for it is told once", () => {
    const body = letter({ ...from, tasks: [task("Gửi bảng so sánh độ bền hai hãng", "2026-11-24")] }, { purpose: "after_meeting" });
    expect(body.match(/bảng so sánh/gu)).toHaveLength(1);
  });

  test("their threat and their worry are risks, what they see to themselves is none", () => {
    const lines = notes.map((text, index) => ({ ref: `n${index}`, text, heading: null, speaker: null }));
    const people = [{ id: "con_toan", name: "Vũ Đức Toàn", side: "them" as const }];
    const { risk } = builtInNotes({ lines, people, author: null, language: "vi", writtenAt: at("2026-11-18"), timeZone: ZONE });
    expect(risk.map(({ cites }) => cites[0])).toEqual(["n2", "n4"]);
  });

  test.each(["Hai tuần nữa em gọi lại cho anh Toàn.", "Hẹn 3 tuần nữa gọi lại.", "Chốt lại sau 2 tháng tới."])(
    "days counted from then are not told as they stand: %s",
    (said) => {
      expect(letter(history({ contact: toan, activities: [talk(said)] }), { purpose: "after_meeting" })).not.toMatch(/nữa|2 tháng tới/u);
    },
  );
});

describe("one call is all that is known", () => {
  const body = "Anh Toàn vừa mở xưởng thứ hai ở Long An. Hỏi băng tải con lăn dài 12 m, ngân sách khoảng 90 triệu. Hẹn 2 tuần nữa gọi lại.";
  const summary = builtInSummary(
    buildPack(history({ contact: toan, activities: [activity("call", "2026-11-18", "Anh Toàn gọi", body)] }), { now: NOW, language: "vi" }),
  );
  test("what they need and can spend is told", () => {
    expect(summary.points.map(({ text }) => text).join("\n")).toMatch(/băng tải.*90 triệu/su);
  });
});

describe("what they say about paying", () => {
  const due = mailOut("2026-10-20", "Hóa đơn HD-71", "Em gửi anh hóa đơn HD-71 số tiền 46.200.000 ₫, hạn thanh toán ngày 15/11.");
  const paid = (said: string) =>
    history({ contact: toan, activities: [activity("chat", "2026-11-18", "", said, { direction: "in", links: [toan.id] }), due] });

  test.each([
    "a ck truoc 20tr nha, con lai dau thang a gui",
    "Anh chuyển trước 20 triệu, còn lại đầu tháng anh gửi.",
    "Anh đã chuyển 20 triệu, phần còn lại tuần sau anh thanh toán nhé",
  ])("a part and a plan: %s", (said) => {
    const body = letter(paid(said), { purpose: "late_payment" });
    expect(body).toMatch(/HD-71/u);
    expect(body).toContain(said.replace(/\.$/u, "").slice(3));
    expect(body).not.toMatch(/ngày dự kiến thanh toán/u);
  });

  test.each(["ck rồi nha em", "Anh chuyển nốt phần còn lại rồi nhé em, đã thanh toán đủ", "a vua ck roi do e"])("all of it: %s", (said) => {
    expect(letter(paid(said), { purpose: "late_payment" })).not.toMatch(/HD-71 trị giá/u);
  });

  test("nothing said: we ask when", () => {
    expect(letter(history({ contact: toan, activities: [due] }), { purpose: "late_payment" })).toMatch(/ngày dự kiến thanh toán/u);
  });
});
