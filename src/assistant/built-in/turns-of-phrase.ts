/** Turns of phrase that somebody uses again and again, to different people. */

const SHORTEST = 3;
const LONGEST = 8;
const MOST = 8;
const FEWEST_MAILS = 3;
const FEWEST_PEOPLE = 2;
/** Names begin with a capital, and figures, addresses and links are no manner of speaking. */
const PLAIN = /^[\p{Ll}\p{M}'’-]+[,.!?]*$/u;

interface Use {
  mails: Set<number>;
  people: Set<string>;
}

export function frequentPhrases(mails: { sentences: string[]; to: string }[]): string[] {
  const uses = new Map<string, Use>();
  mails.forEach(({ sentences, to }, mail) => {
    for (const sentence of sentences) for (const phrase of phrasesIn(sentence)) noteUse(uses, phrase, mail, to);
  });
  const frequent = [...uses].filter(([, { mails: seen, people }]) => seen.size >= FEWEST_MAILS && people.size >= FEWEST_PEOPLE);
  const ranked = frequent.sort(([a, one], [b, other]) => weight(b, other) - weight(a, one) || (a < b ? -1 : 1)).map(([phrase]) => phrase);
  return ranked.filter((phrase, index) => !ranked.slice(0, index).some((longer) => overlaps(longer, phrase))).slice(0, MOST);
}

const weight = (phrase: string, { mails }: Use): number => mails.size * (phrase.split(" ").length - 1);

function noteUse(uses: Map<string, Use>, phrase: string, mail: number, to: string): void {
  const use = uses.get(phrase) ?? { mails: new Set(), people: new Set() };
  use.mails.add(mail);
  use.people.add(to);
  uses.set(phrase, use);
}

/** Runs of plain words that stop at a comma; the first word of a sentence may have its capital. */
function* phrasesIn(sentence: string): Generator<string> {
  const words = sentence.split(/\s+/u);
  words[0] = (words[0] ?? "").charAt(0).toLowerCase() + (words[0] ?? "").slice(1);
  for (let from = 0; from < words.length; from += 1) {
    for (let length = 1; length <= LONGEST && from + length <= words.length; length += 1) {
      const last = words[from + length - 1] ?? "";
      if (!PLAIN.test(last)) break;
      if (length >= SHORTEST)
        yield words
          .slice(from, from + length)
          .join(" ")
          .replace(/[,.!?]+$/u, "");
      if (/[,.!?]$/u.test(last)) break;
    }
  }
}

/** Most of the shorter one stands in the other. */
function overlaps(longer: string, phrase: string): boolean {
  const own = phrase.split(" ");
  return longer.includes(phrase) || own.filter((word) => longer.split(" ").includes(word)).length >= own.length - 1;
}
