import type { Activity } from "../activities/activities.schema.ts";
import { formatMoney } from "../core/money.ts";
import { DAY, formatDay } from "../core/time.ts";
import type { Deal } from "../deals/deals.schema.ts";
import { type Answer, complaintsIn, type Heard, openComplaints } from "../reading/heard.rules.ts";
import type { Language } from "./assistant.schema.ts";
import { dayNumber } from "./calendar.ts";
import type { History } from "./history.ts";
import { isAnswer, isContact } from "./signals.ts";

/** What code can say about a history for certain: counts, sums, days. A text cites these like any other evidence. */

export type FactName =
  | "last_contact"
  | "silence"
  | "usual_gap"
  | "count"
  | "orders"
  | "open_deals"
  | "won_deals"
  | "complaints"
  | "overdue_tasks";

export interface Fact {
  name: FactName;
  title: string;
  text: string;
  at: number | null;
}

/** The same facts as numbers, for code that decides by them. Days are calendar days in the workspace's zone. */
export interface Figures {
  lastContact: Activity | undefined;
  lastIncoming: Activity | undefined;
  /** Days since the customer was last heard of, and how many it usually takes. */
  silentDays: number | undefined;
  usualGapDays: number | undefined;
  orders: Activity[];
  openDeals: Deal[];
  /** Newest first, as the readings have them; and those that are open still. */
  complaints: Heard[];
  openComplaints: Heard[];
}

const FEWEST_GAPS = 4;

/** Reads the numbers out of a history. */
export function figuresOf(history: History, now: number): Figures {
  const zone = history.workspace.timeZone;
  const contacts = history.activities.filter((activity) => isContact(activity) && activity.occurredAt <= now);
  const lastIncoming = contacts.find((activity) => activity.direction !== "out");
  const days = [...new Set(contacts.map((activity) => dayNumber(activity.occurredAt, zone)))];
  return {
    lastContact: contacts[0],
    lastIncoming,
    silentDays: lastIncoming && dayNumber(now, zone) - dayNumber(lastIncoming.occurredAt, zone),
    usualGapDays: medianGap(days),
    orders: history.activities.filter((activity) => activity.kind === "order"),
    openDeals: history.deals.filter((deal) => deal.status === "open"),
    complaints: complaintsIn(history.heard),
    openComplaints: openComplaints(history.heard, answersAmong(history.activities), now),
  };
}

/** What a complaint may rest after. */
const answersAmong = (activities: Activity[]): Answer[] =>
  activities.filter(isAnswer).map(({ kind, occurredAt }) => ({ at: occurredAt, isOrder: kind === "order" }));

function medianGap(days: number[]): number | undefined {
  const gaps = days
    .slice(1)
    .map((day, index) => (days[index] ?? day) - day)
    .sort((a, b) => a - b);
  return gaps.length < FEWEST_GAPS ? undefined : gaps[Math.floor(gaps.length / 2)];
}

/** The facts of a history in words, most telling first. */
export function factsOf(
  history: History,
  figures: Figures,
  now: number,
  language: Language,
  day: Day = (at) => formatDay(at, language, history.workspace.timeZone),
): Fact[] {
  const say = language === "vi" ? VIETNAMESE : ENGLISH;
  const facts: (Fact | undefined)[] = [
    lastContactFact(figures, say, day, dayNumber(now, history.workspace.timeZone), history.workspace.timeZone),
    silenceFact(figures, say),
    ordersFact(figures.orders, say, day, language),
    openDealsFact(figures.openDeals, say, language),
    wonDealsFact(history.deals, say, language),
    complaintsFact(figures, say, day),
    countFact(history.activities.filter(isContact), now, say, day),
    overdueFact(history, now, say, day),
  ];
  return facts.filter((fact) => fact !== undefined);
}

type Day = (at: number) => string;
type Words = typeof ENGLISH;

function lastContactFact({ lastContact }: Figures, say: Words, day: Day, today: number, zone: string): Fact | undefined {
  if (!lastContact) return undefined;
  const ago = today - dayNumber(lastContact.occurredAt, zone);
  const what = say.kinds[lastContact.kind] ?? lastContact.kind;
  return {
    name: "last_contact",
    title: say.lastContact,
    at: lastContact.occurredAt,
    text: say.lastContactIs(day(lastContact.occurredAt), what, lastContact.direction, ago),
  };
}

function silenceFact({ silentDays, usualGapDays, lastIncoming }: Figures, say: Words): Fact | undefined {
  if (silentDays === undefined || !lastIncoming) return undefined;
  return { name: "silence", title: say.silence, at: lastIncoming.occurredAt, text: say.silenceIs(silentDays, usualGapDays) };
}

function ordersFact(orders: Activity[], say: Words, day: Day, language: Language): Fact | undefined {
  const [last, first] = [orders[0], orders.at(-1)];
  if (!last || !first) return undefined;
  const sums = sumsOf(
    orders.map(({ meta }) => ({ amount: meta.amount ?? null, currency: meta.currency ?? null })),
    language,
  );
  const label = [last.meta.orderNumber, day(last.occurredAt)].filter(Boolean).join(", ");
  return { name: "orders", title: say.orders, at: last.occurredAt, text: say.ordersAre(orders.length, day(first.occurredAt), sums, label) };
}

function openDealsFact(deals: Deal[], say: Words, language: Language): Fact | undefined {
  return deals.length === 0
    ? undefined
    : { name: "open_deals", title: say.openDeals, at: null, text: say.dealsAre(deals.length, sumsOf(deals, language)) };
}

