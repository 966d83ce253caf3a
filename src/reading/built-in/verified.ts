import { dayNumber } from "../../assistant/calendar.ts";
import { dayOrderOf, daysAhead, isOpenDay } from "../../assistant/day-order.ts";
import { daysIn } from "../../assistant/days.ts";
import { numbersIn, sameNumber } from "../../assistant/numbers.ts";
import { marked } from "../../assistant/topics.ts";
import { decimalsOf } from "../../core/money.ts";
import { fold, matchName } from "../../core/text.ts";
import type { ModelAnswer } from "../model-reading.ts";
import type { Passage } from "../own-words.ts";
import { READING_FIELDS } from "../reading.rules.ts";
import type { Findings, ReadingField, Span, Values } from "../reading.schema.ts";
import { moneyOf } from "./amounts.ts";
import type { ReaderInput } from "./read.ts";
import { OPEN_DAY, periodOf } from "./timings.ts";

export interface VerifyInput {
  answer: ModelAnswer;
  input: ReaderInput;
  passages: Passage[];
}

/** A model is never surer than this. */
const SURE = 0.85;

/** What of an answer stands: its words are in the customer's own, and say it. */
export function verified(given: ModelAnswer, input: ReaderInput, passages: Passage[]): Findings {
  const findings: Record<string, unknown> = {};
  for (const field of READING_FIELDS) {
    const one = given[field];
    const span = one && placeOf(one.quote, passages);
    const value = span && CHECKS[field](one.value as never, wordsAt(span, input), input);
    const isOpen = field === "timing" && span && leavesDayOpen(wordsAt(span, input), input);
    if (span && value !== undefined) findings[field] = { value, span, confidence: isOpen ? OPEN_DAY : SURE };
  }
  return findings as Findings;
}

type Check<F extends ReadingField> = (value: never, quote: string, input: ReaderInput) => Values[F] | undefined;

const CHECKS: { [F in ReadingField]: Check<F> } = {
  intent: (value) => value,
  sentiment: (value) => value,
  complaint: (value) => value,
  ultimatum: (value) => value,
  competitor: (name: string, quote, { ours, customers, products }) => {
    const bare = matchName(name);
    const isOurs = [...ours, ...customers, ...products.map((product) => product.name)].some((own) => matchName(own) === bare);
    return bare.length > 1 && !isOurs && fold(quote).includes(fold(name)) ? name : undefined;
  },
  budget: ({ amount, currency }: { amount: number; currency: string }, quote, input) => {
    const [claim] = numbersIn(`${amount} ${currency}`);
    const written = numbersIn(marked(quote)).find((figure) => claim && sameNumber(claim, figure));
    const read = written && moneyOf(written, quote, input.currency);
    return read?.currency === currency && read.amount === Math.round(amount * 10 ** decimalsOf(currency)) ? read : undefined;
  },
  timing: ({ from, to }: { from: string; to: string }, quote, { occurredAt, timeZone, body }) => {
    const today = dayNumber(occurredAt, timeZone);
    const text = marked(quote);
    const readings = daysIn(text, { today, monthFirst: dayOrderOf(text, timeZone, body) !== "day-first" }).flatMap(
      (figure) => figure.readings,
    );
    const periods = readings
      .filter((reading) => reading.to >= today && reading.grain !== "time" && reading.grain !== "weekday")
      .map(periodOf);
    return periods.find((period) => period.from === from && period.to === to) ?? periods.find((period) => period.to === to);
  },
  product: (name: string, quote, { products }) => {
    const known = products.find((product) => matchName(product.name) === matchName(name));
    return fold(quote).includes(fold(name)) ? (known ?? { id: null, name }) : undefined;
  },
};

/** A model may not settle what the words leave open: which day "12/05" is. */
function leavesDayOpen(quote: string, { occurredAt, timeZone, body }: ReaderInput): boolean {
  const today = dayNumber(occurredAt, timeZone);
  const order = dayOrderOf(quote, timeZone, body);
  return daysIn(quote, { today, monthFirst: order !== "day-first" }).some((figure) => isOpenDay(daysAhead(figure, today, order)));
}

const wordsAt = ({ field, start, end }: Span, input: ReaderInput): string => input[field].slice(start, end);

/** Where the quoted words stand, letter by letter but for white space, in a passage of the customer's own. */
function placeOf(quote: string, passages: Passage[]): Span | undefined {
  const pattern = new RegExp(
    quote
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("\\s+"),
    "iu",
  );
  for (const { field, start, text } of passages) {
    const match = quote.trim() && pattern.exec(text);
    if (match) return { field, start: start + match.index, end: start + match.index + match[0].length };
  }
  return undefined;
}
