import type { Activity } from "../activities/activities.schema.ts";

/** What a piece of history is about, by pattern, in both languages. */

const COMPLAINT =
  /khiếu nại|phàn nàn|bức xúc|thất vọng|không hài lòng|chưa hài lòng|không chấp nhận|quá chậm|giao (?:hàng )?(?:trễ|chậm|thiếu|sai|nhầm)|trễ (?:hẹn|\d)|bị (?:lỗi|hỏng|rách|vỡ|móp|ẩm|thiếu|sai|mốc)|chưa (?:ai|thấy ai) (?:xử lý|trả lời)|báo hỏng|không (?:hoạt động|chạy|dùng|bán) được|chưa hoạt động|bồi thường|hoàn tiền|trả lại (?:hàng|toàn bộ|cả)|chậm trễ|bực mình|chưa nhận được [^.?!]{0,60}(?:hứa|hẹn)|complain|disappoint|unacceptable|frustrat|unhappy|not happy|not satisfied|dissatisf|damaged|defective|broken|arrived late|late deliver|delivered late|still (?:have )?not (?:arrived|received)|wrong (?:item|size|colou?r|address|part)|let (?:us|me) down|refund|compensat|out of order|not working|stopped working|poor quality|still waiting for|date (?:that )?you (?:named|gave|promised)[^.]{0,40}passed|nobody (?:answer|call|repl)/iu;
const NO_COMPLAINT = /(?:không (?:có|còn)|chưa có|hết) (?:khiếu nại|phàn nàn|lỗi)|no complaints?|without complaint/iu;
const PATTERNS = {
  quote: /báo giá|bảng giá|chào giá|quotation|\bquotes?\b|\bquoted\b|proposal|price list|\bđề xuất\b/iu,
  payment: /công nợ|quá hạn|thanh toán|hóa đơn|hoá đơn|chuyển khoản|invoice|overdue|payment|outstanding|remittance/iu,
  contract: /hợp đồng|gia hạn|phụ lục|contract|renewal|renew\b|agreement/iu,
  sample: /hàng mẫu|gửi mẫu|mẫu thử|dùng thử|thử mẫu|\bsamples?\b|\btrial\b|\bpilot\b|prototype/iu,
  news: /khai trương|khánh thành|bổ nhiệm|thăng chức|lên chức|giải thưởng|đoạt giải|nhận giải|kỷ niệm|kỉ niệm|thành lập|đám cưới|lễ cưới|đầy tháng|chi nhánh mới|văn phòng mới|nhà máy mới|chứng nhận|grand opening|promoted|promotion to|appointed|award|anniversary|wedding|newborn|certified|new (?:branch|office|factory|plant|store|warehouse)/iu,
  delivery: /giao hàng|vận chuyển|lịch giao|delivery|shipment|shipping|dispatch/iu,
} as const;

export type Signal = "complaint" | keyof typeof PATTERNS;

/** Does the activity carry the signal? A complaint must come from the customer or be told of them. */
export function hasSignal(activity: Pick<Activity, "kind" | "direction" | "subject" | "body">, signal: Signal): boolean {
  const text = `${activity.subject}\n${activity.body.slice(0, 2_000)}`;
  if (signal !== "complaint") return PATTERNS[signal].test(text);
  return (
    activity.direction !== "out" &&
    activity.kind !== "order" &&
    activity.kind !== "system" &&
    COMPLAINT.test(text.replace(NO_COMPLAINT, ""))
  );
}

/** Kinds in which the two sides were really in touch; a note or a system line is not. */
const CONTACTS = new Set<Activity["kind"]>(["email", "call", "meeting", "chat", "sms", "letter", "visit", "form", "order"]);
export const isContact = (activity: Pick<Activity, "kind">): boolean => CONTACTS.has(activity.kind);

/** Two-way talk: what was said in it has been heard by both. */
const TALKS = new Set<Activity["kind"]>(["call", "meeting", "visit"]);
export const isTalk = (activity: Pick<Activity, "kind">): boolean => TALKS.has(activity.kind);
