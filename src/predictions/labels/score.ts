import { probabilityOf } from "../maths/odds.ts";
import type { ReadColumn } from "./columns.ts";
import { named } from "./design.ts";
import { type Encoding, hotFeatures, linearValues } from "./encoding.ts";
import type { LabelModel } from "./model.ts";
import { REPLICATES } from "./replicates.ts";

/** Probabilities of rows, their intervals, and what each column adds. Pure. */

/** What each column adds to the log-odds of each row, compared with the mean row: one array an encoding. Values never learned from add 0. */
export function contributions(model: LabelModel, columns: ReadColumn[], rows: Uint32Array): Float64Array[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return model.encodings.map((encoding) => contribution(model, encoding, named(byName, encoding.column), rows));
}

function contribution({ coefficients, means }: LabelModel, encoding: Encoding, column: ReadColumn, rows: Uint32Array): Float64Array {
  const { first, size } = encoding;
  const usual = weigh(coefficients, means, first, size);
  const added = new Float64Array(rows.length);
  if (encoding.kind !== "linear" || size > 1) {
    const hot = hotFeatures(encoding, column, rows);
    const neutral = encoding.kind === "linear" ? weigh(coefficients, means, first + 1, size - 1) : usual;
    for (const [at, feature] of hot.entries()) added[at] = feature < 0 ? neutral : (coefficients[feature] as number);
  }
  if (encoding.kind === "linear")
    for (const [at, value] of linearValues(encoding, column, rows).entries())
      added[at] = (added[at] as number) + (coefficients[first] as number) * value;
  return added.map((value) => value - usual);
}

/** Σ coefficient × mean over the features of a column: what the mean row has. */
function weigh(coefficients: Float64Array, means: Float64Array, first: number, size: number): number {
  let sum = 0;
  for (let feature = first; feature < first + size; feature += 1) sum += (coefficients[feature] as number) * (means[feature] as number);
  return sum;
}

/** Log-odds of the mean row, before recalibration: what contributions are added to. */
export function meanLogOdds({ coefficients, means }: LabelModel): number {
  return (coefficients[means.length] as number) + weigh(coefficients, means, 0, means.length);
}

/** Log-odds of rows before recalibration. */
export function logOddsOfRows(model: LabelModel, columns: ReadColumn[], rows: Uint32Array): Float64Array {
  const logOdds = new Float64Array(rows.length).fill(meanLogOdds(model));
  for (const added of contributions(model, columns, rows))
    for (let at = 0; at < added.length; at += 1) logOdds[at] = (logOdds[at] as number) + (added[at] as number);
  return logOdds;
}

/** Probabilities of rows that have the columns the model was learned from. */
export function probabilitiesOf(model: LabelModel, columns: ReadColumn[], rows: Uint32Array): Float64Array {
  const { shift, slope } = model.recalibration;
  return logOddsOfRows(model, columns, rows).map((logOdds) => probabilityOf(shift + slope * logOdds));
}

export interface Bounds {
  low: Float64Array;
  high: Float64Array;
  method: "bootstrap";
}

const ROWS_AT_ONCE = 512;

/** 90 % bootstrap intervals of the probabilities (of the probability itself, not of what happens): 5 % and 95 % of the replicates. */
export function boundsOf(model: LabelModel, columns: ReadColumn[], rows: Uint32Array): Bounds {
  const bounds: Bounds = { low: new Float64Array(rows.length), high: new Float64Array(rows.length), method: "bootstrap" };
  const { shift, slope } = model.recalibration;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.subarray(from, from + ROWS_AT_ONCE);
    const drawn = replicatedLogOdds(model, columns, some);
    for (let at = 0; at < some.length; at += 1) {
      const sorted = drawn.subarray(at * REPLICATES, (at + 1) * REPLICATES).sort();
      bounds.low[from + at] = probabilityOf(shift + slope * (sorted[Math.round(0.05 * (REPLICATES - 1))] as number));
      bounds.high[from + at] = probabilityOf(shift + slope * (sorted[Math.round(0.95 * (REPLICATES - 1))] as number));
    }
  }
  return bounds;
}

/** rows × REPLICATES log-odds. */
function replicatedLogOdds(model: LabelModel, columns: ReadColumn[], rows: Uint32Array): Float32Array {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const { replicates, means, encodings } = model;
  const sums = new Float32Array(rows.length * REPLICATES);
  for (let at = 0; at < rows.length; at += 1) addReplicates(sums, at, replicates, means.length, 1);
  for (const encoding of encodings) {
    const column = named(byName, encoding.column);
    const linear = encoding.kind === "linear" ? linearValues(encoding, column, rows) : undefined;
    const hot = linear && encoding.size === 1 ? undefined : hotFeatures(encoding, column, rows);
    for (let at = 0; at < rows.length; at += 1) {
      if (linear) addReplicates(sums, at, replicates, encoding.first, linear[at] as number);
      const feature = hot?.[at];
      if (feature === undefined) continue;
      if (feature >= 0) addReplicates(sums, at, replicates, feature, 1);
      else addMeanReplicates(sums, at, model, encoding);
    }
  }
  return sums;
}

function addReplicates(sums: Float32Array, row: number, replicates: Float32Array, feature: number, weight: number): void {
  const [to, from] = [row * REPLICATES, feature * REPLICATES];
  for (let each = 0; each < REPLICATES; each += 1)
    sums[to + each] = (sums[to + each] as number) + weight * (replicates[from + each] as number);
}

function addMeanReplicates(sums: Float32Array, row: number, { replicates, means }: LabelModel, encoding: Encoding): void {
  const first = encoding.first + Number(encoding.kind === "linear");
  for (let feature = first; feature < encoding.first + encoding.size; feature += 1)
    addReplicates(sums, row, replicates, feature, means[feature] as number);
}
