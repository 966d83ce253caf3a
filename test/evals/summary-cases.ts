import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Activity } from "../../src/activities/activities.schema.ts";
import { BRIEF_SECTIONS, NOTE_SECTIONS } from "../../src/assistant/assistant.schema.ts";
import type { KeptKind, KeptPoint } from "../../src/assistant/assistant.table.ts";
import { builtInBrief } from "../../src/assistant/built-in/brief.ts";
import { builtInNotes, type NotesInput } from "../../src/assistant/built-in/notes/notes.ts";
import { builtInSummary } from "../../src/assistant/built-in/summary.ts";
import { checkedClaims } from "../../src/assistant/checked-claims.ts";
import { type Claim, claimsShape } from "../../src/assistant/claims-shape.ts";
import { buildPack, evidenceOf, type Pack, type PackItem } from "../../src/assistant/evidence.ts";
import { figuresOf } from "../../src/assistant/facts.ts";
import type { History } from "../../src/assistant/history.ts";
import { ModelFailure } from "../../src/assistant/model-failure.ts";
import { noteLines } from "../../src/assistant/note-lines.ts";
import type { Message } from "../../src/assistant/openai.ts";
import { pointsMessages } from "../../src/assistant/points-prompts.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { fold } from "../../src/core/text.ts";
import { dayKey } from "../../src/core/time.ts";
import { activity, at, company, contact, deal, task, withHeard, ZONE } from "../assistant/histories.ts";
import { inTurn } from "./at-once.ts";

/** Our own summarising cases: a small history or the notes of a meeting, and what must, may and may not be said of it. */

interface Case {
  id: string;
  kind: "contact" | "company" | "deal" | "thread" | "notes" | "brief";
  language: "vi" | "en";
  now: string;
  contact?: { name: string; title?: string };
  company?: { name: string; industry?: string };
  activities?: {
    kind: Activity["kind"];
    dir?: "in" | "out";
    day: string;
    subject?: string;
    body: string;
    amount?: number;
    currency?: string;
    order?: string;
  }[];
  deals?: {
    name: string;
    stage?: string;
    status?: "open" | "won" | "lost";
    amount?: number;
    currency?: string;
    next?: string;
    close?: string;
    lost?: string;
  }[];
  tasks?: { title: string; due?: string }[];
  notes?: string;
  /** "us:Phạm Ngọc Lan", "them:Trần Minh". */
  people?: string[];
  author?: string;
  checks: Check[];
}

interface Check {
  /** Said somewhere, or in that section; compared without marks and capitals. */
  has?: string;
  hasNot?: string;
  in?: string;
  /** `either`: the day has two readings, and the answer offers both instead of picking one. */
  action?: { text: string; owner?: string | null; due?: string | null; either?: string[] };
  most?: number;
}

/** What is to be written for one case. An engine answers sections; a model's claims go through `claimsOf` first, as in the product. */
export interface SummaryTask {
  id: string;
  kind: KeptKind;
  sections: readonly string[];
  pack: Pack;
  notes?: NotesInput;
  messages(): Message[];
}
export type Sections = Record<string, KeptPoint[]>;
export type AnswerSummary = (task: SummaryTask) => Sections | Promise<Sections>;

const FILE = join(import.meta.dirname, "cases/summarising.jsonl");
const SUMMARY = ["point", "open_question", "next_step"] as const;

export const readCases = (): Case[] =>
  readFileSync(FILE, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);

/** The built-in engine's answer. */
export const builtIn: AnswerSummary = ({ kind, pack, notes }) => {
  if (notes) return builtInNotes(notes);
  if (kind === "brief") return builtInBrief(pack);
  const { points, openQuestions, nextSteps } = builtInSummary(pack);
  return { point: points, open_question: openQuestions, next_step: nextSteps };
};

/** A model's JSON, recorded or live, as the product would show it: what its sources do not bear out is gone. Throws as the product does. */
export function claimsOf({ kind, sections, pack }: SummaryTask, json: unknown): Sections {
  const { claims } = claimsShape(kind, sections).schema.parse(json) as { claims: Claim<string>[] };
  return checkedClaims(claims, pack, { sections, asking: kind === "brief" ? ["ask"] : [] }).sections;
}

export function taskOf(one: Case): SummaryTask {
  const notes = one.notes === undefined ? undefined : notesOf(one);
  const kind: KeptKind = one.kind === "notes" || one.kind === "thread" || one.kind === "brief" ? one.kind : "summary";
  const sections = kind === "notes" ? NOTE_SECTIONS : kind === "brief" ? BRIEF_SECTIONS : SUMMARY;
  const pack = notes ? notesPack(one, notes) : buildPack(historyOf(one), { now: at(one.now), language: one.language, withOthers: true });
  return { id: one.id, kind, sections, pack, ...(notes ? { notes } : {}), messages: () => pointsMessages(kind, pack) };
}

function notesOf({ notes = "", people = [], author, language, now }: Case): NotesInput {
  const lines = noteLines(notes).map((line, index) => ({ ...line, ref: `n${index + 1}` }));
  const named = people.map((entry, index) => {
    const [side, name = ""] = entry.split(":");
    return { id: `p${index}`, name, side: side === "us" ? ("us" as const) : ("them" as const) };
  });
  return { lines, people: named, author: author ?? null, language, writtenAt: at(now), timeZone: ZONE };
}

