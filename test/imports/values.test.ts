import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countryCode, isOneEditApart } from "../../src/imports/countries.rules.ts";
import { guessDayOrder, readDay } from "../../src/imports/days.rules.ts";
import { decoderOf, guessEncoding } from "../../src/imports/encoding.rules.ts";
import { cellText, currencyIn, readCount, readDomain, readMillions, readMoney, readUrl } from "../../src/imports/values.rules.ts";
import { addressFormOf, dealStageOf, lifecycleOf } from "../../src/imports/vocabulary.rules.ts";
import { bytesOf, utf16 } from "./bytes.ts";

const day = (text: string, order: "dmy" | "mdy" = "dmy") => {
  const at = readDay(text, order);
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);
};

test.each([
  ["2016-10-20", "2016-10-20"],
  ["2016/1/5", "2016-01-05"],
  ["20161020", "2016-10-20"],
  ["20161020 14:30", "2016-10-20"],
  ["20161020T143000Z", "2016-10-20"],
  ["2016-10-20T05:00:00Z", "2016-10-20"],
  ["20/10/2016", "2016-10-20"],
  ["20.10.16", "2016-10-20"],
  ["20/10/2016 14:30", "2016-10-20"],
  ["20-Oct-16", "2016-10-20"],
  ["Oct 20, 2016", "2016-10-20"],
  ["October 20 2016", "2016-10-20"],
  ["20 tháng 10 năm 2016", "2016-10-20"],
  ["Ngày 20 tháng 10, 2016", "2016-10-20"],
  ["42663", "2016-10-20"],
  ["31/02/2016", undefined],
  ["soon", undefined],
  ["12", undefined],
])("day %s → %s", (text, expected) => {
  expect(day(text)).toBe(expected);
});

test("which comes first, day or month, is read off the whole column", () => {
  expect(guessDayOrder(["3/4/2016", "3/25/2016", ""])).toBe("mdy");
  expect(guessDayOrder(["3/4/2016", "25/3/2016"])).toBe("dmy");
  expect(guessDayOrder(["3/4/2016"])).toBeUndefined();
  expect(guessDayOrder(["25/3/2016", "3/25/2016"])).toBeUndefined();
  expect(day("3/4/2016", "mdy")).toBe("2016-03-04");
  expect(day("3/4/2016", "dmy")).toBe("2016-04-03");
  expect(day("25/3/2016", "mdy")).toBeUndefined();
});

test.each([
  ["1054", "USD", 105_400],
  ["$1,054.50", "USD", 105_450],
  ["1.054,50 €", "EUR", 105_450],
  ["125.000.000 ₫", "VND", 125_000_000],
  ["12.500.000 đ", "VND", 12_500_000],
  ["VND 5000", "VND", 5_000],
  ["-5", "USD", -500],
  ["two", "USD", undefined],
  ["12 apples", "USD", undefined],
  ["1e6", "USD", undefined],
  ["99999999999999999999", "USD", undefined],
])("money %s %s → %s", (text, currency, minor) => {
  expect(readMoney(text, currency)).toBe(minor);
});

test("an amount may name its currency, and revenue may be in millions", () => {
  expect(["$5", "5 €", "1.000 đ", "5 vnđ", "5 USD", "5"].map(currencyIn)).toEqual(["USD", "EUR", "VND", "VND", "USD", undefined]);
  expect(readMillions("1100.04", "USD")).toBe(110_004_000_000);
  expect(readMillions("1,5", "VND")).toBe(1_500_000);
});

