import { type DayBase, type DayFigure, daysIn } from "./days.ts";
import { LINK } from "./links.ts";
import { type NameFigure, namesIn } from "./names.ts";
import { type NumberFigure, numbersIn } from "./numbers.ts";

/** Everything in a text that can be right or wrong: numbers, money, dates, order numbers, addresses, links, names. */

export interface CodeFigure {
  kind: "code" | "email" | "link" | "phone";
  raw: string;
  start: number;
  end: number;
  /** As it is compared: letters and digits only, the last nine digits of a phone number. */
  key: string;
}

export type Figure = NumberFigure | DayFigure | NameFigure | CodeFigure;

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu;
const PHONE = /(?<![\p{L}\p{N}.,-])(?:\+\d{1,3}|0)(?:[ .()-]{0,2}\d){8,11}(?!\d|[.,]\d)/gu;
const CODE =
  /(?<![\p{L}\p{M}\p{N}])(?:#\d[\p{L}\p{N}-]{0,40}|(?=[\p{L}\p{N}_/.-]{0,40}\d)(?:[\p{Lu}\p{N}][\p{L}\p{N}]{0,40}(?:[-_/.][\p{L}\p{N}]{1,40}){0,8}|\p{Ll}{1,4}[-_]?\d{1,20}[\p{L}\p{N}-]{0,20}))(?![\p{L}\p{M}\p{N}])/gu;
const LEADING_ZERO = /^0\d{4,}$/;

/** Every figure in order, without overlaps: what is part of a date is no number, what is part of a link is no name. */
export function figuresIn(text: string, base: DayBase): Figure[] {
  const found: Figure[] = [];
  const isFree = (span: { start: number; end: number }) => !found.some((other) => other.start < span.end && span.start < other.end);
  const take = (figures: Figure[]) => found.push(...figures.filter(isFree));
  take(keyed(text, EMAIL, "email", (raw) => raw.toLowerCase()));
  take(keyed(text, LINK, "link", (raw) => raw.toLowerCase().replace(/^https?:\/\/(?:www\.)?|^www\.|[.,;:!?/]+$/g, "")));
  take(daysIn(text, base));
  take(keyed(text, PHONE, "phone", (raw) => raw.replace(/\D/g, "").slice(-9)));
  const numbers = numbersIn(text);
  take(
    keyed(text, CODE, "code", codeKey).filter(
      (code) => isCode(code) && (LEADING_ZERO.test(code.raw) || !numbers.some((number) => covers(number, code))),
    ),
  );
  take(numbers);
  take(namesIn(text, found));
  return found.sort((a, b) => a.start - b.start);
}

/** Letters and digits of an order or quote number in capitals: "BG-031" and "bg 031" are one. */
export const codeKey = (raw: string): string => raw.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");

const isCode = ({ raw }: CodeFigure): boolean => raw.startsWith("#") || LEADING_ZERO.test(raw) || (/\p{L}/u.test(raw) && /\d/.test(raw));

const UNITS =
  /^(?:kg|mg|cm|mm|km|ml|kw|kwp|kwh|mwh|wh|mah|ah|kva|hp|bar|psi|rpm|ppm|dpi|hz|mhz|ghz|mbps|db|oz|lbs?|sqm|px|gb|tb|mb|ha|m2|m3|mm2|inch|in|ft|gsm|th|st|nd|rd|pcs|pc|days?|giờ|phút|ngày)$/iu;
const SHORT_UNIT = /^[mglhptscdyvwax]$|^[VWA]$/u;

/** "125tr", "4.5k" and "10kg" are numbers with what they count; "7B" and "A4" are names of things. */
function covers(number: NumberFigure, code: CodeFigure): boolean {
  if (number.start > code.start || number.end <= code.start) return false;
  const rest = code.raw.slice(number.end - code.start).replace(/\/[\p{L}\p{M}]+$/u, "");
  return rest === "" || UNITS.test(rest) || SHORT_UNIT.test(rest);
}

function keyed(text: string, pattern: RegExp, kind: CodeFigure["kind"], keyOf: (raw: string) => string): CodeFigure[] {
  return [...text.matchAll(pattern)].map((match) => {
    const raw = match[0].replace(/[.,;:!?]+$/, "");
    return { kind, raw, start: match.index, end: match.index + raw.length, key: keyOf(raw) };
  });
}
