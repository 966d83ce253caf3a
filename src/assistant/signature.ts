import { fold, words } from "../core/text.ts";

/** Tells a signature from words typed below it. */

const LABEL =
  /^(?:tel|phone|mobile|mob|cell|hotline|fax|e-?mail|mail|web(?:site)?|zalo|whatsapp|dien thoai|di dong|dt|sdt|[mtew])\s*[:.]\s*/u;
const BETWEEN = /\s*(?:[,;|·•/]|\s[-–—]\s|^[-–—]+\s*)\s*/u;
const FORMS = new Set("mr ms mrs dr ts ths".split(" "));
const FEWEST_DIGITS = 8;
const LAST_DIGITS = 9;

/** Does a line behind the closing words hold nothing but the sender's name, company, title, numbers and addresses as we know them? */
export function isSignature(line: string, sender: string): boolean {
  const known = new Set(words(sender));
  const numbers = digitsOf(sender);
  return fold(line)
    .split(BETWEEN)
    .map((part) => part.replace(LABEL, ""))
    .every((part) => isNumberOf(numbers, part) || words(part).every((word) => known.has(word) || FORMS.has(word)));
}

const digitsOf = (text: string): string => text.replace(/\D+/g, "");

/** "+84 901 234 567" is "0901.234.567". */
function isNumberOf(numbers: string, part: string): boolean {
  const digits = digitsOf(part);
  return /^[\d\s().+-]+$/.test(part) && digits.length >= FEWEST_DIGITS && numbers.includes(digits.slice(-LAST_DIGITS));
}
