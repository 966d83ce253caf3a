import { DAY } from "../../core/time.ts";
import { dayNumber } from "../calendar.ts";
import { surelyAhead } from "../day-order.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isTalk, isUnreached, isWritten } from "../signals.ts";
import { sharesTopic, topicWords } from "../topics.ts";
import { spanIn } from "./asked-to-wait.ts";
import { type Said, saidIn } from "./prose.ts";

/** Something one side said it would do. `dueDay` is a day number, when a day was named. */
export interface Pledge {
  text: string;
  by: "us" | "them";
  dueDay: number | undefined;
  item: PackItem;
  /** Nothing since shows that it was kept. */
  isOpen: boolean;
  /** The deed alone, where a report says by name which of us will do it: "gửi bảng so sánh". */
  deed?: string | undefined;
}

const WITHIN_DAYS = 120;
const VERBS_VI =
  "gửi|kiểm tra|xác nhận|gọi|sắp xếp|giao|chuẩn bị|báo|cập nhật|phản hồi|liên hệ|đổi|bù|hoàn|chuyển|thanh toán|duyệt|ký|trả lời|làm|cử|bổ sung|hỗ trợ|xử lý|ghé|qua|đặt|chốt|trình|tổng hợp|chia sẻ|lên|soạn|sửa|thay|khắc phục|lắp";
const VERBS_EN =
  "send|check|confirm|get back|call|arrange|deliver|prepare|share|update|ship|fix|look into|come back|follow up|provide|pay|transfer|sign|review|decide|order|discuss|forward|return|replace|schedule|set up|reply|respond|let you know|talk to|speak to|bring|finish|finalize|finalise|draft|quote|visit|repair|install|dispatch";
const WILL_VI = new RegExp(
  `(?<who>em|tôi|mình|cháu|chúng tôi|bên em|bên tôi|bên mình|bên cháu|anh|chị|bên anh|bên chị|ông|bà|khách|bên khách)(?: \\p{Lu}[\\p{L}]*)? (?:sẽ|hẹn|hứa|cam kết|hứa sẽ|hẹn sẽ) (?:[\\p{L}]+ )?(?:${VERBS_VI})`,
  "iu",
);
const WILL_EN = new RegExp(
  `(?<who>i|we|he|she|they|\\p{Lu}\\p{L}+)(?:'ll| will| promised to| agreed to| am going to| are going to| is going to) (?:then |also |now )?(?:${VERBS_EN})\\b`,
  "iu",
);
const NOTED =
  /(?:^|[.;] ?)(?:đã )?(?:hứa|hẹn|cam kết) |(?:^|[.;] ?)(?:promised|agreed to|to do:|next step:|action:|việc cần làm:|bước tiếp(?: theo)?:)/iu;
const CONDITION = /^(?:if|nếu|khi nào|in case|unless)|(?:,| )(?:if you|nếu (?:anh|chị|bạn|ông|bà|em|quý))/iu;
const THEIR_WORDS = /^(?:anh|chị|bên anh|bên chị|ông|bà|khách|bên khách|he|she|they)$/iu;

/** In a report of a talk, "Sẽ gửi báo giá" is what the writer said they would do. */
const UNSAID = new RegExp(
  `^(?:(?:mình|bên mình) )?(?:sẽ|hẹn|hứa)(?: sẽ)? (?:${VERBS_VI})(?![\\p{L}\\p{M}])|^will (?:${VERBS_EN})\\b`,
  "iu",
);

/** "Phương án tôi gửi bằng văn bản trước thứ Sáu": a promise without the word "will". */
const OURS_BY =
  /(?:^|[\s:;,])(?:tôi|em|mình|chúng tôi|bên em) (?:xin )?(?:gửi|báo|trả lời|xác nhận|giao|chuyển|nộp)(?! (?:anh|chị|cô|ông|bà|chú|bác)(?: \p{Lu}\p{L}*)? (?:báo giá|bảng|hợp đồng|hoá đơn|hóa đơn))[^.]*(?:trước|chậm nhất|sáng mai|chiều mai|ngày mai|tuần này|tuần sau|trong tuần)/iu;
