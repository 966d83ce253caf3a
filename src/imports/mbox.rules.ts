/** Cuts a mailbox file into messages, straight from bytes, so that a job can stop after any message and go on at that very byte. Pure. */

export interface MboxMessage {
  /** The line of the file on which it begins (the "From " line); the first is 1. */
  line: number;
  /** The message without its "From " line, with ">From " turned back. */
  raw: Uint8Array;
  /** What the "From " line says of the time, for messages without a Date; NaN when nothing. */
  envelopeAt: number;
}

export interface MboxCut {
  messages: MboxMessage[];
  /** Bytes that whole messages take up; the rest belongs to the next piece. */
  consumed: number;
  nextLine: number;
}

const LF = 10;
const CR = 13;
const GREATER = 62;
const FROM = [70, 114, 111, 109, 32];
const FROM_LINE = /^From .*\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b(?:19|20)\d{2}\b/;
const HEADER_LINE = /^(?:[!-9;-~]+:|>?From )/;
const latin1 = new TextDecoder("windows-1252");

/** Whole messages at the start of `bytes`, which begins at a "From " line; at most `maxMessages`. With `atEnd` the last one needs no successor. */
export function cutMessages(bytes: Uint8Array, line: number, atEnd: boolean, maxMessages = Number.POSITIVE_INFINITY): MboxCut {
  const messages: MboxMessage[] = [];
  let start = 0;
  let startLine = line;
  const walk = walkLines(bytes, line);
  while (messages.length < maxMessages) {
    const next = nextStart(bytes, walk, start, atEnd);
    if (next === "more" || (next.at === start && start >= bytes.length)) break;
    messages.push(messageOf(bytes.subarray(start, next.at), startLine));
    start = next.at;
    startLine = next.line;
    if (start >= bytes.length) break;
  }
  return { messages: messages.filter(({ raw }) => raw.length > 0), consumed: start, nextLine: startLine };
}

/** Where the first "From " line behind the start is, for passing over a message that is too large; undefined when there is none here. */
export function findNextMessage(bytes: Uint8Array, line: number): { at: number; line: number } | undefined {
  const next = nextStart(bytes, walkLines(bytes, line), 0, false);
  return next === "more" ? undefined : next;
}

/** Line ends of a piece, one after the other, counted on the way. */
function walkLines(bytes: Uint8Array, line: number) {
  let at = 0;
  let current = line;
  return {
    /** The line that it stands on. */
    get line() {
      return current;
    },
    /** The start of the next line and its number, or undefined at the end. */
    next(): { at: number; line: number } | undefined {
      const end = bytes.indexOf(LF, at);
      if (end === -1) return undefined;
      at = end + 1;
      current += 1;
      return { at, line: current };
    },
  };
}

function nextStart(
  bytes: Uint8Array,
  walk: ReturnType<typeof walkLines>,
  from: number,
  atEnd: boolean,
): { at: number; line: number } | "more" {
  for (let next = walk.next(); next; next = walk.next()) {
    if (next.at <= from || !isFromAt(bytes, next.at) || !isBlankBefore(bytes, next.at)) continue;
    const verdict = isMessageStart(bytes, next.at, atEnd);
    if (verdict === "more") return "more";
    if (verdict) return next;
  }
  return atEnd ? { at: bytes.length, line: walk.line } : "more";
}

const isFromAt = (bytes: Uint8Array, at: number): boolean => FROM.every((byte, index) => bytes[at + index] === byte);

function isBlankBefore(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 2];
  return at < 2 || before === LF || (before === CR && bytes[at - 3] === LF);
}

/** A "From " line tells a time and is followed by a header; "From here on …" in a text is neither. */
function isMessageStart(bytes: Uint8Array, at: number, atEnd: boolean): boolean | "more" {
  const end = bytes.indexOf(LF, at);
  const nextEnd = end === -1 ? -1 : bytes.indexOf(LF, end + 1);
  if (nextEnd === -1 && !atEnd) return "more";
  const line = latin1.decode(bytes.subarray(at, end === -1 ? bytes.length : Math.min(end, at + 500)));
  const next = end === -1 ? "" : latin1.decode(bytes.subarray(end + 1, Math.min(nextEnd === -1 ? bytes.length : nextEnd, end + 200)));
  return FROM_LINE.test(line) && HEADER_LINE.test(next);
}

function messageOf(bytes: Uint8Array, line: number): MboxMessage {
  if (!isFromAt(bytes, 0)) return { line, raw: unescaped(bytes), envelopeAt: Number.NaN };
  const end = bytes.indexOf(LF);
  const envelope = latin1.decode(bytes.subarray(0, end === -1 ? bytes.length : end));
  const time = /\w{3}\s+\w{3}\s+\d{1,2}\s+\d{1,2}:\d{2}.*$/.exec(envelope)?.[0] ?? "";
  return {
    line,
    raw: end === -1 ? new Uint8Array() : unescaped(bytes.subarray(end + 1)),
    envelopeAt: Date.parse(/[+-]\d{4}|[A-Z]{3}$/.test(time) ? time : `${time} UTC`),
  };
}

/** ">From " → "From ", ">>From " → ">From " at the starts of lines. */
function unescaped(bytes: Uint8Array): Uint8Array {
  const cuts: number[] = [];
  for (let at = bytes.indexOf(GREATER); at !== -1; at = bytes.indexOf(GREATER, at + 1)) {
    const isLineStart = at === 0 || bytes[at - 1] === LF;
    if (!isLineStart) continue;
    let word = at;
    while (bytes[word] === GREATER) word += 1;
    if (isFromAt(bytes, word)) cuts.push(at);
  }
  if (cuts.length === 0) return bytes;
  const whole = new Uint8Array(bytes.length - cuts.length);
  let from = 0;
  let to = 0;
  for (const cut of [...cuts, bytes.length]) {
    whole.set(bytes.subarray(from, cut), to);
    to += cut - from;
    from = cut + 1;
  }
  return whole;
}
