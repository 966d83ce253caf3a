import { firstOf, seeded } from "../../core/random.ts";
import { logOddsOf } from "../maths/odds.ts";
import { gathered, placesByKey, placesUpTo } from "../maths/places.ts";
import { FEWEST_OF_A_CLASS, type HeldOut, isBetterThanBase, judge, type ModelCard, measure } from "../model-card.ts";
import { columnOf, type Table, textOf } from "../table.ts";
import { Unfit } from "../unfit.ts";
import { type Dropped, type ReadColumn, readColumn, readTable } from "./columns.ts";
import { readLabels, without } from "./labels.ts";
import { type Leak, leakOf } from "./leakage.ts";
import { type LabelModel, learn } from "./model.ts";
import { countPoints, type PointsRule, pointsFrom, probabilityOfPoints } from "./points.ts";
import { type Recalibration, recalibrate } from "./recalibration.ts";
import { scoresOf } from "./score.ts";
import { suspectOf } from "./suspects.ts";
import { foldsAgain, type Learner, learnAt, type Material, rowsAt, splitsOf, tryOut } from "./trial.ts";

/** From a table with labels to a model with its card, and from there to scores. Pure: the clock is told, chance comes from the seed. */

export interface Question {
  table: Table;
  /** The column of labels, and the value that is predicted. */
  label: string;
  positive: string;
  /** A column that names each row: nothing is learned from it, and a row's fold depends on it alone. */
  id?: string | undefined;
  /** Columns that nothing is learned from, and leaky ones to use all the same. */
  leaveOut?: string[] | undefined;
  keep?: string[] | undefined;
  /** When each row was so (ms UTC): the test is then on the newest fifth. */
  at?: Float64Array | undefined;
  /** The day (ms UTC) that dates are seen from. */
  asOf: number;
  /** Now (ms UTC), for the card. */
  now: number;
  seed: string;
  /** Hears how far it is, 0 to 1. */
  told?: ((share: number) => void) | undefined;
}

export interface LabelCard extends ModelCard {
  penalty: number;
  recalibration: Recalibration;
  dropped: Dropped[];
  leaks: Leak[];
  /** Rows whose label is not known. */
  unlabelled: number;
}

export interface TrainedLabels {
  model: LabelModel;
  /** In place of percentages, where too few of a class are known. */
  points: PointsRule | null;
  card: LabelCard;
}

/** Learns who has a label. Throws `Unfit` when the table cannot answer the question. */
export function trainLabels(question: Question): TrainedLabels {
  const { label, positive, seed, told = () => {} } = question;
  const { material, unlabelled, dropped, leaks } = prepare(question);
  const positives = material.outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const isByPoints = Math.min(positives, material.rows.length - positives) < FEWEST_OF_A_CLASS;
  const dated = question.at ? [] : material.columns.filter((column) => column.reading.kind === "age").slice(0, MOST_DATES);
  const steps = splitsOf(material).splits.length + dated.length + 2;
  let done = 0;
  const step = () => told(++done / steps);
  step();
  const trial = tryOut(material, step, isByPoints ? pointsLearner : undefined);
  const newest = dated.flatMap((column) => newestTrial(material, column, step) ?? []);
  const percentages = judge(positives, material.rows.length, trial.held, newest);
  const measured = trial.held ? measure(trial.held, seeded(`${seed} card`)) : { metrics: null, calibration: [], base: null };
  const suspect =
    measured.metrics && suspectOf(material, measured.metrics.auc.value, [...(question.keep ?? []), ...leaks.map(({ column }) => column)]);
  const learned = learn(material.columns, material.rows, material.outcomes);
  const model = percentages.state === "allowed" || isByPoints ? learned : humbled(learned, trial.held, newest);
  step();
  const card: LabelCard = {
    question: `${label} is ${positive}`,
    method: isByPoints ? "points" : "ridge logistic regression",
    ...{ tested: trial.test, rows: material.rows.length, positives, baseRate: positives / material.rows.length },
    ...measured,
    simpleRule: trial.simpleRule,
    percentages,
    ...{ trainedAt: new Date(question.now).toISOString(), seed, penalty: model.penalty, recalibration: model.recalibration },
    ...{ dropped, leaks: suspect ? [...leaks, suspect] : leaks, unlabelled },
  };
  return { model, points: isByPoints ? pointsFrom(model, material.columns, material.rows) : null, card };
}

/** Dates that the newest rows are looked for by. */
const MOST_DATES = 3;

/** How the newest rows by a column of dates are predicted from older ones; undefined when there are too few to tell. */
function newestTrial(material: Material, column: ReadColumn, told: () => void): { column: string; held: HeldOut } | undefined {
  if (!("values" in column)) return undefined;
  const at = Float64Array.from(material.rows, (row) => -(column.values[row] as number));
  const { held } = tryOut({ ...material, at }, told);
  return held ? { column: column.name, held } : undefined;
}

