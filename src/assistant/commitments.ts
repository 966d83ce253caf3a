import { type Figure, figuresIn } from "./figures.ts";
import { type NumberFigure, sameNumber } from "./numbers.ts";
import { isTheirWish } from "./our-words.ts";
import { splitSentences } from "./sentences.ts";
import { clauseAt, isDenied } from "./statuses.ts";
import { languageOf, sharedWords } from "./topics.ts";

/** Money that we give: refunds, discounts, gifts, compensation, guarantees. Only what we have told the customer ourselves bears one out. */

interface Commitment {
  name: string;
  /** Words that make it. */
  made: RegExp;
  /** Words of ours that speak of it. */
  spokenOf: RegExp;
}

const bounded = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${list})(?![\\p{L}\\p{M}])`, "giu");

const SUM = "[$€£]?\\d";

const COMMITMENTS: Commitment[] = [
  {
    name: "refund",
    made: bounded(
      `hoàn (?:lại )?(?:tiền|phí|cọc|trả)|hoàn lại|hoàn (?:cho )?(?:anh|chị|ông|bà|bạn|quý khách)? ?${SUM}[\\d.,]*|trả lại(?: \\S+){0,2} (?:tiền|cọc|${SUM}\\S*)|lấy lại(?: \\S+)? (?:tiền|${SUM}\\S*)|refund\\p{L}*|money back|reimburs\\p{L}*|pay(?:ing)?(?: you)?(?: back)? ${SUM}\\S* back|pay(?:ing)? you back|return(?:ing)? your (?:money|deposit|payment)`,
    ),
    spokenOf: bounded("hoàn|trả lại|refund\\p{L}*|money back|reimburs\\p{L}*|pay\\p{L}* (?:\\S+ )?back"),
  },
  {
    name: "discount",
    made: bounded(
      `giảm giá|giảm(?: \\S+){0,3} ${SUM}[\\d.,]*|bớt(?: \\S+){0,3} ${SUM}[\\d.,]*|hạ giá|chiết khấu|khuyến mãi|khuyến mại|ưu đãi|discount\\p{L}*|rebate|special offer|\\d+ ?% off|${SUM}[\\d.,]* off|(?:cut|lower|reduc)\\p{L}* (?:the |our |your )?prices?`,
    ),
    spokenOf: bounded(
      "giảm|bớt|hạ giá|chiết khấu|khuyến m\\p{L}+|ưu đãi|discount\\p{L}*|rebate|offer|off|reduc\\p{L}*|lower\\p{L}*|cut\\p{L}*",
    ),
  },
  {
    name: "free",
    made: bounded(
      "miễn phí|miễn cước|(?:không|khỏi) (?:tính|thu|lấy|mất) (?:thêm )?(?:phí|tiền|cước)|tặng|biếu|cho (?:anh |chị |quý khách |bạn )?mượn|lo (?:mọi|toàn bộ|hết|tất cả)(?: \\S+)? chi phí|chịu (?:mọi|toàn bộ|hết|tất cả)? ?(?:chi phí|phí|cước)|free of charge|for free|ships? (?:\\S+ )?free|free (?:shipping|delivery|sample|trial|upgrade|month)|(?:is|are) free|complimentary|at no (?:extra )?(?:cost|charge)|without charge|waiv\\p{L}+|(?:is|are|all) on us|cover(?:ing)? (?:all|the|your|every)",
    ),
    spokenOf: bounded(
      "miễn|không (?:tính|thu|lấy)|khỏi (?:tính|trả)|tặng|biếu|mượn|chịu|lo|free|complimentary|no (?:extra )?(?:cost|charge)|waiv\\p{L}+|on us|ours|cover\\p{L}*",
    ),
  },
  {
    name: "compensation",
    made: bounded("bồi thường|đền bù|đền(?= \\S+ \\d)|compensat\\p{L}*|credit note"),
    spokenOf: bounded("bồi thường|đền|bù|compensat\\p{L}*|credit\\p{L}*"),
  },
  {
    name: "credit",
    made: bounded(
      "(?:giãn|gia hạn|kéo dài|lùi|khất)(?: \\S+){0,2} (?:công nợ|thanh toán|hạn nợ)|(?:giãn|gia hạn|lùi) nợ|cho (?:anh |chị |quý khách |bạn )?(?:nợ|gối đầu|trả chậm|trả sau|trả góp)|extend(?:ed|ing)?(?: \\S+){0,2} (?:credit|payment terms?|due date)|(?:pay|settle) (?:us )?later",
    ),
    spokenOf: bounded("giãn|gia hạn|kéo dài|lùi|gối đầu|trả chậm|trả sau|trả góp|nợ|extend\\p{L}*|credit|terms|later"),
  },
  {
    name: "guarantee",
    made: bounded("cam kết (?:hoàn|bồi|giao|đổi|giá|mua)|(?:đảm bảo|bảo đảm) (?:giá|hoàn|giao)|guarantee\\p{L}*"),
    spokenOf: bounded("cam kết|đảm bảo|bảo đảm|guarantee\\p{L}*"),
  },
];

/** Of a negated word the contrary is said; these carry their negation in themselves. */
const SAYS_NO_ITSELF = /^(?:không|khỏi|at no|without)/iu;
/** "About the refund that you mention …": a matter, no promise. */
const AS_A_MATTER =
  /(?<![\p{L}\p{M}])(?:về(?: việc| chuyện| vấn đề| khoản)?|chuyện|vấn đề|yêu cầu|đề nghị|regarding|about|concerning|the question of|(?:your|the) (?:request|claim|wish) (?:for|to))(?: [\p{L}\p{M}]+){0,3} ?$/iu;
/** Somebody else does it: the customer, or a competitor. */
const DONE_BY_OTHERS =
  /(?<![\p{L}\p{M}])(?:bên (?:kia|khác|đó)|đối thủ|họ|(?:anh|chị|ông|bà|cô|chú|bác|bạn|khách(?: hàng)?|quý khách)(?: \p{Lu}\p{L}+)?|they|he|she|you|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?: (?:đã|có|sẽ|vừa|cũng|từng|còn|đang|have|has|had|will|also|already))*(?: (?:chào|xin|trả|offer\p{L}*|gave|giving|made))? ?$/u;
const OURS_BEFORE = /(?<![\p{L}\p{M}])(?:bên (?:em|mình|tôi|cháu)|em|tôi|mình|cháu|chúng tôi|we|i|our|us)(?![\p{L}\p{M}])/iu;
const OUR_SIDE = /^(?:Mộc Giang|We|I|Our|Our \p{L}+|As|The|This|Shipping|Delivery|Engraving|Bên|Dạ|Em|Tôi|Mình|Chúng)$/u;

/** Each promise of money in a text, or each kind that a source speaks of. */
export const commitmentsIn = (text: string, as: "promise" | "source" = "promise"): { raw: string; name: string }[] =>
  COMMITMENTS.flatMap(({ name, made, spokenOf }) => {
    const [raw] = text.match(as === "promise" ? made : spokenOf) ?? [];
    return raw ? [{ raw, name }] : [];
  });

/** Words that give money away which none of our own words bear out; what others ask or give needs only a source that speaks of it. */
export function unfoundedCommitments(text: string, cited: string[], ours: string[]): string[] {
  return COMMITMENTS.flatMap(({ made, spokenOf }) => {
    const match = [...text.matchAll(made)].find((one) => isPromised(text, one));
    if (!match) return [];
    const isBorne = isOfOthers(text, match.index)
      ? cited.some((source) => source.search(spokenOf) >= 0)
      : ours.some((source) => isOurs(text, match, source, spokenOf));
    return isBorne ? [] : [match[0]];
  });
}

const isPromised = (text: string, { 0: raw, index }: RegExpExecArray): boolean =>
  SAYS_NO_ITSELF.test(raw) || !isDenied(text.slice(Math.max(0, index - 60), index));

function isOfOthers(text: string, at: number): boolean {
  const before = text.slice(0, at);
  if (isTheirWish(before) || AS_A_MATTER.test(before)) return true;
  if (OURS_BEFORE.test(before)) return false;
  const [doer] = DONE_BY_OTHERS.exec(before) ?? [];
  return doer !== undefined && !OUR_SIDE.test(doer.trim());
}

/** One of our sentences has to speak of the same kind, with the same sum or share, or of the same thing. */
function isOurs(text: string, made: RegExpExecArray, source: string, spokenOf: RegExp): boolean {
  const clause = clauseAt(text, made.index);
  const sums = sumsIn(clause);
  const thing = clause.replace(spokenOf, " ");
  const namesNothing = sharedWords(thing, thing) === 0;
  return splitSentences(source).some(({ text: said }) => {
    const spoken = [...said.matchAll(spokenOf)].some((one) => isPromised(said, one));
    if (!spoken) return false;
    if (sums.length > 0) return sums.every((sum) => sumsIn(said).some((other) => sameNumber(sum, other)));
    return namesNothing || languageOf(text) !== languageOf(said) || sharedWords(thing, said) > 0;
  });
}

const NO_DAY = { today: 0, monthFirst: false };
const isSum = (figure: Figure): figure is NumberFigure => figure.kind === "money" || figure.kind === "percent" || figure.kind === "number";
const sumsIn = (text: string): NumberFigure[] => figuresIn(text, NO_DAY).filter(isSum);
