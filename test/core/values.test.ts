import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kindOfId, newId } from "../../src/core/ids.ts";
import { decimalsOf, formatMoney, parseMoney } from "../../src/core/money.ts";
import { sameText, sha256, signerFrom } from "../../src/core/secrets.ts";
import { dayKey, formatDay, parseDay } from "../../src/core/time.ts";
import { runs } from "../support/proof.ts";

/** Money, days, ids and signatures. */

describe("money", () => {
  test.each([
    ["125.000.000 ₫", "VND", 125_000_000],
    ["125,000,000 VND", "VND", 125_000_000],
    ["1.100,04", "EUR", 110_004],
    ["1,100.04", "USD", 110_004],
    ["$5", "USD", 500],
    ["-12.5", "USD", -1_250],
    ["1.000", "VND", 1_000],
    ["1'234.50", "CHF", 123_450],
    ["0", "VND", 0],
    ["2.5", "KWD", 2_500],
  ])("%s %s is %i", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor);
  });

  test.each(["", "abc", "125 triệu", "1.2.3", "1,23,456", "1e9", "--1", "9007199254740993", "12.345.67", "１２"])(
    "%s is no amount",
    (text) => {
      expect(parseMoney(text, "USD")).toBeUndefined();
    },
  );

  test("what is written is read back, in either language, where a comma before three digits groups them", () => {
    const currency = fc.constantFrom("VND", "USD", "EUR", "JPY");
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), currency, fc.constantFrom("vi", "en"), (minor, code, locale) => {
        const written = formatMoney(minor, code, locale).replace(/[^\d.,-]/g, "");
        expect([written, parseMoney(written, code)]).toEqual([written, minor === 0 ? 0 : minor]);
      }),
      runs(500),
    );
  });

  test("đồng have no decimals", () => {
    expect([decimalsOf("VND"), decimalsOf("USD"), decimalsOf("KWD")]).toEqual([0, 2, 3]);
    expect(formatMoney(125_000_000, "VND", "vi").replace(/\s/g, " ")).toBe("125.000.000 ₫");
  });
});

describe("days", () => {
  test("a written day is read back, and a day that is none is not", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }), (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split("-");
        const at = parseDay(iso);
        expect(at).toBe(Date.UTC(Number(year), Number(month) - 1, Number(date), 12));
        expect(parseDay(`${date}/${month}/${year}`)).toBe(at);
        expect(dayKey(at ?? 0)).toBe(iso);
      }),
      runs(300),
    );
    for (const text of ["2023-02-29", "31/04/2024", "2024-13-01", "00/01/2024", "1/1/24", "tomorrow", "", "2024-1"])
      expect(parseDay(text), text).toBeUndefined();
  });

  test("a day is written as its people write it", () => {
    const at = Date.UTC(2026, 10, 22, 18);
    expect([formatDay(at, "vi"), formatDay(at, "en"), formatDay(at, "en", "UTC")]).toEqual(["23/11/2026", "Nov 23, 2026", "Nov 22, 2026"]);
  });
});

describe("ids", () => {
  test("say what they name, are all different, and sort by when they were made", () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => newId("contact", 1_800_000_000_000 + Math.floor(index / 100)));
    expect(new Set(ids).size).toBe(2_000);
    expect([...ids].sort()).toEqual(ids);
    expect(kindOfId(ids[0] ?? "")).toBe("contact");
  });

  test.each([
    "",
    "con_",
    "con_x",
    "xyz_01H0000000000000000000000X",
    "CON_01H0000000000000000000000X",
    "con_01H000000000000000000000IL",
    " con_01H0000000000000000000000X",
  ])("%j is none", (id) => {
    expect(kindOfId(id)).toBeUndefined();
  });
});

describe("signatures", () => {
  const signer = signerFrom("00".repeat(32));

  test("hold for one purpose, one text and one key", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (purpose, text, other) => {
        const signature = signer.sign(purpose, text);
        expect(signer.verify(purpose, text, signature)).toBe(true);
        expect(signerFrom("11".repeat(32)).verify(purpose, text, signature)).toBe(false);
        if (other !== text) expect(signer.verify(purpose, other, signature)).toBe(false);
        if (other !== signature) expect(signer.verify(purpose, text, other)).toBe(false);
      }),
      runs(100),
    );
  });

  test("the end of a purpose is not the beginning of a text", () => {
    expect(signer.verify("cursor a", "b", signer.sign("cursor", "a\nb"))).toBe(false);
  });

  test("texts are compared whole", () => {
    expect([sameText("a", "a"), sameText("a", "b"), sameText("a", "ab"), sameText("", "")]).toEqual([true, false, false, true]);
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
});
