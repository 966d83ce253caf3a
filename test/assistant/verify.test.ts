import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EvidenceItem } from "../../src/assistant/assistant.schema.ts";
import { shareEdited } from "../../src/assistant/edits.ts";
import { recheck } from "../../src/assistant/recheck.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { cpuMs } from "../support/effort.ts";
import { at, NOW, ZONE } from "./histories.ts";

const item = (ref: string, kind: EvidenceItem["kind"], day: string | null, title: string, text: string): EvidenceItem => ({
  ref,
  kind,
  recordId: null,
  at: day === null ? null : at(day),
  title,
  text,
});

const EVIDENCE = [
  item("s1", "fact", null, "Người gửi", "Nguyễn Thu Hà, Bao bì Sông Hương\nha@songhuong.example"),
  item("c1", "contact", null, "Trần Quang Minh", "Trưởng phòng mua hàng\n0901 234 567"),
  item("o1", "company", null, "Công ty TNHH Thực phẩm An Khang", "Bình Dương"),
  item("f1", "fact", null, "Đơn hàng", "4 đơn từ 03/2026, tổng 138.500.000 ₫; đơn gần nhất: DH-0926, 28/09/2026."),
  item(
    "a1",
    "activity",
    "2026-11-12",
    "Email từ Trần Quang Minh: Báo giá",
    "Giá 18.500đ/thùng cao hơn bên đang dùng khoảng 4%. Nếu giao được trước 05/12 thì tốt. Xem https://ankhang.example/spec",
  ),
  item("a2", "activity", "2026-10-21", "Cuộc gọi với chị Thảo", "Lô 3.000 thùng bị ẩm 120 thùng. Thứ Sáu tuần này đổi bù."),
];
const checker = new Checker(EVIDENCE, { now: NOW, timeZone: ZONE, language: "vi" });
const verdictOn = (text: string) => {
  const { sentences } = checker.check(text);
  return sentences.map(({ status, problems }) => [status, ...problems].join(" "));
};

describe("what a sentence says must stand in what it cites", () => {
  test.each<[string, string]>([
    ["Giá hiện tại là 18.500 ₫/thùng, cao hơn khoảng 4% [a1].", "supported"],
    ["Giá hiện tại là 18.500 ₫/thùng [a2].", "unsupported 18.500 ₫"],
    ["Giá hiện tại là 18.500 ₫/thùng.", "unsupported 18.500 ₫"],
    ["Giá hiện tại là 18.500 ₫/thùng [a9].", "unsupported [a9] 18.500 ₫"],
    ["Lô 3.000 thùng có 120 thùng bị ẩm, hẹn đổi bù ngày 23/10 [a2].", "supported"],
    ["Lô 3.000 thùng hẹn đổi bù ngày 24/10 [a2].", "unsupported ngày 24/10"],
    ["Anh đã đặt 4 đơn, tổng 138,5 triệu [f1].", "supported"],
    ["Anh Tuấn đã đặt 4 đơn [f1].", "unsupported Tuấn"],
    ["Chị Thảo báo lô hàng bị ẩm [a2].", "supported"],
    ["Chị Thạo báo lô hàng bị ẩm [a2].", "unsupported Thạo"],
    ["Chi Thao báo lô hàng bị ẩm [a2].", "supported"],
    ["Kho của anh ở Bình Dương bị ẩm [a2].", "unsupported Bình Dương"],
    ["Chị Thảo nói: “Thứ Sáu tuần này đổi bù.” [a2]", "supported"],
    ["Chị Thảo hẹn thứ Sáu tuần này đổi bù [a2].", "unsupported thứ Sáu tuần này"],
    ["Anh Minh phàn nàn về lô hàng bị ẩm [a2].", "supported"],
    ["Khách rất hài lòng với dịch vụ tư vấn thuế [a2].", "unsupported"],
    ["Anh đã đồng ý ký hợp đồng.", "unsupported"],
    ["Anh viết: “Nếu giao được trước 05/12 thì tốt.” [a1]", "supported"],
    ["Anh viết: “Nếu giao được trước 06/12 thì tốt.” [a1]", "unsupported 06/12"],
    ["Chi tiết ở https://ankhang.example/spec [a1].", "unsupported https://ankhang.example/spec"],
    ["Mình đã nhận được thư em gửi hôm 12/11 [a1].", "supported"],
    ["Em đã gửi anh báo giá hôm 21/10 [a2].", "unsupported Em đã gửi"],
    ["Số của anh là 0901 234 567.", "unsupported"],
    ["Bên em giảm giá cho anh [f1].", "unsupported giảm giá"],
  ])("%s → %s", (text, expected) => {
    expect(verdictOn(text).join("; ").trim()).toContain(expected);
  });

  test.each([
    "Chào anh Minh,",
    "Kính gửi anh Trần Quang Minh,",
    "Anh tiện gọi lúc 9 giờ sáng thứ Năm tuần sau không ạ?",
    "Em xin cảm ơn anh.",
    "Em là Hà bên Bao bì Sông Hương.",
    "Nếu cần gì thêm, anh cứ nhắn em nhé.",
  ])("%s claims nothing", (text) => {
    expect(verdictOn(text)).toEqual(["no_claim"]);
  });

  test("a citation belongs to the sentence that it stands in or behind", () => {
    const { sentences } = checker.check("Anh đã đặt 4 đơn [f1].\n[a1] Giá là 18.500 ₫/thùng. [a2]\n\nTrân trọng,");
    expect(sentences.map(({ cites }) => cites)).toEqual([["f1"], ["a1", "a2"], []]);
  });

  test("a name in the greeting must be the recipient's", () => {
    expect(verdictOn("Chào anh Tuấn,")).toEqual(["unsupported Tuấn"]);
  });

  test("behind the closing words names and numbers must be the sender's", () => {
    expect(verdictOn("Trân trọng,\nNguyễn Thu Hà\nBao bì Sông Hương")).toEqual(["no_claim", "no_claim", "no_claim"]);
    expect(verdictOn("Trân trọng,\nNguyễn Thu Hằng\n0909 999 888")).toEqual([
      "no_claim",
      "unsupported Nguyễn Thu Hằng",
      "unsupported 0909 999 888",
    ]);
  });
});

