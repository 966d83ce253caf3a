import { dayNumber } from "../calendar.ts";
import { surelyAhead } from "../day-order.ts";
import type { Pack } from "../evidence.ts";
import { isWritten } from "../signals.ts";
import { isFrom } from "../speech.ts";
import type { Mention } from "./mention.ts";
import { saidIn } from "./prose.ts";

/** Until when a customer has asked us to wait for their answer. */

const WAITING =
  /nữa|để (?:anh|chị|bên|mình|tôi|cô|chú|ông|bà)[^.]{0,40}(?:xem|tính|hỏi|trình|bàn|duyệt|trả lời|báo)|sẽ (?:trả lời|báo|phản hồi|quyết)|trả lời (?:em|bạn|sau|vào)|báo lại|hẹn|chờ|đợi|get back|come back to|let you know|decide|answer|reply|give (?:me|us)|until|wait|check again|after the/iu;
const COUNTS: Record<string, number> = {
  ...{ một: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, vài: 3, mấy: 3 },
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, "a couple of": 2, "a few": 3 },
};
const NUMBER = `\\d{1,2}|${Object.keys(COUNTS)
  .sort((a, b) => b.length - a.length)
  .join("|")}`;
const SPAN = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<vi>${NUMBER}) (?<viUnit>ngày|hôm|tuần|tháng)(?: \\p{L}+)? (?:nữa|sau|tới)|(?:in|for|give (?:me|us)|within) (?:about |another )?(?<en>${NUMBER}) (?<enUnit>day|week|month)s?)(?!\\p{L})`,
  "iu",
);
const DAYS: Record<string, number> = { ngày: 1, hôm: 1, tuần: 7, tháng: 30, day: 1, week: 7, month: 30 };

/** The day number; undefined when nobody asked for time, or it named no day. */
export function askedToWait(quote: Mention, pack: Pack): number | undefined {
  const zone = pack.history.workspace.timeZone;
  for (const item of pack.items) {
    const { activity } = item;
    if (!activity || activity.occurredAt <= quote.activity.occurredAt || activity.occurredAt > pack.now) continue;
    const isTheirs = activity.direction === "in" && isWritten(activity) && isFrom(activity, pack.history);
    if (!isTheirs && isWritten(activity)) continue;
    const written = dayNumber(activity.occurredAt, zone);
    const waits = saidIn(item, pack.history).filter(({ text, by }) => by !== "us" && WAITING.test(text));
    const days = waits.flatMap(({ text }) => spanIn(text, written) ?? dayIn(text, written, zone) ?? []);
    if (days.length > 0) return Math.max(...days);
  }
  return undefined;
}

/** The day that "two weeks from now" means where it was said. */
export function spanIn(text: string, written: number): number | undefined {
  const groups = SPAN.exec(text)?.groups;
  const count = groups?.vi ?? groups?.en;
  const unit = groups?.viUnit ?? groups?.enUnit;
  if (!count || !unit) return undefined;
  return written + (COUNTS[count.toLowerCase()] ?? Number(count)) * (DAYS[unit.toLowerCase()] ?? 1);
}

const dayIn = (text: string, written: number, zone: string): number | undefined =>
  surelyAhead(text, written, zone).find(({ grain, from }) => (grain === "day" || grain === "week" || grain === "month") && from > written)
    ?.from;
