import { sql } from "drizzle-orm";
import { type ActivityRow, activityRecord } from "../activities/activities.record.ts";
import { presentActivity } from "../activities/activities.ts";
import type { Language } from "../assistant/assistant.schema.ts";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { plain, select } from "../core/select.ts";
import { DAY, dayKey, shiftDay, startOfDay } from "../core/time.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { deals } from "../deals/deals.table.ts";
import { presentDeal } from "../deals/deals.ts";
import { customersAtRisk } from "../predictions/at-risk.queries.ts";
import { worldFrom, worldQueries } from "../reading/world.ts";
import { settingsFrom } from "../settings/settings.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { activitiesWhere, buyersWhere, customersWhere, settingsOf, touchesOf, touchFrom } from "./digest-rows.queries.ts";
import type { Load, Move, WeeklyInput } from "./engine/input.ts";
import { stakesQuery, troubleQuery } from "./troubles.queries.ts";
import { toldOf } from "./troubles.ts";

const HABIT_MS = 500 * DAY;
/** Promises are looked for so far back. */
const SAID_MS = 30 * DAY;
const QUIET_MS = 14 * DAY;
const GONE_MS = 400 * DAY;
const MOST_DEALS = 400;
const MOST_MOVES = 2_000;
const DAYS = 7;

/** All that the last seven days are told from, in one round trip, or two where something went wrong, as far as the asker sees it. */
export async function readWeek(ctx: Context, language: Language): Promise<WeeklyInput> {
  const timeZone = await ctx.timeZone();
  const today = dayKey(ctx.now, timeZone);
  const startsAt = startOfDay(shiftDay(today, 1 - DAYS), timeZone);
  const isOfWeek = sql`(coalesce(deals.opened_at, deals.created_at) >= ${startsAt} or deals.closed_at >= ${startsAt}
    or deals.id in (select deal_id from deal_stage_events where entered_at >= ${startsAt}))`;
  const seen = sql`deals.deleted_at is null${andVisible(ctx, dealRecord)}`;
  const isQuiet = sql`last_activity_at between ${ctx.now - GONE_MS} and ${ctx.now - QUIET_MS}`;
  const [dealRows, moves, pipeline, customers, activities, touches, loads, stakes, troubled, atRisk, members, products, settings] =
    await ctx.db.read(
      select(deals, sql`where ${seen} and ${isOfWeek} order by updated_at desc limit ${MOST_DEALS}`),
      plain<Move>(
        sql`select deal_id as dealId, entered_at as at, stage as "to", (select stage from deal_stage_events as former
          where former.deal_id = moved.deal_id and former.entered_at < moved.entered_at order by former.entered_at desc limit 1) as "from"
        from deal_stage_events as moved where entered_at >= ${startsAt} and deal_id in (select id from deals where ${seen})
        order by entered_at limit ${MOST_MOVES}`,
      ),
      plain<{ count: number; currency: string | null; sum: number | null }>(
        sql`select count(*) as count, currency, sum(amount) as sum from deals where ${seen} and status = 'open' group by currency`,
      ),
      customersWhere(ctx, sql`last_activity_at > ${ctx.now - GONE_MS}`),
      activitiesWhere(ctx, ctx.now - SAID_MS, sql`true`),
      touchesOf(ctx, ctx.now - HABIT_MS, buyersWhere(isQuiet)),
      plain<Load>(loadsOf(ctx, startsAt)),
      stakesQuery(ctx),
      troubleQuery(ctx, sql`true`),
      customersAtRisk(ctx, sql`true`),
      ...worldQueries(),
      settingsOf(),
    );
  const { troubles, complaints } = await toldOf(ctx, troubled, worldFrom(settingsFrom(settings), members, products), "com_");
  const hidden = ctx.access.hidden("deals");
  return {
    ...{
      now: ctx.now,
      today,
      startsAt,
      language,
      timeZone,
      customers,
      activities: (activities as ActivityRow[]).map((row) => presentActivity(ctx, row)),
      tasks: [],
      ...{ troubles, stakes, complaints: complaints.filter(({ at }) => at >= startsAt) },
      moves: hidden.has("stage") ? [] : moves,
    },
    touches: touches.map(touchFrom),
    deals: dealRows.map((row) => presentDeal(ctx, row)),
    atRisk,
    hiddenOfDeals: [...hidden],
    pipeline: hidden.has("amount") ? pipeline.map((line) => ({ ...line, sum: null })) : pipeline,
    loads: loads.filter(({ open, done, logged }) => open + done + logged > 0),
  };
}

/** What each colleague has to do and has done, as far as the asker sees it. */
function loadsOf(ctx: Context, startsAt: number) {
  const count = (condition: ReturnType<typeof sql>) =>
    sql`(select count(*) from tasks where tasks.assignee_id = members.id and tasks.deleted_at is null and ${condition}${andVisible(ctx, taskRecord)})`;
  return sql`select members.id as memberId, members.name as name,
      ${count(sql`done_at is null`)} as open, ${count(sql`done_at is null and due_at < ${ctx.now}`)} as overdue,
      ${count(sql`done_at >= ${startsAt}`)} as done,
      (select count(*) from activities where activities.author_id = members.id and activities.deleted_at is null
        and activities.occurred_at between ${startsAt} and ${ctx.now}${andVisible(ctx, activityRecord)}) as logged
    from members where members.deleted_at is null${ctx.may("members:read") ? sql`` : sql` and false`}`;
}
