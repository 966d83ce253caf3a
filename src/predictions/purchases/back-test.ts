import type { Random } from "../../core/random.ts";
import { type Recalibration, recalibrate } from "../labels/recalibration.ts";
import { logOddsOf, probabilityOf } from "../maths/odds.ts";
import { auc, brier, logLoss, meanOf } from "../metrics.ts";
import type { HeldOut } from "../model-card.ts";
import { type Candidates, FEWEST_CUSTOMERS, learnCandidates, METHODS, type Method, noneBy } from "./candidates.ts";
import { countDistribution, expectedPurchases, probabilityOfNone } from "./dropout-forecast.ts";
import type { DropoutKind } from "./dropout-model.ts";
import type { PurchaseLog } from "./log.ts";
import { bentCounts, bentMean, type Levels, levelsOf, placeOfCount, placeOfSpend, spendDistribution } from "./predictive.ts";
import { type Outcome, outcomesAfter } from "./snapshot.ts";

/** Chooses a method by what each would have said at several past days, and learns from the misses. */

export interface Window {
  candidates: Candidates;
  outcomes: Outcome[];
  /** 1: no purchase within the horizon. */
  none: Uint8Array;
  said: Partial<Record<Method, Float64Array>>;
}

export interface Choice {
  method: Method;
  kind: DropoutKind;
  calibration: Recalibration;
  counts: Levels;
  spend: Levels;
  /** Whether the expected number of purchases follows the chosen probability, or the purchase model by itself. */
  isBent: boolean;
  /** What it said in the tests, and what happened; null where no test was possible. */
  held: HeldOut | null;
  /** Over how many days intervals were tested, and methods compared; shorter than asked for where the log is too short; 0: not at all. */
  testedHorizon: number;
  familyHorizon: number;
  /** What each method scored, mean over the windows that could test it. */
  scores: { method: Method; logLoss: number; auc: number; brier: number; windows: number }[];
  /** The past days as of which methods were compared, newest first. */
  familyAt: number[];
}

const MOST_WINDOWS = 3;
const LEAST_RUN = 28;
const LEAST_HORIZON = 7;

/** Windows before `asOf`, newest first, none overlapping. */
export function pastWindows(log: PurchaseLog, asOf: number, horizon: number, near: Candidates, told: (share: number) => void): Window[] {
  const windows: Window[] = [];
  let warm = near;
  for (let at = asOf - horizon; windows.length < MOST_WINDOWS; at -= horizon) {
    if (at - log.firstDay < Math.max(LEAST_RUN, Math.min(horizon, 90))) break;
    const candidates = learnCandidates(log, at, horizon, warm);
    if (candidates.known.length < FEWEST_CUSTOMERS) break;
    const outcomes = outcomesAfter(log, candidates.known, at, at + horizon);
    windows.push(windowOf(candidates, outcomes));
    warm = candidates;
    told(windows.length / MOST_WINDOWS);
  }
  return windows;
}

export function windowOf(candidates: Candidates, outcomes: Outcome[]): Window {
  const said = Object.fromEntries(METHODS.map((method) => [method, noneBy(method, candidates)])) as Window["said"];
  return { candidates, outcomes, none: Uint8Array.from(outcomes, ({ purchases }) => +(purchases === 0)), said };
}

/** What was tested, and over which horizon. */
interface Tests {
  windows: Window[];
  horizon: number;
}

/** The best method for a log as of a day, by the windows before it; `told` hears how far it is (0 to 1). */
export function choose(log: PurchaseLog, near: Candidates, random: Random, told: (share: number) => void = () => undefined): Choice {
  const whole: Tests = { windows: pastWindows(log, near.asOf, near.horizon, near, told), horizon: near.horizon };
  const families = whole.windows.some(isComplete) ? whole : shorterTests(log, near, told);
  const scores = scoresOf(families.windows);
  const offered = scores.filter(({ method }) => noneBy(method, { ...near, known: near.known.slice(0, 1) }) !== undefined);
  const method = bestOf(offered) ?? "mbg-nbd";
  const kind = (bestOf(offered.filter((each) => each.method.endsWith("-nbd"))) ?? "mbg-nbd") as DropoutKind;
  const { windows, horizon } = whole.windows.length > 0 ? whole : families;
  const calibration = calibrationFor(whole.windows, method);
  const places = placesOf(windows, method, kind, calibration, random);
  const held = heldOutOf(families.windows, method);
  const isBent = bendingHelps(windows, method, kind);
  return {
    ...{ method, kind, calibration, isBent, held, scores },
    counts: levelsOf(places.counts, windows.length),
    spend: levelsOf(places.spend, windows.length),
    testedHorizon: windows.length > 0 ? horizon : 0,
    familyHorizon: families.windows.length > 0 ? families.horizon : 0,
    familyAt: families.windows.map(({ candidates }) => candidates.asOf),
  };
}

/** Where the log is too short to test every method over the horizon, over a quarter of what it has. */
function shorterTests(log: PurchaseLog, near: Candidates, told: (share: number) => void): Tests {
  const horizon = Math.min(near.horizon, Math.floor((near.asOf - log.firstDay) / 4));
  return { horizon, windows: horizon >= LEAST_HORIZON ? pastWindows(log, near.asOf, horizon, near, told) : [] };
}

const isComplete = ({ said }: Window): boolean => METHODS.every((method) => said[method]);

