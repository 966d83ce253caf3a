import { type SQL, sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { pageSql, type Sort } from "../core/pages.ts";
import { select } from "../core/select.ts";
import { type ActivityRow, activityRecord } from "./activities.record.ts";
import type { TimelineQuery } from "./activities.schema.ts";
import { activities } from "./activities.table.ts";

export const timelineSort: Sort<ActivityRow> = { by: sql`activity_links.occurred_at`, descending: true, valueOf: (row) => row.occurredAt };

/** A cursor of one record's timeline is none of another's. */
export const timelineName = (recordId: string): string => `timeline of ${recordId}`;

/** A page of a record's timeline through its index, one row more than asked, ready for `toPage`. */
export function timelineSelect(ctx: Context, query: Pick<TimelineQuery, "recordId" | "kind" | "cursor" | "limit">, filtered: SQL[] = []) {
  const { after, order } = pageSql(ctx, timelineName(query.recordId), timelineSort, sql`activity_links.activity_id`, query.cursor);
  const conditions = [
    sql`record_id = ${query.recordId}${andVisible(ctx, activityRecord)}`,
    ...(query.kind ? [sql`kind = ${query.kind}`] : []),
    ...filtered,
    ...(after ? [after] : []),
  ];
  return select(
    activities,
    sql`join activity_links on activity_id = activities.id where ${sql.join(conditions, sql` and `)} order by ${order} limit ${query.limit + 1}`,
  );
}
