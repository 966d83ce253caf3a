/**
 * Links and images in what a model writes: only addresses that we have named ourselves stay. A link that a customer wrote, or that the model
 * made up, is taken out before anybody sees it; an image could carry data away by being loaded, and is never kept.
 */

/** Items of evidence that we wrote: sender, wish, contact and company records. */
const OURS = /^\[[scoi]\d+\] /;
const ITEM = /^\[[a-z]\d+\] /;
const ADDRESS = /(?:https?:\/\/|\bwww\.)[^\s<>"'`()\\[\]{}|]+/gi;

const hostOf = (address: string): string =>
  (URL.parse(/^www\./i.test(address) ? `https://${address}` : address)?.hostname ?? "").replace(/^www\./, "");

/** Hosts that a model may write: those that stand in its prompt outside of customers' words. */
export function allowedHosts(messages: { content: string }[]): Set<string> {
  const hosts = new Set<string>();
  for (const { content } of messages) {
    let isOurs = true;
    for (const line of content.split("\n")) {
      if (ITEM.test(line)) isOurs = OURS.test(line);
      else if (!line.startsWith("|")) isOurs = true;
      if (isOurs) for (const [address] of line.matchAll(ADDRESS)) hosts.add(hostOf(address));
    }
  }
  hosts.delete("");
  return hosts;
}

/** The text without images and without links to hosts that are not allowed; of a Markdown link its words stay. */
export function withoutForeignLinks(text: string, allowed: ReadonlySet<string>): string {
  return text
    .replace(/!\[[^\]\n]*\]\([^)\n"]*\)/g, "")
    .replace(/<\/?(?:img|a|iframe|script|link|object|embed)\b[^>\n"]*(?:"[^"\n]*"[^>\n"]*)*>/gi, "")
    .replace(/\[([^\]\n]*)\]\(\s*([^)\s"]*)[^)\n"]*\)/g, (_, words: string, address: string) =>
      allowed.has(hostOf(address)) ? `${words} ${address}` : words,
    )
    .replace(ADDRESS, (address) => (allowed.has(hostOf(address)) ? address : ""));
}

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
  #held = "";

  constructor(allowed: ReadonlySet<string>) {
    this.#allowed = allowed;
  }

  push(piece: string): string {
    const text = this.#held + piece;
    const from = Math.min(...BEGUN.map((begun) => begun.exec(text)?.index ?? text.length));
    this.#held = text.slice(from);
    return withoutForeignLinks(text.slice(0, from), this.#allowed);
  }

  end(): string {
    const rest = withoutForeignLinks(this.#held, this.#allowed);
    this.#held = "";
    return rest;
  }
}
