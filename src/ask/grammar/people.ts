import { fold } from "../../core/text.ts";
import type { Meaning } from "./marks.ts";
import { plain } from "./plain.ts";
import type { Token } from "./tokens.ts";
import type { Known } from "./vocabulary.ts";

/** People called by a part of their name: "chị Hoà", "Mr Gallagher", "customers named Hoà". */

const TITLES = new Set("anh|chị|chi|cô|co|chú|chu|ông|ong|bà|ba|bác|bac|em|bạn|ban|thầy|thay|mr|mrs|ms|miss|dr".split("|"));
const NAMING = new Set("tên|ten|tên là|named|called".split("|"));

export interface Person {
  length: number;
  meaning: Meaning;
  /** Where the words say no more than what several are called. */
  others: Meaning[];
}

export type People = Map<string, { known: Known; called: string }[]>;

/** Contacts and colleagues by the first and the last word of their names. */
export function peopleIn(known: Known[]): People {
  const people: People = new Map();
  for (const one of known) {
    if ((one.facet !== "contact" && one.facet !== "member") || !one.id) continue;
    const parts = plain(one.text).split(" ");
    for (const called of new Set([parts.at(-1) ?? "", parts[0] ?? "", parts.slice(-2).join(" ")]))
      people.set(fold(called), [...(people.get(fold(called)) ?? []), { known: one, called }]);
  }
  return people;
}

/** More namesakes than these and a list of them says nothing of those left out. */
export const NAMESAKES_AT_MOST = 20;

/** A title or "named" with a name behind it; a title means one person, so of several it has to be said which. */
export function personAt(tokens: Token[], at: number, people: People): Person | undefined {
  const word = tokens[at]?.exact ?? "";
  const isNaming = NAMING.has(word);
  if (!isNaming && !TITLES.has(word)) return undefined;
  for (const length of [2, 1]) {
    const found = namesakes(tokens.slice(at + 1, at + 1 + length), length, people);
    const meanings = found.map(({ facet, id = "" }): Meaning => ({ is: "value", facet, value: id }));
    const [first, ...others] = meanings;
    if (!first) continue;
    const isAny = isNaming && found.every(({ facet }) => facet === found[0]?.facet) && found.length <= NAMESAKES_AT_MOST;
    if (others.length === 0 || isAny) return { length: length + 1, meaning: first, others };
    return { length: length + 1, meaning: { is: "several", names: found.slice(0, SHOWN).map(({ text }) => text) }, others: [] };
  }
  return undefined;
}

const SHOWN = 6;

/** Whoever is called so: what was written with marks has to have just these. */
function namesakes(words: Token[], length: number, people: People): Known[] {
  if (words.length < length) return [];
  const [exact, folded] = [words.map((word) => word.exact).join(" "), words.map((word) => word.folded).join(" ")];
  return (people.get(folded) ?? []).filter(({ called }) => exact === folded || exact === called).map(({ known }) => known);
}
