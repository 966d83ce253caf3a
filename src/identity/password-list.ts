import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { fold } from "../core/text.ts";
import { bareOf, LONGEST_PASSWORD, ownWords } from "./passwords.rules.ts";
import { VIETNAMESE_PASSWORDS } from "./vietnamese-passwords.ts";

/** Below 10⁸ guesses (a score of 3) a stolen list and a few rules find it in a day, at the pace that sign-in allows or not. */
const ENOUGH = 3;

let estimator: ZxcvbnFactory | undefined;

/** 49,000 stolen passwords and 7,776 words of dice lists from npm, and our own of Vietnam: read in at the first question. */
function theEstimator(): ZxcvbnFactory {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, vietnamese: VIETNAMESE_PASSWORDS },
    graphs: adjacencyGraphs,
    maxLength: LONGEST_PASSWORD,
  });
  return estimator;
}

/**
 * Whether a password is among those that were stolen, or one that is guessed by bending them a little: capitals, digits and years at the
 * end, letters for digits, walks over the keyboard, Vietnamese marks. Done in the workshop, which alone carries the list (240 KB).
 */
export function isListed({ password, own }: { password: string; own: string[] }): { isListed: boolean } {
  const words = ownWords(own);
  const spellings = [...new Set([password, fold(password), bareOf(password)])].filter(Boolean);
  return { isListed: spellings.some((spelling) => theEstimator().check(spelling, words).score < ENOUGH) };
}
