import { dayNumber } from "../../calendar.ts";
import {
  IS_DONE,
  IS_ORDER,
  LISTED,
  MARKER,
  NEEDED,
  NO_TASK,
  OPENING,
  PERSON_WILL,
  POST,
  PROMISED,
  TAIL_OWNER,
  TOLD,
} from "./action-patterns.ts";
import { type Due, daysOf, dueIn, withoutLeadingDay } from "./due.ts";
import type { NotesInput, ReadLine } from "./notes.ts";
import { isName, isSurelyName } from "./owners.ts";
import { isPronoun, meantBy } from "./speakers.ts";
import { asTask } from "./verbs.ts";

/** What somebody is to do after the meeting, with who and by when, as far as the line says so. */
export interface Action extends Due {
  title: string;
  owner: string | null;
  line: ReadLine;
}

/** Who is to do what, in the words of the line. */
interface Told {
  who?: string | undefined;
  what: string;
}

/** The task in a line, if there is one. */
export function actionIn(line: ReadLine, input: NotesInput): Action[] {
  const bare = line.text.replace(MARKER, "");
  const isMarked = bare !== line.text || line.heading === "action";
  if (NO_TASK.test(bare) || bare.length < 8 || line.heading === "risk" || line.heading === "other") return [];
  const due = dueIn(line.text, input);
  const told = toldIn(bare, isMarked, due, input);
  if (!told && (!isMarked || line.heading === "decision")) return [];
  return [actionOf(told ?? { what: bare }, due, line, input)];
}

function toldIn(bare: string, isMarked: boolean, due: Due, input: NotesInput): Told | undefined {
  const opened = bare.replace(OPENING, "");
  const undated = withoutLeadingDay(opened, input) ?? opened;
  const beginnings = [...new Set([bare, opened, undated, undated.replace(POST, "")])];
  const among = (patterns: RegExp[], isOne = isName) => firstOf(beginnings, patterns, isOne);
  const isPerson = (who: string) => isSurelyName(who, input.people);
  const told = isToCome(bare, due, input) ? among(TOLD, isPerson) : undefined;
  return (
    among(PERSON_WILL, isPerson) ??
    among(PROMISED) ??
    (isMarked ? among(LISTED) : undefined) ??
    (told && !IS_ORDER.test(told.what) ? told : undefined) ??
    (isMarked || hasDay(due) ? among([NEEDED]) : undefined)
  );
}

function firstOf(beginnings: string[], patterns: RegExp[], isOne: (who: string) => boolean): Told | undefined {
  for (const text of beginnings)
    for (const pattern of patterns) {
      const { who: first, other, what } = pattern.exec(text)?.groups ?? {};
      const who = first ?? other;
      if (what !== undefined && (who === undefined || isPronoun(who) || isOne(who))) return { who, what };
    }
  return undefined;
}

const hasDay = ({ dueAt, dueChoices }: Due): boolean => dueAt !== null || dueChoices.length > 0;

/** What is told without a word of time happens on a later day; of the same day it may have happened. */
function isToCome(text: string, { dueAt, dueChoices }: Due, input: NotesInput): boolean {
  const at = dueAt ?? dueChoices[0];
  const { figures, written, isPast } = daysOf(text, input);
  const isExact = figures.some(({ readings }) => readings.some(({ grain }) => grain === "day" || grain === "week"));
  return at !== undefined && isExact && dayNumber(at, input.timeZone) > written && !isPast && !IS_DONE.test(text);
}

function actionOf({ who, what }: Told, due: Due, line: ReadLine, input: NotesInput): Action {
  const tail = who ? undefined : TAIL_OWNER.exec(what)?.groups;
  const named = tail?.a ?? tail?.b;
  const tailOwner = named && isName(named) ? named : undefined;
  const title = asTask(tailOwner ? what.replace(TAIL_OWNER, "") : what)
    .replace(/^(?:cần|phải|sẽ|will|to) /iu, "")
    .replace(/[.;,]$/u, "")
    .trim();
  const owner = who ?? tailOwner ?? (line.heading === "action" && line.speaker ? line.speaker : undefined);
  return {
    title: title.charAt(0).toLocaleUpperCase() + title.slice(1),
    owner: owner ? meantBy(owner, line, input) : null,
    ...due,
    line,
  };
}
