import type { SQL } from "drizzle-orm";
import type { Context } from "../../core/context.ts";
import type { Statement } from "../../core/database.ts";
import type { RunRow } from "../predictions.table.ts";
import type { LogDays } from "../workspace-orders.queries.ts";
import type { LabelNoun } from "./definition.rules.ts";

/** A prediction that waits for what comes. Days are since 1970. */
export interface Waiting {
  record_id: string;
  made_on: number;
  due_on: number;
}

/** How one label gets its rows, and how what was said of it turns out. The steps are the same for all (label-steps.ts). */
export interface Plan {
  noun: LabelNoun;
  /** Days ahead; null: records are told apart as they are today. */
  horizonDays: number | null;
  /** Features that would tell the label by its own definition. */
  leaveOut: string[];
  /** Fills `label_rows`: records as of days gone by, with what came of them. */
  gather(ctx: Context, run: RunRow, days: LogDays): Promise<Statement[]>;
  /** A list of ids: of whom something is to be said now. */
  asked(ctx: Context, days: LogDays): Promise<SQL>;
  /** What came of each, 1 or 0; null: still open. */
  outcomes(ctx: Context, waiting: Waiting[], days: LogDays): Promise<(0 | 1 | null)[]>;
  /** What is sent to learn with besides the rows, and to score with besides the features. */
  toLearn?(ctx: Context, days: LogDays): Promise<object>;
  /** Whether there is enough to begin with. Cheap: it is asked at night. */
  isWorthwhile(ctx: Context): Promise<boolean>;
}

/** So many rows a Worker learns from at once; measured in docs/predictions.md. */
export const ROWS_LEARNED = 4_000;
