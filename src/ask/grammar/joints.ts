import type { AskedNoun } from "../ask.schema.ts";
import type { Mark } from "./marks.ts";

/** How words hang together: what is listed side by side, which way a talk went, what a length goes beyond. */

export const JOINTS = new Set<Mark["is"]>(["and", "or", "of", "has"]);

/** "A and B", "A, B" are any of them; "what A gave to B" is not. */
export function isListed(marks: Mark[], from: number, to: number): boolean {
  const between = marks.slice(from + 1, to);
  const isJoined = between.some((mark) => mark.is === "and" || mark.is === "or" || isWith(mark));
  return between.every(({ is }) => JOINTS.has(is) || is === "not") && (between.length === 0 || isJoined);
}

const isWith = (mark: Mark): boolean => mark.is === "of" && /^(với|voi)$/i.test(mark.text);

/** "From Tom", "to Sunrise" of a talk: which way it went. */
export function isSide(marks: Mark[], at: number, noun: AskedNoun): boolean {
  const next = marks[at + 1];
  return noun === "activities" && next?.is === "value" && ["contact", "company", "member"].includes(next.facet);
}

/** "Not bought in over 60 days": what has not happened in so long has not in longer. */
export function isBeyond(marks: Mark[], at: number): boolean {
  const [mark, next] = [marks[at], marks[at + 1]];
  const isLonger = mark?.is === "compare" && (mark.op === "gt" || mark.op === "gte");
  return isLonger && next?.is === "time" && next.when.isSpan === true && marks.some(({ is }) => is === "not");
}
