import { isLegalForm } from "./legal-forms.ts";
import { enter, type Lexicon } from "./lexicon.ts";
import { plain } from "./plain.ts";
import type { Known } from "./vocabulary.ts";

/** A name is seldom given in more words than these. */
const LONGEST = 8;
/** Of a part that is one word only. */
const SHORTEST_WORD = 4;

/** Parts of companies' names, as a question may have them in place of the whole: "Đảo Sim" of "Công ty TNHH Đảo Sim Cà Phê". */
export function partsOfNames(known: Known[]): Lexicon {
  const lexicon: Lexicon = new Map();
  for (const { facet, text, id } of known)
    if (facet === "company" && id)
      for (const part of partsOf(plain(text).split(" "))) enter(lexicon, part, { is: "value", facet, value: id });
  return lexicon;
}

function partsOf(words: string[]): Set<string> {
  const parts = new Set<string>();
  for (let start = 0; start < words.length; start++)
    for (let end = start + 1; end <= Math.min(words.length, start + LONGEST); end++) {
      const part = words.slice(start, end);
      if (says(part)) parts.add(part.join(" "));
    }
  return parts;
}

/** A form of company says nothing, and a short word by itself too little. */
function says(part: string[]): boolean {
  const telling = part.filter((word) => !isLegalForm(word));
  return telling.length > 1 || (part.length === 1 && (telling[0]?.length ?? 0) >= SHORTEST_WORD);
}
