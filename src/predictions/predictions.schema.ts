import * as z from "zod";
import { cursor, id, pageOf } from "../core/fields.schema.ts";
import { MODEL_INTENTS, MODEL_VERDICTS, MODEL_WORDS } from "./model/reading.rules.ts";
import { SEGMENTS } from "./purchases/segments.rules.ts";

/** How much in danger of not buying again: by probability where there is one, else by silence against the customer's own usual gap. */
export const BANDS = ["high", "raised", "low"] as const;
export const RUN_STEPS = ["settle", "learn", "score", "publish"] as const;
/** Why a run came to no end. */
export const RUN_FAILURES = ["no_orders", "too_little_known", "interrupted"] as const;
/** Why only an order with labels is shown, and no percentage. */
export const PERCENTAGE_REFUSALS = ["too_few_of_a_class", "no_better_than_base_rate", "no_better_on_the_newest", "not_tested"] as const;

const both = z.object({ en: z.string(), vi: z.string() });
const share = z.number().min(0).max(1);
/** A day as yyyy-mm-dd, in the workspace's time zone. */
const day = z.string();

export const predictionRun = z
  .object({
    id: z.string(),
    kind: z.enum(["train", "score"]),
    state: z.enum(["running", "finished", "failed"]),
    step: z.enum(RUN_STEPS),
    /** Customers done and to do in this step. */
    done: z.int(),
    total: z.int(),
    asOf: day,
    startedAt: z.int(),
    finishedAt: z.int().nullable(),
    reason: z.enum(RUN_FAILURES).nullable(),
    version: z.int(),
  })
  .meta({ id: "PredictionRun" });

/** What is learned: who buys again, or what to offer whom. */
export const trainQuery = z.strictObject({ subject: z.enum(["purchases", "offers"]).default("purchases") });

const figure = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** How many orders were read, and which were left out. */
export const ordersRead = z
  .object({
    used: z.int(),
    cancelled: z.int(),
    returned: z.int(),
    future: z.int(),
    withoutCustomer: z.int(),
    /** They count as purchases, but not for money. */
    withoutAmount: z.int(),
    otherCurrencies: z.array(z.object({ currency: z.string(), orders: z.int() })),
  })
  .meta({ id: "OrdersRead" });

/** What stands beside every number: how it was tested, on how many, how well it did. Intervals are bootstrap, 90 %. */
export const predictionCard = z
  .object({
    method: z.string(),
    chosen: z.string(),
    percentages: z.object({ state: z.enum(["allowed", "refused"]), reason: z.enum(PERCENTAGE_REFUSALS).nullable() }),
    asOf: day,
    horizonDays: z.int(),
    trainedAt: z.string(),
    /** All customers with a purchase, and how many of them were learned from. */
    customers: z.int(),
    learnedFrom: z.int(),
    testedAt: z.array(day),
    testedHorizonDays: z.int(),
    rows: z.int(),
    positives: z.int(),
    baseRate: share,
    metrics: z.object({ auc: figure, prAuc: figure, brier: figure, logLoss: figure, ece: figure, lift: figure }).nullable(),
    calibration: z.array(z.object({ rows: z.int(), predicted: share, happened: share })),
    base: z.object({ brier: z.number(), logLoss: z.number() }).nullable(),
    simpleRule: z.object({ says: z.string(), auc: z.number(), brier: z.number() }).nullable(),
    /** Each method on the same held-out rows; a language model (`model`) on `settled` answers of its own. */
    compared: z.array(
      z.object({ method: z.string(), logLoss: z.number(), auc: z.number(), brier: z.number(), settled: z.int().optional() }),
    ),
    /** Weeks that ran at another pace for everybody, and so are nobody's silence. */
    unusualWeeks: z.array(z.object({ from: day, to: day, pace: z.number() })),
    /** Which share of the revenue the best customers bring. */
    pareto: z.array(z.object({ customers: share, revenue: share })),
    currency: z.string().nullable(),
    orders: ordersRead,
    seed: z.string(),
  })
  .meta({ id: "PredictionCard" });

