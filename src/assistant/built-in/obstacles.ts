import { DAY } from "../../core/time.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isContact } from "../signals.ts";
import { saidIn } from "./prose.ts";

/** What holds the customer back, as they or our reports of them say it: the price, somebody else's offer, somebody who has to agree, time, a fear. */

export interface Obstacle {
  text: string;
  item: PackItem;
}

const WITHIN_DAYS = 90;
const HOLDS_BACK =
  /(?:cao|đắt|mắc) (?:hơn|quá)|quá (?:cao|đắt|mắc)|vượt (?:quá )?ngân sách|chưa có ngân sách|(?:vẫn|còn|đang|muốn)(?: \p{Ll}+)? so (?:với|sánh|giá)|so giá|bên (?:khác|kia)|rẻ hơn|(?:phải|cần|chờ|đợi|để)(?: \p{Ll}+){0,2} (?:trình|xin|hỏi|sếp|giám đốc|ban|duyệt)|trình (?:sếp|giám đốc|ban|anh|chị|ông|bà)|còn (?:vướng|lo|ngại|phân vân|cân nhắc)|phân vân|cân nhắc|(?<!\p{L})(?:lo|sợ|ngại|e) (?:nhất|là|rằng|máy|hàng|giá|đối tác|khâu|chuyện|việc)|chưa (?:chắc|quyết|chốt)|(?:quyết|chốt|đặt) (?:khi|sau khi)|\bdecide (?:when|once|after|until)\b|too (?:expensive|high|much|long)|(?:higher|cheaper|more) than|over (?:our |the )?budget|compar(?:e|ing)|another (?:supplier|offer|quote)|(?:needs?|has|have|wait(?:ing)?) (?:to|for)(?: \w+){0,3} (?:approv|sign|agree|decid|check with)|(?:boss|board|director|management) (?:has|needs|must)|worr(?:y|ied)|concerned|not (?:sure|convinced)|hesitat/iu;

/** The newest that still may stand. */
export function obstacleOf(pack: Pack, isTaken: (item: PackItem) => boolean): Obstacle | undefined {
  const recent = pack.items.filter(
    ({ activity }) =>
      activity && isContact(activity) && activity.occurredAt <= pack.now && pack.now - activity.occurredAt < WITHIN_DAYS * DAY,
  );
  for (const item of recent) {
    if (isTaken(item)) continue;
    const said = saidIn(item, pack.history).find(
      ({ text, by }) => by !== "us" && text.length <= 240 && !/\?["”’)]*$/u.test(text) && HOLDS_BACK.test(text),
    );
    if (said) return { text: said.text, item };
  }
  return undefined;
}