describe("words typed below the closing", () => {
  const below = (line: string) => verdictOn(`Trân trọng,\nNguyễn Thu Hà\n${line}`).slice(2).join("; ");

  test.each([
    "Bao bì Sông Hương",
    "Hà",
    "ha@songhuong.example",
    "Ms. Nguyễn Thu Hà – Bao bì Sông Hương",
    "Nguyen Thu Ha | Email: ha@songhuong.example",
    "Best regards,",
  ])("%s signs", (line) => {
    expect(below(line)).toBe("no_claim");
  });

  test.each([
    ["Your order of $88,000 was delivered on March 3.", "$88,000"],
    ["P.S. Your order of $88,000 was delivered on March 3.", "$88,000"],
    ["Đơn 88.000.000 ₫ của anh đã giao hôm 3/3.", "88.000.000 ₫"],
    ["T.B. Đơn 88.000.000 ₫ của anh giao hôm 3/3 ạ.", "88.000.000 ₫"],
    ["Hàng của anh đã được giao đủ.", "unsupported"],
    ["0909 999 888", "0909 999 888"],
    ["Gửi anh đơn 88 triệu giao hôm 3/3", "88 triệu"],
  ])("%s is checked", (line, problem) => {
    expect(below(line)).toContain("unsupported");
    expect(below(line)).toContain(problem);
  });

  test("what a person types there is checked as well", () => {
    const { body, sentences } = checker.check("Chào anh Minh,\n\nTrân trọng,\nNguyễn Thu Hà");
    const added = recheck(checker, `${body}\nYour order of $88,000 was delivered on March 3.`, sentences, []);
    expect(added.at(-1)).toMatchObject({ status: "unsupported", problems: expect.arrayContaining(["$88,000", "March 3"]) });
  });
});

interface Case {
  id: string;
  language: "vi" | "en";
  now: number;
  evidence: EvidenceItem[];
  isToCustomer?: boolean;
  claims: { text: string; ok: boolean }[];
}

