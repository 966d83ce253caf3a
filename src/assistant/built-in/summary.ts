import { shorten } from "../../core/text.ts";
import { formatDay } from "../../core/time.ts";
import type { Language, SummaryPoint } from "../assistant.schema.ts";
import { actOf } from "../claims.ts";
import { dayNumber } from "../days.ts";
import type { Pack, PackItem } from "../evidence.ts";
import type { FactName } from "../facts.ts";
import { splitSentences } from "../sentences.ts";
import { hasSignal } from "../signals.ts";
import { isForMachines, turnOf } from "../speech.ts";
import { type Pledge, pledgesOf } from "./pledges.ts";
import { openQuestionsOf } from "./questions.ts";
import { pickSentences } from "./rank.ts";

/** A summary without a model: facts counted in code, then the most telling sentences of the history, word for word. */

const MOST_POINTS = 6;
const MOST_PER_ITEM = 2;
const MOST_QUESTIONS = 5;
const MOST_STEPS = 6;
/** Longer than this, a sentence is shortened. */
const LONGEST = 280;
const STALE_PROMISE_DAYS = 45;

export interface SummaryText {
  points: SummaryPoint[];
  openQuestions: SummaryPoint[];
  nextSteps: SummaryPoint[];
}

export function builtInSummary(pack: Pack): SummaryText {
  const pledges = pledgesOf(pack);
  const openQuestions = openQuestionsOf(pack).slice(0, MOST_QUESTIONS);
  const asked = new Set(openQuestions.map(({ text }) => text));
  return {
    points: [...factPoints(pack), ...extracts(pack, asked)],
    openQuestions: openQuestions.map(({ text, item }) => point(item, quoted(text))),
    nextSteps: nextSteps(pack, pledges),
  };
}

const HEADLINES: FactName[] = ["last_contact", "silence", "orders", "complaints"];

/** What the numbers say: first, because no sentence of the history says it. */
function factPoints(pack: Pack): SummaryPoint[] {
  const isQuiet = (pack.figures.silentDays ?? 0) > 1.5 * (pack.figures.usualGapDays ?? 14);
  const items = HEADLINES.flatMap((name) => pack.items.filter((item) => item.fact === name && (name !== "silence" || isQuiet)));
  const deals = openDeals(pack);
  return [...items.map((item) => ({ at: item.at, text: `${item.title}: ${item.text}`, cites: [item.ref] })), ...deals];
}

const MOST_DEALS = 3;

/** Each open deal by name with what its card says; when there are many, the sum alone is told. */
function openDeals({ items }: Pack): SummaryPoint[] {
  const open = items.filter((item) => item.deal?.status === "open");
  return open.slice(0, MOST_DEALS).map((item) => ({ at: item.at, text: `${item.title} (${item.text.split("\n").join("; ")})`, cites: [item.ref] }));
}

interface Candidate {
  text: string;
  item: PackItem;
  order: number;
}

/** The most telling sentences; each activity weighs by how new it is and by what it holds. */
function extracts(pack: Pack, asked: Set<string>): SummaryPoint[] {
  const told = pack.items.filter((item) => item.activity && item.activity.kind !== "order" && item.activity.kind !== "system");
  const candidates = told.flatMap((item, order) => tellingSentences(item).filter((text) => !asked.has(text)).map((text): Candidate => ({ text, item, order })));
  const prior = candidates.map(({ item, order, text }) => weight(item, order, text));
  const picked = pickSentences(candidates.map(({ text }) => text), MOST_POINTS + 4, prior).flatMap((index) => candidates[index] ?? []);
  const spread = picked.filter(({ item }, index) => picked.slice(0, index).filter((other) => other.item === item).length < MOST_PER_ITEM);
  return spread.slice(0, MOST_POINTS).map(({ text, item }) => point(item, spoken(item, text, pack.language)));
}

function tellingSentences(item: PackItem): string[] {
  return splitSentences(item.body ?? "").flatMap(({ text }, index) => {
    const flat = text.replace(/\s+/g, " ");
    const act = actOf(flat, { isFirst: index === 0, afterClosing: false });
    const isTelling = (act === "statement" || act === "offer") && flat.split(" ").length >= 4 && !isForMachines(flat);
    return isTelling ? [shorten(flat, LONGEST)] : [];
  });
}

const weight = (item: PackItem, order: number, text: string): number =>
  (1 + order) ** -0.4 * (item.activity && hasSignal(item.activity, "complaint") ? 1.5 : 1) * (/\d/.test(text) ? 1.2 : 1) * Math.min(1, text.split(" ").length / 9);

const point = (item: PackItem, text: string): SummaryPoint => ({ at: item.at, text, cites: [item.ref] });
const quoted = (text: string): string => `“${text.replace(/[“”]/g, '"')}”`;

/** Who said it, when it was written; what was reported stands as it is. */
function spoken(item: PackItem, text: string, language: Language): string {
  const { direction, kind } = item.activity ?? {};
  const isWritten = kind === "email" || kind === "chat" || kind === "sms" || kind === "form" || kind === "letter";
  if (!isWritten || direction === null || (kind !== "email" && turnOf(text))) return text;
  const who = direction === "in" ? { vi: "Khách", en: "Customer" } : { vi: "Bên mình", en: "We" };
  return `${who[language]}: ${quoted(text)}`;
}

/** Open tasks, next steps of open deals, then promises that may still be kept. */
function nextSteps(pack: Pack, pledges: Pledge[]): SummaryPoint[] {
  const { language } = pack;
  const tasks = pack.items.filter((item) => item.task);
  const deals = pack.items.filter((item) => item.deal?.status === "open" && item.deal.nextStep);
  const today = dayNumber(pack.now, pack.history.workspace.timeZone);
  const live = pledges.filter(({ dueDay, item }) => (dueDay ?? dayNumber(item.at ?? 0, pack.history.workspace.timeZone) + STALE_PROMISE_DAYS) >= today - 14);
  const steps = [
    ...tasks.map((item) => ({ at: item.task?.dueAt ?? null, text: taskStep(item, pack), cites: [item.ref] })),
    ...deals.map((item) => ({ at: item.deal?.expectedCloseAt ?? null, text: `${item.deal?.name}: ${item.deal?.nextStep}`, cites: [item.ref] })),
    ...live.map(({ item, text, by }) => point(item, `${WHO[by][language]}: ${quoted(shorten(text, LONGEST))}`)),
  ];
  return steps.slice(0, MOST_STEPS);
}

const WHO = { us: { vi: "Bên mình hứa", en: "We promised" }, them: { vi: "Khách hẹn", en: "They promised" } };

function taskStep({ task }: PackItem, { language, now, history }: Pack): string {
  const title = task?.title ?? "";
  if (!task?.dueAt) return title;
  const day = formatDay(task.dueAt, language, history.workspace.timeZone);
  if (task.dueAt < now) return language === "vi" ? `${title} (quá hạn từ ${day})` : `${title} (overdue since ${day})`;
  return language === "vi" ? `${title} (hạn ${day})` : `${title} (due ${day})`;
}
