import { describe, expect, test } from "vitest";
import type { EvidenceItem } from "../../src/assistant/assistant.schema.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { at, NOW, ZONE } from "./histories.ts";

const item = (
  ref: string,
  kind: EvidenceItem["kind"],
  day: string | null,
  title: string,
  text: string,
  isInternal = false,
): EvidenceItem => ({
  ...{ ref, kind, recordId: null, at: day === null ? null : at(day), title, text },
  ...(isInternal ? { isInternal } : {}),
});

const EVIDENCE = [
  item("s1", "fact", null, "Người gửi", "Phan Bảo Châu, Mộc Nguyên"),
  item("c1", "contact", null, "Đỗ Hoàng Long", "Quản lý khách sạn"),
  item(
    ...(["a1", "activity", "2026-11-10", "Email từ Đỗ Hoàng Long: Nội thất tầng 3"] as const),
    "Anh cần 30 giường gỗ tần bì, rèm lanh màu xám. Ngân sách 640 triệu, cọc 192 triệu. Sếp bên anh duyệt rồi.",
  ),
  item("a2", "activity", "2026-11-11", "Cuộc gọi với Đỗ Hoàng Long", "Anh Long xin bớt 3%. Giám đốc bên em đã chấp thuận bớt 3%."),
  item(
    "a3",
    "activity",
    "2026-11-12",
    "Email from Hoang Long Do: Lobby",
    "We want marble counters and velvet sofas. Finance signed off on $42,500.",
  ),
  item("a4", "activity", "2026-11-13", "Ghi chú", "Kế toán bên em chưa duyệt công nợ 45 ngày.", true),
];
const verdictOn = (text: string) => {
  const { sentences } = new Checker(EVIDENCE, { now: NOW, timeZone: ZONE, language: "vi", isToCustomer: true }).check(text);
  return sentences.map(({ status, problems }) => [status, ...problems].join(" ")).join("; ");
};

describe("a thing of the same kind in another's place", () => {
  test.each([
    ["Anh cần 30 giường gỗ cao su [a1].", "gỗ cao su"],
    ["Anh cần 30 tủ gỗ tần bì [a1].", "tủ"],
    ["Anh muốn rèm lụa màu xám [a1].", "lụa"],
    ["Anh muốn rèm lanh màu kem [a1].", "màu kem"],
    ["Bạn muốn quầy đá granite [a3].", "granite"],
    ["You want quartz counters [a3].", "quartz"],
    ["You want leather sofas [a3].", "leather"],
  ])("%s", (text, problem) => {
    expect(verdictOn(text)).toBe(`unsupported ${problem}`);
  });

  test.each([
    "Anh cần 30 giường gỗ tần bì, rèm lanh màu xám [a1].",
    "You need ash wood beds and grey curtains [a1].",
    "Bạn muốn quầy cẩm thạch và sofa bọc nhung [a3].",
    "You want marble counters and velvet couches [a3].",
  ])("%s is borne out", (text) => {
    expect(verdictOn(text)).toBe("supported");
  });
});

describe("a consent put into somebody's mouth", () => {
  test.each([
    ["Ban giám đốc bên em đã duyệt 30 giường gỗ tần bì cho anh [a1].", "giám đốc bên em đã duyệt"],
    ["Kế toán bên anh chấp thuận bớt 3% [a2].", "Kế toán bên anh chấp thuận"],
    ["Our director approved the marble counters [a3].", "director approved"],
    ["The velvet sofas were approved by your engineers [a3].", "approved by your engineers"],
    ["My supervisor is on board with $42,500 [a3].", "supervisor is on board"],
  ])("%s", (text, problem) => {
    expect(verdictOn(text)).toContain("unsupported");
    expect(verdictOn(text)).toContain(problem);
  });

  test.each([
    "Giám đốc bên em đã chấp thuận bớt 3% [a2].",
    "Sếp bên anh đã duyệt 30 giường [a1].",
    "Your finance team approved $42,500 [a3].",
    "Kế toán bên em chưa duyệt công nợ 45 ngày [a4].",
  ])("%s is borne out", (text) => {
    expect(verdictOn(text)).toBe("supported");
  });

  test.each(["Em sẽ xin sếp duyệt sớm ạ.", "Sếp bên anh đã duyệt chưa ạ?"])("%s claims none", (text) => {
    expect(verdictOn(text)).toBe("no_claim");
  });
});

describe("sums in words", () => {
  test.each([
    "Ngân sách của anh là sáu trăm bốn mươi triệu đồng [a1].",
    "Anh đặt cọc một trăm chín mươi hai triệu [a1].",
    "Finance signed off on forty-two thousand five hundred dollars [a3].",
    "Anh xin bớt ba phần trăm [a2].",
  ])("%s", (text) => {
    expect(verdictOn(text)).toBe("supported");
  });

  test.each([
    ["Ngân sách của anh là sáu trăm bốn mươi lăm triệu đồng [a1].", "sáu trăm bốn mươi lăm triệu đồng"],
    ["Finance signed off on forty-two thousand dollars [a3].", "forty-two thousand dollars"],
  ])("%s is doubted", (text, problem) => {
    expect(verdictOn(text)).toBe(`unsupported ${problem}`);
  });
});
