import { NAMED } from "./owners.ts";
import { NO_DEED_EN, NO_DEED_VI, VERBS_EN, VERBS_EN_OF_OTHERS, VERBS_VI } from "./verbs.ts";

/** How a line says who does what. */

const END = "(?![\\p{L}\\p{M}])";
const ELDERS = "anh|chị|cô|chú|bác|ông|bà";
const OURS_VI = "em|tôi|mình|bên em|bên tôi|bên mình|chúng tôi|chúng ta|cháu";
const CUSTOMER_VI = "khách(?: hàng)?|bên khách|phía khách";
const GOES = "(?:(?:sang|qua|ra|về|lên|xuống|đi|tới|đến|ghé|cố gắng|tranh thủ|chủ động) )?";
const DOES_VI = `(?<what>${GOES}(?:${VERBS_VI})${END}.*)`;
const WILL_DO_VI = `(?<what>(?!(?:${NO_DEED_VI})${END})\\p{Ll}.*)`;
const WILL_DO_EN = `(?<what>(?!(?:${NO_DEED_EN})\\b)[a-z]+\\b.*)`;
const NOTED = "(?: \\([^)]*\\))?";

/** Said to be to come, whatever the verb: only of somebody who is surely a person. "Delivery will take a week" is nobody's task. */
export const PERSON_WILL = [
  new RegExp(`^(?<who>${NAMED})${NOTED} (?:(?:sẽ|hứa|hẹn) )+(?:cố gắng )?${WILL_DO_VI}$`, "u"),
  new RegExp(`^(?<who>${NAMED})${NOTED}(?:['’]ll| will| is going to)(?: then| also| now)? ${WILL_DO_EN}$`, "u"),
];

/** Said to be to come: it needs no day. */
export const PROMISED = [
  new RegExp(`^(?<who>${NAMED})${NOTED} (?:(?:sẽ|hứa|hẹn|cần(?! báo giá)|phải|nhận|có trách nhiệm|chịu trách nhiệm) )+${DOES_VI}$`, "u"),
  new RegExp(
    `^(?<who>${NAMED}) (?<what>(?:phụ trách|lo(?= (?:phần|việc|khâu|mảng|vụ|chuyện|giấy tờ|hồ sơ|thủ tục|hậu cần|toàn bộ|hết)(?![\\p{L}\\p{M}]))|đảm nhận|chịu trách nhiệm) .*)$`,
    "u",
  ),
  new RegExp(`^(?:.{0,40}? )?(?:[Gg]iao|[Nn]hờ|[Đđ]ề nghị|[Yy]êu cầu)(?: cho)? (?<who>${NAMED}) (?<what>(?:${VERBS_VI})${END}.*)$`, "u"),
  new RegExp(
    `^(?<who>${NAMED})${NOTED}(?:['’]ll| will| is going to| to| needs to| has to| promised to| agreed to| offered to| must| should)(?: then| also| now)? (?<what>(?:${VERBS_EN})\\b.*)$`,
    "u",
  ),
  new RegExp(`^(?<who>${OURS_VI}|${ELDERS}|${CUSTOMER_VI}) (?:cũng |xin )?(?:(?:sẽ|hẹn|hứa) )+(?:cố gắng )?${WILL_DO_VI}$`, "iu"),
  new RegExp(`^(?:(?<who>${OURS_VI}) xin|(?:thôi |cứ )?để (?<other>${OURS_VI}|${ELDERS})) ${DOES_VI}$`, "iu"),
  new RegExp(`^(?<who>${CUSTOMER_VI}) (?:cần|phải) ${DOES_VI}$`, "iu"),
  new RegExp(
    `^(?<who>i|we|you|he|she|they|(?:the )?(?:customer|client))(?:['’]ll| will|['’](?:m|re) going to| (?:am|are|is) going to)(?: then| also| now)? ${WILL_DO_EN}$`,
    "iu",
  ),
  new RegExp(
    `^(?:(?<who>i|we|you)(?: can| need to| have to| promised to| agreed to)|let (?<other>me))(?: then| also| now)? (?<what>(?:${VERBS_EN})\\b.*)$`,
    "iu",
  ),
  new RegExp(`^(?<who>(?:the )?(?:customer|client)|they) (?:to|promised to|agreed to) (?<what>(?:${VERBS_EN})\\b.*)$`, "iu"),
];

/** Without a word of time of its own ("chị Nguyên gửi danh sách"): a task only with a day to come, or in a list of tasks. */
export const TOLD = [
  new RegExp(`^(?<who>${NAMED}) ${DOES_VI}$`, "u"),
  new RegExp(`^(?<who>${NAMED}) (?<what>(?:${VERBS_EN_OF_OTHERS})\\b.*)$`, "u"),
  new RegExp(`^(?<who>${OURS_VI}|${ELDERS}|${CUSTOMER_VI}) (?:cũng )?${DOES_VI}$`, "iu"),
  new RegExp(`^(?<who>i|we|they) (?<what>(?:${VERBS_EN})\\b.*)$`, "iu"),
];

