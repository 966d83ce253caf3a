/** Cuts Vietnamese and English prose (mails, notes, call reports) into sentences with their offsets. */

export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Shorthand that ends in a point and goes on: "TP. Hồ Chí Minh", "Mr. Smith", "approx. 40". */
const ABBREVIATIONS = new Set(
  (
    "tp t.p tx ths th.s ts pgs gs bs ks kts đ/c đc cty c.ty ctcp vd v/v " +
    "mr mrs ms mx dr prof sr st mt vs e.g i.e eg ie approx incl excl est dept attn cf"
  ).split(" "),
);
/** Shorthand only in front of a number: "No. 12", "Q. 7", "Dec. 3". */
const BEFORE_NUMBER = new Set("q p no nos fig vol ref ext tel sđt đt fax jan feb mar apr jun jul aug sep sept oct nov dec".split(" "));
/** Shorthand that may also close a sentence: it does when a capital follows. */
const MAY_CLOSE = new Set("v.v vv etc inc ltd co corp llc bros jr a.m p.m am pm u.s u.k u.s.a al".split(" "));

const BULLET = /^(?:[-–—*•+▪‣●]|\d{1,2}[.)]|[a-zđ][.)]|\([a-z\d]{1,2}\))\s+/iu;
/** "Chị Duyên: …", "Ghi chú: …": a line that says who speaks, or what follows. */
const LABEL = /^\p{Lu}[\p{L}\p{M}.]*(?: [\p{L}\p{M}.]+){0,4}: /u;
const QUOTE_MARK = /^(?:>\s?|\|\s)+/;
const STOP = /[.!?…。！？]+["'”’»)\]]*(?=\s|$)/gu;
/** Nobody speaks longer without drawing breath; what does is cut, so that reading it takes no more than its length. */
const LONGEST = 1_500;
/** Mails are often wrapped at 65–78 characters: such a line's end is no end of anything. */
const WRAPPED_FROM = 50;
const WRAPPED_TO = 100;

/** All sentences in order. `text.slice(start, end) === sentence.text`; a bullet's mark belongs to no sentence. */
export function splitSentences(text: string): Sentence[] {
  return blocksOf(text).flatMap((block) => sentencesOf(text, block));
}

interface Span {
  start: number;
  end: number;
}

function blocksOf(text: string): Span[] {
  const blocks: Span[] = [];
  let open: Span | undefined;
  let lineLength = 0;
  for (const line of linesOf(text)) {
    const shown = text.slice(line.start, line.end);
    const bullet = BULLET.exec(shown)?.[0] ?? "";
    const isWrapped = lineLength >= WRAPPED_FROM && lineLength <= WRAPPED_TO;
    lineLength = shown.length;
    if (open && shown && isWrapped && !bullet && !LABEL.test(shown)) {
      open.end = line.end;
      continue;
    }
    open = shown ? { start: line.start + bullet.length, end: line.end } : undefined;
    if (open) blocks.push(open);
  }
  return blocks;
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    lines.push(trimmed(text, { start, end }));
    start = end + 1;
  }
  return lines;
}

function trimmed(text: string, span: Span): Span {
  const raw = text.slice(span.start, span.end);
  const inner = raw.trimStart();
  const start = span.start + raw.length - inner.length + (QUOTE_MARK.exec(inner)?.[0].length ?? 0);
  return { start, end: Math.max(start, span.start + raw.trimEnd().length) };
}

function sentencesOf(text: string, block: Span): Sentence[] {
  const body = text.slice(block.start, block.end);
  const found: Sentence[] = [];
  let from = 0;
  for (const stop of body.matchAll(STOP)) {
    const end = stop.index + stop[0].length;
    if (end < body.length && !closes(body, stop.index, stop[0], end)) continue;
    push(found, text, block.start + from, block.start + end);
    from = end;
  }
  push(found, text, block.start + from, block.end);
  return found;
}

function push(found: Sentence[], text: string, start: number, end: number): void {
  const span = trimmed(text, { start, end });
  if (span.end - span.start > LONGEST) {
    const space = text.lastIndexOf(" ", span.start + LONGEST);
    const cut = space > span.start ? space : span.start + LONGEST;
    push(found, text, span.start, cut);
    push(found, text, cut, span.end);
  } else if (span.end > span.start) found.push({ text: text.slice(span.start, span.end), ...span });
}

/** Does the mark at `at` end a sentence, seeing what stands on both sides? */
function closes(body: string, at: number, mark: string, end: number): boolean {
  const next = body.slice(end).trimStart();
  if (mark[0] !== ".") return mark[0] !== "…" || !/^\p{Ll}/u.test(next);
  if (mark.startsWith("..")) return !/^\p{Ll}/u.test(next);
  const word = /[\p{L}\p{M}\p{N}./&]+$/u.exec(body.slice(Math.max(0, at - 24), at))?.[0].toLowerCase() ?? "";
  if (MAY_CLOSE.has(word)) return /^["'“(]?\p{Lu}/u.test(next);
  if (ABBREVIATIONS.has(word) || (BEFORE_NUMBER.has(word) && /^\d/.test(next))) return false;
  return !isInitial(body, at, word) && !isNumbering(body, at, word);
}

/** "J. Smith", "N. V. An": one capital letter standing alone. */
const isInitial = (body: string, at: number, word: string): boolean => word.length === 1 && /(?:^|[\s.])\p{Lu}$/u.test(body.slice(0, at));

/** "1. Giao hàng" at the very start. */
const isNumbering = (body: string, at: number, word: string): boolean => /^\d{1,2}$/.test(word) && at === word.length && body.length > at;
