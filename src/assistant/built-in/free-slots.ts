import type { Pack } from "../evidence.ts";
import type { Move } from "./phrases.ts";
import type { Situation } from "./situation.ts";
import { move, Teller } from "./teller.ts";
import type { Writer } from "./writer.ts";

/** Slots in free words, as far as the built-in engine understands them; the words of either language may stand in a template of the other. */

type Kind = (tell: Teller) => Move[];

const KINDS: [wanted: RegExp, moves: Kind][] = [
  [/câu hỏi|thắc mắc|question/iu, (tell) => tell.questions(1)],
  [/báo giá|quote|quotation/iu, (tell) => [...tell.quote(1), ...tell.quoteUntil(1)]],
  [/hóa đơn|hoá đơn|thanh toán|công nợ|invoice|payment/iu, (tell) => tell.invoice(1)],
  [/đơn hàng|đơn gần nhất|order/iu, (tell) => (tell.situation.order ? [tell.order("last_order", 1)] : [])],
  [/hợp đồng|gia hạn|contract|renew/iu, term],
  [/xin lỗi|khiếu nại|apolog|complaint/iu, (tell) => tell.owed(1)],
  [/bước tiếp|việc tiếp|next step|đã hứa|promis|việc (?:em|tôi|mình|bên em) sẽ làm/iu, (tell) => [...tell.owed(1), ...tell.upcoming(1)]],
  [/cơ hội|thương vụ|deal|nhu cầu|need/iu, (tell) => [...tell.deal("deal_ask", 1), ...(tell.situation.deal ? [] : [move("needs_ask", 1)])]],
  [/hẹn|gọi|gặp|call|meet/iu, () => [move("follow_ask", 1)]],
  [/chúc|wish/iu, () => [move("wish", 1)]],
  [/trao đổi|liên hệ|nói chuyện|gần nhất|gần đây|lịch sử|last|talk|history|exchange/iu, exchange],
];

/** Sentences for what a template wants said here, with their sources; undefined when nothing in the history is about it. */
export function freeText(wanted: string, writer: Writer, situation: Situation, pack: Pack): string | undefined {
  const tell = new Teller(situation, pack, writer.phrases);
  const moves = KINDS.find(([pattern]) => pattern.test(wanted))?.[1](tell) ?? [];
  return moves.length > 0 ? writer.paragraph(moves.slice(0, 2), 1) || undefined : undefined;
}

function exchange(tell: Teller): Move[] {
  const { heard, unanswered } = tell.situation;
  return heard || unanswered ? tell.exchange(1) : [];
}

function term({ situation, phrases }: Teller): Move[] {
  const found = situation.term;
  if (!found) return [];
  const slots = { code: found.code ? phrases.code(found.code) : "", until: found.until };
  return [move(found.hasEnded ? "term_ended" : "term", 1, { slots, cites: [found.item] })];
}
