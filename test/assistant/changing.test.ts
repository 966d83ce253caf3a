import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { saidIn } from "../../src/assistant/built-in/lines.ts";
import { keptTo, withoutPart } from "../../src/assistant/built-in/parts.ts";
import { learnStyle } from "../../src/assistant/built-in/style.ts";
import { type EditOrder, ordersIn, type Part, wishAfter } from "../../src/assistant/edit-orders.ts";
import { changesBetween } from "../../src/assistant/edits.ts";
import type { Wish } from "../../src/assistant/wish.ts";
import { Progress } from "../../src/assistant/writing.ts";
import { partsOf, problemIn } from "../../src/templates/templates.rules.ts";

const WISH: Wish = { purpose: "follow_up", tone: "friendly", length: "medium", language: "vi" };

describe("what is to be changed, in people's words", () => {
  test.each([
    ["ngắn hơn, nhắc chiết khấu", ["shorter", "mention chiết khấu"]],
    ["shorter, mention the discount", ["shorter", "mention discount"]],
    ["Viết ngắn gọn lại và trang trọng hơn", ["shorter", "tone formal"]],
    ["make it friendlier but longer", ["tone friendly", "longer"]],
    ["bằng tiếng Anh", ["language en"]],
    ["translate to Vietnamese", ["language vi"]],
    ["chuyển thành tin nhắn Zalo", ["channel chat"]],
    ["bỏ phần giá", ["remove giá"]],
    ["don't mention the delivery", ["remove delivery"]],
    ["thêm một bài thơ", ["mention một bài thơ"]],
    ["nhắc giá 1,500 đồng", ["mention giá 1,500 đồng"]],
    ["bỏ câu hỏi cuối", ["drop last question"]],
    ["xóa câu hỏi cuối cùng đi", ["drop last question"]],
    ["remove the first question", ["drop first question"]],
    ["don't ask any questions", ["drop all question"]],
    ["cắt câu đầu tiên", ["drop first sentence"]],
    ["đừng nhắc số tiền", ["drop all amount"]],
    ["leave the amount out", ["drop all amount"]],
    ["rút lại còn ba câu thôi", ["sentences 3"]],
    ["keep it to 2 sentences", ["sentences 2"]],
    ["bỏ câu hỏi về màu", ["remove hỏi về màu"]],
    ["turn it into a sonnet", ["other"]],
    ["", []],
  ])("%s", (said, wanted) => {
    const detailOf = (order: EditOrder): string => {
      if ("what" in order) return order.what;
      if ("part" in order) return `${order.part.which} ${order.part.is}`;
      if ("count" in order) return `${order.count}`;
      return "tone" in order ? order.tone : "language" in order ? order.language : "channel" in order ? order.channel : "";
    };
    const told = ordersIn(said).map((order) => `${order.kind} ${detailOf(order)}`.trim());
    expect(told).toEqual(wanted);
  });

  test("length has two ends", () => {
    expect(wishAfter(WISH, ordersIn("ngắn hơn; ngắn hơn; ngắn hơn")).length).toBe("short");
    expect(wishAfter(WISH, ordersIn("longer; longer; longer")).length).toBe("long");
    expect(wishAfter(WISH, ordersIn("longer, in English, more formal"))).toMatchObject({ length: "long", language: "en", tone: "formal" });
  });
});

describe("a part of a letter by what it is", () => {
  const LETTER =
    "Chào chị Ngà,\n\nĐơn 14 thùng của chị trị giá 8.400.000 ₫ [f1]. Xe giao thứ Ba [a1]. Chị nhận ở kho nào ạ? Chị cần hoá đơn luôn không ạ?\n\nTrân trọng,\nLê Tú";

  test.each<[Part, string[]]>([
    [{ is: "question", which: "last" }, ["hoá đơn"]],
    [{ is: "question", which: "all" }, ["hoá đơn", "kho nào"]],
    [{ is: "sentence", which: "first" }, ["8.400.000"]],
    [{ is: "amount", which: "all" }, ["8.400.000"]],
  ])("%o", (part, gone) => {
    const all = ["8.400.000", "thứ Ba", "kho nào", "hoá đơn", "Chào chị Ngà,", "Lê Tú"];
    const left = withoutPart(LETTER, part) ?? "";
    expect(all.filter((words) => !left.includes(words)).sort()).toEqual([...gone].sort());
  });

  test("what is not there cannot go, and so many sentences are what say most", () => {
    expect(withoutPart("Chào chị,\n\nXe giao thứ Ba [a1].", { is: "question", which: "last" })).toBeUndefined();
    expect(saidIn(keptTo(LETTER, 2) ?? "")).toEqual(["Đơn 14 thùng của chị trị giá 8.400.000 ₫ [f1].", "Xe giao thứ Ba [a1]."]);
    expect(keptTo(LETTER, 4)).toBeUndefined();
  });
});

