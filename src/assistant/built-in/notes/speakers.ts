import type { NotesInput, ReadLine } from "./notes.ts";
import { NAMED_AFTER_FORM, type Person, personNamed } from "./owners.ts";

/** Whom "I", "em", "anh" or "you" means: the one who speaks, the one spoken to, or who wrote the notes. */

const ELDERS = "anh|chị|cô|chú|bác|ông|bà";
const SELF = /^(?:i|we|me|tôi|mình|bên tôi|bên mình|chúng tôi|chúng ta|cháu)$/iu;
const YOUNGER = /^(?:em|bên em)$/iu;
const ELDER = new RegExp(`^(?:${ELDERS})$`, "iu");
const YOU = /^(?:you|bạn|quý khách)$/iu;
const THEIRS = /^(?:khách(?: hàng)?|bên khách|phía khách|(?:the )?(?:customer|client)|he|she|they)$/iu;

/** Words that stand for a person whom only the talk itself names. */
export const isPronoun = (who: string): boolean => [SELF, YOUNGER, ELDER, YOU, THEIRS].some((pattern) => pattern.test(who));
/** Spoken of oneself or to somebody: no outsider. */
export const isSpoken = (who: string): boolean => [SELF, YOUNGER, ELDER, YOU].some((pattern) => pattern.test(who));

const CUSTOMER_LABEL = /^(?:khách(?: hàng)?|kh|customer|client|buyer|bên mua)$/iu;
const OUR_LABEL = /^(?:nv|nhân viên|nvkd|sales?|tư vấn(?: viên)?|cskh|agent|rep|support|me|tôi|em|mình)$/iu;
const LED_BY_ELDER = new RegExp(`^(?:${ELDERS}) `, "iu");
const SAYS_EM = /(?<!\p{L})em(?!\p{L})/iu;

/** On whose side a speaker is, as far as the label says so. */
export function sideOf(speaker: string, people: Person[]): Person["side"] | undefined {
  if (CUSTOMER_LABEL.test(speaker)) return "them";
  if (OUR_LABEL.test(speaker)) return "us";
  return personNamed(speaker, people)?.side ?? (LED_BY_ELDER.test(speaker) ? "them" : undefined);
}

/** The name of whoever a word means in this line; null where nobody can be told. */
export function meantBy(who: string, line: ReadLine, input: NotesInput): string | null {
  const { people, author } = input;
  if (THEIRS.test(who)) return people.find(({ side }) => side === "them")?.name ?? who;
  if (!isSpoken(who)) return personNamed(who, people)?.name ?? who;
  if (line.speaker !== null) return isOneself(who, line, input) ? nameOf(line.speaker, input) : addressee(line, input);
  if (SELF.test(who) || YOUNGER.test(who)) return author;
  return ELDER.test(who) ? (elderBefore(who, line, input) ?? people.find(({ side }) => side === "them")?.name ?? who) : null;
}

/** An elder calls themselves by the form that others use for them, and the younger one "em". */
function isOneself(who: string, line: ReadLine, input: NotesInput): boolean {
  if (SELF.test(who)) return true;
  if (YOU.test(who)) return false;
  return YOUNGER.test(who) !== isElder(line, input);
}

function isElder({ speaker }: ReadLine, { lines, people }: NotesInput): boolean {
  const side = sideOf(speaker ?? "", people);
  const others = lines.filter((line) => line.speaker !== null && line.speaker !== speaker && sideOf(line.speaker, people) !== side);
  const isCalledElder = LED_BY_ELDER.test(speaker ?? "");
  if (side === "us") return isCalledElder && !others.some((line) => LED_BY_ELDER.test(line.speaker ?? ""));
  return isCalledElder || others.length === 0 || others.some(({ text }) => SAYS_EM.test(text));
}

function nameOf(speaker: string, { people, author }: NotesInput): string {
  const known = personNamed(speaker, people)?.name;
  if (known) return known;
  if (OUR_LABEL.test(speaker)) return author ?? speaker;
  return CUSTOMER_LABEL.test(speaker) ? (people.find(({ side }) => side === "them")?.name ?? speaker) : speaker;
}

/** Who spoke last on the other side, else who answers, else the only one whom it can be. */
function addressee(line: ReadLine, input: NotesInput): string | null {
  const { lines, people, author } = input;
  const side = sideOf(line.speaker ?? "", people);
  const isOther = (one: ReadLine) =>
    one.speaker !== null && (side === undefined ? one.speaker !== line.speaker : sideOf(one.speaker, people) !== side);
  const at = lines.indexOf(line);
  const other = lines.slice(0, at).findLast(isOther) ?? lines.slice(at + 1).find(isOther);
  if (other?.speaker) return nameOf(other.speaker, input);
  const [only, ...more] = people.filter((person) => person.side !== side);
  return side === "them" && author ? author : more.length === 0 ? (only?.name ?? null) : null;
}

/** "Chị Thảo xem xong mẫu. Chị sẽ chuyển cọc": the last one who was named with that form. */
function elderBefore(form: string, line: ReadLine, { lines, people }: NotesInput): string | undefined {
  const told = lines.slice(0, lines.indexOf(line) + 1).map(({ text }) => text);
  const named = told.flatMap((text) => [...text.matchAll(NAMED_AFTER_FORM)]).filter(({ groups }) => same(groups?.form, form));
  const last = named.at(-1)?.groups?.name;
  return last && (personNamed(last, people)?.name ?? `${form.toLowerCase()} ${last}`);
}

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();
