import { DAY } from "../../core/time.ts";
import { dayNumber, daysIn } from "../days.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { splitSentences } from "../sentences.ts";
import { isCustomer, isForMachines, turnOf } from "../speech.ts";
import { languageOf } from "../topics.ts";

/** Something one side said it would do. `dueDay` is a day number, when a day was named. */
export interface Pledge {
  text: string;
  by: "us" | "them";
  dueDay: number | undefined;
  item: PackItem;
}

const WITHIN_DAYS = 120;
const VERBS_VI = "gửi|kiểm tra|xác nhận|gọi|sắp xếp|giao|chuẩn bị|báo|cập nhật|phản hồi|liên hệ|đổi|bù|hoàn|chuyển|thanh toán|duyệt|ký|trả lời|làm|cử|bổ sung|hỗ trợ|xử lý|ghé|qua|đặt|chốt|trình|tổng hợp|chia sẻ|lên|soạn";
const VERBS_EN =
  "send|check|confirm|get back|call|arrange|deliver|prepare|share|update|ship|fix|look into|come back|follow up|provide|pay|transfer|sign|review|decide|order|discuss|forward|return|replace|schedule|set up|reply|respond|let you know|talk to|speak to|bring|finish|finalize|finalise|draft|quote";
const WILL_VI = new RegExp(`(?<who>em|tôi|mình|cháu|chúng tôi|bên em|bên tôi|bên mình|bên cháu|anh|chị|bên anh|bên chị|ông|bà|khách|bên khách)(?: \\p{Lu}[\\p{L}]*)? (?:sẽ|hẹn|hứa|cam kết|hứa sẽ|hẹn sẽ) (?:[\\p{L}]+ )?(?:${VERBS_VI})`, "iu");
const WILL_EN = new RegExp(`(?<who>i|we|he|she|they|\\p{Lu}\\p{L}+)(?:'ll| will| promised to| agreed to| am going to| are going to| is going to) (?:then |also |now )?(?:${VERBS_EN})\\b`, "iu");
const NOTED = /(?:^|[.;] ?)(?:đã )?(?:hứa|hẹn|cam kết) |(?:^|[.;] ?)(?:promised|agreed to|to do:|next step:|action:|việc cần làm:|bước tiếp(?: theo)?:)/iu;
const CONDITION = /^(?:if|nếu|khi nào|in case|unless)|(?:,| )(?:if you|nếu (?:anh|chị|bạn|ông|bà|em|quý))/iu;
const THEIR_WORDS = /^(?:anh|chị|bên anh|bên chị|ông|bà|khách|bên khách|he|she|they)$/iu;

/** Promises in recent messages and reports, newest first. In a note or a call report the customer is "anh", "chị", "she" or a name. */
export function pledgesOf(pack: Pack): Pledge[] {
  const recent = pack.items.filter((item) => item.activity && item.activity.kind !== "system" && pack.now - item.activity.occurredAt < WITHIN_DAYS * DAY);
  return recent.flatMap((item) => splitSentences(item.body ?? "").flatMap(({ text }) => pledgeIn(text.replace(/\s+/g, " "), item, pack)));
}

function pledgeIn(text: string, item: PackItem, pack: Pack): Pledge[] {
  if (text.length > 320 || isForMachines(text) || /\?["'”’)]*$/u.test(text) || CONDITION.test(text)) return [];
  const match = WILL_VI.exec(text) ?? WILL_EN.exec(text);
  if (!match && !NOTED.test(text)) return [];
  return [{ text, item, by: sideOf(match?.groups?.["who"], text, item, pack), dueDay: dueDayOf(text, item, pack) }];
}

function sideOf(who: string | undefined, text: string, { activity }: PackItem, { history }: Pack): "us" | "them" {
  const turn = activity?.kind === "email" ? undefined : turnOf(text);
  if (turn) return isCustomer(turn.speaker, history) ? "them" : "us";
  if (activity?.direction === "in" && activity.kind !== "call") return "them";
  if (activity?.direction === "out" && activity.kind === "email") return "us";
  return who !== undefined && (THEIR_WORDS.test(who) || /^\p{Lu}\p{Ll}/u.test(who)) && !/^(?:I|We|Em|Tôi|Mình|Chúng|Bên em)$/u.test(who) ? "them" : "us";
}

function dueDayOf(text: string, item: PackItem, { history }: Pack): number | undefined {
  const written = dayNumber(item.at ?? 0, history.workspace.timeZone);
  const readings = daysIn(text, { today: written, monthFirst: languageOf(text) === "en" }).flatMap((figure) => figure.readings);
  const due = readings.find((reading) => (reading.grain === "day" || reading.grain === "week") && reading.to >= written);
  return due?.to;
}
