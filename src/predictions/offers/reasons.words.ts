import type { OfferReason } from "./reasons.ts";

/** A reason in one line, in either language. Numbers come from the log and are only put in their places here. */
const WORDS = {
  en: {
    reorder: (times: number, every: number, ago: number) =>
      `bought ${times === 1 ? "once" : `${times} times`}, usually every ${every === 1 ? "day" : `${every} days`}, last ${days(ago)}`,
    next: (day: string, low: string, high: string) => `next expected about ${day} (90 %: ${low} to ${high})`,
    together: (items: string[], customers: number) =>
      `bought ${items.join(" and ")}; ${customers === 1 ? "1 customer" : `${customers} customers`} like this bought it after that`,
    popular: (customers: number) => `bought by ${customers === 1 ? "1 customer" : `${customers} customers`} in the last 30 days`,
  },
  vi: {
    reorder: (times: number, every: number, ago: number) =>
      `đã mua ${times} lần, thường ${every} ngày một lần, lần gần nhất ${ago === 0 ? "hôm nay" : `cách đây ${ago} ngày`}`,
    next: (day: string, low: string, high: string) => `dự kiến mua lại khoảng ${day} (90 %: từ ${low} đến ${high})`,
    together: (items: string[], customers: number) =>
      `đã mua ${items.join(" và ")}; ${customers} khách hàng tương tự sau đó đã mua món này`,
    popular: (customers: number) => `${customers} khách hàng đã mua trong 30 ngày qua`,
  },
} as const;

const days = (ago: number): string => (ago === 0 ? "today" : ago === 1 ? "1 day ago" : `${ago} days ago`);
const DATES = {
  en: new Intl.DateTimeFormat("en-US", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }),
  vi: new Intl.DateTimeFormat("vi-VN", { timeZone: "UTC", day: "2-digit", month: "2-digit", year: "numeric" }),
};
const shown = (day: number, locale: "en" | "vi"): string => DATES[locale].format(day * 86_400_000);

export function sayOfferReason(reason: OfferReason, locale: "en" | "vi", nameOf: (item: string) => string = (item) => item): string {
  const words = WORDS[locale];
  if (reason.kind === "popular") return words.popular(reason.customers);
  if (reason.kind === "bought_with") return words.together(reason.items.map(nameOf), reason.customers);
  const { times, everyDays, lastDaysAgo, day, range } = reason;
  const [low, high] = range.map((each) => shown(each, locale)) as [string, string];
  return `${words.reorder(times, everyDays, lastDaysAgo)}; ${words.next(shown(day, locale), low, high)}`;
}
