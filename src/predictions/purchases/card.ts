import { seeded } from "../../core/random.ts";
import { auc, brier, calibrationError, logLoss } from "../metrics.ts";
import { type ModelCard, measure } from "../model-card.ts";
import { type Choice, placesOf, windowOf } from "./back-test.ts";
import type { CustomerForecast, PurchaseModel } from "./forecast.ts";
import type { RowCounts } from "./log.ts";
import type { Levels } from "./predictive.ts";
import { outcomesAfter } from "./snapshot.ts";

/** What is shown beside a purchase forecast: the model card, what was compared, and what the calendar did. */
export interface PurchaseCard extends ModelCard {
  /** Days as yyyy-mm-dd. */
  cutoff: string;
  horizonDays: number;
  /** Over how many days methods were compared (less than the horizon in a short log), and as of which days. */
  testedHorizonDays: number;
  testedAt: string[];
  compared: Choice["scores"];
  chosen: Choice["method"];
  customers: number;
  purchaseModel: { kind: string; r: number; alphaDays: number; a: number; b: number };
  spendModel: { p: number; q: number; gamma: number } | null;
  /** Weeks that ran at another pace for everybody, and so do not count as anybody's silence. */
  unusualWeeks: { from: string; to: string; pace: number }[];
  rowsRead: RowCounts;
  /** What became of the forecasts, where the log goes on for the whole horizon; nothing of it was learned from. */
  cameTrue: CameTrue | null;
}

export interface CameTrue {
  baseRate: number;
  auc: number | null;
  brier: number | null;
  logLoss: number | null;
  ece: number | null;
  /** Of the expected number of purchases and of the expected spend. */
  purchases: { mae: number; rmse: number };
  spend: { mae: number; rmse: number } | null;
  /** How many of the 90 % predictive intervals held what came (counts randomised within the ends, as they are discrete). */
  coverage: { purchases: number; spend: number | null };
}

const SAYS: Record<Choice["method"], string> = {
  "recency-rule": "days since the last purchase",
  "own-gap-rule": "silence against the customer's own usual gap",
  "rfm-logistic": "ridge logistic regression on recency, frequency, monetary value, tenure, own gap and trend",
  "bg-nbd": "BG/NBD",
  "mbg-nbd": "MBG/NBD",
  blend: "mean log-odds of RFM logistic regression and MBG/NBD",
};

const shown = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The card of a model. @param trainedAt ms UTC */
export function purchaseCard(model: PurchaseModel, forecasts: readonly CustomerForecast[], trainedAt: number): PurchaseCard {
  const { candidates, choice, percentages, seed, log } = model;
  const { held } = choice;
  const measured = held ? measure(held, seeded(seed)) : { metrics: null, calibration: [], base: null };
  const rows = held?.outcomes.length ?? 0;
  const positives = held?.outcomes.reduce((sum, none) => sum + none, 0) ?? 0;
  const { kind, r, alpha, a, b } = candidates.dropout[choice.kind];
  return {
    question: `no purchase in the ${candidates.horizon} days after ${shown(candidates.asOf)}`,
    method: SAYS[choice.method],
    tested: { how: held ? "newest" : "none", folds: choice.familyAt.length, learned: candidates.known.length, predicted: rows },
    ...{ rows, positives, baseRate: rows > 0 ? positives / rows : 0, ...measured },
    simpleRule: ruleOf(choice),
    ...{ percentages, trainedAt: new Date(trainedAt).toISOString(), seed },
    ...{ cutoff: shown(candidates.asOf), horizonDays: candidates.horizon },
    ...{
      testedHorizonDays: choice.familyHorizon,
      testedAt: choice.familyAt.map(shown),
      compared: choice.scores.filter((each) => Number.isFinite(each.auc)),
      chosen: choice.method,
    },
    customers: candidates.known.length,
    purchaseModel: { kind, r, alphaDays: alpha, a, b },
    spendModel: candidates.spend ?? null,
    unusualWeeks: candidates.clock.unusual.map(({ from, to, pace }) => ({ from: shown(from), to: shown(to), pace })),
    rowsRead: log.rows,
    cameTrue: isOver(model) ? cameTrueOf(model, forecasts) : null,
  };
}

/** Whether the log goes on for the horizon; its last days may well have had no purchase. */
const isOver = ({ log, candidates: { asOf, horizon } }: PurchaseModel): boolean => log.lastDay >= asOf + Math.floor(0.95 * horizon);

function ruleOf({ scores }: Choice): ModelCard["simpleRule"] {
  const [best] = scores
    .filter(({ method, auc }) => method.endsWith("-rule") && Number.isFinite(auc))
    .sort((left, right) => left.brier - right.brier);
  return best ? { says: SAYS[best.method], auc: best.auc, brier: best.brier } : null;
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Holds forecasts against what the log says of the days after the cutoff. */
export function cameTrueOf(
  { log, candidates, choice, percentages, seed }: PurchaseModel,
  forecasts: readonly CustomerForecast[],
): CameTrue {
  const outcomes = outcomesAfter(log, candidates.known, candidates.asOf, candidates.asOf + candidates.horizon);
  const none = Uint8Array.from(outcomes, ({ purchases }) => +(purchases === 0));
  const order = forecasts.map(({ rank }) => -rank);
  const said = percentages.state === "allowed" ? forecasts.map((each) => each.none as number) : undefined;
  const places = placesOf([windowOf(candidates, outcomes)], choice.method, choice.kind, choice.calibration, seeded(`${seed}: later`));
  return {
    baseRate: none.reduce((sum, each) => sum + each, 0) / none.length,
    auc: known(auc(none, order)),
    ...{
      brier: said ? brier(none, said) : null,
      logLoss: said ? logLoss(none, said) : null,
      ece: said ? calibrationError(none, said) : null,
    },
    purchases: errors(forecasts.map(({ purchases }, row) => purchases - (outcomes[row]?.purchases ?? 0))),
    spend: candidates.spend ? errors(forecasts.map(({ spend }, row) => (spend ?? 0) - (outcomes[row]?.spend ?? 0))) : null,
    coverage: { purchases: within(places.counts, choice.counts), spend: candidates.spend ? within(places.spend, choice.spend) : null },
  };
}

function errors(misses: number[]): { mae: number; rmse: number } {
  const sum = (of: (miss: number) => number): number => misses.reduce((all, miss) => all + of(miss), 0) / misses.length;
  return { mae: sum(Math.abs), rmse: Math.sqrt(sum((miss) => miss * miss)) };
}

const within = (places: number[], { low, high }: Levels): number =>
  places.filter((place) => place >= low && place <= high).length / places.length;
