import { quantileOf } from "../maths/quantiles.ts";
import { type DealHistory, forecastDeal, type Hazard, learnHazard, placeOf, standingOf } from "./deal-hazard.ts";

/** How the expected close is tested: on days gone by, from what was known then, against when deals did close. Pure. */

export interface ClosingCard {
  /** Deals that were open on a past day and have closed since, or should have by now. */
  deals: number;
  /** How many of them closed within their 80 % interval, and how far off the median was, in days. */
  covered: number;
  medianError: number;
}

const DAYS = 5;
const FEWEST = 30;

/** The hazard as of today, its intervals as wide as the past asks for, and how well they held on the newest past day. */
export function testedHazard(histories: readonly DealHistory[], asOf: number): { hazard: Hazard; closing: ClosingCard | null } {
  const days = testDays(histories, asOf);
  const places = days.map((day) => placesOn(histories, day, asOf));
  const newest = days.at(-1);
  const closing = newest === undefined ? null : closingOn(histories, newest, asOf, levelsOf(places.slice(0, -1)));
  return { hazard: learnHazard(histories, asOf, levelsOf(places)), closing };
}

/** Days at which a fifth, two fifths … of all closings were known; the last ones too recent to tell are left out. */
function testDays(histories: readonly DealHistory[], asOf: number): number[] {
  const ends = histories.flatMap(({ moves }) =>
    moves.filter(([stage, day]) => (stage === "won" || stage === "lost") && day <= asOf).map(([, day]) => day),
  );
  if (ends.length < 2 * FEWEST) return [];
  const sorted = Float64Array.from(ends).sort();
  return [...new Set(Array.from({ length: DAYS }, (_, index) => Math.floor(quantileOf(sorted, 0.4 + index * 0.1))))];
}

/** Deals that were open on a day: those that have closed since, at the place of their closing within what was foretold. */
function placesOn(histories: readonly DealHistory[], day: number, asOf: number): number[] {
  const hazard = learnHazard(histories, day);
  return openOn(histories, day, asOf).map(({ stage, days, closedAfter }) =>
    closedAfter === null ? 1 : placeOf(hazard, stage, days, closedAfter),
  );
}

/** Those that are still open count as later than anything, else only quick deals would be tested. */
const openOn = (histories: readonly DealHistory[], day: number, asOf: number) =>
  histories.flatMap((history) => {
    const standing = standingOf(history, day);
    if (!standing) return [];
    const { stage, days, closes } = standing;
    return [{ stage, days, closedAfter: closes && closes[1] <= asOf ? closes[1] - day : null }];
  });

/** As wide as the worst of the days asks for: what held eight of ten on each of them may well hold as many on the next. */
function levelsOf(placesOfDays: number[][]): Hazard["levels"] {
  const sorted = placesOfDays.filter((places) => places.length >= FEWEST).map((places) => Float64Array.from(places).sort());
  return [
    Math.min(...sorted.map((places) => quantileOf(places, 0.1)), PLAIN[0]),
    Math.max(...sorted.map((places) => quantileOf(places, 0.9)), PLAIN[1]),
  ];
}

const PLAIN: Hazard["levels"] = [0.1, 0.9];

function closingOn(histories: readonly DealHistory[], day: number, asOf: number, levels: Hazard["levels"]): ClosingCard | null {
  const hazard = learnHazard(histories, day, levels);
  const told = openOn(histories, day, asOf).flatMap(({ stage, days, closedAfter }) => {
    const { low, high, median } = forecastDeal(hazard, stage, days).closes;
    const stillOpenIn = high === null || high >= asOf - day;
    if (closedAfter === null) return stillOpenIn ? [] : [{ isCovered: false, error: null }];
    return [
      {
        isCovered: closedAfter >= low && (high === null || closedAfter <= high),
        error: median === null ? null : Math.abs(closedAfter - median),
      },
    ];
  });
  if (told.length < FEWEST) return null;
  const errors = Float64Array.from(told.flatMap(({ error }) => error ?? [])).sort();
  return {
    deals: told.length,
    covered: told.filter(({ isCovered }) => isCovered).length / told.length,
    medianError: errors.length > 0 ? quantileOf(errors, 0.5) : 0,
  };
}
