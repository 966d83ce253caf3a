import { DAY, startOfDay } from "../../../core/time.ts";
import { dateOf, dayNumber, NINE_O_CLOCK } from "../../calendar.ts";
import { daysIn } from "../../days.ts";
import { languageOf, marked } from "../../topics.ts";
import type { NotesInput, ReadLine } from "./notes.ts";
import { isName, NAMED, personNamed } from "./owners.ts";

/** What somebody is to do after the meeting, with who and by when, as far as the line says so. */
export interface Action {
  title: string;
  owner: string | null;
  dueAt: number | null;
  line: ReadLine;
}

const VERBS_VI =
  "gửi|kiểm tra|xác nhận|gọi|sắp xếp|giao|chuẩn bị|báo|cập nhật|phản hồi|liên hệ|đổi|bù|hoàn|chuyển|thanh toán|duyệt|ký|trả lời|làm|cử|bổ sung|hỗ trợ|xử lý|ghé|qua|đặt|chốt|trình|tổng hợp|chia sẻ|lên|soạn|viết|lập|rà soát|theo dõi|khảo sát|tìm|mời|hẹn|in|lắp|đo|test|demo|xin|nhắc|đàm phán|thương lượng|nghiên cứu|tính|hỏi|gặp|mang|cung cấp|nộp|sửa|thu|làm việc|triển khai|tổ chức|đào tạo|phụ trách|lo";
const VERBS_EN =
  "send|check|confirm|get back|call|arrange|deliver|prepare|share|update|ship|fix|look into|come back|follow up|provide|pay|transfer|sign|review|decide|order|discuss|forward|return|replace|schedule|set up|reply|respond|talk to|speak to|bring|finish|finali[sz]e|draft|quote|write|book|organi[sz]e|investigate|test|ask|email|mail|invite|create|make|find|research|contact|install|train|introduce|circulate|chase|work out|put together|raise|file|submit|add|collect|measure|visit|meet|approve|issue|negotiate|present|document|clarify|compare|price|own|handle|take";

const MARKER = /^(?:action(?: item)?s?|to[- ]?do|ai|việc cần làm|cần làm|giao việc|bước tiếp theo|next steps?)\s*[:：–-]\s*/iu;
const NAMED_WILL_VI = new RegExp(
  `^(?<who>${NAMED})(?: \\([^)]*\\))? (?:sẽ |hứa sẽ |hứa |hẹn sẽ |hẹn |cần |phải |nhận |có trách nhiệm |chịu trách nhiệm )+(?<what>(?:[\\p{L}]+ )?(?:${VERBS_VI})(?![\\p{L}\\p{M}]).*)$`,
  "u",
);
const NAMED_DOES_VI = new RegExp(
  `^(?<who>${NAMED}) (?<what>(?:phụ trách|lo(?! ngại| lắng| sợ| rằng| là| âu)|đảm nhận|chịu trách nhiệm) .*)$`,
  "u",
);
const GIVEN_VI = new RegExp(
  `^(?:.{0,40}? )?(?:[Gg]iao|[Nn]hờ|[Đđ]ề nghị|[Yy]êu cầu)(?: cho)? (?<who>${NAMED}) (?<what>(?:${VERBS_VI})(?![\\p{L}\\p{M}]).*)$`,
  "u",
);
/** "Ừ, anh sẽ trình": elders call themselves what others call them. */
const ELDER_VI = new RegExp(
  `^(?:(?:ừ|ừm|ờ|ok|được|rồi)[,.]? )*(?<who>anh|chị|cô|chú|bác|ông|bà) sẽ (?<what>(?:[\\p{L}]+ )?(?:${VERBS_VI})(?![\\p{L}\\p{M}]).*)$`,
  "iu",
);
const NAMED_WILL_EN = new RegExp(
  `^(?<who>${NAMED})(?: \\([^)]*\\))?(?:'ll| will| to| is going to| needs to| has to| promised to| agreed to| offered to| must| should)(?: then| also| now)? (?<what>(?:${VERBS_EN})\\b.*)$`,
  "u",
);
const LED_BY = new RegExp(`^@?(?<who>${NAMED})\\s*[:：–-]\\s+(?<what>\\S.*)$`, "u");
/** In a list of tasks a name and a verb are enough. */
const NAMED_VERB = new RegExp(`^(?<who>${NAMED}) (?<what>(?:${VERBS_VI}|${VERBS_EN})(?![\\p{L}\\p{M}]).*)$`, "u");
const OWN_VI = new RegExp(
  `^(?:(?:ok|vâng|dạ|được|rồi|thế|vậy|nhất trí)[,.]? )*(?<who>em|tôi|mình|bên em|bên tôi|bên mình|chúng tôi|chúng ta|cháu) (?:cũng |xin )?(?:sẽ|hẹn|hứa|xin) (?:cố gắng )?(?<what>(?:[\\p{L}]+ )?(?:${VERBS_VI})(?![\\p{L}\\p{M}]).*)$`,
  "iu",
);
const OWN_EN = new RegExp(
  `^(?:(?:ok|okay|yes|sure|right|great|then|and|so|fine),? )*(?<who>i|we)(?:'ll| will| can| am going to| are going to| need to)(?: then| also| now)? (?<what>(?:${VERBS_EN})\\b.*)$`,
  "iu",
);
const CUSTOMER_VI = new RegExp(
  `^(?<who>khách(?: hàng)?|bên khách|phía khách) (?:sẽ|hẹn|hứa|cần|phải) (?:sẽ )?(?<what>(?:${VERBS_VI})(?![\\p{L}\\p{M}]).*)$`,
  "iu",
);
const CUSTOMER_EN = new RegExp(
  `^(?<who>(?:the )?(?:customer|client)|they) (?:will|to|promised to|agreed to) (?<what>(?:${VERBS_EN})\\b.*)$`,
  "iu",
);
const NEEDED = new RegExp(
  `^(?:chúng ta |mình |we )?(?:cần|phải|need to|must|have to) (?<what>(?:sớm )?(?:${VERBS_VI}|${VERBS_EN})(?![\\p{L}\\p{M}]).*)$`,
  "iu",
);

