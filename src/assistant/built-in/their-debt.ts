import { formatMoney } from "../../core/money.ts";
import { fold } from "../../core/text.ts";
import { DAY } from "../../core/time.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isTalk, isUnreached, isWritten } from "../signals.ts";
import { isFrom } from "../speech.ts";
import { languageOf } from "../topics.ts";
import type { Mention } from "./mention.ts";
import { saysPaid } from "./offers.ts";
import { saidIn } from "./prose.ts";

/** What the customer owes by the records: an order whose terms have run out, and what was agreed about paying. */
export interface DueOrder {
  code: string;
  amount: string | undefined;
  day: string;
  /** Days of credit, in the words that the order has for them. */
  terms: { days: number; isNet: boolean };
  item: PackItem;
}

/** When the two sides agreed how it is to be paid; `point` is what, where it can be said in the letter's language. */
export interface PaymentPlan {
  day: string;
  point: string | undefined;
  /** Their own words, where they wrote it. */
  quote: string | undefined;
  item: PackItem;
}

const WITHIN_DAYS = 240;
const TERMS =
  /(?:công nợ|trả chậm|thanh toán (?:sau|trong|trong vòng)|hạn (?:nợ|thanh toán))[^.\d]{0,16}(?<vi>\d{1,3}) ngày|\bnet[ -]?(?<net>\d{1,3})\b|(?:payment|payable|due|terms?)[^.\d]{0,24}(?<en>\d{1,3})[ -]days?|(?<credit>\d{1,3})[ -]days?(?:['’])? (?:credit|terms|net)/iu;

/** The newest order on credit that is past its days, and that nothing since says to be paid. */
export function dueOrderOf(mentions: Mention[], pack: Pack): DueOrder | undefined {
  const orders = mentions.filter(({ activity }) => activity.kind === "order" && pack.now - activity.occurredAt < WITHIN_DAYS * DAY);
  for (const { activity, item, day } of orders) {
    const found = TERMS.exec(`${activity.subject}\n${activity.body}`)?.groups;
    const terms = { days: Number(found?.vi ?? found?.net ?? found?.en ?? found?.credit), isNet: found?.net !== undefined };
    if (!terms.days || activity.occurredAt + terms.days * DAY > pack.now || isPaidSince(activity.occurredAt, mentions)) continue;
    const { amount, currency, orderNumber } = activity.meta;
    const spoken = amount === undefined ? undefined : formatMoney(amount, currency ?? "VND", pack.language);
    return { code: orderNumber ?? "", amount: spoken, day, terms, item };
  }
  return undefined;
}

const isPaidSince = (at: number, mentions: Mention[]): boolean =>
  mentions.some(({ activity }) => activity.occurredAt > at && activity.kind !== "order" && saysPaid(activity));

const PAYS =
  /(?<!\p{L})(?:trả|ck|thanh toán|chuyển(?: khoản| tiền)?|pay(?:s|ing|ment)?|settle|transfer)(?!\p{L})[^,;]*(?:nửa|hết|nốt|đủ|phần|trước|\d ?(?:tr|triệu|k)(?!\p{L})|đợt|\d ?%|tuần|tháng|ngày|half|rest|balance|remainder|part|instal|week|month|by |on )|(?:tuần|tháng|ngày|half|rest|week|month)[^,;]*(?<!\p{L})(?:trả|thanh toán|chuyển khoản|pay|settle|transfer)(?!\p{L})/iu;
/** The same typed in haste, without marks: "ck truoc 20tr, con lai dau thang". */
const PAYS_BARE =
  /(?<![a-z])(?:ck|thanh toan|chuyen(?: khoan| tien)?|tra)(?![a-z])[^,;]*(?:nua|het|not|du |phan|dot|truoc|\d ?%|\d ?(?:tr|k|cu)|tuan|thang|ngay)|(?:tuan|thang|ngay)[^,;]*(?<![a-z])(?:ck|tra|thanh toan|chuyen khoan)(?![a-z])/u;
const LONGEST_QUOTE = 160;

const isPaying = (text: string): boolean => PAYS.test(text) || (isUnmarked(text) && PAYS_BARE.test(text.toLowerCase()));
const isUnmarked = (text: string): boolean => fold(text) === text.toLowerCase().trim();

const OURS = /(?:bên (?:em|mình|tôi)|chúng (?:tôi|ta)|\bwe\b)(?: \S+){0,2} (?:trả|thanh toán|chuyển|pay)/iu;

/** The newest word about how to pay: agreed in a talk, or written by the customer. */
export function paymentPlanOf(mentions: Mention[], pack: Pack, since: number): PaymentPlan | undefined {
  const later = mentions.filter(({ activity }) => activity.occurredAt >= since && activity.kind !== "order" && !isUnreached(activity));
  for (const { item, activity, day } of later.filter(
    ({ activity }) => isTalk(activity) || (activity.direction === "in" && isWritten(activity)),
  )) {
    const said = saidIn(item, pack.history).find(({ text, by }) => by !== "us" && isPaying(text) && !OURS.test(text) && !/\?/u.test(text));
    if (!said) continue;
    const isOwn = !isTalk(activity) && isFrom(activity, pack.history) && said.text.length <= LONGEST_QUOTE;
    return { day, point: isTalk(activity) ? pointOf(said.text, pack) : undefined, quote: isOwn ? said.text : undefined, item };
  }
  return undefined;
}

/** Of a report only the clauses on paying, with its days told from then: "tuần này" has passed by now. */
function pointOf(text: string, { language }: Pack): string | undefined {
  if ((languageOf(text) ?? language) !== language) return undefined;
  const clauses = text
    .replace(/^[^:]{2,20}: /u, "")
    .split(/[,;] /u)
    .filter((clause) => PAYS.test(clause));
  return clauses.length === 0 ? undefined : fromThen(clauses.join(", ").replace(/[.]$/u, ""));
}

const THEN: [RegExp, string][] = [
  [/tuần này/giu, "tuần đó"],
  [/tuần (?:sau|tới)/giu, "tuần kế đó"],
  [/tháng này/giu, "tháng đó"],
  [/tháng (?:sau|tới)/giu, "tháng kế đó"],
  [/hôm nay/giu, "hôm đó"],
  [/ngày mai|(?<!\p{L})mai(?!\p{L})/giu, "hôm kế đó"],
  [/this week/giu, "that week"],
  [/next week/giu, "the week after"],
  [/this month/giu, "that month"],
  [/next month/giu, "the month after"],
];

function fromThen(text: string): string {
  const told = THEN.reduce((rest, [now, then]) => rest.replace(now, then), text);
  return told.charAt(0).toLowerCase() + told.slice(1);
}
