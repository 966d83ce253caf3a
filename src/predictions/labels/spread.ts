import { probabilityOf } from "../maths/odds.ts";
import { binOf } from "../maths/quantiles.ts";
import type { ReadColumn } from "./columns.ts";
import type { Design } from "./design.ts";
import { type Encoding, NO_FEATURE } from "./encoding.ts";
import type { Recalibration } from "./recalibration.ts";
import { squareForm, squareFormOf } from "./squares.ts";

/**
 * How far log-odds may be off. Of three independent parts: the coefficients, whose posterior under the ridge's prior is about normal with
 * the inverse of XᵀWX + Λ (Laplace; such intervals of a shrunk fit hold the truth about as often as they say on average over the rows:
 * Nychka 1988); the bins, within which everybody is given one number; and the recalibration. Pure.
 */
export interface Spread {
  /** Covariance of the coefficients, the intercept last: the lower triangle of a matrix of (size + 1)². */
  coefficients: Float64Array;
  /** Variance of log-odds within what each feature stands for: 0 but for bins of numbers. */
  within: Float64Array;
  /** Variances of the recalibration's shift and slope, and what they share. */
  recalibration: { shift: number; slope: number; both: number };
}

/** What is needed of a model to spread its log-odds. */
export interface Spreading {
  encodings: Encoding[];
  means: Float64Array;
  recalibration: Recalibration;
}

/** As many rows show which bins hold more than one value. */
const SAMPLE = 2_000;

/** Variance within each feature: between the middles of the bins beside it log-odds are taken to run straight, values to lie evenly. */
export function withinFeatures(encodings: Encoding[], columns: ReadColumn[], rows: Uint32Array, coefficients: Float64Array): Float64Array {
  const within = new Float64Array(coefficients.length - 1);
  const byName = new Map(columns.map((column) => [column.name, column]));
  for (const encoding of encodings) {
    const column = byName.get(encoding.column);
    if (encoding.kind !== "bins" || !column || !("values" in column)) continue;
    for (const bin of binsOfSeveral(encoding.cuts, column.values, rows.subarray(0, SAMPLE))) {
      const [low, high] = [Math.max(0, bin - 1), Math.min(encoding.cuts.length, bin + 1)];
      const rise = ((coefficients[encoding.first + high] as number) - (coefficients[encoding.first + low] as number)) / (high - low || 1);
      within[encoding.first + bin] = (rise * rise) / 12;
    }
  }
  return within;
}

/** Bins in which not all have the same value. */
function binsOfSeveral(cuts: number[], values: Float64Array, rows: Uint32Array): Set<number> {
  const firsts = new Map<number, number>();
  const several = new Set<number>();
  for (const row of rows) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const bin = binOf(cuts, value);
    const first = firsts.get(bin);
    if (first === undefined) firsts.set(bin, value);
    else if (first !== value) several.add(bin);
  }
  return several;
}

const NINE_OF_TEN = 1.645;

/** 90 % interval of the probability of a row (of the probability itself, not of what happens) around its log-odds before recalibration. */
export function boundsAround(model: Spreading, spread: Spread, design: Design, row: number, said: number): [low: number, high: number] {
  const { recalibration } = model;
  const { shift, slope, both } = spread.recalibration;
  const ofModel = recalibration.slope ** 2 * (coefficientVariance(model, spread, design, row) + withinVariance(spread, design, row));
  const reach = NINE_OF_TEN * Math.sqrt(ofModel + Math.max(0, shift + said * (2 * both + said * slope)));
  const middle = recalibration.shift + recalibration.slope * said;
  return [probabilityOf(middle - reach), probabilityOf(middle + reach)];
}

function withinVariance({ within }: Spread, { hot, hotColumns }: Design, row: number): number {
  let sum = 0;
  for (let at = row * hotColumns; at < (row + 1) * hotColumns; at += 1) sum += within[hot[at] as number] ?? 0;
  return sum;
}

function coefficientVariance({ encodings, means }: Spreading, spread: Spread, design: Design, row: number): number {
  const { hot, hotColumns } = design;
  const own = hot.subarray(row * hotColumns, (row + 1) * hotColumns);
  if (!own.includes(NO_FEATURE)) return squareForm(design, row, spread.coefficients);
  const { features, values } = asMeanRow(encodings, means, design, row);
  return squareFormOf(features, values, design.size + 1, spread.coefficients);
}

/** A row that has something never learned from: in that column it is as the mean row. */
function asMeanRow(encodings: Encoding[], means: Float64Array, design: Design, row: number): { features: number[]; values: number[] } {
  const [features, values]: [number[], number[]] = [[], []];
  const put = (feature: number, value: number) => {
    features.push(feature);
    values.push(value);
  };
  let [hotAt, linearAt] = [row * design.hotColumns, row * design.linearFeatures.length];
  for (const { kind, first, size } of encodings) {
    if (kind === "linear") put(first, design.linear[linearAt++] as number);
    if (kind === "linear" && size === 1) continue;
    const feature = design.hot[hotAt++] as number;
    if (feature !== NO_FEATURE) put(feature, 1);
    else for (let each = first + Number(kind === "linear"); each < first + size; each += 1) put(each, means[each] as number);
  }
  put(design.size, 1);
  return { features, values };
}
