import { guessEncoding } from "./encoding.rules.ts";
import type { wordsOf } from "./imports.words.ts";

/** What a file is, by its first bytes; its name is not trusted. Pure. */

type Words = ReturnType<typeof wordsOf>;

export type FileKind = { kind: "csv" } | { kind: "mail"; isMbox: boolean } | { kind: "other"; sentence: string };

const SIGNATURES: { bytes: number[]; name: string; instead: (words: Words) => string; also?: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], also: "xl/", name: "an Excel workbook (.xlsx)", instead: (words) => words.saveAsCsv() },
  { bytes: [0x50, 0x4b, 0x03, 0x04], also: "word/", name: "a Word document (.docx)", instead: (words) => words.csvOrMbox() },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    also: "mimetypeapplication/vnd.oasis",
    name: "an OpenDocument file (.ods)",
    instead: (words) => words.saveAsCsv(),
  },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: "a ZIP archive", instead: (words) => words.unpack() },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    also: "W\0o\0r\0k\0b\0o\0o\0k",
    name: "an old Excel workbook (.xls)",
    instead: (words) => words.saveAsCsv(),
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    name: "an Office file (.xls, .doc or .msg)",
    instead: (words) => `${words.saveAsCsv()}. ${words.exportMbox()}`,
  },
  { bytes: [0x21, 0x42, 0x44, 0x4e], name: "an Outlook data file (.pst)", instead: (words) => words.exportMbox() },
  { bytes: [0x1f, 0x8b], name: "a gzip archive", instead: (words) => words.unpack() },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: "a 7z archive", instead: (words) => words.unpack() },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: "a RAR archive", instead: (words) => words.unpack() },
  { bytes: [0x25, 0x50, 0x44, 0x46], name: "a PDF", instead: (words) => words.csvOrMbox() },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], name: "a SQLite database", instead: (words) => words.csvOrMbox() },
];

const HEADER =
  /^(?:from|to|cc|subject|date|received|return-path|delivered-to|message-id|mime-version|x-[a-z-]+|dkim-signature|arc-[a-z-]+|authentication-results|content-type|reply-to|sender)\s*:/i;
const FIELD = /^[!-9;-~]+:|^[ \t]/;

/** CSV, mail, or a sentence saying what it is and what would be right. */
export function fileKind(head: Uint8Array, words: Words): FileKind {
  const text = new TextDecoder("windows-1252").decode(head.subarray(0, 16_384));
  const signature = SIGNATURES.find(
    ({ bytes, also }) => bytes.every((byte, index) => head[index] === byte) && (!also || text.includes(also)),
  );
  if (signature) return { kind: "other", sentence: words.isKind(signature.name, signature.instead(words)) };
  if (/^\s*(?:<!doctype html|<html)/i.test(text)) return { kind: "other", sentence: words.isKind("a web page (HTML)", words.csvOrMbox()) };
  if (/^\s*[[{]\s*["{[]/.test(text)) return { kind: "other", sentence: words.isKind("JSON", words.csvOrMbox()) };
  if (/^From \S*.*\d{1,2}:\d{2}.*\r?\n[!-9;-~]+:/.test(text)) return { kind: "mail", isMbox: true };
  if (looksLikeMessage(text)) return { kind: "mail", isMbox: false };
  return isText(head) ? { kind: "csv" } : { kind: "other", sentence: words.isKind("a binary file", words.csvOrMbox()) };
}

/** A message begins with header fields, at least two of them known ones. */
function looksLikeMessage(text: string): boolean {
  const lines = text.replace(/^\u00ef\u00bb\u00bf/, "").split(/\r?\n/);
  const end = lines.indexOf("");
  const fields = lines.slice(0, end === -1 ? 50 : end);
  return fields.length > 1 && fields.every((line) => FIELD.test(line)) && fields.filter((line) => HEADER.test(line)).length >= 2;
}

// Exports of old programs have a stray NUL here and there, which goes when cells are read; other files are full of control characters.
const STRAY_CONTROLS = 3;
const MOST_CONTROLS = 1 / 50;

/** Hardly any control characters but tabs and line ends, in the encoding that it seems to be in. */
function isText(head: Uint8Array): boolean {
  const { encoding } = guessEncoding(head);
  const text = new TextDecoder(encoding).decode(head.subarray(0, 16_384 - (16_384 % 2)));
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;
  return controls <= STRAY_CONTROLS || controls < text.length * MOST_CONTROLS;
}
