import { DAY } from "../../core/time.ts";
import type { Feature } from "../features/feature.ts";
import { featuresOf } from "../features/features.ts";
import { scoreLabels, type TrainedLabels, trainLabels } from "../labels/train.ts";
import { quantileOf } from "../maths/quantiles.ts";
import type { ModelCard } from "../model-card.ts";
import { dayText } from "../predictions.rules.ts";
import { Unfit } from "../unfit.ts";
import { type ClosingCard, testedHazard } from "./closing-test.ts";
import type { DealHistory } from "./deal-hazard.ts";
import type { LabelNoun } from "./definition.rules.ts";
import { ID, type KnownRow, knownTable, LABEL, tableOf } from "./rows.ts";
import { type SavedLabelModel, saveLogistic } from "./saved-label-model.ts";
import type { LabelCard } from "./scores.schema.ts";
import { hazardWins, testWins, type WinTest } from "./win-test.ts";

/** What a label is learned from. Days are since 1970, `now` is ms UTC. */
export interface LabelLearning {
  noun: LabelNoun;
  rows: KnownRow[];
  asOf: number;
  horizonDays: number | null;
  seed: string;
  now: number;
  /** Fields that the outcome itself is made of, as "noun.field". */
  leaveOut: string[];
  /** Of deals: which stage they entered when. */
  histories?: DealHistory[];
}

export interface LabelLearnt {
  model: SavedLabelModel;
  card: LabelCard;
}

/** Learns from records of days gone by, tests on the newest of them and says how well that went; null where there is too little to learn from. */
export function learnLabel(learning: LabelLearning): LabelLearnt | null {
  try {
    return learning.histories ? learnWins(learning, learning.histories) : learnOthers(learning);
  } catch (thrown) {
    if (thrown instanceof Unfit) return null;
    throw thrown;
  }
}

/** A test on the newest rows wherever rows are of different days. */
export function train({ noun, rows, leaveOut, asOf, now, seed }: Omit<LabelLearning, "horizonDays" | "histories">): TrainedLabels {
  const features = featuresOf(noun);
  const areOfOneDay = new Set(rows.map(({ knownOn }) => knownOn)).size < 2;
  return trainLabels({
    ...{ table: knownTable(features, rows), label: LABEL, positive: "yes", id: ID, leaveOut: ofFields(features, leaveOut) },
    at: areOfOneDay ? undefined : Float64Array.from(rows, ({ knownOn }) => knownOn * DAY),
    ...{ asOf: asOf * DAY, now, seed },
  });
}

const ofFields = (features: Feature[], fields: string[]): string[] =>
  features.filter(({ sources }) => sources.some((source) => fields.includes(source))).map(({ name }) => name);

function learnOthers(learning: LabelLearning): LabelLearnt {
  const trained = train(learning);
  const { model, points, card } = trained;
  const isPercentage = percentagesOf(card).state === "allowed";
  const { probabilities } = scoreLabels(trained, tableOf(featuresOf(learning.noun), learning.rows));
  return {
    model: {
      ...{ method: points ? "points" : "logistic", isPercentage, label: saveLogistic(model, isPercentage), points, hazard: null },
      cuts: cutsOf(probabilities),
    },
    card: cardOf(learning, trained, card, { method: points ? "points" : "logistic", compared: [], closing: null }),
  };
}

/** By stage and age, until the logistic is better on deals that closed later. */
function learnWins(learning: LabelLearning, histories: DealHistory[]): LabelLearnt {
  const trained = train(learning);
  const { hazard, closing } = testedHazard(histories, learning.asOf);
  const test = testWins(learning, histories);
  const isLogistic = !trained.points && test !== null && test.logistic.logLoss < test.hazard.logLoss;
  const tested = isLogistic ? trained.card : hazardCard(trained.card, test);
  const isPercentage = percentagesOf(tested).state === "allowed";
  const scores = isLogistic
    ? scoreLabels(trained, tableOf(featuresOf(learning.noun), learning.rows)).probabilities
    : hazardWins(hazard, learning.rows);
  const method = isLogistic ? "logistic" : "stage_prior";
  const label = isLogistic ? saveLogistic(trained.model, isPercentage) : null;
  return {
    model: { method, isPercentage, label, points: null, hazard, cuts: cutsOf(scores) },
    card: cardOf(learning, trained, tested, { method, compared: comparedIn(test), closing }),
  };
}