describe("templates", () => {
  test.each([
    ["Chào {you} {contact.given},", undefined],
    ["{You} cần gì?", undefined],
    ["{một câu về đơn hàng}", undefined],
    ["{contact.nickname}", { code: "unknown_slot", slot: "contact.nickname" }],
    ["{nothing}", { code: "unknown_slot", slot: "nothing" }],
    ["a { b", { code: "open_brace" }],
    ["a } b", { code: "open_brace" }],
    ["{}", { code: "open_brace" }],
  ])("%s", (text, problem) => expect(problemIn(text)).toEqual(problem));

  test("parts are the whole text, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("{", "}", "you", "contact.name", " a", "\n", "ă") }), (text) => {
        const back = partsOf(text).map((part) => ("text" in part ? part.text.length : 1));
        expect(back.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(text.length);
        expect(partsOf(text).every((part) => !("text" in part) || !/\{(?:you|contact\.name)\}/.test(part.text))).toBe(true);
      }),
    );
  });
});

const ANSWER = "Subject: One [a1]\nSubject: Two\n**Subject 3: Three**\n\nDear Peter,\n\nSubject matters [a2].\n\nBest,";

test("subject lines are taken off the front, however the stream is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: ANSWER.length }), { maxLength: 12 }), (cuts) => {
      const progress = new Progress();
      const ends = [...new Set(cuts)].sort((a, b) => a - b);
      const pieces = [0, ...ends].map((start, index) => ANSWER.slice(start, [...ends, ANSWER.length][index]));
      const shown = pieces.map((piece) => progress.push(piece)).join("") + progress.end();
      expect(progress.subjects).toEqual(["One", "Two", "Three"]);
      expect(shown).toBe("Dear Peter,\n\nSubject matters.\n\nBest,");
    }),
  );
});

test("what a person changed is told in sentences", () => {
  const before = "Chào anh.\n\nEm gửi anh báo giá mới hôm qua. Anh xem giúp em nhé.\n\nThân mến,";
  expect(changesBetween(before, before)).toEqual({ kept: 4, changed: 0, added: 0, removed: 0, share: 0 });
  const after = "Chào anh.\n\nEm gửi anh báo giá mới hôm nay. Em gọi anh lúc ba giờ.\n\nThân mến,";
  expect(changesBetween(before, after)).toMatchObject({ kept: 2, changed: 1, added: 1, removed: 1 });
});

describe("a style", () => {
  const mail = (name: string, turn: number) => ({
    to: `p${turn}`,
    body: `Dạ em chào anh ${name},\n\nEm gửi anh đơn ${turn}00 thùng. Có gì anh cứ nhắn em nhé ạ. Cảm ơn anh nhiều 🙏\n\nTrân trọng,\nHà`,
  });
  const mails = ["Minh", "Long", "Phúc", "Đức", "Nam", "Sơn"].map(mail);

  test("is counted, and holds no name and no figure", () => {
    const { vi, en } = learnStyle(mails);
    expect(en).toBeNull();
    expect(vi).toMatchObject({ mails: 6, greeting: "Dạ {me} chào {you} {name},", signOff: "Trân trọng,", emoji: "🙏", emojiShare: 1 });
    expect(vi?.phrases).toContain("có gì anh cứ nhắn em nhé ạ");
    expect(JSON.stringify(vi)).not.toMatch(/Minh|Long|Hà|\d00/);
  });

  test("is whole turns of phrase, and none of a signature without closing words", () => {
    const signed = mails.map(({ to, body }) => ({
      to,
      body: body.replace("Trân trọng,\nHà", "Hà\nxưởng rang cà phê đầu dốc\nsố điện thoại xem bên dưới"),
    }));
    const { vi } = learnStyle(signed);
    expect(vi?.phrases).toEqual(expect.arrayContaining(["có gì anh cứ nhắn em nhé ạ", "cảm ơn anh nhiều"]));
    expect(JSON.stringify(vi)).not.toMatch(/xưởng|điện thoại|gửi anh đơn/);
  });

  test("needs five mails, and a phrase needs two people", () => {
    expect(learnStyle(mails.slice(0, 4)).vi).toBeNull();
    expect(learnStyle(mails.map((one) => ({ ...one, to: "p1" }))).vi?.phrases).toEqual([]);
  });
});
