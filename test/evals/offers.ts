import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DAY } from "../../src/core/time.ts";
import { backTest, figuresOf, lastBasketsOut, popularFor, type Split } from "../../src/predictions/offers/back-test.ts";
import { type BasketRow, gatherBaskets, itemsOf, type Known, knownAsOf } from "../../src/predictions/offers/baskets.ts";
import { crossSellScores, type Family } from "../../src/predictions/offers/cross-sell.ts";
import { chosenFor, learnFrom, type Mode } from "../../src/predictions/offers/model.ts";
import type { RankingFigures } from "../../src/predictions/offers/ranking.ts";
import { daysByItem, expectedNext, learnRhythms } from "../../src/predictions/offers/rhythm.ts";
import { topOf } from "../../src/predictions/offers/top.ts";
import { dealtAnew } from "../predictions/simulated-baskets.ts";
import { mean, share } from "./intervals.ts";
import type { Line, Skipped } from "./scorecard.ts";

/** Next best offer on a real shop, by the product's own code. */

const GROUP = "Predictions, next best offer, online retail up to 2011-08-31, last basket held out";
const NEWEST = "Predictions, next best offer, newest last baskets held out, everything learned from days before them";
const LONG = 1_000;

type Triple = readonly [hit: number, ndcg: number, reciprocal: number];

/** Figures of the reference, on the same log up to 2011-12-09. Bold rows are to be reached. */
const REFERENCE: Record<string, { all?: Triple; new?: Triple; bold?: Mode[] }> = {
  popularity: { all: [0.252, 0.066, 0.17], new: [0.132, 0.035, 0.097] },
  "popularity, 30 days": { all: [0.272, 0.083, 0.197], new: [0.187, 0.054, 0.134] },
  "personal frequency": { all: [0.604, 0.271, 0.445], bold: ["all"] },
  "item-kNN": { all: [0.371, 0.146, 0.259], new: [0.256, 0.084, 0.173] },
  EASE: { all: [0.454, 0.184, 0.325], new: [0.273, 0.087, 0.187] },
  "EASE + .6 × popularity 30 days": { all: [0.469, 0.189, 0.333], new: [0.278, 0.09, 0.192], bold: ["all", "new"] },
  "EASE + .3 × popularity 30 days (ours)": { all: [0.469, 0.189, 0.333], new: [0.278, 0.09, 0.192], bold: ["all", "new"] },
};

export function scoreOffers(dataFolder: string): (Line | Skipped)[] {
  const file = join(dataFolder, "online_retail/transactions.csv.gz");
  if (!existsSync(file)) return [{ group: GROUP, skipped: `no ${file}` }];
  const [, ...lines] = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  const rows = lines.map((line): BasketRow => {
    const cells = line.split(",");
    const day = Math.floor(Date.parse((cells[2] ?? "").slice(0, 10)) / DAY);
    return { customer: cells[0] ?? "", day, item: cells[3] ?? "", quantity: Number(cells.at(-2)) };
  });
  const log = gatherBaskets(rows);
  const known = knownAsOf(log, log.lastDay);
  const split = lastBasketsOut(known);
  const size = `${split.held.length} users with two baskets or more, ${log.items.length} products; a list has at most ${LONG} of 1,050`;
  const rest =
    "association rules, user-kNN and ALS are not in the product; the 2,824 users and 3,083 products of the reference take the log up to 2011-12-09";
  return [
    { group: GROUP, skipped: `not recomputable here: ${rest}; here ${size}` },
    ...tableOf(split),
    ...rhythmLines(split),
    ...newestLines(known),
    ...shuffledLines(rows),
  ];
}

interface Row {
  name: string;
  list: (customer: number, mode: Mode) => readonly number[];
  modes: Mode[];
}

function tableOf(split: Split): Line[] {
  const model = learnFrom(split.learned);
  const { popularity, recent } = model.crossSell.catalogue;
  const popular = (name: string, counts: Float64Array): Row => ({
    ...{ name, modes: ["all", "new"] },
    list: (customer, mode) => popularFor(model, counts, split.before, customer, mode, LONG),
  });
  const items = (customer: number, mode: Mode): number[] => chosenFor(model, customer, mode, LONG).map(({ item }) => item);
  const rows: Row[] = [
    popular("popularity", popularity),
    popular("popularity, 30 days", recent),
    { name: "personal frequency", modes: ["all"], list: (customer) => items(customer, "reorder") },
    { name: "personal frequency, filled up with new ones (mode all)", modes: ["all"], list: items },
    weighted("item-kNN", split, "item-knn", 0),
    weighted("EASE", split, "ease", 0),
    weighted("EASE + .6 × popularity 30 days", split, "ease", 0.6),
    weighted("EASE + .3 × popularity 30 days (ours)", split, "ease", model.crossSell.popularityWeight),
  ];
  return rows.flatMap(({ name, list, modes }) =>
    modes.flatMap((mode) =>
      linesOf(
        GROUP,
        name,
        mode,
        figuresOf(split, mode, (customer) => list(customer, mode)),
      ),
    ),
  );
}

