import { sql } from "drizzle-orm";
import { modelFor } from "../../assistant/models.ts";
import { choicesQuery, modelNameChosen, rememberChoices } from "../../assistant-settings/stored.ts";
import type { Context, Model } from "../../core/context.ts";
import { plain, select } from "../../core/select.ts";
import type { RunRow } from "../predictions.table.ts";
import { PURCHASES, settingsOfRows, settingsQuery } from "../runs.queries.ts";
import type { Blend } from "./blend.ts";
import { FRESH_DAYS, saidBy } from "./reading.rules.ts";
import { modelNights, type NightRow } from "./reading.table.ts";

/** Whether a language model may be asked about customers, and where its reading stands. */

export type ModelState = "off" | "no_model" | "purpose_off" | "ready";

/** A blend, and who it was learned of. */
export type KeptBlend = Blend & { saidBy: string };

export interface Standing {
  state: ModelState;
  /** Who would be asked. */
  model: string | null;
  /** What numbers are to be moved by; null where a model does not count. */
  blend: KeptBlend | null;
  night: NightRow | undefined;
  published: Pick<RunRow, "id" | "asOf" | "horizonDays" | "startedAt" | "blend" | "version"> | undefined;
  /** Whether statistics are being learned or scored right now. */
  isRunning: boolean;
}

const newestNight = select(modelNights, sql`order by as_of desc limit 1`);
const published = plain<Omit<NonNullable<Standing["published"]>, "blend"> & { blend: string | null }>(
  sql`select id, as_of as asOf, horizon_days as horizonDays, started_at as startedAt, blend, version from prediction_runs
    where subject = ${PURCHASES} and state = 'finished' order by started_at desc, id desc limit 1`,
);
const running = plain<{ n: number }>(sql`select count(*) as n from prediction_runs where state = 'running'`);

/** All of it in one round trip. */
export async function standingOf(ctx: Context): Promise<Standing> {
  const [settings, choices, [night], [run], [now]] = await ctx.db.read(settingsQuery, choicesQuery(), newestNight, published, running);
  const stored = rememberChoices(ctx, choices);
  const model = modelNameChosen(ctx, stored) ?? null;
  const { isOn, readsWithModel } = settingsOfRows(settings);
  const isAllowed = stored.choices.purposes.includes("forecast");
  const state = !isOn || !readsWithModel ? "off" : model === null ? "no_model" : isAllowed ? "ready" : "purpose_off";
  return {
    ...{ state, model, night, isRunning: (now?.n ?? 0) > 0, blend: state === "ready" ? blendOf(night, saidBy(model ?? "")) : null },
    published: run && { ...run, blend: run.blend === null ? null : (JSON.parse(run.blend) as KeptBlend) },
  };
}

/** What was learned of one model holds for no other. */
const blendOf = (night: NightRow | undefined, by: string): KeptBlend | null =>
  night?.blend && night.blend.weight > 0 && night.saidBy === by ? { ...night.blend, saidBy: by } : null;

/** Answers of these customers that may move a number, by a blend; none without one. */
export const answersQuery = (blend: KeptBlend | null, ids: string[], asOf: number) =>
  plain<{ id: string; probability: number }>(
    sql`select id, probability from model_readings where said_by = ${blend?.saidBy ?? ""} and probability is not null and made_on >= ${asOf - FRESH_DAYS}
      and id in (select value from json_each(${JSON.stringify(ids)}))`,
  );

/** The one that may be asked, if it is still who began the night. */
export async function readerFor(ctx: Context, night: NightRow): Promise<Model | "no_model" | "model_changed"> {
  const model = await modelFor(ctx, "forecast");
  return !model ? "no_model" : saidBy(model.model) === night.saidBy ? model : "model_changed";
}
