import { DAY } from "../../core/time.ts";
import { isComplaining } from "../../reading/built-in/complaints.ts";
import { dayNumber } from "../calendar.ts";
import { surelyAhead } from "../day-order.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isWritten } from "../signals.ts";
import { isFrom, otherWriter } from "../speech.ts";
import { type Mention, spokenDay } from "./mention.ts";
import { saidIn } from "./prose.ts";

/** The complaint that still stands, with the customer's own words for it and the day by which they want an answer. */
export interface Complaint extends Mention {
  /** What went wrong, when the subject says so. */
  fault: string | undefined;
  quote: string | undefined;
  /** Who wrote it, when that was not the reader. */
  writer: string | undefined;
  isOpen: boolean;
  deadline: string | undefined;
}

const WITHIN_DAYS = 150;
const URGES = /nếu (?:đến|trước)|trước ngày|chậm nhất|hạn chót|đến ngày|by \w|before \w|until \w|no later than|deadline/iu;

export function complaintOf(mentions: Mention[], pack: Pack): Complaint | undefined {
  const { history, now, figures } = pack;
  const [complaints, open] = [figures.complaints, figures.openComplaints].map((found) => new Set(found.map(({ id }) => id)));
  const recent = mentions.filter(({ activity }) => now - activity.occurredAt < WITHIN_DAYS * DAY);
  const told = recent.filter(({ activity }) => complaints?.has(activity.id));
  const found = told.find(({ activity }) => !isWritten(activity) || isFrom(activity, history)) ?? told[0];
  if (!found) return undefined;
  const isTheirs = found.activity.direction === "in" && isWritten(found.activity) && isFrom(found.activity, history);
  const said = isTheirs ? saidIn(found.item, history).filter(({ by }) => by === "them") : [];
  const quote = said.find(({ text }) => text.length <= 200 && text.length >= 20 && !/[“”"[\]?]/u.test(text) && isComplaining(text))?.text;
  return {
    ...found,
    quote,
    writer: isWritten(found.activity) ? otherWriter(found.activity, history) : undefined,
    fault: isFault(found.topic ?? "") ? found.topic : undefined,
    isOpen: open?.has(found.activity.id) === true,
    deadline: deadlineIn(
      found.item,
      said.map(({ text }) => text),
      pack,
    ),
  };
}

const isFault = (topic: string): boolean =>
  isComplaining(topic) ||
  /chảy|rò|hỏng|lỗi|trễ|chậm|thiếu|sai|nhầm|rách|ẩm|leak|late|damage|torn|missing|wrong|moisture|fault|drift/iu.test(topic);
/** The day the customer has set, when it is still to come. */
function deadlineIn({ at }: PackItem, said: string[], pack: Pack): string | undefined {
  const zone = pack.history.workspace.timeZone;
  const [written, today] = [dayNumber(at ?? 0, zone), dayNumber(pack.now, zone)];
  for (const text of said.filter((one) => URGES.test(one))) {
    const due = surelyAhead(text, written, zone).find(({ grain, from }) => grain === "day" && from >= today);
    if (due) return spokenDay(due.from * DAY + DAY / 4, pack);
  }
  return undefined;
}
