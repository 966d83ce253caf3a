import type { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { type Finding, type ImportRow, type ReadSettings, RowReader } from "../row-reader.ts";

/** What became of the rows of a slice. `failed` counts rows; a row may have several problems. */
export interface Outcome {
  created: number;
  updated: number;
  unchanged: number;
  /** Records made because rows named them: companies of deals, managers of agents. */
  mentioned: Record<string, number>;
}

export interface RowProblem extends Omit<Finding, "isFatal"> {
  line: number;
  raw: string;
}

export interface ImportSettings extends ReadSettings {
  /** Goes into `source` of what is made: the id of the import. */
  source: string;
}

export interface WholeRow<V> {
  line: number;
  values: V;
}

/** How rows of one object become records: all of a slice at once, within a change that the caller commits. */
export type WriteRows<V> = (
  ctx: Context,
  change: Change,
  rows: WholeRow<V>[],
  settings: ImportSettings,
  report: Report,
) => Promise<Outcome>;

export interface ObjectImport<V> {
  read(reader: RowReader): V;
  write: WriteRows<V>;
}

/** Collects what is wrong with rows while a slice is worked through. */
export class Report {
  readonly problems: RowProblem[] = [];
  readonly #rows: Map<number, ImportRow>;
  readonly #failedLines = new Set<number>();

  constructor(rows: ImportRow[]) {
    this.#rows = new Map(rows.map((row) => [row.line, row]));
  }

  get failed(): number {
    return this.#failedLines.size;
  }

  /** Rows of which a value was left out. */
  get incomplete(): number {
    return new Set(this.problems.flatMap(({ line }) => (this.#failedLines.has(line) ? [] : [line]))).size;
  }

  add(line: number, { field, reason, isFatal }: Finding): void {
    this.problems.push({ line, field, reason, raw: this.#rows.get(line)?.raw() ?? "" });
    if (isFatal) this.#failedLines.add(line);
  }
}

/** Reads the rows of a slice; those that cannot be imported are reported and left out. */
export function readRows<V>(rows: ImportRow[], settings: ReadSettings, object: ObjectImport<V>, report: Report): WholeRow<V>[] {
  return rows.flatMap((row) => {
    const reader = new RowReader(row, settings);
    const values = object.read(reader);
    for (const finding of reader.findings) report.add(row.line, finding);
    return reader.isUsable ? [{ line: row.line, values }] : [];
  });
}

/** Updated and unchanged rows among records that were already there. */
export function countKnown<R extends { version: number }>(
  known: { before: R; rows: number }[],
  after: R[],
): { updated: number; unchanged: number } {
  let updated = 0;
  let unchanged = 0;
  for (const [index, { before, rows }] of known.entries()) {
    if (after[index]?.version === before.version) unchanged += rows;
    else updated += rows;
  }
  return { updated, unchanged };
}
