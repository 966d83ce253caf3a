/**
 * Links and images in what a model writes: only addresses that we have named ourselves stay. A link that a customer wrote, or that the model
 * made up, is taken out before anybody sees it; an image could carry data away by being loaded, and is never kept.
 */

/** Items of evidence that nobody else can write: who sends, and what they wish. A contact's own fields may come from a web form. */
const OURS = /^\[[si]\d+\] /;
const ITEM = /^\[[a-z]\d+\] /;
const ADDRESS = /(?:https?:\/\/|\bwww\.)[^\s<>"'`()\\[\]{}|]+/gi;

/** The host without the comma or full stop of the sentence around it. */
const hostOf = (address: string): string =>
  (URL.parse(/^www\./i.test(address) ? `https://${address}` : address)?.hostname ?? "").replace(/^www\./, "").replace(/[^a-z0-9-]+$/, "");

/**
 * Hosts that a model may write: the sender's own, and those that stand in its prompt outside of the evidence, such as in a signature. A
 * customer's name stands there too, so what the evidence has from others is not allowed by that.
 */
export function allowedHosts(messages: { content: string }[]): Set<string> {
  const [ours, outside, theirs] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { content } of messages) {
    let into = outside;
    for (const line of content.split("\n")) {
      if (ITEM.test(line)) into = OURS.test(line) ? ours : theirs;
      else if (!line.startsWith("|")) into = outside;
      for (const [address] of line.matchAll(ADDRESS)) into.add(hostOf(address));
    }
  }
  const allowed = new Set([...ours, ...[...outside].filter((host) => !theirs.has(host))]);
  allowed.delete("");
  return allowed;
}

/** The text without images and without links to hosts that are not allowed; of a Markdown link its words stay. */
export function withoutForeignLinks(text: string, allowed: ReadonlySet<string>, left = ""): string {
  return text
    .replace(/!\[[^\]\n]*\]\([^)\n"]*\)/g, "")
    .replace(/<\/?(?:img|a|iframe|script|link|object|embed)\b[^>\n"]*(?:"[^"\n]*"[^>\n"]*)*>/gi, "")
    .replace(/\[([^\]\n]*)\]\(\s*([^)\s"]*)[^)\n"]*\)/g, (_, words: string, address: string) =>
      allowed.has(hostOf(address)) ? `${words} ${address}` : words + left,
    )
    .replace(ADDRESS, (address) => (allowed.has(hostOf(address)) ? address : left));
}

/** Stands in a text where an address was: it cites nothing that there is, so nobody sees it, and its sentence is theirs to settle. */
export const TAKEN_OUT = "[x0]";

/** What may still grow into a link, an image or a tag at the end of what has come. */
const BEGUN = [
  /!?\[[^\]\n]{0,300}(?:\](?:\([^)\n]{0,1000})?)?$/,
  /!$/,
  /<\/?[a-z]{0,8}(?:\s[^>\n]{0,1000})?$/i,
  /(?:h|ht|htt|https?|https?:|https?:\/|https?:\/\/[^\s<>"'`()\\[\]{}|]{0,1000}|\bw|\bww|\bwww|\bwww\.[^\s<>"'`()\\[\]{}|]{0,1000})$/i,
];

/** The same for a text that comes in pieces. */
export class LinkFilter {
  readonly #allowed: ReadonlySet<string>;
  readonly #left: string;
  #held = "";

  constructor(allowed: ReadonlySet<string>, left = "") {
    this.#allowed = allowed;
    this.#left = left;
  }

  push(piece: string): string {
    const text = this.#held + piece;
    const from = Math.min(...BEGUN.map((begun) => begun.exec(text)?.index ?? text.length));
    this.#held = text.slice(from);
    return withoutForeignLinks(text.slice(0, from), this.#allowed, this.#left);
  }

  end(): string {
    const rest = withoutForeignLinks(this.#held, this.#allowed, this.#left);
    this.#held = "";
    return rest;
  }
}
