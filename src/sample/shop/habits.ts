/** How people of one taste buy: what they come back for, what they try on the way, and how long they stay. */
export interface Habit {
  /** Of all buyers. */
  share: number;
  /** One of these is a person's own, bought nearly every time. */
  staples: string[];
  /** Used up: bought again after so many orders. */
  supplies: [product: string, everyOrders: number][];
  /** Bought once or now and then; whoever stays goes through them. */
  extras: string[];
  /** Days between two orders of the one in the middle. */
  every: number;
  /** How many packs of the staple. */
  packs: [least: number, most: number];
  /** The chance of falling silent after each order. */
  leaves: number;
  /** Bought with the first or second order, with its price what makes a café. */
  machines?: string[];
}

export const HABITS: Record<string, Habit> = {
  café: {
    share: 0.09,
    staples: ["sontra", "hangiang"],
    supplies: [
      ["tablets", 5],
      ["descaler", 7],
      ["condensed", 3],
    ],
    extras: [
      "pitcher",
      "brush",
      "cloths",
      "gaskets",
      "knockbox",
      "thermometer",
      "tamper",
      "mat",
      "leveler",
      "coconut",
      "oranges",
      "syrup",
      "cacao",
      "tonic",
      "basket",
    ],
    every: 12,
    packs: [4, 9],
    leaves: 0.015,
    machines: ["solo", "grind64"],
  },
  espresso: {
    share: 0.2,
    staples: ["sontra", "sontra", "sontra", "decaf"],
    supplies: [["descaler", 4]],
    extras: [
      "pitcher",
      "tamper",
      "knockbox",
      "thermometer",
      "brush",
      "leveler",
      "tablets",
      "mat",
      "basket",
      "cloths",
      "finerobusta",
      "gaskets",
      "cups",
    ],
    every: 30,
    packs: [1, 2],
    leaves: 0.035,
  },
  pourOver: {
    share: 0.21,
    staples: ["langbiang", "khesanh", "sonla", "caudat"],
    supplies: [["papers", 3]],
    extras: [
      "dripper",
      "sampler",
      "khesanh",
      "scale",
      "server",
      "langbiang",
      "kettle",
      "sonla",
      "handgrinder",
      "kontum",
      "gesha",
      "dienbien",
      "jar",
      "cupping",
      "drippermetal",
      "travel",
    ],
    every: 26,
    packs: [1, 3],
    leaves: 0.032,
  },
  phin: {
    share: 0.17,
    staples: ["hangiang"],
    supplies: [["condensed", 2]],
    extras: ["phinset", "glasses", "phinnhom", "finerobusta", "coconut", "spoons", "cacao", "tray", "eggwhisk", "cookies"],
    every: 36,
    packs: [1, 2],
    leaves: 0.035,
  },
  coldBrew: {
    share: 0.1,
    staples: ["coldbags", "coldbags", "caudat"],
    supplies: [["oranges", 3]],
    extras: ["coldjar", "icemould", "tonic", "bottles", "syrup", "glasses", "caudat", "jar", "tea"],
    every: 33,
    packs: [1, 4],
    leaves: 0.05,
  },
  gifts: {
    share: 0.16,
    staples: ["giftbox", "cups", "drip"],
    supplies: [],
    extras: ["cookies", "chocolate", "cups", "drip", "tea", "candle", "giftbox", "card", "tray"],
    every: 0,
    packs: [1, 4],
    leaves: 0.1,
  },
  curious: {
    share: 0.07,
    staples: ["drip", "hangiang", "khesanh", "coldbags", "decaf"],
    supplies: [],
    extras: ["cookies", "sampler", "glasses", "papers", "pitcher"],
    every: 55,
    packs: [1, 1],
    leaves: 0.45,
  },
};

export type Taste = keyof typeof HABITS;
