import { type Recalibration, recalibrate } from "../labels/recalibration.ts";
import { logOddsOf, probabilityOf } from "../maths/odds.ts";
import { type Clock, clockOf } from "./clock.ts";
import { probabilityAlive, probabilityOfNone } from "./dropout-forecast.ts";
import { type DropoutKind, type DropoutModel, fitDropout } from "./dropout-model.ts";
import { ownGap, usualGap } from "./features.ts";
import type { PurchaseLog } from "./log.ts";
import { fitRfm, noneByRfm, type RfmModel } from "./rfm-model.ts";
import { type Known, knownAt, outcomesAfter } from "./snapshot.ts";
import { fitSpend, type SpendModel } from "./spend-model.ts";

/** Every way to say whether a customer will buy, learned from what was known at the end of one day. */

/** What may be chosen, the simplest first; the two rules are also what the others are compared with. */
export const METHODS = ["recency-rule", "own-gap-rule", "rfm-logistic", "bg-nbd", "mbg-nbd", "blend"] as const;
export type Method = (typeof METHODS)[number];

export interface Candidates {
  asOf: number;
  horizon: number;
  clock: Clock;
  /** Active days ahead: the horizon as the clock will see it. */
  ahead: number;
  known: Known[];
  usual: number;
  dropout: Record<DropoutKind, DropoutModel>;
  spend: SpendModel | undefined;
  /** What needs past outcomes over a whole horizon; undefined where the log is too short for one. */
  learned: { rfm: RfmModel | undefined; rules: Record<Rule, Recalibration> } | undefined;
}

type Rule = "recency-rule" | "own-gap-rule";

/** A rule as a number that rises with the danger. */
const ruleScore = (rule: Rule, known: Known, usual: number): number => {
  const silent = known.history.age - known.history.recency;
  return Math.log((silent + 1) / ((rule === "recency-rule" ? usual : ownGap(known, usual)) + 1));
};

const YEAR = 365;
const MOST_SNAPSHOTS = 4;
/** A snapshot tells something when the log had run for a while and enough customers were known. */
const LEAST_RUN = 28;
export const FEWEST_CUSTOMERS = 100;

export function learnCandidates(log: PurchaseLog, asOf: number, horizon: number, warm?: Candidates): Candidates {
  const clock = clockOf(log, asOf, Math.max(horizon, YEAR));
  const known = knownAt(log, asOf, horizon, clock);
  const histories = known.map(({ history }) => history);
  const ahead = clock.between(asOf, asOf + horizon);
  const dropout = {
    "bg-nbd": fitDropout("bg-nbd", histories, warm?.dropout["bg-nbd"]),
    "mbg-nbd": fitDropout("mbg-nbd", histories, warm?.dropout["mbg-nbd"]),
  };
  const spend = log.hasAmounts ? fitSpend(known.map(({ spending }) => spending)) : undefined;
  const learned = learnFromPast(log, asOf, horizon, clock, ahead);
  return { asOf, horizon, clock, ahead, known, usual: usualGap(known), dropout, spend, learned };
}

interface Past {
  known: Known[];
  usual: number;
  none: Uint8Array;
}

function learnFromPast(log: PurchaseLog, asOf: number, horizon: number, clock: Clock, ahead: number): Candidates["learned"] {
  const pasts: Past[] = [];
  for (let at = latestStart(clock, asOf, horizon, ahead); pasts.length < MOST_SNAPSHOTS; at -= Math.max(7, Math.round(horizon / 2))) {
    if (at - log.firstDay < Math.max(LEAST_RUN, Math.min(horizon, 90))) break;
    const known = knownAt(log, at, horizon, clock);
    if (known.length < FEWEST_CUSTOMERS) break;
    const outcomes = outcomesAfter(log, known, at, Math.min(asOf, clock.after(at, ahead)));
    pasts.push({ known, usual: usualGap(known), none: Uint8Array.from(outcomes, ({ purchases }) => +(purchases === 0)) });
  }
  const all = Uint8Array.from(pasts.flatMap(({ none }) => [...none]));
  const silent = all.reduce((sum, each) => sum + each, 0);
  if (silent === 0 || silent === all.length) return undefined;
  const rule = (name: Rule): Recalibration =>
    recalibrate(all, Float64Array.from(pasts.flatMap(({ known, usual }) => known.map((each) => ruleScore(name, each, usual)))));
  return { rfm: fitRfm(pasts, all), rules: { "recency-rule": rule("recency-rule"), "own-gap-rule": rule("own-gap-rule") } };
}

/** The last day whose horizon, in active days, is over by `asOf`. */
function latestStart(clock: Clock, asOf: number, horizon: number, ahead: number): number {
  let at = asOf - horizon;
  while (clock.between(at, asOf) < ahead - 1e-9 && asOf - at < 2 * horizon + 60) at -= 1;
  return at;
}

/** P(no purchase in the horizon) of every known customer, or undefined where the method cannot be had here. */
export function noneBy(method: Method, candidates: Candidates): Float64Array | undefined {
  const { known, usual, learned, dropout, ahead } = candidates;
  if (method === "bg-nbd" || method === "mbg-nbd")
    return Float64Array.from(known, ({ history }) => probabilityOfNone(dropout[method], history, ahead));
  if (!learned) return undefined;
  if (method === "rfm-logistic") return learned.rfm && noneByRfm(learned.rfm, known, usual);
  if (method === "blend") return blended(noneBy("rfm-logistic", candidates), noneBy("mbg-nbd", candidates));
  const { shift, slope } = learned.rules[method];
  return Float64Array.from(known, (each) => probabilityOf(shift + slope * ruleScore(method, each, usual)));
}

function blended(left: Float64Array | undefined, right: Float64Array | undefined): Float64Array | undefined {
  return left && right?.map((each, row) => probabilityOf((logOddsOf(left[row] as number) + logOddsOf(each)) / 2));
}

/** P(alive) alone, as a warning example: no forecast. */
export const goneBy = (kind: DropoutKind, { known, dropout }: Candidates): Float64Array =>
  Float64Array.from(known, ({ history }) => 1 - probabilityAlive(dropout[kind], history));
