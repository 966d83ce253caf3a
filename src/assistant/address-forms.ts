import { FAMILY_NAMES } from "./name-words.ts";
import { alike, type NameWord, nameWords } from "./names.ts";
import { sharedWords } from "./topics.ts";

/** "Anh Thảo" for "chị Thảo": a form of address that names another person, or a man for a woman. */

const MASCULINE = "[Aa]nh|[Ôô]ng|[Cc]hú|[Mm]r";
const FEMININE = "[Cc]hị|[Bb]à|[Cc]ô|[Mm]rs|[Mm]s|[Mm]iss";
const CALLED = new RegExp(
  `(?<![\\p{L}\\p{M}/])(?<form>${MASCULINE}|${FEMININE})\\.? (?<name>\\p{Lu}[\\p{L}\\p{M}'’-]*(?: \\p{Lu}[\\p{L}\\p{M}'’-]*){0,3})`,
  "gu",
);
const IS_MASCULINE = new RegExp(`^(?:${MASCULINE})$`, "u");
const IS_FORM = new RegExp(`^(?:${MASCULINE}|${FEMININE})$`, "u");

/** Nobody names more people in one text. */
const MOST_PEOPLE = 40;

/** A person as a text calls them. */
interface Called {
  raw: string;
  name: NameWord[];
  isMan: boolean;
  /** What is said of them: two people of one name are told apart by it. */
  about: string;
}

/** A record of a person whose form of address is known: "anh", "Ms". */
interface Known {
  name: string;
  form: string;
}

/** Who is called in a text, with a form of address that tells men from women. */
function calledIn(text: string): Called[] {
  const found = [...text.matchAll(CALLED)].slice(0, MOST_PEOPLE);
  return found.map(({ 0: raw, index, groups }, at) => ({
    raw,
    name: nameWords(groups?.name ?? ""),
    isMan: IS_MASCULINE.test(groups?.form ?? ""),
    about: text.slice(index + raw.length, found[at + 1]?.index).split(/[.;!?\n]/u)[0] ?? "",
  }));
}

/**
 * People of the sentence whose form of address is contrary to that of everybody of their name, or of the one of that name of whom the same
 * is said: in what it cites, or, where that knows nobody so, in all that is known.
 */
export function mistakenForms(text: string, cited: string[], all: string[], people: Known[]): string[] {
  const claimed = calledIn(text);
  if (claimed.length === 0) return [];
  const records = people.filter(({ form }) => IS_FORM.test(form)).map(recorded);
  const near = [...cited.flatMap(calledIn), ...records.filter(({ raw }) => cited.some((source) => source.includes(raw)))];
  const isMistaken = (one: Called): boolean => {
    const heard = near.filter((other) => isNamesake(one, other));
    const known = heard.length > 0 ? heard : [...all.flatMap(calledIn), ...records].filter((other) => isNamesake(one, other));
    const nearest = (isMan: boolean) =>
      Math.max(-1, ...known.filter((other) => other.isMan === isMan).map((other) => sharedWords(one.about, other.about)));
    return nearest(!one.isMan) > nearest(one.isMan);
  };
  return claimed.filter(isMistaken).map(({ raw }) => raw);
}

const KIN = "anh|chị|em|cô|chú|bác|ông|bà|bạn|cháu|con";

/** "Chào em Phượng" to whom the record has called "chị": in a greeting there is nobody else to be meant. */
export function mistakenGreeting(text: string, reader: Known | undefined): string[] {
  const given = nameWords(reader?.name ?? "").at(-1);
  if (!reader || !given || !new RegExp(`^(?:${KIN})$`, "u").test(reader.form)) return [];
  const called = [
    ...text.matchAll(new RegExp(`(?<![\\p{L}\\p{M}])((?i:${KIN}))(?: \\p{Lu}[\\p{L}\\p{M}]*){0,3} (\\p{Lu}[\\p{L}\\p{M}]*)`, "gu")),
  ];
  return called.flatMap(([raw, form = "", name = ""]) => {
    const [last] = nameWords(name);
    return last && alike(last, given) && form.toLowerCase() !== reader.form ? [raw] : [];
  });
}

/** A Vietnamese goes by the last word of the name, others by the first with friends and by the last with strangers. */
function recorded({ name, form }: Known): Called & { otherName?: NameWord } {
  const words = nameWords(name);
  const [first] = words;
  const isVietnamese = first !== undefined && FAMILY_NAMES.has(first.marked);
  return { raw: name, name: words, isMan: IS_MASCULINE.test(form), about: "", ...(first && !isVietnamese && { otherName: first }) };
}

function isNamesake(a: Called, b: Called & { otherName?: NameWord }): boolean {
  const [one, other] = [a.name.at(-1), b.name.at(-1)];
  if (!one || !other) return false;
  if (b.otherName && a.name.length === 1 && alike(one, b.otherName)) return true;
  const [shorter, longer] = a.name.length <= b.name.length ? [a.name, b.name] : [b.name, a.name];
  return alike(one, other) && (shorter.length === 1 || shorter.every((word) => longer.some((found) => alike(word, found))));
}
