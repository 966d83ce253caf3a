import { dayText } from "./predictions.rules.ts";
import type { OrdersRead, PredictionCard } from "./predictions.schema.ts";
import { purchaseCard } from "./purchases/card.ts";
import { learnPurchases, type PurchaseModel } from "./purchases/forecast.ts";
import { type PackedOrders, unpack } from "./purchases/packed-orders.ts";
import { type SavedModel, saveModel } from "./purchases/saved-model.ts";
import { valuesOf } from "./purchases/value.ts";
import { Unfit } from "./unfit.ts";

/** What a workspace's model is learned from. Days are since 1970, `now` is ms UTC. */
export interface Learning {
  packed: PackedOrders[];
  asOf: number;
  horizonDays: number;
  seed: string;
  now: number;
  currency: string | null;
  /** All customers with an order; those of `packed` may be some of them. */
  customers: number;
  orders: OrdersRead;
}

export interface Learnt {
  model: SavedModel;
  card: PredictionCard;
}

/** Learns from the orders up to the end of `asOf`, tests on past days and says how well that went; null where there is nothing to learn from. */
export function learnWorkspace(learning: Learning, told?: (share: number) => void): Learnt | null {
  const { packed, asOf, horizonDays, seed } = learning;
  try {
    const model = learnPurchases(unpack(packed, asOf), asOf, horizonDays, seed, told);
    return { model: saveModel(model), card: cardOf(model, learning) };
  } catch (thrown) {
    if (thrown instanceof Unfit) return null;
    throw thrown;
  }
}

function cardOf(model: PurchaseModel, { now, currency, customers, orders, asOf }: Learning): PredictionCard {
  const { question, tested, trainedAt, ...card } = purchaseCard(model, [], now);
  const { percentages, metrics } = card;
  return {
    ...{ method: card.method, chosen: card.chosen, trainedAt, asOf: dayText(asOf), horizonDays: card.horizonDays },
    percentages: { state: percentages.state, reason: percentages.state === "refused" ? percentages.reason : null },
    ...{ customers, learnedFrom: card.customers, testedAt: card.testedAt, testedHorizonDays: card.testedHorizonDays },
    ...{ rows: card.rows, positives: card.positives, baseRate: card.baseRate, metrics },
    calibration: card.calibration.flatMap(({ n, predicted, observed }) =>
      predicted === null || observed === null ? [] : [{ rows: n, predicted, happened: observed }],
    ),
    ...{ base: card.base, simpleRule: card.simpleRule },
    compared: card.compared.map(({ windows, ...scores }) => scores),
    ...{ unusualWeeks: card.unusualWeeks, pareto: valuesOf(model).pareto.shares, currency, orders, seed: card.seed },
  };
}
