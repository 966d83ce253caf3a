import { countDistribution, expectedPurchases } from "./dropout-forecast.ts";
import type { PurchaseModel, Range } from "./forecast.ts";
import { spendAt, spendDistribution } from "./predictive.ts";
import { type Pareto, paretoOf, type RfmScore, rfmOf } from "./segments.rules.ts";
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

/** The value of every customer known at the cutoff. @param margin share of the spend that is earned, 0 to 1 */
export function valuesOf({ log, candidates, choice }: PurchaseModel, margin = 1): Values {
  const { known, clock, asOf, dropout, spend } = candidates;
  const rfm = rfmOf(known.map(({ silentDays, history, spent }) => ({ silentDays, purchases: history.repeats + 1, spent })));
  const ahead = clock.between(asOf, asOf + YEAR);
  const model = dropout[choice.kind];
  const customers = known.map(({ customer, history, spending, spent }, row): CustomerValue => {
    const base = { customer: log.customers[customer] as string, spent, ...(rfm[row] as RfmScore) };
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