function notesPack(one: Case, { lines, people }: NotesInput): Pack {
  const history = historyOf(one);
  const guests: PackItem[] = people.map(({ name }, index) => ({
    ref: `c${index + 1}`,
    kind: "contact",
    recordId: null,
    at: null,
    title: name,
    text: "",
  }));
  const said: PackItem[] = lines.map(({ ref, text, speaker }) => ({
    ref,
    kind: "activity",
    recordId: null,
    at: at(one.now),
    title: speaker ?? "",
    text,
  }));
  return { history, items: [...guests, ...said], figures: figuresOf(history, at(one.now)), now: at(one.now), language: one.language };
}

function historyOf(one: Case): History {
  const person = one.contact ? contact({ ...one.contact }) : null;
  const firm = one.company ? company({ ...one.company }) : null;
  const links = [person?.id, firm?.id].flatMap((id) => id ?? []);
  const activities = (one.activities ?? []).map(({ kind, dir, day, subject = "", body, amount, currency, order }) =>
    activity(kind, day, subject, body, {
      ...{ direction: dir ?? null, links },
      meta: { ...(amount === undefined ? {} : { amount, currency: currency ?? "VND" }), ...(order ? { orderNumber: order } : {}) },
    }),
  );
  const deals = (one.deals ?? []).map(({ name, stage, status = "open", amount, currency, next, close, lost }) =>
    deal(name, {
      ...{
        stage: (stage ?? (status === "open" ? "proposal" : status)) as never,
        status,
        amount: amount ?? null,
        currency: currency ?? "VND",
      },
      ...{ nextStep: next ?? null, lostReason: lost ?? null },
      ...(close ? (status === "open" ? { expectedCloseAt: at(close) } : { closedAt: at(close) }) : {}),
    }),
  );
  return withHeard({
    recordId: person?.id ?? firm?.id ?? "",
    ...{ contact: person, company: firm, others: [], deals },
    activities: activities.sort((a, b) => b.occurredAt - a.occurredAt),
    tasks: (one.tasks ?? []).map(({ title, due }) => task(title, due ?? one.now, due ? {} : { dueAt: null })),
    people: person ? { [person.id]: person.name } : {},
    sender: { id: "usr_1", name: "Nguyễn Thu Hà", title: null, email: "ha@example.com", signature: null },
    workspace: { name: "Sông Hương", timeZone: ZONE },
  });
}

export interface Outcome {
  id: string;
  kind: Case["kind"];
  /** What was asked of the answer and not met. */
  missed: string[];
  checks: number;
  /** Points without a valid source, and points whose figures no source bears out. */
  uncited: number;
  unsupported: number;
  points: number;
}

/** Runs every case through an engine and checks what it says, by code alone. Where a model fails nothing that was asked is met. */
export const runCases = (answer: AnswerSummary, atOnce = 1): Promise<Outcome[]> =>
  inTurn(readCases(), atOnce, async (one) => {
    const task = taskOf(one);
    try {
      return judge(one, task, await answer(task));
    } catch (thrown) {
      if (!(thrown instanceof ModelFailure)) throw thrown;
      return { id: one.id, kind: one.kind, checks: one.checks.length, missed: one.checks.map(() => thrown.reason), ...NOTHING_SAID };
    }
  });

const NOTHING_SAID = { uncited: 0, unsupported: 0, points: 0 };

function judge(one: Case, { pack }: SummaryTask, sections: Sections): Outcome {
  const evidence = evidenceOf(pack);
  const refs = new Set(evidence.map(({ ref }) => ref));
  const checker = new Checker(evidence, { now: pack.now, timeZone: ZONE, language: pack.language });
  const points = Object.values(sections).flat();
  const isBorneOut = ({ text, cites }: KeptPoint) =>
    checker.checkSentence({ text, start: 0, end: text.length }, cites, "statement").problems.length === 0;
  return {
    ...{ id: one.id, kind: one.kind, points: points.length, checks: one.checks.length },
    missed: one.checks.flatMap((check) => (isMet(check, sections) ? [] : [JSON.stringify(check)])),
    uncited: points.filter(({ cites }) => cites.length === 0 || cites.some((ref) => !refs.has(ref))).length,
    unsupported: points.filter((point) => !isBorneOut(point)).length,
  };
}

function isMet({ has, hasNot, in: section, action, most }: Check, sections: Sections): boolean {
  const among = section ? (sections[section] ?? []) : Object.values(sections).flat();
  const said = (text: string) => among.some((point) => fold(point.text).includes(fold(text)));
  if (most !== undefined) return among.length <= most;
  if (action)
    return (sections.action ?? []).some(
      ({ text, owner = null, dueAt = null, dueChoices = [] }) =>
        fold(text).includes(fold(action.text)) &&
        (action.owner === undefined || (action.owner === null ? owner === null : fold(owner ?? "").includes(fold(action.owner)))) &&
        (action.due === undefined || (dueAt === null ? null : dayKey(dueAt, ZONE)) === action.due) &&
        (action.either ?? []).join() === dueChoices.map((at) => dayKey(at, ZONE)).join(),
    );
  return has !== undefined ? said(has) : !said(hasNot ?? "");
}
