import { sql } from "drizzle-orm";
import type { ActivityRow } from "../activities/activities.record.ts";
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
import { dueReorders } from "../predictions/offering/due-reorders.queries.ts";
import { OPEN_DAYS } from "../reading/heard.rules.ts";
import { worldFrom, worldQueries } from "../reading/world.ts";
import { settingsFrom } from "../settings/settings.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { dueTasksOf, presentTask } from "../tasks/tasks.ts";
import { activitiesWhere, buyersWhere, customersWhere, settingsOf, touchesOf, touchFrom, unansweredWhere } from "./digest-rows.queries.ts";
import { type DailyInput, WAITING_DAYS } from "./engine/input.ts";
import { troubleQuery } from "./troubles.queries.ts";
import { toldOf } from "./troubles.ts";

const RECENT_DAYS = 45;
const HABIT_MS = 500 * DAY;
const MOST_DEALS = 200;

/** All that a member's day is told from, in one round trip, or two where something went wrong: what is theirs, as far as they see it. */
export async function readDay(ctx: Context, language: Language): Promise<DailyInput> {
  const me = ctx.access.memberId;
  const timeZone = await ctx.timeZone();
  const today = dayKey(ctx.now, timeZone);
  const [startsAt, endsAt] = [startOfDay(today, timeZone), startOfDay(shiftDay(today, 1), timeZone)];
  const mine = sql`owner_id = ${me}`;
  const ofMe = sql`(companies.owner_id = ${me} or contacts.owner_id = ${me})`;
  const ofMine = (
    days: number,
  ) => sql`activities.id in (select activity_id from activity_links where occurred_at > ${ctx.now - days * DAY} and record_id in (
    select id from contacts where ${mine} union all select id from companies where ${mine}))`;
  const openDeals = sql`deals.deleted_at is null and deals.status = 'open' and deals.owner_id = ${me}`;
  const [
    profiles,
    tasks,
    customers,
    activities,
    touches,
    dealRows,
    tasked,
    unanswered,
    troubled,
    atRisk,
    reorders,
    members,
    products,
    settings,
  ] = await ctx.db.read(
    plain<{ id: string; name: string }>(sql`select id, name from members where id = ${me}`),
    dueTasksOf(ctx, me, endsAt),
    customersWhere(ctx, mine),
    activitiesWhere(ctx, ctx.now - RECENT_DAYS * DAY, ofMine(RECENT_DAYS)),
    touchesOf(ctx, ctx.now - HABIT_MS, buyersWhere(mine)),
    select(deals, sql`where ${openDeals}${andVisible(ctx, dealRecord)} order by amount desc, id limit ${MOST_DEALS}`),
    plain<{ id: string }>(
      sql`select distinct deal_id as id from tasks where done_at is null and deleted_at is null
        and deal_id in (select id from deals where ${openDeals})${andVisible(ctx, taskRecord)}`,
    ),
    unansweredWhere(ctx, ctx.now - WAITING_DAYS * DAY, mine),
    troubleQuery(ctx, ofMine(OPEN_DAYS)),
    customersAtRisk(ctx, ofMe),
    dueReorders(ctx, ofMe, Date.parse(today) / DAY),
    ...worldQueries(),
    settingsOf(),
  );
  const { troubles } = await toldOf(ctx, troubled, worldFrom(settingsFrom(settings), members, products), "con_");
  return {
    ...{ now: ctx.now, today, startsAt, language, timeZone, member: profiles[0] ?? { id: me, name: ctx.member.name } },
    ...{
      customers,
      activities: (activities as ActivityRow[]).map((row) => presentActivity(ctx, row)),
      troubles,
      tasks: tasks.map(presentTask),
    },
    unanswered: (unanswered as ActivityRow[]).map((row) => presentActivity(ctx, row)),
    touches: touches.map(touchFrom),
    deals: dealRows.map((row) => presentDeal(ctx, row)),
    ...{ atRisk, reorders },
    hiddenOfDeals: [...ctx.access.hidden("deals")],
    taskedDeals: tasked.map(({ id }) => id),
  };
}
