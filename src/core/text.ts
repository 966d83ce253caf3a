/** Text as Relata keeps it: NFC, no NUL, no lone surrogates, no invisible direction switches. Pure; the page uses it too. */

const FORBIDDEN = /[\u0000\u202a-\u202e\u2066-\u2069]/g;

/** Text as it may be stored: NFC, with NUL, bidirectional overrides and lone surrogates taken out. */
export function clean(text: string): string {
  return text.replace(FORBIDDEN, "").toWellFormed().normalize("NFC");
}

/** One line: cleaned, white space collapsed, ends trimmed. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, " ").trim();
}

/** Letters without Vietnamese (or any) marks, lower case: "Nguyễn Đức" → "nguyen duc". */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d");
}

const TONE_ON_SECOND = /o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]/g;

/** Lower case in NFC with the marks kept, "Hoà" spelled as "hòa" (both are usual): what an exact search compares. */
export function exact(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(TONE_ON_SECOND, toneFirst);
}

function toneFirst(pair: string): string {
  const [first = "", second = "", tone = ""] = pair.normalize("NFD");
  return (first + tone).normalize("NFC") + second;
}

const LEGAL_FORMS =
  /\b(cong ty|cty|co phan|cp|tnhh|mtv|mot thanh vien|trach nhiem huu han|tap doan|jsc|ltd|llc|inc|corp|corporation|company|co|plc|gmbh|pte|group)\b/g;

/** A company or product name for matching: folded, legal form and punctuation gone ("GTX Pro" and "GTXPro" are one). */
export function matchName(name: string): string {
  const folded = fold(name);
  const bare = folded.replace(LEGAL_FORMS, " ").replace(/[^\p{L}\p{N}]+/gu, "");
  return bare || folded.replace(/\s+/g, "");
}

/** Words of a text, folded: runs of letters and digits. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The first `limit` characters, cut at a word's end, with an ellipsis when something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1).toWellFormed();
  const space = cut.lastIndexOf(" ");
  return `${(space > limit * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** "Nguyễn Thị Hồng Ánh" → initials of family and given name: "NÁ". */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = parts[0]?.[0] ?? "";
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}
