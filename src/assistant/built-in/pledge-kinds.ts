import type { Language } from "../assistant.schema.ts";

/** What kind of thing was promised, so that it can be named in the letter's language when the words of the promise are another's. */

const KINDS = {
  invoice: { en: "send {you} the invoice", vi: "gửi {you} hóa đơn" },
  contract: { en: "send {you} the contract", vi: "gửi {you} hợp đồng" },
  quote: { en: "send {you} the quote", vi: "gửi {you} báo giá" },
  sample: { en: "send {you} the samples", vi: "gửi {you} hàng mẫu" },
  documents: { en: "send {you} the documents", vi: "gửi {you} tài liệu" },
  call: { en: "call {you} back", vi: "gọi lại cho {you}" },
  answer: { en: "get back to {you}", vi: "trả lời {you}" },
  delivery: { en: "make the delivery", vi: "giao hàng cho {you}" },
  replacement: { en: "send {you} a replacement", vi: "đổi hàng cho {you}" },
  visit: { en: "come and see {you}", vi: "đến gặp {you}" },
  repair: { en: "put this right", vi: "khắc phục sự cố cho {you}" },
} satisfies Record<string, Record<Language, string>>;

type PledgeKind = keyof typeof KINDS;

const bounded = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`, "iu");

/** Things that are handed over, the more telling ones first: "the quote and its data sheet" is a quote. */
const THINGS: [PledgeKind, RegExp][] = [
  ["invoice", bounded("hóa đơn|hoá đơn|invoices?")],
  ["contract", bounded("hợp đồng|phụ lục|contracts?|agreement")],
  ["quote", bounded("báo giá|bảng giá|chào giá|quotes?|quotation|price list|pricing|offer")],
  ["sample", bounded("mẫu(?! mã)|samples?|swatch(?:es)?")],
  [
    "documents",
    bounded(
      "tài liệu|hồ sơ|chứng nhận|chứng từ|catalogue?|bản vẽ|báo cáo|giấy \\p{L}+|phiếu|bảng \\p{L}+|biên bản|văn bản|documents?|certificates?|catalogues?|brochure|drawings?|reports?|data ?sheets?|specifications?|paperwork|papers",
    ),
  ],
];

const DOINGS: [PledgeKind | "handing", RegExp][] = [
  ["handing", bounded("gửi|nộp|chuyển|cung cấp|bổ sung|soạn|làm|lập|send|share|provide|forward|prepare|draft|email|báo giá|quote")],
  ["call", bounded("gọi|gọi lại|gọi điện|call|ring|phone")],
  ["answer", bounded("báo|báo lại|phản hồi|trả lời|xác nhận|get back|come back|reply|respond|let you know|answer|confirm")],
  ["replacement", bounded("đổi|thay|bù|replace|exchange")],
  ["delivery", bounded("giao|ship|deliver|dispatch")],
  ["visit", bounded("ghé|qua|đến|sang|tới|thăm|visit|come by|drop by|stop by|meet")],
  ["repair", bounded("sửa|khắc phục|xử lý|bảo hành|fix|repair|sort out")],
];

/** The promise in the words of a language, with "{you}" in it; undefined when its kind cannot be told. */
export function pledgeInWords(text: string, language: Language): string | undefined {
  const kind = kindOf(text);
  return kind && KINDS[kind][language];
}

/** What is done is the first thing said to be done behind who does it; what is handed over must be named. */
function kindOf(text: string): PledgeKind | undefined {
  const promised = text.slice(Math.max(0, text.search(COMMITS)));
  const [first] = DOINGS.map(([kind, pattern]) => ({ kind, at: promised.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  if (first?.kind !== "handing") return first?.kind;
  const handed = promised.slice(first.at);
  return THINGS.find(([, pattern]) => pattern.test(handed))?.[0];
}

const COMMITS = bounded("sẽ|hứa|hẹn|cam kết|will|promised?|agreed|going to|to do|next step|\\p{L}+['’]ll");
