import { formatDay } from "../../core/time.ts";
import type { BRIEF_SECTIONS, Language, SummaryPoint } from "../assistant.schema.ts";
import { dayNumber } from "../calendar.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { hasSignal, isTalk, isWritten } from "../signals.ts";
import { eventsOf } from "./events.ts";
import { pledgesOf } from "./pledges.ts";
import { readSituation } from "./situation.ts";
import { builtInSummary, quoted } from "./summary.ts";

/** What one should know before a meeting: who they are, what happened, what was promised, and what to ask. */

export type BriefSections = Record<(typeof BRIEF_SECTIONS)[number], SummaryPoint[]>;

const MOST = { who: 6, history: 6, promise: 6, ask: 7 };

export function builtInBrief(pack: Pack): BriefSections {
  const { points, openQuestions, nextSteps } = builtInSummary(pack);
  const facts = points.filter(({ cites }) => cites.some((ref) => /^[df]/.test(ref)));
  const asked = new Set(openQuestions.map(({ text }) => text));
  return {
    who: whoPoints(pack).slice(0, MOST.who),
    history: [...facts, ...eventsOf(pack, asked, MOST.history - Math.min(3, facts.length))]
      .filter(unlike())
      .slice(0, MOST.history)
      .sort((a, b) => (b.at ?? 0) - (a.at ?? 0)),
    promise: nextSteps.slice(0, MOST.promise),
    ask: askPoints(pack, openQuestions).slice(0, MOST.ask),
  };
}

/** Keeps the first of what is told twice. */
function unlike(): (point: SummaryPoint) => boolean {
  const told = new Set<string>();
  return ({ text }) => !told.has(text) && Boolean(told.add(text));
}

/** The people and their company, then when one was last in touch and how often. */
function whoPoints({ items }: Pack): SummaryPoint[] {
  const people = items.filter(({ kind }) => kind === "contact" || kind === "company");
  const told = people.map((item) => point(item, [item.title, item.text.split("\n").slice(0, 3).join(", ")].filter(Boolean).join(": ")));
  const facts = (["last_contact", "count"] as const).flatMap((name) => items.filter(({ fact }) => fact === name));
  return [...told, ...facts.map((item) => point(item, `${item.title}: ${item.text}`))];
}

const point = ({ at, ref }: PackItem, text: string): SummaryPoint => ({ at, text, cites: [ref] });

const SAY = {
  vi: {
    answer: (question: string) => `Khách đang chờ trả lời: ${question}`,
    complaint: (day: string) => `Chuyện khách phàn nàn ngày ${day} đã ổn chưa?`,
    deadline: (day: string, deadline: string) => `Khách phàn nàn ngày ${day} và ra hạn ${deadline}: bên mình đưa ra phương án gì, ai lo?`,
    quote: (day: string) => `Khách thấy báo giá gửi ngày ${day} thế nào, cần điều chỉnh gì?`,
    pledge: (text: string) => `Khách đã làm việc này chưa: ${text}?`,
    noStep: (deal: string) => `Bước tiếp theo của “${deal}” là gì, ai là người quyết định?`,
    late: (deal: string, day: string) => `“${deal}” dự kiến chốt ngày ${day} nhưng chưa chốt: còn vướng gì?`,
    silent: (text: string) => `Dạo này khách có gì thay đổi? Chưa có tin ${text.replace(/\.$/u, "")}.`,
    order: (text: string) => `Khách dùng hàng thế nào, đã cần đặt tiếp chưa? (${text.replace(/\.$/u, "")})`,
  },
  en: {
    answer: (question: string) => `They still wait for an answer: ${question}`,
    complaint: (day: string) => `Has what they complained about on ${day} been put right?`,
    deadline: (day: string, deadline: string) =>
      `They complained on ${day} and gave us until ${deadline}: what do we offer, and who sees to it?`,
    quote: (day: string) => `What do they think of the quote sent on ${day}, and what should change?`,
    pledge: (text: string) => `Have they done this yet: ${text}?`,
    noStep: (deal: string) => `What is the next step for “${deal}”, and who decides?`,
    late: (deal: string, day: string) => `“${deal}” was expected to close on ${day} and has not: what stands in the way?`,
    silent: (text: string) => `What has changed on their side? Not heard of for ${text.replace(/\.$/u, "")}.`,
    order: (text: string) => `How do they like what they bought, and is it time to reorder? (${text.replace(/\.$/u, "")})`,
  },
} satisfies Record<Language, Record<string, (...given: string[]) => string>>;

