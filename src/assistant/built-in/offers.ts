import { DAY } from "../../core/time.ts";
import { dayNumber } from "../calendar.ts";
import { surelyAhead } from "../day-order.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { figuresIn } from "../figures.ts";
import { splitSentences } from "../sentences.ts";
import { hasSignal, isWritten } from "../signals.ts";
import { type Mention, spokenDay } from "./mention.ts";

/** Quotes and invoices that we have sent, read out of our mails. */

export interface Quote extends Mention {
  code: string;
  total: string | undefined;
  until: string | undefined;
  hasExpired: boolean;
  /** Nothing shows that it was taken or turned down. */
  isOpen: boolean;
}

export interface Invoice {
  code: string;
  amount: string | undefined;
  due: string | undefined;
  item: PackItem;
}

const WITHIN_DAYS = { quote: 180, invoice: 200 };
const VALID = /hiệu lực|(?:giá|đơn giá) (?:này )?(?:giữ|áp dụng)|hold stock until|hold (?:this|the) price|valid|good until|expires?/iu;
const CODE = /\b((?:BG|Q|QT|QUO|RFQ)[- ]?\d[\w-]*)/u;
const TOTAL = /(?:^|\n)\s*(?:tổng(?: cộng| còn| một lớp)?|còn|total)\b[^\n]*|[^.\n]*(?:in all|tổng (?:là|cộng)|in total)[^.\n]*/giu;
const TAKEN = /duyệt|đồng ý|chốt|ký|confirmed|agreed|go ahead|yes from our side|please proceed|signed|chọn bên|không tiếp tục|would cost/iu;

export function quoteOf(contacts: Mention[], pack: Pack): Quote | undefined {
  const sent = contacts.filter(
    ({ activity, item }) =>
      activity.direction === "out" &&
      isWritten(activity) &&
      pack.now - activity.occurredAt < WITHIN_DAYS.quote * DAY &&
      isOffer(item, activity.subject),
  );
  const [found] = sent;
  if (!found) return undefined;
  const text = `${found.item.title}. ${found.item.body ?? ""}`;
  const until = daysNamed(text.slice(Math.max(0, text.search(VALID))), found, pack).at(VALID.test(text) ? 0 : 99);
  const code = CODE.exec(text)?.[1] ?? "";
  const topic =
    found.topic?.replace(/^(?:bảng |về )?(?:báo giá|chào giá|phương án|quote|quotation|offer|dự trù)\s*(?:cho|for|of|về)?\s*/iu, "") ||
    undefined;
  return {
    ...found,
    code,
    total: totalIn(found.item.body ?? ""),
    topic: topic && code && topic.includes(code) ? undefined : topic,
    until: until === undefined ? undefined : spokenDay(until * DAY + DAY / 4, pack),
    hasExpired: until !== undefined && until < dayNumber(pack.now, pack.history.workspace.timeZone),
    isOpen: !isClosed(found, contacts, pack),
  };
}

const isOffer = (item: PackItem, subject: string): boolean => {
  const body = item.body ?? "";
  const isNamed = hasSignal({ subject, body: "" }, "quote") || CODE.test(body);
  return (isNamed && /\d/.test(body)) || (totalIn(body) !== undefined && /[×=]/u.test(body));
};

function totalIn(body: string): string | undefined {
  const lines = body.match(TOTAL) ?? [];
  const sums = lines.flatMap((line) => {
    const money = figuresIn(line, { today: 0, monthFirst: false }).filter(({ kind }) => kind === "money");
    return (/^\s*(?:tổng|còn|total)/iu.test(line) ? money[0] : money.at(-1)) ?? [];
  });
  return sums.at(-1)?.raw;
}

function isClosed(found: Mention, contacts: Mention[], { history }: Pack): boolean {
  const closed = history.deals.filter(({ status }) => status !== "open");
  if (found.activity.links.some((link) => closed.some(({ id }) => id === link))) return true;
  const since = contacts.filter(({ activity }) => activity.occurredAt > found.activity.occurredAt);
  return (
    since.some(({ activity }) => activity.kind === "order") ||
    (!history.deals.some(({ status }) => status === "open") &&
      since.some(({ activity }) => activity.direction === "in" && TAKEN.test(activity.body)))
  );
}

