import { expect, test } from "vitest";
import { countOf, tokenOf } from "../../src/ask/grammar/tokens.ts";
import { numbersIn } from "../../src/assistant/numbers.ts";
import { NUMBER_WORDS } from "../../src/core/number-words.ts";

/** A number in words is one for who asks and for who checks what was written. */

const words = Object.entries(NUMBER_WORDS);
const isEnglish = (word: string): boolean => /^[a-z]+$/.test(word) && !["hai", "ba"].includes(word);

test.each(words.filter(([word]) => !word.includes(" ")))("a question counts %s as %i, with its marks", (word, number) => {
  expect(countOf(tokenOf(word))).toBe(number);
});

test.each(words)("a text that says %s of something says %i", (word, number) => {
  const text = isEnglish(word) ? `We sent ${word} boxes there` : `Bên em đã gửi ${word} thùng hàng`;
  expect(numbersIn(text)).toEqual([expect.objectContaining({ values: [number] })]);
});
