/** Citations as a text carries them: "… 125.000.000 ₫ [a12, d3]." They are taken out of what a person sees and kept as marks. */

const REF = "[a-z]\\d{1,5}";
const REFS = `${REF}(?:\\s{0,2}[,;–-]?\\s{0,2}${REF}){0,24}`;
const CITATION = new RegExp(`[ \\t\\u00a0]{0,3}[\\[【]\\s{0,2}(${REFS})\\s{0,2}[\\]】]`, "giu");
const CUT_CITATION = new RegExp(`[ \\t\\u00a0]{0,3}[\\[【]\\s{0,2}(?:${REFS}[\\s,;–-]{0,4}|[a-z])?$`, "iu");
const LONGEST_CITATION = 320;

/** Refs cited at a place of the visible text: offset of the character that follows. */
export interface CitationMark {
  at: number;
  refs: string[];
}

/** The text without its citations, and where they stood. A citation cut off by the end is dropped too. */
export function stripCitations(raw: string): { text: string; marks: CitationMark[] } {
  const marks: CitationMark[] = [];
  let removed = 0;
  const text = raw.replace(CUT_CITATION, "").replace(CITATION, (match, refs: string, offset: number) => {
    marks.push({ at: offset - removed, refs: refsOf(refs) });
    removed += match.length;
    return "";
  });
  return { text, marks };
}

const refsOf = (list: string): string[] => [...new Set((list.match(/[a-z]\d+/giu) ?? []).map((ref) => ref.toLowerCase()))];

/** Takes citations out of a stream, however its pieces are cut: what it lets through is `stripCitations` of the whole. */
export class CitationFilter {
  #held = "";

  push(piece: string): string {
    const text = this.#held + piece;
    const from = pendingFrom(text);
    this.#held = text.slice(from);
    return text.slice(0, from).replace(CITATION, "");
  }

  /** What is left when the stream has ended. */
  end(): string {
    const rest = stripCitations(this.#held).text;
    this.#held = "";
    return rest;
  }
}

/** Where the tail begins that may still become a citation when more arrives: up to three spaces, a bracket and refs not yet closed. */
function pendingFrom(text: string): number {
  const open = Math.max(text.lastIndexOf("["), text.lastIndexOf("【"));
  const isPending = open >= 0 && text.length - open <= LONGEST_CITATION && /^[a-z0-9,;–\s-]*$/iu.test(text.slice(open + 1));
  let from = isPending ? open : text.length;
  for (let spaces = 0; spaces < 3 && /[ \t\u00a0]/.test(text[from - 1] ?? ""); spaces += 1) from -= 1;
  return from;
}