/** Bidden rather than told: it begins with what is to be done. */
export const BIDDEN = new RegExp(`^(?:nhớ |please |(?:em|bạn)(?: nhớ)? )?(?<what>(?:${VERBS_VI}|${VERBS_EN})${END}.*)$`, "iu");
/** Who bids says for whom, or asks for it. */
export const FOR_ME =
  /(?<![\p{L}\p{M}])(?:anh|chị|cô|chú|bác|ông|bà|bên (?:anh|chị|này)|tôi|mình)(?! (?:\p{Lu}|ấy))(?![\p{L}\p{M}])|\b(?:me|us)\b/u;
export const ASKS = /(?<![\p{L}\p{M}])(?:giúp|giùm|dùm|hộ|nhớ|nhé|nha|please)(?![\p{L}\p{M}])/iu;
export const LATER_TODAY = /(?<![\p{L}\p{M}])(?:trưa|chiều|tối) nay(?![\p{L}\p{M}])|\b(?:tonight|this (?:afternoon|evening))\b/iu;
/** Between the parts of a line that may be tasks of their own. */
export const PARTS = /[;,]\s+(?:và |rồi |còn |and |then )?|\s+(?:và|and(?: then)?)\s+/iu;

/** In a list of tasks a name and a verb are enough. */
export const LISTED = [
  new RegExp(`^@?(?<who>${NAMED})\\s*[:：–-]\\s+(?<what>\\S.*)$`, "u"),
  new RegExp(`^(?<who>${NAMED}) (?<what>(?:${VERBS_VI}|${VERBS_EN})${END}.*)$`, "u"),
];

export const NEEDED = new RegExp(
  `^(?:chúng ta |mình |we )?(?:cần|phải|need to|must|have to) (?<what>(?:sớm )?(?:${VERBS_VI}|${VERBS_EN})${END}.*)$`,
  "iu",
);

export const MARKER = /^(?:action(?: item)?s?|to[- ]?do|ai|việc cần làm|cần làm|giao việc|bước tiếp theo|next steps?)\s*[:：–-]\s*/iu;

/** Words with which somebody begins to speak, and the post of whoever is named next. */
export const OPENING =
  /^(?:(?:ừ|ừm|ờ|ok|oke|okay|vâng|dạ|được|rồi|thế|vậy|thì|nhất trí|yes|sure|right|great|then|and|so|fine|perfect|thanks|alright|got it|of course|no problem|absolutely|understood|(?:xin )?chào|hello|hi)(?: (?:ạ|anh|chị|em|cô|chú|bác|\p{Lu}\p{L}*)(?=[,.!]))*[,.!]?\s+)+/iu;
export const POST =
  /^(?:(?:(?:tổng |phó )*giám đốc|kế toán(?: trưởng)?|(?:trưởng|phó) (?:phòng|nhóm|bộ phận|kho)(?: \p{Ll}+){0,2}|quản lý|trợ lý|thư ký|kỹ thuật|nhân viên|bạn|sếp|our|their|the) )+(?:[a-z]+ ){0,2}(?=\p{Lu})/iu;

export const TAIL_OWNER = new RegExp(`\\s*(?:\\((?<a>${NAMED})(?:,[^)]*)?\\)|[–-] (?<b>${NAMED})(?:,.*)?)[.]?$`, "u");

/** Asked, supposed, or said not to be done. */
export const NO_TASK =
  /^(?:if|nếu|khi nào|in case|unless|trong trường hợp)(?![\p{L}])|\?["”’)]*$|(?:sẽ|will) (?:không|not)\b|won['’]t|sẽ không|không (?:cần|phải)|không có (?:rủi ro|việc)|^(?:none|không có|n\/a)\.?$/iu;

/** Done, or not to be: "đã", "vừa", "… rồi". */
export const IS_DONE = /(?<!\p{L})(?:đã|vừa|mới|từng|không|chưa)(?!\p{L})|(?<!\p{L})(?:rồi|xong)(?: ạ| nhé)?["”’).!]*$/iu;

/** What a customer orders is told of in the notes of the order itself: the day beside it is that of the delivery. */
export const IS_ORDER = /^(?:đặt(?! (?:lịch|phòng|cọc|vé|bàn|xe|chỗ))|mua|lấy|chốt|orders?|buys?|takes?|purchases?)(?![\p{L}\p{M}])/iu;
