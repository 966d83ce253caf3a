import { probabilityOf } from "../maths/odds.ts";
import type { ReadColumn } from "./columns.ts";
import { type Design, designOf, named } from "./design.ts";
import { type Encoding, hotFeatures, linearValues, NO_FEATURE } from "./encoding.ts";
import type { LabelModel } from "./model.ts";
import { boundsAround } from "./spread.ts";

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
    for (let at = 0; at < hot.length; at += 1) {
      const feature = hot[at] as number;
      added[at] = feature === NO_FEATURE ? neutral : (coefficients[feature] as number);
    }
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

export interface Scores {
  probabilities: Float64Array;
  /** 90 % intervals of the probabilities (see `spread.ts`), where they were asked for and the model can tell. */
  bounds: { low: Float64Array; high: Float64Array } | null;
}

const ROWS_AT_ONCE = 8_192;

/** Probabilities, and on demand their intervals, of rows that have the columns the model was learned from. */
export function scoresOf(model: LabelModel, columns: ReadColumn[], rows: Uint32Array, { isBounded = false } = {}): Scores {
  const probabilities = new Float64Array(rows.length);
  const spread = isBounded ? model.spread : null;
  const bounds = spread && { low: new Float64Array(rows.length), high: new Float64Array(rows.length) };
  const { shift, slope } = model.recalibration;
  const usual = usualOf(model);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const design = designOf(model.encodings, columns, rows.subarray(from, from + ROWS_AT_ONCE));
    for (let row = 0; row < design.rows; row += 1) {
      const said = logOddsOf(model, design, row, usual);
      probabilities[from + row] = probabilityOf(shift + slope * said);
      if (!bounds) continue;
      const around = boundsAround(model, spread, design, row, said);
      bounds.low[from + row] = around[0];
      bounds.high[from + row] = around[1];
    }
  }
  return { probabilities, bounds };
}

/** Probabilities alone. */
export const probabilitiesOf = (model: LabelModel, columns: ReadColumn[], rows: Uint32Array): Float64Array =>
  scoresOf(model, columns, rows).probabilities;

/** What the mean row has of each column with one-hot features, in their order. */
const usualOf = ({ encodings, coefficients, means }: LabelModel): number[] =>
  encodings.flatMap(({ kind, first, size }) => {
    const linear = Number(kind === "linear");
    return linear === size ? [] : weigh(coefficients, means, first + linear, size - linear);
  });

/** `logOddsOfRow`, where what was never learned from is as the mean row has it. */
function logOddsOf({ coefficients }: LabelModel, design: Design, row: number, usual: number[]): number {
  const { hot, hotColumns, linear, linearFeatures, size } = design;
  let sum = coefficients[size] as number;
  for (let at = 0; at < hotColumns; at += 1) {
    const feature = hot[row * hotColumns + at] as number;
    sum += feature === NO_FEATURE ? (usual[at] as number) : (coefficients[feature] as number);
  }
  for (let at = 0; at < linearFeatures.length; at += 1)
    sum += (coefficients[linearFeatures[at] as number] as number) * (linear[row * linearFeatures.length + at] as number);
  return sum;
}
