import { dayNumber } from "../../calendar.ts";
import {
  ASKS,
  BIDDEN,
  FOR_ME,
  IS_DONE,
  IS_ORDER,
  LATER_TODAY,
  LISTED,
  MARKER,
  NEEDED,
  NO_TASK,
  OPENING,
  PARTS,
  PERSON_WILL,
  POST,
  PROMISED,
  TAIL_OWNER,
  TOLD,
} from "./action-patterns.ts";
import { type Due, daysOf, dueIn, withoutLeadingDay } from "./due.ts";
import type { NotesInput, ReadLine } from "./notes.ts";
import { isName, isSurelyName } from "./owners.ts";
import { isPronoun, meantBy, sideOf } from "./speakers.ts";
import { titleOf } from "./titles.ts";

const MOST_PARTS = 4;
/** What stands before a promise that closes a sentence: "Máy chạy êm, để em hỏi lại". */
const CLOSING_PROMISE = /^.{3,160}?, (?=(?:để (?:em|tôi|mình)|(?:em|tôi|bên em) (?:sẽ|xin)|let me|i(?:'ll| will)|we(?:'ll| will)) )/iu;

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

/** The tasks in a line: each of its parts where every one is a task with a day of its own, else the one that it tells of. */
export function actionIn(line: ReadLine, input: NotesInput): Action[] {
  const parts = tasksApart(line, input);
  return parts.length > 1 ? parts : taskIn(line, input);
}

function taskIn(line: ReadLine, input: NotesInput): Action[] {
  const bare = line.text.replace(MARKER, "");
  const isMarked = bare !== line.text || line.heading === "action";
  if (NO_TASK.test(bare) || bare.length < 8 || line.heading === "risk" || line.heading === "other") return [];
  const due = dueIn(line.text, input);
  const told = toldIn(bare, isMarked, due, line, input) ?? orderIn(bare, due, line, input);
  if (!told && (!isMarked || line.heading === "decision")) return [];
  return [actionOf(told ?? { what: bare }, due, line, input)];
}

function toldIn(bare: string, isMarked: boolean, due: Due, line: ReadLine, input: NotesInput): Told | undefined {
  const opened = bare.replace(OPENING, "");
  const undated = withoutLeadingDay(opened, input) ?? opened;
  const beginnings = [...new Set([bare, opened, undated, undated.replace(POST, "")])];
  const among = (patterns: RegExp[], isOne = isName) => firstOf(beginnings, patterns, isOne);
  const isPerson = (who: string) => isSurelyName(who, input.people);
  const told = isToCome(bare, due, input) || isSaidOfToday(bare, due, line, input) ? among(TOLD, isPerson) : undefined;
  return (
    among(PERSON_WILL, isPerson) ??
    among(PROMISED) ??
    (CLOSING_PROMISE.test(opened) ? firstOf([opened.replace(CLOSING_PROMISE, "")], PROMISED, isName) : undefined) ??
    (isMarked ? among(LISTED) : undefined) ??
    (told && !IS_ORDER.test(told.what) ? told : undefined) ??
    (isMarked || hasDay(due) ? among([NEEDED]) : undefined)
  );
}

/** "Gửi mẫu chiều nay, thứ Sáu ghé chị Thảo": two tasks. Who does the first does what follows, where nobody else is named. */
function tasksApart(line: ReadLine, input: NotesInput): Action[] {
  const parts = line.text.split(PARTS);
  if (parts.length < 2 || parts.length > MOST_PARTS || NO_TASK.test(line.text)) return [];
  const dues = parts.map((text) => dueIn(text, input));
  const today = dayNumber(input.writtenAt, input.timeZone);
  const isAhead = ({ dueAt }: Due) => dueAt !== null && dayNumber(dueAt, input.timeZone) >= today;
  if (
    !dues.every(isAhead) ||
    IS_DONE.test(line.text) ||
    !dues.some(({ dueAt }) => dueAt !== null && dayNumber(dueAt, input.timeZone) > today)
  )
    return [];
  const told = parts.map((text) => {
    const opened = withoutLeadingDay(text.replace(OPENING, ""), input) ?? text.replace(OPENING, "");
    return firstOf([opened], [...PROMISED, ...TOLD], (who) => isSurelyName(who, input.people)) ?? firstOf([opened], [BIDDEN], isName);
  });
  const who = told[0]?.who;
  const whole = told.filter((one) => one !== undefined);
  return whole.length < parts.length
    ? []
    : whole.flatMap((one, index) =>
        actionOf(one.who || !who ? one : { ...one, who }, dues[index] ?? { dueAt: null, dueChoices: [] }, line, input),
      );
}

/** "Gửi chị 65 ký trước thứ Sáu": what the customer bids is for us to do. In our own notes it is one's own, with a day to come. */
function orderIn(bare: string, due: Due, line: ReadLine, input: NotesInput): Told | undefined {
  const opened = bare.replace(OPENING, "");
  const what = BIDDEN.exec(withoutLeadingDay(opened, input) ?? opened)?.groups?.what;
  if (what === undefined || IS_DONE.test(bare) || line.heading === "decision") return undefined;
  const isTheirs = line.speaker !== null && sideOf(line.speaker, input.people) !== "us";
  if (isTheirs && (hasDay(due) || ASKS.test(bare)) && FOR_ME.test(what)) return { who: "you", what };
  const isOwn = line.speaker === null && hasDay(due) && (isToCome(bare, due, input) || LATER_TODAY.test(bare));
  return isOwn ? (FOR_ME.test(what) && input.author ? { who: "em", what } : { what }) : undefined;
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

/** Of today, whoever speaks says what they are about to do; a note may tell what was done. */
const isSaidOfToday = (text: string, { dueAt }: Due, { speaker }: ReadLine, { writtenAt, timeZone }: NotesInput): boolean =>
  speaker !== null && dueAt !== null && dayNumber(dueAt, timeZone) === dayNumber(writtenAt, timeZone) && !IS_DONE.test(text);

function actionOf({ who, what }: Told, due: Due, line: ReadLine, input: NotesInput): Action {
  const tail = who ? undefined : TAIL_OWNER.exec(what)?.groups;
  const named = tail?.a ?? tail?.b;
  const tailOwner = named && isName(named) ? named : undefined;
  const owner = who ?? tailOwner ?? (line.heading === "action" && line.speaker ? line.speaker : undefined);
  return {
    title: titleOf(tailOwner ? what.replace(TAIL_OWNER, "") : what, line, input),
    owner: owner ? meantBy(owner, line, input) : null,
    ...due,
    line,
  };
}
