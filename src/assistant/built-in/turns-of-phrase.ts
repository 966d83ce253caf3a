/** Turns of phrase that somebody uses again and again, to different people. */

const SHORTEST = 3;
const LONGEST = 14;
const MOST = 8;
const FEWEST_MAILS = 3;
const FEWEST_PEOPLE = 2;
const END = /[,.!?]+$/u;
/** Names begin with a capital, and figures, addresses and links are no manner of speaking. */
const PLAIN = /^[\p{Ll}\p{M}'’-]+[,.!?]*$/u;

interface Use {
  mails: Set<number>;
  people: Set<string>;
  /** The words on either side; an edge of the clause is "". */
  before: Set<string>;
  after: Set<string>;
}

interface Run {
  phrase: string;
  before: string | undefined;
  after: string | undefined;
}

export function frequentPhrases(mails: { sentences: string[]; to: string }[]): string[] {
  const uses = new Map<string, Use>();
  mails.forEach(({ sentences, to }, mail) => {
    for (const sentence of sentences) for (const run of phrasesIn(sentence)) noteUse(uses, run, mail, to);
  });
  const frequent = [...uses].filter(([, use]) => use.mails.size >= FEWEST_MAILS && use.people.size >= FEWEST_PEOPLE && isWhole(use));
  const ranked = frequent.sort(([a, one], [b, other]) => weight(b, other) - weight(a, one) || (a < b ? -1 : 1)).map(([phrase]) => phrase);
  return ranked.filter((phrase, index) => !ranked.slice(0, index).some((longer) => overlaps(longer, phrase))).slice(0, MOST);
}

/** What the same word always goes before or after is half of something longer. */
const isWhole = ({ before, after }: Use): boolean => [before, after].every((words) => words.size > 1 || words.has(""));

const weight = (phrase: string, { mails }: Use): number => mails.size * (phrase.split(" ").length - 1);

function noteUse(uses: Map<string, Use>, { phrase, before, after }: Run, mail: number, to: string): void {
  const use = uses.get(phrase) ?? { mails: new Set(), people: new Set(), before: new Set(), after: new Set() };
  if (before !== undefined) use.before.add(before);
  if (after !== undefined) use.after.add(after);
  use.mails.add(mail);
  use.people.add(to);
  uses.set(phrase, use);
}

/** Runs of plain words that stop at a comma; the first word of a sentence may have its capital. */
function* phrasesIn(sentence: string): Generator<Run> {
  const words = sentence.split(/\s+/u);
  words[0] = (words[0] ?? "").charAt(0).toLowerCase() + (words[0] ?? "").slice(1);
  for (let from = 0; from < words.length; from += 1) {
    for (let length = 1; length <= LONGEST && from + length <= words.length; length += 1) {
      const last = words[from + length - 1] ?? "";
      if (!PLAIN.test(last)) break;
      const phrase = words
        .slice(from, from + length)
        .join(" ")
        .replace(END, "");
      const after = END.test(last) ? "" : neighbour(words[from + length]);
      const before = END.test(words[from - 1] ?? "") ? "" : neighbour(words[from - 1]);
      if (length >= SHORTEST) yield { phrase, before, after };
      if (END.test(last)) break;
    }
  }
}

/** A plain word, "" at an edge (an emoji is one); a name or a figure that cuts a clause off is undefined. */
const neighbour = (word = ""): string | undefined => (PLAIN.test(word) ? word : /[\p{L}\p{N}]/u.test(word) ? undefined : "");

/** Most of the shorter one stands in the other. */
function overlaps(longer: string, phrase: string): boolean {
  const own = phrase.split(" ");
  return longer.includes(phrase) || own.filter((word) => longer.split(" ").includes(word)).length >= own.length - 1;
}
