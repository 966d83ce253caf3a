import type { Activity } from "../../activities/activities.schema.ts";
import { beforeOrders, isHostile } from "../../assistant/built-in/hostile.ts";
import { quoted } from "../../assistant/built-in/summary.ts";
import { dayNumber } from "../../assistant/calendar.ts";
import { inert } from "../../assistant/inert.ts";
import { isAnswer, isWritten } from "../../assistant/signals.ts";
import { isCustomer, turnOf } from "../../assistant/speech.ts";
import { shorten } from "../../core/text.ts";
import { DAY } from "../../core/time.ts";
import { wantsAnswer } from "./asking.ts";
import { type DailyInput, WAITING_DAYS } from "./input.ts";
import type { Reason, Telling } from "./telling.ts";

/** Who wrote to us and has had no answer: each customer once, with their newest message. */

const LONGEST = 140;

/** What came in writing lately and nobody has answered, the one who waits longest in front. */
export function waitingLately(tell: Telling, input: DailyInput): Reason[] {
  const { activities, now } = input;
  const open = activities.filter(
    (activity) => now - activity.occurredAt <= WAITING_DAYS * DAY && isAsking(activity, tell) && !isAnswered(activity, activities),
  );
  return reasonsFor(tell, input, open);
}

/** The same of what came before, however long ago, of customers who have not written again since. */
export function waitingLong(tell: Telling, input: DailyInput): Reason[] {
  const told = new Set(waitingLately(tell, input).flatMap(({ customer }) => customer?.id ?? []));
  const open = input.unanswered.filter((activity) => isAsking(activity, tell) && !told.has(tell.customerOf(activity)?.id ?? ""));
  return reasonsFor(tell, input, open);
}

function reasonsFor(tell: Telling, { now, timeZone }: DailyInput, open: Activity[]): Reason[] {
  const newest = [...Map.groupBy(open, (activity) => tell.customerOf(activity)?.id ?? activity.id).values()].flatMap(
    ([first]) => first ?? [],
  );
  return newest
    .sort((a, b) => a.occurredAt - b.occurredAt)
    .map((activity) => {
      const waited = dayNumber(now, timeZone) - dayNumber(activity.occurredAt, timeZone);
      const customer = tell.customerOf(activity);
      const name = customer?.name ?? tell.say.nobody;
      const said = activity.kind === "email" ? activity.subject || activity.body : lastWords(activity, tell).at(-1) || activity.subject;
      const what = `${name}: ${quoted(shorten(inert(said, LONGEST).replace(/\s+/g, " "), LONGEST))}`;
      const isLong = waited > WAITING_DAYS;
      const since = tell.day(activity.occurredAt);
      return {
        point: {
          text: isLong ? tell.say.waitingSince(what, since) : tell.say.waiting(what, waited),
          ...{ cites: [tell.citeActivity(activity)], recordId: customer?.id ?? activity.id, about: name, at: activity.occurredAt },
        },
        customer,
        why: isLong ? tell.say.reason.waitingSince(since) : tell.say.reason.message(waited),
        weight: isLong ? LONG_WEIGHT : 4 + Math.min(waited, 6) / 3,
      };
    });
}

/** It has waited so long that today is not what matters. */
const LONG_WEIGHT = 2.5;

/** What the customer said last: of a chat their turns since our last one, and nothing where the last turn was ours. */
function lastWords(activity: Activity, { names }: Telling): string[] {
  const { subject, links } = activity;
  const body = beforeOrders(activity);
  const lines = body.trimEnd().split("\n");
  if (!turnOf(lines.at(-1)?.trim() ?? "")) return [body || subject];
  const people = Object.fromEntries(links.flatMap((id) => names.get(id) ?? []).map(({ id, name }) => [id, name]));
  const turns = lines.map((line) => turnOf(line.trim()));
  const ours = turns.findLastIndex((turn) => turn && !isCustomer(turn.speaker, { people, contact: null }));
  return lines.slice(ours + 1).map((line, index) => turns[ours + 1 + index]?.said ?? line);
}

/** Written to us, and to be answered. */
const isAsking = (activity: Activity, tell: Telling): boolean =>
  activity.direction === "in" && isWritten(activity) && !isHostile(activity) && wantsAnswer(lastWords(activity, tell).join(".\n"));

/** With an answer, talk or order with the same people since; with the firm where no person is named. */
function isAnswered({ occurredAt, threadId, links }: Activity, all: Activity[]): boolean {
  const people = links.filter((id) => id.startsWith("con_"));
  const whom = people.length > 0 ? people : links;
  return all.some(
    (other) =>
      other.occurredAt > occurredAt &&
      isAnswer(other) &&
      ((threadId !== null && other.threadId === threadId) || other.links.some((id) => whom.includes(id))),
  );
}
