import type { Pack, PackItem } from "../evidence.ts";
import { isWritten } from "../signals.ts";
import { isFrom } from "../speech.ts";
import { languageOf } from "../topics.ts";
import type { Complaint } from "./complaints.ts";
import { saidIn } from "./prose.ts";

/** What an unhappy customer demands, holds back or threatens, in their side's own written words. */
export interface Demand {
  quote: string;
  item: PackItem;
  /** The reader wrote it, rather than somebody else of theirs. */
  isReaders: boolean;
}

const DEMANDING =
  /nếu (?:đến|trước|không)[^.]{3,120}không|(?:tôi|chúng tôi|bên (?:anh|chị|tôi)) (?:yêu cầu|đề nghị)|yêu cầu hoàn|cho đến khi có|tạm giữ|giữ lại (?:khoản|tiền)|tạm dừng thanh toán|bồi thường|đền bù|trả lại (?:hàng|cả|toàn bộ)|hoàn (?:lại )?tiền|\b(?:we|i) (?:demand|expect|insist)\b|\bunless (?:you|we|this)\b|with(?:held|hold(?:ing)?)|hold(?:ing)? back|compensat\w*|refund\w*|credit note|send (?:it|them|everything) back|return the\b/iu;
const MONEY = /\d{1,3}(?:[.,]\d{3})+|[$€£₫]|\d+ ?%/u;
const WITHIN = 120 * 86_400_000;
const LENGTH = { least: 20, most: 260 };
const MOST = 3;

/** Those with a sum or a day in front, then the newest. */
export function demandsOf(complaint: Complaint, pack: Pack): Demand[] {
  const items = pack.items.filter(
    ({ activity }) =>
      activity?.direction === "in" &&
      isWritten(activity) &&
      activity.occurredAt <= pack.now &&
      complaint.activity.occurredAt - activity.occurredAt < WITHIN,
  );
  const found = items.flatMap((item) =>
    saidIn(item, pack.history).flatMap(({ text, by }): (Demand & { weight: number })[] => {
      const isQuotable = text.length >= LENGTH.least && text.length <= LENGTH.most && !/[“”"[\]]|https?:|@|\?$/u.test(text);
      if (by !== "them" || !isQuotable || !DEMANDING.test(text) || (languageOf(text) ?? pack.language) !== pack.language) return [];
      const isReaders = item.activity !== undefined && isFrom(item.activity, pack.history);
      return [{ quote: demandIn(text), item, isReaders, weight: Number(MONEY.test(text)) + Number(/\d{1,2}\/\d{1,2}/u.test(text)) }];
    }),
  );
  return found.sort((a, b) => b.weight - a.weight).slice(0, MOST);
}

/** Behind a colon stands the demand itself: "he has decided: unless …". */
function demandIn(text: string): string {
  const behind = text
    .split(/: (?=\p{L})/u)
    .slice(1)
    .join(": ");
  return (DEMANDING.test(behind) && behind.length >= LENGTH.least ? behind : text).replace(/[:,;]$/u, "");
}
