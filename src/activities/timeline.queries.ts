import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Context } from "../core/context.ts";
import { pageSql, type Sort } from "../core/pages.ts";
import type { ActivityRow } from "./activities.record.ts";
import type { TimelineQuery } from "./activities.schema.ts";
import { activities, activityLinks } from "./activities.table.ts";

export const timelineSort: Sort<ActivityRow> = { by: sql`${activityLinks.occurredAt}`, descending: true, valueOf: (row) => row.occurredAt };

/** A cursor of one record's timeline is none of another's. */
export const timelineName = (recordId: string): string => `timeline of ${recordId}`;

/** A page of a record's timeline through its index, one row more than asked, ready for `toPage`. */
export function timelineSelect(ctx: Context, query: Pick<TimelineQuery, "recordId" | "kind" | "cursor" | "limit">) {
  const { after } = pageSql(ctx, timelineName(query.recordId), timelineSort, sql`${activityLinks.activityId}`, query.cursor);
  return ctx.db.orm
    .select(getTableColumns(activities))
    .from(activityLinks)
    .innerJoin(activities, eq(activities.id, activityLinks.activityId))
    .where(and(eq(activityLinks.recordId, query.recordId), query.kind ? eq(activities.kind, query.kind) : undefined, after))
    .orderBy(desc(activityLinks.occurredAt), desc(activityLinks.activityId))
    .limit(query.limit + 1);
}
