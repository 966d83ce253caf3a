import { gathered, placesUpTo } from "../maths/places.ts";
import { auc, brier } from "../metrics.ts";
import type { HeldOut, ModelCard, Test } from "../model-card.ts";
import type { ReadColumn } from "./columns.ts";
import { aucAlone } from "./leakage.ts";
import { type LabelModel, learn } from "./model.ts";
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
export function foldsOf(orderOf: Float64Array): Uint8Array {
  const folds = new Uint8Array(orderOf.length);
  for (let at = 0; at < folds.length; at += 1) folds[at] = Math.floor((orderOf[at] as number) * FOLDS);
  return folds;
}

/** Folds that have nothing to do with those: by the digits of the random number that are behind. */
export const foldsAgain = (orderOf: Float64Array): Uint8Array => foldsOf(orderOf.map((order) => (order * 1_000) % 1));

/** How rows are held back: the newest where it is known when each was, else in folds, or one part of very many. */
export function splitsOf({ rows, outcomes, orderOf, at }: Material): { how: Test["how"]; splits: Split[] } {
  if (at) return usable("newest", [newestSplit(at)], outcomes);
  const all = placesUpTo(rows.length);
  if (rows.length > FOLDS_UP_TO) {
    const split = { predicted: all.subarray(0, HELD_OUT), learned: all.subarray(HELD_OUT, HELD_OUT + LEARNED) };
    return usable("held_out", [split], outcomes);
  }
  const foldOf = foldsOf(orderOf);
  const splits = Array.from({ length: FOLDS }, (_, fold) => ({
    learned: all.filter((row) => foldOf[row] !== fold),
    predicted: all.filter((row) => foldOf[row] === fold),
  }));
  const filled = splits.filter(({ predicted }) => predicted.length > 0);
  return usable("folds", filled, outcomes);
}

/** The newest fifth (rows without a time are never in it), predicted from what is older. */
function newestSplit(at: Float64Array): Split {
  const known = placesUpTo(at.length).filter((row) => !Number.isNaN(at[row] as number));
  const byTime = Float64Array.from(known, (row) => at[row] as number).sort();
  const cut = byTime[Math.floor((1 - NEWEST_SHARE) * byTime.length)] as number;
  const older = known.filter((row) => (at[row] as number) < cut);
  return {
    learned: older.length > LEARNED ? older.subarray(0, LEARNED) : older,
    predicted: known.filter((row) => (at[row] as number) >= cut).subarray(0, HELD_OUT),
  };
}

/** None at all when there are too few of a class to learn from in some part, or to predict in all of them. */
function usable(how: Test["how"], splits: Split[], outcomes: Uint8Array): { how: Test["how"]; splits: Split[] } {
  const fewestOf = (rows: Uint32Array): number => {
    const positives = rows.reduce((sum, row) => sum + (outcomes[row] as number), 0);
    return Math.min(positives, rows.length - positives);
  };
  const isLearnable = splits.every(({ learned }) => fewestOf(learned) >= FEWEST_OF_A_CLASS);
  const isTold = fewestOf(concat(splits.map(({ predicted }) => predicted))) >= FEWEST_OF_A_CLASS;
  return isLearnable && isTold ? { how, splits } : { how: "none", splits: [] };
}

/** What a way of learning predicts for rows held out. */
export type Learner = (material: Material, learned: Uint32Array) => (positions: Uint32Array) => Float64Array;

/** Learns and predicts split by split. `told` hears of each that is done. */
export function tryOut(material: Material, told: () => void, learner: Learner = logisticLearner): Trial {
  const { how, splits } = splitsOf(material);
  const predicted = concat(splits.map((split) => split.predicted));
  const test = { how, folds: splits.length, learned: splits[0]?.learned.length ?? 0, predicted: predicted.length };
  if (splits.length === 0) return { test, held: null, simpleRule: null };
  const held = {
    outcomes: gathered(material.outcomes, predicted),
    probabilities: new Float64Array(predicted.length),
    baseRates: new Float64Array(predicted.length),
  };
  let from = 0;
  for (const split of splits) {
    const to = from + split.predicted.length;
    held.probabilities.set(learner(material, split.learned)(split.predicted), from);
    held.baseRates.fill(baseRateOf(material, split.learned), from, to);
    from = to;
    told();
  }
  return { test, held, simpleRule: simpleRule(material, splits, held.outcomes) };
}

const logisticLearner: Learner = (material, learned) => {
  const model = learnAt(material, learned);
  return (positions) => probabilitiesOf(model, material.columns, rowsAt(material, positions));
};

/** A model (without intervals) of some positions among the rows. */
export function learnAt(material: Material, positions: Uint32Array): LabelModel {
  return learn(material.columns, rowsAt(material, positions), gathered(material.outcomes, positions));
}

export const rowsAt = ({ rows }: Material, positions: Uint32Array): Uint32Array => gathered(rows, positions);

const baseRateOf = ({ outcomes }: Material, positions: Uint32Array): number =>
  positions.reduce((sum, at) => sum + (outcomes[at] as number), 0) / positions.length;

function concat(parts: Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}

const RULE_BINS = 5;

/** The rate of each value of one column: the column that tells most of the rows learned from, tried on those held out. */
function simpleRule(material: Material, splits: Split[], outcomes: Uint8Array): ModelCard["simpleRule"] {
  const tried = splits.map((split) => bestColumn(material, split));
  const scores = Float64Array.from(tried.flatMap(({ predicted }) => [...predicted]));
  const columns = [...new Set(tried.map(({ column }) => column))];
  return {
    says: `how often it came with each value of ${columns.join(" or ")}`,
    auc: auc(outcomes, scores),
    brier: brier(outcomes, scores),
  };
}

function bestColumn(material: Material, { learned, predicted }: Split): { column: string; predicted: Float64Array } {
  const [rows, outcomes] = [rowsAt(material, learned), gathered(material.outcomes, learned)];
  const within = foldsAgain(gathered(material.orderOf, learned));
  const alone = material.columns.map((column) => aucAlone(column, rows, outcomes, within));
  const column = material.columns[alone.indexOf(Math.max(...alone))] ?? (material.columns[0] as ReadColumn);
  const groups = groupsOf(column, rowsAt(material, concat([learned, predicted])), RULE_BINS);
  const counts = countGroups({ ...groups, groupOf: groups.groupOf.subarray(0, learned.length) }, outcomes);
  const rates = counts.rows.map((count, group) => smoothedRate(counts.positives[group] as number, count, baseRateOf(material, learned)));
  return { column: column.name, predicted: Float64Array.from(groups.groupOf.subarray(learned.length), (group) => rates[group] as number) };
}
