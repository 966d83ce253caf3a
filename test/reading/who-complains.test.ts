import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import { figuresOf } from "../../src/assistant/facts.ts";
import { readText } from "../../src/reading/built-in/read.ts";
import { type Answer, type Heard, OPEN_DAYS, openComplaints, openTroubles, RESTS_DAYS, sourWord } from "../../src/reading/heard.rules.ts";
import { activity, heardIn, history, mailIn, mailOut, NOW, ZONE } from "../assistant/histories.ts";

/** Who wrote what, and whether it counts as a complaint of the customer's; and until when a complaint is open. */

const OURS = ["Bao bì Sông Hương", "Nguyễn Thu Hà"];
const read = (kind: Activity["kind"], direction: Activity["direction"], body: string) =>
  readText({
    kind,
    direction,
    subject: "",
    body,
    occurredAt: NOW,
    ours: OURS,
    customers: [],
    products: [],
    currency: "VND",
    timeZone: ZONE,
  }).findings;

type Written = [kind: Activity["kind"], direction: Activity["direction"], body: string, complaint: string | undefined];

test.each<Written>([
  ["email", "in", "Lô ghế đợt hai có ba cái bị nứt chân, bên chị chưa bày bán được.", "quality"],
  ["email", "in", "Chị đặt 40 hộp mà mở ra chỉ nhận đúng 36, giao thiếu 4 hộp.", "wrong"],
  ["email", "in", "Tuần trước hẹn thứ Ba lắp mà hôm nay vẫn chưa thấy thợ đâu.", "late"],
  ["email", "in", "Đơn đặt từ đầu tháng vẫn chưa về tới kho chúng tôi.", "late"],
  ["email", "in", "Bên em làm ăn như vậy thì ai dám đặt tiếp.", "service"],
  ["email", "in", "Anh nhắn ba lần chưa thấy ai trả lời.", "service"],
  ["email", "in", "Chúng tôi chưa nhận đủ số phụ kiện ghi trong phiếu.", "wrong"],
  ["email", "in", "Half the cartons turned up dented and two bottles were cracked.", "quality"],
  ["email", "in", "We have chased your desk for ten days without a reply.", "service"],
  ["email", "in", "You charged us twice for the September order.", "billing"],
  ["chat", "in", "Hà: Dạ em nghe\nMinh: Máy rửa lại bị hỏng rồi em", "quality"],
  ["call", null, "Chị Thảo báo xe tới trễ 3 tiếng, công nhân phải ngồi chờ.", "late"],
  ["call", "out", "Gọi hỏi thăm. Khách than máy bị lỗi bơm từ tuần trước.", "quality"],
  ["note", null, "Khách phản ánh nhân viên lắp đặt thái độ kém.", "service"],
  ["visit", null, "They complained that the last pallets arrived late.", "late"],
  ["note", null, "Đã xin lỗi khách vì giao trễ, tặng phiếu mua hàng.", undefined],
  ["note", null, "Nội bộ: lô 14 bị ẩm, dời lịch xuất kho.", undefined],
  ["note", null, "Nhắc kế toán: xuất sai hóa đơn tháng 9.", undefined],
  ["note", null, "Internal: the forklift is out of order until Monday.", undefined],
  ["note", null, "Our courier was late again, looking for another one.", undefined],
  ["call", "out", "Gọi xin lỗi chuyện giao trễ, khách vui vẻ.", undefined],
  ["meeting", null, "We apologised for the damaged pallets and agreed on December.", undefined],
  ["chat", "in", "Hà: Bên em xin lỗi vì giao trễ ạ\nMinh: Ok em", undefined],
  ["note", null, "Khách định thay hẳn máy pha hai họng cũ.", undefined],
  ["email", "in", "Hàng đẹp, không bị lỗi gì cả, cảm ơn em.", undefined],
  ["email", "in", "Nếu hàng bị lỗi thì đổi trả thế nào em?", undefined],
  ["email", "in", "> Hàng giao trễ 3 ngày rồi.\n\nChuyện trên xong rồi nhé, cảm ơn em.", undefined],
])("%s %s: %s", (kind, direction, body, complaint) => {
  expect(read(kind, direction, body).complaint?.value).toBe(complaint);
});

test("what we wrote counts for nobody's complaint, whatever words are in it", () => {
  const ours = mailOut("2026-11-18", "Xin lỗi vì giao trễ", "Em xin lỗi anh vì hàng giao trễ và bị hỏng, bên em sẽ bồi thường.");
  const theirs = mailIn("2026-11-17", "Giao hàng", "Hàng giao trễ bốn ngày rồi em.");
  const figures = figuresOf(history({ activities: [ours, theirs] }), NOW);
  expect(figures.complaints.map(({ id }) => id)).toEqual([theirs.id]);
});

