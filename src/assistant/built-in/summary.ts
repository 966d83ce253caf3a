import { shorten } from "../../core/text.ts";
import { formatDay } from "../../core/time.ts";
import type { SummaryPoint } from "../assistant.schema.ts";
import { dayNumber } from "../calendar.ts";
import type { Pack, PackItem } from "../evidence.ts";
import type { FactName } from "../facts.ts";
import { otherWriter } from "../speech.ts";
import { topicWords } from "../topics.ts";
import { eventsOf } from "./events.ts";
import { isSameMatter, type Pledge, pledgesOf } from "./pledges.ts";
import { isSpammer } from "./prose.ts";
import { openQuestionsOf } from "./questions.ts";

/** A summary without a model: facts counted in code, what happened event by event, what is open, and who owes what. */

const MOST_POINTS = 10;
const FEWEST_EVENTS = 4;
const MOST_QUESTIONS = 5;
const MOST_STEPS = 6;
/** Longer than this, a sentence is shortened. */
const LONGEST = 240;
const STALE_PROMISE_DAYS = 45;

export interface SummaryText {
  points: SummaryPoint[];
  openQuestions: SummaryPoint[];
  nextSteps: SummaryPoint[];
}

export function builtInSummary(pack: Pack): SummaryText {
  const openQuestions = openQuestionsOf(pack).slice(0, MOST_QUESTIONS);
  const questions = new Set(openQuestions.map(({ text }) => text));
  const facts = factPoints(pack);
  return {
    points: [...facts, ...eventsOf(pack, questions, Math.max(FEWEST_EVENTS, MOST_POINTS - 3 - facts.length))],
    openQuestions: openQuestions.map(({ text, item }) => ({ at: item.at, text: asked(text, item, pack), cites: [item.ref] })),
    nextSteps: nextSteps(pack, pledgesOf(pack)),
  };
}

/** A question, with who asks it where that is not the person whose record it is. */
function asked(text: string, { activity }: PackItem, { history }: Pack): string {
  const writer = activity && otherWriter(activity, history);
  return `${writer ? `${writer}: ` : ""}${quoted(text)}`;
}

export const quoted = (text: string): string => `“${shorten(text, LONGEST).replace(/[“”]/g, '"')}”`;

const HEADLINES: FactName[] = ["silence", "orders", "complaints"];
const MOST_DEALS = 3;

/** What the numbers say: first, because no sentence of the history says it. */
function factPoints(pack: Pack): SummaryPoint[] {
  if (isSpammer(pack.history)) return [];
  const isQuiet = (pack.figures.silentDays ?? 0) > Math.max(14, 1.5 * (pack.figures.usualGapDays ?? 14));
  const items = HEADLINES.flatMap((name) => pack.items.filter((item) => item.fact === name && (name !== "silence" || isQuiet)));
  return [...openDeals(pack), ...items.map((item) => ({ at: item.at, text: `${item.title}: ${item.text}`, cites: [item.ref] }))];
}

/** Each open deal by name with what its card says; when there are many, the sum alone is told. */
function openDeals({ items }: Pack): SummaryPoint[] {
  const open = items.filter((item) => item.deal?.status === "open");
  return open
    .slice(0, MOST_DEALS)
    .map((item) => ({ at: item.at, text: `${item.title} (${item.text.split("\n").join("; ")})`, cites: [item.ref] }));
}

interface Step extends SummaryPoint {
  /** What is overdue and ours comes first, then by day. */
  rank: number;
  topics: Set<string>;
  dueDay: number | undefined;
}

/** Our overdue promises, then tasks and next steps by day, then what the customer has to do. */
function nextSteps(pack: Pack, pledges: Pledge[]): SummaryPoint[] {
  const today = dayNumber(pack.now, pack.history.workspace.timeZone);
  const steps = [
    ...pledges.flatMap((pledge) => pledgeStep(pledge, today, pack)),
    ...pack.items.flatMap((item) => [...taskStep(item, today, pack), ...dealStep(item, today, pack)]),
  ];
  const sorted = steps.sort((a, b) => a.rank - b.rank);
  const distinct = sorted.filter(
    (step, index) =>
      !sorted
        .slice(0, index)
        .some((other) => isSameMatter(step.topics, other.topics) && (step.dueDay ?? other.dueDay) === (other.dueDay ?? step.dueDay)),
  );
  return distinct.slice(0, MOST_STEPS).map(({ at, text, cites }) => ({ at, text, cites }));
}

const WHO = { us: { vi: "Bên mình hứa", en: "We promised" }, them: { vi: "Khách hẹn", en: "They promised" } };

function pledgeStep({ text, by, dueDay, isOpen, item }: Pledge, today: number, pack: Pack): Step[] {
  const { language, history } = pack;
  const isStale = (dueDay ?? dayNumber(item.at ?? 0, history.workspace.timeZone) + STALE_PROMISE_DAYS) < today - 14;
  const isLateOurs = by === "us" && dueDay !== undefined && dueDay < today;
  if (!isOpen || (isStale && !isLateOurs)) return [];
  const day = formatDay(item.at ?? pack.now, language, history.workspace.timeZone);
  const late = isLateOurs ? { vi: ", đã quá hạn", en: ", overdue" }[language] : "";
  const writer = by === "them" && item.activity ? otherWriter(item.activity, history) : undefined;
  return [
    {
      at: item.at,
      text: `${WHO[by][language]} (${writer ? `${writer}, ` : ""}${day}${late}): ${quoted(text)}`,
      cites: [item.ref],
      rank: isLateOurs ? -100_000 : by === "us" ? today : today + 365,
      topics: topicWords(text),
      dueDay,
    },
  ];
}

function taskStep(item: PackItem, today: number, { language, history, now }: Pack): Step[] {
  const { task } = item;
  if (!task) return [];
  const { title, dueAt } = task;
  const rank =
    dueAt === null
      ? today + 180
      : dueAt < now
        ? dayNumber(dueAt, history.workspace.timeZone) - 50_000
        : dayNumber(dueAt, history.workspace.timeZone);
  const day = dueAt === null ? "" : formatDay(dueAt, language, history.workspace.timeZone);
  const isLate = dueAt !== null && dueAt < now;
  const when =
    day === ""
      ? ""
      : { vi: isLate ? ` (quá hạn từ ${day})` : ` (hạn ${day})`, en: isLate ? ` (overdue since ${day})` : ` (due ${day})` }[language];
  return [
    {
      at: dueAt,
      text: title + when,
      cites: [item.ref],
      rank,
      topics: topicWords(title),
      dueDay: dueAt === null ? undefined : dayNumber(dueAt, history.workspace.timeZone),
    },
  ];
}

function dealStep({ deal, ref }: PackItem, today: number, { history }: Pack): Step[] {
  if (deal?.status !== "open" || !deal.nextStep) return [];
  const rank =
    deal.expectedCloseAt === null ? today + 90 : Math.max(today + 1, dayNumber(deal.expectedCloseAt, history.workspace.timeZone));
  return [
    {
      at: deal.expectedCloseAt,
      text: `${deal.name}: ${deal.nextStep}`,
      cites: [ref],
      rank,
      topics: topicWords(deal.nextStep),
      dueDay: undefined,
    },
  ];
}
