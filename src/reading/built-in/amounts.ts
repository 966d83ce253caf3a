import { type NumberFigure, numbersIn } from "../../assistant/numbers.ts";
import { decimalsOf } from "../../core/money.ts";
import { type Passage, spanOf } from "../own-words.ts";
import type { Found, Values } from "../reading.schema.ts";

/** What the customer can spend: an amount of money beside words for it. Debts, prices, turnovers and telephone numbers are none. */

const BUDGET =
  /ngan sach|budget|kinh phi|du (?:chi|toan|tru)|muc (?:dau tu|chi)|han muc|(?:tam|khoang|duoi|toi da|khong qua|cao nhat|trong tam|trong khoang|co|duyet|chi|bo ra|san sang chi|dau tu|tai chinh)(?: \p{L}+){0,4} $|do (?:lai|ve)|tro xuong|\b(?:afford|spend|spending|allocated|set aside|up to|no more than|at most|cap of|approved|invest|earmarked|funding)\b/u;
const STRONG = /ngan sach|budget|kinh phi|du (?:chi|toan|tru)|muc (?:dau tu|chi)|tai chinh|\b(?:afford|allocated|set aside|earmarked)\b/u;
const OTHER_MONEY =
  /cong no|con no|dang no|hoa don|da (?:tra|chuyen|thanh toan)|chuyen khoan|doanh (?:thu|so)|von dieu le|bao gia (?:cua|la|ben)|ben (?:kia|khac|em|do)(?: \p{L}+){0,2} (?:bao|chao)|luong|phat|boi thuong|phi (?:ship|van chuyen)|giam gia|chiet khau|tiet kiem|(?:re|dat|cao|thap|kem|chenh|lech|hut|lo|thieu|mat)(?: hon)?(?: \p{L}+){0,3} (?:khoang|tam|chung|gan|hon)(?= )|nam ngoai|\b(?:invoice|paid|owe|owes|outstanding|revenue|turnover|salary|penalty|refund|discount|you quoted|quoted us|charged|savings?|last year)\b/u;
const WEAK =
  /(?:tam|khoang|duoi|toi da|khong qua|trong tam)(?: \p{L}+)? $|\b(?:up to|no more than|at most|under|around|about) (?:usd |us)?[$€£]?$/u;
const WANTING = /mua|dat|can|tim|lay|lam|goi|may|giai phap|\b(?:buy|need|looking|solution|machines?|package|spend)\b/u;
const NOT_OURS =
  /(?:khach (?:cua|hang)|doi thu|ben (?:kia|khac)|their|his|her|competitor)(?: \p{L}+){0,4} (?:ngan sach|budget)|(?:ngan sach|budget)(?: \p{L}+){0,3} (?:cua (?:ho|doi thu|ben kia)|is not ours)|^(?:neu|gia nhu|if)(?: \p{L}+){0,5} (?:ngan sach|budget)|(?:het|khong co|chua co|chua duyet|no|without) (?:\p{L}+ ){0,2}(?:ngan sach|budget)/u;

export function budgetIn(passages: Passage[], fallback: string): Found<Values["budget"]> | undefined {
  const found = passages.flatMap((passage) => budgetsOf(passage, fallback));
  return found.sort((a, b) => b.confidence - a.confidence)[0];
}

function budgetsOf(passage: Passage, fallback: string): Found<Values["budget"]>[] {
  const { folded } = passage;
  if (!BUDGET.test(folded) && !numbersIn(passage.text).some((figure) => WEAK.test(folded.slice(0, figure.start)))) return [];
  if (NOT_OURS.test(folded) || (OTHER_MONEY.test(folded) && !STRONG.test(folded))) return [];
  return numbersIn(passage.text).flatMap((figure, _, all) => {
    const amount = moneyOf(figure, passage.text, fallback);
    if (!amount || isOther(folded, figure)) return [];
    const confidence = confidenceOf(folded, figure, all);
    return confidence > 0 ? [{ value: amount, span: spanOf(passage, figure.start, figure.end - figure.start), confidence }] : [];
  });
}

/** Nearest to the word for it; without one only beside "at most" or the like, and when something is wanted. */
function confidenceOf(folded: string, figure: NumberFigure, all: NumberFigure[]): number {
  const strong = STRONG.exec(folded);
  const isMoney = (other: NumberFigure) => other.kind === "money" && other !== figure;
  if (strong) {
    const gap = Math.abs(figure.start - strong.index);
    const isNearest = !all.some((other) => isMoney(other) && Math.abs(other.start - strong.index) < gap);
    return gap > 90 || !isNearest ? 0 : all.some(isMoney) ? 0.72 : 0.9;
  }
  const [before, after] = [folded.slice(Math.max(0, figure.start - 40), figure.start), folded.slice(figure.end, figure.end + 14)];
  const isCapped =
    WEAK.test(before) || /^ ?(?:do lai|do ve|tro xuong)/u.test(after) || /\b(?:spend|spending|invest|afford)\b/u.test(before);
  return isCapped && WANTING.test(folded) && !all.some(isMoney) ? 0.7 : 0;
}

/** Another sum in the same sentence that is no budget: "công nợ 50 triệu". */
const isOther = (folded: string, { start }: NumberFigure): boolean =>
  OTHER_MONEY.test(folded.slice(Math.max(0, start - 24), start)) && !STRONG.test(folded.slice(Math.max(0, start - 24), start));

/** An amount in minor units; the currency as written, or what its scale tells: "300 triệu" are đồng. */
export function moneyOf({ kind, values, currency, raw }: NumberFigure, text: string, fallback: string): Values["budget"] | undefined {
  if (kind !== "money" || values[0] === undefined) return undefined;
  const code =
    currency ?? (/tri[eệ]u|t[yỷi]̉?|tỉ|tr|củ|ngh[iì]n|ng[aà]n/iu.test(raw) ? "VND" : /[^\x00-\x7f]/.test(text) ? "VND" : fallback);
  const amount = Math.round(values[0] * 10 ** decimalsOf(code));
  const isReal = Number.isSafeInteger(amount) && amount >= (code === "VND" ? 100_000 : 1_000);
  return isReal ? { amount, currency: code } : undefined;
}
