/** Columns of numbers as people and programs write them: "1,234.5", "1.234,56", "$1,054", "12 %", "(500)", "1e-3". Pure. */

const NUMBER = /^[-+(]?\s*\d[\d.,'\u00a0\u202f ]*(?:e[-+]?\d+)?\)?$|^[-+]?[.,]\d+$/i;
const DRESSING = /^[$€£¥₫]\s?|\s?(?:%|[$€£¥₫đ]|vn[dđ]|usd|eur)$/giu;

const bareOf = (text: string): string =>
  text
    .trim()
    .replace(/^([-+])\s?([$€£¥₫])/u, "$2$1")
    .replace(DRESSING, "");

export type DecimalMark = "." | ",";

/** Which mark the column writes before decimals. A mark that always stands before three digits parts thousands only where something else shows it. */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark {
  let [commas, points, thousandCommas] = [0, 0, 0];
  for (const text of texts) {
    const bare = bareOf(text);
    const [comma, point] = [bare.lastIndexOf(","), bare.lastIndexOf(".")];
    if (comma >= 0 && point >= 0) {
      if (comma > point) commas += 1;
      else points += 1;
    } else if (comma >= 0) {
      if (/^\D*\d{1,3}(?:,\d{3})+\D*$/.test(bare)) thousandCommas += 1;
      else commas += 1;
    } else if (/^\D*\d{1,3}(?:\.\d{3}){2,}\D*$/.test(bare)) commas += 1;
    else if (point >= 0) points += 1;
  }
  return commas > points + thousandCommas ? "," : ".";
}

/** The number, or NaN when the text is none. */
export function numberOf(text: string, mark: DecimalMark): number {
  const bare = bareOf(text);
  if (!NUMBER.test(bare)) return Number.NaN;
  const isNegative = bare.startsWith("-") || (bare.startsWith("(") && bare.endsWith(")"));
  const digits = bare.replace(/[()'\u00a0\u202f\s]|^[-+]/g, "").replaceAll(mark === "." ? "," : ".", "");
  const value = Number(mark === "," ? digits.replace(",", ".") : digits);
  return Number.isFinite(value) ? (isNegative ? -value : value) : Number.NaN;
}
