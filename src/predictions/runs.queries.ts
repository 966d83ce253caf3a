import { sql } from "drizzle-orm";
import { select } from "../core/select.ts";
import { DEFAULT_HORIZON_DAYS, dayText } from "./predictions.rules.ts";
import type { PredictionRun, PredictionSettings } from "./predictions.schema.ts";
import { predictionRuns, predictionSettings, type RunRow } from "./predictions.table.ts";

export const SETTINGS_ID = "purchases";

export const settingsQuery = select(predictionSettings, sql`where id = ${SETTINGS_ID}`);

/** On, until somebody says otherwise. */
export const settingsOfRows = ([row]: (typeof predictionSettings.$inferSelect)[]): PredictionSettings =>
  row
    ? { isOn: row.isOn, horizonDays: row.horizonDays, version: row.version }
    : { isOn: true, horizonDays: DEFAULT_HORIZON_DAYS, version: 1 };

export const newestRun = select(predictionRuns, sql`order by started_at desc, id desc limit 1`);

/** The run whose forecasts are shown. */
export const publishedRun = select(predictionRuns, sql`where state = 'finished' order by started_at desc, id desc limit 1`);

/** The run that trained the model those forecasts rest on. */
export const publishedModel = select(
  predictionRuns,
  sql`where id = (select model_run_id from prediction_runs where state = 'finished' order by started_at desc, id desc limit 1)`,
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
