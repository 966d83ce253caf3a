import { sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { type Query, select } from "../core/select.ts";
import { type ActivityRow, activityRecord } from "./activities.record.ts";
import { activities } from "./activities.table.ts";

/** The meetings that the member has noted, from then on (ms UTC), also those in the bin, as far as they see them. */
export function meetingsForCalendar(ctx: Context, from: number, limit: number): Query<ActivityRow> {
  require(ctx, "activities:read");
  return select(
    activities,
    sql`where author_id = ${ctx.member.id} and kind = 'meeting' and occurred_at >= ${from}${andVisible(ctx, activityRecord)}
      order by occurred_at limit ${limit}`,
  );
}
