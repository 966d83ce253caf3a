import type { AskedNoun } from "../ask.schema.ts";
import { type Happening, isAhead, LATELY } from "./conditions.ts";
import type { Layout } from "./layout.ts";
import type { Mark, MarkOf, When } from "./marks.ts";

/** What an event means by the words beside it: who does it, and whether it goes on. */

/** Events that every record has its time of: without a time they say nothing. */
export const CALENDAR = new Set<string>(["created", "updated", "new"]);

export const isTimeless = ({ event, when, isSpread }: Happening): boolean =>
  (event === "created" || event === "updated") && !when && !isSpread;

/** Who closes deals wins them; what is closing by itself may still go either way. */
export function isDoing(marks: Mark[], at: number, { isRanked, groups }: Layout): boolean {
  const [before, mark] = [marks[at - 1], marks[at]];
  if (mark?.is !== "event" || (mark.event !== "closing" && mark.event !== "closed") || !PLAINLY.test(mark.text)) return false;
  if (marks.some((each) => each.is === "time" && isAhead(each.when) && each.when.value !== "today")) return false;
  const isByOwner = groups.some((group) => "dimension" in group && group.dimension === "owner");
  return (
    (isRanked && isByOwner) || before?.is === "me" || (before?.is === "value" && before.facet === "member" && marks[at - 2]?.is !== "of")
  );
}

const PLAINLY = /^(đã )?(chốt|đóng|chot|dong)( được)?$|^closed?$/i;

/** "Customers I have not called": not mine, but called by me. */
export function isDoer(marks: Mark[], at: number, noun: AskedNoun): boolean {
  const [mark, event] = [marks[at], marks.slice(at + 1).find(({ is }) => is !== "not" && is !== "has")];
  const isCustomer = noun === "contacts" || noun === "companies";
  return (
    isCustomer && event?.is === "event" && /^(contacted$|did )/.test(event.event) && I.test(mark?.text ?? "") && marks[at - 1]?.is !== "of"
  );
}

const I = /^(tôi|toi|mình|minh|em|i)$/i;

/** Words of which no field tells what they say: what is still open of what was said, what is going on of what was done once, who made a record. */
export function doubtfulAt(marks: Mark[], at: number): string | undefined {
  const [before, mark, after, next] = [marks[at - 1], marks[at] as MarkOf<"event"> | undefined, marks[at + 1], marks[at + 2]];
  if (mark?.is !== "event") return undefined;
  const isOnce = mark.event.startsWith("said complaint") || BUYING.has(mark.event);
  if (before?.is === "ongoing" && isOnce) return `${before.text} ${mark.text}`;
  // "Mới mua": new ones who bought, or ones who bought just now.
  if (before?.is === "event" && before.event === "new" && /^mới$|^moi$/i.test(before.text) && BUYING.has(mark.event))
    return `${before.text} ${mark.text}`;
  const maker = after?.is === "by" ? next : after;
  const isMade = CALENDAR.has(mark.event) && mark.event !== "new" && maker?.is === "value" && maker.facet === "member";
  return isMade ? `${mark.text} ${maker.text}` : undefined;
}

/** Who of us received something is not kept: its author is who sent it. */
export const isReceiver = (marks: Mark[], at: number): boolean => {
  const [before, mark] = [marks[at - 1], marks[at]];
  return (
    mark?.is === "choice" &&
    mark.field === "direction" &&
    mark.value === "in" &&
    (before?.is === "me" || (before?.is === "value" && before.facet === "member"))
  );
};

const BUYING = new Set<string>(["bought", "bought again", "ordered"]);

/** "Currently asking for a quote": of late, as a mood is. */
export function wishedNow(marks: Mark[], at: number): When | undefined {
  const [before, mark] = [marks[at - 1], marks[at]];
  const isWish = mark?.is === "event" && /^said (intent|competitor)/.test(mark.event);
  return before?.is === "ongoing" && isWish ? { op: "within", value: { ...LATELY } } : undefined;
}
