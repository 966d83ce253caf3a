import { WINDOW_DAYS } from "./workspace-orders.queries.ts";

/** What a purchase model knows, in words: the rows it reads (workspace-orders.queries.ts) and what follows from them (purchases/features.ts). */

interface Source {
  name: string;
  source: string;
  /** How far back; null where that is so many horizons. */
  windowDays: number | null;
  horizons: number;
  meaning: Record<"en" | "vi", string>;
}

const of = (name: string, source: string, en: string, vi: string, horizons = 0): Source => ({
  ...{ name, source, windowDays: horizons > 0 ? null : WINDOW_DAYS, horizons, meaning: { en, vi } },
});

export const SOURCES: readonly Source[] = [
  of(
    "customer",
    "orders.companyId, orders.contactId",
    "Who buys: the company, or the person where there is none",
    "Ai mua: công ty, hoặc cá nhân nếu không có công ty",
  ),
  of(
    "day",
    "orders.orderedAt, orders.status",
    "Days with a purchase; cancelled and returned orders are none",
    "Những ngày có mua hàng; không tính đơn đã hủy hoặc bị trả lại",
  ),
  of(
    "amount",
    "orders.amount, orders.currency",
    "What was paid, less what came back; in one currency",
    "Số tiền đã trả, trừ hàng trả lại; chỉ một loại tiền",
  ),
  of("recency", "orders.orderedAt", "Time since the last purchase", "Thời gian từ lần mua gần nhất"),
  of("frequency", "orders.orderedAt", "How often they bought again", "Số lần mua lại"),
  of("monetary", "orders.amount", "What a purchase comes to on average", "Giá trị trung bình mỗi lần mua"),
  of("tenure", "orders.orderedAt", "Time since the first purchase", "Thời gian từ lần mua đầu tiên"),
  of(
    "silenceAgainstOwnGap",
    "orders.orderedAt",
    "Silence against their own usual gap",
    "Thời gian im ắng so với nhịp mua thường lệ của chính khách",
  ),
  of("lately", "orders.orderedAt", "Purchases in the last horizon", "Số lần mua trong kỳ vừa qua", 1),
  of("trend", "orders.orderedAt", "Purchases in the last horizon against the one before", "Số lần mua kỳ vừa qua so với kỳ trước đó", 2),
];
