import { logLoss } from "../../src/predictions/metrics.ts";
import { type Blend, learnBlend, movedBy, type Pair, shiftOf } from "../../src/predictions/model/blend.ts";
import { CHARACTERS, type Character, simulatedPairs } from "../predictions/model/simulated-readings.ts";
import { mean, share } from "./intervals.ts";
import type { Line } from "./scorecard.ts";

/** A language model as a forecaster, of every character: how much it comes to count month by month, and what that does to months to come. */

const GROUP = "Predictions, a language model as forecaster (simulated: 200 customers read a month for a year, a look each month, 40 draws)";
const [CUSTOMERS, MONTHS, DRAWS] = [200, 12, 40];
const FIRST_MONTH = 20_000;
const SPAN = 28;
/** The month from which the one that helped is turned round. */
const TURNS = 8;

interface Look {
  month: number;
  blend: Blend;
  /** Log loss on the month that follows: with the model, and by the statistics alone. */
  together: number;
  alone: number;
}

function looksAt(pairs: Pair[]): Look[] {
  const monthOf = ({ madeOn }: Pair): number => (madeOn - FIRST_MONTH) / SPAN;
  return Array.from({ length: MONTHS - 2 }, (_, at) => {
    const month = at + 2;
    const { blend } = learnBlend(pairs.filter((pair) => monthOf(pair) < month));
    const next = pairs.filter((pair) => monthOf(pair) === month);
    return { month, blend, together: lossOf(next, blend), alone: lossOf(next, { ...blend, weight: 0 }) };
  });
}

const lossOf = (pairs: Pair[], blend: Blend): number =>
  logLoss(
    pairs.map(({ outcome }) => outcome),
    pairs.map(({ statistical, model }) => movedBy(statistical, shiftOf(blend, model))),
  );

const drawsOf = (character: Character, from?: { month: number; character: Character }): Look[][] =>
  Array.from({ length: DRAWS }, (_, draw) =>
    looksAt(simulatedPairs({ customers: CUSTOMERS, months: MONTHS, seed: `draw ${draw}`, character, ...(from && { from }) })),
  );

export const scoreModelReadings = (): Line[] => [
  ...Object.entries(CHARACTERS).flatMap(([name, character]) => linesOf(name, drawsOf(character))),
  ...turnedBad(),
];

/** Who helps must come to count; who does not, in at most one look of twenty, over all looks of a year. */
function linesOf(name: string, draws: Look[][]): Line[] {
  const looks = draws.flat();
  const last = draws.flatMap((draw) => draw.at(-1) ?? []);
  const counting = looks.filter(({ blend }) => blend.weight > 0).length;
  const line = { group: GROUP, isPlain: true, better: "lower" as const };
  const isHelpful = name === "helpful";
  return [
    {
      ...{ group: GROUP, name: `${name}: looks after which it counts`, score: share(counting, looks.length) },
      ...(isHelpful ? { better: "higher" as const, target: 0.8 } : { better: "lower" as const, target: 0.05 }),
    },
    {
      ...line,
      better: isHelpful ? "higher" : "lower",
      name: `${name}: weight after a year`,
      score: mean(last.map(({ blend }) => blend.weight)),
    },
    { ...line, name: `${name}: log loss, statistics alone`, score: mean(looks.map(({ alone }) => alone)) },
    { ...line, name: `${name}: log loss, as it counts`, score: mean(looks.map(({ together }) => together)) },
  ];
}

/** Its answers of the month in which it turns are settled by the look of the next. */
function turnedBad(): Line[] {
  const draws = drawsOf(CHARACTERS.helpful, { month: TURNS, character: CHARACTERS.inverted });
  const next = draws.flatMap((draw) => draw.filter(({ month }) => month === TURNS + 1));
  const still = next.filter(({ blend }) => blend.weight > 0).length;
  return [
    {
      ...{ group: GROUP, name: "helpful for eight months, then inverted: still counts at the next look", score: share(still, next.length) },
      ...{ better: "lower" as const, target: 0 },
    },
  ];
}
