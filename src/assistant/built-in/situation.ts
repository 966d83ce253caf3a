import type { Activity } from "../../activities/activities.schema.ts";
import { formatMoney } from "../../core/money.ts";
import { fold, words } from "../../core/text.ts";
import { DAY } from "../../core/time.ts";
import type { Language } from "../assistant.schema.ts";
import { actOf } from "../claims.ts";
import { dayNumber, daysIn } from "../days.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { figuresIn } from "../figures.ts";
import { splitSentences } from "../sentences.ts";
import { hasSignal, isContact, isTalk } from "../signals.ts";
import { languageOf } from "../topics.ts";
import type { History } from "../history.ts";
import { isFrom } from "../speech.ts";
import { customersWords, type OpenQuestion, openQuestionsOf } from "./questions.ts";
import { topicOf } from "./subject.ts";

/** Something that happened, as a letter may mention it: the day in words, and what it was about when its subject says. */
export interface Mention {
  item: PackItem;
  activity: Activity;
  day: string;
  topic: string | undefined;
}

/** What there is to write about. Only the customer's own written words are ever quoted to them, never our notes. */
export interface Situation {
  last: Mention | undefined;
  mailIn: Mention | undefined;
  mailOut: Mention | undefined;
  talk: Mention | undefined;
  questions: OpenQuestion[];
  /** A telling sentence of the customer's last message. */
  said: { quote: string; item: PackItem } | undefined;
  complaint: (Mention & { quote: string | undefined }) | undefined;
  task: { title: string; day: string; isLate: boolean; item: PackItem } | undefined;
  quote: (Mention & { code: string; until: string | undefined; hasExpired: boolean }) | undefined;
  invoice: { code: string; amount: string | undefined; due: string | undefined; item: PackItem } | undefined;
  order: (Mention & { code: string; amount: string | undefined }) | undefined;
  deal: { name: string; item: PackItem } | undefined;
  silence: { days: number; item: PackItem } | undefined;
}

const RECENT_DAYS = { talk: 45, mail: 120, said: 60, complaint: 120, quote: 120 };
const WRITTEN = new Set<Activity["kind"]>(["email", "chat", "sms", "form", "letter"]);

export function readSituation(pack: Pack): Situation {
  const { now } = pack;
  const mentions = pack.items.flatMap((item) => mention(item, pack)).filter(({ activity }) => activity.occurredAt <= now);
  const recent = (days: number) => (found: Mention) => now - found.activity.occurredAt < days * DAY;
  const contacts = mentions.filter(({ activity }) => isContact(activity));
  const written = contacts.filter(({ activity }) => WRITTEN.has(activity.kind) && recent(RECENT_DAYS.mail)({ activity } as Mention));
  const mailIn = written.find(({ activity }) => activity.direction === "in" && isFrom(activity, pack.history));
  return {
    last: contacts[0],
    mailIn,
    mailOut: written.find(({ activity }) => activity.direction === "out"),
    talk: contacts.find((found) => isTalk(found.activity) && recent(RECENT_DAYS.talk)(found)),
    questions: openQuestionsOf(pack).filter(({ item }) => item.activity && isFrom(item.activity, pack.history)),
    said: mailIn && recent(RECENT_DAYS.said)(mailIn) ? saidIn(mailIn, pack) : undefined,
    complaint: complaintOf(mentions.filter(recent(RECENT_DAYS.complaint)), pack),
    task: taskOf(pack),
    quote: quoteOf(mentions.filter(recent(RECENT_DAYS.quote)), pack),
    invoice: mentions.flatMap((found) => invoiceIn(found, pack))[0],
    order: orderOf(mentions, pack),
    deal: dealOf(pack),
    silence: silenceOf(pack),
  };
}

/** "12/11" or "November 12", with the year when it is another one. */
export function dayInWords(at: number, now: number, language: Language, timeZone: string): string {
  const year = (instant: number) => new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric" }).format(instant);
  const withYear = year(at) === year(now) ? {} : ({ year: "numeric" } as const);
  return language === "vi"
    ? new Intl.DateTimeFormat("vi-VN", { timeZone, day: "2-digit", month: "2-digit", ...withYear }).format(at).replaceAll("-", "/")
    : new Intl.DateTimeFormat("en-US", { timeZone, day: "numeric", month: "long", ...withYear }).format(at);
}

