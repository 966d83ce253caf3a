import type { EvidenceItem } from "../../assistant/assistant.schema.ts";
import { shorten } from "../../core/text.ts";
import type { DigestPoint, DigestSection } from "../digests.schema.ts";
import type { Written } from "./input.ts";

const LETTERS: Record<EvidenceItem["kind"], string> = { activity: "a", deal: "d", task: "t", contact: "c", company: "o", fact: "f" };
const LONGEST = 400;

type Source = Omit<EvidenceItem, "ref">;

/** Gives every source its ref once, whatever rests on it, and collects the sections. */
export class Sources {
  readonly #isWhole: boolean;
  readonly #items: EvidenceItem[] = [];
  readonly #refs = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #sections: Written["sections"] = [];

  constructor({ isWhole = false }: { isWhole?: boolean }) {
    this.#isWhole = isWhole;
  }

  cite(source: Source): string {
    const key = `${source.recordId} ${source.title} ${source.text}`;
    const known = this.#refs.get(key);
    if (known) return known;
    const letter = LETTERS[source.kind];
    const count = (this.#counts.get(letter) ?? 0) + 1;
    this.#counts.set(letter, count);
    const ref = `${letter}${count}`;
    this.#refs.set(key, ref);
    this.#items.push({ ...source, ref, title: shorten(source.title, 200), text: shorten(source.text, LONGEST) });
    return ref;
  }

  /** A section with its first `most` points, or all where the whole is wanted; one without any is left out. */
  add(name: DigestSection, points: DigestPoint[], most: number): void {
    const shown = this.#isWhole ? points : points.slice(0, most);
    if (points.length > 0) this.#sections.push({ name, points: shown, more: points.length - shown.length });
  }

  written(): Written {
    const shown = new Set(this.#sections.flatMap(({ points }) => points.flatMap(({ cites }) => cites)));
    return { sections: this.#sections, evidence: this.#items.filter(({ ref }) => shown.has(ref)) };
  }
}