const STILL_MISSING =
  /chưa (?:nhận|thấy|có|ai)|vẫn chưa|không ai trả lời|đâu vì|still (?:waiting|have not|haven't|no)|not (?:yet )?(?:received|arrived)|haven't (?:received|heard)|where is/iu;
const KEPT_WITHIN_DAYS = 30;

/** Promises in recent messages and reports, newest first. In a note or a call report the customer is "anh", "chị", "she" or a name. */
export function pledgesOf(pack: Pack): Pledge[] {
  const recent = pack.items.filter(
    (item) =>
      item.activity &&
      item.activity.kind !== "system" &&
      item.activity.kind !== "order" &&
      pack.now - item.activity.occurredAt < WITHIN_DAYS * DAY,
  );
  return recent.flatMap((item) => saidIn(item, pack.history).flatMap((said) => pledgeIn(said, item, pack)));
}

function pledgeIn({ text, by: speaker }: Said, item: PackItem, pack: Pack): Pledge[] {
  if (text.length > 320 || /[?:]["'”’)]*$/u.test(text) || CONDITION.test(text)) return [];
  const deed = speaker === "report" && isTalk(item.activity ?? { kind: "note" }) ? deedOf(text, pack) : undefined;
  const match = WILL_VI.exec(text) ?? WILL_EN.exec(text);
  if (!match && !deed && !NOTED.test(text) && !(speaker === "us" && OURS_BY.test(text)) && !(speaker === "report" && UNSAID.test(text)))
    return [];
  const by = deed ? "us" : speaker === "report" ? reportedSide(match?.groups?.who) : speaker;
  return [
    {
      text,
      item,
      by,
      ...(deed ? { deed } : {}),
      dueDay: dueDayOf(text, item, pack),
      isOpen: by === "us" ? isOwed(text, item, pack) : isAwaited(item, pack),
    },
  ];
}

/** "Khải gửi bảng so sánh trước thứ Sáu", where it is Khải who writes: what he is to do, without its day. */
function deedOf(text: string, { history: { sender } }: Pack): string | undefined {
  const given = sender.name.trim().split(/\s+/u).at(-1) ?? "";
  if (given.length < 2) return undefined;
  const named = [sender.name, given].map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  const found = new RegExp(
    `^(?:(?:em|bạn) )?(?:${named}) (?:sẽ |to |will )?(?<deed>(?:${VERBS_VI}|${VERBS_EN})(?![\\p{L}\\p{M}]).*)$`,
    "u",
  ).exec(text);
  return found?.groups?.deed?.replace(DAY_BEHIND, "").replace(/[.,\s]+$/u, "");
}

const DAY_BEHIND =
  /,? (?:(?:trước|chậm nhất|vào|trong|by|before|on) )?(?:thứ|chủ nhật|sáng|trưa|chiều|tối|ngày|tuần|tháng|cuối|đầu|mai|hôm|\d{1,2}\/|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next|the end).*$/iu;

const reportedSide = (who: string | undefined): Pledge["by"] =>
  who !== undefined && (THEIR_WORDS.test(who) || /^\p{Lu}\p{Ll}/u.test(who)) && !/^(?:I|We|Em|Tôi|Mình|Chúng|Bên em)$/u.test(who)
    ? "them"
    : "us";

/** Ours is open while a task for it is, when the customer misses it, or when nothing was sent or said since. */
function isOwed(text: string, { at }: PackItem, pack: Pack): boolean {
  const topics = topicWords(text);
  if (pack.items.some(({ task }) => task && isSameMatter(topics, topicWords(task.title)))) return true;
  const later = pack.history.activities.filter(({ occurredAt }) => occurredAt > (at ?? 0));
  const isMissed = later.some(
    (other) => other.direction !== "out" && STILL_MISSING.test(other.body) && sharesTopic(topics, topicWords(other.body)),
  );
  if (isMissed)
    return !later.some((other) => other.direction === "out" && isWritten(other) && isSameMatter(topics, topicWords(other.body)));
  const isFollowed = later.some(
    (other) => (other.direction === "out" && isWritten(other)) || (isTalk(other) && !isUnreached(other)) || other.kind === "order",
  );
  return !isFollowed && pack.now - (at ?? 0) < KEPT_WITHIN_DAYS * DAY;
}

/** Theirs is open until they write, call or order again. */
const isAwaited = ({ at, activity }: PackItem, { history, now }: Pack): boolean =>
  now - (at ?? 0) < 60 * DAY &&
  !history.activities.some(
    (other) =>
      other.occurredAt > (at ?? 0) &&
      other.id !== activity?.id &&
      (other.kind === "order" || (other.direction === "in" && isWritten(other)) || (isTalk(other) && !isUnreached(other))),
  );

/** Do two texts have at least three telling words in common, or most of the shorter one's? */
export function isSameMatter(a: Set<string>, b: Set<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= 3 || (shared >= 2 && shared / Math.min(a.size, b.size) > 0.6);
}

function dueDayOf(text: string, item: PackItem, { history }: Pack): number | undefined {
  const { timeZone } = history.workspace;
  const told = dayNumber(item.at ?? 0, timeZone);
  const days = surelyAhead(text, told, timeZone).filter(({ grain }) => grain === "day" || grain === "week");
  // "Thứ Tư 25/11", said on a Wednesday, names the later one.
  return (days.find(({ to }) => to > told) ?? days[0])?.to ?? spanIn(text, told);
}