const spokenDay = (at: number, { now, language, history }: Pack): string => dayInWords(at, now, language, history.workspace.timeZone);

function mention(item: PackItem, pack: Pack): Mention[] {
  const { activity } = item;
  if (!activity) return [];
  const topic = topicOf(activity.subject);
  const isReadable = topic !== undefined && (languageOf(topic) ?? pack.language) === pack.language && !(pack.language === "en" && /[^\u0000-\u007f]/.test(topic));
  return [{ item, activity, day: spokenDay(activity.occurredAt, pack), topic: isReadable ? topic : undefined }];
}

const LONGEST_QUOTE = 180;

/** Sentences of a message that may be quoted back: whole statements of a fair length. */
function quotable(item: PackItem, history: History): string[] {
  return customersWords(item, history).filter((text, index) => {
    const act = actOf(text, { isFirst: index === 0, afterClosing: false });
    return (act === "statement" || act === "offer") && text.length >= 20 && text.length <= LONGEST_QUOTE && !/[“”[\]]|https?:|@|\p{Lu}\p{L}*:/u.test(text);
  });
}

function saidIn({ item }: Mention, { history }: Pack): Situation["said"] {
  const choices = quotable(item, history);
  const quote = choices.find((text) => /\d/.test(text)) ?? choices[0];
  return quote === undefined ? undefined : { quote, item };
}

function complaintOf(mentions: Mention[], { history }: Pack): Situation["complaint"] {
  const found = mentions.find(({ activity }) => hasSignal(activity, "complaint"));
  if (!found) return undefined;
  const isWritten = found.activity.direction === "in" && WRITTEN.has(found.activity.kind) && isFrom(found.activity, history);
  const quote = isWritten ? quotable(found.item, history).find((text) => hasSignal({ ...found.activity, subject: "", body: text }, "complaint")) : undefined;
  return { ...found, quote };
}

/** Tasks are written for colleagues: one may be told only when it is plainly a thing to do for the customer. */
const FOR_CUSTOMER_VI = /^(?:gửi|báo|xác nhận|kiểm tra|chuẩn bị|cập nhật|làm|lập|soạn|đổi|giao)(?: lại)? (?!mail|email|nội bộ)/iu;
const FOR_CUSTOMER_EN = /^(?:send|share|confirm|check|prepare|update|deliver|provide|draft|arrange|replace) /iu;
const INTERNAL = /nội bộ|sếp|chốt|thuyết phục|ép|internal|boss|convince|push|discount|margin|follow[- ]?up|nhắc|remind/iu;

function taskOf(pack: Pack): Situation["task"] {
  const pattern = pack.language === "vi" ? FOR_CUSTOMER_VI : FOR_CUSTOMER_EN;
  const item = pack.items.find(({ task }) => task?.dueAt && pattern.test(task.title) && !INTERNAL.test(task.title) && !namesSomeone(task.title, pack));
  if (!item?.task?.dueAt) return undefined;
  const { title, dueAt } = item.task;
  return { title: title.charAt(0).toLowerCase() + title.slice(1).replace(/[.\s]+$/u, ""), day: spokenDay(dueAt, pack), isLate: dueAt < pack.now, item };
}

const namesSomeone = (title: string, { history }: Pack): boolean =>
  [history.contact?.givenName, history.contact?.familyName, history.contact?.name].some((name) => name && title.includes(name));

