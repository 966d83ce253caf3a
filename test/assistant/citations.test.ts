import fc from "fast-check";
import { expect, test } from "vitest";
import { CitationFilter, stripCitations } from "../../src/assistant/citations.ts";
import { cpuMs } from "../support/effort.ts";

const pushAll = (pieces: string[]): string => {
  const filter = new CitationFilter();
  return pieces.map((piece) => filter.push(piece)).join("") + filter.end();
};

test.each([
  ["Đơn trị giá 125.000.000 ₫ [a12].", "Đơn trị giá 125.000.000 ₫.", [["a12"]]],
  ["Two sources [a1, d3] and [f1][a2].", "Two sources and.", [["a1", "d3"], ["f1"], ["a2"]]],
  ["Behind the stop. [a1] Next [A2; a3].", "Behind the stop. Next.", [["a1"], ["a2", "a3"]]],
  ["【a1】 full width", " full width", [["a1"]]],
  ["[Name] and [1] and [see a1] stay", "[Name] and [1] and [see a1] stay", []],
  ["cut at the end [a1", "cut at the end", []],
  ["cut at the end [", "cut at the end", []],
])("%j", (raw, text, refs) => {
  const stripped = stripCitations(raw);
  expect(stripped.text).toBe(text);
  expect(stripped.marks.map((mark) => mark.refs)).toEqual(refs);
});

test("marks stand where the citation stood in the visible text", () => {
  const { text, marks } = stripCitations("One [a1]. Two [a2]. Three.");
  expect(marks.map(({ at, refs }) => [text.slice(0, at), ...refs])).toEqual([
    ["One", "a1"],
    ["One. Two", "a2"],
  ]);
});

test("however a stream is cut, what comes through is the stripped whole", () => {
  const part = fc.constantFrom(
    "[a1]",
    " [a12, d3]",
    "[",
    "]",
    "a1",
    " ",
    "   ",
    "text ",
    "【f1】",
    "[x",
    "\n",
    ". ",
    "[a1,",
    " a2]",
    "đ",
    "👍",
    "[a1-a3]",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), fc.array(fc.nat(9), { maxLength: 80 }), (parts, cuts) => {
      const whole = parts.join("");
      const pieces: string[] = [];
      let from = 0;
      for (const cut of cuts) {
        pieces.push(whole.slice(from, from + cut));
        from += cut;
      }
      pieces.push(whole.slice(from));
      expect(pushAll(pieces)).toBe(stripCitations(whole).text);
    }),
    { numRuns: 2_000 },
  );
});

test("a hostile text costs no time", () => {
  const strip = () => stripCitations(`${" ".repeat(100_000)}[${"a1,".repeat(30_000)}`);
  expect(cpuMs(strip) + cpuMs(() => pushAll(Array(20_000).fill(" [a")))).toBeLessThan(1_000);
});
