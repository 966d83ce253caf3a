import { NUMBER_WORDS } from "../core/number-words.ts";
import type { Channel, Language, Length, Tone } from "./assistant.schema.ts";
import { LENGTHS } from "./assistant.schema.ts";
import type { Wish } from "./wish.ts";

/** What somebody wants changed in a draft, read out of their words: "ngắn hơn, nhắc chiết khấu". */
export type EditOrder =
  | { kind: "shorter" | "longer"; said: string }
  | { kind: "tone"; tone: Tone; said: string }
  | { kind: "language"; language: Language; said: string }
  | { kind: "channel"; channel: Channel; said: string }
  | { kind: "mention" | "remove"; what: string; said: string }
  | { kind: "drop"; part: Part; said: string }
  | { kind: "sentences"; count: number; said: string }
  | { kind: "other"; said: string };

/** A part of a draft that is named by what it is, not by what it says. */
export interface Part {
  is: "question" | "sentence" | "amount";
  /** Which of several; all of them where it is not said. */
  which: "first" | "last" | "all";
}

type Reading = (said: string, match: RegExpExecArray) => EditOrder;

const tone =
  (to: Tone): Reading =>
  (said) => ({ kind: "tone", tone: to, said });
const language =
  (to: Language): Reading =>
  (said) => ({ kind: "language", language: to, said });
const channel =
  (to: Channel): Reading =>
  (said) => ({ kind: "channel", channel: to, said });

const HOW = "(?:(?:hãy|làm ơn|giúp|please|make it|make this|can you|viết|làm|cho|sửa)(?: cho| lại| it)* )*";
const DROP =
  "(?:bỏ|xóa|xoá|lược|cắt|đừng (?:nhắc|nói|hỏi|ghi)|không (?:nhắc|nói|hỏi|ghi)|remove|drop|delete|leave out|leave|take out|cut|omit|skip|don['’]t (?:mention|ask)|do not (?:mention|ask)|without|no) (?:(?:đi|hết|cái|các|những|phần|về|tới|đến|the|all|any|a|of) )*";
const PART =
  "(?:(?<first>first|opening) |(?<last>last|final|closing) )?(?:(?<question>câu hỏi|questions?)|(?<sentence>câu|sentence)(?= (?:đầu|cuối)|$)|(?<amount>số tiền|con số|tiền nong|giá tiền|(?:the )?(?:amounts?|sums?|figures?|money)))(?: (?:(?<firstVi>đầu(?: tiên)?)|(?<lastVi>(?:ở )?cuối(?: cùng)?|at the end)))?(?: (?:đi|ra|hết|out|ấy|đó|nhé))*";
