import { seeded } from "../../core/random.ts";
import { featuresOf } from "../features/features.ts";
import { scoreLabels, trainLabels } from "../labels/train.ts";
import { quantileOf } from "../maths/quantiles.ts";
import { auc, brier, logLoss } from "../metrics.ts";
import { type HeldOut, judge, type ModelCard, measure } from "../model-card.ts";
import { Unfit } from "../unfit.ts";
import { type DealHistory, forecastDeal, type Hazard, learnHazard } from "./deal-hazard.ts";
import type { LabelLearning } from "./learn-labels.ts";
import { ID, type KnownRow, knownTable, LABEL, tableOf } from "./rows.ts";

/** The two ways to tell whether a deal is won, on the same newest deals, each learned from what was known before they closed. Pure. */

interface Scores {
  logLoss: number;
  auc: number;
  brier: number;
}

export interface WinTest {
  hazard: Scores;
  logistic: Scores;
  /** Of the hazard. */
  card: Pick<ModelCard, "metrics" | "calibration" | "base" | "percentages" | "tested">;
}

const FEWEST_OF_A_CLASS = 5;

export function testWins(learning: LabelLearning, histories: DealHistory[]): WinTest | null {
  const { rows, seed } = learning;
  const known = Float64Array.from(rows, ({ knownOn }) => knownOn).sort();
  const cut = quantileOf(known, 0.8);
  const [older, newest] = [rows.filter(({ knownOn }) => knownOn < cut), rows.filter(({ knownOn }) => knownOn >= cut)];
  if (![older, newest].every(hasBoth)) return null;
  const outcomes = Uint8Array.from(newest, ({ outcome }) => outcome);
  const baseRate = older.reduce((sum, { outcome }) => sum + outcome, 0) / older.length;
  const probabilities = hazardWins(learnHazard(histories, Math.ceil(cut) - 1), newest);
  const logistic = logisticWins(learning, older, newest) ?? Float64Array.from(newest, () => baseRate);
  const held: HeldOut = { outcomes, probabilities, baseRates: Float64Array.from(newest, () => baseRate) };
  const positives = rows.reduce((sum, { outcome }) => sum + outcome, 0);
  return {
    hazard: scoresOf(outcomes, probabilities),
    logistic: scoresOf(outcomes, logistic),
    card: {
      ...measure(held, seeded(`${seed} card`)),
      percentages: judge(positives, rows.length, held),
      tested: { how: "newest", folds: 1, learned: older.length, predicted: newest.length },
    },
  };
}

function hasBoth(rows: KnownRow[]): boolean {
  const won = rows.filter(({ outcome }) => outcome === 1).length;
  return Math.min(won, rows.length - won) >= FEWEST_OF_A_CLASS;
}

const scoresOf = (outcomes: Uint8Array, probabilities: Float64Array): Scores => ({
  ...{ logLoss: logLoss(outcomes, probabilities), auc: auc(outcomes, probabilities), brier: brier(outcomes, probabilities) },
});

/** What the hazard says of rows, by the stage they were in and for how long. */
export function hazardWins(hazard: Hazard, rows: readonly { facts: KnownRow["facts"] }[]): Float64Array {
  const places = stagePlaces();
  return Float64Array.from(rows, ({ facts }) => {
    const { stage, days } = standingIn(facts, places);
    return forecastDeal(hazard, stage, days).win;
  });
}

export const stagePlaces = (): [stage: number, days: number] => {
  const names = featuresOf("deals").map(({ name }) => name);
  return [names.indexOf("stage"), names.indexOf("daysInStage")];
};

export const standingIn = (facts: KnownRow["facts"], [stage, days]: [number, number]) => ({
  stage: String(facts[stage] ?? "engaging"),
  days: Math.max(0, Number(facts[days] ?? 0)),
});

function logisticWins({ noun, asOf, now, seed }: LabelLearning, older: KnownRow[], newest: KnownRow[]): Float64Array | null {
  const features = featuresOf(noun);
  try {
    const question = { table: knownTable(features, older), label: LABEL, positive: "yes", id: ID, asOf, now, seed };
    return scoreLabels(trainLabels(question), tableOf(features, newest)).probabilities;
  } catch (thrown) {
    if (thrown instanceof Unfit) return null;
    throw thrown;
  }
}
