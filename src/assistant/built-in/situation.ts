import type { Activity } from "../../activities/activities.schema.ts";
import { formatMoney } from "../../core/money.ts";
import { DAY } from "../../core/time.ts";
import { actOf } from "../claims.ts";
import type { Pack } from "../evidence.ts";
import type { History } from "../history.ts";
import { isContact, isTalk, isUnreached, isWritten } from "../signals.ts";
import { isFrom, otherWriter } from "../speech.ts";
import { agreedIn } from "./agreed.ts";
import { type Complaint, complaintOf } from "./complaints.ts";
import { type Debt, debtsOf } from "./debts.ts";
import { isHostile, isSpammer } from "./hostile.ts";
import { type Directive, directivesOf } from "./instruction.ts";
import { type Mention, mention, type Quoted } from "./mention.ts";
import { type News, newsOf } from "./news.ts";
import { type Invoice, invoiceOf, type Quote, quoteOf } from "./offers.ts";
import { dealOf, type OpenDeal } from "./open-deal.ts";
import { type Pledge, pledgesOf } from "./pledges.ts";
import { saidIn } from "./prose.ts";
import { leftInWriting, type OpenQuestion, openQuestionsOf } from "./questions.ts";
import { type Term, termOf } from "./term.ts";
import { type DueOrder, dueOrderOf, type PaymentPlan, paymentPlanOf } from "./their-debt.ts";

/** What there is to write about. Only written words of either side are ever quoted, never our notes. */
export interface Situation {
  isSpam: boolean;
  last: Mention | undefined;
  /** The newest message, talk or order in which the customer took part. */
  heard: Mention | undefined;
  mailIn: Mention | undefined;
  /** The newest message by somebody else of theirs, when the reader was not heard of since. */
  colleague: Colleague | undefined;
  /** Our newest message, when nothing has come back since. */
  unanswered: Mention | undefined;
  talk: Mention | undefined;
  /** What was settled in that talk, addressed to the customer. */
  agreed: string[];
  questions: OpenQuestion[];
  /** What their last message asks and no message of ours has answered, whatever was talked of since. */
  inLastMail: OpenQuestion[];
  /** A telling sentence of the customer's last message. */
  said: Quoted | undefined;
  /** What we asked for in our unanswered message. */
  asked: Quoted | undefined;
  /** Why the customer did not buy, in their own words. */
  decline: Quoted | undefined;
  complaint: Complaint | undefined;
  debts: Debt[];
  theirPledge: Pledge | undefined;
  quote: Quote | undefined;
  /** When the contract ends, and good news of theirs. */
  term: Term | undefined;
  news: News | undefined;
  invoice: Invoice | undefined;
  /** An order that is due by its terms, and what was agreed about paying since. */
  dueOrder: DueOrder | undefined;
  paymentPlan: PaymentPlan | undefined;
  order: (Mention & { code: string; amount: string | undefined; isRecent: boolean }) | undefined;
  deal: OpenDeal | undefined;
  directives: Directive[];
}

/** What somebody else on the customer's side wrote; its words only where the reader had a copy. */
export interface Colleague extends Mention {
  writer: string;
  said: Quoted | undefined;
}

const RECENT_DAYS = { talk: 60, said: 200, order: 45, decline: 500, asked: 60 };

export function readSituation(pack: Pack): Situation {
  const { now, history } = pack;
  const mentions = pack.items
    .flatMap((item) => mention(item, pack))
    .filter(({ activity }) => activity.occurredAt <= now && !isHostile(activity));
  const within =
    (days: number) =>
    ({ activity }: Mention) =>
      now - activity.occurredAt < days * DAY;
  const contacts = mentions.filter(({ activity }) => isContact(activity) && !isUnreached(activity));
  const theirs = ({ activity }: Mention) => activity.direction === "in" && isWritten(activity) && isFrom(activity, history);
  const heard = contacts.find((found) => theirs(found) || isTalk(found.activity) || found.activity.kind === "order");
  const mailIn = contacts.find(theirs);
  const mailOut = contacts.find(
    ({ activity }) => activity.direction === "out" && isWritten(activity) && activity.kind !== "sms" && isTo(activity, history),
  );
  const unanswered = mailOut && mailOut.activity.occurredAt > (heard?.activity.occurredAt ?? 0) ? mailOut : undefined;
  const talk = contacts.find((found) => isTalk(found.activity));
  const pledges = pledgesOf(pack);
  const [invoice, dueOrder] = [invoiceOf(contacts, pack), dueOrderOf(mentions, pack)];
  const owedSince = (invoice ?? dueOrder)?.item.at;
  return {
    isSpam: isSpammer(history),
    ...{ last: contacts[0], heard, mailIn, unanswered, talk },
    colleague: contacts
      .filter(({ activity }) => activity.occurredAt > (heard?.activity.occurredAt ?? 0))
      .flatMap((found) => byColleague(found, pack))[0],
    agreed: talk && within(RECENT_DAYS.talk)(talk) ? agreedIn(talk.item, pack) : [],
    questions: openQuestionsOf(pack).filter(({ item }) => item.activity && isFrom(item.activity, history)),
    inLastMail: mailIn ? leftInWriting(mailIn.item, pack) : [],
    said:
      mailIn && !/hoá đơn|hóa đơn|công nợ|invoice|remittance/iu.test(mailIn.activity.subject) && within(RECENT_DAYS.said)(mailIn)
        ? saidBy("them", mailIn, pack)
        : undefined,
    asked: unanswered && within(RECENT_DAYS.asked)(unanswered) ? saidBy("us", unanswered, pack) : undefined,
    decline: contacts
      .filter(within(RECENT_DAYS.decline))
      .filter(theirs)
      .flatMap((found) => declineIn(found, pack))[0],
    complaint: complaintOf(mentions, pack),
    debts: debtsOf(pack, pledges),
    theirPledge: pledges.find(
      ({ by, isOpen, item }) => by === "them" && isOpen && item.activity && isWritten(item.activity) && isFrom(item.activity, history),
    ),
    quote: quoteOf(contacts, pack),
    term: termOf(mentions, pack),
    news: newsOf(mentions, pack),
    ...{ invoice, dueOrder },
    paymentPlan: typeof owedSince === "number" ? paymentPlanOf(mentions, pack, owedSince) : undefined,
    order: orderOf(mentions, pack),
    deal: dealOf(pack),
    directives: directivesOf(pack),
  };
}

