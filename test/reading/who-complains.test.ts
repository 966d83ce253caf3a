import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import { figuresOf } from "../../src/assistant/facts.ts";
import { readText } from "../../src/reading/built-in/read.ts";
import { type Answer, type Heard, OPEN_DAYS, openComplaints, openTroubles, RESTS_DAYS, sourWord } from "../../src/reading/heard.rules.ts";
import { isSaid, said } from "../../src/reading/said.rules.ts";
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
  // Names, places and other words that only look alike without their marks.
  ["email", "in", "Em giao về kho Thủ Thừa giúp chị nhé.\nNguyễn Thị Hồng Nhung", undefined],
  ["email", "in", "Chị đặt 30 cuộn giấy như lần trước, giao ở Hồng Lĩnh.", undefined],
  ["email", "in", "Phiếu thu dự kiến thứ Năm có em nhé.", undefined],
  ["note", null, "Mời khách dùng thử nữa, hai tuần.", undefined],
  ["call", "in", "Chị Tư nói bên kia có qua chào mà vẫn lấy của mình.", undefined],
  ["email", "in", "Mua hang, Cong ty Thu Duc. Dat 20 thung nhu lan truoc.", undefined],
  // What was not our doing, what is right, what is asked, what is ordered.
  ["email", "in", "Four boxes were dented when our own trolley fell over. Not your fault, just telling you.", undefined],
  ["email", "in", "Hai thùng bị móp là do bên chị xếp chồng. Không phải lỗi của bên em đâu.", undefined],
  ["email", "in", "Chị kiểm lại đúng hết rồi, không thiếu gì.", undefined],
  ["chat", "in", "Hạnh: Máy giặt kêu to khi vắt, lỗi máy hay tại kê lệch vậy em?", undefined],
  ["email", "in", "Anh đặt thêm 15 bao. Đợt trước có một bao bị rách, em dặn kho bọc kỹ giúp anh.", undefined],
  ["email", "in", "Same as last month, please. One carton was dented last time, more padding would help.", undefined],
  ["email", "in", "Máy ép cũ hỏng rồi, anh muốn thay máy mới, em báo giá nhé.", undefined],
  ["visit", "out", "Máy báo thiếu dầu, tháo bơm vệ sinh lại.", undefined],
  ["visit", "out", "Ống dẫn bị nứt, thay tại chỗ trong nửa giờ.", undefined],
  ["note", null, "Đơn DH-204 quá hạn 18 ngày, còn 42 triệu.", undefined],
  ["note", null, "Kho soạn nhầm mã, đã đổi.", undefined],
  ["email", "in", "Dịch vụ không có gì để chê, cả phòng khen.", undefined],
  // And what is meant, politely or not.
  ["visit", "out", "Anh Phúc than máy ép bị nứt khung từ hôm lắp.", "quality"],
  ["call", "out", "Chị Mai phản ánh hai thùng bị móp.", "quality"],
  ["email", "in", "Chị hỏi mãi mà chưa thấy hợp đồng em hẹn.", "late"],
  ["email", "in", "Wrong label on all six boxes.", "wrong"],
  ["email", "in", "The date you gave us for the second batch has passed.", "late"],
  ["email", "in", "May bi hong tu hom qua, em cho nguoi qua xem.", "quality"],
  ["email", "in", "Đợt trước giao thiếu, lần này lại giao thiếu tiếp, em kiểm tra giúp chị.", "wrong"],
])("%s %s: %s", (kind, direction, body, complaint) => {
  expect(read(kind, direction, body).complaint?.value).toBe(complaint);
});

test("an ultimatum's day is when they want it", () => {
  const { timing, ultimatum } = read("email", "in", "Nếu đến 20/12 chưa sửa xong, khách sạn trả lại cả sáu máy và yêu cầu hoàn tiền.");
  expect([timing?.value.to.slice(5), ultimatum?.value]).toEqual(["12-20", "leave"]);
});

test.each<[body: string, competitor: string | undefined]>([
  ["Bên Nam Hà Logistics vừa chào trọn gói rẻ hơn.", "Nam Hà Logistics"],
  ["Chị nghiêng về ít hơn vì bên Đồ Gỗ Sơn Tây cũng vào kệ.", "Đồ Gỗ Sơn Tây"],
  ["Anh phân vân giữa bên em và Packline.", "Packline"],
  ["Bên Việt Phát đang tặng tủ khi mua trọn bộ.", "Việt Phát"],
  ["Kim Long Paper đã tới khảo sát hôm thứ Ba.", "Kim Long Paper"],
  ["Hỏi báo giá cho sáu bộ bàn.", undefined],
  ["Nhờ báo giá giúp chị.", undefined],
  ["Xin giảm giá thêm cho đơn này.", undefined],
])("the other seller that is named: %s", (body, competitor) => {
  expect(read("email", "in", body).competitor?.value).toBe(competitor);
});

test("a whole word is found by its marks, and without any where the sentence has none", () => {
  const pattern = said("hư", "thu dư");
  expect(["máy hư rồi", "may hu roi", "Thu dư 20 nghìn"].map((text) => isSaid(pattern, text))).toEqual([true, true, true]);
  expect(["như vậy", "nhu vay", "thủ dư địa", "hử", "thư dự"].map((text) => isSaid(pattern, text))).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(isSaid(said("hóa đơn"), "Hoá đơn")).toBe(true);
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
  ["Nếu đến 20/12 chưa sửa xong, khách sạn trả lại cả sáu máy và yêu cầu hoàn tiền.", "leave"],
  ["Unless all is mended by Friday we will return all ten units.", "leave"],
  ["Nếu ai định mua loại này thì tôi khuyên đừng mua.", undefined],
  ["Nếu trả lại hàng thì bên em có tính phí không?", undefined],
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
