import { integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Blend, ModelFigures } from "./blend.ts";
import type { ModelVerdict } from "./reading.rules.ts";
import type { wordsFor } from "./reading.words.ts";

/** A reason as it is kept: its words, and the records it rests on; facts that were counted from several have none. */
export interface ReadReason {
  text: { en: string; vi: string };
  records: string[];
}

/** What is said in words, as it was put together when it was read. */
export type ReadWords = ReturnType<typeof wordsFor> & { reasons: ReadReason[] };

export const modelReadings = sqliteTable("model_readings", {
  id: text("id").primaryKey(),
  mark: text("mark").notNull(),
  key: text("key").notNull(),
  saidBy: text("said_by").notNull(),
  triedOn: integer("tried_on").notNull(),
  madeOn: integer("made_on"),
  probability: real("probability"),
  said: text("said", { mode: "json" }).$type<ReadWords>(),
  ranking: text("ranking", { mode: "json" }).$type<string[]>().notNull(),
  readAt: integer("read_at").notNull(),
});
export type ModelReadingRow = typeof modelReadings.$inferSelect;

export const modelNights = sqliteTable("model_nights", {
  asOf: integer("as_of").primaryKey(),
  saidBy: text("said_by").notNull(),
  state: text("state").$type<"running" | "finished">().notNull(),
  read: integer("read").notNull(),
  unchanged: integer("unchanged").notNull(),
  dropped: integer("dropped").notNull(),
  failed: integer("failed").notNull(),
  stopped: text("stopped"),
  blend: text("blend", { mode: "json" }).$type<Blend>(),
  verdict: text("verdict").$type<ModelVerdict>(),
  figures: text("figures", { mode: "json" }).$type<ModelFigures>(),
  leasedUntil: integer("leased_until").notNull(),
  startedAt: integer("started_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  finishedAt: integer("finished_at"),
  version: integer("version").notNull(),
});
export type NightRow = typeof modelNights.$inferSelect;
