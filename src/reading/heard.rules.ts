import { DAY } from "../core/time.ts";
import type { Corrections, Findings, Found, ReadingField, Span, Values } from "./reading.schema.ts";
import { isSaid, said } from "./said.rules.ts";

/** What customers were heard to say, and when a complaint of theirs is open. Whoever counts complaints or tells of moods goes by this alone. */

/** One message, talk or note as its reading stands: a person's word before the engine's. */
export interface Heard {
  /** Of the activity, and when it happened. */
  id: string;
  at: number;
  complaint: Values["complaint"] | null;
  ultimatum: Values["ultimatum"] | null;
  intent: Values["intent"] | null;
  sentiment: Values["sentiment"] | null;
  /** How sure the mood is, of 1. */
  sureness: number;
  /** Where the words for what is wrong stand. */
  span: Span | null;
  /** A task that was made of it is done. */
  isSolved: boolean;
}

/** Something after which a complaint may rest: an order of theirs, or a talk or a written answer of ours. */
export interface Answer {
  at: number;
  isOrder: boolean;
}

/** A complaint is let rest after so many days, whatever came of it; answered and not repeated, after so many. */
export const OPEN_DAYS = 75;
export const RESTS_DAYS = 14;

/** What stands of a reading. Not solved unless somebody says so. */
export function heardFrom(activity: { id: string; at: number }, found: Findings, corrected: Corrections = {}): Heard {
  const put = <F extends ReadingField>(field: F) => (corrected as { [K in F]?: Values[F] | null })[field];
  const stands = <F extends ReadingField>(field: F): Values[F] | null => {
    const said = put(field);
    return said === undefined ? ((found[field] as Found<Values[F]> | undefined)?.value ?? null) : said;
  };
  return {
    ...{ id: activity.id, at: activity.at },
    ...{ complaint: stands("complaint"), ultimatum: stands("ultimatum"), intent: stands("intent"), sentiment: stands("sentiment") },
    sureness: put("sentiment") === undefined ? (found.sentiment?.confidence ?? 0) : 1,
    span: (found.ultimatum ?? found.complaint ?? found.sentiment)?.span ?? null,
    isSolved: false,
  };
}

export const complaintsIn = <H extends Pick<Heard, "complaint">>(heard: H[]): H[] => heard.filter(({ complaint }) => complaint !== null);

/** What may cost us a customer: something is wrong, they hold something out to us, or they want to end it. */
export const isTrouble = ({ complaint, ultimatum, intent }: Heard): boolean =>
  complaint !== null || ultimatum !== null || intent === "cancel";

const HOLDS_BACK = said(
  "(?:tạm giữ|giữ lại|tạm dừng|tạm ngưng|tạm ngừng|ngưng|ngừng|hoãn|treo)(?: lại)?(?: khoản| việc| phần| đợt){0,2} (?:thanh toán|tiền|công nợ)|(?:chưa|không) thanh toán(?: \\p{L}+){0,4} (?:cho đến khi|đến khi|cho tới khi|tới khi|nếu)",
  "(?:withhold|withholding|hold back|holding back|suspend|suspending|stopping)(?: \\w+){0,3} pay\\w*|payments? (?:is |are )?(?:on hold|suspended|withheld)|(?:not|won't) (?:be )?pay(?:ing)?(?: \\w+){0,4} until",
);

/** Whether a text says that what is owed to us is kept until we act. */
export const holdsMoneyBack = (text: string): boolean => isSaid(HOLDS_BACK, text);

/**
 * Of one customer's troubles those that are open: nothing that was made of them is done, the customer has neither ordered nor sounded content
 * since, we have not answered two weeks ago without hearing of any again, and they are not older than `OPEN_DAYS`.
 */
export const openTroubles = <H extends Heard>(heard: H[], answers: Answer[], now: number): H[] =>
  heard.filter((one) => isTrouble(one) && one.at <= now && isUnsettled(one, heard, answers, now));

export const openComplaints = <H extends Heard>(heard: H[], answers: Answer[], now: number): H[] =>
  complaintsIn(openTroubles(heard, answers, now));

const SURELY = 0.75;

/** What they said last, where it leaves no doubt that they are unhappy. */
export function sourWord<H extends Heard>(heard: H[]): H | undefined {
  const last = heard.filter(({ sentiment }) => sentiment !== null).reduce<H | undefined>((a, b) => (a && a.at >= b.at ? a : b), undefined);
  return last?.sentiment === "negative" && last.sureness >= SURELY ? last : undefined;
}

function isUnsettled(one: Heard, heard: Heard[], answers: Answer[], now: number): boolean {
  if (one.isSolved || now - one.at > OPEN_DAYS * DAY) return false;
  const isContent = heard.some((later) => later.at > one.at && later.sentiment === "positive" && !isTrouble(later));
  const since = answers.filter(({ at }) => at > one.at && at <= now);
  if (isContent || since.some(({ isOrder }) => isOrder)) return false;
  const answeredAt = Math.min(...since.map(({ at }) => at));
  const isRepeated = heard.some((later) => later.at > answeredAt && isTrouble(later));
  return isRepeated || !(now - answeredAt >= RESTS_DAYS * DAY);
}
