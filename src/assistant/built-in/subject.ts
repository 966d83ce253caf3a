import { FAMILY_NAMES } from "../name-words.ts";
import { isForMachines } from "../speech.ts";

/** What a subject line is about, as it can stand inside a sentence: "Re: Báo giá thùng carton" → "báo giá thùng carton". */

const PREFIX = /^\s*(?:(?:re|fwd?|aw|sv|tr|trả lời|chuyển tiếp|v\/v|về việc)\s*:\s*|\[[^\]]{0,40}\]\s*|(?:v\/v|về việc)\s+)+/iu;
const VERBAL =
  /^(?:gọi|họp|gặp|trao đổi|email|mail|gửi|hỏi|ghé|cảm ơn|xin|nhờ|em|anh|chị|cô|chú|bác|ông|bà|khách|mình|con|cháu|chúc|tóm tắt|\p{L}+ing|call|meet|met|sent|send|thanks|thank|hello|hi|your|our|my|the|a|an|what|how|when|why|where|who|can|could|please|is|are|do|i|we|you|happy|sorry|following|checking|quick|use|write|explain|tell|give|provide|describe|list|create|draft|make|show|translate|reply|ignore|click|buy|get|go|pay|read|see|open|download|visit|find|help|suggest|recommend|outline|discuss|compose|develop|summari[sz]e|replace|convert|rewrite|respond|answer|let|try|learn|teach|share|forward|add|remove|change|approve|confirm|schedule|book|order now|act now|don't|do not|never|always|hurry|last chance|free|win|congratulations|urgent|gấp|khẩn)(?![\p{L}\p{M}])/iu;
/** Channels and the like, which name no matter. */
const EMPTY =
  /^(?:.*(?:by phone|qua điện thoại)|asking about .*|zalo|chat|sms|viber|whatsapp|messenger|tin nhắn|gọi điện|điện thoại|đặt hàng|hỏi thăm|ghi chú|họp|ghé thăm|thăm khách|trao đổi|note|phone|visit|meeting|message|catch[- ]up|check[- ]in|follow[- ]up|update|cập nhật|order|đơn hàng|news|information|thông tin|question|câu hỏi)$/iu;
/** A subject that begins with what is done reads "việc …". */
const DOING =
  /^(?:chỉnh|bảo dưỡng|thay|đổi|giao|lắp|sửa|kiểm|đặt|mua|thanh toán|nhập|mở|tạm|dừng|ngưng|gia hạn|nâng|chốt|xác nhận|cập nhật|tăng|giảm|thử|đánh giá|ký|duyệt|tính|bổ sung|làm|chuẩn bị|khảo sát|xem|chọn|dời|hoãn|huỷ|hủy|trả|bàn|nhận|dự trù|xếp)(?![\p{L}\p{M}])/iu;
const MARKS = /[?!;:“”"]|\.{2,}|https?:|@/u;

/** The bare subject without "Re:" and the like. */
export const bareSubject = (subject: string): string => subject.replace(PREFIX, "").replace(/\s+/g, " ").trim();

/** A noun phrase to follow "về" or "about the", or undefined when the subject is none. */
export function topicOf(subject: string): string | undefined {
  const bare = bareSubject(subject)
    .replace(/[.\s–-]+$/u, "")
    .replace(/^(?:gọi|họp|trao đổi|hỏi|call|meeting|discussion)(?: lại)? (?:về|about|on) /iu, "");
  const count = bare.split(" ").length;
  if (bare.length < 4 || bare.length > 70 || count > 11 || VERBAL.test(bare) || MARKS.test(bare) || isForMachines(bare) || EMPTY.test(bare))
    return undefined;
  return DOING.test(bare) ? `việc ${lowered(bare)}` : lowered(bare);
}

/** The first letter small, unless the word is a name or an abbreviation. */
function lowered(text: string): string {
  const [first = "", second = ""] = text.split(" ");
  const isName = /\p{Lu}.*\p{Lu}|\d/u.test(first) || (/^\p{Lu}/u.test(second) && FAMILY_NAMES.has(first.toLowerCase()));
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Letters that only Vietnamese has: "é" and "ô" may be French. */
const VIETNAMESE_LETTERS = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u;

/** Is a short text, such as a subject or a name of a deal, Vietnamese? */
export const looksVietnamese = (text: string): boolean => VIETNAMESE_LETTERS.test(text.toLowerCase());

const TROUBLES =
  /(?:sự cố|lỗi|hỏng|chảy|rò|trễ|chậm|thiếu|sai|nhầm|rách|ẩm|vỡ|móp|kẹt|trouble|fault|leak|late|delay|damage|torn|missing|wrong|broken|defect)/iu;

/** One is sorry for the trouble, not for its being handled: "xử lý máy pha bị rò" → "máy pha bị rò". */
export function withoutHandling(topic: string | undefined, handling: RegExp, trouble: string): string | undefined {
  const bare = topic?.replace(handling, "");
  return bare === topic || bare === undefined || TROUBLES.test(bare) ? bare : `${trouble} ${bare}`;
}
