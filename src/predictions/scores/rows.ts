import type { Feature } from "../features/feature.ts";
import type { Column, Table } from "../table.ts";

/** Records as of a day, with their features in the order of `featuresOf`. */
export interface FactRow {
  id: string;
  /** Since 1970. */
  day: number;
  facts: (number | string | null)[];
}

export interface KnownRow extends FactRow {
  outcome: 0 | 1;
  /** The day on which it was known what came of it. */
  knownOn: number;
}

/** A table for the engine: a column each feature. */
export function tableOf(features: Feature[], rows: readonly FactRow[]): Table {
  const columns = features.map(({ name, isLevel }, place): Column => {
    const cells = rows.map(({ facts }) => facts[place] ?? null);
    return { name, cells: isLevel ? cells : Float64Array.from(cells, (cell) => (typeof cell === "number" ? cell : Number.NaN)) };
  });
  return { rows: rows.length, columns };
}

export const [ID, LABEL] = ["id", "label"];

/** The same with who each row is, and what came of it. */
export function knownTable(features: Feature[], rows: readonly KnownRow[]): Table {
  const table = tableOf(features, rows);
  const more = [
    { name: ID, cells: rows.map(({ id }) => id) },
    { name: LABEL, cells: rows.map(({ outcome }) => (outcome === 1 ? "yes" : "no")) },
  ];
  return { ...table, columns: [...table.columns, ...more] };
}
