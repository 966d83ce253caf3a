import type { EvidenceItem, Language } from "../../assistant/assistant.schema.ts";
import { stripCitations } from "../../assistant/citations.ts";
import type { FailureReason } from "../../assistant/model-failure.ts";
import { isOtherThan } from "../../assistant/topics.ts";
import { Checker } from "../../assistant/verify.ts";
import type { DigestPoint } from "../digests.schema.ts";
import type { Written } from "./input.ts";

/** What a model writes on top of a digest, against the digest's own points and their sources. */

export interface HeadlineInput {
  sentences: { text: string; cites: string[] }[];
  written: Written;
  now: number;
  language: Language;
  timeZone: string;
}

export interface CheckedHeadline {
  points: DigestPoint[];
  /** Why nothing is left of what the model said. */
  failure?: FailureReason;
}

export function checkedHeadline({ sentences, written, now, language, timeZone }: HeadlineInput): CheckedHeadline {
  const checker = new Checker(sourcesOf(written, now), { now, timeZone, language });
  const points = sentences.flatMap((sentence) => pointOf(sentence, checker, written.evidence, language));
  if (points.length > 0 || sentences.length === 0) return { points };
  return { points, failure: sentences.every(({ text }) => isOtherThan(text, language)) ? "wrong_language" : "invalid_output" };
}

/** The points themselves are evidence as well: their sums and days are the database's. */
function sourcesOf({ sections, evidence }: Written, now: number): EvidenceItem[] {
  const told = sections.flatMap(({ points }) => points);
  return evidence.map((item) => {
    const own = told.filter(({ cites }) => cites.includes(item.ref)).map(({ text }) => text);
    return { ...item, at: item.at ?? now, text: [item.text, ...own].join("\n") };
  });
}

function pointOf(
  sentence: HeadlineInput["sentences"][number],
  checker: Checker,
  evidence: EvidenceItem[],
  language: Language,
): DigestPoint[] {
  const { text: bare, marks } = stripCitations(sentence.text);
  const text = bare.trim();
  const cites = [...new Set([...sentence.cites.map((ref) => ref.toLowerCase()), ...marks.flatMap(({ refs }) => refs)])];
  const verdict = checker.checkSentence({ text, start: 0, end: text.length }, cites, "statement");
  const recordId = evidence.find(({ ref }) => ref === verdict.cites[0])?.recordId ?? null;
  const isKept = verdict.status === "supported" && !isOtherThan(text, language);
  return isKept ? [{ text, cites: verdict.cites, recordId, about: null, at: null }] : [];
}
