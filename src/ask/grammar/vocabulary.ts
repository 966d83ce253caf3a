import type { AskQuery } from "../ask.schema.ts";

/** What a value of the workspace can be: a place, a trade, a person, a thing. */
export type Facet = "city" | "country" | "industry" | "region" | "series" | "member" | "product" | "company" | "contact";

/** A value that stands in the workspace's own data, as the asker may see it. */
export interface Known {
  facet: Facet;
  text: string;
  /** Of a record; of a text the text itself is the value. */
  id?: string;
}

/** What the grammar is given besides the question: it has neither database nor rights. */
export interface Asking {
  question: string;
  /** Today in the workspace's time zone, yyyy-mm-dd. */
  today: string;
  /** What an amount without a currency is in. */
  currency: string;
  known: Known[];
  context?: AskQuery | undefined;
}

/** A question as it was understood, or the words that were not. */
export interface Reading {
  query: AskQuery | null;
  isFollowUp: boolean;
  unknown: string[];
  /** Of these the words for what Relata keeps no records of. */
  notKept: string[];
  /** Words that are part of several names: which one is meant is for the asker to say; the examples then say it in full. */
  unclear: string | null;
  examples: string[];
}
