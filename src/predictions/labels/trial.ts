import type { HeldOut, ModelCard, Test } from "../model-card.ts";
import { auc, brier } from "../metrics.ts";
import type { ReadColumn } from "./columns.ts";
import { learn, type LabelModel } from "./model.ts";
import { probabilitiesOf } from "./score.ts";
import { countGroups, groupsOf, smoothedRate } from "./single-column.ts";

/** Trying a model on rows that it has not learned from: everything, encodings and λ included, is learned anew without them. Pure. */

export interface Trial {
  test: Test;
  held: HeldOut | null;
  simpleRule: ModelCard["simpleRule"];
}

/** What is tried: rows whose label is known, in the order of a random number (0 to 1) of each that depends on its key alone. */
export interface Material {
  columns: ReadColumn[];
  rows: Uint32Array;
  outcomes: Uint8Array;
  orderOf: Float64Array;
  /** When each row was so (ms UTC), where that is known. */
  at?: Float64Array | undefined;
}

/** Positions among the rows. */
export interface Split {
  learned: Uint32Array;
  predicted: Uint32Array;
}

export const FOLDS = 5;
/** Above this many rows one part is held out instead of folds: as good a measure, for a fifth of the time. */
const FOLDS_UP_TO = 20_000;
const HELD_OUT = 10_000;
const LEARNED = 20_000;
const NEWEST_SHARE = 0.2;
const FEWEST_OF_A_CLASS = 5;

/** The fold of each row, 0 to 4. */
export const foldsOf = (orderOf: Float64Array): Uint8Array => Uint8Array.from(orderOf, (order) => Math.floor(order * FOLDS));

export function splitsOf({ rows, outcomes, orderOf, at }: Material): { how: Test["how"]; splits: Split[] } {
  const all = Uint32Array.from(rows.keys());
  if (at) {
    const byTime = all.slice().sort((left, right) => (at[left] as number) - (at[right] as number));
    const cut = at[byTime[Math.floor((1 - NEWEST_SHARE) * byTime.length)] as number] as number;
    return usable("newest", [{ learned: all.filter((row) => (at[row] as number) < cut), predicted: all.filter((row) => (at[row] as number) >= cut) }], outcomes);
  }
  if (rows.length > FOLDS_UP_TO) {
    const split = { predicted: all.subarray(0, HELD_OUT), learned: all.subarray(HELD_OUT, HELD_OUT + LEARNED) };
    return usable("held_out", [split], outcomes);
  }
  const foldOf = foldsOf(orderOf);
  const splits = Array.from({ length: FOLDS }, (_, fold) => ({
    learned: all.filter((row) => foldOf[row] !== fold),
    predicted: all.filter((row) => foldOf[row] === fold),
  }));
  return usable("folds", splits.filter(({ predicted }) => predicted.length > 0), outcomes);
}

/** None at all when some part has too few of a class to learn anything from. */
function usable(how: Test["how"], splits: Split[], outcomes: Uint8Array): { how: Test["how"]; splits: Split[] } {
  const isUsable = splits.every(({ learned, predicted }) => {
    const positives = learned.reduce((sum, row) => sum + (outcomes[row] as number), 0);
    return predicted.length > 0 && Math.min(positives, learned.length - positives) >= FEWEST_OF_A_CLASS;
  });
  return isUsable && splits.length > 0 ? { how, splits } : { how: "none", splits: [] };
}

/** What a way of learning predicts for rows held out. */
export type Learner = (material: Material, learned: Uint32Array) => (positions: Uint32Array) => Float64Array;

/** Learns and predicts split by split. `told` hears of each that is done. */
export function tryOut(material: Material, told: () => void, learner: Learner = logisticLearner): Trial {
  const { how, splits } = splitsOf(material);
  const predicted = concat(splits.map((split) => split.predicted));
  const test = { how, folds: splits.length, learned: splits[0]?.learned.length ?? 0, predicted: predicted.length };
  if (splits.length === 0) return { test, held: null, simpleRule: null };
  const outcomes = Uint8Array.from(predicted, (row) => material.outcomes[row] as number);
  const probabilities: number[] = [];
  const baseRates: number[] = [];
  for (const { learned, predicted: rows } of splits) {
    probabilities.push(...[...learner(material, learned)(rows)]);
    baseRates.push(...Array.from(rows, () => baseRateOf(material, learned)));
    told();
  }
  const held = { outcomes, probabilities: Float64Array.from(probabilities), baseRates: Float64Array.from(baseRates) };
  return { test, held, simpleRule: simpleRule(material, splits, outcomes) };
}

const logisticLearner: Learner = (material, learned) => {
  const model = learnAt(material, learned);
  return (positions) => probabilitiesOf(model, material.columns, rowsAt(material, positions));
};

/** A model (without intervals) of some positions among the rows. */
export function learnAt(material: Material, positions: Uint32Array): LabelModel {
  const outcomes = Uint8Array.from(positions, (at) => material.outcomes[at] as number);
  return learn(material.columns, rowsAt(material, positions), outcomes);
}

export const rowsAt = ({ rows }: Material, positions: Uint32Array): Uint32Array => positions.map((at) => rows[at] as number);

const baseRateOf = ({ outcomes }: Material, positions: Uint32Array): number =>
  positions.reduce((sum, at) => sum + (outcomes[at] as number), 0) / positions.length;

const concat = (parts: Uint32Array[]): Uint32Array => Uint32Array.from(parts.flatMap((part) => [...part]));

const RULE_BINS = 5;

/** The rate of each value of one column: the column that tells most of the rows learned from, tried on those held out. */
function simpleRule(material: Material, splits: Split[], outcomes: Uint8Array): ModelCard["simpleRule"] {
  const tried = splits.map((split) => bestColumn(material, split));
  const scores = Float64Array.from(tried.flatMap(({ predicted }) => [...predicted]));
  const columns = [...new Set(tried.map(({ column }) => column))];
  return { says: `how often it came with each value of ${columns.join(" or ")}`, auc: auc(outcomes, scores), brier: brier(outcomes, scores) };
}

function bestColumn(material: Material, { learned, predicted }: Split): { column: string; predicted: Float64Array } {
  const both = rowsAt(material, concat([learned, predicted]));
  const outcomes = Uint8Array.from(learned, (at) => material.outcomes[at] as number);
  const baseRate = baseRateOf(material, learned);
  let best = { column: "", auc: -1, predicted: new Float64Array() };
  for (const column of material.columns) {
    const groups = groupsOf(column, both, RULE_BINS);
    const counts = countGroups({ ...groups, groupOf: groups.groupOf.subarray(0, learned.length) }, outcomes);
    const rates = counts.rows.map((rows, group) => smoothedRate(counts.positives[group] as number, rows, baseRate));
    const scores = Float64Array.from(groups.groupOf, (group) => rates[group] as number);
    const here = auc(outcomes, scores.subarray(0, learned.length));
    if (here > best.auc) best = { column: column.name, auc: here, predicted: scores.slice(learned.length) };
  }
  return best;
}
