import { countOf, daysSince, type Feature, type FeatureGroup, within } from "./feature.ts";

/** What was said and done, and what was read in it. Nothing that one member keeps to themselves, nor an order's own entry. */

const YEAR = 365;
const about = "(snap.id, snap.company, snap.contact)";

const joined = `left join main.activity_links as link on link.record_id in ${about} and link.occurred_at < snap.at and ${within("link.occurred_at", YEAR)}
  left join main.activities as act on act.id = link.activity_id and act.private_to is null and act.deleted_at is null and act.kind not in ('order', 'system')`;

const counted = (name: string, days: number, en: string, vi: string, condition: string, field: string): Feature => ({
  ...{ name, meaning: { en, vi }, windowDays: days, sources: ["activities.occurredAt", `activities.${field}`] },
  sql: countOf("act.id", `${condition} and ${within("act.occurred_at", days)}`),
});
const last = (name: string, en: string, vi: string, condition: string, field: string): Feature => ({
  ...{ name, meaning: { en, vi }, windowDays: YEAR, sources: ["activities.occurredAt", `activities.${field}`] },
  sql: daysSince(`max(iif(${condition}, act.occurred_at, null))`),
});

/** Hours from a message of theirs to our next one. */
const answered = `(select min(ours.occurred_at) from main.activity_links as reply join main.activities as ours on ours.id = reply.activity_id
  where reply.record_id = link.record_id and reply.occurred_at > act.occurred_at and reply.occurred_at < snap.at
    and ours.direction = 'out' and ours.deleted_at is null and ours.private_to is null)`;

export const ACTIVITY_FEATURES: FeatureGroup = {
  from: joined,
  features: [
    counted("inbound30", 30, "Messages from them in 30 days", "Tin từ khách trong 30 ngày", "act.direction = 'in'", "direction"),
    counted("inbound90", 90, "Messages from them in 90 days", "Tin từ khách trong 90 ngày", "act.direction = 'in'", "direction"),
    counted("outbound30", 30, "Messages from us in 30 days", "Tin từ ta trong 30 ngày", "act.direction = 'out'", "direction"),
    counted("outbound90", 90, "Messages from us in 90 days", "Tin từ ta trong 90 ngày", "act.direction = 'out'", "direction"),
    counted("mails90", 90, "E-mails in 90 days", "Email trong 90 ngày", "act.kind = 'email'", "kind"),
    counted("calls90", 90, "Calls in 90 days", "Cuộc gọi trong 90 ngày", "act.kind = 'call'", "kind"),
    counted("chats90", 90, "Chats and texts in 90 days", "Tin nhắn trong 90 ngày", "act.kind in ('chat', 'sms')", "kind"),
    counted("meetings90", 90, "Meetings and visits in 90 days", "Cuộc gặp trong 90 ngày", "act.kind in ('meeting', 'visit')", "kind"),
    counted("forms90", 90, "Forms sent in 90 days", "Biểu mẫu gửi trong 90 ngày", "act.kind = 'form'", "kind"),
    counted("notes90", 90, "Notes in 90 days", "Ghi chú trong 90 ngày", "act.kind = 'note'", "kind"),
    counted("activities365", YEAR, "Activities in a year", "Hoạt động trong một năm", "act.id is not null", "kind"),
    last(
      "daysSinceInbound",
      "Days since they last wrote or called",
      "Số ngày từ lần cuối khách liên lạc",
      "act.direction = 'in'",
      "direction",
    ),
    last(
      "daysSinceOutbound",
      "Days since we last wrote or called",
      "Số ngày từ lần cuối ta liên lạc",
      "act.direction = 'out'",
      "direction",
    ),
    last("daysSinceMeeting", "Days since the last meeting", "Số ngày từ cuộc gặp gần nhất", "act.kind in ('meeting', 'visit')", "kind"),
    {
      ...{ name: "replyHours", meaning: { en: "Hours until we answer", vi: "Số giờ ta trả lời" }, windowDays: 90 },
      sources: ["activities.occurredAt", "activities.direction"],
      sql: `round(avg(iif(act.direction = 'in' and ${within("act.occurred_at", 90)}, ${answered} - act.occurred_at, null)) / 3600000.0, 1)`,
    },
  ],
};

const READ_DAYS = 180;
/** Whether something of the kind stands in a reading: a person's word before the engine's. */
const says = (field: string): string =>
  `iif(json_type(heard.corrected, '$.${field}') is null, json_type(heard.found, '$.${field}') is not null, json_extract(heard.corrected, '$.${field}') is not null)`;
const heard = (name: string, en: string, vi: string, condition: string): Feature => ({
  ...{ name, meaning: { en, vi }, windowDays: READ_DAYS, sources: ["activities.occurredAt", "activities.body"] },
  sql: countOf("heard.activity_id", condition),
});

export const READING_FEATURES: FeatureGroup = {
  from: `left join main.activity_links as link on link.record_id in ${about} and link.occurred_at < snap.at and ${within("link.occurred_at", READ_DAYS)}
    left join main.activities as act on act.id = link.activity_id and act.private_to is null and act.deleted_at is null
    left join main.readings as heard on heard.activity_id = act.id and heard.state = 'read'`,
  features: [
    heard("wantsToBuy", "Wants to buy or asks for a quote", "Muốn mua hoặc xin báo giá", "heard.intent in ('buy', 'quote')"),
    heard("asks", "Questions asked", "Số câu hỏi", "heard.intent in ('question', 'support')"),
    heard("callsOff", "Cancels or declines", "Hủy hoặc từ chối", "heard.intent in ('cancel', 'decline')"),
    heard("complains", "Complaints", "Lời phàn nàn", "heard.complaint is not null"),
    heard("isUnhappy", "Unhappy messages", "Tin không hài lòng", "heard.sentiment = 'negative'"),
    heard("isHappy", "Happy messages", "Tin hài lòng", "heard.sentiment = 'positive'"),
    heard("namesCompetitor", "Names a competitor", "Nhắc đến đối thủ", "heard.competitor is not null"),
    heard("namesBudget", "Names a budget", "Nói đến ngân sách", says("budget")),
    heard("namesTiming", "Names a time", "Nói đến thời điểm", says("timing")),
    heard("namesProduct", "Names a product", "Nói đến sản phẩm", says("product")),
    heard("threatens", "Threatens to leave", "Dọa bỏ đi", says("ultimatum")),
  ],
};
