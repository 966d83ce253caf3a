import { DAY } from "../../core/time.ts";
import type { Language } from "../assistant.schema.ts";
import { actOf } from "../claims.ts";
import type { Pack } from "../evidence.ts";
import { isWritten } from "../signals.ts";
import { isFrom } from "../speech.ts";
import { languageOf } from "../topics.ts";
import { type Mention, spokenDay } from "./mention.ts";
import { saidIn } from "./prose.ts";

/** Good news of the customer's that one may congratulate on: told by themselves, or noted by us. */
export interface News extends Mention {
  /** In their own written words. */
  quote: string | undefined;
  /** What it is, as it follows "vui vì việc" and "about the": "khai trương", "opening". */
  what: string;
}

const WITHIN_DAYS = 90;
const LONGEST_QUOTE = 170;

type Kind = [pattern: RegExp, what: Record<Language, string>];

const KINDS: Kind[] = [
  [/khai trương|khánh thành|grand opening/iu, { vi: "khai trương", en: "opening" }],
  [
    /mở (?:thêm )?(?:một )?(?:chi nhánh|cửa hàng|nhà máy|showroom|kho)|open(?:ed|ing) (?:a|an|our|its|their|the)(?: \p{L}+){0,2} (?:store|branch|factory|plant|warehouse|shop|showroom)/iu,
    { vi: "mở điểm mới", en: "opening of a new place" },
  ],
  ...["showroom", "cửa hàng", "chi nhánh", "nhà máy"].map(
    (place): Kind => [new RegExp(`${place} mới`, "iu"), { vi: `có ${place} mới`, en: "new place" }],
  ),
  [
    /(?:dọn|chuyển) (?:về|sang|đến) (?:văn phòng|trụ sở)|văn phòng mới|new (?:office|headquarters)/iu,
    { vi: "dời về văn phòng mới", en: "new office" },
  ],
  [/bổ nhiệm|thăng chức|lên chức|promoted|promotion to|appointed|new role/iu, { vi: "nhận nhiệm vụ mới", en: "new role" }],
  [/giải thưởng|đoạt giải|nhận giải|đạt giải|\baward|won the [^.]{0,40}prize/iu, { vi: "nhận giải thưởng", en: "award" }],
  [/đạt (?:chứng nhận|chứng chỉ)|được (?:cấp )?chứng nhận|certified|certification/iu, { vi: "đạt chứng nhận", en: "certification" }],
  [/(?:kỷ|kỉ) niệm \d+ năm|(?:kỷ|kỉ) niệm (?:ngày )?thành lập|anniversary/iu, { vi: "kỷ niệm ngày thành lập", en: "anniversary" }],
  [/đám cưới|lễ cưới|wedding|got married/iu, { vi: "hỷ của gia đình", en: "wedding" }],
  [
    /đầy tháng|sinh (?:em bé|con|bé)|newborn|baby (?:girl|boy)/iu,
    { vi: "gia đình có thêm thành viên mới", en: "new arrival in the family" },
  ],
];
const NOT_SO =
  /(?<![\p{L}])(?:không|chưa|hoãn|hủy|huỷ|dời lại|lỡ|trượt)(?![\p{L}])|\b(?:not|never|postponed?|cancel\w*|delayed?|missed|failed)\b|n['’]t\b/iu;
/** In our own notes: our own news. */
const OURS = /bên (?:em|mình|tôi|ta)|chúng (?:tôi|ta|mình)|công ty (?:em|mình|ta)|\b(?:we|our|us)\b/iu;

/** The newest such news; a sentence that denies it, or tells of our own, is none. */
export function newsOf(mentions: Mention[], pack: Pack): News | undefined {
  for (const found of mentions) {
    const { activity, item } = found;
    if (activity.direction === "out" || activity.kind === "order" || pack.now - activity.occurredAt > WITHIN_DAYS * DAY) continue;
    for (const { text, by } of saidIn(item, pack.history)) {
      const what = KINDS.find(([pattern]) => pattern.test(text))?.[1][pack.language];
      if (!what || by === "us" || NOT_SO.test(text) || (by === "report" && OURS.test(text))) continue;
      const isTheirs = by === "them" && isWritten(activity) && isFrom(activity, pack.history);
      return { ...found, what, quote: isTheirs && isQuotable(text, pack) ? text : undefined };
    }
  }
  return undefined;
}

const isQuotable = (text: string, { language }: Pack): boolean =>
  text.length <= LONGEST_QUOTE &&
  !/[“”"[\]?]|https?:|@/u.test(text) &&
  actOf(text, { isFirst: false, afterClosing: false }) !== "courtesy" &&
  (languageOf(text) ?? language) === language;

export const dayOfNews = ({ activity }: News, pack: Pack): string => spokenDay(activity.occurredAt, pack);
