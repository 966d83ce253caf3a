/**
 * Whether and when an open deal closes, by its stage and how long it has been there: competing risks of winning and losing by days from then
 * on (Aalen & Johansen 1978), of each stage shrunk to all stages and these to all ages. Deals still open count for as long as they were
 * seen. Pure; days are since 1970.
 */

/** When a deal entered which stage; the last one may be "won" or "lost". */
export interface DealHistory {
  id: string;
  moves: [stage: string, day: number][];
}

/** Of one stage and age: how many deals were still open at the beginning of each step, and how many were won and lost in it. */
interface Cell {
  open: number[];
  won: number[];
  lost: number[];
}

/** Plain data: it is kept with the run. */
export interface Hazard {
  cells: Record<string, Cell>;
  /** At each age whatever the stage, and whatever the age. */
  ages: Cell[];
  all: Cell;
  /** Between which parts of what was foretold 80 % of closings lay; the plain 10 and 90 % where too few are known. */
  levels: [low: number, high: number];
}

export interface DealForecast {
  win: number;
  /** 90 %, by how many deals it rests on. */
  range: [low: number, high: number];
  /** Days from now until it closes: the median and an 80 % interval; null: later than anything that is known. */
  closes: { median: number | null; low: number; high: number | null };
}

/** Days in the stage at which a deal is looked at. */
const AGES = [0, 7, 14, 30, 60, 120, 240];
/** Ends of the steps from there on: weeks, then four weeks each, up to two years. */
const STEPS = [
  ...Array.from({ length: 13 }, (_, week) => 7 * (week + 1)),
  ...Array.from({ length: 23 }, (_, month) => 91 + 28 * (month + 1)),
];
/** Deals that a cell is pulled to the one above by. */
const PULL = 20;
const PRIOR_LEVELS: Hazard["levels"] = [0.1, 0.9];

const isEnd = (stage: string): boolean => stage === "won" || stage === "lost";
const emptyCell = (): Cell => ({ open: STEPS.map(() => 0), won: STEPS.map(() => 0), lost: STEPS.map(() => 0) });
const ageOf = (days: number): number => AGES.findLastIndex((from) => days >= from);

/** How a deal stood at the end of a day: where, since when, and whether and when it closed after that; null where it was not open. */
export function standingOf({ moves }: DealHistory, day: number) {
  const entered = moves.filter(([, on]) => on <= day).at(-1);
  if (!entered || isEnd(entered[0])) return null;
  return { stage: entered[0], days: day - entered[1], closes: moves.find(([stage, on]) => isEnd(stage) && on > day) ?? null };
}

/** Learns from what was known at the end of a day. */
export function learnHazard(histories: readonly DealHistory[], asOf: number, levels = PRIOR_LEVELS): Hazard {
  const hazard: Hazard = { cells: {}, ages: AGES.map(emptyCell), all: emptyCell(), levels };
  for (const history of histories) {
    const known = history.moves.filter(([, day]) => day <= asOf);
    const closed = known.find(([stage]) => isEnd(stage));
    for (const [index, [stage, entered]] of known.entries()) {
      if (isEnd(stage)) break;
      const left = known[index + 1]?.[1] ?? asOf + 1;
      for (const [age, from] of AGES.entries()) {
        const day = entered + from;
        if (day >= left) break;
        const name = `${stage} ${age}`;
        const cell = hazard.cells[name] ?? emptyCell();
        hazard.cells[name] = cell;
        for (const each of [cell, hazard.ages[age] as Cell, hazard.all]) countInto(each, day, closed, asOf);
      }
    }
  }
  return hazard;
}

function countInto({ open, won, lost }: Cell, day: number, closed: DealHistory["moves"][number] | undefined, asOf: number): void {
  const seen = (closed ? closed[1] : asOf) - day;
  for (const [step, end] of STEPS.entries()) {
    if (!closed && seen < end) return;
    open[step] = (open[step] as number) + 1;
    if (!closed || seen > end) continue;
    const of = closed[0] === "won" ? won : lost;
    of[step] = (of[step] as number) + 1;
    return;
  }
}

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);

