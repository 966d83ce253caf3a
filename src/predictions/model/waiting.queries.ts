import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../core/context.ts";
import { type Statement, statement } from "../../core/database.ts";
import { plain } from "../../core/select.ts";
import { CUSTOMERS } from "../forecast-rights.ts";
import { type Bought, LOOKED_AT_MOST, stateOfPurchases } from "./reading.rules.ts";

/** Customers whose history has changed since a model read it, those with most at stake first. */

export interface WaitingCustomer {
  id: string;
  bought: Bought;
  /** Of no purchase, by the statistics alone; null where no percentage is allowed. */
  statistical: number | null;
  /** What is cheap to know of the history now. */
  mark: string;
  /** Of what it was read from last time. */
  key: string | null;
}

interface LookedAt {
  id: string;
  facts: string;
  statistical: number | null;
  seen: string;
  mark: string | null;
  key: string | null;
  saidBy: string | null;
  triedOn: number | null;
}

const historyOf = (id: string): SQL =>
  sql.raw(
    `from activity_links join activities on activities.id = activity_id where record_id = ${id} and private_to is null and kind <> 'order'`,
  );

/** What was said of customers of whom there is nothing left to read. */
export const readingsWithoutHistory: Statement = statement(
  sql`delete from model_readings where not exists (select 1 ${historyOf("model_readings.id")})`,
);

/** As many as wait, of those with most at stake that have a history at all. */
export async function waitingCustomers(ctx: Context, by: string, asOf: number, horizonDays: number): Promise<WaitingCustomer[]> {
  const rows = await ctx.db.all(
    plain<LookedAt>(sql`with most as (select forecasts.id, facts, probability from forecasts ${CUSTOMERS}
        where companies.id is not null or contacts.id is not null
        order by coalesce(value_at_stake, -1) desc, forecasts.id desc limit ${LOOKED_AT_MOST})
      select most.id, facts, coalesce(facts ->> '$.statistical', most.probability) as statistical, mark, key, said_by as saidBy, tried_on as triedOn,
        (select count(*) || ':' || max(activities.updated_at) ${historyOf("most.id")}) as seen
      from most left join model_readings on model_readings.id = most.id`),
  );
  return rows.flatMap(({ id, facts, statistical, seen, mark, key, saidBy, triedOn }) => {
    const bought = JSON.parse(facts) as Bought;
    const now = [by, horizonDays, stateOfPurchases(bought), seen].join(" ");
    const isWaiting = seen !== null && now !== mark && triedOn !== asOf;
    return isWaiting ? [{ id, bought, statistical, mark: now, key: saidBy === by ? key : null }] : [];
  });
}
