import { words } from "../core/text.ts";
import type { CheckedSentence } from "./assistant.schema.ts";
import { ALIKE, flat, likeness } from "./edits.ts";
import { toConfirm } from "./own-word.ts";
import { splitSentences } from "./sentences.ts";
import type { Checker } from "./verify.ts";

/** Checks a text that a person has changed: sentences keep their sources, new ones find theirs, and what the person vouches for is settled. */

const MOST_SOURCES = 3;

export function recheck(checker: Checker, body: string, before: CheckedSentence[], settled: string[]): CheckedSentence[] {
  const vouched = new Set([...settled, ...before.filter(({ status }) => status === "settled").map(({ text }) => text)].map(flat));
  const acts = checker.actsIn(body);
  return splitSentences(body).map((sentence, index) => {
    const act = acts[index] ?? "statement";
    const same = before.find(({ text }) => flat(text) === flat(sentence.text));
    const origin = same ?? nearest(sentence.text, before);
    const kept = checker.checkSentence(sentence, origin?.cites ?? [], act);
    const found = toConfirm(kept.status === "unsupported" && !same ? withOwnSources(checker, kept, origin === undefined, act) : kept);
    const judged = same ? stillMissing(found, same) : found;
    return judged.status === "unsupported" && vouched.has(flat(sentence.text)) ? { ...judged, status: "settled" } : judged;
  });
}

/** A ref to nothing is known only from how the sentence came: as it stands, it stays unsupported. */
function stillMissing(found: CheckedSentence, before: CheckedSentence): CheckedSentence {
  const lost = before.problems.filter((problem) => /^\[[a-z]\d+\]$/u.test(problem));
  return lost.length === 0 ? found : { ...found, status: "unsupported", problems: [...new Set([...lost, ...found.problems])] };
}

/** Sentences of a text written anew: what the person vouched for as it stands stays vouched for. */
export function vouchedAgain(sentences: CheckedSentence[], vouched: string[]): CheckedSentence[] {
  const known = new Set(vouched.map(flat));
  return sentences.map((sentence) =>
    sentence.status === "unsupported" && known.has(flat(sentence.text)) ? { ...sentence, status: "settled" } : sentence,
  );
}

/** A sentence that the person typed: its figures may stand elsewhere in the evidence, and without figures it is their own word. */
function withOwnSources(
  checker: Checker,
  sentence: CheckedSentence,
  isNew: boolean,
  act: Parameters<Checker["checkSentence"]>[2],
): CheckedSentence {
  const cites = checker.sourcesFor(sentence.text).slice(0, MOST_SOURCES);
  if (cites.length > 0) return checker.checkSentence(sentence, cites, act);
  return isNew && sentence.problems.length === 0 ? { ...sentence, status: "no_claim" } : sentence;
}

/** The earlier sentence that this one was made from, if most of its words are still there. */
function nearest(text: string, before: CheckedSentence[]): CheckedSentence | undefined {
  const own = new Set(words(text));
  const scored = before
    .map((sentence) => ({ sentence, score: likeness(own, new Set(words(sentence.text))) }))
    .sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score >= ALIKE ? scored[0].sentence : undefined;
}
