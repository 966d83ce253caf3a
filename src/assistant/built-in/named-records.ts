import type { Move } from "./phrases.ts";
import { move, type Teller } from "./teller.ts";

/** "The last order", "báo giá gần nhất": what is meant is one record, the newest of its kind, and never words that sound alike. */

const WHICH_VI = "(?: (?:gần (?:nhất|đây)|mới nhất|cuối(?: cùng)?|vừa rồi|lần trước|trước))?(?: của (?:khách|anh|chị|họ))?";
const WHICH_EN = "(?:(?:the|their|his|her|your|our)(?: own)? )?(?:(?:last|latest|newest|most recent|previous) )?";
const named = (vietnamese: string, english: string): RegExp =>
  new RegExp(`^(?:(?:${vietnamese})${WHICH_VI}|${WHICH_EN}(?:${english}))$`, "iu");

const KINDS: [named: RegExp, tell: (tell: Teller) => Move[]][] = [
  [
    named("đơn(?: hàng)?|đơn đặt hàng|lần (?:mua|đặt)(?: hàng)?", "order|purchase"),
    (tell) => (tell.situation.order ? [tell.order("last_order", 1)] : []),
  ],
  [named("báo giá|bảng báo giá", "quote|quotation|offer"), (tell) => tell.quote(1)],
  [named("hóa đơn|hoá đơn", "invoice|bill"), (tell) => tell.invoice(1)],
  [
    named("(?:cuộc|lần|buổi) (?:gọi|gặp|họp|trao đổi|nói chuyện|hẹn)", "call|meeting|talk|conversation|visit"),
    (tell) => (tell.situation.talk ? [tell.talk(tell.situation.talk, tell.isOld(tell.situation.talk) ? "talk_old" : "talk", 1)] : []),
  ],
  [
    named("khiếu nại|phản ánh", "complaint"),
    (tell) => (tell.situation.complaint ? [tell.mentioned("upset", tell.situation.complaint, 1)] : []),
  ],
  [
    named("(?:thư|email|mail|tin nhắn)(?: của (?:khách|anh|chị))?", "mail|e-?mail|message|letter"),
    (tell) => (tell.situation.mailIn ? [tell.mentioned("mail_in", tell.situation.mailIn, 1)] : []),
  ],
];

/** The newest record of the kind that is named; none when there is none, undefined when no record is named. */
export function recordNamed(what: string, tell: Teller): Move[] | undefined {
  const wanted = what.trim().replace(/^(?:về|about) /iu, "");
  return KINDS.find(([pattern]) => pattern.test(wanted))?.[1](tell);
}

/** What the sender asked for: the record that they name, or a sentence of its own. */
export function wishesOf(tell: Teller): Move[] {
  return tell.situation.directives.flatMap(({ template, item, named }) => {
    const record = named === undefined ? undefined : recordNamed(named, tell);
    return record ?? (template === undefined ? [] : [move({ template }, 1, { cites: [item] })]);
  });
}

/** Wishes that are said nowhere, as the sender typed them. */
export const unsaidOf = (tell: Teller): string[] =>
  tell.situation.directives.flatMap(({ said, template, named }) =>
    (named === undefined ? template !== undefined : (recordNamed(named, tell)?.length ?? 1) > 0) ? [] : [said],
  );