const PATTERNS = [NAMED_WILL_VI, NAMED_DOES_VI, GIVEN_VI, NAMED_WILL_EN, OWN_VI, ELDER_VI, OWN_EN, CUSTOMER_VI, CUSTOMER_EN];
const TAIL_OWNER = new RegExp(`\\s*(?:\\((?<a>${NAMED})(?:,[^)]*)?\\)|[–-] (?<b>${NAMED})(?:,.*)?)[.]?$`, "u");
const NONE =
  /^(?:if|nếu|khi nào|in case|unless|trong trường hợp)(?![\p{L}])|\?["”’)]*$|(?:sẽ|will) (?:không|not)\b|won't|sẽ không|không (?:cần|phải)|không có (?:rủi ro|việc)|^(?:none|không có|n\/a)\.?$/iu;

/** The task in a line, if there is one. */
export function actionIn(line: ReadLine, input: NotesInput): Action[] {
  const bare = line.text.replace(MARKER, "");
  const isMarked = bare !== line.text || line.heading === "action";
  if (NONE.test(bare) || bare.length < 8 || line.heading === "risk" || line.heading === "other") return [];
  const found = PATTERNS.map((pattern) => pattern.exec(bare)?.groups).find((groups) => groups && isUsable(groups.who));
  const led = isMarked ? (LED_BY.exec(bare) ?? NAMED_VERB.exec(bare))?.groups : undefined;
  const needed = NEEDED.exec(bare)?.groups;
  const groups = found ?? (led && isUsable(led.who) ? led : undefined) ?? (isMarked || hasDay(bare, input) ? needed : undefined);
  if (!groups && !isMarked) return [];
  if (!groups && line.heading === "decision") return [];
  return [actionOf(groups?.what ?? bare, groups?.who, line, input)];
}

const OURS = /^(?:i|we|em|tôi|mình|bên em|bên tôi|bên mình|chúng tôi|chúng ta|cháu)$/iu;
const THEIRS = /^(?:khách(?: hàng)?|bên khách|phía khách|(?:the )?(?:customer|client)|they)$/iu;
const ELDER = /^(?:anh|chị|cô|chú|bác|ông|bà)$/iu;
const isUsable = (who: string | undefined): boolean =>
  who !== undefined && (OURS.test(who) || THEIRS.test(who) || ELDER.test(who) || isName(who));

function actionOf(what: string, who: string | undefined, line: ReadLine, input: NotesInput): Action {
  const tail = who ? undefined : TAIL_OWNER.exec(what)?.groups;
  const named = tail?.a ?? tail?.b;
  const tailOwner = named && isName(named) ? named : undefined;
  const bare = tailOwner ? what.replace(TAIL_OWNER, "") : what;
  const title = bare
    .replace(/^(?:cần|phải|sẽ|will|to) /iu, "")
    .replace(/[.;,]$/u, "")
    .trim();
  return {
    title: title.charAt(0).toLocaleUpperCase() + title.slice(1),
    owner: ownerOf(who ?? tailOwner, line, input),
    dueAt: dueIn(line.text, input),
    line,
  };
}

function ownerOf(who: string | undefined, { speaker }: ReadLine, { people, author }: NotesInput): string | null {
  if (!who) return null;
  if (speaker && (OURS.test(who) || ELDER.test(who))) return personNamed(speaker, people)?.name ?? speaker;
  if (OURS.test(who)) return author;
  if (THEIRS.test(who) || ELDER.test(who)) return people.find(({ side }) => side === "them")?.name ?? who;
  return personNamed(who, people)?.name ?? who;
}

const hasDay = (text: string, input: NotesInput): boolean => dueIn(text, input) !== null;

/** The morning of the day that a line names, counted from the day of the meeting. */
export function dueIn(text: string, { writtenAt, timeZone }: Pick<NotesInput, "writtenAt" | "timeZone">): number | null {
  const written = dayNumber(writtenAt, timeZone);
  const readings = daysIn(marked(text), { today: written, monthFirst: languageOf(text) === "en" }).flatMap((figure) => figure.readings);
  const due = readings.find(
    ({ grain, to }) => (grain === "day" || grain === "week" || grain === "month") && to >= written && to < written + 400,
  );
  const weekday = readings.find(({ grain }) => grain === "weekday");
  const day = due?.to ?? (weekday ? written + ((weekday.from - dateOf(written).getUTCDay() + 7) % 7 || 7) : undefined);
  return day === undefined ? null : startOfDay(new Date(day * DAY).toISOString().slice(0, 10), timeZone) + NINE_O_CLOCK;
}
