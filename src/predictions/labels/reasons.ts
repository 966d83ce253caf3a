import type { ReadColumn } from "./columns.ts";
import { named } from "./design.ts";
import type { Encoding } from "./encoding.ts";
import type { LabelModel } from "./model.ts";
import { contributions } from "./score.ts";

/** Why a row scores as it does: coefficient × (x − mean), put together by the column it comes from. Pure. */
export interface Reason {
  column: string;
  /** What the row has and what is usual (the median, or the commonest value); null: missing. */
  value: number | string | null;
  usual: number | string;
  /** Whether the two are numbers, days before the day everything is seen from, or values. */
  kind: "number" | "age" | "levels";
  /** What it adds to the log-odds, recalibrated; below 0 it lowers. */
  effect: number;
}

const LEAST_EFFECT = 0.05;

/** The strongest reasons of each row, strongest first. */
export function reasonsOf(model: LabelModel, columns: ReadColumn[], rows: Uint32Array, most = 3): Reason[][] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const added = contributions(model, columns, rows);
  return Array.from(rows, (row, at) =>
    model.encodings
      .map((encoding, index) => ({ encoding, effect: model.recalibration.slope * (added[index]?.[at] as number) }))
      .filter(({ effect }) => Math.abs(effect) >= LEAST_EFFECT)
      .sort((left, right) => Math.abs(right.effect) - Math.abs(left.effect))
      .slice(0, most)
      .map(({ encoding, effect }) => reason(encoding, named(byName, encoding.column), row, effect)),
  );
}

function reason(encoding: Encoding, column: ReadColumn, row: number, effect: number): Reason {
  const base = { column: encoding.column, kind: encoding.reading.kind, usual: encoding.usual, effect };
  if ("ids" in column) {
    const id = column.ids[row] as number;
    return { ...base, value: id < 0 ? null : (column.levels[id] as string) };
  }
  const value = column.values[row] as number;
  return { ...base, value: Number.isNaN(value) ? null : value };
}
