import { expect, test } from "vitest";
import { scoreLies } from "../evals/lies.ts";

/** The checkers of the drafting cases are tested by what they must not let pass. */

test("an engine that puts a lie into each draft fails at least 95 % of the cases for it", { timeout: 60_000 }, async () => {
  const [line] = await scoreLies();
  expect(line?.misses).toEqual([]);
  expect(line?.score.value).toBeGreaterThanOrEqual(0.95);
});
