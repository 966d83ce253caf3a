import type { EvidenceItem } from "./assistant.schema.ts";

/** "We sent you the quote on March 3": what we sent must stand in something that sends, not in a call that asks about it. */

const WE_SENT =
  /(?<![\p{L}\p{M}])(?:(?:em|tôi|mình|cháu|con|chúng tôi|bên (?:em|mình|tôi|cháu))(?: cũng)? (?:đã|có|vừa|từng)(?: (?:có|mới|từng))? gửi|(?:i|we)(?:'ve|’ve| have| had)?(?: also| already| just| recently)* (?:sent|emailed|e-mailed|mailed))(?![\p{L}\p{M}])/iu;
/** "Báo giá em gửi hôm 3/3": without a word of time it is past only by its day. */
const WE_SEND =
  /(?<![\p{L}\p{M}])(?:em|tôi|mình|cháu|con|chúng tôi|bên (?:em|mình|tôi|cháu)) gửi(?! lại| kèm)(?![\p{L}\p{M}])|(?<![\p{L}\p{M}])(?:đã (?:được )?gửi|(?:was|were|been) (?:sent|emailed))(?![\p{L}\p{M}])/iu;

const MESSAGE = /^(?:email|tin nhắn|thư|biểu mẫu|chat|text message|letter|form) (?:(?<out>gửi|to)|từ|from)(?![\p{L}\p{M}])/iu;
const TELLS_OF_SENDING =
  /(?<![\p{L}\p{M}])(?:(?<!(?:sẽ|hẹn|hứa|chưa|không|cần|nhờ|để|muốn|phải) )(?:đã |vừa |có )?gửi|sent|emailed|attached|đính kèm|enclosed|received|nhận được|got)(?![\p{L}\p{M}])/giu;
const NOT_SENT =
  /(?:sẽ|hẹn|hứa|chưa|không|cần|nhờ|để|muốn|phải|khi nào|bao giờ|xin|not|never|n['’]t|to be|be|was it|when)(?:\s+[^\s.,;:!?]+){0,2}\s*$/iu;

/** Things that are sent, as both languages call them, and how a source speaks of them: a mail that names a price is a quote. */
const THINGS: { sent: RegExp; heard: RegExp }[] = [
  {
    sent: /báo giá|bảng giá|quot(?:e|es|ation|ations)\b|price list/iu,
    heard: /giá|\bgia\b|quot|pric|estimate|offer|[$€£₫]|\d ?(?:đ|k|vnd|usd|eur)\b/iu,
  },
  { sent: /đề xuất|phương án|proposal/iu, heard: /đề xuất|phương án|kế hoạch|de xuat|propos|offer|plan\b/iu },
  { sent: /hợp đồng|contract/iu, heard: /hợp đồng|hop dong|\bhđ|contract|agreement/iu },
  { sent: /hóa đơn|hoá đơn|invoice/iu, heard: /hóa đơn|hoá đơn|hoa don|invoice/iu },
  { sent: /mẫu|samples?\b/iu, heard: /mẫu|\bmau\b|sample/iu },
  { sent: /catalog|brochure/iu, heard: /catalog|brochure/iu },
];

/** The words that claim that we sent something, if the sentence has any. */
export function sendingIn(text: string, hasPastDay: boolean): string | undefined {
  const match = WE_SENT.exec(text) ?? (hasPastDay ? WE_SEND.exec(text) : null);
  return match && !isTheirs(text, match) ? match[0] : undefined;
}

/** "Mình đã nhận được thư em gửi": to a younger customer, "em" is who sent it. */
const isTheirs = (text: string, { 0: raw, index }: RegExpExecArray): boolean =>
  /(?<![\p{L}\p{M}])nhận (?:được )?[^.,;]{0,40}$/iu.test(text.slice(0, index)) ||
  (/^(?:em|cháu|con) /iu.test(raw) && /(?<![\p{L}\p{M}])(?:mình|tôi)(?![\p{L}\p{M}])/iu.test(text));

/** Which way a written message went, by what its title says; undefined for talks, notes and records. */
export function wayOf({ title }: Pick<EvidenceItem, "title">): "in" | "out" | undefined {
  const message = MESSAGE.exec(title);
  return message ? (message.groups?.out ? "out" : "in") : undefined;
}

const CALL_OR_ORDER = /^(?:cuộc gọi|call|đơn hàng|order)(?![\p{L}\p{M}])/iu;

/** Words that were said or written on one day: what they tell of happened on any other. */
export const isMessage = (item: Pick<EvidenceItem, "title">): boolean => wayOf(item) !== undefined || CALL_OR_ORDER.test(item.title);

const WORDS =
  /(?<![\p{L}\p{M}])(?:(?:tính )?đến(?= (?:ngày |hôm )?\d)|as of|viết|gửi|nhắn|báo|hỏi|nhờ|trả lời|phản hồi|phản ánh|cho biết|cho hay|nói|kể|chia sẻ|nêu|ghi|yêu cầu|đề nghị|xác nhận|thư|email|mail|tin|cuộc gọi|liên hệ|liên lạc|trao đổi|gọi|đặt|chốt|duyệt|đồng ý|thống nhất|từ chối|hứa|hẹn|cam kết|cảm ơn|khen|than|chê|phàn nàn|khiếu nại|chào giá|dặn|nhắc|góp ý|quyết định|chọn|dừng|huỷ|hủy|nhận lỗi|xin lỗi|giới thiệu|mời|đòi|đơn(?: hàng)?(?= (?:(?:\p{Lu}[\p{L}\d-]+ )?(?:gần nhất|hôm|ngày|đầu|mới)))|mua|lấy|xuất hoá đơn|purchas\p{L}*|bought|took|\p{L}*wr[io]t\p{L}*|sen[dt]\p{L}*|sa(?:y|id|ys)|t[eo]ld?l?|ask\p{L}*|answer\p{L}*|repl\p{L}*|respon\p{L}*|confirm\p{L}*|mention\p{L}*|report\p{L}*|request\p{L}*|quot\p{L}*|offer\p{L}*|order\p{L}*|agree\p{L}*|accept\p{L}*|approv\p{L}*|declin\p{L}*|refus\p{L}*|reject\p{L}*|promis\p{L}*|thank\p{L}*|prais\p{L}*|complain\p{L}*|e?-?mail\p{L}*|messages?|letters?|notes?|call\p{L}*|spoke\p{L}*|talk\p{L}*|discuss\p{L}*|touch|heard?|contact\p{L}*|propos\p{L}*|suggest\p{L}*|invit\p{L}*|decid\p{L}*|chose|cancel\p{L}*|apologi\p{L}*|wanted|enquir\p{L}*|inquir\p{L}*|demo|họp|gặp|met|meeting|raised|shared|noted|sign\p{L}*|ký|forward\p{L}*)(?![\p{L}\p{M}])/iu;

/** Does the sentence say that somebody wrote, spoke, asked or answered? */
export const speaksOfWords = (text: string): boolean => WORDS.test(text);

/** Does a text say that something was sent before it? */
export const tellsWeSent = (text: string): boolean =>
  /(?<![\p{L}\p{M}])(?:(?:đã|vừa) gửi|sent|emailed|shipped)(?![\p{L}\p{M}])/iu.test(text);

/** Was what the sentence names sent by this item, or does the item tell that it was? */
export function bearsSending(text: string, item: Pick<EvidenceItem, "title" | "text" | "kind">): boolean {
  const whole = `${item.title}\n${item.text}`;
  const isNamed = THINGS.every(({ sent, heard }) => !sent.test(text) || heard.test(whole));
  return isNamed && (wayOf(item) === "out" || tellsOfSending(whole));
}

function tellsOfSending(text: string): boolean {
  return [...text.matchAll(TELLS_OF_SENDING)].some((match) => {
    const before = text.slice(Math.max(0, match.index - 30), match.index).split(/[.;:!?\n]/u);
    return !NOT_SENT.test(before.at(-1) ?? "");
  });
}

const OUR_WORDS =
  /(?<![\p{L}\p{M}])(?:(?:em|tôi|mình|cháu|con|chúng tôi|bên (?:em|mình|tôi|cháu))(?: cũng| đã| có| vừa| từng| mới)* (?:viết|nói|gửi|báo|nhắc|hứa|hẹn|đề xuất|chào giá|thông báo|trình bày)|(?:trong|qua) (?:email|mail|thư) (?:của (?:em|tôi|mình)|(?:em|tôi|mình)|trước|hôm|ngày)|(?:i|we)(?:'ve|’ve| have| had)?(?: also| already| just| recently)* (?:wrote|written|said|mentioned|sent|emailed|told|promised|quoted|offered|proposed|noted|explained)|(?:my|our) (?:(?:last|previous|earlier|recent) )?(?:e-?mail|letter|note|message|quote|offer|proposal))(?![\p{L}\p{M}])/iu;

/** Does the sentence say that it repeats what we wrote ourselves? */
export const saysWeWrote = (text: string): boolean => OUR_WORDS.test(text);
