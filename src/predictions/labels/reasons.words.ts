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

/** A value as it is read: a number with the digits that matter, or days ago. */
export function sayValue(value: Reason["value"], kind: Reason["kind"], locale: "en" | "vi"): string {
  const words = WORDS[locale];
  if (value === null) return words.missing;
  if (typeof value === "string") return value;
  const size = Math.abs(value);
  const digits = size < 1_000 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 0 };
  const text = (kind === "age" ? size : value).toLocaleString(locale === "vi" ? "vi-VN" : "en-US", digits);
  return kind === "age" ? words.days(value, text) : text;
}

export function sayReason({ column, value, usual, kind, effect }: Reason, locale: "en" | "vi"): string {
  const words = WORDS[locale];
  const told = sayValue(value, kind, locale);
  const compared = value === usual ? words.asUsual(told) : words.is(told, sayValue(usual, kind, locale));
  return `${column} ${compared}: ${effect > 0 ? words.raises : words.lowers}`;
}
