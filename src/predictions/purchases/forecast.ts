import { seeded } from "../../core/random.ts";
import { judge, type Percentages } from "../model-card.ts";
import { Unfit } from "../unfit.ts";
import { type Choice, choose, recalibrated } from "./back-test.ts";
import { type Candidates, FEWEST_CUSTOMERS, learnCandidates, noneBy } from "./candidates.ts";
import { countDistribution, expectedPurchases, probabilityOfNone } from "./dropout-forecast.ts";
import { ownGap } from "./features.ts";
import { type PurchaseLog, thinned } from "./log.ts";
import { bentCounts, bentMean, countAt, spendAt, spendDistribution } from "./predictive.ts";
import { type Known, knownAt } from "./snapshot.ts";
import { expectedSpend } from "./spend-model.ts";

/** All that was learned from a log as of a day: it scores every customer with a purchase up to then. */
export interface PurchaseModel {
  log: PurchaseLog;
  candidates: Candidates;
  choice: Choice;
  /** Whether there are percentages or only an order, and why. */
  percentages: Percentages;
  seed: string;
}

/** A 90 % predictive interval, both ends included. */
export type Range = [low: number, high: number];

export interface CustomerForecast {
  customer: string;
  /** P(no purchase within the horizon), 0 to 1; null where only the order can be trusted. */
  none: number | null;
  /** 1 is the most in danger; customers that are equally so share a rank. */
  rank: number;
  purchases: number;
  purchasesRange: Range;
  /** In the unit of the log's amounts; null where it has none. */
  spend: number | null;
  spendRange: Range | null;
  /** Calendar days without a purchase, and how many are usual for this customer. */
  silentDays: number;
  usualDays: number;
  /** Purchases of the last horizon and of the one before: the trend. */
  lately: number;
  before: number;
}

/** So many customers say as much of a handful of parameters as a million. */
const MOST_LEARNED_FROM = 25_000;
const LONGEST_DAYS = 3 * 365;

/**
 * Learns from rows up to the end of `asOf` and nothing later. Deterministic under a seed.
 * @param asOf day since 1970; @param horizon calendar days ahead; @param told hears how far it is, 0 to 1
 */
export function learnPurchases(
  log: PurchaseLog,
  asOf: number,
  horizon: number,
  seed = "relata",
  told?: (share: number) => void,
): PurchaseModel {
  refuseUnfit(log, asOf, horizon);
  const some = thinned(log, MOST_LEARNED_FROM);
  const learned = learnCandidates(some, asOf, horizon);
  if (learned.known.length === 0)
    throw new Unfit("nothing_before_cutoff", "Every purchase up to the cutoff was given back: there is nothing to learn from.");
  const choice = choose(some, learned, seeded(seed), told);
  const candidates = some === log ? learned : { ...learned, known: knownAt(log, asOf, horizon, learned.clock) };
  const percentages = judged(candidates, choice);
  return { log, candidates, choice: percentages.state === "refused" ? { ...choice, method: "own-gap-rule" } : choice, percentages, seed };
}

function judged({ known }: Candidates, { held }: Choice): Percentages {
  if (known.length < FEWEST_CUSTOMERS)
    return {
      state: "refused",
      reason: "too_few_of_a_class",
      says: `only ${known.length} customers are known, and a percentage takes ${FEWEST_CUSTOMERS}`,
    };
  const silent = held?.outcomes.reduce((sum, none) => sum + none, 0) ?? 0;
  return held
    ? judge(silent, held.outcomes.length, held)
    : { state: "refused", reason: "not_tested", says: "the log is too short to test a forecast on its own past" };
}

function refuseUnfit(log: PurchaseLog, asOf: number, horizon: number): void {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > LONGEST_DAYS)
    throw new Unfit("horizon_out_of_range", `A horizon is a whole number of days from 1 to ${LONGEST_DAYS}.`);
  if (log.customers.length === 0)
    throw new Unfit("no_rows", "There is no purchase with a customer and a readable date that is not in the future.");
  if (!Number.isInteger(asOf)) throw new Unfit("no_such_day", "The cutoff is no date.");
  if (asOf < log.firstDay)
    throw new Unfit("nothing_before_cutoff", "The first purchase is after the cutoff: there is nothing to learn from.");
}

/** The forecast of every customer with a purchase up to the cutoff, in the order of their names. */
export function forecastAll(model: PurchaseModel): CustomerForecast[] {
  const { candidates } = model;
  const isRanked = model.percentages.state === "refused";
  const none = chosenNone(model);
  const ranks = ranksOf(isRanked ? candidates.known.map((each) => silence(each, candidates.usual)) : none);
  return candidates.known.map((known, row) => ({
    customer: model.log.customers[known.customer] as string,
    none: isRanked ? null : (none[row] as number),
    rank: ranks[row] as number,
    ...amountsOf(model, known, none[row] as number),
    silentDays: known.silentDays,
    usualDays: ownGap(known, candidates.usual),
    lately: known.lately,
    before: known.before,
  }));
}

/** P(no purchase) by the chosen method; by the purchase model where only an order is shown, for the counts. */
function chosenNone({ candidates, choice, percentages }: PurchaseModel): Float64Array {
  const plain = noneBy(choice.kind, candidates) as Float64Array;
  if (percentages.state === "refused") return plain;
  return (noneBy(choice.method, candidates) ?? plain).map((each) => recalibrated(choice.calibration, each));
}

/** Which share of all customers the purchase model expects to buy nothing. */
export function expectedShareSilent({ candidates, choice }: PurchaseModel): number {
  const none = noneBy(choice.kind, candidates) as Float64Array;
  return none.reduce((sum, each) => sum + each, 0) / none.length;
}

const silence = (known: Known, usual: number): number => (known.history.age - known.history.recency + 1) / (ownGap(known, usual) + 1);

type Amounts = Pick<CustomerForecast, "purchases" | "purchasesRange" | "spend" | "spendRange">;

function amountsOf({ candidates: { dropout, ahead, spend: spending }, choice }: PurchaseModel, known: Known, none: number): Amounts {
  const model = dropout[choice.kind];
  const plain = expectedPurchases(model, known.history, ahead);
  const bent = bentMean(plain, probabilityOfNone(model, known.history, ahead), none);
  const purchases = Math.max(1 - none, choice.isBent ? bent : plain);
  const counts = bentCounts(countDistribution(model, known.history, ahead), none);
  const purchasesRange: Range = [countAt(counts, choice.counts.low), countAt(counts, choice.counts.high)];
  if (!spending) return { purchases, purchasesRange, spend: null, spendRange: null };
  const distribution = spendDistribution(spending, known.spending, counts);
  const spendRange: Range = [spendAt(distribution, choice.spend.low), spendAt(distribution, choice.spend.high)];
  return { purchases, purchasesRange, spend: purchases * expectedSpend(spending, known.spending), spendRange };
}

/** 1 for the highest value; equal values share the best of their ranks. */
function ranksOf(values: ArrayLike<number>): number[] {
  const order = Array.from(values, (_, row) => row).sort((left, right) => (values[right] as number) - (values[left] as number));
  const ranks = new Array<number>(values.length);
  for (const [at, row] of order.entries()) {
    const before = order[at - 1];
    ranks[row] = before !== undefined && values[before] === values[row] ? (ranks[before] as number) : at + 1;
  }
  return ranks;
}