/** Chances of winning and losing within each step, for who is open at its beginning. */
function ratesOf({ cells, ages, all }: Hazard, stage: string, age: number): { won: number; lost: number }[] {
  const steps = Math.max(1, sum(all.open));
  const shares = { won: sum(all.won) / steps, lost: sum(all.lost) / steps };
  const pulled = (cell: Cell | undefined, step: number, way: "won" | "lost", to: number): number =>
    ((cell?.[way][step] ?? 0) + PULL * to) / ((cell?.open[step] ?? 0) + PULL);
  const cell = cells[`${stage} ${age}`];
  const rateOf = (step: number, way: "won" | "lost"): number =>
    pulled(cell, step, way, pulled(ages[age], step, way, pulled(all, step, way, shares[way])));
  return STEPS.map((_, step) => ({ won: rateOf(step, "won"), lost: rateOf(step, "lost") }));
}

/** The share of closings that are won, for what lies beyond all steps. */
function shareWon({ all }: Hazard): number {
  return (sum(all.won) + 0.5) / (sum(all.won) + sum(all.lost) + 1);
}

/** How a deal's future divides up: what share of it has closed by the end of each step, and what share of all is won. */
function futureOf(hazard: Hazard, stage: string, days: number) {
  const age = ageOf(days);
  const passed = days - (AGES[age] as number);
  let [open, won] = [1, 0];
  const closed: { by: number; share: number }[] = [];
  for (const [step, rates] of ratesOf(hazard, stage, age).entries()) {
    const [begin, end] = [STEPS[step - 1] ?? 0, STEPS[step] as number];
    if (end <= passed) continue;
    const part = (end - Math.max(begin, passed)) / (end - begin);
    const [wins, losses] = [rates.won * part, rates.lost * part];
    won += open * wins;
    open *= Math.max(0, 1 - wins - losses);
    closed.push({ by: end - passed, share: 1 - open });
  }
  return { win: won + open * shareWon(hazard), closed };
}

/** The day by which such a share has closed, straight between steps; null: later than all steps. */
function dayOf(closed: { by: number; share: number }[], share: number): number | null {
  const at = closed.findIndex((step) => step.share >= share);
  const [step, before] = [closed[at], closed[at - 1] ?? { by: 0, share: 0 }];
  if (!step) return null;
  return Math.max(1, Math.round(before.by + ((step.by - before.by) * (share - before.share)) / Math.max(1e-9, step.share - before.share)));
}

/** What is to be expected of a deal that has been in a stage for so many days. */
export function forecastDeal(hazard: Hazard, stage: string, days: number): DealForecast {
  const { win, closed } = futureOf(hazard, stage, days);
  const known = (hazard.cells[`${stage} ${ageOf(days)}`]?.open[0] ?? 0) + PULL;
  const error = 1.645 * Math.sqrt((win * (1 - win)) / known);
  return {
    win,
    range: [Math.max(0, win - error), Math.min(1, win + error)],
    closes: { median: dayOf(closed, 0.5), low: dayOf(closed, hazard.levels[0]) ?? LAST_DAY, high: dayOf(closed, hazard.levels[1]) },
  };
}

const LAST_DAY = STEPS.at(-1) as number;

/** What share of its future had passed when a deal closed after so many days: even from 0 to 1, were everything right. */
export function placeOf(hazard: Hazard, stage: string, days: number, closedAfter: number): number {
  const { closed } = futureOf(hazard, stage, days);
  const at = closed.findIndex(({ by }) => by >= closedAfter);
  const [step, before] = [closed[at], closed[at - 1] ?? { by: 0, share: 0 }];
  if (!step) return 1;
  return before.share + ((step.share - before.share) * (closedAfter - before.by)) / (step.by - before.by);
}