test.each<[body: string, ultimatum: string | undefined]>([
  ["Hết tuần này không có hàng thay thế thì bên chị chấm dứt hợp đồng.", "leave"],
  ["Nếu đến 30/11 chưa giải quyết, công ty sẽ thanh lý hợp đồng.", "leave"],
  ["Lần cuối anh nhắc: còn trễ nữa là bên anh đổi nhà cung cấp.", "leave"],
  ["Unless the units are replaced by Monday, we will switch supplier.", "leave"],
  ["Fix it before the 5th or we walk away.", "leave"],
  ["If nothing happens, our lawyers will take over.", "legal"],
  ["Không trả lời thì tôi báo quản lý thị trường.", "legal"],
  ["Our attorney asks for a shorter notice period in clause 4.", undefined],
  ["Luật sư bên chị sẽ xem lại phụ lục rồi gửi em.", undefined],
  ["Nếu hết mẫu này thì em hủy đơn giúp chị nhé.", undefined],
  ["If we cancel the contract early, is there a fee?", undefined],
  ["Nếu giá ổn, bên anh sẽ chuyển sang mua bên em.", undefined],
])("an ultimatum is what they hold out to us: %s", (body, ultimatum) => {
  expect(read("email", "in", body).ultimatum?.value).toBe(ultimatum);
});

const DAY = 86_400_000;
const ago = (days: number) => NOW - days * DAY;
const heard = (days: number, given: Partial<Heard> = {}): Heard => ({
  ...{ id: `act_${days}`, at: ago(days), complaint: "late", ultimatum: null, intent: "complaint", sentiment: "negative", sureness: 0.9 },
  ...{ span: null, isSolved: false },
  ...given,
});
const word = (days: number, sentiment: Heard["sentiment"], sureness = 0.9) =>
  heard(days, { complaint: null, intent: "inform", sentiment, sureness });
const answered = (days: number, isOrder = false): Answer => ({ at: ago(days), isOrder });

describe("a complaint is open", () => {
  test.each<[string, Heard[], Answer[], number]>([
    ["as long as nothing followed", [heard(20)], [], 1],
    ["while our answer is fresh", [heard(20)], [answered(RESTS_DAYS - 1)], 1],
    ["until two weeks after our answer", [heard(20)], [answered(RESTS_DAYS)], 0],
    ["again when they repeat it after our answer", [heard(3), heard(30)], [answered(20)], 2],
    ["until they order", [heard(5)], [answered(1, true)], 0],
    ["until they sound content", [word(1, "positive"), heard(5)], [], 0],
    ["although they were content before", [heard(5), word(8, "positive")], [answered(9)], 1],
    ["until the task made of it is done", [heard(5, { isSolved: true })], [], 0],
    ["not for ever", [heard(OPEN_DAYS + 1)], [], 0],
    ["only where something is wrong", [word(2, "negative")], [], 0],
  ])("%s", (_, said, answers, count) => {
    expect(openComplaints(said, answers, NOW)).toHaveLength(count);
  });

  test("at most as often as was complained, and never more after another answer", () => {
    const saying = fc.record({
      days: fc.integer({ min: 0, max: 120 }),
      complaint: fc.constantFrom("late" as const, null),
      sentiment: fc.constantFrom("negative" as const, "neutral" as const, "positive" as const),
    });
    const answering = fc.record({ days: fc.integer({ min: 0, max: 120 }), isOrder: fc.boolean() });
    fc.assert(
      fc.property(fc.array(saying), fc.array(answering), answering, (said, answers, one) => {
        const all = said.map(({ days, ...given }, index) => heard(days, { ...given, intent: "inform", id: `act_${index}` }));
        const given = answers.map(({ days, isOrder }) => answered(days, isOrder));
        const open = openComplaints(all, given, NOW);
        expect(open.every(({ complaint }) => complaint !== null)).toBe(true);
        if (one.isOrder)
          expect(openTroubles(all, [...given, answered(one.days, true)], NOW).length).toBeLessThanOrEqual(
            openTroubles(all, given, NOW).length,
          );
      }),
    );
  });
});

test.each<[string, Heard[], boolean]>([
  ["surely unhappy last", [word(2, "negative"), word(9, "positive")], true],
  ["unhappy once, content since", [word(2, "positive"), word(9, "negative")], false],
  ["perhaps unhappy", [word(2, "negative", 0.6)], false],
  ["nothing said", [], false],
])("the last word is sour: %s", (_, said, isSour) => {
  expect(sourWord(said) !== undefined).toBe(isSour);
});

test("a history hears only what can be the customer's", () => {
  const kinds = [
    activity("order", "2026-11-02", "", "Hàng bị lỗi"),
    activity("system", "2026-11-02", "", "Giao trễ"),
    mailOut("2026-11-02", "", "Giao trễ"),
  ];
  expect(heardIn(kinds, { name: "" })).toEqual([]);
});
