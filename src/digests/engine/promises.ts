import type { Activity } from "../../activities/activities.schema.ts";
import { pledgesOf } from "../../assistant/built-in/pledges.ts";
import { quoted } from "../../assistant/built-in/summary.ts";
import { dayNumber } from "../../assistant/calendar.ts";
import { buildPack } from "../../assistant/evidence.ts";
import { DAY, startOfDay } from "../../core/time.ts";
import type { Customer, Told } from "./input.ts";
import type { Reason, Telling } from "./telling.ts";

/** What we said we would do for a customer, and nothing shows that we did. */
export interface OwnPromise {
  customer: Customer;
  activity: Activity;
  text: string;
  /** A day number in the workspace's zone, and that day in words. */
  dueDay: number;
  day: string;
}

type Given = Pick<Told, "activities" | "tasks" | "now" | "timeZone" | "language">;

/** Promises of ours that are due by a day. Whose they are is for `customerOf` to say. */
export function promisesDue(
  tell: Telling,
  { activities, tasks, now, timeZone, language }: Given,
  by: { dueDay: number; customerOf: (activity: Activity) => Customer | undefined },
): OwnPromise[] {
  const byCustomer = Map.groupBy(activities, (activity) => by.customerOf(activity)?.id ?? "");
  return [...byCustomer].flatMap(([id, own]) => {
    const customer = tell.names.get(id);
    if (!customer || !own.some(({ direction }) => direction !== "in")) return [];
    const history = {
      ...{ recordId: id, contact: null, company: null, activities: own, heard: [], deals: [], tasks, people: { [id]: customer.name } },
      ...{ sender: { id: "", name: "", title: null, email: "", signature: null }, workspace: { name: "", timeZone } },
    };
    return pledgesOf(buildPack(history, { now, language })).flatMap(({ by: side, isOpen, text, dueDay, item }): OwnPromise[] =>
      side === "us" && isOpen && dueDay !== undefined && dueDay <= by.dueDay && item.activity
        ? [{ customer, activity: item.activity, text, dueDay, day: tell.day(startOfDay(dayOf(dueDay), timeZone)) }]
        : [],
    );
  });
}

const dayOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Of a rep's day: due by tomorrow or past it. */
export function promisesOf(tell: Telling, input: Told): Reason[] {
  const today = dayNumber(input.now, input.timeZone);
  return promisesDue(tell, input, { dueDay: today + 1, customerOf: (activity) => tell.customerOf(activity) }).map(
    ({ customer, activity, text, dueDay, day }) => ({
      point: {
        text: tell.say.promised(`${customer.name}: ${quoted(text)}`, day, dueDay < today),
        ...{ cites: [tell.citeActivity(activity)], recordId: customer.id, about: customer.name, at: activity.occurredAt },
      },
      ...{ customer, why: tell.say.reason.promise(day), weight: dueDay < today ? 5 : 4 },
    }),
  );
}
