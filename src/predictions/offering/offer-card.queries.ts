import { sql } from "drizzle-orm";
import { type Context, require } from "../../core/context.ts";
import { plain } from "../../core/select.ts";
import { requirePredictions } from "../forecast-rights.ts";
import { dayText } from "../predictions.rules.ts";
import type { RunRow } from "../predictions.table.ts";
import { newestRun, OFFERS, presentRun, publishedRun, settingsOfRows, settingsQuery } from "../runs.queries.ts";
import { LISTS, type OfferList } from "./offers.rules.ts";
import type { KeptOfferCard, OffersKnown } from "./offers.schema.ts";

/** What a run of offers has kept: each subject has a card of its own kind in the runs' one column. */
export const cardOf = ({ card }: Pick<RunRow, "card">): KeptOfferCard => card as unknown as KeptOfferCard;

export function requireOffers(ctx: Context): void {
  requirePredictions(ctx);
  require(ctx, "products:read");
}

interface SettledList {
  list: OfferList;
  settled: number;
  waiting: number;
  bought: number;
  hit: number | null;
  popularHit: number | null;
}

const settledLists = plain<SettledList>(sql`select list, count(has_bought) as settled, count(*) - count(has_bought) as waiting,
  coalesce(sum(has_bought), 0) as bought, avg(case when has_bought then is_hit end) as hit,
  avg(case when has_bought then is_popular_hit end) as popularHit from offer_log group by list`);
const nextDue = plain<{ on: number | null }>(sql`select min(due_on) as "on" from offer_log where has_bought is null`);

/** How offers were learned and tested, and what became of those that were made. */
export async function getOffersKnown(ctx: Context): Promise<OffersKnown> {
  requireOffers(ctx);
  const [settingRows, [run], [newest], settled, [next]] = await ctx.db.read(
    settingsQuery,
    publishedRun(OFFERS),
    newestRun(OFFERS),
    settledLists,
    nextDue,
  );
  const settings = settingsOfRows(settingRows);
  const nothing = { settled: 0, waiting: 0, bought: 0, hit: null, popularHit: null };
  return {
    state: !settings.isOn ? "off" : run ? "learned" : "not_learned",
    run: newest ? presentRun(newest) : null,
    card: settings.isOn && run ? cardOf(run) : null,
    horizonDays: run?.horizonDays ?? settings.horizonDays,
    nextDueOn: next?.on ? dayText(next.on) : null,
    trackRecord: LISTS.map((list) => settled.find((row) => row.list === list) ?? { list, ...nothing }),
  };
}
