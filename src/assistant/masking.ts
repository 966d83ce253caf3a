import type { Maskable } from "../assistant-settings/assistant-settings.rules.ts";
import { NameFinder, NUMBERED_STREET } from "./masked-names.ts";
import type { Message } from "./openai.ts";

/** Personal data on its way to a model: replaced by placeholders that stay the same throughout a call; unmasking.ts puts it back. */

/** A street, ward or district: words with capitals, or a number. */
const PLACE = "(?:\\d{1,4}|\\p{Lu}[\\p{L}\\p{M}]*(?: (?:\\p{Lu}[\\p{L}\\p{M}]*|\\d{1,2}(?![\\d/.,])))*)";

/** What is found by its looks. What is longer or surer comes first: what one has taken the next does not see. */
const PATTERNS: [Maskable, string, RegExp][] = [
  ["emails", "EMAIL", /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ["numbers", "ACCOUNT", /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/gu],
  ["numbers", "CARD", /(?<![\d.,])\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}(?![\d.,]\d)/gu],
  [
    "numbers",
    "ACCOUNT",
    /(?<=(?:stk|số tài khoản|tài khoản(?: số)?|a\/c|account(?: no\.?| number)?|cccd|cmnd|căn cước(?: công dân)?|hộ chiếu|passport(?: no\.?)?|id card)[\s:.#số-]{0,6})[A-Z]?\d(?:[\d .-]{4,20})\d/giu,
  ],
  ["taxCodes", "TAX", /(?<=(?:mst|mã số thuế|tax (?:code|id|number)|vat (?:no\.?|number|id))[\s:.#-]{0,4})[A-Z]{0,2}\d[\d -]{6,14}\d/giu],
  ["taxCodes", "TAX", /(?<![\d.,+-])\d{10}-\d{3}(?![\d.,])/gu],
  ["phones", "PHONE", /(?<![\p{L}\d.,/-])(?:\+\d{1,3}[ .-]?(?:\(0\))?|\(?0)\d{1,3}\)?(?:[ .-]?\d{2,4}){2,4}(?![\d]|[.,/-]\d)/gu],
  ["numbers", "NUMBER", /(?<![\d.,/+-])\d{12,19}(?![\d.,])/gu],
  [
    "addresses",
    "ADDRESS",
    new RegExp(
      `(?:[Ss]ố(?: nhà)? )?(?<![\\p{L}\\d.,/-])\\d{1,4}[A-Z]?(?:/\\d{1,4}){0,3}[A-Z]?,? (?:[Đđ]ường|[Pp]hố|[Nn]gõ|[Hh]ẻm|[Nn]gách) ${PLACE}(?:, ?(?:[Đđ]ường|[Pp]hường|P\\.|[Xx]ã|[Qq]uận|Q\\.|[Hh]uyện|[Tt]hành phố|TP\\.?|[Tt]ỉnh) ?${PLACE}){0,4}`,
      "gu",
    ),
  ],
  [
    "addresses",
    "ADDRESS",
    /\b\d{1,5}[A-Z]?,? (?:\p{Lu}[\p{L}'’.-]*,? ){1,4}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Boulevard|Blvd\.?|Way|Square|Court)(?![\p{L}])/gu,
  ],
  ["addresses", "ADDRESS", new RegExp(NUMBERED_STREET, "gmu")],
];

/** A day such as 01.12.2026 has fewer. */
const FEWEST_DIGITS = 9;

const PLACEHOLDER = /<(?:NAME|EMAIL|PHONE|TAX|ACCOUNT|CARD|NUMBER|ADDRESS)_\d+>/g;
/** The masks of one call. The same text has the same placeholder in every message, and none tells anything of what it stands for. */
export class Mask {
  readonly #kinds: ReadonlySet<Maskable>;
  readonly #names: NameFinder | undefined;
  readonly #placeholders = new Map<string, string>();
  readonly #originals = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** `names`: people that are known to be in the text, as they are written there. */
  constructor(kinds: readonly Maskable[], names: Iterable<string> = []) {
    this.#kinds = new Set(kinds);
    this.#names = this.#kinds.has("names") ? new NameFinder(names) : undefined;
  }

  get isEmpty(): boolean {
    return this.#kinds.size === 0;
  }

  /** The text as it may leave. */
  hide(text: string): string {
    if (this.isEmpty) return text;
    // A customer who writes what looks like a placeholder gets nobody else's data put in its place.
    let hidden = text.replace(PLACEHOLDER, (found) => this.#placeholderFor("NAME", found));
    for (const [kind, label, pattern] of PATTERNS)
      if (this.#kinds.has(kind)) hidden = hidden.replace(pattern, (found) => this.#hidden(label, found));
    return this.#names?.hide(hidden, (found) => this.#placeholderFor("NAME", found)) ?? hidden;
  }

  /** Each placeholder, and what it stands for. */
  get originals(): [string, string][] {
    return [...this.#originals];
  }

  /** What was found, without the blanks at its end that belong to the text. */
  #hidden(label: string, found: string): string {
    if (found.includes("<") || (label === "PHONE" && found.replace(/\D/g, "").length < FEWEST_DIGITS)) return found;
    const tidy = found.trimEnd();
    return this.#placeholderFor(label, tidy) + found.slice(tidy.length);
  }

  #placeholderFor(label: string, original: string): string {
    const key = `${label} ${original}`;
    const known = this.#placeholders.get(key);
    if (known) return known;
    const count = (this.#counts.get(label) ?? 0) + 1;
    const placeholder = `<${label}_${count}>`;
    this.#counts.set(label, count);
    this.#placeholders.set(key, placeholder);
    this.#originals.set(placeholder, original);
    return placeholder;
  }
}

/** Messages as they may leave, and what their placeholders stand for. The second Worker's work. */
export function masked({ kinds, names, messages }: ToMask): Masked {
  const mask = new Mask(kinds, names);
  return { messages: messages.map((message) => ({ ...message, content: mask.hide(message.content) })), originals: mask.originals };
}

export interface ToMask {
  kinds: readonly Maskable[];
  names: string[];
  messages: Message[];
}

export interface Masked {
  messages: Message[];
  originals: [string, string][];
}