/** Without a test nothing may be said in percentages. */
function hazardCard(card: TrainedLabels["card"], test: WinTest | null): ModelCard {
  if (!test) return { ...card, metrics: null, calibration: [], base: null, percentages: notTested(card) };
  const { metrics, calibration, base, percentages, tested } = test.card;
  return { ...card, metrics, calibration, base, percentages, tested };
}

const notTested = ({ percentages }: ModelCard): ModelCard["percentages"] =>
  percentages.state === "refused" && percentages.reason === "too_few_of_a_class"
    ? percentages
    : { state: "refused", reason: "not_tested", says: "too few deals to hold any back for a test" };

const comparedIn = (test: WinTest | null): LabelCard["compared"] =>
  test
    ? [
        { method: "stage_prior", ...test.hazard },
        { method: "logistic", ...test.logistic },
      ]
    : [];

function cutsOf(scores: Float64Array): SavedLabelModel["cuts"] {
  const sorted = scores.slice().sort();
  return [quantileOf(sorted, 0.7), quantileOf(sorted, 0.9)];
}

/**
 * Besides what the engine asks for, records must have been told apart. A number that is the same for all can beat the base rate of older
 * records by luck, where more of the newest have the label.
 */
function percentagesOf({ percentages, metrics }: ModelCard): LabelCard["percentages"] {
  if (percentages.state === "refused") return { state: "refused", reason: percentages.reason };
  return metrics && metrics.auc.low > 0.5 ? { state: "allowed", reason: null } : { state: "refused", reason: "no_better_than_base_rate" };
}

type Further = { method: LabelCard["method"]; compared: LabelCard["compared"]; closing: ClosingCard | null };

function cardOf(learning: LabelLearning, trained: TrainedLabels, tested: ModelCard, further: Further): LabelCard {
  const { metrics, rows, positives, baseRate, calibration, base, simpleRule } = tested;
  const areFinite = metrics !== null && Object.values(metrics).every(({ value, low, high }) => [value, low, high].every(Number.isFinite));
  return {
    ...further,
    percentages: percentagesOf(tested),
    ...{ asOf: dayText(learning.asOf), horizonDays: learning.horizonDays, trainedAt: tested.trainedAt, seed: learning.seed },
    tested: { how: tested.tested.how, learned: tested.tested.learned, predicted: tested.tested.predicted },
    ...{ rows, positives, baseRate, metrics: areFinite ? metrics : null, base },
    calibration: calibration.flatMap(({ n, predicted, observed }) =>
      predicted === null || observed === null ? [] : [{ rows: n, predicted, happened: observed }],
    ),
    simpleRule: simpleRule && Number.isFinite(simpleRule.auc) && Number.isFinite(simpleRule.brier) ? simpleRule : null,
    leaks: leaksOf(learning, trained),
  };
}

/** What knows the outcome, and what it is made of. */
function leaksOf({ noun, leaveOut }: LabelLearning, { card }: TrainedLabels): LabelCard["leaks"] {
  const features = featuresOf(noun);
  const told = ofFields(features, leaveOut).map((column) => ({
    column,
    isLeftOut: true,
    reason: "is_the_outcome",
    says: "the outcome is made of it",
  }));
  return [...told, ...card.leaks].flatMap(({ column, isLeftOut, reason, says }) => {
    const feature = features.find(({ name }) => name === column);
    return feature ? [{ feature: column, meaning: feature.meaning, isLeftOut, reason, says, of: [...feature.sources] }] : [];
  });
}