test.each([
  "verify-dev",
  "verify-held-out",
  "verify-third",
  "verify-status",
  "verify-meaning",
  "verify-promises",
  "verify-opposites",
  "verify-actors",
  "verify-addresses",
  "verify-sides-held-out",
  "verify-sides-third",
  "verify-obeyed",
])("%s: at least 95 %% of the slips are caught, at most 5 %% of the truths are doubted", (name) => {
  const cases = readFileSync(join(import.meta.dirname, `../evals/cases/${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);
  const judged = cases.flatMap(({ evidence, now, language, claims, isToCustomer = false }) => {
    const own = new Checker(evidence, { now, timeZone: ZONE, language, isToCustomer });
    return claims.map(({ text, ok }) => ({ ok, isFlagged: own.check(text).sentences.some(({ status }) => status === "unsupported") }));
  });
  const share = (ok: boolean) =>
    judged.filter((one) => one.ok === ok && one.isFlagged).length / judged.filter((one) => one.ok === ok).length;
  expect(share(false)).toBeGreaterThanOrEqual(0.95);
  expect(share(true)).toBeLessThanOrEqual(0.05);
});

describe("after a person's edit", () => {
  const { body, sentences } = checker.check(
    "Chào anh Minh,\n\nGiá hiện tại là 18.500 ₫/thùng [a1]. Lô 3.000 thùng có 120 thùng bị ẩm [a2].\n\nTrân trọng,\nHà",
  );
  const again = (text: string, settled: string[] = []) => recheck(checker, text, sentences, settled);

  test("an untouched sentence keeps its sources and its verdict", () => {
    expect(again(body)).toEqual(sentences);
  });

  test("a changed figure is marked, a vouched one is settled", () => {
    const text = body.replace("18.500", "19.500");
    expect(again(text)[1]).toMatchObject({ status: "unsupported", problems: ["19.500 ₫"], cites: ["a1"] });
    expect(again(text, ["Giá hiện tại là 19.500 ₫/thùng."])[1]).toMatchObject({ status: "settled" });
  });

  test("new sentences find their own source, or are the person's own word", () => {
    const found = again(`${body}\n\nĐơn DH-0926 là đơn gần nhất. Em quý anh lắm.`);
    expect(found.at(-2)).toMatchObject({ status: "supported", cites: ["f1"] });
    const inside = again(body.replace("Trân trọng", "Đơn DH-0926 là đơn gần nhất.\n\nTrân trọng"));
    expect(inside.find(({ text }) => text.startsWith("Đơn"))).toMatchObject({ status: "supported", cites: ["f1"] });
    const wrong = again(body.replace("Trân trọng", "Đơn mới trị giá 999.000.000 ₫.\n\nTrân trọng"));
    expect(wrong.find(({ text }) => text.startsWith("Đơn"))).toMatchObject({ status: "unsupported", problems: ["999.000.000 ₫"] });
  });

  test("the share that was edited", () => {
    expect(shareEdited(body, body)).toBe(0);
    expect(shareEdited("một hai ba bốn", "một hai ba năm")).toBe(0.25);
    expect(shareEdited("", "")).toBe(0);
  });
});

test("no text breaks the check, and offsets stay true", () => {
  const piece = fc.constantFrom(
    "[a1]",
    "[",
    "Anh Minh ",
    "18.500 ₫ ",
    "ngày 31/02 ",
    ". ",
    "\n",
    "“",
    "” ",
    "Trân trọng,\n",
    "? ",
    "https://x.vn/ ",
    "(((",
    "\\",
    "*",
    "đ",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.array(piece, { maxLength: 50 }).map((parts) => parts.join("")),
      ),
      (text) => {
        const { body, sentences } = checker.check(text);
        for (const { start, end, text: sentence } of sentences) expect(body.slice(start, end)).toBe(sentence);
      },
    ),
    { numRuns: 500 },
  );
});

test.each(["a", "A", "1", "1.", "1,000,", " ", "Trần ", "a@", "A-1-", "a.", "1/2/", "\n", "“a", "[a1", "không ", "0 ", "+1", "ngày "])(
  "20,000 characters of %j take no second and no stack",
  (piece) => {
    const text = piece.repeat(20_000 / piece.length);
    const { sentences } = checker.check("Anh Minh đã đặt 4 đơn [f1].");
    expect(cpuMs(() => recheck(checker, text, sentences, []))).toBeLessThan(2_500);
  },
);