function byColleague(found: Mention, pack: Pack): Colleague[] {
  const { activity } = found;
  const writer = isWritten(activity) ? otherWriter(activity, pack.history) : undefined;
  return writer ? [{ ...found, writer, said: hasCopy(activity, pack.history) ? saidBy("them", found, pack) : undefined }] : [];
}

const hasCopy = ({ meta }: Activity, { contact }: History): boolean =>
  [...(meta.to ?? []), ...(meta.cc ?? [])].some(({ address }) => contact?.emails.some((email) => email.address === address.toLowerCase()));

/** Is our message addressed to the reader, rather than in copy? */
const isTo = ({ meta }: Activity, { contact }: History): boolean =>
  !contact ||
  !meta.to?.length ||
  contact.emails.length === 0 ||
  meta.to.some(({ address }) => contact.emails.some((email) => email.address === address.toLowerCase()));

const LONGEST_QUOTE = 170;
const CHATTER = /😂|haha|như má|thank|cảm ơn|cám ơn|chúc|đính kèm|attached|xem ảnh|see photo|enclosed/iu;
const WEIGHTY =
  /\d|sẽ|cần|muốn|chờ|trình|duyệt|ký|chốt|giá|hợp đồng|lịch|giao|đặt|need|want|price|order|confirm|contract|sign|sample|deliver|budget|decid|approv|suggest|ready/iu;

/** The most telling whole sentence of a message: a statement of a fair length, one with a figure or a matter before others. */
function saidBy(side: "us" | "them", { item }: Mention, { history }: Pack): Quoted | undefined {
  const choices = saidIn(item, history).filter(({ text, by }) => by === side && isQuotable(text, side));
  const scored = choices.map(({ text }, index) => ({
    text,
    score:
      Number(WEIGHTY.test(text)) * 2 +
      Number(side === "us" && ASKING.test(text)) * 4 -
      Number(CHATTER.test(text)) * 3 -
      index * 0.3 +
      Math.min(text.length, 90) / 90,
  }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  if (!best || best.score < (side === "us" ? 4.5 : 1)) return undefined;
  return { quote: best.text.replace(/[:,;]$/, ""), item };
}

const ASKING =
  /(?:^|[\s,])(?:nếu|if|trước (?:ngày|thứ)|by (?:\w+day|\d)|(?:anh|chị|cô|chú|ông|bà)(?: \p{Lu}\p{L}*)? (?:cho em|gửi|xem|chọn|xác nhận|báo)|could you|can you|please|suggest|would you)(?![\p{L}])/iu;

function isQuotable(text: string, side: "us" | "them"): boolean {
  const act = actOf(text, { isFirst: false, afterClosing: false });
  return (
    (act === "statement" || act === "offer" || (side === "us" && act === "question")) &&
    text.length >= 18 &&
    text.length <= LONGEST_QUOTE &&
    !/[“”[\]"]|https?:|@|\p{Lu}\p{L}*: /u.test(text)
  );
}

const DECLINE =
  /chọn bên|lấy bên|không tiếp tục|chưa đủ bù|(?:quá|hơi|vẫn) (?:cao|đắt|mắc)|cao quá|đắt quá|hẹn (?:dịp|lần) (?:khác|sau)|lần sau|tạm (?:ngưng|dừng|hoãn)|chưa có (?:ngân sách|kinh phí)|không (?:hợp|phù hợp|theo được)|would cost|too (?:expensive|high|much)|went with|going with|decided (?:against|for another|to go)|not this (?:time|year)|on hold|no budget|postpone|above our|cancel/iu;

function declineIn({ item }: Mention, { history }: Pack): Quoted[] {
  return saidIn(item, history).flatMap(({ text, by }) =>
    by === "them" && DECLINE.test(text) && text.length <= LONGEST_QUOTE && !/[“”"[\]?]/u.test(text) ? [{ quote: text, item }] : [],
  );
}

function orderOf(mentions: Mention[], { language, now }: Pack): Situation["order"] {
  const found = mentions.find(({ activity }) => activity.kind === "order");
  if (!found) return undefined;
  const { amount, currency, orderNumber } = found.activity.meta;
  return {
    ...found,
    code: orderNumber ?? "",
    amount: amount === undefined ? undefined : formatMoney(amount, currency ?? "VND", language),
    isRecent: now - found.activity.occurredAt < RECENT_DAYS.order * DAY,
  };
}
