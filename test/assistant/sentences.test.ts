import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../src/assistant/sentences.ts";
import { cpuMs } from "../support/effort.ts";

const textsOf = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe("cuts sentences as people read them", () => {
  test.each<[string, string[]]>([
    [
      "Em gửi anh báo giá 1.000.000 ₫ cho TP. Hồ Chí Minh. Anh xem giúp em ạ?",
      ["Em gửi anh báo giá 1.000.000 ₫ cho TP. Hồ Chí Minh.", "Anh xem giúp em ạ?"],
    ],
    ["Giao ngày 12.05.2026 tại Q. 7. em gọi lại sau", ["Giao ngày 12.05.2026 tại Q. 7.", "em gọi lại sau"]],
    ["Hàng gồm thùng, pallet, v.v. Anh thấy sao?", ["Hàng gồm thùng, pallet, v.v.", "Anh thấy sao?"]],
    ["ThS. Trần An và TS. Lê Bình đã đến. Cảm ơn.", ["ThS. Trần An và TS. Lê Bình đã đến.", "Cảm ơn."]],
    [
      "We met Mr. J. Smith of Acme Inc. on Dec. 3 at 11 a.m. He said no. Order No. 12 is due.",
      ["We met Mr. J. Smith of Acme Inc. on Dec. 3 at 11 a.m.", "He said no.", "Order No. 12 is due."],
    ],
    ["Approx. 40 units, e.g. pumps. Fine!", ["Approx. 40 units, e.g. pumps.", "Fine!"]],
    ['He asked: "Can you?" We can.', ['He asked: "Can you?"', "We can."]],
    ["Well... maybe. Perhaps… not", ["Well... maybe.", "Perhaps… not"]],
    ["Prices are 4.5k. Good", ["Prices are 4.5k.", "Good"]],
    ["Kính gửi anh Minh,\n\nEm gửi báo giá.\n\nTrân trọng,\nHà", ["Kính gửi anh Minh,", "Em gửi báo giá.", "Trân trọng,", "Hà"]],
    ["- Giao thứ Hai. Miễn phí?\n1. Điểm một\n2) Điểm hai", ["Giao thứ Hai.", "Miễn phí?", "Điểm một", "Điểm hai"]],
    [
      "Chị Duyên: Gửi chị 65 ký Sơn Trà và 30 ký Hàn Giang nhé em\nTrâm: dạ em giao thứ Sáu ạ",
      ["Chị Duyên: Gửi chị 65 ký Sơn Trà và 30 ký Hàn Giang nhé em", "Trâm: dạ em giao thứ Sáu ạ"],
    ],
    [
      "This line was wrapped by a mail program at some seventy characters and\ngoes on here. Next.",
      ["This line was wrapped by a mail program at some seventy characters and\ngoes on here.", "Next."],
    ],
    ["> quoted words\nown words", ["quoted words", "own words"]],
    ["", []],
    [" \n\n ", []],
  ])("%j", (text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });
});

test("offsets always point at the sentence, in order and without overlaps, and no word is lost", () => {
  const pieces = fc.constantFrom(
    "Anh ",
    "Mr. ",
    "1.000.000 ₫",
    ". ",
    "? ",
    "!",
    "…",
    "\n",
    "\n\n",
    "- ",
    "v.v. ",
    "TP. ",
    "e.g. ",
    "giao hàng ",
    "” ",
    "“",
    "A: ",
    "👍",
    "đ",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
      ),
      (text) => {
        const sentences = splitSentences(text);
        let last = 0;
        for (const { text: sentence, start, end } of sentences) {
          expect(text.slice(start, end)).toBe(sentence);
          expect(sentence.trim()).toBe(sentence);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
        const letters = (part: string) => (part.match(/[\p{L}\p{M}]/gu) ?? []).length;
        const kept = sentences.reduce((sum, { text: sentence }) => sum + letters(sentence), 0);
        expect(kept).toBeGreaterThanOrEqual(letters(text.replace(/^\s*(?:[a-zđ][.)]|\([a-z\d]{1,2}\))\s+/gimu, "")));
      },
    ),
    { numRuns: 400 },
  );
});

test("a long text without an end is cut in linear time", () => {
  const texts = ["một hai ba bốn ".repeat(20_000), "a. ".repeat(50_000), "\n".repeat(200_000)];
  expect(cpuMs(() => texts.map(splitSentences))).toBeLessThan(1_500);
});
