import { DAY } from "../../core/time.ts";
import { dayNumber } from "../calendar.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { splitSentences } from "../sentences.ts";
import { type Mention, spokenDay } from "./mention.ts";
import { daysNamed } from "./offers.ts";

/** When the contract with the customer ends, read out of what was written or noted. */
export interface Term {
  until: string;
  hasEnded: boolean;
  code: string;
  item: PackItem;
}

const CONTRACT = /hợp đồng|phụ lục|gói (?:dịch vụ|bảo trì|bảo hành)|thuê bao|contract|agreement|subscription|licen[cs]e|maintenance plan/iu;
const ENDS =
  /hết hạn|đáo hạn|đến hạn|kết thúc|hiệu lực (?:đến|tới)|(?:có hạn|thời hạn) (?:đến|tới)|(?:đến|tới) (?:hết )?ngày|expir|\bends?\b|runs? (?:until|to|out)|valid (?:until|through)|up for renewal|\buntil\b/iu;
const CODE = /\b((?:HĐ|HD|CT|C|PL)[-/ ]?\d[\w/-]*)/u;
const WITHIN = { past: 120, ahead: 240 };

/** The end that was named last and lies within reach. */
export function termOf(mentions: Mention[], pack: Pack): Term | undefined {
  const today = dayNumber(pack.now, pack.history.workspace.timeZone);
  for (const found of mentions) {
    for (const { text } of splitSentences(`${found.activity.subject}. ${found.item.body ?? ""}`)) {
      const at = text.search(ENDS);
      if (at < 0 || !CONTRACT.test(text)) continue;
      const day = daysNamed(text.slice(at), found, pack)[0];
      if (day === undefined || day < today - WITHIN.past || day > today + WITHIN.ahead) continue;
      return { until: spokenDay(day * DAY + DAY / 4, pack), hasEnded: day < today, code: CODE.exec(text)?.[1] ?? "", item: found.item };
    }
  }
  return undefined;
}