/** Day numbers named in a text of an activity, that lie on or after it. */
export function daysNamed(text: string, { activity }: Mention, { history }: Pack): number[] {
  const { timeZone } = history.workspace;
  const today = dayNumber(activity.occurredAt, timeZone);
  return surelyAhead(text, today, timeZone)
    .filter((reading) => reading.grain === "day" && reading.from >= today)
    .map((reading) => reading.from);
}

const INVOICE =
  /(?:hóa đơn|hoá đơn|invoice)\s*(?:của |cho |for )?(?:đơn |order )?(?:số|no\.?|number|#)?\s*((?:[A-Z]{1,5}[-/]?)?\d[\w/-]*)/iu;
const DUE = /hạn (?:thanh toán|chót)|đến hạn|\bdue\b|payable by/iu;
/** Says that money has come, or is on its way. */
const PAID =
  /nhận đủ|nhận được tiền|đã nhận thanh toán|đã (?:chuyển|thanh toán)|vừa chuyển|chuyển (?:nốt|rồi|khoản rồi)|thanh toán (?:đủ|rồi|xong)|received in full|payment (?:received|was made)|remittance|has been paid|we have paid|paid (?:today|yesterday|in full)/iu;

/** A part of it, with the rest to come. */
const PARTLY =
  /trước (?:một phần|\d)|một phần|một nửa|(?<!\p{L})nửa|đợt (?:đầu|1|một)|còn lại|phần còn|con lai|\bhalf\b|\bpart(?:ial|ly)?\b|deposit|\bthe rest\b|balance|remainder/iu;
const WHOLLY = /nốt|hết|đủ|xong|toàn bộ|tất toán|in full|all of it|settled/iu;
const TYPED_IN_HASTE =
  /(?<![\p{L}\p{M}])(?:(?:ck|chuyển khoản|chuyen khoan)(?: \p{L}+){0,2} (?:rồi|roi|r|xong)|(?:đã|da|vừa|vua) ck)(?![\p{L}\p{M}])/iu;

/** Does a message say that what is owed was paid, and not only some of it? */
export function saysPaid({ subject, body }: { subject: string; body: string }): boolean {
  const text = `${subject} ${body}`;
  return (PAID.test(text) || TYPED_IN_HASTE.test(body)) && (!PARTLY.test(text) || WHOLLY.test(text));
}

/** The newest invoice that is due and that nobody has said to be paid. */
export function invoiceOf(contacts: Mention[], pack: Pack): Invoice | undefined {
  const sent = contacts.filter(
    ({ activity }) => activity.direction === "out" && isWritten(activity) && pack.now - activity.occurredAt < WITHIN_DAYS.invoice * DAY,
  );
  for (const found of sent) {
    const text = `${found.item.title}. ${found.item.body ?? ""}`;
    const code = INVOICE.exec(text)?.[1];
    if (!code) continue;
    const isPaid = contacts.some(
      ({ activity }) => activity.occurredAt >= found.activity.occurredAt && activity !== found.activity && saysPaid(activity),
    );
    const invoice = isPaid ? undefined : dueInvoice(code, text, found, pack);
    return invoice;
  }
  return undefined;
}

function dueInvoice(code: string, text: string, found: Mention, pack: Pack): Invoice | undefined {
  const sentence =
    splitSentences(text).find(
      (part) => part.text.includes(code) && figuresIn(part.text, { today: 0, monthFirst: false }).some(({ kind }) => kind === "money"),
    )?.text ??
    found.item.body ??
    "";
  const money = figuresIn(sentence, { today: 0, monthFirst: false }).find((figure) => figure.kind === "money");
  const due = DUE.test(text) ? daysNamed(text.slice(text.search(DUE)), found, pack)[0] : undefined;
  if (due !== undefined && due > dayNumber(pack.now, pack.history.workspace.timeZone)) return undefined;
  return { code, amount: money?.raw, due: due === undefined ? undefined : spokenDay(due * DAY + DAY / 4, pack), item: found.item };
}
