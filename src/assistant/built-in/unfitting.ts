import { DAY } from "../../core/time.ts";
import type { Gap, Purpose } from "../assistant.schema.ts";
import { dayNumber } from "../calendar.ts";
import type { Pack } from "../evidence.ts";
import { isTalk, isWritten } from "../signals.ts";
import { askedToWait } from "./asked-to-wait.ts";
import { spokenDay } from "./mention.ts";
import type { Situation } from "./situation.ts";

/** Purposes that do not fit what is known, each with the one that would. */

/** Nobody is won back who was here only now. */
const GONE_DAYS = 60;

type Unfitting = (situation: Situation, pack: Pack) => Gap | undefined;

const CHECKS: Partial<Record<Purpose, Unfitting>> = {
  win_back: ({ heard, order }, pack) => {
    const hasBought = order !== undefined || pack.history.deals.some(({ status }) => status !== "open");
    const last = [heard, order].flatMap((found) => found ?? []).sort((a, b) => b.activity.occurredAt - a.activity.occurredAt)[0];
    if (!last || pack.now - last.activity.occurredAt > GONE_DAYS * DAY) return hasBought ? undefined : neverBought(heard);
    return { code: "recent", detail: last.day, purpose: last.activity.kind === "order" ? "thanks" : "follow_up" };
  },
  apology: ({ complaint, debts }) =>
    complaint || debts.some(({ isLate }) => isLate) ? undefined : { code: "no_complaint", detail: "", purpose: "follow_up" },
  late_payment: ({ invoice, dueOrder }) => (invoice || dueOrder ? undefined : { code: "nothing_due", detail: "", purpose: "follow_up" }),
  reply: (situation, pack) => {
    const { mailIn, questions, colleague, heard, unanswered } = situation;
    if (!mailIn && !colleague) return { code: "no_message", detail: "", purpose: goingOn(heard ?? unanswered) };
    if (!mailIn || questions.length > 0 || !isAnswered(situation, pack)) return undefined;
    return { code: "answered", detail: mailIn.day, purpose: "follow_up" };
  },
  after_meeting: ({ talk, heard, unanswered }) =>
    talk ? undefined : { code: "no_talk", detail: "", purpose: goingOn(heard ?? unanswered) },
  thanks: ({ order, talk, mailIn, heard }) =>
    order || talk || mailIn ? undefined : { code: "nothing_done", detail: "", purpose: goingOn(heard) },
  quote_reminder: ({ quote }, pack) => {
    const until = quote?.isOpen ? askedToWait(quote, pack) : undefined;
    if (until === undefined || until <= dayNumber(pack.now, pack.history.workspace.timeZone)) return undefined;
    return { code: "not_yet", detail: spokenDay(until * DAY + DAY / 4, pack), purpose: "thanks" };
  },
};

const neverBought = (heard: object | undefined): Gap => ({ code: "never_bought", detail: "", purpose: goingOn(heard) });

/** To whom nothing was ever said one introduces oneself. */
const goingOn = (known: object | undefined): Purpose => (known ? "follow_up" : "first_contact");

/** We have written, talked or delivered since. */
function isAnswered({ mailIn }: Situation, { history, now }: Pack): boolean {
  return history.activities.some(
    (activity) =>
      activity.occurredAt > (mailIn?.activity.occurredAt ?? now) &&
      activity.occurredAt <= now &&
      (activity.kind === "order" || isTalk(activity) || (activity.direction === "out" && isWritten(activity))),
  );
}

export function unfitting(purpose: Purpose, situation: Situation, pack: Pack): Gap[] {
  if (situation.isSpam || situation.complaint?.isOpen) return [];
  return [CHECKS[purpose]?.(situation, pack) ?? []].flat();
}
