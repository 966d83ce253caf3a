import { exact, fold } from "../../core/text.ts";
import type { Meaning } from "./marks.ts";
import { EVENTS, REASONS } from "./words-of-events.ts";
import { READINGS } from "./words-of-readings.ts";
import { SHAPES } from "./words-of-shape.ts";
import { THINGS } from "./words-of-things.ts";

/** A phrase as it is written with all its marks, and what it stands for. */
export interface Entry {
  words: string[];
  meaning: Meaning;
}

/** Phrases by their words without marks. */
export type Lexicon = Map<string, Entry[]>;

export function enter(lexicon: Lexicon, phrase: string, meaning: Meaning): void {
  const words = exact(phrase).split(" ");
  const key = words.map(fold).join(" ");
  const entries = lexicon.get(key);
  if (entries) entries.push({ words, meaning });
  else lexicon.set(key, [{ words, meaning }]);
}

let own: Lexicon | undefined;

/** The words that Relata itself knows; where a phrase means two things, the more telling one stands first. */
export function ownLexicon(): Lexicon {
  if (own) return own;
  own = new Map();
  for (const [meaning, phrases] of [...THINGS, ...EVENTS, ...REASONS, ...READINGS, ...SHAPES])
    for (const phrase of phrases.split("|")) enter(own, phrase, meaning);
  return own;
}