function weighted(name: string, split: Split, family: Family, popularityWeight: number): Row {
  const model = learnFrom(split.learned, { family, popularityWeight });
  const { candidates } = model.crossSell.catalogue;
  const list = (customer: number, mode: Mode): number[] => {
    const owned = new Set(itemsOf(split.before, customer));
    const scores = crossSellScores(model.crossSell, itemsOf(split.before, customer));
    const isMeant = (at: number): boolean => mode === "all" || !owned.has(candidates[at] as number);
    return topOf(scores, LONG, isMeant, () => 0).map(({ at }) => candidates[at] as number);
  };
  return { name, list, modes: ["all", "new"] };
}

const SAID: Record<Mode, string> = { all: "any item", new: "new items", reorder: "bought before" };
const FIGURES = ["hit", "ndcg", "reciprocal"] as const;
const NAMES = ["HR@5", "NDCG@10", "MRR"] as const;

function linesOf(group: string, name: string, mode: Mode, figures: RankingFigures[]): Line[] {
  const { bold, ...reference } = group === GROUP ? (REFERENCE[name] ?? {}) : {};
  const wanted = mode === "reorder" ? undefined : reference[mode];
  return FIGURES.map((figure, at): Line => {
    const line: Line = {
      ...{ group, name: `${name}, ${SAID[mode]}, ${NAMES[at]}`, better: "higher" },
      score: mean(figures.map((each) => each[figure])),
    };
    const value = wanted?.[at];
    if (value === undefined) return line;
    return bold?.includes(mode) ? { ...line, target: value } : { ...line, reference: value };
  });
}

/** Days of the next purchase, told on the day of the one before it; what is never bought again is not in it. */
function rhythmLines(split: Split): Line[] {
  const { log } = split.before;
  const rhythms = learnRhythms(split.learned);
  let [held, all] = [0, 0];
  for (const { customer, basket } of split.held) {
    const day = log.days[split.before.ends[customer] as number] as number;
    for (const [item, days] of daysByItem(split.before, customer)) {
      if (!basket.has(item)) continue;
      const { range } = expectedNext(rhythms, item, days, days.at(-1) as number);
      all += 1;
      if (day >= range[0] && day <= range[1]) held += 1;
    }
  }
  const score = share(held, all);
  return [{ group: GROUP, name: "90 % intervals of the next date, how many held", score, better: "higher", target: 0.88 }];
}

/** What the card says of the lists. */
function newestLines(known: Known): Line[] {
  const { lists, heldOutFrom } = backTest(known, {}, "eval");
  const from = new Date((heldOutFrom ?? 0) * DAY).toISOString().slice(0, 10);
  return Object.values(lists).flatMap(({ mode, ours, popular, lift, baskets }): Line[] => {
    if (!ours || !popular || !lift) return [];
    const exactly = (value: number) => ({ value, low: value, high: value, n: baskets });
    const better = "higher" as const;
    return [
      ...FIGURES.map(
        (figure, at): Line => ({
          ...{ group: NEWEST, name: `${SAID[mode]}, ${NAMES[at]}`, score: exactly(ours[figure]), better },
          note: `the better popularity ${(100 * popular[figure]).toFixed(1)}`,
        }),
      ),
      {
        ...{ group: NEWEST, name: `${SAID[mode]}, lift in NDCG@10 over popularity`, better },
        score: { value: lift.value, low: lift.low, high: lift.high, n: baskets },
        note: `paired bootstrap; held out from ${from} on`,
      },
    ];
  });
}

const SHUFFLES = 10;

function shuffledLines(rows: BasketRow[]): Line[] {
  const tests = Array.from({ length: SHUFFLES }, (_, at) => {
    const log = gatherBaskets(dealtAnew(rows, `shuffle ${at}`));
    return backTest(knownAsOf(log, log.lastDay), {}, `shuffle ${at}`).lists;
  });
  return (["new", "reorder"] as const).map((mode) => ({
    ...{ group: NEWEST, name: `baskets dealt anew: list "${SAID[mode]}" hidden`, better: "higher", target: 0.9 },
    score: share(tests.filter((lists) => lists[mode].shown.state === "hidden").length, SHUFFLES),
  }));
}
