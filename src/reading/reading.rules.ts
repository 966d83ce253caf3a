/** What can be said of an activity. Plain lists, so that filters and the page can use them too. */

export const INTENTS = [
  "buy",
  "quote",
  "question",
  "complaint",
  "support",
  "payment",
  "meeting",
  "cancel",
  "decline",
  "thanks",
  "inform",
] as const;
export const SENTIMENTS = ["negative", "neutral", "positive"] as const;
/** What went wrong: late, the wrong thing or not all of it, bad goods, bad service, a wrong bill, too dear. */
export const COMPLAINTS = ["late", "wrong", "quality", "service", "billing", "price", "other"] as const;
/** What they say they will do unless we act: leave us, or take it to lawyers, authorities, the public. */
export const ULTIMATUMS = ["leave", "legal"] as const;
/** What comes next between the two sides. */
export const STEPS = ["demo", "signing", "call", "visit", "meeting"] as const;
export const GRAINS = ["day", "week", "month", "quarter", "year"] as const;
export const READING_FIELDS = ["intent", "sentiment", "complaint", "ultimatum", "competitor", "budget", "timing", "product"] as const;

/** Below this the page shows nothing and nothing is proposed. */
export const LEAST_CONFIDENCE = 0.6;
