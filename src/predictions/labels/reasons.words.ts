import type { Reason } from "./reasons.ts";

/** A reason in one line, in either language: "tenure 2, usually 29: raises it". */
const WORDS = {
  en: {
    is: (value: string, usual: string) => `${value}, usually ${usual}`,
    asUsual: (value: string) => `${value}, as is usual`,
    missing: "not known",
    days: (days: number, text: string) => (days < 0 ? `in ${text} days` : `${text} days ago`),
    raises: "raises it",
    lowers: "lowers it",
  },
  vi: {
    is: (value: string, usual: string) => `${value}, thường là ${usual}`,
    asUsual: (value: string) => `${value}, như thường lệ`,
    missing: "chưa rõ",
    days: (days: number, text: string) => (days < 0 ? `${text} ngày nữa` : `${text} ngày trước`),
    raises: "làm tăng",
    lowers: "làm giảm",
  },
} as const;

export function sayReason({ column, value, usual, kind, effect }: Reason, locale: "en" | "vi"): string {
  const words = WORDS[locale];
  const told = (one: Reason["value"]): string => {
    if (one === null) return words.missing;
    if (typeof one === "string") return one;
    const size = Math.abs(one);
    const digits = size < 1_000 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 0 };
    const text = (kind === "age" ? size : one).toLocaleString(locale === "vi" ? "vi-VN" : "en-US", digits);
    return kind === "age" ? words.days(one, text) : text;
  };
  const compared = value === usual ? words.asUsual(told(value)) : words.is(told(value), told(usual));
  return `${column} ${compared}: ${effect > 0 ? words.raises : words.lowers}`;
}
