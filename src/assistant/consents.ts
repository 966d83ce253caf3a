import { splitSentences } from "./sentences.ts";
import { polarityAt } from "./statuses.ts";
import { isNamed, type Words, waysOf, wordsFor } from "./word-lists.ts";

/** "My manager has approved it": a consent put into the mouth of somebody who gave none. */

/** Whoever else must consent to something, in both languages; the words of one line are one part. */
const PARTS = [
  "sếp|giám đốc|tổng giám đốc|ban giám đốc|phó giám đốc|quản lý|trưởng phòng|trưởng nhóm|lãnh đạo|chủ tịch|cấp trên / boss|managers?|directors?|board|ceo|management|supervisors?|head of [a-z]+|leadership|superiors?",
  "kế toán|phòng tài chính|bộ phận tài chính / accounting|accountants?|accounts|finance|cfo|controller",
  "pháp chế|luật sư / legal|lawyers?|counsel",
  "kỹ thuật|kỹ sư / engineers?|engineering|technicians?|technical team",
  "thu mua|phòng mua hàng|bộ phận mua hàng / purchasing|procurement|buyers?",
  "kho|thủ kho|xưởng|nhà máy / warehouse|factory|production team",
  "bà xã|ông xã|vợ|chồng / wife|husband",
  "đối tác|cổ đông / partners?|shareholders?|investors?",
  "đồng nghiệp / colleagues?",
];
const ROLES = PARTS.map((part) => wordsFor([part]));
const ANY_ROLE = wordsFor(PARTS);

const CONSENT = wordsFor([
  "đồng ý|chấp nhận|chấp thuận|duyệt|phê duyệt|thông qua|nhất trí|cho phép|bật đèn xanh|gật đầu|ưng|xác nhận|chốt / ok|oke|okay|agree[sd]?|accept(?:s|ed)?|approve[sd]?|approval|signed off|signs off|sign-?off|no objections?|on board|green light|okayed|authori[sz]ed|go-ahead|consent(?:s|ed)?|confirmed|happy with",
]);

/** "Bên em", "our": that side's own word must bear it out. */
const OURS = /(?<![\p{L}\p{M}])(?:(?:bên )?(?:em|tôi|cháu)|bên mình|chúng tôi|my|our)(?![\p{L}\p{M}])/iu;

/** What is between the one who consents and the consent: nobody else, and no new clause. */
const FARTHEST = 45;
const NEW_CLAUSE =
  /[,;:.!?–—]|(?<![\p{L}\p{M}])(?:và|nhưng|còn|để|nếu|and|but|if|so|because|vì|we|i|you|they|he|she|that)(?![\p{L}\p{M}])/iu;

interface Consent {
  raw: string;
  role: string;
  isOurs: boolean;
}

/** Whose words may bear a consent out. */
export interface Hearing {
  /** What the sentence cites. */
  cited: string[];
  /** What of it we said or noted ourselves. */
  ours: string[];
  /** The records of who is known: whose mail it is, and what they are. */
  known: string[];
}

/** Consents in the sentence that nobody in that part is told to have given. */
export function unfoundedConsents(text: string, { cited, ours, known }: Hearing, quoted: { start: number; end: number }[]): string[] {
  return consentsIn(text, quoted)
    .filter(({ role, isOurs }) => {
      const part = ROLES.filter((words) => isNamed(role, words));
      const isKnown = !isOurs && known.some((record) => part.some((words) => isNamed(record, words)));
      return !(isOurs ? ours : cited).some((source) => isGiven(source, part, isKnown));
    })
    .map(({ raw }) => raw);
}

function consentsIn(text: string, quoted: { start: number; end: number }[]): Consent[] {
  const ways = waysOf(text);
  const roles = [...text.matchAll(ANY_ROLE[ways])];
  return [...text.matchAll(CONSENT[ways])].flatMap(({ 0: raw, index }): Consent[] => {
    if (quoted.some(({ start, end }) => start <= index && index < end) || polarityAt(text, index, raw) !== "yes") return [];
    const role = roles.find((one) => isBeside(text, one, { index, raw }));
    if (!role) return [];
    const side = text.slice(Math.max(0, role.index - 12), role.index + role[0].length + 12);
    const [from, to] = [Math.min(role.index, index), Math.max(role.index + role[0].length, index + raw.length)];
    return [{ raw: text.slice(from, to), role: role[0], isOurs: OURS.test(side) }];
  });
}

/** In front of the consent, or behind it where it is given "by" them. */
function isBeside(text: string, role: RegExpExecArray, { index, raw }: { index: number; raw: string }): boolean {
  const [end, after] = [role.index + role[0].length, index + raw.length];
  const between = end <= index ? text.slice(end, index) : text.slice(after, Math.max(after, role.index));
  if (between.length > FARTHEST || NEW_CLAUSE.test(between)) return false;
  return end <= index || /(?<![\p{L}\p{M}])(?:by|from|bởi|của)(?![\p{L}\p{M}])/iu.test(between);
}

/** Does a source tell of the consent in one breath with who gave it? */
function isGiven(source: string, part: Words[], isKnown: boolean): boolean {
  const sentences = splitSentences(source).map((sentence) => sentence.text);
  return sentences.some((sentence, at) => {
    const breath = `${sentences[at - 1] ?? ""} ${sentence}`;
    const isTheirs = isKnown || part.some((words) => isNamed(breath, words));
    return (
      isTheirs && [...sentence.matchAll(CONSENT[waysOf(sentence)])].some(({ 0: raw, index }) => polarityAt(sentence, index, raw) === "yes")
    );
  });
}
