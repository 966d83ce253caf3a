import { describe, expect, test } from "vitest";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { askedSentence } from "../../src/assistant/built-in/requests.ts";
import { builtInRevision } from "../../src/assistant/built-in/revise.ts";
import { ordersIn } from "../../src/assistant/edit-orders.ts";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import type { History } from "../../src/assistant/history.ts";
import { toConfirm } from "../../src/assistant/own-word.ts";
import { Checker } from "../../src/assistant/verify.ts";
import type { Wish } from "../../src/assistant/wish.ts";
import { activity, carton, history, MINH, mailIn, mailOut, NOW, scanners, ZONE } from "./histories.ts";

/** What a letter becomes when its writer asks for something, by the functions that the second Worker calls. */
function revised(from: History, edit: string, given: Partial<Wish> = {}) {
  const wish: Wish = { purpose: "follow_up", tone: "friendly", length: "medium", language: from.contact?.language ?? "vi", ...given };
  const pack = buildPack(from, { now: NOW, ...wish });
  const first = builtInDraft(pack, wish);
  const later = buildPack(from, { now: NOW, ...wish, edit });
  const setting = { now: NOW, timeZone: ZONE, language: wish.language, isToCustomer: true };
  const { body, sentences } = new Checker(evidenceOf(pack), setting).check(first.text);
  const current = { subject: "Về chuyện hôm trước", subjects: first.subjects, body, sentences };
  const after = builtInRevision(later, wish, current, ordersIn(edit));
  const checked = new Checker(evidenceOf(later), setting).check(after.text);
  return { before: body, after, ...checked, sentences: checked.sentences.map(toConfirm), sources: evidenceOf(later) };
}

describe("an order becomes a sentence to the customer", () => {
  test.each([
    ["thêm câu hẹn gọi thứ Năm tuần tới lúc 14 giờ", "Thứ Năm tuần tới lúc 14 giờ {me} xin phép gọi {you}, {you} tiện không{please}?"],
    ["bổ sung một dòng là bên mình nghỉ kiểm kê thứ Sáu", "{We} nghỉ kiểm kê thứ Sáu."],
    ["thêm ý kho mình dời về Bình Dương từ tháng 12", "Kho {me} dời về Bình Dương từ tháng 12."],
    ["xin lỗi khách vì giao trễ hai ngày", "{Me} xin lỗi {you} vì giao trễ hai ngày{please}."],
    ["mời họ ghé gian hàng ở hội chợ", "{Me} xin mời {you} ghé gian hàng ở hội chợ{please}."],
    ["nhắc chiết khấu 7%", "Về chiết khấu 7%, {me} xin trao đổi thêm với {you}{please}."],
    ["nhắc hạn thanh toán 10/12", "{Me} xin nhắc {you} về hạn thanh toán 10/12{please}."],
    ["nhắc giảm 3%", "Về mức giảm 3%, {me} xin trao đổi thêm với {you}{please}."],
    ["nhắc lại lịch giao mẫu hôm thứ Tư", "Về lịch giao mẫu hôm thứ Tư, {me} xin trao đổi thêm với {you}{please}."],
    ["nhắc khách chuyển nốt trước 5/12", "{Me} xin nhắc {you} chuyển nốt trước 5/12{please}."],
    ["nhắc phần còn lại 26,2tr trước 5/12", "{Me} xin nhắc {you} về phần còn lại 26,2tr trước 5/12{please}."],
    ["cảm ơn khách đã chuyển 20tr", "{Me} cảm ơn {you} đã chuyển 20tr{please}."],
    ["xác nhận sáng thứ Ba thợ qua đo", "{Me} xin xác nhận: sáng thứ Ba thợ qua đo{please}."],
    ["đồng ý giãn công nợ nửa tháng", "{We} đồng ý giãn công nợ nửa tháng{please}."],
    ["hỏi anh chốt 200 hay 250 vòng", "{Me} xin hỏi {you} chốt 200 hay 250 vòng{please}?"],
    ["chỉ hỏi chị rảnh lúc nào để em ghé đo", "{Me} xin hỏi {you} rảnh lúc nào để {me} ghé đo{please}?"],
    ["mai giao bù 2 thùng", "Mai {we} sẽ giao bù 2 thùng{please}."],
    ["giao thứ Năm tuần sau", "{We} sẽ giao thứ Năm tuần sau{please}."],
    ["tặng chị bộ khăn trải bàn", "{Me} xin tặng {you} bộ khăn trải bàn{please}."],
    ["giảm còn 6,5 triệu nếu cọc tuần này", "{We} xin giảm còn 6,5 triệu nếu cọc tuần này{please}."],
    ["đã làm cho 12 quán ở Huế", "{We} đã làm cho 12 quán ở Huế{please}."],
    ["đổi hết sang thể thơ lục bát", undefined],
    ["viết kiểu thuyết phục hơn", undefined],
  ])("%s", (said, wanted) => {
    expect(askedSentence(said, "vi")?.template).toBe(wanted);
  });

  test.each([
    ["add a line that our warehouse is closed on Friday", "Our warehouse is closed on Friday."],
    ["include a note saying we have moved to Pier 7", "We have moved to Pier 7."],
    ["add a sentence proposing a call on Wednesday", "Could we talk on Wednesday?"],
    ["suggest meeting them next Monday", "Could we meet next Monday?"],
    ["add a sentence asking whether they need new labels", "Could you tell me whether you need new labels?"],
    ["add a line about the spring catalogue", "I would also like to mention the spring catalogue."],
    ["tell them that their order is ready", "Your order is ready."],
    ["write it like a pirate", undefined],
    ["apologise for the outage first", "I am sorry about the outage."],
    ["add more punch", undefined],
  ])("%s", (said, wanted) => {
    expect(askedSentence(said, "en")?.template).toBe(wanted);
  });

  test("no order stands in a letter as it was given", () => {
    expect(revised(carton(), "thêm câu hẹn gặp thứ Tư tuần sau lúc 8 giờ").body).toMatch(
      /Thứ Tư tuần sau lúc 8 giờ em xin phép gặp anh, anh tiện không ạ\?/u,
    );
    expect(revised(scanners(), "add a line that we are closed on Thursday").body).toMatch(/(?:^|\s)We are closed on Thursday\./u);
    for (const [from, edit] of [
      [carton(), "chèn một ảnh con mèo cho vui"],
      [scanners(), "make the second paragraph rhyme"],
    ] as const) {
      const { before, body, after } = revised(from, edit);
      expect(body).toBe(before);
      expect(after.gaps).toContainEqual(expect.objectContaining({ detail: edit }));
    }
  });

  test("the subject stays, and what there was to pick from", () => {
    const { after } = revised(carton(), "thêm câu hẹn gặp thứ Tư tuần sau");
    expect(after.subject).toBe("Về chuyện hôm trước");
    expect(after.subjects.length).toBeGreaterThan(2);
  });
});

