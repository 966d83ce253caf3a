/** What was hidden from a model (masking.ts), back in its place in what it answers. */

/** A model may write a placeholder in small letters, or with spaces in it; the longest that could still become one. */
const LOOSE = /<\s?(name|email|phone|tax|account|card|number|address)[_ ](\d{1,4})\s?>/gi;
const BEGUN = /<\s?[a-z]{0,7}[_ ]?\d{0,4}\s?$/i;

/** Puts back what was hidden in a text that comes in pieces: what may be half a placeholder waits for its other half. */
export class Unmasking {
  readonly #originals: ReadonlyMap<string, string>;
  readonly #isJson: boolean;
  #held = "";

  /** `originals`: each placeholder, and what it stands for. In JSON it is written as JSON writes it. */
  constructor(originals: Iterable<[string, string]>, isJson: boolean) {
    this.#originals = new Map(originals);
    this.#isJson = isJson;
  }

  push(piece: string): string {
    const text = this.#held + piece;
    const begun = BEGUN.exec(text);
    this.#held = begun ? begun[0] : "";
    return this.#shown(text.slice(0, text.length - this.#held.length));
  }

  end(): string {
    const rest = this.#shown(this.#held);
    this.#held = "";
    return rest;
  }

  #shown(text: string): string {
    return text.replace(LOOSE, (found, label: string, count: string) => {
      const original = this.#originals.get(`<${label.toUpperCase()}_${Number(count)}>`);
      if (original === undefined) return found;
      return this.#isJson ? JSON.stringify(original).slice(1, -1) : original;
    });
  }
}
