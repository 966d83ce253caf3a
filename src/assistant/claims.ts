/** Says what a sentence of a mail does: greets, closes, thanks, asks, offers, or states something that must be true. */

export type Act = "greeting" | "closing" | "courtesy" | "question" | "offer" | "statement";

const GREETING =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|to whom it may concern|kính gửi|kính thưa|thân gửi|gửi(?!(?: \p{L}+){1,4} cho )|chào|xin chào|(?:dạ,? )?(?:em|tôi|mình|cháu|con) (?:xin )?chào|alo)(?![\p{L}\p{M}])(?:[^.?]|\b(?:mr|mrs|ms|dr|ts|ths)\.){0,80}[,!:.]?$/iu;
const GREETING_TAIL = /^[^.?]{1,60}(?: ơi| thân mến| kính mến)[,!:]?$/iu;
const CLOSING =
  /^(?:trân trọng|thân mến|thân ái|thân|kính chào|kính thư|kính mong|chào (?:trân trọng|thân ái)|xin (?:trân trọng )?cảm ơn|best(?: regards| wishes)?|kind regards|warm(?:est)? regards|regards|(?:yours )?(?:sincerely|faithfully|truly)|cheers|many thanks|thanks(?: again)?|thank you|all the best|talk soon)[,.!]?(?: ?(?:and best regards|và kính chào))?[,.!]?$/iu;
