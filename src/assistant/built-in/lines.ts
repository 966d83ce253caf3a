import { words } from "../../core/text.ts";
import { stripCitations } from "../citations.ts";
import { actOf, isClosing } from "../claims.ts";
import { splitSentences } from "../sentences.ts";

/** A letter as lines of sentences, to change it sentence by sentence. */

export interface Line {
  sentences: string[];
  /** Greeting, closing words and signature stay whatever happens. */
  isFrame: boolean;
}

export function linesOf(text: string): Line[] {
  const lines = text.split("\n");
  const closing = lines.findIndex((line) => isClosing(line));
  return lines.map((line, index) => ({
    sentences: withTheirRefs(splitSentences(line).map((sentence) => sentence.text)),
    isFrame: (closing >= 0 && index >= closing) || (index === 0 && actOf(line, { isFirst: true, afterClosing: false }) === "greeting"),
  }));
}

const REFS = /^(?:\[[a-z]\d[^\]]*\]\s*)+/;

/** The refs behind a quotation belong to its sentence, not to the next one. */
const withTheirRefs = (sentences: string[]): string[] =>
  sentences.reduce<string[]>((kept, sentence) => {
    const refs = kept.length > 0 ? (REFS.exec(sentence)?.[0] ?? "") : "";
    const bare = sentence.slice(refs.length);
    return [...kept.slice(0, -1), ...(refs ? [`${kept.at(-1)} ${refs.trim()}`] : kept.slice(-1)), ...(bare ? [bare] : [])];
  }, []);

export const joined = (lines: Line[]): string =>
  lines
    .map(({ sentences }) => sentences.join(" "))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** Without the sentences about a matter; undefined when there is none. */
export function without(text: string, what: string): string | undefined {
  const wanted = words(what);
  return leftOf(text, (sentence) => {
    const said = words(stripCitations(sentence).text);
    return !(wanted.length > 0 && wanted.every((word) => said.includes(word)));
  });
}

/** The letter with the sentences that stay; undefined when all of them do. The frame stays in any case. */
export function leftOf(text: string, stays: (sentence: string, place: number) => boolean): string | undefined {
  let place = -1;
  const lines = linesOf(text).map((line) => ({
    line,
    kept: line.isFrame ? line.sentences : line.sentences.filter((one) => stays(one, ++place)),
  }));
  if (lines.every(({ line, kept }) => kept.length === line.sentences.length)) return undefined;
  return joined(lines.map(({ line, kept }) => ({ ...line, sentences: kept })));
}

/** What a letter says between its greeting and its closing. */
export const saidIn = (text: string): string[] => linesOf(text).flatMap(({ isFrame, sentences }) => (isFrame ? [] : sentences));
