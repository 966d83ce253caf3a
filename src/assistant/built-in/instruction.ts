import type { Language } from "../assistant.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";

/** What the sender asks to be said, in short ("nhắc bảng giá mới, hẹn thứ Năm"), made into sentences of the letter in their own words. */

export interface Directive {
  /** A template with the voice's slots. */
  template: string;
  item: PackItem;
  /** What was typed, where it is no order that we know. */
  plain?: string;
}

type Rule = [pattern: RegExp, template: string];

/** How to write rather than what: nothing of it belongs into the letter. */
const STYLE =
  /^(?:viết|giọng|ngắn|dài|lịch sự|thân mật|trang trọng|nhẹ nhàng|đừng|không (?:nhắc|nói|đề cập)|bằng tiếng|dùng|write|keep|make it|be |don't|do not|avoid|use |short|polite|friendly|formal|in english|in vietnamese|no )/iu;

const VIETNAMESE: Rule[] = [
  [/^(?:nhắc|nhớ nhắc)(?: (?:khách|anh|chị|họ))?(?: lại)?(?: về| đến)? (?<x>.+)$/iu, "{Me} xin nhắc {you} về {x}{please}."],
  [
    /^(?:hẹn|xin hẹn|đề nghị hẹn)(?: (?:gặp|gọi|lại|khách|lịch))*(?: vào| lúc)? (?<x>.+)$/iu,
    "{You} tiện trao đổi với {me} vào {x} không{please}?",
  ],
  [/^(?:hỏi|hỏi thăm)(?: (?:khách|anh ấy|chị ấy|họ))?(?: về| xem)? (?<x>.+)$/iu, "{Me} xin hỏi {you} về {x}{please}."],
  [/^(?:mời)(?: (?:khách|anh|chị|họ))? (?<x>.+)$/iu, "{Me} xin mời {you} {x}{please}."],
  [/^(?:cảm ơn|cám ơn)(?: (?:khách|anh|chị|họ))?(?: vì| về)? (?<x>.+)$/iu, "{Me} cảm ơn {you} về {x}{please}."],
  [/^(?:chúc mừng|mừng)(?: (?:khách|anh|chị|họ))?(?: (?:về|vì|nhân dịp))? (?<x>.+)$/iu, "{Me} xin chúc mừng {you} nhân dịp {x}{please}."],
  [/^(?:xin lỗi)(?: (?:khách|anh|chị|họ))?(?: vì| về)? (?<x>.+)$/iu, "{Me} xin lỗi {you} về {x}{please}."],
  [/^(?:gửi|gửi kèm|đính kèm)(?: (?:khách|anh|chị|họ))? (?<x>.+)$/iu, "{Me} gửi {you} {x}{please}."],
  [
    /^(?:báo|báo cho|thông báo|nói|nói rõ|cho biết|nêu|nhấn mạnh)(?: (?:khách|anh|chị|họ))?(?: rằng| là)? (?<x>.+)$/iu,
    "{Me} xin báo {you}: {x}.",
  ],
  [/^(?:đề xuất|đề nghị|xin|chào)(?: (?:khách|anh|chị|họ))? (?<x>.+)$/iu, "{Me} xin đề xuất {x}{please}."],
];

const ENGLISH: Rule[] = [
  [/^(?:remind)(?: (?:them|him|her|the customer))?(?: of| about| that)? (?<x>.+)$/iu, "May I remind you about {x}?"],
  [/^(?:propose|suggest|ask for|arrange|set up|offer)(?: (?:a|to))?(?: (?:call|meet|meeting))? on (?<x>.+)$/iu, "Could we talk on {x}?"],
  [
    /^(?:propose|suggest|ask for|arrange|set up|offer)(?: (?:a|to))?(?: (?:call|meet|meeting))(?: on| at| for)? (?<x>.+)$/iu,
    "Could we talk {x}?",
  ],
  [/^(?:ask)(?: (?:them|him|her|the customer))?(?: about| for)? (?<x>(?!if|whether).+)$/iu, "May I ask about {x}?"],
  [/^(?:ask)(?: (?:them|him|her|the customer))? (?:if|whether) (?<x>.+)$/iu, "Could you tell me whether {x}?"],
  [/^(?:invite)(?: (?:them|him|her|the customer))? (?:to )?(?<x>.+)$/iu, "I would like to invite you to {x}."],
  [/^(?:thank)(?: (?:them|him|her|the customer))? (?:for )?(?<x>.+)$/iu, "Thank you for {x}."],
  [/^(?:congratulate)(?: (?:them|him|her|the customer))? (?:on|for) (?<x>.+)$/iu, "Congratulations on {x}."],
  [/^(?:apologi[sz]e|say sorry)(?: for| about)? (?<x>.+)$/iu, "I am sorry about {x}."],
  [
    /^(?:mention|tell|say|explain|inform|add|note)(?: (?:them|him|her|the customer))?(?: that)? (?<x>.+)$/iu,
    "I would like to mention {x}.",
  ],
  [/^(?:offer|propose|suggest)(?: (?:them|him|her|the customer))? (?<x>.+)$/iu, "We would like to offer {x}."],
  [/^(?:send|attach|include)(?: (?:them|him|her|the customer))? (?<x>.+)$/iu, "I am sending you {x}."],
];

const RULES: Record<Language, Rule[]> = { vi: VIETNAMESE, en: ENGLISH };
const MOST = 4;

/** The sender's wishes, in the order in which they were typed. */
export function directivesOf({ items, language }: Pack): Directive[] {
  const item = items.find(({ ref }) => ref === "i1");
  const parts = (item?.text ?? "")
    .split(/[\n;]|[.!](?=\s|$)|,(?!\d)\s*/u)
    .map((part) => part.trim().replace(/^(?:và|and|then|rồi) /iu, ""))
    .filter((part) => part.length > 2);
  return item
    ? parts
        .filter((part) => !STYLE.test(part))
        .slice(0, MOST)
        .map((part) => ({ item, ...directiveOf(part, language) }))
    : [];
}

/** One wish as a sentence of the letter. */
export function directiveOf(part: string, language: Language): Pick<Directive, "template" | "plain"> {
  const safe = part.replace(/[{}]/g, "");
  for (const [pattern, template] of RULES[language]) {
    const x = pattern.exec(safe)?.groups?.x;
    if (x) return { template: template.replace("{x}", x.replace(/\?$/, "")) };
  }
  const sentence = safe.charAt(0).toUpperCase() + safe.slice(1);
  return { template: /[?]$/.test(sentence) ? sentence : `${sentence}.`, plain: safe };
}
