import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberOf } from "../../src/assistant/calendar.ts";
import { dayOrderOf, daysAhead, isOpenDay, surelyAhead } from "../../src/assistant/day-order.ts";
import { daysIn } from "../../src/assistant/days.ts";
import { keyOf } from "../../src/reading/built-in/timings.ts";
import { ZONE } from "./histories.ts";

/** "12/05": Vietnamese has one reading, English two; near the day of writing one may stand alone. */

const TODAY = numberOf(2026, 11, 25);

const meant = (text: string, timeZone = ZONE): string[] => {
  const order = dayOrderOf(text, timeZone);
  const [figure] = daysIn(text, { today: TODAY, monthFirst: order !== "day-first" });
  return daysAhead(figure ?? { readings: [] }, TODAY, order).map(({ from }) => keyOf(from));
};

describe("in English", () => {
  test.each([
    ["We need to have the papers by 12/05", ["2026-12-05", "2027-05-12"]],
    ["We need to have the papers by 12/08", ["2026-12-08"]],
    ["We need to have the papers by 28/11", ["2026-11-28"]],
    ["We need to have the papers by 04/04", ["2027-04-04"]],
    ["We need to have the papers by 07/08", ["2027-07-08", "2027-08-07"]],
    ["We need to have the papers by 12/05/2026", ["2026-12-05"]],
    ["We need to have the papers by 03/04/2027", ["2027-03-04", "2027-04-03"]],
    ["We need to have the papers by 10/11/2026", []],
    ["We need to have the papers by 5 December", ["2026-12-05"]],
  ])("%s", (text, days) => {
    expect(meant(text)).toEqual(days);
  });

  test.each([
    ["America/Chicago", ["2026-12-05"]],
    ["Europe/London", ["2027-05-12"]],
    ["Asia/Tokyo", ["2026-12-05", "2027-05-12"]],
  ])("a team in %s has its own order", (timeZone, days) => {
    expect(meant("We need to have the papers by 12/05", timeZone)).toEqual(days);
  });
});

test("in Vietnamese the day is in front, wherever the team is", () => {
  for (const timeZone of [ZONE, "America/New_York"]) expect(meant("Bên em sẽ gửi hồ sơ ngày 12/05 nhé", timeZone)).toEqual(["2027-05-12"]);
});

test("what is told of a text's days leaves out one of two readings, and keeps the others", () => {
  const keys = (text: string) => surelyAhead(text, TODAY, ZONE).map(({ from }) => keyOf(from));
  expect(keys("We will send the drawings by 12/05 and visit you on 12/20")).toEqual(["2026-12-20"]);
  expect(keys("Bên em gửi bản vẽ ngày 12/05 và ghé anh ngày 20/12")).toEqual(["2027-05-12", "2026-12-20"]);
});

test("whatever the figures, no reading is past, an open one has two days, and they are those of the figures", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 400 }), (a, b, later) => {
      const today = TODAY + later;
      const [figure] = daysIn(`by ${a}/${b}`, { today, monthFirst: true });
      const ahead = daysAhead(figure ?? expect.fail("no date"), today, "either");
      expect(ahead.every(({ from, isYearless }) => from >= today || (a === b && isYearless))).toBe(true);
      expect(isOpenDay(ahead)).toBe(ahead.length === 2 && a !== b);
      for (const { from } of ahead) expect([a, b].toSorted().join()).toBe(keyOf(from).split("-").slice(1).map(Number).toSorted().join());
    }),
  );
});
