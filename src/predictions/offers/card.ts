import type { Test } from "../model-card.ts";
import { backTest, figuresOf, type Held, type ListTest, meanFigures, type Split, spaced, TESTED_LENGTH } from "./back-test.ts";
import { type BasketRowCounts, customersOf } from "./baskets.ts";
import type { Family } from "./cross-sell.ts";
import { LAMBDA } from "./ease.ts";
import { chosenFor, type LearnOptions, type Mode, type OfferModel } from "./model.ts";
import type { RankingFigures } from "./ranking.ts";

/** What is shown beside offers: how they were made, how they were tested, and which list may be seen. Plain data. Pure. */
export interface OfferCard {
  question: string;
  method: string;
  family: Family;
  /** `from`: the first day of the held-out baskets, before which everything was learned; `family`: what so many customers allowed then. */
  tested: Test & { from: string | null; family: Family | null };
  /** Days as yyyy-mm-dd. */
  cutoff: string;
  customers: number;
  /** Different items bought, how many of them have weights, and how many may be offered to somebody who never bought them. */
  items: { bought: number; modelled: number; offered: number };
  lists: Record<Mode, ListTest>;
  rowsRead: BasketRowCounts;
  /** The next basket of each customer after the cutoff, where the log goes on: nothing of it was learned from. */
  cameTrue: Record<Mode, RankingFigures & { baskets: number }> | null;
  trainedAt: string;
  seed: string;
}

const CROSS_SELL: Record<Family, string> = {
  ease: `EASE (λ = ${LAMBDA})`,
  "item-knn": "item-kNN (50 nearest, shrinkage 20)",
  popularity: "popularity of the last 30 days",
};

const shown = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The card of a model; tests it on its own past. @param trainedAt ms UTC */
export function offerCard(model: OfferModel, options: LearnOptions, seed: string, trainedAt: number): OfferCard {
  const { known, crossSell } = model;
  const test = backTest(known, options, seed);
  const { popularity, candidates, modelled } = crossSell.catalogue;
  const trend = crossSell.family === "popularity" ? "" : ` with ${crossSell.popularityWeight} × 30-day popularity`;
  const baskets = test.lists.all.baskets;
  return {
    question: `what each customer buys next after ${shown(known.asOf)}`,
    method: `bought before: personal frequency; new: ${CROSS_SELL[crossSell.family]}${trend}`,
    family: crossSell.family,
    tested: {
      ...{ how: test.heldOutFrom === null ? "none" : "newest", folds: test.heldOutFrom === null ? 0 : 1 },
      ...{ learned: test.learnedCustomers, predicted: baskets, family: test.family },
      from: test.heldOutFrom === null ? null : shown(test.heldOutFrom),
    },
    cutoff: shown(known.asOf),
    customers: customersOf(known).length,
    items: { bought: popularity.reduce((sum, each) => sum + Number(each > 0), 0), modelled, offered: candidates.length },
    lists: test.lists,
    rowsRead: known.log.rows,
    cameTrue: cameTrueOf(model),
    ...{ trainedAt: new Date(trainedAt).toISOString(), seed },
  };
}

function cameTrueOf(model: OfferModel): OfferCard["cameTrue"] {
  const split = nextBaskets(model);
  if (split.held.length === 0) return null;
  const of = (mode: Mode): RankingFigures & { baskets: number } => {
    const figures = figuresOf(split, mode, (customer) => chosenFor(model, customer, mode, TESTED_LENGTH).map(({ item }) => item));
    return { ...(figures.length > 0 ? meanFigures(figures) : { hit: 0, ndcg: 0, reciprocal: 0 }), baskets: figures.length };
  };
  return { reorder: of("reorder"), new: of("new"), all: of("all") };
}

/** The first basket after the cutoff of the customers known by then, evenly spaced where they are very many. */
function nextBaskets({ known }: OfferModel): Split {
  const { log, ends } = known;
  const held = customersOf(known).flatMap((customer): Held[] => {
    const [from, end] = [ends[customer] as number, log.starts[customer + 1] as number];
    if (from === end) return [];
    let to = from;
    while (to < end && log.days[to] === log.days[from]) to += 1;
    return [{ customer, basket: new Set(log.bought.subarray(from, to)) }];
  });
  return { learned: known, before: known, held: spaced(held) };
}
