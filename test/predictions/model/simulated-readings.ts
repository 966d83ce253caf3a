import { type Random, seeded } from "../../../src/core/random.ts";
import { probabilityOf } from "../../../src/predictions/maths/odds.ts";
import type { Pair } from "../../../src/predictions/model/blend.ts";

/** Customers whose true probability is known, and language models of every character that read them. */

/** One customer on one day. The statistics know `known`; what their mails tell of beside it is `told`, and only a reader knows that. */
export interface Seen {
  known: number;
  told: number;
  /** A good customer: they mostly stay, as the statistics know. */
  isValuable: boolean;
}

export type Character = (seen: Seen, random: Random) => number;

/** Helpful, but far too sure of itself, and in general too gloomy. */
const helpful: Character = ({ known, told }, random) => probabilityOf(0.8 + 0.7 * known + 2 * told + gaussian(random));

export const CHARACTERS = {
  helpful,
  useless: (_, random) => random.next(),
  "always the same": () => 0.8,
  "chasing some": (_, random) => (random.next() < 0.3 ? 0.97 : 0.05 + 0.1 * random.next()),
  "an echo of the statistics": ({ known }, random) => probabilityOf(2 * known + 0.3 * gaussian(random)),
  inverted: (seen, random) => 1 - helpful(seen, random),
  "chasing good customers": ({ isValuable }, random) => (isValuable ? 0.97 : 0.05 + 0.1 * random.next()),
} satisfies Record<string, Character>;

export interface Simulated {
  customers: number;
  months: number;
  seed: string;
  /** Who reads them, until another does. */
  character: Character;
  from?: { month: number; character: Character };
}

/** How much (log-odds) mails tell beside what the statistics know. */
const TOLD = 1;

/** As many answers a month as there are customers: each with what came of it. The statistics are right about all that they know. */
export function simulatedPairs({ customers, months, seed, character, from }: Simulated): Pair[] {
  const random = seeded(seed);
  return Array.from({ length: months }, (_, month) =>
    Array.from({ length: customers }, (__, one): Pair => {
      const [known, told] = [1.2 * gaussian(random), gaussian(random)];
      const truth = probabilityOf(known + TOLD * told);
      const seen: Seen = { known, told, isValuable: known + gaussian(random) < -0.8 };
      const says = from && month >= from.month ? from.character : character;
      const madeOn = 20_000 + 28 * month;
      return {
        ...{ customer: `c${one}`, madeOn, dueOn: madeOn + 28, statistical: averageOver(known), model: says(seen, random) },
        outcome: random.next() < truth ? 1 : 0,
      };
    }),
  ).flat();
}

/** The probability of who does not know what the mails tell: the mean over it, by nine points of the normal distribution. */
function averageOver(known: number): number {
  const points = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
  const weights = points.map((point) => Math.exp((-point * point) / 2));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return points.reduce((sum, point, at) => sum + ((weights[at] as number) / all) * probabilityOf(known + TOLD * point), 0);
}

export function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
