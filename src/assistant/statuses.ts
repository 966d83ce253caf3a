import { fold } from "../core/text.ts";
import { splitSentences } from "./sentences.ts";

/** What became of something (cancelled, delivered, paid, agreed …): a sentence may only say it when a source says so, and not the contrary. */

interface Status {
  /** Words that say it. */
  said: string;
  /** Further words of a source that speak of it. */
  heard: string;
  /** Words of a source that say the contrary by themselves. */
  denied?: string;
}

const STATUSES: Status[] = [
  {
    said: "huỷ|hủy|cancel|cancels|cancelled|canceled|cancelling|canceling|called off|call off",
    heard:
      "cancellation|đã huỷ|bị huỷ|xin huỷ|muốn huỷ|huỷ đơn|không lấy nữa|không mua nữa|ngừng|ngưng|dừng|rút|terminate|terminated|stop|stopped|withdraw|withdrew|withdrawn",
  },
  {
    said: "hoãn|trì hoãn|postpone|postponed|rescheduled|deferred|put off|pushed back",
    heard:
      "dời|lùi|chậm|trễ|muộn|đổi lịch|đổi ngày|để sau|chuyển sang|chuyển lịch|reschedule|postpones|postponing|delay|delayed|moved to|move to|later|push back|slipped|instead",
  },
  {
    said: "trả lại|hoàn trả|trả hàng|returned",
    heard: "trả(?!\\slời)|đổi|return|returns|returning|send back|sent back|sending back|gửi lại|thu hồi|take back|took back|rma",
  },
  {
    said: "đã giao|đã được giao|giao xong|giao rồi|giao đủ|giao hàng xong|đã nhận hàng|đã nhận được hàng|đã nhận đủ|delivered",
    heard:
      "giao|giao hàng|được giao|giao ngày|nhận hàng|nhận được|nhận đủ|đã nhận|hàng về|hàng tới|hàng đến|tới kho|về kho|bàn giao|deliver|delivery|deliveries|delivers|arrive|arrived|arrives|received|handed over|dispatched|shipped|landed|came in",
    denied: "chưa tới|chưa đến|chưa về|still waiting|missing",
  },
  {
    said: "đã thanh toán|đã được thanh toán|chưa thanh toán|chưa được thanh toán|không thanh toán|thanh toán xong|thanh toán rồi|thanh toán đủ|đã chuyển khoản|chưa chuyển khoản|đã đặt cọc|đã cọc|chưa cọc|đã trả tiền|chưa trả tiền|đã trả đủ|tất toán|paid|been settled",
    heard:
      "thanh toán|chuyển khoản|chuyển tiền|đặt cọc|cọc|trả tiền|trả trước|trả đủ|trả hết|đã trả|tiền về|nhận tiền|nhận đủ|nhận được tiền|công nợ|pay|pays|paying|payment|payments|settled|settle|transfer|transferred|deposit|remitted|remittance|cleared",
    denied: "unpaid|outstanding|overdue|past due|quá hạn|còn nợ|đang nợ|nợ",
  },
  {
    said: "đồng ý|chấp nhận|chấp thuận|phê duyệt|đã duyệt|đã chốt|chốt rồi|nhất trí|agreed|accepted|approved",
    heard:
      "đơn hàng|po|purchase order|duyệt|chốt|thống nhất|thoả thuận|thỏa thuận|xác nhận|ưng|oke|ok|okay|được nhé|được rồi|nhận lời|cam kết|đã thắng|giai đoạn: thắng|won|agree|agrees|agreement|agreeing|accept|accepts|approve|approves|approval|approving|confirm|confirmed|confirms|signed off|go ahead|going ahead|happy with|happy to|fine|yes|decided|settled on|đã ký|signed|promised|hứa|hẹn",
    denied:
      "từ chối|refused|refuses|declined|rejected|turned down|đàm phán|negotiation|đề xuất|giai đoạn: báo giá|proposal|cân nhắc|xem xét|considering",
  },
  {
    said: "từ chối|refused|declined|rejected|turned down",
    heard:
      "không đồng ý|không chấp nhận|không lấy|không mua|không nhận|không cần|không quan tâm|không muốn|không duyệt|bác|đã mất|giai đoạn: thua|lost|refuse|refuses|refusal|decline|declines|reject|rejects|not interested|not accept|won't|will not|cannot accept|can't accept|said no|no longer",
  },
  {
    said: "đã ký|đã được ký|chưa ký|chưa được ký|ký xong|ký rồi|đã ký kết|signed",
    heard: "ký|ký kết|chữ ký|đã thắng|giai đoạn: thắng|won|sign|signs|signing|signature|countersigned",
    denied: "đàm phán|negotiation|đề xuất|giai đoạn: báo giá|proposal|unsigned",
  },
  {
    said: "đã hoàn tiền|hoàn tiền rồi|được hoàn tiền|refunded|reimbursed",
    heard: "hoàn tiền|hoàn lại|hoàn phí|hoàn trả|refund|refunds|reimburse|money back|trả lại tiền",
  },
];

