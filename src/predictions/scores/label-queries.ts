import { sql } from "drizzle-orm";
import { plain, select } from "../../core/select.ts";
import type { RunRow } from "../predictions.table.ts";
import type { SavedLabelModel } from "./saved-label-model.ts";
import type { LabelCard } from "./scores.schema.ts";
import { labelModels } from "./scores.table.ts";

/** Queries that steps and readers of labels share. */

export const labelModelById = (id: string) => select(labelModels, sql`where id = ${id}`);
export const allLabelModels = select(labelModels, sql`order by created_at, id`);

/** How far the workspace's changes go: the same as before, and nothing has been written since. */
export const changesSeen = plain<{ seen: string }>(sql`select cast(coalesce(max(seq), 0) as text) as seen from change_feed`);

type Trained = Pick<RunRow, "id" | "asOf" | "horizonDays" | "currency"> & { card: string | null };

const publishedId = (subject: string) =>
  sql`(select model_run_id from prediction_runs where state = 'finished' and subject = ${subject} order by started_at desc, id desc limit 1)`;

/** The run that trained the model whose scores are shown; its card as JSON. */
export const trainedRun = (subject: string) =>
  plain<Trained>(
    sql`select id, as_of as asOf, horizon_days as horizonDays, currency, card from prediction_runs where id = ${publishedId(subject)}`,
  );

export const cardIn = (trained: Trained | undefined): LabelCard | null => (trained?.card ? (JSON.parse(trained.card) as LabelCard) : null);

export const modelOf = (runId: string | null) =>
  plain<{ model: string | null }>(sql`select model from prediction_runs where id = ${runId}`);

export const modelIn = ([row]: { model: string | null }[]): SavedLabelModel | null =>
  row?.model ? (JSON.parse(row.model) as SavedLabelModel) : null;
