/** Money is an integer count of minor units and an ISO 4217 code; VND has no minor unit. Pure; the page uses it too. */

const DECIMALS: Record<string, number> = { VND: 0, JPY: 0, KRW: 0, CLP: 0, ISK: 0, KWD: 3, BHD: 3, OMR: 3, TND: 3, JOD: 3 };

/** Digits after the decimal point of a currency: 0 for VND, 2 for USD. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/** Minor units as people write them in that language: (125000000, "VND", "vi") → "125.000.000 ₫". */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const digits = decimalsOf(currency);
  return new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: Number.isInteger(minor / 10 ** digits) ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}

/** "1.100,04", "1,100.04", "125 triệu" is not ours to guess: digits, separators and a sign only. Undefined when it is no amount below 2^53. */
export function parseMoney(text: string, currency: string): number | undefined {
  const digits = decimalsOf(currency);
  const bare = text.replace(/[\s\u00a0₫$€£¥]|VND|USD|EUR/gi, "");
  const match = /^(-?)(\d{1,3}(?:([.,'])\d{3})*(?:\3\d{3})*|\d+)(?:([.,])(\d+))?$/.exec(bare);
  if (!match) return undefined;
  const [, sign, whole = "", group, point, fraction = ""] = match;
  if (group && point === group) return undefined;
  const ungrouped = whole.replace(/[.,']/g, "");
  const isGroup = point !== undefined && fraction.length === 3 && group === undefined && digits !== 3 && whole.length <= 3;
  const minor = isGroup ? Number(ungrouped + fraction) * 10 ** digits : Math.round(Number(`${ungrouped}.${fraction || 0}`) * 10 ** digits);
  return Number.isSafeInteger(minor) ? (sign ? -minor : minor) : undefined;
}
