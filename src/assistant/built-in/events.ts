import { formatMoney } from "../../core/money.ts";
import { shorten } from "../../core/text.ts";
import { DAY } from "../../core/time.ts";
import { isComplaining } from "../../reading/built-in/complaints.ts";
import type { Language, SummaryPoint } from "../assistant.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isContact, isTalk, isUnreached, isWritten } from "../signals.ts";
import { otherWriter } from "../speech.ts";
import { languageOf } from "../topics.ts";
import { hasOrders, isHostile } from "./hostile.ts";
import { type Said, saidIn } from "./prose.ts";
import { pickSentences } from "./rank.ts";
import { sentByUs } from "./sent-by-us.ts";
import { bareSubject } from "./subject.ts";

/** What happened, one point for each event: its most telling sentence with who said it, newest first. */

interface Event {
  item: PackItem;
  said: Said;
  label: Label;
  weight: number;
}

type Label = "complaint" | "requested" | "ordered" | "agreed" | "declined" | "promised" | "said" | "offered" | "talk" | "note";

const LABELS: Record<Label, Record<Language, string>> = {
  complaint: { vi: "Khách phàn nàn", en: "They complained" },
  requested: { vi: "Khách đề nghị", en: "They asked" },
  ordered: { vi: "Khách đặt", en: "They ordered" },
  agreed: { vi: "Khách đồng ý", en: "They agreed" },
  declined: { vi: "Khách từ chối", en: "They declined" },
  promised: { vi: "Bên mình hứa", en: "We promised" },
  said: { vi: "Khách viết", en: "They wrote" },
  offered: { vi: "Bên mình viết", en: "We wrote" },
  talk: { vi: "Trao đổi", en: "Talk" },
  note: { vi: "Ghi chú", en: "Note" },
};

/** Words that mark what an event was, and how much such an event weighs. */
const KINDS: [label: Label, by: Said["by"] | "any", pattern: RegExp, weight: number][] = [
  [
    "declined",
    "them",
    /chọn bên (?!em|bạn|mình)|không tiếp tục|chưa đủ bù|quá cao|đắt quá|lần sau có dịp|tạm (?:ngưng|dừng|giữ|hoãn)|would cost|too expensive|went with|on hold|decided against/iu,
    2.2,
  ],
  [
    "requested",
    "them",
    /(?:gửi|xin|cho|báo|làm|soạn|tính|cần)(?: \S+){0,4} (?:báo giá|bảng giá|giá|hàng mẫu|mẫu)(?![\p{L}])|báo giá (?:giúp|cho|lại|mới)|\b(?:send|share|need|want|give|get|have)\b[^.?]{0,60}\b(?:price|pricing|quote|quotation|samples?)\b|\b(?:price|quote) for\b|\bsamples? of\b|\bto (?:try|taste)\b|(?:dùng|uống|nếm|chạy) thử/iu,
    0.9,
  ],
  [
    "ordered",
    "them",
    /lên đơn|đặt (?:giúp )?\d|(?:lấy|cần|đặt|giữ|chốt)[^.]{0,24} \d+ (?:ký|kg|túi|hộp|bao)|đơn kỳ này|\d+ ký .{2,30}(?:giao|như cũ)|usual order|please (?:send|ship) \d/iu,
    0.8,
  ],
  [
    "agreed",
    "them",
    /đồng ý|(?<!phê |tự )duyệt|(?:chị|anh|tôi|mình|sẽ|đã) ký|go ahead|confirmed|agreed|signed|please proceed|yes from our side|test passed|đạt hết/iu,
    2,
  ],
  [
    "promised",
    "us",
    /^(?!(?:if|nếu) ).*(?:(?:em|tôi|chúng tôi|bên em)(?: xin)? (?:sẽ |hẹn |hứa |gửi [^.]*trước)|we will|i will|i'll|we'll|will send)/iu,
    1.3,
  ],
  ["talk", "report", /ngân sách|khoảng giá|budget|đổi nhà cung cấp|bên khác|switch|competitor/iu, 1.9],
  [
    "talk",
    "report",
    /thống nhất|đồng ý|chốt|hẹn|muốn|yêu cầu|bực|cần|quan tâm|(?<!\p{L})hỏi (?!thăm)|agreed|wants?|asked|needs?|interested|decided|not (?:happy|received)/iu,
    1.7,
  ],
];
const TELLING = /\d|giá|hợp đồng|giao|đặt|mẫu|thanh toán|bảo hành|lắp|price|order|contract|deliver|sample|payment|quote|test|install/iu;
const THIN = /đính kèm|attached|enclosed|see photo|cảm ơn|thank|chúc|nhé$|😂/iu;
/** Sentences that only hand something over. */
const NOTHING = /^(?:please find|find attached|em gửi (?:anh|chị|cô|chú|ông|bà)?|em lên đơn|fob da nang|bảo hành|quote [A-Z]|as quoted)/iu;
const LONGEST = 240;