/** A language model as one more forecaster. */
export const modelCard = z
  .object({
    /** Why it does not read, where it does not. */
    state: z.enum(["off", "no_model", "purpose_off", "ready"]),
    model: z.string().nullable(),
    /** How much it counts beside the statistics: 0, unless it would have helped on answers that were not learned from. */
    weight: z.number(),
    verdict: z.enum(MODEL_VERDICTS).nullable(),
    /** Customers with a reading by this model. */
    read: z.int(),
    /** Its answers that are settled, and the statistics on the same customers. */
    record: z
      .object({
        settled: z.int(),
        positives: z.int(),
        logLoss: z.number(),
        auc: z.number().nullable(),
        brier: z.number(),
        statistical: z.object({ settled: z.int(), logLoss: z.number(), brier: z.number() }).nullable(),
      })
      .nullable(),
    waiting: z.int(),
    /** The newest night: customers read, those who had not changed after all, answers that did not stand, calls that failed, and why it stopped early. */
    night: z
      .object({
        asOf: day,
        state: z.enum(["running", "finished"]),
        read: z.int(),
        unchanged: z.int(),
        dropped: z.int(),
        failed: z.int(),
        stopped: z.string().nullable(),
        finishedAt: z.int().nullable(),
      })
      .nullable(),
    /** What a night costs at most, for who may turn it on; micros are millionths of the currency's unit, null where no price is known. */
    estimate: z.object({ customers: z.int(), tokens: z.int(), micros: z.int().nullable(), currency: z.string() }).nullable(),
  })
  .meta({ id: "PredictionModelCard" });

export const predictionSettings = z
  .object({
    isOn: z.boolean(),
    horizonDays: z.int(),
    /** Whether a language model reads customers' histories as one more forecaster. */
    readsWithModel: z.boolean(),
    /** How much margin weighs beside what fits a customer when something is offered: 0 only decides between equals. */
    marginWeight: z.number(),
    version: z.int(),
  })
  .meta({ id: "PredictionSettings" });
export const predictionSettingsPatch = z
  .strictObject({
    isOn: z.boolean(),
    horizonDays: z.int().min(7).max(365),
    readsWithModel: z.boolean(),
    marginWeight: z.number().min(0).max(3),
  })
  .partial()
  .meta({ id: "PredictionSettingsPatch" });

const counted = { customers: z.int(), valueAtStake: z.int().nullable() };

export const predictions = z
  .object({
    settings: predictionSettings,
    state: z.enum(["off", "not_learned", "learned"]),
    /** Whether customers have a percentage, or only a band by rule. */
    basis: z.enum(["probability", "rule"]).nullable(),
    asOf: day.nullable(),
    /** The newest run, whatever became of it. */
    run: z.union([predictionRun, z.null()]),
    card: z.union([predictionCard, z.null()]),
    model: modelCard,
    /** What it is learned from: where it is read, how far back, and what it means. */
    sources: z.array(z.object({ name: z.string(), source: z.string(), windowDays: z.int(), meaning: both })),
    bands: z.array(z.object({ band: z.enum(BANDS), ...counted })),
    segments: z.array(z.object({ segment: z.enum(SEGMENTS), ...counted })),
  })
  .meta({ id: "Predictions" });

export const REASON_CODES = ["silence", "trend", "one_purchase", "many_purchases"] as const;

export const predictionReason = z
  .object({
    code: z.enum([...REASON_CODES, "model_reading"]),
    /** Of the danger of not buying again. */
    effect: z.enum(["raises", "lowers"]),
    /** In log-odds: how far the number would move had this been as usual; null by rule. */
    weight: z.number().nullable(),
    text: both,
    /** The record it rests on, where the asker may see it, and the field there. */
    recordId: z.string().nullable(),
    field: z.string().nullable(),
  })
  .meta({ id: "PredictionReason" });

const range = z.object({ low: z.number(), high: z.number() }).nullable();

export const forecast = z
  .object({
    /** The company or the contact that buys. */
    id: z.string(),
    kind: z.enum(["company", "contact"]),
    name: z.string(),
    band: z.enum(BANDS),
    segment: z.enum(SEGMENTS),
    /** Of no purchase within the horizon; null where only an order can be trusted. */
    probability: share.nullable(),
    /** 90 % bootstrap: how far the number would move had other customers been seen. */
    probabilityRange: range,
    /** The same in the run before, for the trend. */
    previousProbability: share.nullable(),
    purchases: z.number().nullable(),
    purchasesRange: range,
    /** Within the horizon, in minor units. */
    spend: z.int().nullable(),
    spendRange: range,
    /** Expected of the next twelve months, in minor units, with its 90 % predictive interval. */
    yearAhead: z.int().nullable(),
    yearAheadRange: range,
    /** probability × yearAhead; by rule what was bought in the last twelve months, and 0 in the band low. */
    valueAtStake: z.int().nullable(),
    stakeBasis: z.enum(["forecast", "last_year"]),
    currency: z.string().nullable(),
    silentDays: z.int(),
    usualDays: z.number(),
    /** Days with a purchase, and what they came to. */
    purchaseDays: z.int(),
    spent: z.int().nullable(),
    lastPurchaseOn: day,
    reasons: z.array(predictionReason),
  })
  .meta({ id: "Forecast" });