const COUNT = "\\d{1,2}|một|hai|ba|bốn|năm|sáu|one|two|three|four|five|six";
const RULES: [pattern: RegExp, read: Reading][] = [
  [
    new RegExp(
      `^${HOW}(?:rút )?(?:ngắn(?: gọn)?|gọn|súc tích|cắt bớt|bớt dài|shorter|shorten|briefer|more concise|cut it down|trim)(?: .{0,20})?$`,
      "iu",
    ),
    (said) => ({ kind: "shorter", said }),
  ],
  [
    new RegExp(`^${HOW}(?:dài|chi tiết|đầy đủ|kỹ|longer|more detail(?:ed|s)?|expand)(?: .{0,20})?$`, "iu"),
    (said) => ({ kind: "longer", said }),
  ],
  [/(?:tiếng anh|in english|to english)$/iu, language("en")],
  [/(?:tiếng việt|in vietnamese|to vietnamese)$/iu, language("vi")],
  [
    new RegExp(
      `^${HOW}(?:giọng )?(?:thân (?:thiện|mật|tình)|gần gũi|ấm áp|nhẹ nhàng|mềm|friendlier|warmer|more (?:friendly|personal|warm)|softer)(?: .{0,12})?$`,
      "iu",
    ),
    tone("friendly"),
  ],
  [
    new RegExp(
      `^${HOW}(?:giọng )?(?:trang trọng|lịch sự|chuyên nghiệp|nghiêm túc|more (?:formal|polite|professional)|politer|formal)(?: .{0,12})?$`,
      "iu",
    ),
    tone("formal"),
  ],
  [
    new RegExp(
      `^${HOW}(?:giọng )?(?:thẳng|trực tiếp|dứt khoát|đi thẳng vào việc|more direct|to the point|direct|blunt)(?: .{0,16})?$`,
      "iu",
    ),
    tone("direct"),
  ],
  [/(?:thành|dạng|kiểu) (?:tin nhắn|zalo|chat)|(?:as|into) an? (?:chat|text|short message)/iu, channel("chat")],
  [/(?:thành|dạng) (?:kịch bản|cuộc gọi)|(?:as|into) a call(?: script)?/iu, channel("call")],
  [new RegExp(`^${DROP}${PART}$`, "iu"), dropped],
  [
    new RegExp(
      `^${HOW}(?:(?:chỉ|để|giữ|còn|rút|gọn|lại|xuống|thành|trong|only|just|keep|cut|down|it|to|in) )*(?<count>${COUNT}) (?:câu|sentences?)(?: (?:thôi|only|at most|là đủ|max))?$`,
      "iu",
    ),
    (said, match) => ({ kind: "sentences", count: countOf(match.groups?.count ?? ""), said }),
  ],
  [
    /^(?:bỏ|xóa|xoá|lược|cắt|đừng nhắc|không nhắc|đừng nói|không nói|remove|drop|delete|leave out|don['’]t mention|do not mention|without)(?: (?:phần|câu|đoạn|chỗ|đi|về|tới|đến|nói|the (?:part|sentence) (?:about|on)|about|the))* (?<what>.+)$/iu,
    whatOf("remove"),
  ],
  [
    /^(?:nhắc|nhớ nhắc|đề cập|nêu|nói|thêm|bổ sung|mention|add|include|bring up|refer to)(?: (?:thêm|lại|rõ|về|tới|đến|phần|câu|that|about|the|our|a|an|sentence))* (?<what>.+)$/iu,
    whatOf("mention"),
  ],
];

const countOf = (said: string): number => NUMBER_WORDS[said.toLowerCase()] ?? Number(said);

function dropped(said: string, { groups = {} }: RegExpExecArray): EditOrder {
  const is = groups.question ? "question" : groups.amount ? "amount" : "sentence";
  const which = groups.first || groups.firstVi ? "first" : groups.last || groups.lastVi ? "last" : "all";
  // "Bỏ câu" says of no sentence which one.
  return is === "sentence" && which === "all" ? { kind: "other", said } : { kind: "drop", part: { is, which }, said };
}

function whatOf(kind: "mention" | "remove"): Reading {
  return (said, match) => ({ kind, what: (match.groups?.what ?? "").trim(), said });
}

const MOST = 6;

/** The orders in the sequence in which they were typed; what is not understood is among them. */
export function ordersIn(instruction: string): EditOrder[] {
  return instruction
    .split(/[\n;]|[.!](?=\s|$)|,(?!\d)|\s(?:và|and|rồi|then|nhưng|but)\s/u)
    .map((part) => part.trim().replace(/[.!?\s]+$/u, ""))
    .filter((part) => part.length > 1)
    .slice(0, MOST)
    .map((said): EditOrder => {
      for (const [pattern, read] of RULES) {
        const match = pattern.exec(said);
        if (match) return read(said, match);
      }
      return { kind: "other", said };
    });
}

/** The wish as the orders change it: how long, in which tone, language and channel. */
export function wishAfter(wish: Wish, orders: EditOrder[]): Wish {
  const after = { ...wish };
  for (const order of orders) {
    if (order.kind === "shorter") after.length = step(after.length, -1);
    if (order.kind === "longer") after.length = step(after.length, 1);
    if (order.kind === "tone") after.tone = order.tone;
    if (order.kind === "language") after.language = order.language;
    if (order.kind === "channel") after.channel = order.channel;
  }
  return after;
}

const step = (length: Length, by: number): Length =>
  LENGTHS[Math.min(LENGTHS.length - 1, Math.max(0, LENGTHS.indexOf(length) + by))] ?? length;
