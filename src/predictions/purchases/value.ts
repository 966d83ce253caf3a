import { countDistribution, expectedPurchases } from "./dropout-forecast.ts";
import type { PurchaseModel, Range } from "./forecast.ts";
import { spendAt, spendDistribution } from "./predictive.ts";
import { type Pareto, paretoOf, type RfmInput, type RfmScales, type RfmScore, rfmScales, rfmScore } from "./segments.rules.ts";
import type { Known } from "./snapshot.ts";
import { expectedSpend } from "./spend-model.ts";

/** What a customer is worth: what they have brought, and what the next twelve months are expected to bring. */
export interface CustomerValue extends RfmScore {
  customer: string;
  spent: number;
  /** Expected purchases of the next 365 days × expected spend × margin, undiscounted; null where the log has no amounts. */
  yearAhead: number | null;
  /** 90 % predictive interval of it. */
  yearAheadRange: Range | null;
}

export interface Values {
  customers: CustomerValue[];
  pareto: Pareto;
}

const YEAR = 365;

const rfmInput = ({ silentDays, history, spent }: Known): RfmInput => ({ silentDays, purchases: history.repeats + 1, spent });

export const scalesOf = (known: readonly Known[]): RfmScales => rfmScales(known.map(rfmInput));

/**
 * The value of every customer known at the cutoff.
 * @param margin share of the spend that is earned, 0 to 1; @param scales where the fifths lie, where these are not all customers
 */
export function valuesOf({ log, candidates, choice }: PurchaseModel, margin = 1, scales?: RfmScales): Values {
  const { known, clock, asOf, dropout, spend } = candidates;
  const fifths = scales ?? scalesOf(known);
  const ahead = clock.between(asOf, asOf + YEAR);
  const model = dropout[choice.kind];
  const customers = known.map((each): CustomerValue => {
    const { customer, history, spending, spent } = each;
    const base = { customer: log.customers[customer] as string, spent, ...rfmScore(fifths, rfmInput(each)) };
    if (!spend) return { ...base, yearAhead: null, yearAheadRange: null };
    const distribution = spendDistribution(spend, spending, countDistribution(model, history, ahead));
    const yearAhead = margin * expectedPurchases(model, history, ahead) * expectedSpend(spend, spending);
    return {
      ...base,
      yearAhead,
      yearAheadRange: [margin * spendAt(distribution, choice.spend.low), margin * spendAt(distribution, choice.spend.high)],
    };
  });
  return { customers, pareto: paretoOf(known.map(({ spent }) => spent)) };
}
