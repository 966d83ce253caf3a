import type { Known } from "./snapshot.ts";

/** What RFM logistic regression knows of each customer. Times are active days; amounts are logs, so that their unit does not matter. */
export const FEATURES = {
  recency: ({ history }) => Math.log1p(history.age - history.recency),
  frequency: ({ history }) => Math.log1p(history.repeats),
  monetary: ({ spending }) => (spending.purchases > 0 ? Math.log(spending.mean) : Number.NaN),
  tenure: ({ history }) => Math.log1p(history.age),
  silenceAgainstOwnGap: (known, usual) => Math.log((known.history.age - known.history.recency + 1) / (ownGap(known, usual) + 1)),
  lately: ({ lately }) => Math.log1p(lately),
  trend: ({ lately, before }) => Math.log((1 + lately) / (1 + before)),
} satisfies Record<string, (known: Known, usual: number) => number>;

export type FeatureName = keyof typeof FEATURES;

/** The usual gap of everybody, in active days: time between first and last purchase per repeat purchase. */
export function usualGap(known: readonly Known[]): number {
  let [time, repeats] = [0, 0];
  for (const { history } of known) {
    time += history.recency;
    repeats += history.repeats;
  }
  return repeats > 0 ? time / repeats : 30;
}

/** A customer's own usual gap; with few gaps it leans on everybody's, as if that had been seen once. */
export const ownGap = ({ history }: Known, usual: number): number => (history.recency + usual) / (history.repeats + 1);
