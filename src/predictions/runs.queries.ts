import { sql } from "drizzle-orm";
import { plain, select } from "../core/select.ts";
import { DEFAULT_HORIZON_DAYS, dayText } from "./predictions.rules.ts";
import type { PredictionRun, PredictionSettings } from "./predictions.schema.ts";
import { predictionRuns, predictionSettings, type RunRow } from "./predictions.table.ts";

/** The subject of purchase predictions, and the id of their settings. */
export const PURCHASES = "purchases";

/** The subject of what to offer whom. */
export const OFFERS = "offers";

export const settingsQuery = select(predictionSettings, sql`where id = ${PURCHASES}`);

/** On, until somebody says otherwise; a language model reads only where somebody has said so. */
export const settingsOfRows = ([row]: (typeof predictionSettings.$inferSelect)[]): PredictionSettings =>
  row
    ? {
        ...{ isOn: row.isOn, horizonDays: row.horizonDays, marginWeight: row.marginWeight },
        ...{ readsWithModel: row.readsWithModel, version: row.version },
      }
    : { isOn: true, horizonDays: DEFAULT_HORIZON_DAYS, marginWeight: 0, readsWithModel: false, version: 1 };

const ofSubject = (subject: string) => sql`subject = ${subject} order by started_at desc, id desc limit 1`;
const finished = (subject: string) => sql`state = 'finished' and ${ofSubject(subject)}`;

export const newestRun = (subject: string) => select(predictionRuns, sql`where ${ofSubject(subject)}`);

/** The run whose forecasts are shown. */
export const publishedRun = (subject: string) => select(predictionRuns, sql`where ${finished(subject)}`);

/** The run that trained the model those forecasts rest on. */
export const publishedModel = (subject: string) =>
  select(predictionRuns, sql`where id = (select model_run_id from prediction_runs where ${finished(subject)})`);

/** A run without what was learned in it. */
export type LightRun = Pick<RunRow, "subject" | "asOf" | "ordersSeen">;

/** The newest run of each subject, whatever became of it. */
export const newestRuns = plain<LightRun>(
  sql`select subject, as_of as asOf, orders_seen as ordersSeen, max(started_at) from prediction_runs group by subject`,
);

export const presentRun = ({
  id,
  kind,
  state,
  step,
  done,
  total,
  asOf,
  startedAt,
  finishedAt,
  reason,
  version,
}: RunRow): PredictionRun => ({
  ...{ id, kind, state, step, done, total, asOf: dayText(asOf), startedAt, finishedAt, reason, version },
});
