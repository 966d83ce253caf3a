import * as z from "zod";
import { cursor, id, pageOf, requiredLine } from "../../core/fields.schema.ts";
import { filter, filterText } from "../../core/filters.schema.ts";
import { BANDS, PERCENTAGE_REFUSALS, predictionRun } from "../predictions.schema.ts";
import { LABEL_NOUNS, LEAD, WIN } from "./definition.rules.ts";

/** Labels of records: what is predicted, how well that was tested, and what is said of each record. */

const both = z.object({ en: z.string(), vi: z.string() });
const share = z.number().min(0).max(1);
const day = z.string();
const figure = z.object({ value: z.number(), low: z.number(), high: z.number() });
const scored = { auc: z.number(), brier: z.number() };

export const LEAK_REASONS = [
  ...["tells_the_label_alone", "value_tells_the_label", "written_with_the_outcome", "carries_most_of_it", "is_the_outcome"],
] as const;

/** What stands beside every score: how it was tested, on how many, how well it did. Intervals of its figures are bootstrap, 90 %. */
export const labelCard = z
  .object({
    /** `stage_prior`: by stage and age alone, until the rest proves better. */
    method: z.enum(["logistic", "points", "stage_prior"]),
    percentages: z.object({ state: z.enum(["allowed", "refused"]), reason: z.enum(PERCENTAGE_REFUSALS).nullable() }),
    asOf: day,
    horizonDays: z.int().nullable(),
    trainedAt: z.string(),
    tested: z.object({ how: z.enum(["folds", "newest", "held_out", "none"]), learned: z.int(), predicted: z.int() }),
    rows: z.int(),
    positives: z.int(),
    baseRate: share,
    metrics: z.object({ auc: figure, prAuc: figure, brier: figure, logLoss: figure, ece: figure, lift: figure }).nullable(),
    calibration: z.array(z.object({ rows: z.int(), predicted: share, happened: share })),
    base: z.object({ brier: z.number(), logLoss: z.number() }).nullable(),
    simpleRule: z.object({ says: z.string(), ...scored }).nullable(),
    compared: z.array(z.object({ method: z.string(), logLoss: z.number(), ...scored })),
    /** Features that know the outcome: left out, or only pointed at. */
    leaks: z.array(
      z.object({
        feature: z.string(),
        meaning: both,
        isLeftOut: z.boolean(),
        reason: z.string(),
        says: z.string(),
        of: z.array(z.string()),
      }),
    ),
    /** Of deals: how many closings of a past day fell within their 80 % interval. */
    closing: z.object({ deals: z.int(), covered: share, medianError: z.number() }).nullable(),
    seed: z.string(),
  })
  .meta({ id: "LabelCard" });

const labelFields = {
  name: requiredLine(120),
  noun: z.enum(LABEL_NOUNS),
  /** Of whom it is asked; null: of all. */
  population: filter.nullable(),
  outcome: filter,
  /** Days ahead; null tells records apart as they are today. */
  horizonDays: z.int().min(7).max(365).nullable(),
};
const definition = { population: labelFields.population, outcome: labelFields.outcome, horizonDays: labelFields.horizonDays };
export const labelModelInput = z.strictObject(labelFields).partial({ population: true, horizonDays: true }).meta({ id: "LabelModelInput" });
export const labelModelPatch = z
  .strictObject({ name: labelFields.name, ...definition })
  .partial()
  .meta({ id: "LabelModelPatch" });
export const labelPreviewQuery = z.strictObject({
  noun: labelFields.noun,
  population: filterText.optional(),
  outcome: filterText,
  horizonDays: z.coerce.number().int().min(7).max(365).optional(),
});
export const labelPreview = z
  .object({
    /** Of whom something would be said now. */
    asked: z.int(),
    /** Past cases to learn from, of how many days, and how many of them have the outcome. */
    rows: z.int(),
    positives: z.int(),
    days: z.int(),
    /** What that is enough for, if the tests go well. */
    enoughFor: z.enum(["percentage", "points", "nothing"]),
  })
  .meta({ id: "LabelPreview" });

