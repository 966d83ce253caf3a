import type { Language } from "../../assistant/assistant.schema.ts";

/** A digest as a letter: the same words and addresses as plain text and as a page that needs no picture and no script. */

interface Link {
  text: string;
  address: string;
}

export interface MailText {
  language: Language;
  title: string;
  day: string;
  headline: string;
  sections: { title: string; points: { text: string; about: string | null; address: string | null }[]; more: Link | null }[];
  page: Link;
  why: string;
  stop: Link;
}

export function textOf({ language, headline, sections, page, why, stop }: MailText): string {
  const blocks = sections.map(({ title, points, more }) =>
    [
      title.toLocaleUpperCase(language),
      ...points.map(({ text, address }) => (address ? `• ${text}\n  ${address}` : `• ${text}`)),
      ...(more ? [`${more.text}\n  ${more.address}`] : []),
    ].join("\n"),
  );
  return [...(headline ? [headline] : []), ...blocks, `${page.text}\n${page.address}`, `--\n${why}\n${stop.text} ${stop.address}`].join(
    "\n\n",
  );
}

/** Colours of the page itself, by day and by night; a mail program that knows no style sheet shows plain headings and lists. */
const STYLE = `:root{color-scheme:light dark}
body{margin:0;padding:24px 16px;background:#f6f6f4;color:#1c1d1f;font:15px/1.55 -apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.sheet{max-width:600px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e4e3df;border-radius:10px}
h1{margin:0;font-size:20px;line-height:1.3}.day{margin:2px 0 0;color:#6a6b70;font-size:13px}
h2{margin:24px 0 6px;font-size:15px;line-height:1.35}ul{margin:0;padding:0 0 0 18px}li{margin:0 0 8px;overflow-wrap:anywhere}
a{color:#2f5bd0;text-decoration:underline;text-underline-offset:2px}.more{margin:2px 0 0 18px}
.foot{margin:28px 0 0;padding:14px 0 0;border-top:1px solid #e4e3df;color:#6a6b70;font-size:13px}.foot p{margin:0 0 4px}
@media (prefers-color-scheme:dark){body{background:#161719;color:#e9e9e6}.sheet{background:#1e1f22;border-color:#34363a}.day,.foot{color:#a3a4a8}.foot{border-color:#34363a}a{color:#8fb0ff}}`;

export function htmlOf({ language, title, day, headline, sections, page, why, stop }: MailText): string {
  const parts = sections.map(
    (section) => `<h2>${escaped(section.title)}</h2>
<ul>
${section.points.map((point) => `<li>${pointOf(point)}</li>`).join("\n")}
</ul>${section.more ? `\n<p class="more">${linked(section.more)}</p>` : ""}`,
  );
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title>
<style>${STYLE}</style></head>
<body><div class="sheet">
<h1>${escaped(title)}</h1>
<p class="day">${escaped(day)}</p>
${[...(headline ? [`<p>${escaped(headline)}</p>`] : []), ...parts].join("\n")}
<div class="foot"><p><a href="${escaped(page.address)}">${escaped(page.text.replace(/:$/, ""))}</a></p>
<p>${escaped(why)} <a href="${escaped(stop.address)}">${escaped(stop.text.replace(/:$/, ""))}</a></p></div>
</div></body></html>
`;
}

const linked = ({ text, address }: Link): string => `<a href="${escaped(address)}">${escaped(text)}</a>`;

/** The words that name the record lead to it; where no words do, all of them. */
function pointOf({ text, about, address }: MailText["sections"][number]["points"][number]): string {
  if (!address) return escaped(text);
  const at = about ? text.indexOf(about) : -1;
  if (!about || at < 0) return linked({ text, address });
  return `${escaped(text.slice(0, at))}${linked({ text: about, address })}${escaped(text.slice(at + about.length))}`;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
