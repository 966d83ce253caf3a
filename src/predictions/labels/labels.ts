import { placesUpTo } from "../maths/places.ts";
import { type Cell, type Column, columnOf, type Table, textOf } from "../table.ts";
import { Unfit } from "../unfit.ts";

/** Who has the label. Pure. */

export interface Labelled {
  /** Rows whose label is known, and 1 or 0 for each of them. */
  rows: Uint32Array;
  outcomes: Uint8Array;
  positives: number;
  /** Rows without a label, which nothing is learned from. */
  unknown: number;
}

const FEWEST_ROWS = 10;

/**
 * Reads the column of labels: `positive` is the one that is predicted, every other value its absence, an empty cell unknown. Throws `Unfit`
 * where nothing can be learned: no rows, fewer than ten labels, the value nowhere, or everywhere.
 */
export function readLabels(table: Table, column: string, positive: string): Labelled {
  const { cells } = columnOf(table, column);
  if (table.rows === 0) throw new Unfit("no_rows", "The rows to learn from are none: there are only headings.");
  const asked = positive.trim();
  const texts = Array.from({ length: table.rows }, (_, row) => labelOf(cells[row] ?? null, asked));
  const wanted = matching(texts, asked);
  const rows = placesUpTo(table.rows).filter((row) => texts[row] !== "");
  const outcomes = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) outcomes[at] = Number(texts[rows[at] as number] === wanted);
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  if (positives === 0) throw new Unfit("label_not_found", `No row has "${positive}" in ${column}. There are: ${commonest(texts)}.`);
  if (positives === rows.length)
    throw new Unfit("one_label_only", `All ${rows.length} rows have "${wanted}" in ${column}: there is nothing to tell apart.`);
  if (rows.length < FEWEST_ROWS)
    throw new Unfit("too_few_rows", `Only ${rows.length} rows have a label in ${column}; ${FEWEST_ROWS} are the least to learn from.`);
  return { rows, outcomes, positives, unknown: table.rows - rows.length };
}

/** What elsewhere means that nothing is known ("none", "NA") is a label where it is the one that is asked for. */
function labelOf(cell: Cell, asked: string): string {
  const written = cell === null ? "" : String(cell).trim();
  return written === asked ? asked : textOf(cell);
}

/** The value as the rows write it, should only its case differ. */
function matching(texts: string[], positive: string): string {
  if (texts.includes(positive)) return positive;
  const folded = positive.toLowerCase();
  return texts.find((text) => text.toLowerCase() === folded) ?? positive;
}

function commonest(texts: string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
  const shown = [...counts].sort((left, right) => right[1] - left[1]).slice(0, 8);
  return shown.length === 0 ? "no values at all" : shown.map(([text, count]) => `"${text}" (${count})`).join(", ");
}

/** All columns but some, for learning. */
export const without = (table: Table, names: Iterable<string>): Table => {
  const left = new Set(names);
  return { rows: table.rows, columns: table.columns.filter((column: Column) => !left.has(column.name)) };
};
