import type { Activity } from "../../../../src/activities/activities.schema.ts";
import { dayKey } from "../../../../src/core/time.ts";

/** One line of a timeline: an activity, with the earlier mails of its thread folded behind it. */
export interface Entry {
  activity: Activity;
  earlier: Activity[];
}

export interface Day {
  key: string;
  at: number;
  entries: Entry[];
}

/** Newest first, by day; a thread stands where its newest message is. */
export function groupByDay(activities: Activity[], timeZone: string): Day[] {
  const threads = new Map<string, Entry>();
  const days: Day[] = [];
  for (const activity of activities) {
    const thread = activity.threadId ? threads.get(activity.threadId) : undefined;
    if (thread) {
      thread.earlier.push(activity);
      continue;
    }
    const entry: Entry = { activity, earlier: [] };
    if (activity.threadId) threads.set(activity.threadId, entry);
    const key = dayKey(activity.occurredAt, timeZone);
    const day = days.at(-1);
    if (day?.key === key) day.entries.push(entry);
    else days.push({ key, at: activity.occurredAt, entries: [entry] });
  }
  return days;
}
