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
  const isAbout = (sentence: string) => {
    const said = words(stripCitations(sentence).text);
    return wanted.length > 0 && wanted.every((word) => said.includes(word));
  };
  const lines = linesOf(text);
  if (!lines.some((line) => !line.isFrame && line.sentences.some(isAbout))) return undefined;
  return joined(
    lines.map((line) => (line.isFrame ? line : { ...line, sentences: line.sentences.filter((sentence) => !isAbout(sentence)) })),
  );
}
