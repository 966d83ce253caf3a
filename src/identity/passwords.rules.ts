import { fold } from "../core/text.ts";

/** What makes a password weak, as far as it can be told without a list of those that were stolen. Pure; the page hints by it too. */

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;

/** `common` is what the list knows (password-list.ts); the most usual of it is known here as well. */
export type Weakness = "short" | "long" | "repeated" | "keyboard" | "sequence" | "own" | "common";

/** Kept apart from the rest, a password must still have so many letters and digits. */
const ENOUGH_LEFT = 6;
const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp"];
const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

const STEMS =
  /password|passw|letmein|welcome|iloveyou|qwerty|admin|monkey|dragon|football|sunshine|princess|matkhau|anhyeuem|emyeuanh|vietnam|khongbiet/g;

/** Marks, capitals and the usual replacements taken off: "M@tKh4u" and "mật khẩu" are both "matkhau". */
export function bareOf(password: string): string {
  const plain = fold(password.normalize("NFKC").replace(/[@4]/g, "a").replace(/0/g, "o").replace(/[$5]/g, "s").replace(/3/g, "e"));
  return plain.replace(/[1!|](?=[a-z])/g, "i").replace(/[^a-z0-9]/g, "");
}

/** Stand in so many names of companies and addresses that they are nobody's own. */
const ANYBODYS = new Set(["cong", "cty", "tnhh", "company", "corp", "group", "the", "and", "com", "mail", "gmail", "example"]);

/** Words that belong to the person and so to whoever guesses: parts of the name, of the address, of the company's name. */
export function ownWords(own: string[]): string[] {
  const parts = own.flatMap((text) => text.split(/[\s@._+-]+/)).map(bareOf);
  const whole = own.map((text) => bareOf(text.split("@")[0] ?? ""));
  return [...new Set([...whole, ...parts])].filter((word) => word.length >= 3 && !ANYBODYS.has(word)).sort((a, b) => b.length - a.length);
}

/** Why a password is refused, or undefined. `own` are the person's name and address and the company's name. */
export function weaknessOf(password: string, own: string[]): Weakness | undefined {
  const { length } = [...password];
  if (length < SHORTEST_PASSWORD) return "short";
  if (length > LONGEST_PASSWORD) return "long";
  if (new Set([...password.toLowerCase()]).size < 5 || isPatternTwice(password.toLowerCase())) return "repeated";
  if (isRun(fold(password), ALPHABET)) return "sequence";
  if (ROWS.some((row) => isRun(fold(password), row))) return "keyboard";
  const bare = bareOf(password);
  const leavesTooLittle = (rest: string): boolean => rest !== bare && rest.length < ENOUGH_LEFT;
  if (leavesTooLittle(ownWords(own).reduce((left, word) => left.replaceAll(word, ""), bare))) return "own";
  return leavesTooLittle(bare.replace(STEMS, "")) ? "common" : undefined;
}

/** "abcabcabcabc": a piece of at most a third of the whole, over and over. */
function isPatternTwice(text: string): boolean {
  const piece = /^(.+?)\1{2,}/su.exec(text);
  return piece !== null && text.length - piece[0].length < (piece[1]?.length ?? 0) + 3;
}

/** All but a few characters walk along a row, forwards, backwards or round. */
function isRun(text: string, row: string): boolean {
  const places = [...text].map((letter) => row.indexOf(letter));
  const steps = places.slice(1).filter((place, index) => place >= 0 && isNeighbour(place - (places[index] ?? -9), row.length)).length;
  return steps >= text.length - 3;
}

const isNeighbour = (distance: number, length: number): boolean => [1, -1, length - 1, 1 - length].includes(distance);

/** 0 to 4, for a bar: how long and how varied; what is weak in another way has 0. */
export function strengthOf(password: string, own: string[]): 0 | 1 | 2 | 3 | 4 {
  const weakness = weaknessOf(password, own);
  if (weakness) return 0;
  const variety = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const points = [...password].length + 2 * (variety - 1);
  return points >= 20 ? 4 : points >= 16 ? 3 : points >= 13 ? 2 : 1;
}
