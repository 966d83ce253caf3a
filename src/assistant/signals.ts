import type { Activity } from "../activities/activities.schema.ts";

/** What a piece of history is about, by pattern, in both languages. */

const PATTERNS = {
  quote: /báo giá|bảng giá|chào giá|quotation|\bquotes?\b|\bquoted\b|proposal|price list|\bđề xuất\b/iu,
  payment: /công nợ|quá hạn|thanh toán|hóa đơn|hoá đơn|chuyển khoản|invoice|overdue|payment|outstanding|remittance/iu,
  contract: /hợp đồng|gia hạn|phụ lục|contract|renewal|renew\b|agreement/iu,
  sample: /hàng mẫu|gửi mẫu|mẫu thử|dùng thử|thử mẫu|\bsamples?\b|\btrial\b|\bpilot\b|prototype/iu,
  news: /khai trương|khánh thành|bổ nhiệm|thăng chức|lên chức|giải thưởng|đoạt giải|nhận giải|kỷ niệm|kỉ niệm|thành lập|đám cưới|lễ cưới|đầy tháng|chi nhánh mới|văn phòng mới|nhà máy mới|chứng nhận|grand opening|promoted|promotion to|appointed|award|anniversary|wedding|newborn|certified|new (?:branch|office|factory|plant|store|warehouse)/iu,
  delivery: /giao hàng|vận chuyển|lịch giao|delivery|shipment|shipping|dispatch/iu,
} as const;

export type Signal = keyof typeof PATTERNS;

/** Does the activity carry the signal? Whether it complains is for its reading to say (`History.heard`). */
export const hasSignal = ({ subject, body }: Pick<Activity, "subject" | "body">, signal: Signal): boolean =>
  PATTERNS[signal].test(`${subject}\n${body.slice(0, 2_000)}`);

/** Kinds in which the two sides were really in touch; a note or a system line is not. */
const CONTACTS = new Set<Activity["kind"]>(["email", "call", "meeting", "chat", "sms", "letter", "visit", "form", "order"]);
export const isContact = (activity: Pick<Activity, "kind">): boolean => CONTACTS.has(activity.kind);

/** Two-way talk: what was said in it has been heard by both. */
const TALKS = new Set<Activity["kind"]>(["call", "meeting", "visit"]);
export const isTalk = (activity: Pick<Activity, "kind">): boolean => TALKS.has(activity.kind);

const WRITTEN = new Set<Activity["kind"]>(["email", "chat", "sms", "form", "letter"]);
export const isWritten = ({ kind }: Pick<Activity, "kind">): boolean => WRITTEN.has(kind);

/** Ours in writing, a talk, or an order: after it nobody waits, and what went wrong may rest. */
export const isAnswer = (activity: Pick<Activity, "kind" | "direction">): boolean =>
  activity.kind === "order" || isTalk(activity) || (activity.direction === "out" && isWritten(activity));

const UNREACHED =
  /không (?:nghe máy|gặp|bắt máy|liên lạc được)|không ai (?:bắt|nghe)|máy bận|thuê bao|no answer|not reached|voicemail|left a message|didn't pick up|nobody answered/iu;

/** A call in which nobody was spoken to. */
export const isUnreached = ({ kind, meta, body }: Pick<Activity, "kind" | "meta" | "body">): boolean =>
  kind === "call" && UNREACHED.test(meta.outcome || body.slice(0, 200));
