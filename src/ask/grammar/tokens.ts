import { NUMBER_WORDS } from "../../core/number-words.ts";
import { exact, fold } from "../../core/text.ts";

/** A word, number or sign of the question. */
export interface Token {
  /** As it was written. */
  text: string;
  /** Lower case with its marks. */
  exact: string;
  /** Without marks: what it is looked up by. */
  folded: string;
  isNumber: boolean;
}

const PARTS =
  /\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\/\d{4}|\d{1,2}\/\d{1,2}|"[^"]{1,80}"|“[^”]{1,80}”|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+|[<>]=?|[$€₫]|(?<=\d\s?)[-–](?=\s?\d)/gu;

const NUMBER = /^\d+(?:[.,]\d+)*$/;

/** The question in its parts: "100tr" are two, "2026-11-22" and what stands in quotes are one each. */
export function tokensOf(question: string): Token[] {
  const plain = question
    .normalize("NFC")
    .replace(/(\p{L})['’](?:s|re)\b/gu, "$1")
    .replace(/(n)['’](t)\b/giu, "$1$2");
  return (plain.match(PARTS) ?? []).map(tokenOf);
}

export const tokenOf = (text: string): Token => ({ text, exact: exact(text), folded: fold(text), isNumber: NUMBER.test(text) });

/** "1.000.000", "1,5", "100,000", "2.5": a separator with three digits behind it groups, any other is the point. */
export function numberOf(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const separators = text.match(/[.,]/g) ?? [];
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const isGrouped = separators.length > 0 && text.length - last - 1 === 3 && new Set(separators).size === 1 && !text.startsWith("0");
  const bare =
    isGrouped || separators.length === 0
      ? text.replace(/[.,]/g, "")
      : `${text.slice(0, last).replace(/[.,]/g, "")}.${text.slice(last + 1)}`;
  const value = Number(bare);
  return Number.isFinite(value) && value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

const WORDS = Object.fromEntries(Object.entries(NUMBER_WORDS).map(([word, number]) => [fold(word), number]));

/** A count in digits or as a word. "Năm" is five only before a unit, which the caller sees to. */
export const countOf = ({ text, folded }: Token): number | undefined => numberOf(text) ?? WORDS[folded];
