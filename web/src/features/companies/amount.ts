import { decimalsOf } from "../../../../src/core/money.ts";
import { locale } from "../../lib/locale.ts";

/** An amount as it stands in a field to be typed over, its thousands set apart; not where three decimals could be taken for thousands. */
export function amountText(minor: number | null | undefined, currency: string): string {
  if (minor === null || minor === undefined) return "";
  const digits = decimalsOf(currency);
  const format = new Intl.NumberFormat(locale.value === "vi" ? "vi-VN" : "en-GB", {
    maximumFractionDigits: digits,
    useGrouping: digits < 3,
  });
  return format.format(minor / 10 ** digits);
}