/** `win`, `lead`, or the id of a model of the workspace's own. */
export const subjectName = z.union([z.literal(WIN), z.literal(LEAD), id]);
export const subjectParams = z.object({ subject: subjectName.meta({ description: "`win`, `lead`, or the id of a model" }) });
export const scoreParams = z.object({ subject: subjectName, id: id.meta({ description: "A record of the model's noun" }) });

const filterJson = z.unknown().meta({ $ref: "#/components/schemas/Filter" });
export const labelModel = z
  .object({
    /** Also the subject under which its scores and its card stand. */
    id: z.string(),
    /** Null of the two that every workspace has. */
    name: z.string().nullable(),
    noun: z.enum(LABEL_NOUNS),
    population: z.union([filterJson, z.null()]),
    outcome: z.union([filterJson, z.null()]),
    horizonDays: z.int().nullable(),
    isOwn: z.boolean(),
    state: z.enum(["off", "not_learned", "learned"]),
    asOf: day.nullable(),
    /** The newest run, whatever became of it. */
    run: z.union([predictionRun, z.null()]),
    card: z.union([labelCard, z.null()]),
    version: z.int(),
  })
  .meta({ id: "LabelModel" });
export const labelModelList = z.object({ items: z.array(labelModel) }).meta({ id: "LabelModelList" });

export const scoreReason = z
  .object({
    feature: z.string(),
    text: both,
    effect: z.enum(["raises", "lowers"]),
    /** In log-odds, beside what is usual. */
    weight: z.number(),
    /** The record it rests on, where the asker may see it, and the field there. */
    recordId: z.string().nullable(),
    field: z.string(),
  })
  .meta({ id: "ScoreReason" });

const closing = z.object({ low: day, median: day.nullable(), high: day.nullable() });
export const score = z
  .object({
    id: z.string(),
    name: z.string(),
    band: z.enum(BANDS),
    /** Null where only an order can be trusted. */
    probability: share.nullable(),
    /** 90 % posterior: how far the probability itself may be off. */
    probabilityRange: z.object({ low: z.number(), high: z.number() }).nullable(),
    points: z.int().nullable(),
    isStagePrior: z.boolean(),
    /** When the deal is expected to close: the median day with its 80 % interval; null: later than anything known. */
    closesOn: closing.nullable(),
    reasons: z.array(scoreReason),
  })
  .meta({ id: "Score" });

export const scoreQuery = z.strictObject({
  band: z.enum(BANDS).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const scorePage = pageOf(score).meta({ id: "ScoreList" });

export const recordScore = z
  .object({
    /** `not_asked`: the record is none of those the model speaks of. */
    state: z.enum(["learned", "not_asked", "not_learned", "off"]),
    asOf: day.nullable(),
    card: z.union([labelCard, z.null()]),
    score: z.union([score, z.null()]),
  })
  .meta({ id: "RecordScore" });

export type LabelCard = z.infer<typeof labelCard>;
export type LabelModel = z.infer<typeof labelModel>;
export type LabelModelInput = z.infer<typeof labelModelInput>;
export type LabelModelPatch = z.infer<typeof labelModelPatch>;
export type LabelPreview = z.infer<typeof labelPreview>;
export type LabelPreviewQuery = z.infer<typeof labelPreviewQuery>;
export type Score = z.infer<typeof score>;
export type ScoreQuery = z.infer<typeof scoreQuery>;
export type ScoreReason = z.infer<typeof scoreReason>;
export type RecordScore = z.infer<typeof recordScore>;

/** A reason as it is kept. `of` are the fields it is made of: who may not see one of them is not told. */
export interface KeptScoreReason {
  feature: string;
  of: string[];
  weight: number;
  text: { en: string; vi: string };
}

export interface ScoreFacts {
  range: [low: number, high: number] | null;
  isStagePrior: boolean;
  /** Days since 1970. */
  closes: { low: number; median: number | null; high: number | null } | null;
  reasons: KeptScoreReason[];
}
