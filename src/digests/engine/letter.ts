import { formatDay, startOfDay } from "../../core/time.ts";
import { digestWords } from "../digest.words.ts";
import type { Digest, DigestPoint } from "../digests.schema.ts";
import { sectionWords } from "../sections.words.ts";
import { htmlOf, type MailText, textOf } from "./letter-parts.ts";

/** A digest, and where what it names is found. */
export interface LetterInput {
  digest: Digest;
  timeZone: string;
  workspace: string;
  publicUrl: string;
  stopUrl: string;
}

export interface DigestLetter {
  subject: string;
  body: string;
  html: string;
}

const PLACES: Record<string, string> = { con: "/contacts", com: "/companies", dea: "/deals", act: "/activities", tas: "/tasks" };

/** A digest as a mail: its subject, and the same words and addresses as plain text and as a page. */
export function digestLetter(input: LetterInput): DigestLetter {
  const { digest, timeZone } = input;
  const words = digestWords(digest.language);
  const day = formatDay(startOfDay(digest.to, timeZone), digest.language, timeZone);
  const points = digest.sections
    .filter(({ name }) => name !== "focus")
    .reduce((sum, section) => sum + section.points.length + section.more, 0);
  const told = mailText(input, day);
  return { subject: words.subject(words.titles[digest.kind], day, points), body: textOf(told), html: htmlOf(told) };
}

/** Every point with the address of what it is about; what a section has no room for leads to it on the page. */
function mailText({ digest, workspace, publicUrl, stopUrl }: LetterInput, day: string): MailText {
  const { kind, language, headline, sections } = digest;
  const words = digestWords(language);
  const page = `${publicUrl}/briefing${kind === "weekly" ? "?week" : ""}`;
  const addressOf = ({ recordId }: DigestPoint) => {
    const place = recordId && PLACES[recordId.slice(0, 3)];
    return place ? `${publicUrl}${place}/${recordId}` : null;
  };
  return {
    language,
    title: words.titles[kind],
    day,
    headline: headline.map(({ text }) => text).join(" "),
    sections: sections.map(({ name, points, more }) => ({
      title: sectionWords(language)[name],
      points: points.map((point) => ({ text: point.text, about: point.about, address: addressOf(point) })),
      more: more > 0 ? { text: words.more(more), address: `${page}#${name}` } : null,
    })),
    page: { text: words.openPage, address: page },
    why: words.whyMail(workspace),
    stop: { text: words.stopMail, address: stopUrl },
  };
}
