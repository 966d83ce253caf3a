import { OPPOSITES, type Opposites } from "./opposite-words.ts";
import { splitSentences } from "./sentences.ts";
import { clauseAt, polarityAt, reader } from "./statuses.ts";
import { sharedWords } from "./topics.ts";

/** "They like the boxes" from a mail that complains of them: a sentence that says the contrary of its source in other words. */

/** A clause that answers a family's question; `isYes` with its negation reckoned in. */
interface Answer {
  raw: string;
  index: number;
  isYes: boolean;
  isNegated: boolean;
  /** What it is said of, without the words that answer. */
  clause: string;
  sentence: string;
}

const FAMILIES = OPPOSITES.map(({ yes, no, isOfPlans = false, isOfTheWhole = false, isOfTheClause = false }: Opposites) => ({
  words: reader(`${yes}|${no}`),
  isYes: reader(yes),
  isOfPlans,
  isOfTheWhole,
  isOfTheClause,
}));
type Family = (typeof FAMILIES)[number];

const WISHED =
  /(?<![\p{L}\p{M}])(?:chúc|mong|hy vọng|hi vọng|cố gắng|hopes?|hoping|wish|wishes|do our best|make sure|try|aim|so that|để|nếu|if)(?![\p{L}\p{M}])/iu;
/** What we mean to do ourselves is ours to offer. */
const OURS = /(?<![\p{L}\p{M}])(?:bên (?:em|mình|tôi)|em|tôi|mình|chúng tôi|cháu|we|i)(?![\p{L}\p{M}])/iu;
const TO_COME =
  /(?<![\p{L}\p{M}])(?:sẽ|định|dự kiến|dự định|muốn|will|['’]ll|going to|plans? to|wants? to|expect(?:s|ed)?|intends? to)(?![\p{L}\p{M}])/iu;

/** Nobody answers one question more often in one sentence. */
const MOST_ANSWERS = 8;

type Spoken = { start: number; end: number }[];

/** Words of the sentence whose contrary its sources say of the same matter. */
export const contraryWords = (text: string, sources: string[], quoted: Spoken): string[] =>
  compared(text, sources, quoted).flatMap(({ claim, against, alike }) => (against > alike ? [claim.raw] : []));

/** Does a "not" of the sentence only say in other words what its sources say: "not on time" of what was late? */
export const saysTheSame = (text: string, sources: string[], quoted: Spoken): boolean =>
  compared(text, sources, quoted).some(({ claim, against, alike }) => claim.isNegated && alike > against);

/** Each answer of the sentence, with how near it the sources come to saying the same, and the contrary. */
function compared(text: string, sources: string[], quoted: Spoken): { claim: Answer; alike: number; against: number }[] {
  const said = sources.flatMap((source) => splitSentences(source).map((sentence) => sentence.text));
  return FAMILIES.flatMap((family) => {
    const claimed = answersIn(text, family).filter(
      ({ index, clause }) =>
        !WISHED.test(clause) &&
        !(TO_COME.test(clause) && OURS.test(clause)) &&
        !quoted.some(({ start, end }) => start <= index && index < end),
    );
    if (claimed.length === 0) return [];
    const heard = said.flatMap((sentence) => answersIn(sentence, family));
    const nearest = (claim: Answer, isYes: boolean) =>
      Math.max(0, ...heard.filter((other) => other.isYes === isYes).map((other) => nearness(claim, other, family)));
    const isSaid = (isYes: boolean) => family.isOfTheWhole && heard.some((other) => other.isYes === isYes);
    return claimed.map((claim) => ({
      claim,
      alike: nearest(claim, claim.isYes) + Number(isSaid(claim.isYes)),
      against: nearest(claim, !claim.isYes) + Number(isSaid(!claim.isYes)),
    }));
  });
}

/** Words in common with the very clause count double: "the pump works, the tap is broken". */
function nearness(claim: Answer, other: Answer, { isOfTheClause }: Family): number {
  const beside = sharedWords(claim.clause, other.clause);
  return isOfTheClause && beside === 0 ? 0 : 2 * beside + sharedWords(claim.sentence, other.sentence);
}

function answersIn(sentence: string, { words, isYes, isOfPlans }: Family): Answer[] {
  const reads = /[à-ỹđ]/iu.test(sentence) ? "marked" : "unmarked";
  const bare = sentence.replace(words[reads], " ");
  return [...sentence.matchAll(words[reads])].slice(0, MOST_ANSWERS).flatMap((match): Answer[] => {
    const polarity = polarityAt(sentence, match.index, match[0]);
    const clause = clauseAt(sentence, match.index).replace(words[reads], " ");
    if (polarity === "open" && !(isOfPlans && TO_COME.test(clause) && !WISHED.test(clause))) return [];
    const isNegated = polarity === "no";
    const answersYes = sentence.slice(match.index).search(new RegExp(isYes[reads].source, "iu")) === 0;
    const answer: Answer = { raw: match[0], index: match.index, isYes: answersYes !== isNegated, isNegated, clause, sentence: bare };
    return [answer, ...contrasted(answer, sentence)];
  });
}

/** "…, insurance is not", "…, còn bảo hiểm thì chưa": the clause behind takes the answer up and turns it round. */
const NOT_SO =
  /^[^.;!?]*?(?:[,;]|(?<![\p{L}\p{M}])(?:and|but|while|còn|và|nhưng)(?![\p{L}\p{M}]))\s*(?<thing>[^,.;]{2,60}?)\s(?:(?:is|are|was|were|do|does|did)(?: not|n['’]t)|thì (?:không|chưa))[.!]?$/iu;

function contrasted(answer: Answer, sentence: string): Answer[] {
  const thing = NOT_SO.exec(sentence.slice(answer.index + answer.raw.length))?.groups?.thing;
  return thing === undefined ? [] : [{ ...answer, isYes: !answer.isYes, clause: thing, isNegated: false }];
}