describe("money that only the sender's instruction names", () => {
  test.each([
    [carton(), "nhắc chiết khấu 9%", "chiết khấu"],
    [scanners(), "mention a discount of 9%", "discount"],
    [carton(), "đồng ý giãn công nợ 15 ngày", "giãn công nợ"],
  ])("is theirs to confirm", (from, edit, problem) => {
    const { sentences } = revised(from as History, edit as string);
    const [open] = sentences.filter(({ status }) => status === "unsupported");
    expect(open).toMatchObject({ cites: ["i2"], problems: [problem] });
    expect(open?.text).not.toMatch(/nhắc anh|remind/u);
  });

  test("is told by the quote that has it", () => {
    const quoted = history({
      ...MINH,
      activities: [mailOut("2026-11-12", "Báo giá thùng sóng E", "Tổng 120.000.000 ₫, chiết khấu 9% cho đơn trên 5.000 thùng.")],
    });
    const { sentences, sources } = revised(quoted, "nhắc chiết khấu 9%");
    const told = sentences.find(({ text }) => text.includes("9%"));
    expect(told?.status).toBe("supported");
    expect(sources.find(({ ref }) => ref === told?.cites[0])?.title).toMatch(/Báo giá thùng sóng E/u);
  });
});

describe("a record that is named is that record", () => {
  const orders = [
    activity("order", "2026-11-04", "", "Thùng carton", { meta: { orderNumber: "DH-2611-07", amount: 9_500_000, currency: "VND" } }),
    mailIn("2025-10-02", "Đơn hàng tháng 10", "Bên anh vừa đặt đơn hàng gần nhất cho kho Long An, em xem giúp."),
  ];

  test.each([
    ["vi", "nhắc đơn hàng gần nhất"],
    ["vi", "nhắc lại đơn gần đây"],
    ["en", "mention the last order"],
    ["en", "bring up their most recent order"],
  ] as const)("%s: %s", (language, edit) => {
    const { body } = revised(history({ ...MINH, activities: orders }), edit, { language, purpose: "first_contact" });
    expect(body).toMatch(/DH-2611-07/u);
    expect(body).not.toMatch(/Long An/u);
  });
});
