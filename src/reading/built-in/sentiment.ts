import { exact, fold } from "../../core/text.ts";
import { UNMARKED_PHRASES, WEIGHTS } from "./lexicon.ts";

/** How a text feels, by the words in it, what turns or strengthens them, and where they stand. */

export interface Feeling {
  /** Above 0 glad, below 0 not; each sentence adds at most 4 either way. */
  score: number;
  /** The weight of all that was found, whichever way. */
  heat: number;
}

const MARKED = WEIGHTS;
const FOLDED: ReadonlyMap<string, number> = new Map(
  UNMARKED_PHRASES.map(([phrase, weight]): [string, number] => [fold(phrase), weight]).reverse(),
);
const LONGEST_PHRASE = 5;
const NOT =
  /^(?:không|ko|kô|k|kg|hok|hong|hông|chẳng|chả|chưa|đừng|khong|chua|chang|not|no|never|hardly|without|isn't|wasn't|aren't|don't|doesn't|didn't|can't|cannot|won't|nothing|neither)$/u;
const VERY = /^(?:rất|quá|cực|cực kỳ|siêu|lắm|thật|vô cùng|thực sự|rat|qua|cuc|sieu|lam|very|really|extremely|so|too|absolutely|totally)$/u;
const BIT = /^(?:hơi|khá|tương đối|tạm|hoi|kha|slightly|somewhat|fairly|quite)$/u;
const BUT = /^(?:nhưng|nhưng mà|song|tuy nhiên|tuy|chỉ|nhung|but|however|though|although|yet)$/u;
/** What should be otherwise is not as it should be. */
const ADVICE =
  /(?:^|(?:bên|em|anh|chị|shop|hãng|hàng|viên|thầy|cô|trường|công ty|mình|you|they|it)(?: \S+){0,2} )(?:nên|should)\s|(?:^|\s)(?:cần|mong|hi vọng|hy vọng|đề nghị|giá mà|ước gì|could|wish)\s(?:\S+\s){0,12}?(?:hơn|thêm|better|more|faster)(?:\s|[.,!]|$)/u;
const LIMIT = 4;

/** The feeling of one sentence. */
export function feelingOf(sentence: string): Feeling {
  const isMarked = sentence !== "" && fold(sentence) !== sentence.toLowerCase();
  const text = isMarked ? exact(sentence) : sentence.toLowerCase();
  const tokens = text.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?|[!?]/gu)?.map((token) => token.replace("’", "'")) ?? [];
  const found = [...matches(tokens, isMarked ? MARKED : FOLDED)];
  let score = 0;
  let heat = 0;
  const turn = tokens.findIndex((token) => BUT.test(token));
  for (const { at, length, weight } of found) {
    const value = shaded(tokens, at, length, weight) * (turn > 0 && at < turn ? 0.6 : 1);
    score += value;
    heat += Math.abs(value);
  }
  if (ADVICE.test(text)) score = Math.min(score, 1.5) - 1.6;
  if (found.every(({ weight }) => weight > 0 || weight === -1)) score -= unmet(tokens);
  return { score: Math.max(-LIMIT, Math.min(LIMIT, score)), heat };
}

const NOT_YET = 0.7;

/** "Chưa có tài liệu": something is missing that no word of the list names. Not the "không" that asks. */
function unmet(tokens: string[]): number {
  const at = tokens.findIndex((token) => /^(?:không|chưa|ko|chẳng|khong|chua)$/u.test(token));
  const isAsking = tokens.at(-1) === "?" || at >= tokens.length - 3 || tokens.slice(0, at).includes("có");
  return at >= 0 && !isAsking ? NOT_YET : 0;
}

/** Known phrases, the longest first, without overlaps. */
function* matches(tokens: string[], known: ReadonlyMap<string, number>): Generator<{ at: number; length: number; weight: number }> {
  for (let at = 0; at < tokens.length; ) {
    let length = Math.min(LONGEST_PHRASE, tokens.length - at);
    while (length > 0 && !known.has(tokens.slice(at, at + length).join(" "))) length -= 1;
    if (length > 0) yield { at, length, weight: known.get(tokens.slice(at, at + length).join(" ")) ?? 0 };
    at += Math.max(1, length);
  }
}

/** A word's weight as the words around it turn, strengthen or soften it. */
function shaded(tokens: string[], at: number, length: number, weight: number): number {
  const before = tokens.slice(Math.max(0, at - 3), at);
  const after = tokens[at + length] ?? "";
  const isVery = VERY.test(before.at(-1) ?? "") || VERY.test(after) || after === "!";
  const isTurned = before.some((token, index) => NOT.test(token) && !before.slice(index + 1).some((later) => BUT.test(later)));
  const strength = isVery ? 1.4 : BIT.test(before.at(-1) ?? "") ? 0.7 : 1;
  if (!isTurned) return weight * strength;
  return weight > 0 ? -weight * 0.9 : -weight * 0.35;
}