const QUOTE_CODE = /(?:báo giá|quote|quotation|proposal)\s*(?:số|no\.?|#)?\s*([A-Z]{1,5}[-/ ]?\d[\w/-]*)/iu;
const SENDS_QUOTE = /(?:gửi|đính kèm|kèm theo|attached|enclosed|please find|here is|sending you)[^.?!]{0,60}(?:báo giá|bảng giá|\bquote\b|quotation|proposal)/iu;
const VALID = /hiệu lực|có giá trị đến|valid|expires?|hết hạn/iu;

function quoteOf(mentions: Mention[], pack: Pack): Situation["quote"] {
  const found = mentions.find(({ activity }) => activity.direction === "out" && (hasSignal({ ...activity, body: "" }, "quote") || SENDS_QUOTE.test(activity.body.slice(0, 600))));
  if (!found) return undefined;
  const text = `${found.item.title}\n${found.item.body ?? ""}`;
  const sentence = splitSentences(found.item.body ?? "").find((part) => VALID.test(part.text))?.text ?? "";
  const until = daysAfter(sentence.slice(Math.max(0, sentence.search(VALID))), found, pack)[0];
  const isNamed = hasSignal({ ...found.activity, body: "" }, "quote");
  const topic = (isNamed ? found.topic : undefined)?.replace(/^(?:bảng |về )?(?:báo giá|chào giá|quote|quotation|proposal)\s*(?:cho|for|of|về)?\s*/iu, "") || undefined;
  const code = QUOTE_CODE.exec(text)?.[1] ?? "";
  return {
    ...found, code, topic: topic && code && topic.includes(code) ? undefined : topic,
    until: until === undefined ? undefined : spokenDay(until * DAY + DAY / 2, pack),
    hasExpired: until !== undefined && until < dayNumber(pack.now, pack.history.workspace.timeZone),
  };
}

/** Day numbers named in a text of an activity, that lie on or after it. */
function daysAfter(text: string, { activity }: Mention, { history }: Pack): number[] {
  const today = dayNumber(activity.occurredAt, history.workspace.timeZone);
  const readings = daysIn(text, { today, monthFirst: languageOf(text) === "en" }).flatMap((figure) => figure.readings);
  return readings.filter((reading) => reading.grain === "day" && reading.from >= today).map((reading) => reading.from);
}

const INVOICE = /(?:hóa đơn|hoá đơn|invoice)\s*(?:số|no\.?|number|#)?\s*((?:[A-Z]{1,5}[-/]?)?\d[\w/-]*)/iu;
const DUE = /hạn (?:thanh toán|chót)|đến hạn|\bdue\b|payable by/iu;

function invoiceIn(found: Mention, pack: Pack): NonNullable<Situation["invoice"]>[] {
  const text = `${found.item.title}. ${found.item.body ?? ""}`;
  const code = INVOICE.exec(text)?.[1];
  if (!code || found.activity.direction === "in") return [];
  const sentence = splitSentences(text).find((part) => part.text.includes(code) && /\d/.test(part.text.replace(code, "")))?.text ?? text;
  const money = figuresIn(sentence, { today: 0, monthFirst: false }).find((figure) => figure.kind === "money");
  const due = DUE.test(text) ? daysAfter(text.slice(text.search(DUE)), found, pack)[0] : undefined;
  if (due !== undefined && due > dayNumber(pack.now, pack.history.workspace.timeZone)) return [];
  return [{ code, amount: money?.raw, due: due === undefined ? undefined : spokenDay(due * DAY + DAY / 2, pack), item: found.item }];
}

function orderOf(mentions: Mention[], { language }: Pack): Situation["order"] {
  const found = mentions.find(({ activity }) => activity.kind === "order");
  if (!found) return undefined;
  const { amount, currency, orderNumber } = found.activity.meta;
  return { ...found, code: orderNumber ?? "", amount: amount === undefined ? undefined : formatMoney(amount, currency ?? "VND", language) };
}

function dealOf({ items, history }: Pack): Situation["deal"] {
  const item = items.find(({ deal }) => deal?.status === "open");
  return item?.deal && { name: bareDealName(item.deal.name, history), item };
}

/** "Tâm An – mùa cao điểm, 3.300 hộp" → "mùa cao điểm, 3.300 hộp": the customer knows their own name. */
function bareDealName(name: string, { company, contact }: History): string {
  const [first = "", ...rest] = name.split(/\s[-–—|]\s/u);
  const known = fold(`${company?.name ?? ""} ${contact?.name ?? ""}`);
  const isOwn = words(first).every((word) => known.includes(word));
  return rest.length > 0 && isOwn ? rest.join(" – ") : rest.length > 0 && words(rest.join(" ")).every((word) => known.includes(word)) ? first : name;
}

function silenceOf({ figures, items }: Pack): Situation["silence"] {
  const item = items.find(({ fact }) => fact === "silence");
  const days = figures.silentDays;
  return item && days !== undefined && days >= Math.max(21, 1.5 * (figures.usualGapDays ?? 14)) ? { days, item } : undefined;
}
