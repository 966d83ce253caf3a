import type { CheckedSentence, EvidenceItem } from "./assistant.schema.ts";
import type { KeptBody } from "./assistant.table.ts";
import { checkedClaims, type Wanted } from "./checked-claims.ts";
import type { Claim } from "./claims-shape.ts";
import type { Pack } from "./evidence.ts";
import type { CheckSetting } from "./evidence-source.ts";
import { type FailureReason, ModelFailure } from "./model-failure.ts";
import { toConfirm } from "./own-word.ts";
import { recheck, vouchedAgain } from "./recheck.ts";
import { Checker } from "./verify.ts";

/** The check as the second Worker does it: what goes in and what comes out is plain data. Pure. */

export interface Grounds {
  evidence: EvidenceItem[];
  setting: CheckSetting;
}

/** A text as it was written just now, with the subject lines offered for it. */
export interface Writing extends Grounds {
  text: string;
  subjects: string[];
  /** The line that the person had: it stays theirs. */
  ownSubject: string | undefined;
  /** Sentences that the person has vouched for. */
  vouched: string[];
}

export interface CheckedWriting {
  body: string;
  sentences: CheckedSentence[];
  /** Without those that name what no source bears out: a subject line has no room for a mark. */
  subjects: string[];
}

export function checkedWriting({ evidence, setting, text, subjects, ownSubject, vouched }: Writing): CheckedWriting {
  const checker = new Checker(evidence, setting);
  const { body, sentences } = checker.check(text);
  const isBorneOut = (line: string) => line === ownSubject || checker.problemsOfSubject(line).length === 0;
  return {
    body,
    sentences: vouchedAgain(sentences.map(toConfirm), vouched),
    subjects: [...new Set(subjects.filter(Boolean))].filter(isBorneOut),
  };
}

/** A text that the person has changed, by the evidence of its draft. */
export interface Changing extends Grounds {
  body: string;
  before: CheckedSentence[];
  settled: string[];
}

export const checkedChange = ({ evidence, setting, body, before, settled }: Changing): CheckedSentence[] =>
  recheck(new Checker(evidence, setting), body, before, settled);

/** What of a subject line no source bears out. */
export const subjectProblems = ({ evidence, setting, subject }: Grounds & { subject: string }): string[] =>
  new Checker(evidence, setting).problemsOfSubject(subject);

export interface Claiming {
  claims: Claim<string>[];
  pack: Pack;
  wanted: Wanted<string>;
}

/** Claims of a model, or why they are no answer. */
export function claimsOrFailure({
  claims,
  pack,
  wanted,
}: Claiming): { body: KeptBody } | { failure: { reason: FailureReason; says: string } } {
  try {
    return { body: checkedClaims(claims, pack, wanted) };
  } catch (thrown) {
    if (!(thrown instanceof ModelFailure)) throw thrown;
    return { failure: { reason: thrown.reason, says: thrown.message } };
  }
}