function wonDealsFact(all: Deal[], say: Words, language: Language): Fact | undefined {
  const deals = all.filter((deal) => deal.status === "won");
  return deals.length === 0
    ? undefined
    : { name: "won_deals", title: say.wonDeals, at: null, text: say.dealsAre(deals.length, sumsOf(deals, language)) };
}

function complaintsFact({ complaints, openComplaints: open }: Figures, say: Words, day: Day): Fact | undefined {
  const [last] = complaints;
  return (
    last && {
      name: "complaints",
      title: say.complaints,
      at: last.at,
      text: say.complaintsAre(complaints.length, day(last.at), open.length),
    }
  );
}

function countFact(contacts: Activity[], now: number, say: Words, day: Day): Fact | undefined {
  const first = contacts.at(-1);
  if (!first || contacts.length < 2) return undefined;
  const recent = contacts.filter(({ occurredAt }) => occurredAt > now - 90 * DAY).length;
  return { name: "count", title: say.count, at: null, text: say.countIs(contacts.length, day(first.occurredAt), recent) };
}

function overdueFact(history: History, now: number, say: Words, day: Day): Fact | undefined {
  const overdue = history.tasks.filter((task) => task.doneAt === null && task.dueAt !== null && task.dueAt < now);
  const [first] = overdue;
  return (
    first && {
      name: "overdue_tasks",
      title: say.overdue,
      at: null,
      text: say.overdueAre(
        overdue.length,
        overdue.slice(0, 3).map((task) => `${task.title} (${day(task.dueAt ?? 0)})`),
      ),
    }
  );
}

/** Sums by currency, as people write them: "138.500.000 ₫, $4,514". */
export function sumsOf(amounts: { amount: number | null; currency: string | null }[], language: Language): string {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts) if (amount !== null) sums.set(currency ?? "VND", (sums.get(currency ?? "VND") ?? 0) + amount);
  return [...sums].map(([currency, sum]) => formatMoney(sum, currency, language)).join(", ");
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const ENGLISH = {
  lastContact: "Last contact",
  silence: "Since the customer was last heard of",
  orders: "Orders",
  openDeals: "Open deals",
  wonDeals: "Won deals",
  complaints: "Complaints",
  count: "Times in touch",
  overdue: "Overdue tasks",
  kinds: {
    email: "email",
    call: "call",
    meeting: "meeting",
    chat: "chat",
    sms: "text message",
    letter: "letter",
    visit: "visit",
    form: "form",
    order: "order",
  } as Record<string, string>,
  lastContactIs: (day: string, kind: string, direction: "in" | "out" | null, ago: number) =>
    `${day}, ${kind}${direction === "in" ? " from the customer" : direction === "out" ? " from us" : ""}, ${ago === 0 ? "today" : `${plural(ago, "day")} ago`}.`,
  silenceIs: (days: number, usual: number | undefined) =>
    `${plural(days, "day")}${usual === undefined ? "" : `; usually ${plural(usual, "day")} between contacts`}.`,
  ordersAre: (count: number, since: string, sums: string, last: string) =>
    `${plural(count, "order")} since ${since}${sums ? `, ${sums} in total` : ""}; last one: ${last}.`,
  dealsAre: (count: number, sums: string) => `${plural(count, "deal")}${sums ? `, ${sums} in total` : ""}.`,
  complaintsAre: (count: number, last: string, open: number) =>
    `${count === 1 ? `1, on ${last}` : `${count}, the last on ${last}`}${open > 0 ? `; ${open} still open` : ""}.`,
  countIs: (count: number, since: string, recent: number) =>
    `${plural(count, "time")} since ${since}; ${plural(recent, "time")} in the last 90 days.`,
  overdueAre: (count: number, titles: string[]) => `${plural(count, "task")}: ${titles.join("; ")}.`,
};

const VIETNAMESE: Words = {
  lastContact: "Lần liên hệ gần nhất",
  silence: "Thời gian chưa có tin từ khách",
  orders: "Đơn hàng",
  openDeals: "Cơ hội đang mở",
  wonDeals: "Cơ hội đã thắng",
  complaints: "Khiếu nại",
  count: "Số lần trao đổi",
  overdue: "Việc quá hạn",
  kinds: {
    email: "email",
    call: "cuộc gọi",
    meeting: "cuộc họp",
    chat: "tin nhắn",
    sms: "tin nhắn",
    letter: "thư",
    visit: "ghé thăm",
    form: "biểu mẫu",
    order: "đơn hàng",
  },
  lastContactIs: (day, kind, direction, ago) =>
    `${day}, ${kind}${direction === "in" ? " từ khách" : direction === "out" ? " từ bên mình" : ""}, ${ago === 0 ? "hôm nay" : `cách đây ${ago} ngày`}.`,
  silenceIs: (days, usual) => `${days} ngày${usual === undefined ? "" : `; thường cách nhau ${usual} ngày`}.`,
  ordersAre: (count, since, sums, last) => `${count} đơn từ ${since}${sums ? `, tổng ${sums}` : ""}; đơn gần nhất: ${last}.`,
  dealsAre: (count, sums) => `${count} cơ hội${sums ? `, tổng ${sums}` : ""}.`,
  complaintsAre: (count, last, open) =>
    `${count === 1 ? `1 lần, ngày ${last}` : `${count} lần, gần nhất ngày ${last}`}${open > 0 ? `; ${open} lần chưa giải quyết` : ""}.`,
  countIs: (count, since, recent) => `${count} lần từ ${since}; ${recent} lần trong 90 ngày qua.`,
  overdueAre: (count, titles) => `${count} việc: ${titles.join("; ")}.`,
};