function askPoints(pack: Pack, openQuestions: SummaryPoint[]): SummaryPoint[] {
  const say = SAY[pack.language];
  const day = (at: number) => formatDay(at, pack.language, pack.history.workspace.timeZone);
  return [
    ...openQuestions.map(({ at, text, cites }) => ({ at, text: say.answer(text), cites })),
    ...complaintPoints(pack, day),
    ...unansweredQuote(pack).map((item) => point(item, say.quote(day(item.at ?? pack.now)))),
    ...awaited(pack, openQuestions).map(({ item, text }) => point(item, say.pledge(quoted(text)))),
    ...dealQuestions(pack, day),
    ...habitQuestions(pack),
  ];
}

const QUOTE_DAYS = 60;

const isSince = ({ activity }: PackItem, pack: Pack, days: number): boolean =>
  activity !== undefined && daysAgo(activity.occurredAt, pack) <= days;
const daysAgo = (at: number, { now, history }: Pack): number =>
  dayNumber(now, history.workspace.timeZone) - dayNumber(at, history.workspace.timeZone);

/** While a deadline of theirs runs, nobody asks whether all is well. */
function complaintPoints(pack: Pack, day: (at: number) => string): SummaryPoint[] {
  const say = SAY[pack.language];
  const { complaint } = readSituation(pack);
  if (complaint?.isOpen && complaint.deadline)
    return [point(complaint.item, say.deadline(day(complaint.activity.occurredAt), complaint.deadline))];
  return openComplaint(pack).map((item) => point(item, say.complaint(day(item.at ?? pack.now))));
}

const openComplaint = ({ items, figures }: Pack): PackItem[] => {
  const open = new Set(figures.openComplaints.map(({ id }) => id));
  return items.filter(({ activity }) => activity && open.has(activity.id)).slice(0, 1);
};

/** The last quote of ours, when nothing came back since. */
function unansweredQuote(pack: Pack): PackItem[] {
  const quote = pack.items.find(({ activity }) => activity?.direction === "out" && isWritten(activity) && hasSignal(activity, "quote"));
  const at = quote?.activity?.occurredAt;
  if (!quote || at === undefined || !isSince(quote, pack, QUOTE_DAYS)) return [];
  const isAnswered = pack.history.activities.some(
    (other) =>
      other.occurredAt > at && other.occurredAt <= pack.now && (other.direction === "in" || isTalk(other) || other.kind === "order"),
  );
  return isAnswered ? [] : [quote];
}

/** What they said they would do, unless it stands among the questions already. */
const awaited = (pack: Pack, openQuestions: SummaryPoint[]) =>
  pledgesOf(pack)
    .filter(({ by, isOpen, text }) => by === "them" && isOpen && !openQuestions.some((asked) => asked.text.includes(text.slice(0, 40))))
    .slice(0, 2);

/** A next step that the reader's role does not see may well be there. */
function dealQuestions({ items, language, now, history }: Pack, day: (at: number) => string): SummaryPoint[] {
  const say = SAY[language];
  return items.flatMap((item) => {
    const { deal } = item;
    if (deal?.status !== "open") return [];
    const { name, nextStep, expectedCloseAt } = deal;
    if (expectedCloseAt !== null && expectedCloseAt < now) return [point(item, say.late(name, day(expectedCloseAt)))];
    return nextStep || history.hiddenOfDeals?.includes("nextStep") ? [] : [point(item, say.noStep(name))];
  });
}

/** Silent for longer than is usual for them, or time to order again. */
function habitQuestions(pack: Pack): SummaryPoint[] {
  const { silentDays, usualGapDays } = pack.figures;
  const say = SAY[pack.language];
  const fact = (name: PackItem["fact"]) => pack.items.filter((item) => item.fact === name);
  if (silentDays !== undefined && usualGapDays !== undefined && silentDays > Math.max(14, 1.5 * usualGapDays))
    return fact("silence").map((item) => point(item, say.silent(item.text)));
  return fact("orders").map((item) => point(item, say.order(item.text)));
}
