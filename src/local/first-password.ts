import { randomInt } from "node:crypto";

/** Without letters and digits that look alike. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password for somebody's first sign-in, easy to read out: 74 bits. */
export const firstPassword = (): string => [5, 5, 5].map(word).join("-");

const word = (length: number): string => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
