import type { Facts, KeptReason, ReasonCode } from "./predictions.schema.ts";
import type { Both } from "./words.ts";

/** Reasons and what usually helps, in both languages. */

type Said = Pick<Facts, "silentDays" | "usualDays" | "lately" | "before" | "purchaseDays">;

const days = (count: number, locale: "en" | "vi"): string => {
  const text = Math.round(count).toLocaleString(locale === "vi" ? "vi-VN" : "en-US");
  return locale === "vi" ? `${text} ngày` : Math.round(count) === 1 ? "1 day" : `${text} days`;
};
const times = (count: number): string => (count === 0 ? "not once" : count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);
const timesVi = (count: number): string => (count === 0 ? "chưa mua lần nào" : `mua ${count} lần`);

const REASONS: Record<ReasonCode, (said: Said) => Both> = {
  silence: ({ silentDays, usualDays }) => ({
    en: `Silent for ${days(silentDays, "en")}, usually ${days(usualDays, "en")}`,
    vi: `Đã ${days(silentDays, "vi")} chưa mua lại, thường cách ${days(usualDays, "vi")}`,
  }),
  trend: ({ lately, before }) => ({
    en: `Bought ${times(lately)} in this span, ${times(before)} in the one before`,
    vi: `Kỳ này ${timesVi(lately)}, kỳ trước ${timesVi(before)}`,
  }),
  one_purchase: () => ({ en: "Bought only once so far", vi: "Mới mua một lần" }),
  many_purchases: ({ purchaseDays }) => ({ en: `Has bought on ${days(purchaseDays, "en")}`, vi: `Đã mua vào ${days(purchaseDays, "vi")}` }),
};

export const reasonText = ({ code }: KeptReason, said: Said): Both => REASONS[code](said);

const HELPS: Record<ReasonCode, Both> = {
  silence: {
    en: "Get in touch about what they bought last, and ask whether anything was not right",
    vi: "Hỏi thăm về lần mua gần nhất, xem có điều gì chưa vừa ý không",
  },
  trend: {
    en: "Ask what has changed for them: the need, the budget, or another supplier",
    vi: "Tìm hiểu xem bên khách có gì thay đổi: nhu cầu, ngân sách hay nhà cung cấp khác",
  },
  one_purchase: {
    en: "Follow up on the first purchase and suggest what goes with it",
    vi: "Hỏi cảm nhận sau lần mua đầu và gợi ý món đi kèm",
  },
  many_purchases: {
    en: "A good customer: thank them in person before offering anything",
    vi: "Khách quen: nên cảm ơn riêng trước khi mời chào",
  },
};

/** What usually helps against these reasons, by rule: the strongest first. */
export const helpsFor = (reasons: readonly KeptReason[]): { code: ReasonCode; text: Both }[] =>
  reasons.filter(({ raises, code }) => raises || code === "many_purchases").map(({ code }) => ({ code, text: HELPS[code] }));
