import { type SQL, sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { guard } from "../core/database.ts";
import { given } from "../core/defaults.ts";
import { stale } from "../core/get.ts";
import { insertRows } from "../core/rows.ts";
import { plain } from "../core/select.ts";
import { CUSTOMERS, requirePredictions, seesMoney, visibleForecast } from "./forecast-rights.ts";
import { modelOnCard } from "./model/model-card.queries.ts";
import { dayText } from "./predictions.rules.ts";
import type { Band, ModelCard, PredictionCard, PredictionSettings, PredictionSettingsPatch, Predictions } from "./predictions.schema.ts";
import { predictionSettings } from "./predictions.table.ts";
import type { Segment } from "./purchases/segments.rules.ts";
import { newestRun, PURCHASES, presentRun, publishedModel, publishedRun, settingsOfRows, settingsQuery } from "./runs.queries.ts";
import { SOURCES } from "./sources.ts";

/** Where predictions stand: settings, the newest run, the card, and how many customers are in which danger, as far as the asker sees them. */
export async function getPredictions(ctx: Context): Promise<Predictions> {
  requirePredictions(ctx);
  const [settingRows, [newest], [published], [trained], bands, segments] = await ctx.db.read(
    settingsQuery,
    newestRun(PURCHASES),
    publishedRun(PURCHASES),
    publishedModel(PURCHASES),
    countedBy<{ band: Band }>(ctx, sql`band`),
    countedBy<{ segment: Segment }>(ctx, sql`segment`),
  );
  const settings = settingsOfRows(settingRows);
  const state = !settings.isOn ? "off" : published ? "learned" : "not_learned";
  const model = await modelOnCard(ctx);
  const card = trained?.card ? { ...trained.card, compared: [...trained.card.compared, ...comparedTo(model)] } : null;
  const money = seesMoney(ctx);
  const shown = <R extends { valueAtStake: number | null }>(rows: R[]): R[] =>
    state === "learned" ? rows.map((row) => (money ? row : { ...row, valueAtStake: null })) : [];
  return {
    ...{ settings, state, card: card && !money ? { ...card, currency: null } : card },
    basis: card ? (card.percentages.state === "allowed" ? "probability" : "rule") : null,
    asOf: published ? dayText(published.asOf) : null,
    model,
    run: newest ? presentRun(newest) : null,
    sources: SOURCES.map(({ horizons, windowDays, ...source }) => ({
      ...source,
      windowDays: windowDays ?? settings.horizonDays * horizons,
    })),
    ...{ bands: shown(bands), segments: shown(segments) },
  };
}

/** One more method on the card, by what is settled of its answers. */
const comparedTo = ({ record }: ModelCard): PredictionCard["compared"] =>
  record && record.auc !== null
    ? [{ method: "model", logLoss: record.logLoss, auc: record.auc, brier: record.brier, settled: record.settled }]
    : [];

const countedBy = <K extends object>(ctx: Context, column: SQL) =>
  plain<K & { customers: number; valueAtStake: number | null }>(
    sql`select forecasts.${column} as ${column}, count(*) as customers, cast(sum(value_at_stake * 1.0) as integer) as valueAtStake
      from forecasts ${CUSTOMERS} where ${visibleForecast(ctx)} group by 1 order by 1`,
  );

/** Who turns predictions off is told nothing more of anybody; what was said before stays in the log. */
const FORGOTTEN = [
  ...["forecast_drafts", "forecasts", "offer_drafts", "offers", "label_rows", "label_score_drafts", "label_scores"],
  ...["prediction_runs", "model_readings", "model_nights"],
];

export async function editPredictionSettings(
  ctx: Context,
  version: number | undefined,
  patch: PredictionSettingsPatch,
): Promise<PredictionSettings> {
  require(ctx, "predictions:manage");
  const before = settingsOfRows(await ctx.db.all(settingsQuery));
  if (version !== undefined && version !== before.version) throw stale(before.version);
  const after = { ...before, ...given(patch), version: before.version + 1 };
  const change = new Change(ctx).also(
    insertRows(
      predictionSettings,
      [{ ...after, id: PURCHASES, updatedAt: ctx.now }],
      `on conflict (id) do update set is_on = excluded.is_on, horizon_days = excluded.horizon_days, margin_weight = excluded.margin_weight,
        reads_with_model = excluded.reads_with_model, version = excluded.version,
        updated_at = excluded.updated_at where prediction_settings.version = excluded.version - 1`,
    ),
    guard(1),
  );
  if (!after.isOn) change.also(...FORGOTTEN.map((table) => ({ sql: `delete from ${table}`, args: [] })));
  change.called({ action: "prediction.settings_changed", target: PURCHASES, detail: { ...patch } });
  return change.commit(after);
}
