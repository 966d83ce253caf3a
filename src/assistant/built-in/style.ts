import type { Language } from "../assistant.schema.ts";
import { actOf, isClosing } from "../claims.ts";
import { splitSentences } from "../sentences.ts";
import type { StyleOfLanguage, StyleProfile } from "../style.schema.ts";
import { languageOf } from "../topics.ts";
import { frequentPhrases } from "./turns-of-phrase.ts";

/** How somebody writes, counted in their own mails. Names, figures and addresses are left out: a style is nobody's secret. */

export interface OwnMail {
  body: string;
  /** Whom it went to, so that a phrase for one person does not count as a habit. */
  to: string;
}

/** Fewer say nothing about how somebody writes. */
export const FEWEST_MAILS = 5;
const FEWEST_TIMES = 2;

/** The same mails give the same profile. */
export function learnStyle(mails: OwnMail[]): StyleProfile {
  const read = mails.map((mail) => ({ ...partsOf(mail.body), to: mail.to, language: languageOf(mail.body) }));
  const of = (language: Language) => styleOf(read.filter((mail) => mail.language === language));
  return { vi: of("vi"), en: of("en") };
}

type Read = ReturnType<typeof partsOf> & { to: string };

function partsOf(body: string): { greeting: string | undefined; signOff: string | undefined; sentences: string[]; emojis: string[] } {
  const lines = body.split("\n").map((line) => line.trim());
  const first = lines.findIndex(Boolean);
  const opening = lines[first] ?? "";
  const isGreeting = actOf(opening, { isFirst: true, afterClosing: false }) === "greeting";
  const closing = lines.findIndex((line, index) => index > first && isClosing(line));
  const middle = lines.slice(isGreeting ? first + 1 : 0, closing < 0 ? signatureAt(lines) : closing).join("\n");
  return {
    greeting: isGreeting ? greetingPattern(opening) : undefined,
    signOff: closing < 0 ? undefined : lines[closing],
    sentences: splitSentences(middle).map(({ text }) => text),
    emojis: middle.match(EMOJI) ?? [],
  };
}

/** Where a signature without closing words begins: short lines at the end that are no sentences. */
function signatureAt(lines: string[]): number {
  const ruled = lines.findIndex((line) => /^[-_–—]{2,}$/u.test(line));
  if (ruled >= 0) return ruled;
  const last = lines.findLastIndex(
    (line) => line !== "" && (/[.!?…:)]$|\p{Emoji_Presentation}$/u.test(line) || line.split(/\s+/u).length > 8),
  );
  return last < 0 ? lines.length : last + 1;
}

const EMOJI = /\p{Emoji_Presentation}|:\)|:D/gu;
const TO_VIETNAMESE =
  /^(?<before>.*?)(?:[Aa]nh\/[Cc]hị|[Aa]nh|[Cc]hị|[Ee]m|[Bb]ạn|[Cc]ô|[Cc]hú|[Bb]ác|[Ôô]ng|[Bb]à)(?: \p{Lu}[\p{L}\p{M}]*){1,4}(?<after>(?: (?:ơi|ạ|thân mến))?)\s*[,!.:]?$/u;
const TO_ENGLISH = /^(?<before>Hi|Hello|Hey|Dear|Good morning|Good afternoon)(?: there)?(?: \p{Lu}[\p{L}\p{M}'-]*){1,3}\s*[,!.:]?$/u;
const OWN_FORM = /(?<![\p{L}])(?:em|cháu|con|mình|tôi)(?![\p{L}])/iu;

/** "Dạ em chào anh Minh," → "Dạ {me} chào {you} {name},". */
function greetingPattern(line: string): string | undefined {
  const vietnamese = TO_VIETNAMESE.exec(line)?.groups;
  if (vietnamese) return `${(vietnamese.before ?? "").replace(OWN_FORM, "{me}")}{you} {name}${vietnamese.after ?? ""},`;
  const english = TO_ENGLISH.exec(line)?.groups;
  return english ? `${english.before} {name},` : undefined;
}

function styleOf(mails: Read[]): StyleOfLanguage | null {
  if (mails.length < FEWEST_MAILS) return null;
  const sentences = mails.flatMap((mail) => mail.sentences);
  const share = (test: (mail: Read) => boolean) => rounded(mails.filter(test).length / mails.length);
  return {
    mails: mails.length,
    greeting: usual(mails.map(({ greeting }) => greeting)),
    signOff: usual(mails.map(({ signOff }) => signOff)),
    sentenceWords: median(sentences.map((sentence) => sentence.split(/\s+/u).length)),
    emoji: usual(mails.flatMap(({ emojis }) => emojis)),
    emojiShare: share(({ emojis }) => emojis.length > 0),
    exclamationShare: share((mail) => mail.sentences.some((sentence) => sentence.endsWith("!"))),
    phrases: frequentPhrases(mails),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function usual(all: (string | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const one of all) if (one) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best && best[1] >= FEWEST_TIMES ? best[0] : null;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
