import type { Context } from "../core/context.ts";
import type { Value } from "../core/hrana.ts";
import { seesMoney } from "./forecast-rights.ts";
import { movedText } from "./model/moved.words.ts";
import { dayText } from "./predictions.rules.ts";
import type { Facts, Forecast, KeptReason, PredictionReason } from "./predictions.schema.ts";
import type { ForecastRow } from "./predictions.table.ts";
import { reasonText } from "./predictions.words.ts";

/** A row with the customer's name, and the last order where the asker sees it. */
export type ShownRow = ForecastRow & { name: Value; shownOrderId: Value };

/** A forecast as the asker may see it: without the sight of amounts no sum of money is in it. */
export function presentForecast(ctx: Context, row: ShownRow): Forecast {
  const { id, band, segment, probability, facts } = row;
  return {
    ...{ id, kind: id.startsWith("con_") ? "contact" : "company", name: String(row.name ?? "") },
    ...{ band, segment, probability, probabilityRange: rangeOf(facts.range), previousProbability: facts.previous },
    ...{ purchases: facts.purchases, purchasesRange: rangeOf(facts.purchasesRange) },
    ...(seesMoney(ctx) ? moneyOf(row) : NO_MONEY),
    stakeBasis: probability === null ? "last_year" : "forecast",
    ...{ silentDays: facts.silentDays, usualDays: facts.usualDays, purchaseDays: facts.purchaseDays },
    lastPurchaseOn: dayText(facts.lastDay),
    reasons: [...facts.reasons.map((reason) => presentReason(reason, facts, row.shownOrderId as string | null)), ...movedReason(row)],
  };
}

function moneyOf({ valueAtStake, yearAhead, currency, facts }: ShownRow) {
  const { spend, spent } = facts;
  return {
    ...{ spend, spendRange: rangeOf(facts.spendRange), yearAhead, yearAheadRange: rangeOf(facts.yearAheadRange) },
    ...{ valueAtStake, currency, spent },
  };
}

const NO_MONEY = {
  ...{ spend: null, spendRange: null, yearAhead: null, yearAheadRange: null },
  ...{ valueAtStake: null, currency: null, spent: null },
};

const rangeOf = (pair: Facts["range"]): Forecast["probabilityRange"] => (pair ? { low: pair[0], high: pair[1] } : null);

/** A model's reading that has moved the number is one of its reasons. */
function movedReason({ probability, facts: { statistical, moved } }: ShownRow): PredictionReason[] {
  if (probability === null || statistical === undefined || moved === undefined) return [];
  const effect = moved > 0 ? "raises" : "lowers";
  return [{ code: "model_reading", effect, weight: moved, text: movedText(statistical, probability), recordId: null, field: null }];
}

const presentReason = (reason: KeptReason, facts: Facts, orderId: string | null): PredictionReason => ({
  ...{ code: reason.code, effect: reason.raises ? "raises" : "lowers", weight: reason.weight, text: reasonText(reason, facts) },
  ...{ recordId: orderId, field: orderId && "orderedAt" },
});
