import { parseMoney } from "../core/money.ts";
import { cleanLine } from "../core/text.ts";
import { isFreeMail } from "../mail/people.rules.ts";
import { isCurrency } from "./currencies.rules.ts";

/** Single cells as values: undefined means that the text is not one. Pure. */

const NOTHING = /^(?:n\/a|#n\/a|null|\(blank\)|-+|—)$/i;

/** The cell as one clean line; "N/A", "NULL" and "-" are as good as empty. */
export function cellText(cell: string): string {
  const text = cleanLine(cell);
  return NOTHING.test(text) ? "" : text;
}

const SYMBOLS: [RegExp, string][] = [
  [/₫|(?<!\p{L})vn[dđ](?!\p{L})|\d\s*đ$/iu, "VND"],
  [/€|\beur\b/i, "EUR"],
  [/£|\bgbp\b/i, "GBP"],
  [/¥|\bjpy\b/i, "JPY"],
  [/\$|\busd\b/i, "USD"],
];

/** The currency that an amount itself names: "$1,054" → USD, "1.054 SEK" → SEK. */
export const currencyIn = (text: string): string | undefined =>
  SYMBOLS.find(([pattern]) => pattern.test(text))?.[1] ?? text.toUpperCase().match(CODES)?.find(isCurrency);

const CODES = /(?<!\p{L})\p{L}{3}(?!\p{L})/gu;

/** Minor units of an amount in a currency, with or without its sign or code; "1.2e6" and "two" are no amounts. */
export function readMoney(text: string, currency: string): number | undefined {
  const bare = text.replace(CODES, (word) => (isCurrency(word.toUpperCase()) ? "" : word)).trim();
  return parseMoney(bare.replace(/\s?(?:vnđ|đ)$/iu, ""), currency);
}

/** Whole and fractional millions as minor units: "1100.04" (million USD) → 110004000000. */
export function readMillions(text: string, currency: string): number | undefined {
  const minor = readMoney(text, currency === "VND" || currency === "JPY" ? "USD" : currency);
  const scale = currency === "VND" || currency === "JPY" ? 10_000 : 1_000_000;
  return minor !== undefined && Number.isSafeInteger(minor * scale) ? minor * scale : undefined;
}

/** A count: "10,083", "10 083", "1.200+". */
export function readCount(text: string, max: number): number | undefined {
  const digits = /^\d{1,3}(?:[.,' ]\d{3})+\+?$|^\d+(?:\.0+)?\+?$/.test(text) ? text.replace(/\.0+$/, "").replace(/\D/g, "") : "";
  const count = digits === "" ? Number.NaN : Number(digits);
  return count <= max ? count : undefined;
}

export type DecimalMark = "." | ",";

/** Which sign a column of numbers has before its decimals: one with other than three digits behind it; undefined where none tells, or two do. */
export function guessDecimalMark(values: string[]): DecimalMark | undefined {
  const marks = new Set(values.flatMap((value) => /\d([.,])(?:\d{1,2}|\d{4,})(?!\d)(?![.,]\d)/.exec(value)?.[1] ?? []));
  return marks.size === 1 ? ([...marks][0] as DecimalMark) : undefined;
}

/** Where the file's mark is known, three digits behind it are no thousands: "1.045" is said as "1.0450". */
export const withDecimals = (text: string, mark: DecimalMark | undefined): string =>
  mark && new RegExp(`^\\D*\\d+[${mark}]\\d{3}(?!\\d)[^.,]*$`).test(text) ? text.replace(new RegExp(`([${mark}]\\d{3})`), "$10") : text;

const QUANTITIES_AT_MOST = 1_000_000_000;

/** A quantity: "-6", "2.5", "1,250"; three digits behind a sign are thousands, unless it begins with 0. */
export function readQuantity(text: string): number | undefined {
  const [, sign = "", whole = "", fraction = "0"] =
    /^(-?)(0|[1-9]\d{0,2}(?:[., ']\d{3})+|\d+)(?:[.,](\d{1,3})0*)?$/.exec(text.replace(/\s+/g, "")) ?? [];
  const quantity = whole === "" ? Number.NaN : Number(`${sign}${whole.replace(/\D/g, "")}.${fraction}`);
  return Math.abs(quantity) <= QUANTITIES_AT_MOST ? quantity + 0 : undefined;
}

const DOMAIN = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/;

/** The bare domain of a web address or domain: "https://www.acme.com/vn" → acme.com. */
export function readDomain(text: string): string | undefined {
  const host =
    text
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, "")
      .replace(/^www\./, "")
      .split(/[/?#:]/)[0] ?? "";
  return host.length <= 253 && DOMAIN.test(host) ? host : undefined;
}

/** Hosts where anybody has a page: they say nothing about whose firm it is. */
const SHARED_HOSTS =
  /(?:^|\.)(?:facebook|fb|instagram|linkedin|youtube|tiktok|twitter|x|zalo|shopee|lazada|tiki|sendo|google|blogspot|wordpress|wixsite|weebly|github|linktr|goo|bit|apple)\.(?:com|vn|me|ee|io|gl|ly|be)(?:\.vn)?$/;

/** The domain of a firm's own web address, unless it only has a page with somebody else. */
export function readOwnDomain(text: string): string | undefined {
  const domain = readDomain(text);
  return domain && !SHARED_HOSTS.test(domain) && !isFreeMail(domain) ? domain : undefined;
}

/** A web address with its scheme. */
export function readUrl(text: string): string | undefined {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return readDomain(url) && url.length <= 500 && URL.canParse(url) ? url : undefined;
}
