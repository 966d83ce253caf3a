import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { kindOfId } from "../core/ids.ts";
import { offers } from "./offering/offer-steps.ts";
import type { RunStep } from "./predictions.schema.ts";
import type { RunRow } from "./predictions.table.ts";
import { purchases } from "./purchase-steps.ts";
import type { LightRun } from "./runs.queries.ts";
import { LEAD, WIN } from "./scores/definition.rules.ts";
import { allLabelModels } from "./scores/label-queries.ts";
import { labelSubject } from "./scores/label-steps.ts";

/** What a run is about, as it begins. Days are since 1970. */
export type Beginning = Pick<RunRow, "asOf" | "horizonDays" | "currency" | "ordersSeen" | "modelRunId" | "isLogged"> &
  Partial<Pick<RunRow, "blend">>;

/** One thing that is predicted: what its runs do, and when they are due. Each learns, tests and publishes for itself. */
export interface Subject {
  /** Each is taken until it moves the run on: a slice at a time where there is much to do. */
  steps: Record<RunStep, (ctx: Context, run: RunRow) => Promise<void>>;
  begin(ctx: Context, kind: RunRow["kind"]): Promise<Beginning>;
  /** What should run now, as of the last day that is over: asked by the clock, so what is cheap is asked first. */
  due(ctx: Context, asOf: number, newest: LightRun | undefined): Promise<RunRow["kind"] | null>;
  /** Clears away what an interrupted run has gathered. */
  clear: Statement[];
}

/** Those that every workspace has, in the order they are run at night. */
const SUBJECTS: Record<string, Subject> = { purchases, offers, [WIN]: labelSubject(WIN), [LEAD]: labelSubject(LEAD) };

/** A subject by its name: of a model of the workspace's own that is its id. */
export function subjectOf(name: string): Subject {
  const subject = SUBJECTS[name] ?? (kindOfId(name) === "label_model" ? labelSubject(name) : undefined);
  if (!subject) throw new Error(`Nothing is predicted that is called ${name}`);
  return subject;
}

/** All that is predicted in a workspace. */
export async function subjectNames(ctx: Context): Promise<string[]> {
  const own = await ctx.db.all(allLabelModels);
  return [...Object.keys(SUBJECTS), ...own.map(({ id }) => id)];
}
