import { DAY } from "../../core/time.ts";
import { dayNumber } from "../calendar.ts";
import { surelyAhead } from "../day-order.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { hasSignal } from "../signals.ts";
import { isFrom } from "../speech.ts";
import { type Mention, spokenDay } from "./mention.ts";
import { isHostile, isWritten, saidIn } from "./prose.ts";

/** The complaint that still stands, with the customer's own words for it and the day by which they want an answer. */
export interface Complaint extends Mention {
  /** What went wrong, when the subject says so. */
  fault: string | undefined;
  quote: string | undefined;
  isOpen: boolean;
  deadline: string | undefined;
}

const WITHIN_DAYS = 150;
const OPEN_DAYS = 75;
const SATISFIED =
  /ổn rồi|hài lòng|êm (?:ghê|rồi|lắm)|khen|tốt quá|đẹp quá|chạy tốt|hết lỗi|nhận đủ|đã nhận được hàng|cảm ơn (?:em|anh|chị|bên|mộc)|more than fair|thank you|thanks|no hard feelings|great|perfect|gorgeous|works (?:well|fine)|test passed|much better|solved|all good|received in full/iu;
const URGES = /nếu (?:đến|trước)|trước ngày|chậm nhất|hạn chót|đến ngày|by \w|before \w|until \w|no later than|deadline/iu;

export function complaintOf(mentions: Mention[], pack: Pack): Complaint | undefined {
  const { history, now } = pack;
  const recent = mentions.filter(({ activity }) => now - activity.occurredAt < WITHIN_DAYS * DAY);
  const found =
    recent.find((one) => isComplaint(one, pack) && (!isWritten(one.activity) || isFrom(one.activity, history))) ??
    recent.find((one) => isComplaint(one, pack));
  if (!found) return undefined;
  const isTheirs = found.activity.direction === "in" && isWritten(found.activity) && isFrom(found.activity, history);
  const said = isTheirs ? saidIn(found.item, history).filter(({ by }) => by === "them") : [];
  const quote = said.find(({ text }) => text.length <= 200 && text.length >= 20 && !/[“”"[\]?]/u.test(text) && isAngry(text))?.text;
  return {
    ...found,
    quote,
    fault: isFault(found.topic ?? "") ? found.topic : undefined,
    isOpen: isOpen(found, recent, pack),
    deadline: deadlineIn(
      found.item,
      said.map(({ text }) => text),
      pack,
    ),
  };
}

const isFault = (topic: string): boolean =>
  isAngry(topic) ||
  /chảy|rò|hỏng|lỗi|trễ|chậm|thiếu|sai|nhầm|rách|ẩm|leak|late|damage|torn|missing|wrong|moisture|fault|drift/iu.test(topic);
const isAngry = (text: string): boolean => hasSignal({ kind: "email", direction: "in", subject: "", body: text }, "complaint");

function isComplaint({ activity, item }: Mention, { history }: Pack): boolean {
  if (isHostile(activity) || !hasSignal(activity, "complaint")) return false;
  return !isWritten(activity) || saidIn(item, history).some(({ text, by }) => by === "them" && isAngry(text));
}

/** Open until the customer sounds content again, orders, or a good while has passed. */
function isOpen(found: Mention, recent: Mention[], { now }: Pack): boolean {
  const since = recent.filter(({ activity }) => activity.occurredAt > found.activity.occurredAt);
  const isSettled = since.some(
    ({ activity }) => activity.kind === "order" || (activity.direction !== "out" && SATISFIED.test(activity.body)),
  );
  const isAnsweredLate =
    since.some(({ activity }) => activity.direction === "out" && isWritten(activity)) && now - found.activity.occurredAt > 30 * DAY;
  return !isSettled && !isAnsweredLate && now - found.activity.occurredAt < OPEN_DAYS * DAY;
}

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
