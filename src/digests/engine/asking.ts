import { isSaid, said } from "../../reading/said.rules.ts";

/** Whether a message wants an answer: a question, a request, an order or offer, or that something is wrong. Who thanks, agrees, informs or takes leave waits for none. */

const ASKS = said(
  "bao giờ|khi nào|chừng nào|bao lâu|bao nhiêu|mấy giờ|thế nào|ra sao|ở đâu|tại sao|vì sao|sao (?:em|bên|lại|không|chưa)|(?:được|có|phải|đúng|kịp|rảnh) (?:không|chưa|chứ)|hay không|chưa (?:em|ạ|vậy)|(?:cho|nhờ) (?:anh|chị|cô|chú|bác|mình|tôi|em) (?:hỏi|biết|xin)",
  "(?:can|could|would|will) you|(?:may|can|shall) (?:i|we)|any (?:news|update|chance|idea)|wondering",
);
const REQUESTS = said(
  "giúp|giùm|nhờ(?! (?:anh|chị|cô|bác|mình) )|cần|gấp|xin (?:em|lịch|giá|báo|thêm|mẫu|lại)|(?:muốn|đề nghị|yêu cầu|mong|phiền)|trả lời (?:anh|chị|cô|giúp|lại|sớm|trước|trong)|xác nhận|phản hồi|hẹn (?:lịch|gặp|lại)|(?<!(?:anh|chị|cô|mình|bác) )gửi(?: \\p{L}+){0,3} cho (?:anh|chị|cô|mình|tụi mình)|(?:gửi|giao|làm) (?:nhanh|sớm|ngay)|chỉ (?:anh|chị|cô|mình)|(?<!(?:anh|chị|cô|mình|bác) )gửi (?:lại|anh|chị|cho|gấp|qua|bản|mẫu|báo|hợp|hóa|giúp|em)|báo (?:giá|lại|anh|chị|cho|giúp)|gọi (?:lại|cho|anh|chị|mình)",
  "(?:em|bạn|cháu|con|bên em|bên bạn) (?:lên|làm|soạn|xem|tính|gửi|giao|báo|xếp|kiểm|kiểm tra|gọi|giữ|in|chốt|cho|xuất|ghi|tư vấn|chuẩn bị|đưa|mang|dặn|thử|hỏi|lùi|bớt)(?! (?:rồi|xong|tốt|nhanh|sớm|nhắc))",
  "please|kindly|needs?|wants?|asks? (?:to|for|us)|look for|remind\\w*|would like|'d like|let (?:me|us) know|send|confirm|call (?:me|us)|get back|looking for|waiting for|asap|propose|suggest",
);
/** An order, a yes to our offer, or an offer of theirs: all of them go on with us. */
const ORDERS = said(
  "(?:đơn|lấy|cho|tăng|thêm|cần|gửi|nhận)(?: [\\p{L}\\d]+){0,6}:? \\d[\\d.,]* (?:ký|kg|hộp|bộ|máy|cái|thùng|túi|bao|tấn|chiếc|kiện)|rẻ hơn|chốt|đặt (?:\\d+|hàng|đơn|thêm|giúp|lại)|lấy (?:\\d+|thêm|luôn|hàng)|(?:đồng ý|duyệt)(?: \\p{L}+){0,2} (?:mua|báo giá|giá|phương án|hợp đồng)|tạm giữ|nếu",
  "(?:we|i)(?:'ll| will)? take|go ahead|order|proceed|accept(?:ed)?|purchase|if (?:you|we|i)|(?:so|for|of|make it|about) \\d[\\d.,]* (?:kg|boxes|sets|bags|units|tonnes|cartons|pieces)",
);
const IS_WRONG = said(
  "chưa (?:thấy|nhận|có|giao|đủ|ổn|được|tới|đến|về|xong)|vẫn (?:chưa|không|bị)|trễ|thiếu|nhầm|hỏng|hư|lỗi|bể|vỡ|rách|sai|bực|thất vọng|khiếu nại|không (?:hài lòng|chấp nhận|dùng được|chạy)|bồi thường|hoàn tiền|cao quá|đắt quá",
  "wrong|missing|late|delayed|damaged|broken|defective|torn|not (?:arrived|received|working|happy)|hasn't|haven't|complain\\w*|refund|too (?:high|expensive)",
);
/** Said of all of it, these leave nothing open, whatever words stand around them. */
const TAKES_LEAVE = said(
  "(?:anh|chị|em|bên em) dừng lại|(?:hẹn|để) (?:lần|dịp) (?:sau|khác)|lần sau (?:mình )?(?:làm|hợp tác|có dịp)|mong em thông cảm|chưa hợp duyên|lần này chưa được|hoãn dự án|đành chịu|khép lại",
  "(?:decided|chose|went) (?:otherwise|with another)|keep us in mind|(?:talk|speak) again next|not this time|maybe next time",
);
/** Nothing is wrong or wanted where it is said not to be. */
const NOTHING = said(
  "không (?:cần|sao|vấn đề|thiếu|lỗi|gấp)(?: \\p{L}+)?|không phải|đừng (?:lo|ngại)|khỏi (?:lo|cần)|(?:đủ|đúng|khớp|xong|nhận|ký|chuyển|duyệt|thanh toán) (?:hết |đủ )?rồi",
  "no (?:need|rush|problem|worries|complaints?|hard feelings)|nothing (?:wrong|missing)|not (?:your fault|a problem)",
);

/** What is told has not gone wrong by us. */
const IS_THEIRS = said(
  "không phải (?:lỗi|tại) (?:của )?(?:bên )?(?:em|bạn)|lỗi (?:tại |do |của )?(?:bên )?(?:anh|chị|mình|tụi mình|chúng tôi)",
  "not your (?:fault|mistake)|just so (?:you know|the count)|for your (?:information|records)|our (?:own )?(?:fault|mistake)",
);

/** Longer than that, somebody has more on their mind than to nod. */
const LONG = 400;

export function wantsAnswer(text: string): boolean {
  if (text.includes("?")) return true;
  if (isSaid(TAKES_LEAVE, text)) return false;
  const rest = text.replace(/\s+/g, " ").trim();
  if (rest.length > LONG) return true;
  const signs = isSaid(IS_THEIRS, rest) ? [ASKS, REQUESTS, ORDERS] : [ASKS, REQUESTS, ORDERS, IS_WRONG];
  return rest.split(/(?<=[.!…])\s+|,\s+/u).some((part) => signs.some((one) => isSaid(one, bare(part))));
}

const bare = (part: string): string => (isSaid(NOTHING, part) ? "" : part);