/** Whole words of a list parted by "|". */
export const bounded = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${list})(?![\\p{L}\\p{M}\\p{N}])`, "giu");

/** A "|" between brackets parts no phrases. */
export function alternativesOf(list: string): string[] {
  const found = [""];
  let depth = 0;
  for (const char of list) {
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (char === "|" && depth === 0) found.push("");
    else found[found.length - 1] += char;
  }
  return found;
}

/** A text typed without Vietnamese marks is searched for the phrases without them; a lone word may be another then ("huy" is a name). */
export const reader = (list: string): { marked: RegExp; unmarked: RegExp } => ({
  marked: bounded(list),
  unmarked: bounded(
    alternativesOf(`${list}|${fold(list)}`)
      .filter((phrase) => phrase.includes(" ") || /^[a-z]{4,}$/u.test(phrase))
      .join("|"),
  ),
});

const FAMILIES = STATUSES.map(({ said, heard, denied }) => ({
  said: bounded(said),
  heard: reader(`${said}|${heard}`),
  denied: denied === undefined ? undefined : reader(denied),
}));

type Polarity = "yes" | "no" | "open";

const FEW_WORDS = "(?:\\s+[^\\s.,;:!?]+){0,3}\\s*$";
const NOT = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:chưa|chua|không(?! chỉ| những)|khong|chẳng|chả|chớ|never|not(?! only)|\\p{L}+n['’]t|no|nobody|none|neither|yet to|without)(?![\\p{L}\\p{M}])${FEW_WORDS}`,
  "iu",
);
const OPENLY = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:sẽ|nếu|khi|muốn|định|chờ|đợi|để|cần|phải|nên|nhờ|mong|hạn|xin|hẹn|hứa|đề nghị|yêu cầu|có thể|dự kiến|trước|will|shall|would|should|can|could|may|might|must|if|once|when|whether|unless|until|before|after|to|due|please|want|wants|plan|plans|hope|expect|awaiting|promised|asked|wanted)(?![\\p{L}\\p{M}])${FEW_WORDS}`,
  "iu",
);
const CONDITION = /(?<![\p{L}\p{M}])(?:nếu|trong trường hợp|if|once|unless|whether|until|as soon as|in case)(?![\p{L}\p{M}])/iu;
const NOT_YET = /^(?:\s+[^\s.,;:!?]+){0,3}\s+(?:chưa|hay chưa|không)(?:\s+(?:ạ|vậy|nhỉ))?\s*\?/iu;
const DONE = /(?:đã|da|bị|vừa|rồi|xong|từng|was|were|has|have|had|been|is|are|got)$/iu;

const OPEN_AFTER = /^(?:\s+[^\s.,;:!?]+){0,2}\s+(?:due|terms|by|within|trong vòng|trước)(?![\p{L}\p{M}])/iu;
const isDone = (before: string, word: string): boolean => /^(?:đã|da) |(?:rồi|xong|đủ|ed|paid)$/iu.test(word) || DONE.test(before.trim());

const REACH = 60;

/** Does a "not" stand before the place, in its clause? */
export const isDenied = (before: string): boolean => NOT.test(before);

/** Is it said to be so, said not to be so, or left open (to come, wished, asked)? Only words of the same clause count. */
export function polarityAt(sentence: string, start: number, word: string): Polarity {
  const before = sentence
    .slice(Math.max(0, start - REACH), start)
    .split(/[,;:–—]|(?:^|\s)(?:nhưng|mà|but)(?=\s)/iu)
    .at(-1);
  if (CONDITION.test(before ?? "")) return "open";
  const own = /^(?:chưa|chua|không|khong) /iu.test(word);
  if (own || NOT.test(before ?? "")) return "no";
  if (NOT_YET.test(sentence.slice(start + word.length)) || /\?["'”’)\]]*\s*$/u.test(sentence)) return "open";
  if (isDone(before ?? "", word)) return "yes";
  return OPENLY.test(before ?? "") || OPEN_AFTER.test(sentence.slice(start + word.length)) ? "open" : "yes";
}

const BREAK = /[,;:–—]|(?<![\p{L}\p{M}])(?:và|nhưng|còn|mà|tuy|dù|and|but|while|whereas|however|though|although|yet)(?![\p{L}\p{M}])/giu;

/** The clause of a sentence that a place stands in. */
export function clauseAt(sentence: string, at: number): string {
  const { start, end } = clauseSpan(sentence, at);
  return sentence.slice(start, end);
}

/** From where to where it goes. */
export function clauseSpan(sentence: string, at: number): { start: number; end: number } {
  const breaks = [...sentence.matchAll(BREAK)].map(({ index }) => index);
  const from = breaks.filter((index) => index <= at).at(-1) ?? 0;
  const to = breaks.find((index) => index > at) ?? sentence.length;
  return { start: from, end: to };
}

interface Mention {
  sentence: string;
  polarity: Polarity;
}

function mentions(family: (typeof FAMILIES)[number], source: string): Mention[] {
  const reads = /[à-ỹđ]/iu.test(source) ? "marked" : "unmarked";
  return splitSentences(source).flatMap(({ text: sentence }) => {
    const denied: Mention[] = family.denied && sentence.search(family.denied[reads]) >= 0 ? [{ sentence, polarity: "no" }] : [];
    const found = [...sentence.matchAll(family.heard[reads])].flatMap((match): Mention[] => {
      const before = sentence.slice(Math.max(0, match.index - REACH), match.index);
      const isDenied = family.denied !== undefined && clauseAt(sentence, match.index).search(family.denied[reads]) >= 0;
      return isDenied && !isDone(before, match[0]) ? [] : [{ sentence, polarity: polarityAt(sentence, match.index, match[0]) }];
    });
    return [...found, ...denied];
  });
}

/** Of what is said of several things, what is said of the thing with the same number: "HD-12 is paid, HD-13 is not". */
function ofTheSame(found: Mention[], claim: string): Mention[] {
  const codes = new Set(claim.match(/[\p{L}\d./-]*\d{2}[\p{L}\d./-]*/gu) ?? []);
  const same = found.filter(({ sentence }) => [...codes].some((code) => sentence.includes(code)));
  return same.length > 0 ? same : found;
}

/** Words of the sentence that say what became of something though no source says so, or one says the contrary. */
export function unfoundedStatuses(text: string, sources: string[], quoted: { start: number; end: number }[], isOffer: boolean): string[] {
  return FAMILIES.flatMap((family) =>
    [...text.matchAll(family.said)].flatMap((match) => {
      const [start, end] = [match.index, match.index + match[0].length];
      if (quoted.some((quote) => quote.start <= start && end <= quote.end)) return [];
      const polarity = polarityAt(text, start, match[0]);
      if (polarity === "open" && (isOffer || CONDITION.test(text))) return [];
      const heard = ofTheSame(
        sources.flatMap((source) => mentions(family, source)),
        text,
      );
      return heard.some((other) => agrees(polarity, other.polarity)) ? [] : [match[0]];
    }),
  );
}

const agrees = (claimed: Polarity, heard: Polarity): boolean =>
  claimed === "open" || heard === claimed || (claimed === "no" && heard === "open");
