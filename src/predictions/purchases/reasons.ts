import { logOddsOf } from "../maths/odds.ts";
import type { KeptReason, ReasonCode } from "../predictions.schema.ts";
import { recalibrated } from "./back-test.ts";
import { noneBy } from "./candidates.ts";
import { ownGap } from "./features.ts";
import type { PurchaseModel } from "./forecast.ts";
import type { SavedModel } from "./saved-model.ts";
import type { Known } from "./snapshot.ts";

/**
 * Why a number is as it is, whatever method said it: the same customer is asked about again with one thing as usual, and the weight is how
 * far the log-odds move. A thing that moves them little is no reason.
 */

const LEAST_WEIGHT = 0.15;
const MOST_REASONS = 3;

interface Other {
  code: ReasonCode;
  /** The customer with this as usual; the same where it is usual already, or says nothing. */
  as(known: Known): Known;
}

const silenceOf = ({ history }: Known): number => history.age - history.recency;

/** As silent as between their purchases so far. */
const usualSilence = (usual: number): Other => ({
  code: "silence",
  as: (known) => ({ ...known, history: { ...known.history, age: known.history.recency + ownGap(known, usual) } }),
});

/** As many purchases lately as before. */
const evenTrend: Other = {
  code: "trend",
  as: (known) => ({ ...known, lately: (known.lately + known.before) / 2, before: (known.lately + known.before) / 2 }),
};

/** The past of the middle customer, with their own silence. */
const typicalPast = (code: "one_purchase" | "many_purchases", { repeats, recency }: SavedModel["typical"]): Other => ({
  code,
  as: (known) => {
    const isMeant = code === "one_purchase" ? known.history.repeats === 0 : known.history.repeats > Math.max(1, repeats);
    if (!isMeant || (repeats === 0 && code === "one_purchase")) return known;
    return { ...known, history: { repeats, recency: repeats === 0 ? 0 : recency, age: (repeats === 0 ? 0 : recency) + silenceOf(known) } };
  },
});

/** The reasons of each customer, the weightiest first. */
export function reasonsOf(model: PurchaseModel, { typical }: SavedModel): KeptReason[][] {
  const { candidates, choice, percentages } = model;
  if (percentages.state === "refused") return candidates.known.map((known) => reasonsByRule(known, candidates.usual));
  const logOdds = (known: Known[]): number[] | undefined => {
    const none = noneBy(choice.method, { ...candidates, known });
    return none && Array.from(none, (each) => logOddsOf(recalibrated(choice.calibration, each)));
  };
  const said = logOdds(candidates.known) ?? [];
  const others = [usualSilence(candidates.usual), evenTrend, typicalPast("one_purchase", typical), typicalPast("many_purchases", typical)];
  const weights = others.map(({ code, as }) => ({ code, moved: logOdds(candidates.known.map(as)) ?? [] }));
  return candidates.known.map((_, row) => {
    const all = weights.map(({ code, moved }) => reasonOf(code, (said[row] ?? 0) - (moved[row] ?? 0)));
    const found = all.filter(({ weight }) => Math.abs(weight ?? 0) >= LEAST_WEIGHT);
    found.sort((one, two) => Math.abs(two.weight ?? 0) - Math.abs(one.weight ?? 0));
    return found.length > 0 ? found.slice(0, MOST_REASONS) : all.slice(0, 1);
  });
}

const reasonOf = (code: ReasonCode, weight: number): KeptReason => {
  const kept = Number.isFinite(weight) ? Number(weight.toFixed(3)) : 0;
  return { code, weight: kept, raises: kept > 0 };
};

/** Where only an order is shown: what it goes by, without a weight. */
function reasonsByRule(known: Known, usual: number): KeptReason[] {
  const reasons: KeptReason[] = [{ code: "silence", weight: null, raises: silenceOf(known) > ownGap(known, usual) }];
  if (known.history.repeats === 0) reasons.push({ code: "one_purchase", weight: null, raises: true });
  else if (known.lately !== known.before) reasons.push({ code: "trend", weight: null, raises: known.lately < known.before });
  return reasons;
}
