import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../src/assistant/calendar.ts";
import { daysIn, sameDay } from "../../src/assistant/days.ts";
import { figuresIn } from "../../src/assistant/figures.ts";
import { namesIn, nameWord } from "../../src/assistant/names.ts";
import { numbersIn, sameNumber } from "../../src/assistant/numbers.ts";

/** Sunday, 22 November 2026. */
const TODAY = dayNumber(Date.UTC(2026, 10, 22, 3), "Asia/Ho_Chi_Minh");
const base = { today: TODAY, monthFirst: false };
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe("amounts and numbers", () => {
  test.each<[string, string]>([
    ["125.000.000 ₫", "money 125000000 VND"],
    ["125 triệu đồng", "money 125000000 VND"],
    ["125tr", "money 125000000"],
    ["1,2 tỷ", "money 1200000000"],
    ["1 tỷ 2", "money 1200000000"],
    ["1 tỷ 200 triệu", "money 1200000000"],
    ["1tr2", "money 1200000"],
    ["2 triệu rưỡi", "money 2500000"],
    ["18.500đ/thùng", "money 18500 VND"],
    ["$4,514", "money 4514|4.514 USD"],
    ["US$ 1.2m", "money 1200000 USD"],
    ["EUR 9.80/kg", "money 9.8 EUR"],
    ["4.5k", "money 4500"],
    ["10%", "percent 10"],
    ["1,5 phần trăm", "percent 1.5"],
    ["74 ngày", "duration 74 day"],
    ["hai tuần", "duration 2 week"],
    ["three working days", "duration 3 day"],
    ["2-3 ngày", "duration 2 day; duration 3 day"],
    ["3 triệu 5 ngày", "money 3000000; duration 5 day"],
    ["200 thùng", "number 200"],
    ["1.200 cái", "number 1200|1.2"],
  ])("%s is %s", (text, expected) => {
    const found = numbersIn(text).map(({ kind, values, currency, unit }) =>
      [kind, values.join("|"), currency, unit].filter(Boolean).join(" "),
    );
    expect(found.join("; ")).toBe(expected);
  });

  test.each<[string, string, boolean]>([
    ["125 triệu", "125.000.000 ₫", true],
    ["$71.7k", "$71,680", true],
    ["khoảng 1,2 tỷ", "1.234.000.000 ₫", true],
    ["2 weeks", "14 ngày", true],
    ["4,514", "USD 4,514.00", true],
    ["125 triệu", "124.000.000 ₫", false],
    ["$4,514", "€4,514", false],
    ["10%", "10", false],
    ["3 tuần", "3 cái", false],
    ["3 months", "3 weeks", false],
    ["222 tỷ", "222.000.000 ₫", false],
  ])("%s says %s: %s", (claim, found, expected) => {
    const [a, b] = [numbersIn(claim)[0], numbersIn(found)[0]];
    expect(a && b && sameNumber(a, b)).toBe(expected);
  });
});

