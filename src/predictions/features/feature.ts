import type { Both } from "../words.ts";

/** What a model may know of a record, declared once: for learning as of days gone by and for scoring today the very same SQL. */
export interface Feature {
  name: string;
  meaning: Both;
  /** How far back it looks; null: all that is known. */
  windowDays: number | null;
  /** Which fields it is made of: who may not see one of them is not told of it. */
  sources: readonly `${string}.${string}`[];
  /** An expression over `snap` (place, id, at, currency, company, contact) and the rows that its group joins. Nothing from `at` on may enter. */
  sql: string;
  /** Values are names, not numbers; or 1 and 0 for yes and no. */
  isLevel?: true;
  isYesNo?: true;
}

/** Features that are read in one pass. `from` joins at most many rows to each snapshot, which the features sum up. */
export interface FeatureGroup {
  from: string;
  features: Feature[];
}

export const DAY_MS = 86_400_000;

/** Whole days from a moment to the snapshot. */
export const daysSince = (moment: string): string => `((snap.at - (${moment})) / ${DAY_MS})`;
export const within = (moment: string, days: number): string => `${moment} >= snap.at - ${days * DAY_MS}`;

/** How many joined rows there are of that kind: `id` keeps one that is joined twice from counting twice. */
export const countOf = (id: string, condition: string): string => `count(distinct iif(${condition}, ${id}, null))`;
