import type { Activity } from "../../activities/activities.schema.ts";
import { actOf } from "../claims.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { splitSentences } from "../sentences.ts";
import type { History } from "../history.ts";
import { isTalk } from "../signals.ts";
import { isCustomer, isForMachines, turnOf, withoutVocative } from "../speech.ts";

/** A question or request of the customer's that nobody has answered since. */
export interface OpenQuestion {
  text: string;
  item: PackItem;
}

const WRITTEN = new Set<Activity["kind"]>(["email", "chat", "sms", "form", "letter"]);
const MOST_MESSAGES = 4;
const IDLE = /how are you|how have you been|khỏe không|khoẻ không|thế nào rồi nhỉ|right\?$|you know\?$|okay\?$|đúng không\?$/iu;
const ASKS_VI = /(?:bao nhiêu|bao giờ|khi nào|thế nào|ra sao|ở đâu|vì sao|tại sao|(?:được|có) không|chưa|hay không)(?: ạ| nhỉ| em| anh| chị| vậy)?[.!]?$/iu;
const REQUESTS =
  /^(?:(?:đặt|gửi|báo|tính|xem|giữ|lên đơn|giao|kiểm tra|chuẩn bị)(?: \p{L}+){0,2}? giúp (?:anh|chị|tôi|mình|em|bên|cô|chú|bác|ông|bà)|(?:vui lòng|đề nghị|nhờ|phiền) |(?:(?:anh|chị|em|bạn|bên (?:em|bạn|anh|chị|mình))(?: \p{Lu}\p{L}*)? )?(?:cho|gửi|báo|xác nhận|kiểm tra|tư vấn)(?: lại)?(?: giúp| cho)? (?:anh|chị|tôi|mình|em|bên|chúng tôi)|please (?:send|confirm|advise|let|tell|check|share|provide)|(?:could|can|would) you|kindly|let me know|i need (?:to know|the|a)|we need (?:to know|the|a))(?![\p{L}\p{M}])/iu;

/** What the customer waits for: questions first, then requests, newest message first. */
export function openQuestionsOf(pack: Pack): OpenQuestion[] {
  const unanswered = pack.items.filter((item) => item.activity && isUnanswered(item.activity, pack)).slice(0, MOST_MESSAGES);
  const found = unanswered.flatMap((item) => customersWords(item, pack.history).map((text) => ({ text, item })));
  const questions = found.filter(({ text }) => isQuestion(text));
  const requests = found.filter(({ text }) => !isQuestion(text) && REQUESTS.test(text) && text.length < 240);
  return [...questions, ...requests];
}

/** What the customer says in a message: in a chat only their own lines, and never what is meant for machines. */
export function customersWords(item: PackItem, history: History): string[] {
  return splitSentences(item.body ?? "").flatMap(({ text }) => {
    const turn = turnOf(text);
    if (turn && item.activity?.kind !== "email" && !isCustomer(turn.speaker, history)) return [];
    const said = withoutVocative((turn?.said ?? text).replace(/\s+/g, " "));
    return isForMachines(said) ? [] : [said];
  });
}

const isQuestion = (text: string): boolean => (/\?["'”’)]*$/u.test(text) || ASKS_VI.test(text)) && text.length >= 12 && text.length < 300 && !IDLE.test(text) && actOf(text, { isFirst: false, afterClosing: false }) !== "courtesy";

/** A written message that neither a reply in its thread nor a talk with anyone has followed. */
function isUnanswered(activity: Activity, { history }: Pack): boolean {
  if (activity.direction !== "in" || !WRITTEN.has(activity.kind)) return false;
  return !history.activities.some((other) => {
    if (other.occurredAt <= activity.occurredAt) return false;
    const isSameThread = !activity.threadId || !other.threadId || activity.threadId === other.threadId;
    return isTalk(other) || (other.direction === "out" && isSameThread);
  });
}
