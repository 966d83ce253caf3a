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

/** The scores and the segment of each customer among these. Equal values have equal scores. A one-time buyer of the last fifth is new. */
export function rfmOf(customers: readonly RfmInput[]): RfmScore[] {
  const recency = fifths(customers.map(({ silentDays }) => -silentDays));
  const frequency = fifths(customers.map(({ purchases }) => purchases));
  const monetary = fifths(customers.map(({ spent }) => spent));
  return customers.map(({ purchases }, row) => {
    const [r, f, m] = [recency[row] as number, frequency[row] as number, monetary[row] as number];
    const weight = Math.round((f + m) / 2);
    const segment = r === 5 && purchases === 1 ? "new" : (GRID[5 - r]?.[weight - 1] as Segment);
    return { recency: r, frequency: f, monetary: m, segment };
  });
}

/** 1 to 5 by where a value stands among all: the middle of those that are equal to it. */
function fifths(values: number[]): number[] {
  const sorted = [...values].sort((left, right) => left - right);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [at, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, at);
    last.set(value, at);
  }
  return values.map((value) => {
    const middle = ((first.get(value) ?? 0) + (last.get(value) ?? 0) + 1) / 2;
    return Math.min(5, Math.floor((5 * middle) / values.length) + 1);
  });
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
