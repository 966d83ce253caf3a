import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { occasionFact, occasionGaps } from "../../src/assistant/occasions.ts";
import { lunarYearName, tetOf } from "../../src/assistant/tet.ts";
import { at, carton } from "./histories.ts";

const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** In 1985, 2007 and 2030 Vietnam's Tết was, or will be, on another day than the Chinese New Year. */
test.each([
  [1968, "1968-01-29", "Mậu Thân"],
  [1985, "1985-01-21", "Ất Sửu"],
  [2007, "2007-02-17", "Đinh Hợi"],
  [2020, "2020-01-25", "Canh Tý"],
  [2023, "2023-01-22", "Quý Mão"],
  [2025, "2025-01-29", "Ất Tỵ"],
  [2026, "2026-02-17", "Bính Ngọ"],
  [2027, "2027-02-06", "Đinh Mùi"],
  [2030, "2030-02-02", "Canh Tuất"],
  [2033, "2033-01-31", "Quý Sửu"],
  [2034, "2034-02-19", "Giáp Dần"],
])("Tết %i is on %s, %s", (year, day, name) => {
  expect(dayOf(tetOf(year))).toBe(day);
  expect(lunarYearName(year)).toBe(name);
});

test("every Tết lies between 20 January and 21 February, 12 or 13 moons after the one before", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2150 }), (year) => {
      const day = dayOf(tetOf(year)).slice(5);
      expect(day >= "01-20" && day <= "02-21").toBe(true);
      expect([353, 354, 355, 383, 384, 385]).toContain(tetOf(year + 1) - tetOf(year));
    }),
  );
});

describe("birthdays", () => {
  const born = (birthday: string | null) => {
    const from = carton();
    return { ...from, contact: from.contact && { ...from.contact, birthday } };
  };
  test.each([
    ["today", "1980-11-20", "2026-11-20", "20/11", []],
    ["over the turn of the year", "1980-01-05", "2026-12-28", "05/01", []],
    ["a few days ago", "1980-11-15", "2026-11-20", "15/11", []],
    ["on 29 February in a common year", "1976-02-29", "2027-02-27", "01/03", []],
    ["too far ahead", "1980-06-15", "2026-11-20", undefined, ["birthday_far"]],
    ["not known", null, "2026-11-20", undefined, ["birthday"]],
  ])("%s", (_, birthday, now, told, gaps) => {
    expect(occasionFact("birthday_greeting", born(birthday), at(now), "vi")?.text).toBe(told);
    expect(occasionGaps("birthday_greeting", born(birthday), at(now), "vi").map(({ code }) => code)).toEqual(gaps);
  });
});
