import { ModelFailure } from "../../src/assistant/model-failure.ts";
import type { Model } from "../../src/core/context.ts";
import { scoreAsking } from "./asking.ts";
import { inTurn } from "./at-once.ts";
import { draftCases, type Outcome, tryCase } from "./drafting-cases.ts";
import { share } from "./intervals.ts";
import { draftsOf, queriesOf, readingsOf, summariesOf } from "./model-answers.ts";
import { inputOf, isReadRight, readingCases } from "./reading.ts";
import type { Line, Skipped } from "./scorecard.ts";
import { scoreSummaryCases } from "./summarising.ts";

/** The case sets of the built-in engine, answered by a model and held against the same checkers. A failure of the model is a case not met. */

const MOST_MISSES = 10;

export async function scoreModelCases(model: Model, atOnce: number, dataFolder: string): Promise<(Line | Skipped)[]> {
  return [
    await scoreDrafting(model, atOnce),
    ...(await scoreSummaryCases(summariesOf(model), "Summarising cases by a model", atOnce)),
    ...(await scoreReading(model, atOnce)),
    ...(await scoreAsking(dataFolder, queriesOf(model), "Asking by a model (query and numbers exact)", atOnce)).map(shortened),
  ];
}

export async function scoreDrafting(model: Model, atOnce: number): Promise<Line> {
  const answer = draftsOf(model);
  const outcomes = await inTurn(draftCases(), atOnce, (one) => unlessFailed(tryCase(one, answer), failed(one.id)));
  const misses = outcomes.filter(({ failures }) => failures.length > 0);
  return {
    ...{ group: "Drafting cases by a model", name: "cases in which all holds", better: "higher" },
    score: share(outcomes.length - misses.length, outcomes.length),
    misses: misses.slice(0, MOST_MISSES).map(({ id, failures }) => `${id}: ${failures.join("; ").slice(0, 300)}`),
  };
}

const failed =
  (id: string) =>
  (reason: string): Outcome => ({ id, failures: [reason], text: "" });

const READING_SETS = { dev: "own cases", "held-out": "held out", third: "third set", traps: "traps" } as const;

export const scoreReading = (model: Model, atOnce: number): Promise<Line[]> =>
  inTurn(Object.keys(READING_SETS) as (keyof typeof READING_SETS)[], 1, (name) => scoreSet(name, model, atOnce));

async function scoreSet(name: keyof typeof READING_SETS, model: Model, atOnce: number): Promise<Line> {
  const answer = readingsOf(model);
  const outcomes = await inTurn(readingCases(name), atOnce, async (one) => {
    const read = (async () => (isReadRight(one, await answer(inputOf(one), one.id)) ? undefined : "otherwise"))();
    return { id: one.id, miss: await unlessFailed<string | undefined>(read, (reason) => reason) };
  });
  const misses = outcomes.flatMap(({ id, miss }) => (miss ? [`${id}: ${miss}`] : []));
  return {
    ...{ group: "Reading by a model", name: `${READING_SETS[name]}, texts read right in all fields`, better: "higher" },
    score: share(outcomes.length - misses.length, outcomes.length),
    misses: misses.slice(0, MOST_MISSES),
  };
}

async function unlessFailed<T>(work: Promise<T>, otherwise: (reason: string) => T): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof ModelFailure) return otherwise(thrown.reason);
    throw thrown;
  }
}

const shortened = (line: Line | Skipped): Line | Skipped =>
  "misses" in line && line.misses ? { ...line, misses: line.misses.slice(0, MOST_MISSES) } : line;
