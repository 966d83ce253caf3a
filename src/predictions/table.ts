import { Unfit } from "./unfit.ts";

/** A cell as records or files have it. Null, empty text and a number that is none are missing. */
export type Cell = string | number | boolean | null;

/** One column of a table; `cells` may be a Float64Array where all are numbers (NaN: missing). */
export interface Column {
  name: string;
  cells: ArrayLike<Cell>;
}

/** Columns of the same length, each with a name of its own. */
export interface Table {
  rows: number;
  /** Where it comes from, in words, for what is said of it. */
  source?: string | undefined;
  columns: Column[];
}

/** The column of that name. Throws `Unfit` with `unknown_column`, naming those that there are. */
export function columnOf(table: Table, name: string): Column {
  const found = table.columns.find((column) => column.name === name);
  if (found) return found;
  const known = table.columns.slice(0, 40).map((column) => column.name);
  throw new Unfit(
    "unknown_column",
    `There is no column "${name}"${table.source ? ` in ${table.source}` : ""}. There are: ${known.join(", ")}.`,
  );
}

const NOTHING = /^(?:|n\/?a|#n\/a|nan|null|none|\(blank\)|-+|—|\?)$/i;

/** The cell as text without spaces around it; missing ones as "". */
export function textOf(cell: Cell): string {
  if (cell === null || (typeof cell === "number" && Number.isNaN(cell))) return "";
  const text = String(cell).trim();
  return NOTHING.test(text) ? "" : text;
}
