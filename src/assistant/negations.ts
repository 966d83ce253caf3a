import { splitSentences } from "./sentences.ts";
import { polarityAt } from "./statuses.ts";
import { topicWords } from "./topics.ts";

/** "The kitchen does not like Arabica" from a mail that says that it does: a sentence with the words of its source and the contrary meaning. */

const NEGATED =
  /(?<![\p{L}\p{M}])(?:không(?! chỉ| những| quá| biết)|khong(?! chi| nhung| qua| biet)|chưa|chua|chẳng|chả|never|no(?! longer| later| one| doubt| problem| matter)|without|not(?! only| just| the | an? )|cannot|\p{L}+n['’]t)(?:\s+(?:được|có|còn|hề|thể|phải|bị|cho|đã|từng|thật sự|yet|been|be|really|actually|ever|have))*\s+(?<head>\p{L}[\p{L}\p{M}]*)/giu;
/** Words beside the negated one that show that two sentences speak of the same thing. */
const SAME_MATTER = 2;

interface Said {
  head: string;
  index: number;
}

/** Negated words of the sentence that its sources affirm, and affirmed ones that they only deny. */
export function flippedNegations(text: string, sources: string[], quoted: { start: number; end: number }[]): string[] {
  const isQuoted = (at: number) => quoted.some(({ start, end }) => start <= at && at < end);
  const heard = sources.flatMap((source) => splitSentences(source).map((sentence) => sentence.text)).filter((said) => isAlike(text, said));
  if (heard.length === 0) return [];
  const denied = negatedIn(text).filter(({ index, head }) => !isQuoted(index) && polaritiesOf(head, heard).every((one) => one === "yes"));
  const affirmed = heard
    .flatMap(negatedIn)
    .flatMap(({ head }) =>
      placesOf(head, text).filter(
        ({ index }) =>
          !isQuoted(index) && polarityAt(text, index, head) === "yes" && polaritiesOf(head, heard).every((one) => one === "no"),
      ),
    );
  return [...denied.filter(({ head }) => polaritiesOf(head, heard).length > 0), ...affirmed].map(({ head }) => head);
}

const negatedIn = (text: string): Said[] =>
  [...text.matchAll(NEGATED)].map((match) => {
    const head = match.groups?.head ?? "";
    return { head, index: match.index + match[0].length - head.length };
  });

const placesOf = (word: string, text: string): Said[] =>
  [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{M}])${word}s?(?![\\p{L}\\p{M}])`, "giu"))].map(({ 0: head, index }) => ({ head, index }));

const polaritiesOf = (word: string, sentences: string[]) =>
  sentences.flatMap((sentence) => placesOf(word, sentence).map(({ index }) => polarityAt(sentence, index, word)));

function isAlike(text: string, said: string): boolean {
  const own = topicWords(text);
  return [...topicWords(said)].filter((word) => !word.startsWith("*") && own.has(word)).length >= SAME_MATTER;
}