/** All that a method said in the windows beside what happened; each window's own base rate is what it is held against. */
export function heldOutOf(windows: readonly Window[], method: Method): HeldOut | null {
  const tested = windows.filter(({ said }) => said[method]);
  if (tested.length === 0) return null;
  const rateOf = ({ none }: Window): number => meanOf(none.length, (row) => none[row] as number);
  return {
    outcomes: Uint8Array.from(tested.flatMap(({ none }) => [...none])),
    probabilities: Float64Array.from(tested.flatMap(({ said }) => [...(said[method] as Float64Array)])),
    baseRates: Float64Array.from(tested.flatMap((window) => new Array<number>(window.none.length).fill(rateOf(window)))),
  };
}

/** Whether counts that agree with the chosen probability would have come closer than those of the purchase model by itself. */
function bendingHelps(windows: Window[], method: Method, kind: DropoutKind): boolean {
  let [plain, bent] = [0, 0];
  for (const { candidates, outcomes, said } of windows) {
    for (const [row, { history }] of candidates.known.entries()) {
      const model = candidates.dropout[kind];
      const none = probabilityOfNone(model, history, candidates.ahead);
      const expected = expectedPurchases(model, history, candidates.ahead);
      const seen = outcomes[row]?.purchases ?? 0;
      plain += (seen - expected) ** 2;
      bent += (seen - bentMean(expected, none, said[method]?.[row] ?? none)) ** 2;
    }
  }
  return bent < plain;
}

/** Mean log loss and AUC over the windows in which every method could be tested; where there is none, over all windows, of those that could. */
function scoresOf(windows: Window[]): Choice["scores"] {
  const complete = windows.filter(isComplete);
  const compared = complete.length > 0 ? complete : windows;
  return METHODS.flatMap((method) => {
    const tested = compared.filter(({ said }) => said[method]);
    if (tested.length === 0 || tested.length < compared.length) return [];
    const mean = (figure: (window: Window, said: Float64Array) => number): number =>
      tested.reduce((sum, window) => sum + figure(window, window.said[method] as Float64Array), 0) / tested.length;
    return {
      method,
      logLoss: mean(({ none }, said) => logLoss(none, said)),
      auc: mean(({ none }, said) => auc(none, said)),
      brier: mean(({ none }, said) => brier(none, said)),
      windows: tested.length,
    };
  });
}

/** So close in log loss that the order of customers decides; two opinions together are trusted a little more than either. */
const AS_GOOD = 0.001;
const TRUST = 0.003;

function bestOf(scores: Choice["scores"]): Method | undefined {
  const least = Math.min(...scores.map((score) => score.logLoss));
  if (scores.some((score) => score.method === "blend" && score.logLoss <= least + TRUST)) return "blend";
  const close = scores.filter((score) => score.logLoss <= least + AS_GOOD);
  return close.toSorted((left, right) => right.auc - left.auc || left.logLoss - right.logLoss)[0]?.method;
}

const AS_SAID: Recalibration = { shift: 0, slope: 1 };

export const recalibrated = ({ shift, slope }: Recalibration, probability: number): number =>
  probabilityOf(shift + slope * logOddsOf(probability));

/** Log loss that a recalibration must have saved. */
const WORTHWHILE = 0.001;

/**
 * Learned on the newest window, unless it would not have helped in the windows before that. Windows differ more than customers of one
 * do, so it goes only as far as so many windows tell: half the way by one, two thirds by two.
 */
function calibrationFor(windows: Window[], method: Method): Recalibration {
  const newest = windows[0] && learnedOn(windows[0], method);
  if (!newest) return AS_SAID;
  const gains = windows.slice(0, -1).flatMap((window, index) => gainOf(window, windows[index + 1] as Window, method));
  if (gains.some((gain) => gain < WORTHWHILE)) return AS_SAID;
  return partly(newest, Math.max(1, gains.length));
}

function learnedOn({ said, none }: Window, method: Method): Recalibration | undefined {
  return said[method] && recalibrate(none, said[method].map(logOddsOf));
}

const partly = ({ shift, slope }: Recalibration, windows: number): Recalibration => {
  const way = windows / (windows + 1);
  return { shift: way * shift, slope: 1 + way * (slope - 1) };
};

function gainOf(window: Window, before: Window, method: Method): number[] {
  const [said, earlier] = [window.said[method], learnedOn(before, method)];
  if (!said || !earlier) return [];
  const learned = partly(earlier, 1);
  return [
    logLoss(window.none, said) -
      logLoss(
        window.none,
        said.map((each) => recalibrated(learned, each)),
      ),
  ];
}

/** Where outcomes lay in what was said of them, over all windows. */
export function placesOf(windows: Window[], method: Method, kind: DropoutKind, calibration: Recalibration, random: Random) {
  const places: { counts: number[]; spend: number[] } = { counts: [], spend: [] };
  for (const { candidates, outcomes, said } of windows) {
    for (const [row, { history, spending }] of candidates.known.entries()) {
      const seen = outcomes[row] as Outcome;
      const none = recalibrated(calibration, (said[method] ?? said[kind])?.[row] ?? 0.5);
      const counts = bentCounts(countDistribution(candidates.dropout[kind], history, candidates.ahead), none);
      const chance = random.next();
      places.counts.push(placeOfCount(counts, seen.purchases, chance));
      if (candidates.spend) places.spend.push(placeOfSpend(spendDistribution(candidates.spend, spending, counts), seen.spend, chance));
    }
  }
  return places;
}
