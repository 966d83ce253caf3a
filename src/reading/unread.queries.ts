import { sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { plain, type Query } from "../core/select.ts";
import { READABLE } from "./waiting.ts";

/** So many are counted, and no more: whoever reads it knows that the backlog is long. */
const MOST_COUNTED = 100_000;

/** How many texts that the asker sees no reader has read yet; none where nobody wants to know. */
export const unreadQuery = (ctx: Context, isWanted: boolean): Query<{ n: number }> =>
  isWanted
    ? plain(sql`select count(*) as n from (select 1 from activities where ${sql.raw(READABLE)}${andVisible(ctx, activityRecord)}
        and not exists (select 1 from readings where readings.activity_id = activities.id and readings.engine is not null) limit ${sql.raw(String(MOST_COUNTED))})`)
    : plain(sql`select 0 as n`);
