import type { ListTest } from "../predictions/offers/back-test.ts";
import type { OfferCard } from "../predictions/offers/card.ts";
import type { Mode } from "../predictions/offers/model.ts";
import type { RankingFigures } from "../predictions/offers/ranking.ts";
import { number } from "./progress.ts";

const NAMES: Record<Mode, string> = { reorder: "bought before", new: "never bought", all: "any item" };

/** The card of offers in plain lines. */
export function printOfferCard(card: OfferCard, broken: number): void {
  const { customers, items, tested, cutoff, cameTrue } = card;
  const lines = [
    `${card.question}: ${card.method}`,
    `  learned from ${number(customers)} customers and ${number(items.bought)} items, ${number(items.modelled)} of them with weights`,
    `  tested on ${testedOn(tested)}`,
    ...Object.values(card.lists).flatMap(listLines),
    rowsOf(card, broken),
    ...(cameTrue
      ? [
          `  what came true: the next basket of each customer after ${cutoff}, not learned from`,
          ...(["reorder", "new", "all"] as const).map(
            (mode) => `    ${named(mode)} ${said(cameTrue[mode])}  (${number(cameTrue[mode].baskets)} baskets)`,
          ),
        ]
      : ["  what came true is not known: no customer comes again after the cutoff"]),
  ];
  console.log(lines.join("\n"));
}

const named = (mode: Mode): string => NAMES[mode].padEnd(14);
const figure = (value: number): string => value.toFixed(4);
const said = ({ hit, ndcg, reciprocal }: RankingFigures): string =>
  `HR@5 ${figure(hit)}  NDCG@10 ${figure(ndcg)}  MRR@10 ${figure(reciprocal)}`;

function testedOn({ how, from, predicted, learned, family }: OfferCard["tested"]): string {
  if (how === "none") return "nothing: too few customers came twice";
  return `${number(predicted)} last baskets from ${from} on, by ${family} learned from ${number(learned)} customers before that day`;
}

function listLines({ mode, baskets, ours, popular, lift, shown }: ListTest): string[] {
  const verdict = shown.state === "shown" ? "shown" : `HIDDEN (${shown.code}): ${shown.says}`;
  if (!ours || !popular || !lift) return [`    ${named(mode)} ${verdict}`];
  const times = lift.times === null ? "" : `, ${lift.times.toFixed(2)} times`;
  return [
    `    ${named(mode)} ${said(ours)}  (${number(baskets)} baskets)`,
    `      ${popular.recent ? "popularity of 30 days" : "popularity"}: ${said(popular)}`,
    `      lift in NDCG@10 ${figure(lift.value)} [${figure(lift.low)}, ${figure(lift.high)}] (95 % paired bootstrap)${times}: ${verdict}`,
  ];
}

function rowsOf({ rowsRead: { used, unreadable, future, returns, repeated } }: OfferCard, broken: number): string {
  const counts = [
    [unreadable, "without a customer, an item or a readable date, left out"],
    [future, "dated in the future, left out"],
    [broken, "with quotation marks that do not work out, left out"],
    [returns, "returns, left out"],
    [repeated, "the same item again on the day, counted once"],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${number(count)} ${what}`);
  return `  ${[`${number(used)} rows used`, ...told].join("; ")}`;
}
