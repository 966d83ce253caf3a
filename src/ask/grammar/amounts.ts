import { decimalsOf } from "../../core/money.ts";
import type { MarkOf } from "./marks.ts";
import { numberOf, type Token } from "./tokens.ts";

const UNITS: Record<string, number> = {
  ...{ nghin: 1e3, ngan: 1e3, k: 1e3, thousand: 1e3, tr: 1e6, trieu: 1e6, m: 1e6, mil: 1e6, million: 1e6, millions: 1e6, cu: 1e6 },
  ...{ ty: 1e9, ti: 1e9, billion: 1e9, bn: 1e9, b: 1e9 },
};
const CURRENCIES: Record<string, string> = {
  ...{ vnd: "VND", "₫": "VND", dong: "VND", d: "VND", usd: "USD", $: "USD", do: "USD", dollar: "USD", dollars: "USD", bucks: "USD" },
  ...{ eur: "EUR", "€": "EUR", euro: "EUR", euros: "EUR", jpy: "JPY", yen: "JPY", gbp: "GBP", pounds: "GBP", sgd: "SGD" },
};

export interface FoundAmount {
  minor: number;
  currency: string;
  length: number;
}

/** An amount that begins at a word: "100 triệu", "1,5 tỷ", "$2k", "2 tỷ rưỡi". Without a unit or a currency a number is no amount. */
export function amountAt(tokens: Token[], at: number, home: string): FoundAmount | undefined {
  const word = (index: number): string => tokens[index]?.folded ?? "";
  const sign = tokens[at]?.text === "$" || tokens[at]?.text === "€" || tokens[at]?.text === "₫" ? CURRENCIES[word(at)] : undefined;
  let next = sign ? at + 1 : at;
  const number = numberOf(tokens[next]?.text ?? "");
  if (number === undefined) return undefined;
  next += 1;
  // "100 m" is a unit only where a unit is written as one: not the "do" of "100 do …".
  const unit = UNITS[word(next)];
  if (unit) next += 1;
  const half = unit && word(next) === "ruoi" ? unit / 2 : 0;
  if (half) next += 1;
  const named = isCurrency(tokens[next]) ? CURRENCIES[word(next)] : undefined;
  if (named) next += 1;
  const currency = sign ?? named;
  if (!unit && !currency) return undefined;
  const minor = Math.round((number * (unit ?? 1) + half) * 10 ** decimalsOf(currency ?? home));
  return Number.isSafeInteger(minor) ? { minor, currency: currency ?? home, length: next - at } : undefined;
}

/** "Đô" and "đồng", not "do" and "đóng". */
function isCurrency(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.folded === "do") return token.exact === "đô";
  if (token.folded === "d") return token.exact === "đ";
  if (token.folded === "dong") return token.exact === "đồng" || token.exact === "dong";
  return token.folded in CURRENCIES;
}

/** How much one of the number in "100 triệu" is. */
export const unitOf = ({ minor, text }: MarkOf<"money">): number => {
  const number = Number(/\d+(?:[.,]\d+)?/.exec(text)?.[0]?.replace(",", ".") ?? 1);
  return number > 0 ? minor / number : 1;
};