test("counts", () => {
  expect(["10,083", "34288", "1.200", "12.0", "1,000+", "51-200", "many", "99999999"].map((text) => readCount(text, 10_000_000))).toEqual([
    10_083,
    34_288,
    1_200,
    12,
    1_000,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ["United States", "US"],
  ["USA", "US"],
  ["Việt Nam", "VN"],
  ["viet nam", "VN"],
  ["vn", "VN"],
  ["Korea", "KR"],
  ["Hàn Quốc", "KR"],
  ["Philipines", "PH"],
  ["Đức", "DE"],
  ["Mỹ", "US"],
  ["UK", "GB"],
  ["Austria", "AT"],
  ["Australia", "AU"],
  ["Niger", "NE"],
  ["Nigeria", "NG"],
  ["Atlantis", undefined],
  ["XX", undefined],
])("country %s → %s", (name, code) => {
  expect(countryCode(name)).toBe(code);
});

test("one edit apart", () => {
  expect(
    [
      ["kenya", "kenia"],
      ["kenya", "keny"],
      ["kenya", "kkenya"],
      ["kenya", "kneya"],
      ["", "ab"],
    ].map(([one = "", other = ""]) => isOneEditApart(one, other)),
  ).toEqual([true, true, true, false, false]);
});

test("web addresses", () => {
  expect(["https://www.Acme.com/vn", "acme.com.vn", "mailto", "http://"].map(readDomain)).toEqual([
    "acme.com",
    "acme.com.vn",
    undefined,
    undefined,
  ]);
  expect(["acme.com", "HTTPS://acme.com/a?b", "javascript:alert(1)", "acme"].map(readUrl)).toEqual([
    "https://acme.com",
    "HTTPS://acme.com/a?b",
    undefined,
    undefined,
  ]);
});

test("words of other systems", () => {
  expect(
    ["Won", "Closed Won", "Thành công", "Prospecting", "Engaging", "Proposal/Price Quote", "Đàm phán", "Huỷ", "Maybe"].map(dealStageOf),
  ).toEqual(["won", "won", "won", "prospecting", "engaging", "proposal", "negotiation", "lost", undefined]);
  expect(["Marketing Qualified Lead", "Khách hàng", "Churned"].map(lifecycleOf)).toEqual(["qualified", "customer", "former"]);
  expect(["Anh", "chị", "Ông", "Mr.", "Quý khách", "Sir"].map(addressFormOf)).toEqual(["anh", "chi", "ong", "mr", "quy_khach", undefined]);
});

test("cells that say nothing", () => {
  expect([" N/A ", "NULL", "-", "—", "(blank)", " a  b "].map(cellText)).toEqual(["", "", "", "", "", "a b"]);
});

describe("encodings", () => {
  test("by mark, by zeros, by validity", () => {
    expect(guessEncoding(bytesOf("tên,số"))).toEqual({ encoding: "utf-8", bomBytes: 0 });
    expect(guessEncoding(bytesOf("\ufefftên"))).toEqual({ encoding: "utf-8", bomBytes: 3 });
    expect(guessEncoding(utf16("\ufeffa,b", "utf-16le"))).toEqual({ encoding: "utf-16le", bomBytes: 2 });
    expect(guessEncoding(utf16("name,city\n", "utf-16be"))).toEqual({ encoding: "utf-16be", bomBytes: 0 });
    expect(guessEncoding(new Uint8Array([...Buffer.from("Caf\xe9,Z\xfcrich,Stra\xdfe", "latin1")])).encoding).toBe("windows-1252");
  });

  test("Vietnamese of old Windows programs is read", () => {
    // "Nguyễn Đức, Đà Nẵng" in windows-1258: tones are bytes of their own behind the vowel.
    const bytes = new Uint8Array([...Buffer.from("Nguy\xea\xden \xd0\xfd\xecc, \xd0a\xcc N\xe3\xdeng", "latin1")]);
    expect(guessEncoding(bytes).encoding).toBe("windows-1258");
    expect(decoderOf("windows-1258").decode(bytes).normalize("NFC")).toBe("Nguyễn Đức, Đà Nẵng");
  });

  test("a character cut through by the end of the sample is no reason to doubt UTF-8", () => {
    expect(guessEncoding(bytesOf("Nguyễn").subarray(0, 5)).encoding).toBe("utf-8");
  });
});

test("no text makes a reader throw, and no value is beyond what a database keeps", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      const numbers = [
        readDay(text, "dmy"),
        readDay(text, "mdy"),
        readMoney(text, "USD"),
        readMoney(text, "VND"),
        readMillions(text, "USD"),
        readCount(text, 1e7),
      ];
      expect(numbers.every((number) => number === undefined || Number.isSafeInteger(number))).toBe(true);
      for (const read of [countryCode, readDomain, readUrl, dealStageOf, lifecycleOf, addressFormOf, currencyIn]) read(text);
    }),
    { numRuns: 1_000 },
  );
});
