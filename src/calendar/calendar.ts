import type { ActivityRow } from "../activities/activities.record.ts";
import { meetingsForCalendar } from "../activities/calendar.queries.ts";
import { askersEvent } from "../audit/account-events.ts";
import type { Context } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { randomToken } from "../core/secrets.ts";
import { shorten } from "../core/text.ts";
import { DAY, HOUR } from "../core/time.ts";
import { contextOfMember } from "../identity/member-context.ts";
import { countHit, linkStatement, unlinkStatement } from "../links/links.ts";
import { settingsFrom, settingsStatement } from "../settings/settings.ts";
import { tasksForCalendar } from "../tasks/calendar.queries.ts";
import type { TaskRow } from "../tasks/tasks.record.ts";
import type { CalendarFeed, NewCalendarFeed } from "./calendar.schema.ts";
import { type CalendarEvent, icsOf } from "./ics.rules.ts";

/** So far back it goes, and so many of each kind stand in it. */
const BACK_MS = 60 * DAY;
const MOST = 1_000;
const LIMIT = { most: 120, perMs: HOUR };
const TASK_MIN = 30;
const MEETING_MIN = 60;
const REMIND_MIN = 15;
const LONGEST_TEXT = 2_000;

/** Whether the asker's own calendar has an address. */
export async function getCalendarFeed(ctx: Context): Promise<CalendarFeed> {
  const [link] = await ctx.directory.rows<{ at: number }>({
    sql: "select created_at as at from public_links where workspace_id = ? and target_id = ? and kind = 'calendar'",
    args: [ctx.workspace.id, ctx.member.id],
  });
  return { isOn: link !== undefined, madeAt: link?.at ?? null };
}

/** A new secret address for the asker's calendar; the one before ends. */
export async function makeCalendarFeed(ctx: Context): Promise<NewCalendarFeed> {
  const token = randomToken();
  const link = { workspaceId: ctx.workspace.id, targetId: ctx.member.id };
  await ctx.directory.write([unlinkStatement(link), linkStatement("calendar", token, link, ctx.now), note(ctx, "calendar_feed.created")]);
  return { url: `${ctx.ports.publicUrl}/in/calendar/${token}.ics` };
}

/** Whoever has subscribed gets nothing more. */
export async function endCalendarFeed(ctx: Context): Promise<CalendarFeed> {
  await ctx.directory.write([
    unlinkStatement({ workspaceId: ctx.workspace.id, targetId: ctx.member.id }),
    note(ctx, "calendar_feed.closed"),
  ]);
  return { isOn: false, madeAt: null };
}

const note = (ctx: Context, action: string) => askersEvent(ctx, { action, target: ctx.member.id });

/** The calendar of a member as they may see it themselves: their tasks that are due, and the meetings they have noted. */
export async function readCalendar(system: Context, memberId: string): Promise<string> {
  const ctx = await contextOfMember(system, memberId, "api");
  if (!ctx) throw notFound("calendar");
  await countHit(system.directory, `calendar ${system.workspace.id} ${memberId}`, LIMIT, system.now);
  const from = ctx.now - BACK_MS;
  const [kept, [profile], tasks, meetings] = await Promise.all([
    ctx.db.rows<{ value: string }>(settingsStatement),
    ctx.db.rows<{ locale: string }>({ sql: "select locale from members where id = ?", args: [memberId] }),
    ctx.may("tasks:read") ? ctx.db.all(tasksForCalendar(ctx, from, MOST)) : [],
    ctx.may("activities:read") ? ctx.db.all(meetingsForCalendar(ctx, from, MOST)) : [],
  ]);
  const settings = settingsFrom(kept);
  const untitled = profile?.locale === "en" ? "Meeting" : "Cuộc họp";
  return icsOf({
    name: `${settings.name} – ${ctx.member.name}`,
    timeZone: settings.timeZone,
    events: [...tasks.map((task) => taskEvent(ctx, task)), ...meetings.map((meeting) => meetingEvent(ctx, meeting, untitled))],
  });
}

const common = (row: TaskRow | ActivityRow) => ({
  ...{ uid: `${row.id}@relata`, sequence: row.version, changedAt: row.updatedAt, createdAt: row.createdAt },
  isCancelled: row.deletedAt !== null,
});

/** An event and no VTODO, as neither Google's, Apple's nor Microsoft's calendar shows those of a subscription. */
function taskEvent(ctx: Context, task: TaskRow & { contactName: unknown }): CalendarEvent {
  const isDone = task.doneAt !== null;
  const about = typeof task.contactName === "string" ? ` – ${task.contactName}` : "";
  return {
    ...common(task),
    ...{ startsAt: task.dueAt ?? 0, minutes: TASK_MIN, isFree: true, text: shorten(task.note, LONGEST_TEXT) },
    title: `${isDone ? "✓ " : ""}${task.title}${about}`,
    url: `${ctx.ports.publicUrl}${task.contactId ? `/contacts/${task.contactId}` : "/tasks"}`,
    remindMin: isDone ? undefined : REMIND_MIN,
  };
}

function meetingEvent(ctx: Context, meeting: ActivityRow, untitled: string): CalendarEvent {
  return {
    ...common(meeting),
    ...{ startsAt: meeting.occurredAt, minutes: meeting.durationMin || MEETING_MIN, isFree: false },
    ...{ title: meeting.subject || untitled, text: shorten(meeting.body, LONGEST_TEXT) },
    url: `${ctx.ports.publicUrl}/activities/${meeting.id}`,
    remindMin: REMIND_MIN,
  };
}
