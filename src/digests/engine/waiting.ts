import type { Activity } from "../../activities/activities.schema.ts";
import { isHostile } from "../../assistant/built-in/prose.ts";
import { quoted } from "../../assistant/built-in/summary.ts";
import { dayNumber } from "../../assistant/calendar.ts";
import { inert } from "../../assistant/inert.ts";
import { isAnswer, isWritten } from "../../assistant/signals.ts";
import { isCustomer, turnOf } from "../../assistant/speech.ts";
import { shorten } from "../../core/text.ts";
import { DAY } from "../../core/time.ts";
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
      const said = activity.kind === "email" ? activity.subject || activity.body : lastWord(activity, tell) || activity.subject;
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

/** What the customer said last: of a chat their closing turn, and nothing where the last turn was ours. */
function lastWord({ body, subject, links }: Activity, { names }: Telling): string {
  const [last = ""] = body.trimEnd().split("\n").slice(-1);
  const turn = turnOf(last.trim());
  if (!turn) return body || subject;
  const people = Object.fromEntries(links.flatMap((id) => names.get(id) ?? []).map(({ id, name }) => [id, name]));
  return isCustomer(turn.speaker, { people, contact: null }) ? turn.said : "";
}

/** Written to us, and more than a courtesy. */
const isAsking = (activity: Activity, tell: Telling): boolean =>
  activity.direction === "in" &&
  isWritten(activity) &&
  !isHostile(activity) &&
  !isCourtesy(activity.body.trim()) &&
  lastWord(activity, tell) !== "";

const COURTESY =
  /^(?:(?:dạ|vâng|ok|okay)[,. ]*)*(?:cảm ơn|cám ơn|thanks?|thank you|many thanks|noted|đã nhận|nhận được rồi|tuyệt|great|perfect)/iu;

/** "Chị nhận hoá đơn rồi, đúng thông tin.": they tell us that it has arrived, and want nothing. */
const RECEIPT =
  /^(?:(?:dạ|vâng)[, ]*)?(?:(?:anh|chị|em|bạn|cô|chú|bác|ông|bà|tôi|mình|bên \p{L}+) (?:đã |vừa )?nhận (?:được )?[^.?!,]{0,40}(?:rồi|đủ)|(?:we|i)(?: have)? (?:received|got) )/iu;
const WANTS =
  /\?|nhưng|thiếu|sai|chưa|lỗi|cần|giúp|gửi|báo|(?<!\p{L})cho (?:anh|chị|tôi|mình)|\b(?:but|missing|wrong|damaged|please|need|not)\b/iu;
const isCourtesy = (text: string): boolean =>
  text.length < 160 && !text.includes("?") && (COURTESY.test(text) || (RECEIPT.test(text) && !WANTS.test(text)));

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
