import type { Activity } from "../../activities/activities.schema.ts";
import { DAY } from "../../core/time.ts";
import { actOf } from "../claims.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isContact, isTalk, isUnreached, isWritten } from "../signals.ts";
import { saidIn } from "./prose.ts";

/** A question, request or ultimatum of the customer's that nobody has answered since. */
export interface OpenQuestion {
  text: string;
  item: PackItem;
  kind: "question" | "request" | "demand";
}

const MOST_MESSAGES = 4;
const WITHIN_DAYS = 120;
const IDLE =
  /how are you|how have you been|khỏe không|khoẻ không|thế nào rồi nhỉ|is that mad\?|right\?$|you know\?$|okay\?$|đúng không\?$/iu;
const ASKS_VI =
  /(?:bao nhiêu|bao giờ|khi nào|thế nào|ra sao|ở đâu|vì sao|tại sao|(?:được|có) không|chưa|hay không)(?: ạ| nhỉ| em| anh| chị| vậy)?[.!]?$/iu;
const REQUESTS =
  /^(?:(?:đặt|gửi|báo|tính|xem|giữ|lên đơn|giao|kiểm tra|chuẩn bị)(?: \p{L}+){0,2}? giúp (?:anh|chị|tôi|mình|em|bên|cô|chú|bác|ông|bà)|(?:vui lòng|đề nghị|nhờ|phiền) |(?:(?:anh|chị|em|bạn|bên (?:em|bạn|anh|chị|mình))(?: \p{Lu}\p{L}*)? )?(?:cho|gửi|báo|xác nhận|kiểm tra|tư vấn|trả lời|tính|bớt|soạn|sửa)(?: lại)?(?: giúp| cho)? (?:anh|chị|tôi|mình|em|bên|chúng tôi|đi)|(?:gửi|giao|in|chuyển)(?: \p{L}+){1,4} cho (?:anh|chị|tôi|mình|em|tụi mình|bọn mình|bên|cô|chú|bác|ông|bà)|em (?:soạn|tính lại|bớt|sửa|gửi lại|xếp) |please (?:send|confirm|advise|let|tell|check|share|provide|suggest)|(?:could|can|would) you|kindly|let me know|i need (?:to know|the|a)|we need (?:to know|the|a))(?![\p{L}\p{M}])/iu;
const DEMANDS =
  /nếu (?:đến|trước|không)[^.]{3,90}không|tôi yêu cầu|chúng tôi yêu cầu|cho đến khi có|we (?:demand|expect|insist)|i (?:demand|expect|insist)|unless (?:you|we|this)|our lawyer asks/iu;

/** What the customer waits for: demands first, then questions, then requests; newest message first. */
export function openQuestionsOf(pack: Pack): OpenQuestion[] {
  const unanswered = pack.items.filter((item) => item.activity && isUnanswered(item.activity, pack)).slice(0, MOST_MESSAGES);
  const found = unanswered.flatMap((item) => {
    const theirs = saidIn(item, pack.history).filter(({ by }) => by === "them");
    return theirs.flatMap(({ text }): OpenQuestion[] => (kindOf(text) ? [{ text, item, kind: kindOf(text) ?? "question" }] : []));
  });
  return (["demand", "question", "request"] as const).flatMap((kind) => found.filter((one) => one.kind === kind));
}

function kindOf(text: string): OpenQuestion["kind"] | undefined {
  if (text.length < 12 || text.length > 300) return undefined;
  if (DEMANDS.test(text)) return "demand";
  if (isQuestion(text)) return "question";
  return REQUESTS.test(text) && text.length < 240 ? "request" : undefined;
}

const isQuestion = (text: string): boolean =>
  (/\?["'”’)]*$/u.test(text) || ASKS_VI.test(text)) &&
  !IDLE.test(text) &&
  actOf(text, { isFirst: false, afterClosing: false }) !== "courtesy";

/** A written message about nothing closed since, with no answer of ours to the same people, no talk and no order after it. The last word never grows old. */
function isUnanswered(activity: Activity, { history, now }: Pack): boolean {
  if (activity.direction !== "in" || !isWritten(activity) || activity.occurredAt > now) return false;
  const isLastWord = !history.activities.some(
    (other) => isContact(other) && other.occurredAt > activity.occurredAt && other.occurredAt <= now,
  );
  if (!isLastWord && now - activity.occurredAt > WITHIN_DAYS * DAY) return false;
  const isSettled = history.deals.some(
    ({ id, status, closedAt }) =>
      activity.links.includes(id) &&
      (status === "lost" || (status === "won" && (!isLastWord || (closedAt ?? 0) > activity.occurredAt + DAY))),
  );
  return !isSettled && !history.activities.some((other) => other.occurredAt > activity.occurredAt && answers(other, activity));
}

function answers(later: Activity, asked: Activity): boolean {
  const isReply = later.direction === "out" && isWritten(later);
  if (!(isReply || later.kind === "order" || (isTalk(later) && !isUnreached(later)))) return false;
  if (asked.threadId !== null && asked.threadId === later.threadId) return true;
  return (
    later.links.length === 0 ||
    asked.links.length === 0 ||
    later.links.some((link) => link.startsWith("con_") && asked.links.includes(link))
  );
}