export function eventsOf(pack: Pack, asked: Set<string>, most: number): SummaryPoint[] {
  const items = pack.items.filter(({ activity }) => activity && activity.kind !== "order" && activity.kind !== "system");
  const suspect = items.filter(({ activity }) => activity && hasOrders(activity));
  const events = items.flatMap((item, rank) => bestOf(item, rank, asked, pack));
  const picked = pickSentences(
    events.map(({ said }) => said.text),
    most,
    events.map(({ weight }) => weight),
  ).flatMap((index) => events[index] ?? []);
  const sent = sentByUs(pack, (item) => {
    const [best] = bestOf(item, 0, asked, pack);
    return best && toPoint(best, pack);
  });
  const bought = ordersOf(pack);
  const told = [
    ...sent,
    ...picked
      .filter((event) => !sent.some(({ cites }) => cites.includes(event.item.ref)) && !(bought.length > 0 && tellsOrder(event)))
      .map((event) => toPoint(event, pack)),
    ...bought,
    ...closedDeals(pack),
    ...suspect.slice(0, 1).map((item) => ordersPoint(item, pack.language)),
  ];
  return told.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

/** Where hardly anything is known, a report of a talk is told by more than one of its sentences. */
const FEW = 3;
const MOST_OF_FEW = 3;

function bestOf(item: PackItem, rank: number, asked: Set<string>, { history, now, figures, items }: Pack): Event[] {
  const { activity } = item;
  if (!activity || isUnreached(activity)) return [];
  const isComplaint = figures.complaints.some(({ id }) => id === activity.id);
  const scored = saidIn(item, history)
    .filter(({ text }) => !asked.has(text) && text.split(" ").length >= 4 && !/\?["”’)]*$/u.test(text) && !NOTHING.test(text))
    .map((said, index) => ({ said, ...judge(said, isComplaint), index }));
  const best = scored.sort((a, b) => b.score - b.index * 0.08 - (a.score - a.index * 0.08)).filter(({ score }) => score >= 0.9);
  const age = (now - (item.at ?? 0)) / DAY;
  const isOneOfFew = isTalk(activity) && items.filter((other) => other.activity && isContact(other.activity)).length <= FEW;
  return best
    .slice(0, isOneOfFew ? MOST_OF_FEW : 1)
    .map(({ said, label, score }) => ({ item, said, label, weight: score * (1 + rank) ** -0.25 * (age > 200 ? 0.6 : 1) }));
}

function judge(said: Said, isComplaint: boolean): { label: Label; score: number } {
  const { text, by } = said;
  const isAngry = isComplaint && by !== "us" && isComplaining(text);
  const kind = isAngry ? undefined : KINDS.find(([, side, pattern]) => side === by && pattern.test(text));
  const label: Label = isAngry && by === "them" ? "complaint" : (kind?.[0] ?? (by === "them" ? "said" : by === "us" ? "offered" : "note"));
  const base = isAngry ? 2.4 : (kind?.[3] ?? (by === "us" ? 0.8 : 1));
  return { label, score: base * Math.min(1, text.split(" ").length / 8) + (TELLING.test(text) ? 0.4 : 0) - (THIN.test(text) ? 0.8 : 0) };
}

const point = (item: PackItem, text: string): SummaryPoint => ({ at: item.at, text, cites: [item.ref] });

/** Without the marks of a quotation that is quoted again. */
const bareSpeech = (text: string): string =>
  text
    .replace(/[“”]/g, '"')
    .replace(/[:;,]$/u, "")
    .replace(/^"([^"]*)"?([.!?]?)$/u, "$1$2");

/** A report in the reader's language stands as it is; everything else is quoted. */
function toPoint({ item, said, label }: Event, { language, history }: Pack): SummaryPoint {
  const text = shorten(bareSpeech(said.text), LONGEST);
  const subject = bareSubject(item.activity?.subject ?? "");
  const writer = said.by === "them" && item.activity ? otherWriter(item.activity, history) : undefined;
  if (said.by !== "report") return point(item, `${LABELS[label][language]}${writer ? ` (${writer})` : ""}: “${text}”`);
  const isOwnLanguage = (languageOf(text) ?? language) === language;
  const told = isOwnLanguage ? text : `“${text}”`;
  const heading = subject && subject.length <= 60 ? subject : LABELS[item.activity && isWritten(item.activity) ? "note" : label][language];
  return point(item, `${heading}: ${told}`);
}

const ORDERED = { vi: "Khách đặt đơn", en: "Order" };

/** Orders stand as such, and their sum among the figures. */
const tellsOrder = ({ item, label }: Event): boolean =>
  label === "ordered" || /^(?:(?:khách )?đặt (?:hàng|đơn)|(?:new )?orders?)(?![\p{L}])/iu.test(bareSubject(item.activity?.subject ?? ""));

/** The newest order: what was bought, and for how much. */
function ordersOf({ items, language }: Pack): SummaryPoint[] {
  const item = items.find(({ activity }) => activity?.kind === "order");
  if (!item?.activity) return [];
  const { orderNumber, amount, currency } = item.activity.meta;
  const first =
    (item.body ?? "")
      .split("\n")
      .find((line) => /\p{L}/u.test(line))
      ?.replace(/^[-–*•]\s*/u, "")
      .replace(/:? ?\d[\d.,]* [^():]{0,14}[×=].*$/u, "") ?? "";
  const worth = amount === undefined ? "" : `, ${formatMoney(amount, currency ?? "VND", language)}`;
  return [point(item, `${ORDERED[language]} ${orderNumber ?? ""}${first ? `: ${shorten(first, 80)}` : ""}${worth}`.replace(/\s+/g, " "))];
}

const CLOSED = { vi: { won: "Đã thắng", lost: "Đã mất", because: "lý do" }, en: { won: "Won", lost: "Lost", because: "because" } };

/** The deal that was closed last, with why when it was lost. */
function closedDeals({ items, language }: Pack): SummaryPoint[] {
  const words = CLOSED[language];
  const closed = items
    .filter(({ deal }) => deal && deal.status !== "open")
    .sort((a, b) => (b.deal?.closedAt ?? 0) - (a.deal?.closedAt ?? 0));
  return closed.slice(0, 1).flatMap((item): SummaryPoint[] => {
    const { deal } = item;
    if (!deal || deal.status === "open") return [];
    const worth = deal.amount === null ? "" : `, ${formatMoney(deal.amount, deal.currency ?? "VND", language)}`;
    const reason = deal.lostReason ? ` (${words.because}: ${deal.lostReason})` : "";
    return [{ at: deal.closedAt, text: `${words[deal.status]}: ${deal.name}${worth}${reason}`, cites: [item.ref] }];
  });
}

const SPAM = {
  vi: "Quảng cáo/spam, không phải yêu cầu của khách; trong thư có lệnh gửi cho máy, không làm theo.",
  en: "Advertising or spam, not a request; the message carries orders for machines, which are not followed.",
};
const ORDERED_MACHINES = {
  vi: "Trong tin của khách có lệnh gửi cho máy, không làm theo.",
  en: "The customer's message carries orders for machines, which are not followed.",
};
const ordersPoint = (item: PackItem, language: Language): SummaryPoint =>
  point(item, (item.activity && isHostile(item.activity) ? SPAM : ORDERED_MACHINES)[language]);
