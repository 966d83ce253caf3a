import { fold } from "../core/text.ts";

const BEFORE = 40;
const LENGTH = 160;

/** The part of a text around the first found word, with found words between \u0001 and \u0002. */
export function markPassage(text: string, words: { folded: string }[]): string {
  const flat = text.replace(/[\s\u0001\u0002]+/g, " ");
  const spans = wordSpans(flat).filter(({ folded }) => words.some((word) => folded.startsWith(word.folded)));
  const start = Math.max(0, (spans[0]?.start ?? 0) - BEFORE);
  const end = Math.min(flat.length, start + LENGTH);
  const shown = spans.filter((span) => span.start >= start && span.end <= end);
  let passage = "";
  let at = start;
  for (const span of shown) {
    passage += `${flat.slice(at, span.start)}\u0001${flat.slice(span.start, span.end)}\u0002`;
    at = span.end;
  }
  return `${start > 0 ? "…" : ""}${passage}${flat.slice(at, end)}${end < flat.length ? "…" : ""}`.toWellFormed();
}

function wordSpans(text: string): { start: number; end: number; folded: string }[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: fold(match[0]),
  }));
}
