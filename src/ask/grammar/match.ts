import { amountAt } from "./amounts.ts";
import { knownLexicon, wordsOfKnown } from "./known-values.ts";
import { type Entry, type Lexicon, ownLexicon } from "./lexicon.ts";
import type { Mark, Meaning } from "./marks.ts";
import { partsOfNames } from "./part-names.ts";
import { type People, peopleIn, personAt } from "./people.ts";
import { respelled } from "./spelling.ts";
import { timeAt, UNSAID_WORDS } from "./times.ts";
import { numberOf, type Token, tokensOf } from "./tokens.ts";
import type { Asking } from "./vocabulary.ts";

/** The question as a row of meanings, and the words that have none. `others`: what the same words might mean as well. */
export interface Matched {
  marks: (Mark & { others: Meaning[] })[];
  unknown: string[];
}

const LONGEST = 12;

/** Reads the words from the left, the longest phrase first. */
export function match({ question, today, currency, known }: Asking): Matched {
  const values = knownLexicon(known);
  const names: Names = { people: peopleIn(known), parts: partsOfNames(known), textOf: new Map(known.map(({ id, text }) => [id, text])) };
  const spelled = spellingOf(values, known);
  const tokens = tokensOf(question).map((token) => respelled(token, spelled));
  const found: Matched = { marks: [], unknown: [] };
  for (let at = 0; at < tokens.length; ) {
    const step = stepAt(tokens, at, { values, names, today, currency });
    const text = tokens
      .slice(at, at + (step?.length ?? 1))
      .map((token) => token.text)
      .join(" ");
    if (step) for (const meaning of step.meanings) found.marks.push({ ...meaning, text, others: step.others });
    else found.unknown.push(text);
    at += step?.length ?? 1;
  }
  return found;
}

function spellingOf(values: Lexicon, known: Asking["known"]): ReadonlySet<string> {
  const phrases = [...ownLexicon().keys(), ...values.keys(), ...UNSAID_WORDS, TIME_WORDS].flatMap((phrase) => phrase.split(" "));
  return new Set([...phrases, ...wordsOfKnown(known)].filter((word) => /^[a-z]+$/.test(word)));
}

const TIME_WORDS =
  "hom nay qua tuan thang quy nam truoc sau toi roi ngoai vua gan day trieu nghin ngan ruoi today yesterday tomorrow week weeks month months quarter quarters year years last next this past previous million billion thousand january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec dollars usd vnd dong since until before after tu nua";

interface Step {
  length: number;
  /** Mostly one; several where one name is the name of several records. */
  meanings: Meaning[];
  others: Meaning[];
}

const one = (length: number, meaning: Meaning): Step => ({ length, meanings: [meaning], others: [] });

/** Names of companies in part, and what the companies are called. */
interface Names {
  people: People;
  parts: Lexicon;
  textOf: Map<string | undefined, string>;
}

interface Sources extends Pick<Asking, "today" | "currency"> {
  values: Lexicon;
  names: Names;
}

function stepAt(tokens: Token[], at: number, { values, names, today, currency }: Sources): Step | undefined {
  const [token] = tokens.slice(at);
  if (!token) return undefined;
  if (/^["“]/.test(token.text)) return one(1, { is: "quoted", words: token.text.slice(1, -1) });
  const steps = [
    phraseAt(tokens, at, values, true),
    ...(token.isNumber || token.text === "$" ? [] : [phraseAt(tokens, at, ownLexicon(), false)]),
    personStep(tokens, at, names),
    partStep(tokens, at, names),
    timeStep(tokens, at, today),
    amountStep(tokens, at, currency),
  ].filter((step) => step !== undefined);
  const best = steps.sort((a, b) => b.length - a.length || rank(a) - rank(b))[0];
  if (best) return best;
  const number = numberOf(token.text);
  return number === undefined ? undefined : one(1, { is: "number", value: number });
}

/** Of phrases that are equally long: times and amounts, then Relata's own words, then a name that happens to be spelled alike, then fillers. */
function rank({ meanings }: Step): number {
  const is = meanings[0]?.is;
  return is === "time" || is === "money" ? 0 : is === "filler" ? 3 : is === "value" || is === "several" ? 2 : 1;
}

function timeStep(tokens: Token[], at: number, today: string): Step | undefined {
  const found = timeAt(tokens, at, today);
  return found && one(found.length, { is: "time", when: found.when });
}

/** A name in part, behind all names in full that are as long; one word is one only where it is written as one. */
function partStep(tokens: Token[], at: number, { parts, textOf }: Names): Step | undefined {
  const step = phraseAt(tokens, at, parts, true);
  if (!step || (step.length === 1 && (at === 0 || !/^\p{Lu}/u.test(tokens[at]?.text ?? "")))) return undefined;
  const names = step.meanings.map((meaning) => (meaning.is === "value" ? textOf.get(meaning.value) : undefined) ?? "");
  return names.length > 1 ? one(step.length, { is: "several", names }) : step;
}

function personStep(tokens: Token[], at: number, { people }: Names): Step | undefined {
  const found = personAt(tokens, at, people);
  return found && { length: found.length, meanings: [found.meaning, ...found.others], others: [] };
}

function amountStep(tokens: Token[], at: number, home: string): Step | undefined {
  const found = amountAt(tokens, at, home);
  return found && one(found.length, { is: "money", minor: found.minor, currency: found.currency });
}

function phraseAt(tokens: Token[], at: number, lexicon: Lexicon, isKnown: boolean): Step | undefined {
  for (let length = Math.min(LONGEST, tokens.length - at); length >= 1; length--) {
    const words = tokens.slice(at, at + length);
    const entries = lexicon.get(words.map(({ folded }) => folded).join(" "))?.filter(({ words: phrase }) => fits(words, phrase));
    if (!entries || entries.length === 0) continue;
    const best = entries.filter(({ words: phrase }) => words.every(({ exact }, index) => exact === phrase[index]));
    const [first, ...rest] = distinct(best.length > 0 ? [...best, ...entries] : entries);
    if (!first || (isKnown && isByTheWay(words, first, best.length > 0, tokens))) continue;
    // A name shared by several of one kind means any of them.
    const namesakes = rest.filter((meaning) => first.is === "value" && meaning.is === "value" && meaning.facet === first.facet);
    return { length, meanings: [first, ...namesakes], others: rest.filter((meaning) => !namesakes.includes(meaning)) };
  }
  return undefined;
}

/** What was written with marks has to have just these; without marks any will do. */
const fits = (words: Token[], phrase: string[]): boolean =>
  words.every(({ exact, folded }, index) => exact === phrase[index] || (exact === folded && phrase[index] !== undefined));

const distinct = (entries: Entry[]): Meaning[] => [...new Map(entries.map(({ meaning }) => [JSON.stringify(meaning), meaning])).values()];

/** One word that is no name here: a letter alone, or one in small letters without the marks that the rest is written with ("bao" is not Bảo). */
function isByTheWay([word, ...more]: Token[], meaning: Meaning, isExact: boolean, tokens: Token[]): boolean {
  if (!word || more.length > 0 || meaning.is !== "value" || meaning.facet !== "member") return false;
  const isMarked = tokens.some(({ exact, folded }) => exact !== folded);
  return word.folded.length < 2 || (!isExact && isMarked && !/^\p{Lu}/u.test(word.text));
}