const QUESTION_END = /\?["'”’)\]]*$/u;
const QUESTION_VI = /(?:\s(?:không|chưa|chăng|nhỉ|thế nào|ra sao|bao giờ|khi nào)(?: ạ| vậy| nhỉ)?)[.!]?$/iu;
/** Says where a fact comes from, so it is one, even in thanks or an offer. */
const REPORTED =
  /(?:^|[\s,])(?:(?:anh|chị|em|ông|bà|cô|chú|bác|bạn|quý khách|khách|bên (?:anh|chị|em|mình|quý khách))(?: \p{Lu}[\p{L}]*)?(?: có| đã| vừa| từng| cũng)+ (?:nói|nhắc|hỏi|đặt|mua|phản ánh|phàn nàn|khiếu nại|yêu cầu|đề nghị|báo|chia sẻ|cho biết|ký|nhận|thanh toán|xác nhận|đồng ý|từ chối|hủy|huỷ|than phiền|gửi|hứa|hẹn)|(?:theo|như) (?:trao đổi|yêu cầu|thỏa thuận|thoả thuận|cam kết|lời hứa|hẹn|đã (?:hứa|hẹn|trao đổi|thống nhất|nói))|you(?:'ve| have| had)? (?:also |already |just |recently )?(?:said|mentioned|asked|told|ordered|bought|paid|complained|reported|raised|signed|confirmed|agreed|declined|cancelled|canceled|requested|promised|wrote|received|placed|purchased|flagged|noted|pointed out)|as (?:promised|agreed|discussed|requested|you (?:asked|requested|mentioned)))(?![\p{L}\p{M}])/iu;
const COURTESY =
  /^(?:(?:một lần nữa,? )?(?:rất )?(?:(?:em|tôi|mình|cháu|chúng tôi|bên em|bên mình|bên tôi|bên cháu) )?(?:xin |rất |thành thật |chân thành |thật lòng )*(?:cảm ơn|cám ơn|xin lỗi|cáo lỗi|chúc mừng|chúc|kính chúc|mong|hy vọng|hi vọng|rất vui|rất tiếc|rất mong|trân trọng)|(?:once again,? |again,? )?(?:thank(?:s| you)|many thanks|i hope|we hope|hope|hoping|i(?:'m| am) sorry|we(?:'re| are) sorry|sorry|apologies|my apologies|please accept (?:my|our)|congratulations|congrats|(?:a |and a )?(?:very )?happy (?:belated )?(?:birthday|new year|lunar new year|tết|anniversary)|wishing|i wish|we wish|have a|looking forward|i look forward|we look forward|i(?:'m| am) looking forward|we(?:'re| are) looking forward|it was (?:great|good|nice|lovely) (?:to|speaking|talking|meeting|seeing)|great (?:to|speaking|talking|meeting)|nice (?:to|speaking|talking|meeting)|i appreciate|we appreciate|much appreciated))(?![\p{L}\p{M}])/iu;
const OFFER =
  /(?:^|[\s,(–—])(?:i(?:'ll| will| can| could| would|'d| am happy|'m happy)|we(?:'ll| will| can| could| would|'d| are happy|'re happy)|let me|let us|let's|shall|would you|could you|can you|please|feel free|happy to|if you|if it|should you|just let|do let|reply|i want(?:ed)? to|i(?:'m| am) (?:writing|just|reaching|checking|following|asking|looking|coming back|preparing)|we(?:'re| are) (?:checking|looking|asking|preparing|working)|just (?:wanted|checking|following)|before (?:i|we)|so (?:that )?(?:i|we) can|(?:em|tôi|mình|cháu|chúng tôi|bên em|bên mình|bên tôi|bên cháu) (?:sẽ|đã ghi nhận|ghi nhận|xin|có thể|muốn|mong|rất mong|hỏi|nhắc|gửi (?:lại|kèm)|viết|cần|luôn|sẵn sàng|nhắn|đang (?:kiểm tra|rà soát|hỏi|chuẩn bị|xem|lo|làm|xử lý|theo))|việc này|xin phép|vui lòng|nhờ (?:anh|chị|em|ông|bà|cô|chú|bác|bạn|quý)|(?:anh|chị|em|ông|bà|cô|chú|bác|bạn|quý khách|anh\/chị)(?: \p{Lu}\p{L}*)? (?:cứ|giúp|cho (?:em|tôi|mình|chúng tôi|cháu)|chỉ cần|vui lòng|có thể|xem|tiện)|cứ (?:nhắn|gọi|nói|báo|liên hệ|góp ý|hỏi)|nếu|để (?:em|tôi|mình|chúng tôi|bên em)|khi nào|mong|rất mong|kính mong|hãy)(?![\p{L}\p{M}])/iu;
const INTRODUCTION = /^(?:(?:Em|Tôi|Mình|Cháu|Chúng tôi) (?:tên )?là \p{Lu}|My name is|I(?:'m| am) \p{Lu}|This is \p{Lu})/u;
const CONDITION = /^(?:if|should|nếu|khi nào|trong trường hợp)(?![\p{L}\p{M}])/iu;
const PAST = /(?:^|[\s,])(?:đã|vừa rồi|vừa qua|lần trước|hôm trước|bị|từng|was|were|has been|have been|had|did|since)(?![\p{L}\p{M}])/iu;

/** What a sentence does. `afterClosing` marks a line of the signature: what else is typed below the closing words is judged like any sentence. */
export function actOf(sentence: string, position: { isFirst: boolean; afterClosing: boolean }): Act {
  const text = sentence.trim();
  if (position.afterClosing) return "closing";
  if ((GREETING.test(text) || (position.isFirst && GREETING_TAIL.test(text))) && text.length <= 90 && !hasVerb(text)) return "greeting";
  if (CLOSING.test(text)) return "closing";
  if (QUESTION_END.test(text) || QUESTION_VI.test(text)) return "question";
  if (CONDITION.test(text)) return "offer";
  if (REPORTED.test(` ${text}`)) return "statement";
  if (COURTESY.test(text) || INTRODUCTION.test(text)) return "courtesy";
  if (OFFER.test(text)) return "offer";
  return wordCount(text) < 3 && !PAST.test(text) ? "courtesy" : "statement";
}

const hasVerb = (text: string): boolean => /,\s*\p{L}+\s+\p{L}+\s+\p{L}+/u.test(text.replace(/,\s*$/, ""));
const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** "Trân trọng,", "Best regards,": what follows is the signature. */
export const isClosing = (text: string): boolean => CLOSING.test(text.trim());

const MEETING =
  /(?:gọi|gặp|ghé|liên hệ|trao đổi|hẹn|họp|nói chuyện|nhắn|tư vấn|qua (?:văn phòng|thăm)|demo|call|meet|catch up|chat|talk|speak|visit|drop by|stop by|follow up|get back|check in|touch base|hear from|reply|respond|free|available|available|suit|phản hồi|trả lời|tiện|rảnh)/iu;
const DELIVERY =
  /(?:giao hàng|giao đủ|giao (?:cho|trước|vào|trong|ngày)|hoàn thành|hoàn tất|bàn giao|sản xuất|xuất kho|đổi trả|thay (?:mới|thế)|deliver|ship|dispatch|complete|install|refund|replace|hoàn tiền)/iu;

/** Does it only propose when to talk? Then days and times to come are the writer's to choose. */
export const proposesATalk = (text: string): boolean => MEETING.test(text) && !DELIVERY.test(text);
