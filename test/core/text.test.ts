import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ftsExpression, queryWords } from "../../src/core/search-query.ts";
import { clean, cleanLine, exact, fold, initials, matchName, shorten, words } from "../../src/core/text.ts";
import { runs } from "../support/proof.ts";

/** Text rules: what is kept of any text, and how Vietnamese is recognised again. */

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom("\u0000", "\u202e", "\u2066", "\ud800", "\udc00", "e\u0302\u0323", "Đ", "đ", " ", "\n", "a", "😀", "İ", "ẞ", "ﬁ"),
      { maxLength: 20 },
    )
    .map((parts) => parts.join("")),
);

describe("cleaning", () => {
  test("leaves nothing poisonous, and cleaning again changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = clean(text);
        expect(kept).not.toMatch(/[\u0000\u202a-\u202e\u2066-\u2069]/);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).toBe(kept.normalize("NFC"));
        expect(clean(kept)).toBe(kept);
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(cleanLine(text)).toBe(cleanLine(text).trim());
      }),
      runs(500),
    );
  });

  test("leaves good text alone", () => {
    for (const text of ["Nguyễn Thị Hồng Ánh", "👨‍👩‍👧 🇻🇳", "שלום עולם", "مرحبا", "a\tb\nc", "\u200d\u200c"])
      expect(clean(text)).toBe(text.normalize("NFC"));
  });
});

describe("the place of the tone", () => {
  test.each([
    ["Hòa", "Hoà"],
    ["THỦY", "THUỶ"],
    ["Lê Thúy", "Lê Thuý"],
    ["khỏe", "khoẻ"],
    ["Bùi Lọa", "Bùi Loạ"],
    ["Hòa", "Hoà".normalize("NFD")],
    ["Quý", "Qúy"],
  ])("%s and %s are one spelling", (one, other) => {
    expect(exact(one)).toBe(exact(other));
    expect(queryWords(one)).toEqual(queryWords(other));
  });

  test("any word, wherever it stands: both spellings are one, and only they", () => {
    const tones = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];
    const syllable = fc.record({
      before: fc.constantFrom("", "h", "th", "kh", "nguyễn t"),
      pair: fc.constantFrom("oa", "oe", "uy"),
      tone: fc.constantFrom(...tones),
      after: fc.constantFrom("", "n", "nh", " lan"),
    });
    const spelled = (
      on: "first" | "second",
      { before, pair, tone, after }: { before: string; pair: string; tone: string; after: string },
    ) => `${before}${on === "first" ? `${pair[0]}${tone}${pair[1]}` : `${pair}${tone}`}${after}`.normalize("NFC");
    fc.assert(
      fc.property(syllable, syllable, (one, other) => {
        expect(exact(spelled("first", one))).toBe(exact(spelled("second", one)));
        expect(exact(spelled("first", one)) === exact(spelled("second", other))).toBe(spelled("first", one) === spelled("first", other));
        expect(fold(exact(spelled("second", one)))).toBe(fold(spelled("second", one)));
        expect(exact(exact(spelled("second", one)))).toBe(exact(spelled("second", one)));
      }),
      runs(500),
    );
  });
});

describe("folding", () => {
  test.each([
    ["Nguyễn Đức", "nguyen duc"],
    ["ĐẶNG THỊ ÁNH", "dang thi anh"],
    ["Ưu Ơ Ơ ƯỚC", "uu o o uoc"],
    ["Łódź Ærø Søren", "łodz ærø søren"],
    ["Crème Brûlée", "creme brulee"],
  ])("%s → %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("does not depend on how marks are written, on capitals, or on being folded already", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠẰẲẴẮẶỄỆỢỰỸĐ "), maxLength: 40 }), (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text));
        expect(fold(text.toUpperCase())).toBe(fold(text));
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text)).toMatch(/^[a-z ]*$/);
        expect(exact(text.normalize("NFD"))).toBe(exact(text));
      }),
      runs(300),
    );
  });
});

test.each([
  ["Công ty TNHH Cà phê Đặng Đức", "caphedangduc"],
  ["CÔNG TY CỔ PHẦN Cà-phê Đặng  Đức", "caphedangduc"],
  ["GTX Pro", "gtxpro"],
  ["GTXPro", "gtxpro"],
  ["Acme, Inc.", "acme"],
  ["Công ty", "congty"],
  ["!!!", "!!!"],
])("%s is recognised as %s", (name, key) => {
  expect(matchName(name)).toBe(key);
});

test("shortening ends at a word, with an ellipsis, never within a letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 2, max: 60 }), (text, limit) => {
      const short = shorten(text, limit);
      expect(short.length).toBeLessThanOrEqual(Math.max(limit, text.length <= limit ? text.length : 0));
      expect(short.isWellFormed()).toBe(true);
      if (text.length <= limit) expect(short).toBe(text);
      else expect(short.endsWith("…")).toBe(true);
    }),
    runs(300),
  );
  expect(shorten("Hẹn gặp lại tuần sau", 14)).toBe("Hẹn gặp lại…");
});

test("initials are those of family and given name", () => {
  expect(["Nguyễn Thị Hồng Ánh", "Cher", "", "  a  b  "].map(initials)).toEqual(["NÁ", "C", "", "AB"]);
});

describe("a query", () => {
  test("becomes an expression of words alone, whatever was typed", () => {
    fc.assert(
      fc.property(anyText, (q) => {
        const found = queryWords(q);
        expect(found.length).toBeLessThanOrEqual(12);
        for (const word of found)
          for (const text of [word.exact, word.folded, ...(word.groups ?? [])]) expect(text).toMatch(/^[\p{L}\p{M}\p{N}]*$/u);
        expect(ftsExpression(found, "a b", "folded").replace(/[\p{L}\p{M}\p{N}]+/gu, "x")).toMatch(/^\{x x\} : /);
      }),
      runs(500),
    );
  });

  test.each([
    ["0903 123 456", [{ exact: "0903123456", folded: "0903123456", groups: ["0903", "123", "456"] }]],
    [
      "Đức 0903",
      [
        { exact: "đức", folded: "duc" },
        { exact: "0903", folded: "0903" },
      ],
    ],
    ["", []],
  ])("%j → %j", (q, expected) => {
    expect(queryWords(q)).toEqual(expected);
  });

  test("words are found in what they came from", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("Nguyễn", "Đức", "cà", "phê", "ABC", "12"), { minLength: 1, maxLength: 6 }), (parts) => {
        expect(words(parts.join(", "))).toEqual(parts.map(fold));
      }),
      runs(50),
    );
  });
});