/** A model that may not speak in percentages, drawn to the base rate as far as the test that it failed says. */
function humbled(model: LabelModel, held: HeldOut | null, newest: { held: HeldOut }[]): LabelModel {
  const failed = held && !isBetterThanBase(held, 0) ? held : (newest[0]?.held ?? held);
  if (!failed) return model;
  const again = recalibrate(failed.outcomes, failed.probabilities.map(logOddsOf));
  const { shift, slope } = model.recalibration;
  const base = logOddsOf(model.positives / model.rows);
  const flatter = Math.min(1, again.slope);
  return { ...model, recalibration: { shift: base * (1 - flatter) + flatter * shift, slope: flatter * slope } };
}

const pointsLearner: Learner = (material, learned) => {
  const rule = pointsFrom(learnAt(material, learned), material.columns, rowsAt(material, learned));
  return (positions) => pointScores(rule, material.columns, rowsAt(material, positions));
};

/** Probabilities that the points of rows stand for; not to be shown as percentages. */
export const pointScores = (rule: PointsRule, columns: ReadColumn[], rows: Uint32Array): Float64Array =>
  Float64Array.from(countPoints(rule, columns, rows), (points) => probabilityOfPoints(rule, points));

/** Columns are looked at by themselves on at most so many rows. */
const LOOKED_AT = 20_000;
/** Labels and columns read, rows in the random order of their keys, leaky columns out. */
function prepare(question: Question) {
  const { table, label, positive, id, leaveOut = [], keep = [], at } = question;
  for (const name of [...leaveOut, ...keep, ...(id === undefined ? [] : [id])]) columnOf(table, name);
  const known = readLabels(table, label, positive);
  const learnable = without(table, [label, ...leaveOut, ...(id === undefined ? [] : [id])]);
  const read = readTable(learnable, question.asOf);
  const keys = keysOf(question, learnable, known.rows);
  const places = placesByKey(keys);
  const [rows, outcomes, orderOf] = [gathered(known.rows, places), gathered(known.outcomes, places), gathered(keys, places)];
  const looked = {
    rows: rows.subarray(0, LOOKED_AT),
    outcomes: outcomes.subarray(0, LOOKED_AT),
    foldOf: foldsAgain(orderOf),
  };
  const leaks = read.columns.flatMap((column) => leakOf(column, looked.rows, looked.outcomes, looked.foldOf) ?? []);
  const told = leaks.map((leak) => ({ ...leak, isLeftOut: leak.isLeftOut && !keep.includes(leak.column) }));
  const leaky = new Set(told.flatMap(({ column, isLeftOut }) => (isLeftOut ? [column] : [])));
  const columns = read.columns.filter(({ name }) => !leaky.has(name));
  if (columns.length === 0) throw new Unfit("nothing_to_learn_from", nothingLeft(read.dropped, told));
  const times = at && gathered(at, rows);
  const material: Material = { columns, rows, outcomes, orderOf, at: times };
  return { material, unlabelled: known.unknown, dropped: read.dropped, leaks: told };
}

function nothingLeft(dropped: Dropped[], leaks: Leak[]): string {
  const reasons = [...dropped, ...leaks].slice(0, 10).map(({ column, says }) => `${column} (${says})`);
  return `No column is left to learn from${reasons.length > 0 ? `: ${reasons.join("; ")}` : ", there is only the label"}.`;
}

/** What decides a row's place: its id, or all that it holds. */
function keysOf({ table, id, seed }: Question, { columns }: Table, rows: Uint32Array): Float64Array {
  const ids = id === undefined ? undefined : columnOf(table, id).cells;
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const key = ids ? textOf(ids[row] ?? null) : columns.map(({ cells }) => cells[row] ?? "").join("\u0001");
    keys[at] = firstOf(`${seed} ${key}`);
  }
  return keys;
}

export interface LabelScores {
  /** To rank and reckon with; to be shown as a percentage only where the card allows it. */
  probabilities: Float64Array;
  /** 90 % posterior interval of each. */
  low: Float64Array;
  high: Float64Array;
  /** Where the rule is points. */
  points: Int32Array | null;
}

/** Scores the rows of a table. Throws `Unfit` when it has no rows, or lacks a column that was learned from. */
export function scoreLabels({ model, points }: TrainedLabels, table: Table): LabelScores {
  if (table.rows === 0) throw new Unfit("no_rows", "The rows to score are none: there are only headings.");
  const columns = columnsFor(model, table);
  const rows = placesUpTo(table.rows);
  const scores = scoresOf(model, columns, rows, { isBounded: true });
  const probabilities = points ? pointScores(points, columns, rows) : scores.probabilities;
  const { low, high } = scores.bounds ?? { low: probabilities, high: probabilities };
  return {
    probabilities,
    low: low.map((each, row) => Math.min(each, probabilities[row] as number)),
    high: high.map((each, row) => Math.max(each, probabilities[row] as number)),
    points: points && countPoints(points, columns, rows),
  };
}

/** The columns that a model needs, read as they were when it was learned. Throws `Unfit` when one is not there. */
export const columnsFor = (model: LabelModel, table: Table): ReadColumn[] =>
  model.encodings.map(({ column, reading }) => readColumn(columnOf(table, column), reading));
