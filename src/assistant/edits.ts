import { words } from "../core/text.ts";
import type { Changed } from "./assistant.schema.ts";
import { splitSentences } from "./sentences.ts";

/** How two texts, or two sentences, differ. Pure. */

/** From this share of common words on one sentence is made from the other. */
export const ALIKE = 0.5;

export const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The share of words that two sets have in common, 0 to 1. */
export function likeness(a: Set<string>, b: Set<string>): number {
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
