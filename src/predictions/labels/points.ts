import { probabilityOf } from "../maths/odds.ts";
import { binOf, cutPoints } from "../maths/quantiles.ts";
import type { ReadColumn } from "./columns.ts";
import { named } from "./design.ts";
import type { Encoding } from "./encoding.ts";
import type { LabelModel } from "./model.ts";
import { contributions, meanLogOdds } from "./score.ts";
import { runOf } from "./single-column.ts";

/**
 * A rule that can be added up by hand, for when too few labels are known: whole points for what a row has. Made by rounding what the shrunk
 * model adds for each value (as the Framingham scores were: Sullivan, Massaro & D'Agostino 2004). Pure.
 */
export interface PointsRule {
  lines: PointsLine[];
  /** Log-odds of a row with 0 points, and of one point more. */
  start: number;
  unit: number;
}

export interface PointsLine {
  column: string;
  /** What the points are for: cut points between runs of numbers, or levels. */
  by: { cuts: number[] } | { levels: string[] };
  /** One a run or level. */
  points: number[];
  missing: number;
  /** For levels that have no line of their own. */
  other: number;
}

/** The strongest value has so many points. */
const MOST_POINTS = 10;
const RUNS = 5;

/** The points that stand for a model, as its own rows (those it was learned from) have the values. */
export function pointsFrom(model: LabelModel, columns: ReadColumn[], rows: Uint32Array): PointsRule {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const added = contributions(model, columns, rows);
  const effects = model.encodings.map((encoding, at) =>
    effectsOf(encoding, named(byName, encoding.column), rows, added[at] as Float64Array),
  );
  const strongest = Math.max(1e-9, ...effects.flatMap(({ points, missing, other }) => [...points, missing, other].map(Math.abs)));
  const unit = strongest / MOST_POINTS;
  const rounded = (effect: number): number => Math.round(effect / unit) || 0;
  const lines = effects.map((line) => ({
    ...line,
    ...{ points: line.points.map(rounded), missing: rounded(line.missing), other: rounded(line.other) },
  }));
  const { shift, slope } = model.recalibration;
  const isFelt = ({ points, missing, other }: PointsLine) => [...points, missing, other].some((each) => each !== 0);
  return { lines: lines.filter(isFelt), start: shift + slope * meanLogOdds(model), unit: slope * unit };
}

/** The line of a column with effects (log-odds) in place of points: of each value the mean that it adds. */
function effectsOf(encoding: Encoding, column: ReadColumn, rows: Uint32Array, added: Float64Array): PointsLine {
  const by =
    "ids" in column ? { levels: encoding.kind === "levels" ? encoding.levels : [] } : { cuts: cutsFor(encoding, column.values, rows) };
  const count = "cuts" in by ? by.cuts.length + 1 : by.levels.length;
  const places = placesOf(by, column, rows);
  const [sums, counts] = [new Float64Array(count + 2), new Float64Array(count + 2)];
  for (const [at, place] of places.entries()) {
    sums[place] = (sums[place] as number) + (added[at] as number);
    counts[place] = (counts[place] as number) + 1;
  }
  const means = [...sums].map((sum, place) => (counts[place] ? sum / (counts[place] as number) : 0));
  return { column: column.name, by, points: means.slice(0, count), other: means[count] as number, missing: means[count + 1] as number };
}

function cutsFor(encoding: Encoding, values: Float64Array, rows: Uint32Array): number[] {
  if (encoding.kind === "bins") return encoding.cuts;
  const present = Float64Array.from(rows, (row) => values[row] as number).filter((value) => !Number.isNaN(value));
  return cutPoints(present.sort(), RUNS);
}

/** Which run or level each row has; then one place for all others and one for missing values. */
function placesOf(by: PointsLine["by"], column: ReadColumn, rows: Uint32Array): Uint32Array {
  if ("cuts" in by && "values" in column) {
    const missing = by.cuts.length + 2;
    return Uint32Array.from(rows, (row) => {
      const value = column.values[row] as number;
      return Number.isNaN(value) ? missing : binOf(by.cuts, value);
    });
  }
  if ("cuts" in by || "values" in column) throw new TypeError(`${column.name} is read otherwise than the points were made`);
  const known = new Map(by.levels.map((level, place) => [level, place]));
  const places = column.levels.map((level) => known.get(level) ?? by.levels.length);
  return Uint32Array.from(rows, (row) => {
    const id = column.ids[row] as number;
    return id < 0 ? by.levels.length + 1 : (places[id] as number);
  });
}

/** The points of each row. */
export function countPoints(rule: PointsRule, columns: ReadColumn[], rows: Uint32Array): Int32Array {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const sums = new Int32Array(rows.length);
  for (const line of rule.lines) {
    const worth = [...line.points, line.other, line.missing];
    const places = placesOf(line.by, named(byName, line.column), rows);
    for (const [at, place] of places.entries()) sums[at] = (sums[at] as number) + (worth[place] as number);
  }
  return sums;
}

/** Probability that points stand for; not to be shown as a percentage. */
export const probabilityOfPoints = ({ start, unit }: PointsRule, points: number): number => probabilityOf(start + unit * points);

/** The rule in lines: "+7 Contract: Month-to-month". Strongest first. */
export function sayPoints({ lines }: PointsRule): string[] {
  const told = lines.flatMap(({ column, by, points, other, missing }) => [
    ...points.map((each, place) => ({ each, says: `${column}: ${"cuts" in by ? runOf(by.cuts, place) : by.levels[place]}` })),
    ...[
      { each: other, says: `${column}: another value` },
      { each: missing, says: `${column}: missing` },
    ],
  ]);
  return told
    .filter(({ each }) => each !== 0)
    .sort((left, right) => Math.abs(right.each) - Math.abs(left.each))
    .map(({ each, says }) => `${each > 0 ? "+" : "−"}${Math.abs(each)} ${says}`);
}
