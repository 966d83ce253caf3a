import type { Context } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import { eventStatement } from "../core/outbox.ts";
import { insertRows } from "../core/rows.ts";
import { wakeConsumers } from "../core/wake.ts";
import { LOG_DAYS_KEPT, LOGGED_AT_MOST, loggedEndings } from "./predictions.rules.ts";
import type { RunFailure } from "./predictions.schema.ts";
import { predictionRuns, type RunRow } from "./predictions.table.ts";

/**
 * How a run is written, whatever it learns. Each step takes the run as it stands and writes what it found together with how far the run is
 * now, guarded by the run's version: of two deliveries of a message one writes, and after an interruption the step is done again from where
 * it began.
 */

const RUNS_KEPT = 60;

/** Where a run goes on; `learnt` is kept with it as it is. */
export type Moved = Partial<
  Pick<RunRow, "state" | "step" | "position" | "done" | "total" | "finishedAt" | "reason" | "currency" | "modelRunId">
> & {
  learnt?: { model: unknown; card: unknown };
};

const COLUMNS: Record<keyof Omit<Moved, "learnt">, string> = {
  ...{ state: "state", step: "step", position: "position", done: "done", total: "total" },
  ...{ finishedAt: "finished_at", reason: "reason", currency: "currency", modelRunId: "model_run_id" },
};

/** The run one place further, unless somebody else has moved it meanwhile. */
export function moved(run: RunRow, { learnt, ...to }: Moved): Statement[] {
  const given = Object.entries(to).map(([field, value]) => [COLUMNS[field as keyof typeof COLUMNS], value] as const);
  const kept: (readonly [string, string | number | null])[] = learnt
    ? [...given, ["model", JSON.stringify(learnt.model)], ["card", JSON.stringify(learnt.card)]]
    : given;
  return [
    {
      sql: `update prediction_runs set ${kept.map(([column]) => `${column} = ?, `).join("")}updated_at = ?, version = version + 1
        where id = ? and version = ? and state = 'running'`,
      args: [...kept.map(([, value]) => value), Date.now(), run.id, run.version],
    },
    guard(1),
  ];
}

/** Writes what a step found together with where the run goes on. */
export async function writeStep(ctx: Context, run: RunRow, to: Moved, ...statements: Statement[]): Promise<void> {
  const told = eventStatement(ctx, { event: "prediction.progressed", kind: "prediction", id: run.id, version: run.version + 1 });
  await ctx.db.write([...moved(run, to), ...statements, told]);
  wakeConsumers(ctx);
}

/** Ends a run that comes to nothing. */
export const failRun = (ctx: Context, run: RunRow, reason: RunFailure, ...statements: Statement[]): Promise<void> =>
  writeStep(ctx, run, { state: "failed", reason, finishedAt: ctx.now }, ...statements);

/** Only one runs at a time in a workspace: the guard stops the batch where there is another. */
export const newRun = (row: RunRow): Statement[] => [insertRows(predictionRuns, [row], "on conflict do nothing"), guard(1)];

/** Models that no longer score, and runs of long ago, of one subject. */
export const oldRunsGo = ({ subject, modelRunId }: RunRow): Statement[] => [
  {
    sql: "update prediction_runs set model = null where subject = ? and model is not null and id is not ?",
    args: [subject, modelRunId],
  },
  {
    sql: `delete from prediction_runs where subject = ? and id is not ? and id not in
      (select id from prediction_runs where subject = ? order by started_at desc, id desc limit ?)`,
    args: [subject, modelRunId, subject, RUNS_KEPT],
  },
];

/**
 * What is said now goes into the log, to be held against what happens; and what is too old leaves it. `drafts` is the table that the run has
 * filled, with `run_id`, `id`, `probability` and `band`; of very many records an even share is logged, always the same ones.
 */
export const logged = (run: RunRow, drafts: string): Statement[] => [
  {
    sql: `insert into prediction_log (subject, made_on, record_id, due_on, probability, band)
      select ?, ?, id, ?, probability, band from ${drafts} where run_id = ? and instr(?, substr(id, -1)) > 0 on conflict do nothing`,
    args: [run.subject, run.asOf, run.asOf + run.horizonDays, run.id, loggedEndings(run.total, LOGGED_AT_MOST)],
  },
  { sql: "delete from prediction_log where subject = ? and made_on < ?", args: [run.subject, run.asOf - LOG_DAYS_KEPT] },
];
