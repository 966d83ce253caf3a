/** Header fields as RFC 5322 and RFC 2047 want them: one line of typed text, in words of at most 75 characters. Pure. */

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const PLAIN = /^[\x20-\x7e]{0,60}$/;
/** 52 characters of base64: with `=?utf-8?B?`, `?=` and the header's name they stay in one line of 76. */
const WORD_BYTES = 39;

/** Typed text as the value of a header; nothing in it can end the line. */
export function headerText(text: string): string {
  const line = text.replace(CONTROLS, " ");
  return PLAIN.test(line) && !line.includes("=?") && line === line.trim() ? line : encodedWords(line);
}

/** A name and an address: `=?utf-8?B?…?= <linh@mocgiang.example>`. */
export function mailbox(name: string, address: string): string {
  const line = name.replace(CONTROLS, " ").trim();
  if (line === "") return headerToken(address);
  const shown = /^[A-Za-z0-9 '-]{1,60}$/.test(line) ? line : encodedWords(line);
  return `${shown}${shown.length + address.length > 70 ? "\r\n " : " "}<${headerToken(address)}>`;
}

/** An address or a Message-ID: visible letters only, no brackets. */
export const headerToken = (text: string): string => text.replace(/[^\x21-\x7e]|[<>,;]/g, "").slice(0, 900);

function encodedWords(text: string): string {
  const words: string[] = [];
  let word = "";
  for (const letter of text.toWellFormed()) {
    if (Buffer.byteLength(word + letter) > WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += letter;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString("base64")}?=`).join("\r\n ");
}
