import { words } from "../core/text.ts";
import type { Changed, CheckedSentence } from "./assistant.schema.ts";
import { toConfirm } from "./own-word.ts";
import { splitSentences } from "./sentences.ts";
import type { Checker } from "./verify.ts";

/** Checks a text that a person has changed: sentences keep their sources, new ones find theirs, and what the person vouches for is settled. */

const ALIKE = 0.5;
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

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The earlier sentence that this one was made from, if most of its words are still there. */
function nearest(text: string, before: CheckedSentence[]): CheckedSentence | undefined {
  const own = new Set(words(text));
  const scored = before
    .map((sentence) => ({ sentence, score: likeness(own, new Set(words(sentence.text))) }))
    .sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score >= ALIKE ? scored[0].sentence : undefined;
}

function likeness(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

/** What a person made of a text, sentence by sentence. */
export function changesBetween(before: string, after: string): Changed {
  const old = splitSentences(before).map(({ text }) => text);
  const now = splitSentences(after).map(({ text }) => text);
  const untouched = new Set(old.map(flat));
  const fresh = now.filter((text) => !untouched.has(flat(text)));
  const stayed = new Set(now.map(flat));
  const gone = old.filter((text) => !stayed.has(flat(text)));
  const alike = fresh.filter((text) => gone.some((other) => likeness(new Set(words(text)), new Set(words(other))) >= ALIKE)).length;
  const changed = Math.min(alike, gone.length);
  return {
    kept: now.length - fresh.length,
    changed,
    added: fresh.length - changed,
    removed: gone.length - changed,
    share: shareEdited(before, after),
  };
}

/** The share of words that differ between two texts, 0 to 1. */
export function shareEdited(before: string, after: string): number {
  const count = (text: string) => {
    const counts = new Map<string, number>();
    for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const [a, b] = [count(before), count(after)];
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, value) => sum + value, 0);
  const common = [...a].reduce((sum, [word, value]) => sum + Math.min(value, b.get(word) ?? 0), 0);
  const most = Math.max(total(a), total(b));
  return most === 0 ? 0 : Math.round((1 - common / most) * 1_000) / 1_000;
}
