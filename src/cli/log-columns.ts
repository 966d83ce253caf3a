import { DAY } from "../core/time.ts";
import { guessDayOrder, readDay } from "../imports/days.rules.ts";
import { decimalMarkOf, numberOf } from "../predictions/labels/numbers.ts";
import { columnOf, type Table, textOf } from "../predictions/table.ts";
import { Unfit } from "../predictions/unfit.ts";

/** A whole number above 0 as an option has it; NaN for anything else. */
export const wholeNumber = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** A column as text; missing cells are "". */
export function textsOf(table: Table, name: string): string[] {
  const { cells } = columnOf(table, name);
  return Array.from({ length: table.rows }, (_, row) => textOf(cells[row] ?? null));
}

/** A column as numbers, as its decimal marks tell; NaN where it has none. */
export function numbersOf(table: Table, name: string): Float64Array {
  const texts = textsOf(table, name);
  const mark = decimalMarkOf(texts);
  return Float64Array.from(texts, (text) => numberOf(text, mark));
}

/** A column as days since 1970 (NaN where a cell is no date), and the cutoff, which is read in the same order of day and month. */
export function daysOf(table: Table, name: string, cutoff: string): { days: Float64Array; asOf: number } {
  const texts = textsOf(table, name);
  const order = guessDayOrder(texts) ?? "dmy";
  const at = readDay(cutoff, order);
  if (at === undefined) throw new Unfit("no_such_day", `"${cutoff}" is no date: write the cutoff as 2026-06-30.`);
  if (Math.floor(at / DAY) > tomorrow())
    throw new Unfit("cutoff_in_the_future", `The cutoff ${cutoff} is still to come: nobody knows what will be bought until then.`);
  const read = new Map<string, number>();
  const dayOf = (text: string): number => {
    const found = read.get(text) ?? Math.floor((readDay(text, order) ?? Number.NaN) / DAY);
    read.set(text, found);
    return found;
  };
  return { days: Float64Array.from(texts, dayOf), asOf: Math.floor(at / DAY) };
}

/** The latest day that is not in the future anywhere on earth. */
export const tomorrow = (): number => Math.floor(Date.now() / DAY) + 1;
