import { STAGE_NAMES } from "../../deals/stages.rules.ts";
import type { Feature } from "../features/feature.ts";
import { featuresOf } from "../features/features.ts";
import type { LabelModel } from "../labels/model.ts";
import { countPoints } from "../labels/points.ts";
import { type Reason, reasonsOf } from "../labels/reasons.ts";
import { sayValue } from "../labels/reasons.words.ts";
import { scoresOf } from "../labels/score.ts";
import { columnsFor, pointScores } from "../labels/train.ts";
import { logOddsOf } from "../maths/odds.ts";
import type { Band } from "../predictions.schema.ts";
import type { Table } from "../table.ts";
import type { Both } from "../words.ts";
import { forecastDeal, type Hazard } from "./deal-hazard.ts";
import type { LabelNoun } from "./definition.rules.ts";
import { type FactRow, tableOf } from "./rows.ts";
import { logisticFrom, type SavedLabelModel } from "./saved-label-model.ts";
import type { KeptScoreReason, ScoreFacts } from "./scores.schema.ts";
import { stagePlaces, standingIn } from "./win-test.ts";

export interface LabelScoring {
  model: SavedLabelModel;
  noun: LabelNoun;
  rows: FactRow[];
}

export interface ScoredRecord {
  id: string;
  band: Band;
  probability: number | null;
  rank: number;
  points: number | null;
  closesOn: number | null;
  facts: ScoreFacts;
}

/** What the model says of each record, and why. */
export function scoreRecords({ model, noun, rows }: LabelScoring): ScoredRecord[] {
  if (rows.length === 0) return [];
  const features = featuresOf(noun);
  const said = model.label ? byLogistic(model, logisticFrom(model.label), features, rows) : byStage(model, features, rows);
  return said.map(({ rank, range, points, reasons }, at) => {
    const row = rows[at] as FactRow;
    const closes = model.hazard ? closingOf(model.hazard, row) : null;
    return {
      ...{ id: row.id, rank, points, band: bandOf(model, rank), probability: model.isPercentage ? rank : null },
      closesOn: closes?.median ?? null,
      facts: { range: model.isPercentage ? range : null, isStagePrior: model.method === "stage_prior", closes, reasons },
    };
  });
}

interface Said {
  rank: number;
  range: ScoreFacts["range"];
  points: number | null;
  reasons: KeptScoreReason[];
}

const bandOf = ({ cuts: [raised, high] }: SavedLabelModel, rank: number): Band =>
  rank >= high ? "high" : rank >= raised ? "raised" : "low";

function byLogistic({ points, isPercentage }: SavedLabelModel, model: LabelModel, features: Feature[], rows: FactRow[]): Said[] {
  const table = completed(model, tableOf(features, rows));
  const columns = columnsFor(model, table);
  const all = Uint32Array.from(rows.keys());
  const counted = points && countPoints(points, columns, all);
  const scores = scoresOf(model, columns, all, { isBounded: isPercentage });
  const ranks = points ? pointScores(points, columns, all) : scores.probabilities;
  const reasons = reasonsOf(model, columns, all, REASONS_LOOKED_AT).map(different);
  return rows.map((_, at) => {
    const rank = ranks[at] as number;
    return {
      ...{ rank, points: counted?.[at] ?? null },
      range: scores.bounds && [Math.min(rank, scores.bounds.low[at] as number), Math.max(rank, scores.bounds.high[at] as number)],
      reasons: (reasons[at] ?? []).flatMap((reason) => keptReason(features, reason)),
    };
  });
}

const REASONS_LOOKED_AT = 10;
const REASONS = 3;

/** Features that count the same things say the same: "12 messages", "12 e-mails". The strongest speaks for them. */
const different = (reasons: Reason[]): Reason[] =>
  reasons
    .filter(({ value, usual }, at) => !reasons.slice(0, at).some((stronger) => stronger.value === value && stronger.usual === usual))
    .slice(0, REASONS);

/** Features that this version no longer has count as missing. */
function completed(model: LabelModel, table: Table): Table {
  const known = new Set(table.columns.map(({ name }) => name));
  const gone = model.encodings.filter(({ column }) => !known.has(column));
  return {
    ...table,
    columns: [...table.columns, ...gone.map(({ column }) => ({ name: column, cells: Array.from({ length: table.rows }, () => null) }))],
  };
}

function byStage({ hazard }: SavedLabelModel, features: Feature[], rows: FactRow[]): Said[] {
  const places = stagePlaces();
  return rows.map(({ facts }) => {
    const { stage, days } = standingIn(facts, places);
    if (!hazard) return { rank: 0, range: null, points: null, reasons: [] };
    const { win, range } = forecastDeal(hazard, stage, days);
    return { rank: win, range, points: null, reasons: stageReasons(hazard, features, stage, days, win) };
  });
}

/** What the stage adds beside a fresh deal in any stage, and what the time in it does. */
function stageReasons(hazard: Hazard, features: Feature[], stage: string, days: number, win: number): KeptScoreReason[] {
  const [any, fresh] = [forecastDeal(hazard, "", 0).win, forecastDeal(hazard, stage, 0).win];
  const found: Reason[] = [
    { column: "stage", kind: "levels", value: stage, usual: stage, effect: logOddsOf(fresh) - logOddsOf(any) },
    { column: "daysInStage", kind: "number", value: days, usual: 0, effect: logOddsOf(win) - logOddsOf(fresh) },
  ];
  return found.filter(({ effect }) => Math.abs(effect) >= 0.05).flatMap((reason) => keptReason(features, reason));
}

function closingOf(hazard: Hazard, { day, facts }: FactRow): NonNullable<ScoreFacts["closes"]> {
  const { stage, days } = standingIn(facts, stagePlaces());
  const { low, median, high } = forecastDeal(hazard, stage, days).closes;
  return { low: day + low, median: median === null ? null : day + median, high: high === null ? null : day + high };
}

function keptReason(features: Feature[], reason: Reason): KeptScoreReason[] {
  const feature = features.find(({ name }) => name === reason.column);
  if (!feature) return [];
  const text: Both = { en: said(feature, reason, "en"), vi: said(feature, reason, "vi") };
  return [{ feature: feature.name, of: [...feature.sources], weight: Number(reason.effect.toFixed(3)), text }];
}

const YES_NO = { en: ["no", "yes"], vi: ["không", "có"] } as const;
const USUALLY = { en: "usually", vi: "thường là" } as const;

/** "Messages from them in 30 days: 5 (usually 1)". */
function said({ name, meaning, isYesNo }: Feature, { value, usual, kind }: Reason, locale: "en" | "vi"): string {
  const told = (one: Reason["value"]): string => {
    if (isYesNo && typeof one === "number") return YES_NO[locale][one >= 0.5 ? 1 : 0];
    if (name === "stage" && typeof one === "string") return STAGE_NAMES[locale][one as keyof (typeof STAGE_NAMES)["en"]] ?? one;
    return sayValue(one, kind, locale);
  };
  const [here, elsewhere] = [told(value), told(usual)];
  return here === elsewhere ? `${meaning[locale]}: ${here}` : `${meaning[locale]}: ${here} (${USUALLY[locale]} ${elsewhere})`;
}
