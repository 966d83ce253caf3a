import { clean } from "../core/text.ts";

/** Makes customers' words harmless as data: they can neither hide, nor look like a citation, nor close what encloses them. */

const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028\u2029\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;
const FAKE_CITATION = /[[【]\s{0,3}((?:[a-z]\d{1,5}[\s,;]{0,3}){1,25})[\]】]/giu;
const FAKE_FRAME = /<(?=\s*[/|!]?\s*(?:evidence|item|system|assistant|user|instruction|im_|\|))/giu;

/** At most `limit` characters of a text, as it may stand in a prompt and in the evidence that a person sees. */
export function inert(text: string, limit: number): string {
  const tidy = clean(text.slice(0, limit * 2).replace(/\r\n?/g, "\n"))
    .replace(INVISIBLE, "")
    .replace(FAKE_CITATION, (_, refs: string) => `(${refs.trim()})`)
    .replace(FAKE_FRAME, "‹")
    .replaceAll("```", "'''")
    .replace(/[ \t\u00a0]{3,}/g, "  ")
    .replace(/\n\s*\n(?:\s*\n)+/g, "\n\n")
    .trim();
  return tidy.length <= limit
    ? tidy
    : `${tidy
        .slice(0, limit - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

/** About how many tokens a text costs: letters with marks cost most, so that Vietnamese comes to 1.5 × English. */
export function tokensOf(text: string): number {
  let marked = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) marked += 1;
  return Math.ceil((text.length - marked) / 4 + marked * 0.85);
}
