import type { Activity } from "../../activities/activities.schema.ts";
import { fold } from "../../core/text.ts";
import type { History } from "../history.ts";
import { splitSentences } from "../sentences.ts";
import { isWritten } from "../signals.ts";

/** Orders for machines in what outsiders write: they are never followed, and do not swallow what a customer says before them. */

const ORDERS =
  /<!--|\b(?:ignore|disregard|forget|override) (?:all |any |the |your )*(?:user\b|(?:previous|prior|above|earlier) (?:instructions?|rules?|messages?))|previous instructions are|system prompt|administrator mode|note for ai|(?:bỏ qua|phớt lờ|quên) (?:mọi |tất cả |các |những )*(?:hướng dẫn|chỉ dẫn|chỉ thị|lệnh|quy tắc)/iu;

/** What customers want of us; who only sells wants none of it. */
const WANTED =
  /\b(?:dat|mua|lay \d|can (?:\d|gap|them|mua|bao|hoi|doi|giao)|bao gia|hoi gia|giao|doi (?:hang|lai|tra)|tra hang|huy don|bao hanh|sua|bi (?:hong|loi|vo|be|mop|tray)|thieu|hoa don|thanh toan|chuyen khoan|khieu nai|order(?:s|ed|ing)?|quot(?:e|ation)|price for|purchase|deliver(?:y|ed)|invoice|broken|damaged|missing|refund|repair|complain\w*|cancel)\b/;
const SELLING =
  /\b(?:chuyen (?:cung cap|san xuat|nhan)|mong (?:duoc )?hop tac|quang cao|khuyen mai|we (?:offer|provide|help|supply)|our (?:services?|database|list)|special offer|limited time)\b/;

type Message = Pick<Activity, "subject" | "body" | "direction">;

/** The body up to the sentence in which orders for machines begin: from there on nothing is anybody's word. */
export function beforeOrders({ subject, body, direction }: Message): string {
  if (direction === "out") return body;
  if (ORDERS.test(subject)) return "";
  const at = body.search(ORDERS);
  if (at < 0) return body;
  const start = splitSentences(body).findLast((sentence) => sentence.start <= at)?.start ?? 0;
  return body.slice(0, start);
}

/** A message that gives orders to machines. */
export const hasOrders = ({ subject, body, direction }: Message): boolean => direction !== "out" && ORDERS.test(`${subject}\n${body}`);

/** One that does, and says nothing else that a customer would: nothing in it is a customer's word. */
export function isHostile(message: Message): boolean {
  if (!hasOrders(message)) return false;
  const said = fold(beforeOrders(message));
  return !WANTED.test(said) || SELLING.test(said);
}

/** Who writes only spam: the sole thing known of them is messages for machines. */
export function isSpammer({ activities, deals }: History): boolean {
  const incoming = activities.filter(({ direction, kind }) => direction === "in" && isWritten({ kind })).slice(0, 10);
  return (
    deals.length === 0 &&
    incoming.length > 0 &&
    incoming.some(isHostile) &&
    !activities.slice(0, 50).some(({ kind }) => kind === "order" || kind === "meeting" || kind === "visit")
  );
}
