import type { Activity } from "../activities/activities.schema.ts";
import { beforeOrders, isHostile } from "../assistant/built-in/hostile.ts";
import { actOf, isClosing } from "../assistant/claims.ts";
import { splitSentences } from "../assistant/sentences.ts";
import { isForMachines, turnOf } from "../assistant/speech.ts";
import { marked } from "../assistant/topics.ts";
import { words } from "../core/text.ts";
import { isQuoteStart } from "../mail/quoted.rules.ts";
import type { Span } from "./reading.schema.ts";

/** The sentences of an activity that are the customer's own, or are told of them: no quotes, signatures, greetings, our own words, or orders to machines. */

export interface ReaderText {
  kind: Activity["kind"];
  direction: Activity["direction"];
  subject: string;
  body: string;
  /** Names of our own: the workspace and its people. */
  ours: string[];
}

export interface Passage {
  field: Span["field"];
  start: number;
  /** Letter by letter as in the activity. */
  written: string;
  /** Times and amounts that were typed without marks have them. As long as the original. */
  text: string;
  /** Lower case without marks; as long as `text`. */
  folded: string;
}

const LONGEST_READ = 8_000;
const ANSWER_SUBJECT = /^\s*(?:re|fw|fwd|tr|trả lời|chuyển tiếp)\s*:/iu;
const AUTOMATIC = /out of (?:the )?office|automatic reply|auto-?reply|trả lời tự động|thư tự động|do not reply to this|unsubscribe/iu;
const SMALL_PRINT =
  /^\s*(?:this e-?mail (?:and|is|may)|the information in this|disclaimer|confidential|lưu ý bảo mật|email này (?:và|có thể)|sent from my|gửi từ (?:iphone|ipad|điện thoại|outlook)|được gửi từ|get outlook for)/iu;
const SPOKEN_QUOTE = /[“"«][^”"»\n]{24,}[”"»]/gu;
const SPOKEN = new Set<Activity["kind"]>(["chat", "sms", "call", "meeting", "visit"]);
const WRITTEN = new Set<Activity["kind"]>(["email", "chat", "sms", "form", "letter"]);
/** In a colleague's note: what we will do is nothing that the customer wants. */
const OUR_PLAN =
  /^(?:(?:em|minh|toi|ben minh|ben em|chung toi|team|viec can lam|todo|can lam|next(?: step)?s?)(?: \S+)? (?:se|da|hen|can|phai|goi|gui|chuan bi|nhac)|(?:i|we)(?:'ll| will| have| need to|'ve)|to ?do\b|action\b|next steps?:|viec can lam:)/;

/** Empty for what is automatic, and from where orders for machines begin: nothing in it is anybody's word. */
export function passagesOf(given: ReaderText): Passage[] {
  const whole = { ...given, body: given.body.slice(0, 50_000) };
  const body = beforeOrders(whole).slice(0, LONGEST_READ);
  if (isHostile(whole) || AUTOMATIC.test(`${given.subject}\n${body}`)) return [];
  const subject = ANSWER_SUBJECT.test(given.subject) ? [] : passages("subject", given.subject, given);
  return [...subject, ...passages("body", withoutOthers(body), given)];
}

function passages(field: Span["field"], text: string, given: ReaderText): Passage[] {
  const ours = new Set(given.ours.flatMap((name) => words(name)));
  let isOurs = false;
  return splitSentences(text).flatMap(({ text: sentence, start }, index) => {
    const turn = SPOKEN.has(given.kind) ? turnOf(sentence) : undefined;
    if (turn) isOurs = isOurSide(turn.speaker, ours);
    else if (text[start - 1] === "\n" && !SPOKEN.has(given.kind)) isOurs = false;
    const folded = foldEven(sentence);
    const isPlan = !WRITTEN.has(given.kind) && OUR_PLAN.test(folded);
    if (isOurs || isPlan || isCourtesy(sentence, index) || isForMachines(sentence)) return [];
    return [{ field, start, written: sentence, text: evenly(sentence, marked(sentence)), folded }];
  });
}

const LONGEST_GREETING = 8;

function isCourtesy(sentence: string, index: number): boolean {
  const act = actOf(sentence, { isFirst: index === 0, afterClosing: false });
  return (act === "greeting" || act === "closing") && words(sentence).length <= LONGEST_GREETING && !sentence.includes("?");
}

const FORMS = new Set("anh chi em ong ba co chu bac mr ms mrs".split(" "));
const US = /^(?:em|ban|nhan vien|tu van|sale|support|agent|shop|ben minh|me|us)$/;

function isOurSide(speaker: string, ours: Set<string>): boolean {
  const spoken = words(speaker);
  return US.test(spoken.join(" ")) || spoken.some((word) => ours.has(word) && !FORMS.has(word));
}

/** A line of nothing but a person's name, with no more than what they are and where below it: "Quách Thị Hồng Vân". */
const NAME_LINE = /^\s*\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'.-]*){1,5}\s*$/u;
const LINES_BELOW_NAME = 3;

const isName = (lines: string[], index: number): boolean =>
  index > 0 && NAME_LINE.test(lines[index] ?? "") && lines.slice(index + 1).filter((line) => line.trim() !== "").length <= LINES_BELOW_NAME;

/** Quotes, signature and small print as blanks, so that offsets stay. */
function withoutOthers(body: string): string {
  const lines = body.split("\n");
  const kept: string[] = [];
  let isQuoted = false;
  let isSigned = false;
  for (const [index, line] of lines.entries()) {
    const isMarked = /^\s{0,3}>/.test(line);
    isQuoted = isQuoted ? !endsQuote(lines, index) : !isMarked && isQuoteStart(lines, index);
    isSigned ||= (index > 0 && isClosing(line)) || isName(lines, index) || /^--\s*$/.test(line) || SMALL_PRINT.test(line);
    kept.push(isMarked || isQuoted || isSigned ? " ".repeat(line.length) : line);
  }
  return kept.join("\n").replace(SPOKEN_QUOTE, (quote) => " ".repeat(quote.length));
}

/** An answer typed below marked lines is the writer's own again. */
const endsQuote = (lines: string[], index: number): boolean =>
  /^\s{0,3}>/.test(lines[index - 1] ?? "") && !/^\s{0,3}>/.test(lines[index] ?? "") && (lines[index] ?? "").trim() !== "";

const evenly = (original: string, changed: string): string => (changed.length === original.length ? changed : original);

/** Folded letter by letter, so that offsets stay. */
export function foldEven(text: string): string {
  let folded = "";
  for (const unit of text.split("")) {
    const bare = unit
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace("đ", "d");
    folded += bare.length === 1 ? bare : unit;
  }
  return folded;
}

/** The place of some words of a passage in the activity. */
export const spanOf = ({ field, start }: Passage, from: number, length: number): Span => ({
  field,
  start: start + from,
  end: start + from + length,
});

/** A whole sentence, shortened to what one reads at a glance. */
export const spanOfAll = (passage: Passage): Span => spanOf(passage, 0, Math.min(passage.text.length, 240));