export const FORECAST_SORTS = ["-valueAtStake", "-risk", "-yearAhead"] as const;
export const forecastQuery = z.strictObject({
  band: z.enum(BANDS).optional(),
  segment: z.enum(SEGMENTS).optional(),
  kind: z.enum(["company", "contact"]).optional(),
  sort: z.enum(FORECAST_SORTS).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const forecastPage = pageOf(forecast).meta({ id: "ForecastList" });
export const customerParams = z.object({ id: id.meta({ description: "A company or a contact" }) });

/** What a language model made of a customer's history, in words. */
export const modelReading = z
  .object({
    says: z.enum(MODEL_WORDS),
    text: both,
    intent: z.enum(MODEL_INTENTS),
    intentText: both,
    /** Those that rest on what the asker may see. */
    reasons: z.array(z.object({ text: both, cites: z.array(z.object({ recordId: z.string(), subject: z.string(), at: z.int() })) })),
    /** What they might buy, the likeliest first. */
    ranking: z.array(z.object({ id: z.string(), name: z.string() })),
    model: z.string(),
    readAt: z.int(),
    asOf: day,
    /** How far it has moved the probability; null where it counts for nothing. */
    moved: z.object({ from: share, to: share }).nullable(),
  })
  .meta({ id: "ModelReading" });

export const customerPrediction = z
  .object({
    /** `no_orders`: nobody can say anything of who has not bought; `orders_not_shown`: the asker does not see all of their orders. */
    state: z.enum(["learned", "no_orders", "orders_not_shown", "not_learned", "off"]),
    asOf: day.nullable(),
    horizonDays: z.int(),
    forecast: z.union([forecast, z.null()]),
    modelReading: z.union([modelReading, z.null()]),
    /** What usually helps, by rule. */
    helps: z.array(z.object({ code: z.string(), text: both })),
    /** What was said before, oldest first, and what came of it: true where nothing was bought. */
    said: z.array(
      z.object({ asOf: day, dueOn: day, probability: share.nullable(), band: z.enum(BANDS), cameTrue: z.boolean().nullable() }),
    ),
  })
  .meta({ id: "CustomerPrediction" });

/** "Was right": of those of whom so much was said, so many bought nothing. */
export const trackRecord = z
  .object({
    since: day.nullable(),
    settled: z.int(),
    waiting: z.int(),
    nextDueOn: day.nullable(),
    bins: z.array(z.object({ from: share, to: share, customers: z.int(), said: share, happened: share })),
    bands: z.array(z.object({ band: z.enum(BANDS), customers: z.int(), happened: share })),
    brier: z.number().nullable(),
    /** What saying everybody's rate scores on the same customers. */
    baseBrier: z.number().nullable(),
    isDrifting: z.boolean(),
  })
  .meta({ id: "TrackRecord" });

export type Band = (typeof BANDS)[number];
export type RunStep = (typeof RUN_STEPS)[number];
export type RunFailure = (typeof RUN_FAILURES)[number];
export type PredictionRun = z.infer<typeof predictionRun>;
export type PredictionCard = z.infer<typeof predictionCard>;
export type ModelCard = z.infer<typeof modelCard>;
export type ModelReading = z.infer<typeof modelReading>;
export type OrdersRead = z.infer<typeof ordersRead>;
export type PredictionSettings = z.infer<typeof predictionSettings>;
export type PredictionSettingsPatch = z.infer<typeof predictionSettingsPatch>;
export type Predictions = z.infer<typeof predictions>;
export type PredictionReason = z.infer<typeof predictionReason>;
/** Of what is known of a customer; a model's reading is a reason, too, and has its own words. */
export type ReasonCode = (typeof REASON_CODES)[number];
export type Forecast = z.infer<typeof forecast>;
export type ForecastQuery = z.infer<typeof forecastQuery>;
export type ForecastSort = (typeof FORECAST_SORTS)[number];
export type CustomerPrediction = z.infer<typeof customerPrediction>;
export type TrackRecord = z.infer<typeof trackRecord>;

/** A reason as it is kept: what its words are made of. */
export interface KeptReason {
  code: ReasonCode;
  weight: number | null;
  raises: boolean;
}

type Pair = [low: number, high: number] | null;

/** What is kept of a forecast besides what it is sorted and filtered by. Money is in minor units. */
export interface Facts {
  range: Pair;
  previous: number | null;
  purchases: number | null;
  purchasesRange: Pair;
  spend: number | null;
  spendRange: Pair;
  yearAheadRange: Pair;
  silentDays: number;
  usualDays: number;
  purchaseDays: number;
  spent: number | null;
  /** Days with a purchase in the last horizon and in the one before. */
  lately: number;
  before: number;
  lastDay: number;
  lastOrderId: string | null;
  reasons: KeptReason[];
  /** Where a model's reading has moved the number: what it was without, and by how many log-odds it was moved. */
  statistical?: number;
  moved?: number;
}
