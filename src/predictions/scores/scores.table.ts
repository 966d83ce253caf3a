import { integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Filter } from "../../core/filters.schema.ts";
import type { Band } from "../predictions.schema.ts";
import type { LabelNoun } from "./definition.rules.ts";
import type { ScoreFacts } from "./scores.schema.ts";

export const labelModels = sqliteTable("label_models", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  noun: text("noun").$type<LabelNoun>().notNull(),
  population: text("population", { mode: "json" }).$type<Filter>(),
  outcome: text("outcome", { mode: "json" }).$type<Filter>().notNull(),
  horizonDays: integer("horizon_days"),
  createdBy: text("created_by"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  version: integer("version").notNull(),
});
export type LabelModelRow = typeof labelModels.$inferSelect;

const said = {
  band: text("band").$type<Band>().notNull(),
  probability: real("probability"),
  rank: real("rank").notNull(),
  points: integer("points"),
  closesOn: integer("closes_on"),
  facts: text("facts", { mode: "json" }).$type<ScoreFacts>().notNull(),
};

export const labelScores = sqliteTable("label_scores", {
  subject: text("subject").notNull(),
  id: text("id").notNull(),
  runId: text("run_id").notNull(),
  ...said,
});
export const labelScoreDrafts = sqliteTable("label_score_drafts", { runId: text("run_id").notNull(), id: text("id").notNull(), ...said });
export type ScoreRow = typeof labelScores.$inferSelect;
