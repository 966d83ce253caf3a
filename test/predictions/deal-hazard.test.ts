import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { testedHazard } from "../../src/predictions/scores/closing-test.ts";
import { type DealHistory, forecastDeal, learnHazard, standingOf } from "../../src/predictions/scores/deal-hazard.ts";

/** Winning and closing by stage and age, against invented deals whose truth is known. */

const exponential = (random: ReturnType<typeof seeded>, mean: number): number => 1 + Math.round(-mean * Math.log(1 - random.next()));

/** Deals of "proposal" are won with .7 and close after 30 days on average, those of "engaging" with .2 after 90. */
function invented(count: number, asOf: number, seed = "hazard"): DealHistory[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const stage = random.chance(0.5) ? "proposal" : "engaging";
    const opened = asOf - random.between(1, 900);
    const closed = opened + exponential(random, stage === "proposal" ? 30 : 90);
    const end = random.chance(stage === "proposal" ? 0.7 : 0.2) ? "won" : "lost";
    const moves: DealHistory["moves"] = [
      [stage, opened],
      [end, closed],
    ];
    return { id: `d${index}`, moves: moves.filter(([, day]) => day <= asOf) };
  });
}

const NOW = 20_000;

describe("the hazard", () => {
  test("finds what was planted, whatever is still open", () => {
    const hazard = learnHazard(invented(3_000, NOW), NOW);
    const [proposal, engaging] = [forecastDeal(hazard, "proposal", 0), forecastDeal(hazard, "engaging", 0)];
    expect(proposal.win).toBeCloseTo(0.7, 1);
    expect(engaging.win).toBeCloseTo(0.2, 1);
    // The median of an exponential is .69 of its mean.
    expect(Math.abs((proposal.closes.median ?? 0) - 21)).toBeLessThan(5);
    expect(Math.abs((engaging.closes.median ?? 0) - 62)).toBeLessThan(14);
  });

  test("knows nothing of later days: learned as of a day it is the same whatever came after", () => {
    const all = invented(800, NOW);
    const then = NOW - 200;
    const known = all
      .map(({ id, moves }) => ({ id, moves: moves.filter(([, day]) => day <= then) }))
      .filter(({ moves }) => moves.length > 0);
    expect(learnHazard(all, then)).toEqual(learnHazard(known, then));
  });

  test("a stage with few deals is told by all others, and with none at all", () => {
    const hazard = learnHazard(
      [
        ...invented(600, NOW),
        {
          id: "x",
          moves: [
            ["negotiation", NOW - 50],
            ["won", NOW - 40],
          ],
        },
      ],
      NOW,
    );
    const [one, none] = [forecastDeal(hazard, "negotiation", 0).win, forecastDeal(hazard, "prospecting", 0).win];
    expect(one).toBeGreaterThan(none);
    expect(one).toBeLessThan(none + 0.1);
    expect(forecastDeal(learnHazard([], NOW), "engaging", 3)).toMatchObject({ win: 0.5, closes: { median: null, high: null } });
  });

  test("a wide range where it rests on little", () => {
    const width = (count: number) => {
      const [low, high] = forecastDeal(learnHazard(invented(count, NOW), NOW), "proposal", 0).range;
      return high - low;
    };
    expect(width(60)).toBeGreaterThan(2 * width(3_000));
  });

  test("how a deal stood on a day", () => {
    const deal: DealHistory = {
      id: "d",
      moves: [
        ["engaging", 10],
        ["proposal", 20],
        ["won", 30],
      ],
    };
    expect(standingOf(deal, 9)).toBeNull();
    expect(standingOf(deal, 15)).toEqual({ stage: "engaging", days: 5, closes: ["won", 30] });
    expect(standingOf(deal, 29)).toEqual({ stage: "proposal", days: 9, closes: ["won", 30] });
    expect(standingOf(deal, 30)).toBeNull();
  });
});

test.each(["a", "b", "c", "d"])("intervals of 80 per cent hold about eight of ten closings: %s", (seed) => {
  const { closing } = testedHazard(invented(2_000, NOW, seed), NOW);
  expect(closing?.deals).toBeGreaterThan(50);
  expect(closing?.covered).toBeGreaterThan(0.7);
  expect(closing?.covered).toBeLessThan(0.92);
});
