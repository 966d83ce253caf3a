import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { guard } from "../core/database.ts";
import { insertTuples } from "../core/rows.ts";
import type { ImportJob } from "./imports.schema.ts";
import type { Outcome, RowProblem } from "./objects/object-import.ts";
import { dropMarks } from "./order-rows.ts";

/** One step of an import: from where to where in the file, and what came of it. */
export interface Slice {
  nextOffset: number;
  nextLine: number;
  rowsRead: number;
  failed: number;
  outcome: Outcome;
  problems: RowProblem[];
  isLast: boolean;
}

/** An import that cannot go on: what is wrong, to be read after "Stopped at line N because". */
export class Stop extends Error {
  readonly line: number;

  constructor(line: number, because: string) {
    super(because);
    this.name = "Stop";
    this.line = line;
  }
}

export const NOTHING_DONE: Outcome = { created: 0, updated: 0, unchanged: 0, mentioned: {} };

/**
 * Writes a slice and its checkpoint as one batch. The checkpoint moves only from where the slice began: when the message was delivered twice,
 * or somebody cancelled meanwhile, nothing of the slice is written.
 */
export async function commitSlice(ctx: Context, job: ImportJob, change: Change, slice: Slice): Promise<void> {
  const written = job.options.dryRun ? new Change(ctx) : change;
  const { outcome, problems } = slice;
  if (problems.length > 0) {
    const tuples = problems.map(({ line, field, reason, raw }) => [job.id, line, field, reason, raw]);
    written.also(insertTuples("import_problems", ["import_id", "line", "field", "reason", "raw"], tuples, "on conflict do nothing"));
  }
  const state = slice.isLast ? "finished" : "running";
  written.also(
    {
      sql: `update imports set byte_offset = ?, line = ?, rows_read = rows_read + ?, created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
        failed = failed + ?, tally = ?, state = ?, finished_at = ?, updated_at = ?, version = version + 1
        where id = ? and byte_offset = ? and state = 'running'`,
      args: [
        ...[slice.nextOffset, slice.nextLine, slice.rowsRead, outcome.created, outcome.updated, outcome.unchanged, slice.failed],
        ...[
          JSON.stringify(added(job.tally, outcome.mentioned)),
          state,
          slice.isLast ? Date.now() : null,
          Date.now(),
          job.id,
          job.byteOffset,
        ],
      ],
    },
    guard(1),
  );
  if (slice.isLast) written.also(dropMarks(job.id));
  written.announce(slice.isLast ? "import.finished" : "import.progressed", "import", job.id, job.version + 1);
  await written.commit(undefined);
}

function added(before: Record<string, number>, more: Record<string, number>): Record<string, number> {
  const sums = { ...before };
  for (const [what, count] of Object.entries(more)) if (count > 0) sums[what] = (sums[what] ?? 0) + count;
  return sums;
}
