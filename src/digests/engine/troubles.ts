import { quoted } from "../../assistant/built-in/summary.ts";
import { inert } from "../../assistant/inert.ts";
import { complaintsIn, holdsMoneyBack } from "../../reading/heard.rules.ts";
import type { Cause, Trouble } from "./input.ts";
import type { Reason, Telling } from "./telling.ts";

/** One reason why a customer may leave: in words, how grave it is, and the activities that say it. */
export interface Ground {
  text: string;
  /** The customer's own words, or those that tell of them. */
  quote: string;
  gravity: number;
  cites: string[];
  at: number;
}

const GRAVITY = { ultimatum: 5, cancelling: 4, withheld: 3.5, complaint: 3, sour: 2 };
const MOST_CITED = 4;

/** What is open with a customer, the gravest in front. */
export function groundsOf(tell: Telling, { open, sour }: Trouble): Ground[] {
  const { say } = tell;
  const ground = (causes: Cause[], gravity: number, text: (newest: Cause, day: string) => string): Ground[] => {
    const [newest] = causes;
    if (!newest) return [];
    const cites = causes.slice(0, MOST_CITED).map((cause) => tell.citeCause(cause));
    const quote = newest.said && quoted(inert(newest.said, 200));
    return [{ text: text(newest, tell.day(newest.at)), quote, gravity, cites, at: newest.at }];
  };
  const complaints = complaintsIn(open);
  return [
    ...ground(
      open.filter(({ ultimatum }) => ultimatum !== null),
      GRAVITY.ultimatum,
      ({ ultimatum }, day) => say.ultimatums[ultimatum ?? "leave"](day),
    ),
    ...ground(
      open.filter(({ isCancelling }) => isCancelling),
      GRAVITY.cancelling,
      (_, day) => say.cancelling(day),
    ),
    ...ground(
      open.filter(({ subject, body }) => holdsMoneyBack(`${subject}. ${body}`)),
      GRAVITY.withheld,
      (_, day) => say.withheld(day),
    ),
    ...ground(complaints, GRAVITY.complaint, ({ complaint }, day) =>
      say.openComplaints(complaints.length, day, say.wrongs[complaint ?? "other"]),
    ),
    ...ground(sour ? [sour] : [], GRAVITY.sour, (_, day) => say.sour(day)),
  ];
}

/** Reasons as one line: the customer's words stand behind the first that has any. */
export function lineOf(grounds: Pick<Ground, "text" | "quote">[]): string {
  const first = grounds.findIndex(({ quote }) => quote !== "");
  return grounds.map(({ text, quote }, index) => (index === first ? `${text}: ${quote}` : text)).join("; ");
}

/** Of a rep's day: customers of theirs with something open. */
export const troublesOf = (tell: Telling, troubles: Trouble[]): Reason[] =>
  troubles
    .map(({ customer, ...trouble }) => ({ customer, grounds: groundsOf(tell, { customer, ...trouble }) }))
    .sort((a, b) => gravityOf(b.grounds) - gravityOf(a.grounds))
    .map(({ customer, grounds }) => ({
      point: {
        text: `${customer.name}: ${lineOf(grounds)}`,
        cites: [...new Set(grounds.flatMap(({ cites }) => cites))],
        ...{ recordId: customer.id, about: customer.name, at: grounds[0]?.at ?? null },
      },
      ...{ customer, why: grounds.map(({ text }) => text).join("; "), weight: 2 + gravityOf(grounds) },
    }));

/** The gravest reason counts, and of equals the more of them. */
export const gravityOf = (grounds: Pick<Ground, "gravity">[]): number =>
  Math.max(0, ...grounds.map(({ gravity }) => gravity)) + grounds.length / 10;
