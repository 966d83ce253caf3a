import { shorten } from "../../core/text.ts";
import type { SummaryPoint } from "../assistant.schema.ts";
import { dayNumber } from "../calendar.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { topicWords } from "../topics.ts";
import { eventsOf } from "./events.ts";
import { isSameMatter, type Pledge, pledgesOf } from "./pledges.ts";
import { openQuestionsOf } from "./questions.ts";
import { figurePoints, nearDay, standingPoints } from "./standing.ts";

/** A summary without a model: where it stands, what happened event by event with the newest first, what the figures say, what is open, and who owes what. */

const MOST_POINTS = 10;
const FEWEST_EVENTS = 4;
const MOST_QUESTIONS = 5;
const MOST_STEPS = 6;
/** Longer than this, a sentence is shortened. */
const LONGEST = 240;
const STALE_PROMISE_DAYS = 45;
/** A promise without a day stands behind the tasks of the coming days, so that the task made of it is told instead. */
const SOON_DAYS = 14;

export interface SummaryText {
  points: SummaryPoint[];
  openQuestions: SummaryPoint[];
  nextSteps: SummaryPoint[];
}

export function builtInSummary(pack: Pack): SummaryText {
  const openQuestions = openQuestionsOf(pack).slice(0, MOST_QUESTIONS);
  const asked = new Set(openQuestions.map(({ text }) => text));
  const [standing, figures] = [standingPoints(pack), figurePoints(pack)];
  const most = Math.max(FEWEST_EVENTS, MOST_POINTS - 3 - standing.length - figures.length);
  return {
    points: [...standing, ...eventsOf(pack, asked, most), ...figures],
    openQuestions: openQuestions.map(({ text, item }) => ({ at: item.at, text: quoted(text), cites: [item.ref] })),
    nextSteps: nextSteps(pack, pledgesOf(pack)),
  };
}

export const quoted = (text: string): string => `“${shorten(text, LONGEST).replace(/[“”]/g, '"')}”`;

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
  return distinctSteps(steps).slice(0, MOST_STEPS);
}

/** By rank, what is told twice only once. */
export function distinctSteps(steps: Step[]): SummaryPoint[] {
  const sorted = [...steps].sort((a, b) => a.rank - b.rank);
  const distinct = sorted.filter(
    (step, index) =>
      !sorted
        .slice(0, index)
        .some((other) => isSameMatter(step.topics, other.topics) && (step.dueDay ?? other.dueDay) === (other.dueDay ?? step.dueDay)),
  );
  return distinct.map(({ at, text, cites }) => ({ at, text, cites }));
}

const WHO = { us: { vi: "Bên mình hứa", en: "We promised" }, them: { vi: "Khách hẹn", en: "They promised" } };

export function pledgeStep({ text, by, dueDay, isOpen, item }: Pledge, today: number, pack: Pack): Step[] {
  const { language, history } = pack;
  const isStale = (dueDay ?? dayNumber(item.at ?? 0, history.workspace.timeZone) + STALE_PROMISE_DAYS) < today - 14;
  const isLateOurs = by === "us" && dueDay !== undefined && dueDay < today;
  if (!isOpen || (isStale && !isLateOurs)) return [];
  const day = nearDay(item.at ?? pack.now, pack);
  const late = isLateOurs ? { vi: ", đã quá hạn", en: ", overdue" }[language] : "";
  return [
    {
      at: item.at,
      text: `${WHO[by][language]} (${day}${late}): ${quoted(text)}`,
      cites: [item.ref],
      rank: isLateOurs ? -100_000 : by === "us" ? (dueDay ?? today + SOON_DAYS) : today + 365,
      topics: topicWords(text),
      dueDay,
    },
  ];
}

const DUE = {
  vi: { late: (day: string) => `quá hạn từ ${day}`, ahead: (day: string) => `hạn ${day}` },
  en: { late: (day: string) => `overdue since ${day}`, ahead: (day: string) => `due ${day}` },
};

/** A task with who has it to do, and by when. */
function taskStep(item: PackItem, today: number, pack: Pack): Step[] {
  const { task } = item;
  if (!task) return [];
  const { language, history, now } = pack;
  const { title, dueAt, assigneeId } = task;
  const dueDay = dueAt === null ? undefined : dayNumber(dueAt, history.workspace.timeZone);
  const isLate = dueAt !== null && dueAt < now;
  const when = dueAt === null ? undefined : DUE[language][isLate ? "late" : "ahead"](nearDay(dueAt, pack));
  const told = [history.people[assigneeId ?? ""], when].filter(Boolean).join(", ");
  return [
    {
      at: dueAt,
      text: told ? `${title} (${told})` : title,
      cites: [item.ref],
      rank: dueDay === undefined ? today + 180 : isLate ? dueDay - 50_000 : dueDay,
      topics: topicWords(title),
      dueDay,
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
