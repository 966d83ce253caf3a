/** Tells what somebody wrote from the earlier mail quoted below it. Pure. */

const SEPARATOR =
  /^[\s>]*-{2,}\s*(?:original (?:message|appointment)|forwarded (?:by|message)|reply message|tin nhắn gốc|thư gốc|thư đã chuyển tiếp|thư được chuyển tiếp|thư chuyển tiếp)\b|^\s*(?:begin forwarded message|bắt đầu thư được chuyển tiếp)\s*:/iu;
const ATTRIBUTION_START = /^\s*(?:on|vào|ngày|lúc|le|el|am)\b/iu;
const ATTRIBUTION_END = /(?:wrote|writes|đã viết|viết|a écrit|escribió|schrieb)\s*:\s*$/iu;
const FROM_LINE = /^\s*\*{0,2}(?:from|từ|người gửi|de|von)\s*:\*{0,2}\s*\S/iu;
const OTHER_LINE =
  /^\s*\*{0,2}(?:sent|date|to|cc|subject|đã gửi|ngày|ngày gửi|gửi|gửi lúc|thời gian|đến|tới|người nhận|chủ đề|tiêu đề)\s*:\*{0,2}/iu;
const NOTES_TO_LINE = /^\s*(?:to|đến)\s*:/iu;
const DATE_AND_TIME = /\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.*\d{1,2}:\d{2}/;
const RULE_LINE = /^\s*_{10,}\s*$/;
const QUOTE_MARK = /^\s{0,3}>/;

export interface SplitText {
  /** What this mail says, signature included. */
  body: string;
  /** What it quotes, or null. */
  quoted: string | null;
}

/** A mail is never folded to nothing: one that only passes another on keeps it as its body, and answers between quotes stay in place. */
export function splitQuoted(text: string): SplitText {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const start = lines.findIndex((_, index) => isQuoteStart(lines, index));
  if (start === -1) return { body: tidy(lines), quoted: null };
  const [above, below] = [lines.slice(0, start), lines.slice(start)];
  const answer = belowTheQuote(below);
  if (answer === "between") return { body: tidy(lines), quoted: null };
  const body = tidy([...above, ...below.slice(answer)]);
  return body === "" ? passedOn(lines, start) : { body, quoted: tidy(below.slice(0, answer)) };
}

/** A mail that only passes another on: that one is what it says, and what that one quotes is quoted. */
function passedOn(lines: string[], start: number): SplitText {
  const header = lines.findIndex((line, index) => index > start && OTHER_LINE.test(line));
  const end = header === -1 ? -1 : lines.findIndex((line, index) => index > header && line.trim() === "");
  if (end === -1) return { body: tidy(lines), quoted: null };
  const inner = splitQuoted(lines.slice(end).join("\n"));
  return { body: tidy([...lines.slice(0, end), "", inner.body]), quoted: inner.quoted };
}

/** Whether earlier mail begins at that line. */
export function isQuoteStart(lines: string[], index: number): boolean {
  const line = lines[index] ?? "";
  if (SEPARATOR.test(line)) return true;
  if (RULE_LINE.test(line)) return isHeaderBlock(lines, nextFilled(lines, index + 1));
  if (QUOTE_MARK.test(line)) return true;
  return isAttribution(lines, index) || isHeaderBlock(lines, index) || isNotesHeader(lines, index);
}

/** "On 3 April 2001, Mai wrote:", also broken over up to three lines; without a day only when a quote follows. */
function isAttribution(lines: string[], index: number): boolean {
  const line = lines[index] ?? "";
  if (line.length > 400) return false;
  if (ATTRIBUTION_END.test(line) && QUOTE_MARK.test(lines[nextFilled(lines, index + 1)] ?? "")) return true;
  if (!ATTRIBUTION_START.test(line)) return false;
  for (let count = 1; count <= 3; count += 1) {
    const joined = lines.slice(index, index + count).join(" ");
    if (ATTRIBUTION_END.test(joined)) return joined.length < 500 && /\d/.test(joined);
    if ((lines[index + count] ?? "").trim() === "") return false;
  }
  return false;
}

/** Outlook's "From: … Sent: … To: … Subject: …". */
function isHeaderBlock(lines: string[], index: number): boolean {
  if (!FROM_LINE.test(lines[index] ?? "")) return false;
  const others = lines.slice(index + 1, index + 8).filter((line) => OTHER_LINE.test(line));
  return others.length >= 2;
}

/** Notes writes a name, a day with time, then "To:", "cc:" and "Subject:". */
function isNotesHeader(lines: string[], index: number): boolean {
  const head = lines.slice(index, index + 6);
  const to = head.findIndex((line) => NOTES_TO_LINE.test(line));
  if (to < 1 || !head.slice(0, to).every((line) => line.trim() !== "") || !head.slice(0, to).some((line) => DATE_AND_TIME.test(line)))
    return false;
  return lines.slice(index + to, index + to + 6).some((line) => /^\s*(?:subject|chủ đề)\s*:/iu.test(line));
}

function nextFilled(lines: string[], from: number): number {
  const offset = lines.slice(from, from + 4).findIndex((line) => line.trim() !== "");
  return offset === -1 ? lines.length : from + offset;
}

/** Where an answer written below a marked quote begins; "between" when answers stand among several quotes; the end when there is none. */
function belowTheQuote(below: string[]): number | "between" {
  const marked = below.flatMap((line, index) => (QUOTE_MARK.test(line) ? [index] : []));
  const [first, last] = [marked[0], marked.at(-1)];
  if (first === undefined || last === undefined || isUnmarkedQuote(below, first)) return below.length;
  const isBroken = below
    .slice(first, last)
    .some((line, index) => line.trim() !== "" && !QUOTE_MARK.test(line) && !isWrapped(below[first + index - 1] ?? "", line));
  const hasAnswer = below.slice(last + 1).some((line) => line.trim() !== "");
  if (!hasAnswer) return isBroken ? "between" : below.length;
  return isBroken ? "between" : last + 1;
}

/** Below a separator or header block all is quoted, whether it carries marks or not. */
const isUnmarkedQuote = (below: string[], firstMark: number): boolean =>
  firstMark > 3 || SEPARATOR.test(below[0] ?? "") || FROM_LINE.test(below[0] ?? "") || RULE_LINE.test(below[0] ?? "");

/** The end of a long quoted line that a mail program broke without marking it again. */
const isWrapped = (before: string, line: string): boolean => QUOTE_MARK.test(before) && before.length > 60 && line.length < 30;

function tidy(lines: string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
