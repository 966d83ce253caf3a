import { integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { KeptBlend } from "./model/standing.queries.ts";
import type { Band, Facts, PredictionCard, PredictionRun } from "./predictions.schema.ts";
import type { SavedModel } from "./purchases/saved-model.ts";
import type { Segment } from "./purchases/segments.rules.ts";

export const predictionSettings = sqliteTable("prediction_settings", {
  id: text("id").primaryKey(),
  isOn: integer("is_on", { mode: "boolean" }).notNull(),
  horizonDays: integer("horizon_days").notNull(),
  marginWeight: real("margin_weight").notNull(),
  readsWithModel: integer("reads_with_model", { mode: "boolean" }).notNull(),
  version: integer("version").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const predictionRuns = sqliteTable("prediction_runs", {
  id: text("id").primaryKey(),
  subject: text("subject").notNull(),
  kind: text("kind").$type<PredictionRun["kind"]>().notNull(),
  state: text("state").$type<PredictionRun["state"]>().notNull(),
  step: text("step").$type<PredictionRun["step"]>().notNull(),
  position: text("position").notNull(),
  done: integer("done").notNull(),
  total: integer("total").notNull(),
  asOf: integer("as_of").notNull(),
  horizonDays: integer("horizon_days").notNull(),
  currency: text("currency"),
  seed: text("seed").notNull(),
  ordersSeen: text("orders_seen").notNull(),
  modelRunId: text("model_run_id"),
  blend: text("blend", { mode: "json" }).$type<KeptBlend>(),
  model: text("model", { mode: "json" }).$type<SavedModel>(),
  card: text("card", { mode: "json" }).$type<PredictionCard>(),
  isLogged: integer("is_logged", { mode: "boolean" }).notNull(),
  reason: text("reason").$type<NonNullable<PredictionRun["reason"]>>(),
  memberId: text("member_id"),
  startedAt: integer("started_at").notNull(),
  finishedAt: integer("finished_at"),
  updatedAt: integer("updated_at").notNull(),
  version: integer("version").notNull(),
});
export type RunRow = typeof predictionRuns.$inferSelect;

const said = {
  band: text("band").$type<Band>().notNull(),
  segment: text("segment").$type<Segment>().notNull(),
  probability: real("probability"),
  risk: real("risk").notNull(),
  valueAtStake: integer("value_at_stake"),
  yearAhead: integer("year_ahead"),
  currency: text("currency"),
  facts: text("facts", { mode: "json" }).$type<Facts>().notNull(),
};

/** What is said of each customer now, under the customer's id. */
export const forecasts = sqliteTable("forecasts", { id: text("id").primaryKey(), runId: text("run_id").notNull(), ...said });
export const forecastDrafts = sqliteTable("forecast_drafts", { runId: text("run_id").notNull(), id: text("id").notNull(), ...said });
export type ForecastRow = typeof forecasts.$inferSelect;
