/** A language model as a forecaster: what it is asked, when a customer is read again, and how its answer is named. Pure. */

/** Its answers stand in the log under this name. */
export const MODEL_SUBJECT = "purchases:model";

/** Raised whenever the question changes: answers to another question say nothing of this one. */
const QUESTION = 1;
/** Who says so: one model that is asked one question. What is learned of it holds for no other. */
export const saidBy = (model: string): string => `${model}@${QUESTION}`;
export const modelOf = (by: string): string => by.slice(0, by.lastIndexOf("@"));

/** What the customer seems to be about. */
export const MODEL_INTENTS = ["wants_more", "content", "waiting", "unhappy", "comparing", "leaving", "unclear"] as const;
export type ModelIntent = (typeof MODEL_INTENTS)[number];

/** What a model says, in words: its number means nothing by itself. */
export const MODEL_WORDS = ["order_again", "uncertain", "may_leave"] as const;
export type ModelWord = (typeof MODEL_WORDS)[number];
const [STAYS, LEAVES] = [0.35, 0.65];
export const wordFor = (probability: number): ModelWord =>
  probability < STAYS ? "order_again" : probability > LEAVES ? "may_leave" : "uncertain";

/** Whether it counts beside the statistics, or why not. */
export const MODEL_VERDICTS = ["too_few", "one_day_only", "says_nothing_more", "no_better", "worse_lately", "helps"] as const;
export type ModelVerdict = (typeof MODEL_VERDICTS)[number];

/** Only those with most at stake are looked at, and of them so many are read in a night. */
export const LOOKED_AT_MOST = 500;
export const READ_AT_MOST = 200;
/** After so long without another a reading moves no number. */
export const FRESH_DAYS = 28;

/** Times the usual gap: falling silent is a change of the history, each further day of it is none. */
const SILENCES = [1, 1.5, 2.5, 5];

/** The purchases as far as a reading rests on them. */
export interface Bought {
  lastDay: number;
  purchaseDays: number;
  silentDays: number;
  usualDays: number;
  lately: number;
  before: number;
}

/** What of the purchases, if it changes, is worth reading a customer again. */
export const stateOfPurchases = ({ lastDay, purchaseDays, silentDays, usualDays }: Bought): string =>
  [lastDay, purchaseDays, SILENCES.filter((times) => silentDays >= times * Math.max(1, usualDays)).length].join(":");
