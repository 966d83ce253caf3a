import type { CheckedSentence } from "./assistant.schema.ts";
import { commitmentsIn } from "./claims.ts";

/** The sender's instruction, and what they wanted changed: their word, which no record bears out. */
const OWN_WORD = /^i\d+$/;

/**
 * What costs money and stands in nothing but the sender's instruction is theirs to confirm before it leaves: a discount that was typed in
 * haste is promised all the same.
 */
export function toConfirm(sentence: CheckedSentence): CheckedSentence {
  const { status, cites, text } = sentence;
  if (status !== "supported" || !cites.every((ref) => OWN_WORD.test(ref))) return sentence;
  const problems = commitmentsIn(text).map(({ raw }) => raw);
  return cites.length > 0 && problems.length > 0 ? { ...sentence, status: "unsupported", problems } : sentence;
}