describe("dates", () => {
  test.each<[string, string]>([
    ["12/05/2026", "2026-05-12"],
    ["12/5", "2027-05-12"],
    ["2026-05-12", "2026-05-12"],
    ["ngày 12 tháng 5 năm 2026", "2026-05-12"],
    ["May 12, 2026", "2026-05-12"],
    ["12th of May 2026", "2026-05-12"],
    ["thứ Sáu tuần sau", "2026-11-27"],
    ["thứ 6 tuần trước", "2026-11-13"],
    ["next Monday", "2026-11-23"],
    ["last Friday", "2026-11-20"],
    ["hôm qua", "2026-11-21"],
    ["chiều mai", "2026-11-23"],
    ["10 ngày nữa", "2026-12-02"],
    ["tháng 5/2026", "2026-05-01..2026-05-31"],
    ["Q3 2026", "2026-07-01..2026-09-30"],
    ["quý 3/2026", "2026-07-01..2026-09-30"],
    ["năm ngoái", "2025-01-01..2025-12-31"],
  ])("%s is %s", (text, expected) => {
    const reading = daysIn(text, base)[0]?.readings[0];
    expect(reading && (reading.to > reading.from ? `${iso(reading.from)}..${iso(reading.to)}` : iso(reading.from))).toBe(expected);
  });

  test.each(["lần thứ hai", "may I", "Sat there", "24/7", "quý khách", "Anh Nam", "hàng tháng"])("%s is no date", (text) => {
    expect(daysIn(text, base)).toEqual([]);
  });

  test.each<[string, string, boolean]>([
    ["ngày 12/05", "giao 12/05/2026", true],
    ["13/05", "12/05/2026", false],
    ["13/05/2026", "12/05/2026", false],
    ["thứ Bảy tuần sau", "27/11/2026", false],
    ["June 31", "July 31", false],
    ["in May", "on May 12", true],
    ["12/05/2025", "12/05/2026", false],
    ["thứ Sáu", "27/11/2026", true],
    ["14h30", "2:30 pm", true],
    ["05/12", "12/05", false],
  ])("%s is borne out by %s: %s", (claim, found, expected) => {
    const figure = daysIn(claim, base)[0];
    expect(
      figure &&
        sameDay(
          figure,
          daysIn(found, base).flatMap(({ readings }) => readings),
        ),
    ).toBe(expected);
  });
});

describe("names, codes and addresses", () => {
  const kinds = (text: string) => figuresIn(text, base).map(({ kind, raw }) => `${kind}:${raw}`);

  test.each<[string, string[]]>([
    ["Anh Minh đã đặt 200 thùng, đơn BG-2026-031.", ["name:Minh", "number:200", "code:BG-2026-031"]],
    ["Trần Quang Minh (Công ty TNHH Thiên Long) gọi 0901 234 567", ["name:Trần Quang Minh", "name:Thiên Long", "phone:0901 234 567"]],
    ["Kenji Tanaka of Acme Inc. wrote to a.b@acme.co.jp", ["name:Kenji Tanaka", "name:Acme", "email:a.b@acme.co.jp"]],
    ["Phòng họp 7B và khổ A4", ["code:7B", "code:A4"].map((code) => code)],
    ["See https://evil.example.com/x?y=1.", ["name:See", "link:https://evil.example.com/x?y=1"]],
    ["Quý khách nhận hóa đơn 0001234", ["code:0001234"]],
  ])("%s", (text, expected) => {
    expect(kinds(text).filter((found) => found !== "name:Phòng")).toEqual(expected);
  });

  test("old and new tone marks, marks and no marks", () => {
    expect(nameWord("Hoà").marked).toBe(nameWord("Hòa").marked);
    expect(nameWord("Thuý").marked).toBe(nameWord("Thúy").marked);
    expect(nameWord("Quý").marked).toBe("quý");
    expect(namesIn("gặp chị Thanh Hà và anh Đỗ Đức").map(({ raw }) => raw)).toEqual(["Thanh Hà", "Đỗ Đức"]);
  });
});

test("whatever stands in a text, figures keep their places and never overlap", () => {
  const piece = fc.constantFrom(
    "12/05 ",
    "1.000.000 ₫ ",
    "Trần Minh ",
    "thứ 6 tuần sau ",
    "$4,514.00",
    "-",
    "/",
    "12",
    ".",
    ",",
    "%",
    " ",
    "BG-01 ",
    "khoảng ",
    "a@b.vn ",
    "hai tuần ",
    "\n",
    "₫",
    "1 tỷ 2 ",
    "😀",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.array(piece, { maxLength: 40 }).map((parts) => parts.join("")),
      ),
      (text) => {
        let last = 0;
        for (const { start, end, raw } of figuresIn(text, base)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toContain(raw.slice(0, 3));
          last = end;
        }
      },
    ),
    { numRuns: 600 },
  );
});
