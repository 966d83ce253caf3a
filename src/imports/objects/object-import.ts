import type { Change } from "../../core/change.ts";
import type { Context, Locale } from "../../core/context.ts";
import { wordsOf } from "../imports.words.ts";
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
  /** What customers of orders become whom nobody knows. */
  customersAs: "company" | "contact";
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
  readonly #findings: (Finding & { line: number })[] = [];
  readonly #rows: Map<number, ImportRow>;
  readonly #failedLines = new Set<number>();
  readonly #words: ReturnType<typeof wordsOf>;

  constructor(rows: ImportRow[], locale: Locale) {
    this.#words = wordsOf(locale);
    this.#rows = new Map(rows.map((row) => [row.line, row]));
  }

  get failed(): number {
    return this.#failedLines.size;
  }

  /** Rows of which a value was left out. */
  get incomplete(): number {
    return new Set(this.#findings.flatMap(({ line }) => (this.#failedLines.has(line) ? [] : [line]))).size;
  }

  /** That the rest was imported is said only of rows of which that is true in the end. */
  get problems(): RowProblem[] {
    return this.#findings.map(({ line, field, reason }) => ({
      line,
      field,
      reason: this.#failedLines.has(line) ? reason : this.#words.leftOut(reason),
      raw: this.#rows.get(line)?.raw() ?? "",
    }));
  }

  add(line: number, finding: Finding): void {
    this.#findings.push({ line, ...finding });
    if (finding.isFatal) this.#failedLines.add(line);
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
