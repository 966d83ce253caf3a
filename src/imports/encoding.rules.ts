import type { ImportOptions } from "./imports.schema.ts";

/** In which encoding a file's bytes are. Pure. */

export type Encoding = NonNullable<ImportOptions["encoding"]>;

export interface EncodingGuess {
  encoding: Encoding;
  /** Bytes of the byte order mark to skip. */
  bomBytes: number;
}

/** The encoding of the first bytes of a file: by byte order mark, by where the zeros are, by whether it is valid UTF-8. */
export function guessEncoding(head: Uint8Array): EncodingGuess {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { encoding: "utf-8", bomBytes: 3 };
  if (startsWith(head, [0xff, 0xfe])) return { encoding: "utf-16le", bomBytes: 2 };
  if (startsWith(head, [0xfe, 0xff])) return { encoding: "utf-16be", bomBytes: 2 };
  const zeros = zerosByParity(head);
  if (zeros.odd > head.length / 8 && zeros.even < zeros.odd / 4) return { encoding: "utf-16le", bomBytes: 0 };
  if (zeros.even > head.length / 8 && zeros.odd < zeros.even / 4) return { encoding: "utf-16be", bomBytes: 0 };
  if (isUtf8(head)) return { encoding: "utf-8", bomBytes: 0 };
  return { encoding: looksVietnamese(head) ? "windows-1258" : "windows-1252", bomBytes: 0 };
}

/** Bytes of the byte order mark at the start of a file that is in this encoding. */
export function bomBytesOf(head: Uint8Array, encoding: Encoding): number {
  const guess = guessEncoding(head.subarray(0, 3));
  return guess.bomBytes > 0 && guess.encoding === encoding ? guess.bomBytes : 0;
}

/** Bytes of one code unit: what quotes, delimiters and line ends are made of. */
export const unitBytesOf = (encoding: Encoding): 1 | 2 => (encoding.startsWith("utf-16") ? 2 : 1);

/** A decoder that never throws and keeps a byte order mark inside the text as it is. */
export function decoderOf(encoding: Encoding): { decode(bytes: Uint8Array): string } {
  return new TextDecoder(encoding, { fatal: false, ignoreBOM: true });
}

const startsWith = (bytes: Uint8Array, prefix: number[]) => prefix.every((byte, index) => bytes[index] === byte);

function zerosByParity(bytes: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd };
}

/** Valid UTF-8, apart from a character that the end of the sample cuts through. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

// Windows-1258 writes tones as combining bytes after the vowel, where Western European text has capital letters in mid-word.
const TONES = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2]);
const VIETNAMESE_LETTERS = new Set([0xd0, 0xf0, 0xd5, 0xf5, 0xdd, 0xfd, 0xe3, 0xc3]);

function looksVietnamese(bytes: Uint8Array): boolean {
  let vietnamese = 0;
  let marked = 0;
  for (let index = 1; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0xc0) continue;
    marked += 1;
    const afterLetter = /[a-z\u00c0-\u00ff]/i.test(String.fromCharCode(bytes[index - 1] ?? 0));
    if ((TONES.has(byte) && afterLetter) || VIETNAMESE_LETTERS.has(byte)) vietnamese += 1;
  }
  return vietnamese > marked * 0.3;
}
