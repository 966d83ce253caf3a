/** Customers by recency, frequency and monetary value, each from 1 to 5 by fifths, and the names of the cells. Pure. */

export const SEGMENTS = [
  "champions",
  "loyal",
  "potential_loyal",
  "new",
  "promising",
  "needs_attention",
  "about_to_sleep",
  "at_risk",
  "cannot_lose",
  "hibernating",
  "lost",
] as const;
export type Segment = (typeof SEGMENTS)[number];

export interface RfmInput {
  /** Days since the last purchase. */
  silentDays: number;
  purchases: number;
  spent: number;
}

export interface RfmScore {
  /** 5: bought most recently, most often, for most. */
  recency: number;
  frequency: number;
  monetary: number;
  segment: Segment;
}

/** Rows: recency 5 down to 1; columns: frequency and monetary value together, 1 to 5. */
const GRID: readonly (readonly Segment[])[] = [
  ["new", "potential_loyal", "potential_loyal", "champions", "champions"],
  ["promising", "potential_loyal", "potential_loyal", "loyal", "champions"],
  ["about_to_sleep", "about_to_sleep", "needs_attention", "loyal", "loyal"],
  ["hibernating", "hibernating", "at_risk", "at_risk", "cannot_lose"],
  ["lost", "lost", "at_risk", "at_risk", "cannot_lose"],
];

/** From which value on a customer has 2, 3, 4 and 5. */
type Steps = number[];

/** Where the fifths of a workspace's customers lie. */
export interface RfmScales {
  recency: Steps;
  frequency: Steps;
  monetary: Steps;
}

export const rfmScales = (customers: readonly RfmInput[]): RfmScales => ({
  recency: fifths(customers.map(({ silentDays }) => -silentDays)),
  frequency: fifths(customers.map(({ purchases }) => purchases)),
  monetary: fifths(customers.map(({ spent }) => spent)),
});

/** The scores and the segment of a customer. Equal values have equal scores. A one-time buyer of the last fifth is new. */
export function rfmScore(scales: RfmScales, { silentDays, purchases, spent }: RfmInput): RfmScore {
  const [r, f, m] = [scoreOf(scales.recency, -silentDays), scoreOf(scales.frequency, purchases), scoreOf(scales.monetary, spent)];
  const weight = Math.round((f + m) / 2);
  const segment = r === 5 && purchases === 1 ? "new" : (GRID[5 - r]?.[weight - 1] as Segment);
  return { recency: r, frequency: f, monetary: m, segment };
}

const scoreOf = (steps: Steps, value: number): number => 1 + steps.filter((step) => value >= step).length;

/** A value stands where the middle of those that are equal to it stands among all. */
function fifths(values: number[]): Steps {
  const sorted = [...values].sort((left, right) => left - right);
  const steps: Steps = [];
  for (let first = 0; first < sorted.length; ) {
    const value = sorted[first] as number;
    let last = first;
    while (sorted[last + 1] === value) last += 1;
    const score = Math.min(5, Math.floor((5 * (first + last + 1)) / 2 / sorted.length) + 1);
    while (steps.length < score - 1) steps.push(value);
    first = last + 1;
  }
  return steps;
}

/** What share of all revenue the best customers bring. */
export interface Pareto {
  shares: { customers: number; revenue: number }[];
  /** The smallest share of customers that brings four fifths; null where nothing was earned. */
  forFourFifths: number | null;
}

const STEPS = [0.01, 0.05, 0.1, 0.2, 0.5];

export function paretoOf(spent: readonly number[]): Pareto {
  const sorted = spent.filter((each) => each > 0).sort((left, right) => right - left);
  const total = sorted.reduce((sum, each) => sum + each, 0);
  if (total <= 0) return { shares: [], forFourFifths: null };
  const upTo = (count: number): number => sorted.slice(0, count).reduce((sum, each) => sum + each, 0) / total;
  const shares = STEPS.map((share) => ({ customers: share, revenue: upTo(Math.ceil(share * spent.length)) }));
  let [sum, count] = [0, 0];
  while (sum < 0.8 * total) {
    sum += sorted[count] as number;
    count += 1;
  }
  return { shares, forFourFifths: count / spent.length };
}
