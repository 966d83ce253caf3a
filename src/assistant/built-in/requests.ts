import type { Language } from "../assistant.schema.ts";
import { ENGLISH_REQUESTS } from "./requests-english.ts";
import { VIETNAMESE_REQUESTS } from "./requests-vietnamese.ts";

/** What somebody asks a letter to say, turned from an order to us into a sentence to the customer. */

/** How one language gives such orders. */
export interface RequestGrammar {
  /** "thêm một câu", "add a line that": the order around the matter, to be taken off. */
  lead: RegExp;
  /** The matter as the rules below read it: "proposing a call" → "propose a call". */
  plain(matter: string): string;
  /** Orders whose sentence we know. */
  rules: [pattern: RegExp, template: string][];
  /** Only named: "mention the new price list". */
  naming: RegExp;
  /** What is the customer's own to do, of which one may remind them; everything else is only brought up. */
  theirs: RegExp;
  remind: string;
  bringUp: string;
  /** Who speaks and to whom, with the voice's slots. */
  turned(matter: string): string;
  /** A sentence with a subject of its own, that can stand as it is. */
  isClause(matter: string): boolean;
}

/** "A line about" asks for a piece of text, "add" alone for anything. */
const A_PIECE = /(?<!\p{L})(?:câu|dòng|ý|đoạn|lời|về|line|sentence|note|paragraph|words?|remark|about)(?!\p{L})/iu;

const GRAMMARS: Record<Language, RequestGrammar> = { vi: VIETNAMESE_REQUESTS, en: ENGLISH_REQUESTS };

export interface Asked {
  /** A template with the voice's slots. */
  template: string;
  /** The matter alone, where the sender only names it; its own words may be looked for in the history first. */
  named?: string;
}

/** The sentence for one request; undefined when we do not know how to say it. */
export function askedSentence(request: string, language: Language): Asked | undefined {
  const grammar = GRAMMARS[language];
  const safe = request
    .replace(/[{}]/g, "")
    .replace(/[.!\s]+$/u, "")
    .trim();
  const matter = grammar.plain(safe.replace(grammar.lead, "").trim());
  const isLed = A_PIECE.test(grammar.lead.exec(safe)?.[0] ?? "");
  for (const [pattern, template] of grammar.rules) {
    const groups = pattern.exec(matter)?.groups;
    if (groups) return { template: filled(template, groups, grammar) };
  }
  if (grammar.isClause(matter)) return { template: sentenceOf(grammar.turned(matter)) };
  const named = grammar.naming.exec(matter)?.groups?.x ?? (isLed ? matter : undefined);
  if (named === undefined) return undefined;
  const x = grammar.turned(named.replace(/\?$/, ""));
  if (grammar.isClause(named)) return { template: sentenceOf(x) };
  return { template: (grammar.theirs.test(named) ? grammar.remind : grammar.bringUp).replace("{x}", () => x), named };
}

function filled(template: string, groups: Record<string, string | undefined>, grammar: RequestGrammar): string {
  const said = Object.entries(groups).reduce(
    (text, [name, value = ""]) => text.replace(`{${name}}`, () => grammar.turned(value.replace(/\?$/, ""))),
    template,
  );
  return sentenceOf(said, "");
}

/** A capital in front, also of a slot, and a stop behind. */
function sentenceOf(text: string, stop = "."): string {
  const capital = text.startsWith("{")
    ? text.replace(/^\{(\p{Ll})/u, (_, first: string) => `{${first.toUpperCase()}`)
    : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/u.test(capital) ? capital : capital + stop;
}
