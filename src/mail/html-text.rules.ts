/** Plain text of an HTML mail: nothing of it is ever shown as HTML. One pass, whatever the input. Pure. */

const SKIPPED = new Set(["script", "style", "head", "title", "template", "noscript", "svg", "object", "select", "textarea"]);
const BLOCKS = new Set(
  "p div br tr table ul ol li h1 h2 h3 h4 h5 h6 hr section article header footer blockquote pre center address dl dt dd".split(" "),
);
const SPACED = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"]);
const VOID = new Set(["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "wbr"]);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|\shidden(?=[\s=]|$)/i;
const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  copy: "©",
  reg: "®",
  trade: "™",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  middot: "·",
  euro: "€",
  pound: "£",
  yen: "¥",
  laquo: "«",
  raquo: "»",
  times: "×",
  deg: "°",
  agrave: "à",
  aacute: "á",
  acirc: "â",
  atilde: "ã",
  egrave: "è",
  eacute: "é",
  ecirc: "ê",
  igrave: "ì",
  iacute: "í",
  ograve: "ò",
  oacute: "ó",
  ocirc: "ô",
  otilde: "õ",
  ugrave: "ù",
  uacute: "ú",
  yacute: "ý",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
  ccedil: "ç",
  ntilde: "ñ",
};

/** Quotes (`blockquote`) get ">" before their lines, so that they can be folded away; hidden parts are left out. */
export function htmlToText(html: string): string {
  const writer = new TextWriter();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) {
      writer.text(html.slice(at));
      break;
    }
    if (open > at) writer.text(html.slice(at, open));
    const isComment = html.startsWith("<!--", open);
    const close = html.indexOf(isComment ? "-->" : ">", open);
    if (close === -1) break;
    if (!isComment) writer.tag(html.slice(open + 1, close));
    at = close + (isComment ? 3 : 1);
  }
  return writer.result();
}

class TextWriter {
  readonly #lines: string[] = [];
  #line = "";
  #quotes = 0;
  /** While inside something that is not shown: its name, and how deep we are in elements of that name. */
  #skip: { name: string; depth: number } | undefined;
  #pre = 0;

  text(raw: string): void {
    if (this.#skip) return;
    const text = decodeEntities(raw);
    if (this.#pre > 0) {
      const [first = "", ...rest] = text.split("\n");
      this.#line += first;
      for (const line of rest) {
        this.#endLine();
        this.#line = line;
      }
      return;
    }
    const folded = text.replace(/[\s\u00a0\u200b-\u200d\ufeff]+/g, " ");
    this.#line += this.#line === "" ? folded.trimStart() : folded;
  }

  tag(inside: string): void {
    const isEnd = inside.startsWith("/");
    const name = (/^\/?([a-z][a-z0-9]*)/i.exec(inside)?.[1] ?? "").toLowerCase();
    if (this.#skip) {
      this.#inSkipped(name, isEnd);
      return;
    }
    const isEmpty = VOID.has(name) || inside.endsWith("/");
    if (!isEnd && !isEmpty && (SKIPPED.has(name) || HIDDEN.test(inside))) {
      this.#skip = { name, depth: 1 };
      return;
    }
    if (BLOCKS.has(name)) this.#block(name, isEnd);
    else if (isEnd && (name === "td" || name === "th")) this.#line += "  ";
  }

  result(): string {
    this.#endLine();
    return this.#lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  #inSkipped(name: string, isEnd: boolean): void {
    if (!this.#skip || name !== this.#skip.name) return;
    this.#skip.depth += isEnd ? -1 : 1;
    if (this.#skip.depth === 0) this.#skip = undefined;
  }

  #block(name: string, isEnd: boolean): void {
    if (this.#line.trim() !== "" || name === "br") this.#endLine();
    if (name === "blockquote" && isEnd) this.#quotes = Math.max(0, this.#quotes - 1);
    if (SPACED.has(name) && this.#lines.at(-1)?.replace(/^[> ]+$/, "")) this.#lines.push("> ".repeat(this.#quotes).trimEnd());
    if (name === "blockquote" && !isEnd) this.#quotes = Math.min(20, this.#quotes + 1);
    if (name === "pre") this.#pre = Math.max(0, this.#pre + (isEnd ? -1 : 1));
    if (name === "li" && !isEnd) this.#line = "- ";
  }

  #endLine(): void {
    this.#lines.push(`${"> ".repeat(this.#quotes)}${this.#line.trimEnd()}`.trimEnd());
    this.#line = "";
  }
}

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
