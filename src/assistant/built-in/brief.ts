import type { BRIEF_SECTIONS, SummaryPoint } from "../assistant.schema.ts";
import { dayNumber } from "../calendar.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { type FactName, factsOf } from "../facts.ts";
import { briefQuestions, isTold } from "./brief-questions.ts";
import { eventsOf } from "./events.ts";
import { pledgesOf } from "./pledges.ts";
import { openQuestionsOf } from "./questions.ts";
import { figurePoints, nearDay, standingPoints } from "./standing.ts";
import { distinctSteps, pledgeStep } from "./summary.ts";

/** What one should know before a meeting: who they are, what happened, what was promised, and what to ask. */

export type BriefSections = Record<(typeof BRIEF_SECTIONS)[number], SummaryPoint[]>;

const MOST = { who: 6, history: 8, promise: 6, ask: 7 };

export function builtInBrief(pack: Pack): BriefSections {
  const asked = new Set(openQuestionsOf(pack).map(({ text }) => text));
  const [standing, figures] = [standingPoints(pack), figurePoints(pack)];
  const most = MOST.history - standing.length - figures.length;
  return {
    who: whoPoints(pack).slice(0, MOST.who),
    history: [...standing, ...eventsOf(pack, asked, most).filter(unlike()).slice(0, most), ...figures],
    promise: promises(pack).slice(0, MOST.promise),
    ask: briefQuestions(pack).slice(0, MOST.ask),
  };
}

/** Keeps the first of what is told twice. */
function unlike(): (point: SummaryPoint) => boolean {
  const told = new Set<string>();
  return ({ text }) => !told.has(text) && Boolean(told.add(text));
}

/** The people and their company, then when one was last in touch and how often. */
function whoPoints(pack: Pack): SummaryPoint[] {
  const { items, history, figures, now, language } = pack;
  const people = items.filter(({ kind }) => kind === "contact" || kind === "company");
  const told = people.map((item) => point(item, [item.title, item.text.split("\n").slice(0, 3).join(", ")].filter(Boolean).join(": ")));
  const facts = factsOf(history, figures, now, language, (at) => nearDay(at, pack)).filter(({ name }) => TOUCH.includes(name));
  return [
    ...told,
    ...facts.flatMap(({ name, title, text }) => items.filter(({ fact }) => fact === name).map((item) => point(item, `${title}: ${text}`))),
  ];
}

const TOUCH: FactName[] = ["last_contact", "count"];
const point = ({ at, ref }: PackItem, text: string): SummaryPoint => ({ at, text, cites: [ref] });

/** What either side told the other it would do. Our own tasks and notes were told to nobody. */
function promises(pack: Pack): SummaryPoint[] {
  const today = dayNumber(pack.now, pack.history.workspace.timeZone);
  return distinctSteps(
    pledgesOf(pack)
      .filter(({ item }) => isTold(item))
      .flatMap((pledge) => pledgeStep(pledge, today, pack)),
  );
}
