import type { CheckedSentence } from "../../../../src/assistant/assistant.schema.ts";

/** A stretch of the text as it stands now; with its verdict when the check has seen that very sentence. */
export interface Segment {
  text: string;
  start: number;
  sentence: CheckedSentence | undefined;
}

/**
 * Lays the checked sentences over a text that may have been edited since: each is looked for by its words, in order, not by its old
 * offset; what lies between has no verdict yet.
 */
export function segmentsOf(body: string, sentences: CheckedSentence[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const sentence of sentences) {
    const start = body.indexOf(sentence.text, at);
    if (start < 0 || sentence.text === "") continue;
    if (start > at) segments.push({ text: body.slice(at, start), start: at, sentence: undefined });
    segments.push({ text: sentence.text, start, sentence });
    at = start + sentence.text.length;
  }
  if (at < body.length) segments.push({ text: body.slice(at), start: at, sentence: undefined });
  return segments;
}

/** The text without one sentence, and without the gap it would leave. */
export function without(body: string, sentence: string): string {
  const start = body.indexOf(sentence);
  if (start < 0) return body;
  const before = body.slice(0, start);
  const after = body.slice(start + sentence.length);
  const isOwnLine = (before === "" || before.endsWith("\n")) && (after === "" || after.startsWith("\n"));
  return isOwnLine ? before.replace(/\n+$/, "\n\n") + after.replace(/^\n+/, "") : before.replace(/ +$/, " ") + after.replace(/^ +/, "");
}

/** Whether anything in the text is stated as a fact, and so had to be checked. */
export const hasFacts = (body: string, sentences: CheckedSentence[]): boolean =>
  segmentsOf(body, sentences).some(({ sentence }) => sentence !== undefined && sentence.status !== "no_claim");

export const unsettledOf = (body: string, sentences: CheckedSentence[]): CheckedSentence[] =>
  segmentsOf(body, sentences).flatMap(({ sentence }) => (sentence?.status === "unsupported" ? [sentence] : []));
