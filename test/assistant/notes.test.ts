import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInNotes } from "../../src/assistant/built-in/notes/notes.ts";
import { personNamed } from "../../src/assistant/built-in/notes/owners.ts";
import { pickSentences } from "../../src/assistant/built-in/rank.ts";
import { noteLines } from "../../src/assistant/note-lines.ts";
import { builtIn, claimsOf, readCases, runCases, taskOf } from "../evals/summary-cases.ts";
import { cpuMs } from "../support/effort.ts";
import { ZONE } from "./histories.ts";

const PEOPLE = [
  { id: "usr_1", name: "Phạm Ngọc Lan", side: "us" as const },
  { id: "con_1", name: "Trần Minh", side: "them" as const },
];

test.each([
  ["Lan", "usr_1"],
  ["chị Lan", "usr_1"],
  ["anh Minh", "con_1"],
  ["Minh Trần", "con_1"],
  ["Hùng", undefined],
  ["Phàm", undefined],
  ["Pham Ngoc Lan", "usr_1"],
  ["anh", undefined],
])("%s is %s", (name, id) => {
  expect(personNamed(name, PEOPLE)?.id).toBe(id);
});

test.each([
  "Cô Lan đặt 15 thùng, giao thứ Sáu 27/11.",
  "Delivery will take three weeks.",
  "Giá sẽ tăng từ tháng 12.",
  "Showroom mới ở Solo để trưng bày ba bộ.",
  "Anh Minh vẫn muốn so giá trước khi chốt.",
  "Máy sẽ chạy ổn sau khi thay bơm.",
  "Tuần trước Lan gửi mẫu, tuần này khách dùng thử.",
])("%s is neither task, nor risk, nor decision", (body) => {
  const lines = noteLines(body).map((line, index) => ({ ...line, ref: `n${index + 1}` }));
  const found = builtInNotes({
    ...{ lines, people: PEOPLE, author: "Phạm Ngọc Lan", language: "vi", writtenAt: Date.UTC(2026, 10, 25), timeZone: ZONE },
  });
  expect([found.action, found.risk, found.decision]).toEqual([[], [], []]);
});

test.each([
  ["Quyết định:\n- Mua hai máy", [["decision", null, "Mua hai máy"]]],
  ["**Action items**\n1. Send it now", [["action", null, "Send it now"]]],
  ["[00:12] Lan: Xin chào mọi người", [[null, "Lan", "Xin chào mọi người"]]],
  ["Kết luận: giữ giá cũ", [["decision", null, "giữ giá cũ"]]],
  [
    "Rủi ro:\n- Kho chậm bàn giao\nTrời hôm nay mưa",
    [
      ["risk", null, "Kho chậm bàn giao"],
      [null, null, "Trời hôm nay mưa"],
    ],
  ],
])("%j is read line by line", (body, lines) => {
  expect(noteLines(body).map(({ heading, speaker, text }) => [heading, speaker, text])).toEqual(lines);
});

test("whatever stands in notes, every point cites one of its lines, and it takes no longer than the notes are long", () => {
  const piece = fc.constantFrom(
    "Lan: ",
    "sẽ gửi ",
    "báo giá ",
    "trước thứ Sáu",
    "\n- ",
    "Quyết định:\n",
    "will send ",
    "[ ] ",
    "(Lan)",
    "? ",
    "không ",
    "12/13 ",
    "“",
    "\u202e",
    "- Lan, ",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 12 })), { maxLength: 40 }), (pieces) => {
      const lines = noteLines(pieces.join("")).map((line, index) => ({ ...line, ref: `n${index + 1}` }));
      const found = builtInNotes({
        lines,
        people: PEOPLE,
        author: null,
        language: "vi",
        writtenAt: Date.UTC(2026, 10, 25),
        timeZone: ZONE,
      });
      const refs = new Set(lines.map(({ ref }) => ref));
      for (const { cites, text } of Object.values(found).flat()) {
        expect(cites.length > 0 && cites.every((ref) => refs.has(ref))).toBe(true);
        expect(text.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

test("notes of 40,000 characters are read in time", () => {
  const body = "Anh Minh (trưởng phòng, Lan) sẽ cần phải nhận a a a a a a a a a a a a ".repeat(600);
  const spent = cpuMs(() => {
    const lines = noteLines(body).map((line, index) => ({ ...line, ref: `n${index + 1}` }));
    builtInNotes({ lines, people: PEOPLE, author: null, language: "vi", writtenAt: Date.UTC(2026, 10, 25), timeZone: ZONE });
  });
  expect(spent).toBeLessThan(2_000);
});

test("our own cases: at least sixty, in both languages, each met nearly whole and none with a point out of the air", async () => {
  const cases = readCases();
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  const outcomes = await runCases(builtIn);
  expect(outcomes.filter(({ uncited, unsupported }) => uncited + unsupported > 0)).toEqual([]);
  expect(outcomes.flatMap(({ missed }) => missed).length).toBeLessThanOrEqual(5);
});

test("a model's answer is judged as the product shows it: what no line bears out is gone", () => {
  const task = taskOf(readCases().find(({ id }) => id === "en-notes-sections") ?? expect.fail("the case is gone"));
  const line = task.notes?.lines.find(({ text }) => text.includes("revised quote"))?.ref ?? "";
  const claim = { text: "Send the revised quote.", cites: [line], kind: "action", owner: "Tom", due: "2026-12-02" };
  const sections = claimsOf(task, { claims: [claim, { ...claim, text: "Send 77 quotes.", owner: null, due: null }] });
  expect(sections.action?.map(({ text, owner }) => [text, owner])).toEqual([["Send the revised quote.", "Tom"]]);
});

test("long texts are picked by BM25 and thinned out, short ones by LexRank; both keep the order", () => {
  const sentences = Array.from({ length: 60 }, (_, index) =>
    index % 10 === 0 ? `Budget for the remote control ${index}` : `Uh huh okay number ${index}`,
  );
  const picked = pickSentences(sentences, 5);
  expect(picked).toEqual([...picked].sort((a, b) => a - b));
  expect(picked.every((index) => sentences[index]?.startsWith("Budget"))).toBe(true);
  expect(pickSentences(sentences.slice(0, 20), 3)).toHaveLength(3);
});
